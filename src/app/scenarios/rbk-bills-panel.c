/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-bills-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-choice.h"
#include "rbk-field-flow.h"
#include "rbk-made-up-tag.h"
#include "rbk-predictability.h"
#include "rbk-scenario-words.h"
#include "rbk-scenarios-states.h"
#include "rbk-section.h"
#include "rbk-word.h"
#include "rbk-work-row.h"

#define USUAL_SPREAD 1

/* How far a customer's months differ where nobody counted: the standard deviation of the
 * logarithm. */
static const struct
{
  const char *title;
  double      sigma;
} spreads[] = {
  { N_ ("Months differ a little"), 0.15 },
  { N_ ("Months differ as usual"), 0.3 },
  { N_ ("Months differ a lot"), 0.6 },
};

static const struct
{
  const char *sign, *css_class, *word;
} verdicts[] = {
  [RBK_PREDICTABLE] = { "●", "success", N_ ("Predictable") },
  [RBK_BORDERLINE] = { "▲", "warning", N_ ("Borderline") },
  [RBK_UNPREDICTABLE] = { "▼", "error", N_ ("Unpredictable") },
  [RBK_PREDICTABILITY_UNKNOWN] = { "–", "dim-label", N_ ("Not known") },
};

typedef struct
{
  RbkAnalysis *analysis; /* (owned) */
  double       sigma;
} Request;

typedef struct
{
  RbkAnalysis       *analysis; /* (owned) */
  RbkPredictability *verdicts; /* (owned) */
} Result;

/**
 * RbkBillsPanel:
 *
 * Whether customers can foresee their bill: how many of each plan pay within 20 % of their mean
 * bill, by the months of their file, or by months that are supposed.
 */
struct _RbkBillsPanel
{
  GtkWidget parent_instance;

  RbkAnalysis    *analysis; /* (owned) (nullable) */
  RbkMoneyFormat *format;   /* (not owned) (nullable) the page's */
  GtkWidget      *stack, *section, *tag, *spread, *list;
  RbkWorkRow     *row;
};

G_DEFINE_FINAL_TYPE (RbkBillsPanel, rbk_bills_panel, GTK_TYPE_WIDGET)

static void
free_request (gpointer data)
{
  Request *request = data;

  rbk_analysis_unref (request->analysis);
  g_free (request);
}

static void
free_result (gpointer data)
{
  Result *result = data;

  rbk_predictability_free (result->verdicts);
  rbk_analysis_unref (result->analysis);
  g_free (result);
}

/* In a thread. */
static gpointer
work (gpointer data, RbkWorkPiece *piece, GError **error)
{
  Request           *request = data;
  RbkPredictability *found =
      rbk_predictability_new (rbk_analysis_get_spec (request->analysis),
                              rbk_analysis_get_mix_index (request->analysis),
                              rbk_analysis_get_days (request->analysis), request->sigma,
                              rbk_work_piece_get_cancellable (piece), error);
  Result *result;

  if (found == NULL)
    return NULL;
  result = g_new0 (Result, 1);
  result->analysis = rbk_analysis_ref (request->analysis);
  result->verdicts = found;

  return result;
}

static char *
explain (RbkBillsPanel *self, const RbkPlanPredictability *plan)
{
  g_autofree char *share =
      rbk_money_format_percent (self->format, floor (plan->share * 100.0) / 100.0, 0);
  g_autofree char *number =
      rbk_money_format_quantity (self->format, rbk_decimal_from_int ((gint64) plan->n_customers));

  if (plan->n_customers == 0)
    return g_strdup (_ ("Nobody is on it long enough to tell."));

  /* Translators: a percentage, and a number of customers */
  return g_strdup_printf (ngettext ("%s of %s customer pays within 20 %% of the mean bill.",
                                    "%s of %s customers pay within 20 %% of their mean bill.",
                                    rbk_word_plural (plan->n_customers)),
                          share, number);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_plan (RbkBillsPanel *self, const char *name, const RbkPlanPredictability *plan)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *title = new_label (name, "heading");
  g_autofree char *verdict =
      g_strdup_printf ("%s %s", verdicts[plan->verdict].sign, _ (verdicts[plan->verdict].word));
  GtkWidget       *judged = new_label (verdict, verdicts[plan->verdict].css_class);
  g_autofree char *reason = explain (self, plan);
  /* Translators: %s is a plan */
  g_autofree char *verdict_name = g_strdup_printf (_ ("Bills of %s"), name);

  rbk_scenario_words_name (judged, verdict_name);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), judged);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), new_label (reason, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "bill");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show_note (RbkBillsPanel *self, const RbkPredictability *found)
{
  g_autofree char *note =
      found->n_months > 0
          ? g_strdup_printf (ngettext ("By the %u whole month of the usage file.",
                                       "By the %u whole months of the usage file.",
                                       found->n_months),
                             found->n_months)
          : g_strdup (_ ("Nobody counted two whole months, so how far a customer’s months differ "
                         "is assumed."));

  rbk_section_set_note (RBK_SECTION (self->section), note);
  gtk_widget_set_visible (self->spread, found->n_months == 0);
}

static void
done (gpointer owner, gpointer data)
{
  RbkBillsPanel *self = RBK_BILLS_PANEL (owner);
  Result        *result = data;
  const RbkSpec *spec = rbk_analysis_get_spec (result->analysis);
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  show_note (self, result->verdicts);
  for (guint i = 0; i < result->verdicts->n_plans; i++)
    if (!spec->plans[i].is_quote_only)
      add_plan (self, spec->plans[i].name, &result->verdicts->plans[i]);
  free_result (result);
}

static const RbkWorkFacts facts = { work, done, free_request, free_result };

static void
ask (RbkBillsPanel *self)
{
  guint    chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->spread));
  Request *request;

  if (self->analysis == NULL || chosen >= G_N_ELEMENTS (spreads) ||
      rbk_analysis_get_mix_index (self->analysis) == NULL)
    return;
  request = g_new0 (Request, 1);
  request->analysis = rbk_analysis_ref (self->analysis);
  request->sigma = spreads[chosen].sigma;
  rbk_work_row_ask (self->row, request);
}

static void
rbk_bills_panel_dispose (GObject *object)
{
  RbkBillsPanel *self = RBK_BILLS_PANEL (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);

  G_OBJECT_CLASS (rbk_bills_panel_parent_class)->dispose (object);
}

static void
rbk_bills_panel_class_init (RbkBillsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_bills_panel_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "bills");
}

static GtkWidget *
new_tools (RbkBillsPanel *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  self->tag = rbk_made_up_tag_new ();
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  self->spread = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (spreads); i++)
    g_ptr_array_add (titles, (gpointer) _ (spreads[i].title));
  rbk_field_flow_set_texts (self->spread, titles);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->spread), USUAL_SPREAD);
  rbk_choice_set_title (self->spread, _ ("How far months differ"));
  gtk_widget_set_tooltip_text (self->spread, _ ("An assumption: how far the months of one customer "
                                                "are apart"));
  g_signal_connect_object (self->spread, "notify::selected", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (tools), self->tag);
  gtk_box_append (GTK_BOX (tools), self->spread);

  return tools;
}

static void
rbk_bills_panel_init (RbkBillsPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plans"), -1);
  self->row = RBK_WORK_ROW (rbk_work_row_new (&facts, self, _ ("Comparing bills…")));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->row));
  self->section = rbk_section_new (_ ("Can Customers Foresee Their Bill?"), box);
  rbk_section_set_tools (RBK_SECTION (self->section), new_tools (self));
  gtk_box_append (GTK_BOX (sections), self->section);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), rbk_section_new_page (sections), "bills");
  gtk_stack_add_named (GTK_STACK (self->stack), rbk_scenarios_new_no_customers (), "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * rbk_bills_panel_new:
 *
 * Returns: (transfer floating): room for verdicts
 */
GtkWidget *
rbk_bills_panel_new (void)
{
  return g_object_new (RBK_TYPE_BILLS_PANEL, NULL);
}

/**
 * rbk_bills_panel_update:
 * @self: a panel
 * @analysis: the state of the book that is looked at, which could be frozen
 * @format: for numbers; it must outlive the panel
 *
 * Follows the book and its customers.
 */
void
rbk_bills_panel_update (RbkBillsPanel *self, RbkAnalysis *analysis, RbkMoneyFormat *format)
{
  g_return_if_fail (RBK_IS_BILLS_PANEL (self));

  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (analysis);
  self->format = format;
  rbk_made_up_tag_update (self->tag, rbk_analysis_get_population (analysis));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    rbk_analysis_get_mix_index (analysis) != NULL ? "bills"
                                                                                  : "none");
  ask (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tornado-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-field-flow.h"
#include "rbk-made-up-tag.h"
#include "rbk-scenario-words.h"
#include "rbk-section.h"
#include "rbk-shock-value.h"
#include "rbk-shock-words.h"
#include "rbk-swing-bar.h"
#include "rbk-tornado.h"
#include "rbk-work-row.h"

#define NAME_CHARS 22
#define ALL_CUSTOMERS -1

typedef struct
{
  RbkAnalysis     *analysis; /* (owned) */
  RbkTornadoCases *cases;    /* (owned) */
  int              plan;
} Request;

/**
 * RbkTornadoPanel:
 *
 * Which of the things that may happen in a year moves a margin most: of a plan at its usual
 * usage, or of all customers together. The widest swing comes first.
 */
struct _RbkTornadoPanel
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkAnalysis    *analysis; /* (owned) (nullable) */
  RbkMoneyFormat *format;   /* (not owned) (nullable) the page's */
  GArray         *plans;    /* (owned) (element-type int) what can be chosen */
  GtkWidget      *scroller, *section, *tag, *choice, *grid;
  RbkWorkRow     *row;
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (RbkTornadoPanel, rbk_tornado_panel, GTK_TYPE_WIDGET)

static void
free_request (gpointer data)
{
  Request *request = data;

  rbk_tornado_cases_free (request->cases);
  rbk_analysis_unref (request->analysis);
  g_free (request);
}

/* In a thread. */
static gpointer
work (gpointer data, RbkWorkPiece *piece, GError **error)
{
  Request *request = data;

  return rbk_tornado_new (request->cases, request->plan,
                          rbk_analysis_get_mix_index (request->analysis),
                          rbk_work_piece_get_cancellable (piece), rbk_work_piece_note, piece,
                          error);
}

/* “×0.5: 91.2 %”, and what it is called. */
static char *
describe_end (RbkTornadoPanel *self, const char *text, double margin, char **subject)
{
  g_autoptr(RbkShock) shock = rbk_shock_parse (text, NULL);
  g_autofree char *percent = rbk_money_format_percent (self->format, margin, 1);
  g_autofree char *value = NULL;

  if (shock == NULL)
    return g_strdup (percent);
  value = shock->is_factor && rbk_decimal_equal (shock->value, RBK_DECIMAL_ONE)
              ? g_strdup (_ ("As today"))
              : rbk_shock_value_dup_shown (shock, self->format);
  if (subject != NULL)
    *subject = rbk_shock_words_dup_subject (shock, rbk_document_get_book (self->document));

  /* Translators: what happens, as −50 %, and the margin then */
  return g_strdup_printf (_ ("%s: %s"), value, percent);
}

static GtkWidget *
new_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_name (const char *name)
{
  GtkWidget *label = new_label (name, "name", 0.0f);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS / 2);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);

  return label;
}

static void
add_bar (RbkTornadoPanel *self, const RbkTornadoBar *bar, const RbkSwing *scale, int row)
{
  g_autofree char *name = NULL;
  g_autofree char *low = describe_end (self, bar->low, bar->low_margin, &name);
  g_autofree char *high = describe_end (self, bar->high, bar->high_margin, NULL);
  const char      *title = name != NULL ? name : bar->name;
  /* Translators: what moves; then one end of it and its margin, and the other */
  g_autofree char *words = g_strdup_printf (_ ("%s. %s; %s"), title, low, high);
  gboolean         is_low_first = bar->low_margin <= bar->high_margin;
  RbkSwing         swing = *scale;
  GtkWidget       *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget       *delta = gtk_label_new (NULL);
  GtkWidget       *left = new_label (is_low_first ? low : high, "end", 0.0f);
  g_autofree char *swing_name = NULL;

  swing.low = bar->low_margin;
  swing.high = bar->high_margin;
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (ends), left);
  gtk_box_append (GTK_BOX (ends), new_label (is_low_first ? high : low, "end", 1.0f));
  gtk_box_append (GTK_BOX (box), rbk_swing_bar_new (&swing, words));
  gtk_box_append (GTK_BOX (box), ends);
  gtk_widget_set_hexpand (box, TRUE);
  rbk_scenario_words_show_points (delta, self->format, bar->swing);
  /* Translators: %s is what moves a margin: “Swing of Usage” */
  swing_name = g_strdup_printf (_ ("Swing of %s"), title);
  rbk_scenario_words_name (delta, swing_name);
  gtk_label_set_xalign (GTK_LABEL (delta), 1.0f);
  gtk_grid_attach (GTK_GRID (self->grid), new_name (title), 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), box, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), delta, 2, row, 1, 1);
}

static void
show_note (RbkTornadoPanel *self, const RbkTornado *tornado)
{
  g_autofree char *margin =
      rbk_scenario_words_for_share (self->format, tornado->has_margin, tornado->margin);
  g_autofree char *note =
      tornado->has_margin
          /* Translators: %s is a margin */
          ? g_strdup_printf (_ ("The margin is %s today; red is below that and green above. What "
                                "matters most comes first."),
                             margin)
          : g_strdup (_ ("There is no margin to move: nobody pays for it."));

  rbk_section_set_note (RBK_SECTION (self->section), note);
}

static void
done (gpointer owner, gpointer result)
{
  RbkTornadoPanel *self = RBK_TORNADO_PANEL (owner);
  g_autoptr(RbkTornado) tornado = result;
  RbkSwing   scale = { .least = tornado->margin, .most = tornado->margin, .now = tornado->margin };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  show_note (self, tornado);
  gtk_widget_set_visible (self->grid, tornado->has_margin);
  for (guint i = 0; i < tornado->n_bars; i++)
    {
      const RbkTornadoBar *bar = &tornado->bars[i];

      scale.least = MIN (scale.least, MIN (bar->low_margin, bar->high_margin));
      scale.most = MAX (scale.most, MAX (bar->low_margin, bar->high_margin));
    }
  for (guint i = 0; i < tornado->n_bars && tornado->has_margin; i++)
    add_bar (self, &tornado->bars[i], &scale, (int) i);
}

static const RbkWorkFacts facts = { work, done, free_request, (GDestroyNotify) rbk_tornado_free };

static void
ask (RbkTornadoPanel *self)
{
  guint    chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  Request *request;
  g_autoptr(GError) error = NULL;

  if (self->is_updating || self->analysis == NULL || chosen >= self->plans->len)
    return;
  request = g_new0 (Request, 1);
  request->analysis = rbk_analysis_ref (self->analysis);
  request->plan = g_array_index (self->plans, int, chosen);
  request->cases =
      rbk_tornado_cases_new (rbk_document_get_book (self->document),
                             &rbk_analysis_get_spec (self->analysis)->date, NULL, &error);
  if (request->cases != NULL)
    {
      rbk_work_row_ask (self->row, request);
      return;
    }
  rbk_section_set_note (RBK_SECTION (self->section), error->message);
  rbk_analysis_unref (request->analysis);
  g_free (request);
}

static void
rbk_tornado_panel_dispose (GObject *object)
{
  RbkTornadoPanel *self = RBK_TORNADO_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->plans, g_array_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_tornado_panel_parent_class)->dispose (object);
}

static void
rbk_tornado_panel_class_init (RbkTornadoPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_tornado_panel_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tornado");
}

static GtkWidget *
new_tools (RbkTornadoPanel *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->tag = rbk_made_up_tag_new ();
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  self->choice = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);
  rbk_choice_set_title (self->choice, _ ("Margin of"));
  gtk_widget_set_tooltip_text (self->choice, _ ("Whose margin is looked at"));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (tools), self->tag);
  gtk_box_append (GTK_BOX (tools), self->choice);

  return tools;
}

static void
rbk_tornado_panel_init (RbkTornadoPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->is_updating = TRUE;
  self->plans = g_array_new (FALSE, FALSE, sizeof (int));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 10);
  gtk_widget_add_css_class (self->grid, "bars");
  self->row = RBK_WORK_ROW (rbk_work_row_new (&facts, self, _ ("Working out what moves it…")));
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->row));
  self->section = rbk_section_new (_ ("What Moves the Margin Most"), box);
  rbk_section_set_tools (RBK_SECTION (self->section), new_tools (self));
  gtk_box_append (GTK_BOX (sections), self->section);
  self->scroller = rbk_section_new_page (sections);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->is_updating = FALSE;
}

/**
 * rbk_tornado_panel_new:
 * @document: an open book
 *
 * Returns: (transfer floating): room for what moves its margins
 */
GtkWidget *
rbk_tornado_panel_new (RbkDocument *document)
{
  RbkTornadoPanel *self = g_object_new (RBK_TYPE_TORNADO_PANEL, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}

static gboolean
has_margin (const RbkSpec *spec, guint plan)
{
  const RbkPlanSpec  *of = &spec->plans[plan];
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (of, &spec->date);
  RbkFigure           figure;

  return !of->is_quote_only && phase != NULL &&
         rbk_figure_at (spec, of, phase, rbk_spec_get_axis_meter (spec, of), &of->sizing, NULL,
                        &figure, NULL) &&
         figure.has_margin;
}

static void
show_choices (RbkTornadoPanel *self, const RbkSpec *spec, gboolean has_customers)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  int   all = ALL_CUSTOMERS;

  g_array_set_size (self->plans, 0);
  if (has_customers)
    {
      g_array_append_val (self->plans, all);
      g_ptr_array_add (names, _ ("All customers"));
    }
  for (guint i = 0; i < spec->n_plans; i++)
    if (has_margin (spec, i))
      {
        int plan = (int) i;

        g_array_append_val (self->plans, plan);
        g_ptr_array_add (names, spec->plans[i].name);
      }
  self->is_updating = TRUE;
  rbk_field_flow_set_texts (self->choice, names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), chosen < names->len ? chosen : 0);
  self->is_updating = FALSE;
}

/**
 * rbk_tornado_panel_update:
 * @self: a panel
 * @analysis: the state of the book that is looked at, which could be frozen
 * @format: for its currency; it must outlive the panel
 *
 * Follows the book.
 */
void
rbk_tornado_panel_update (RbkTornadoPanel *self, RbkAnalysis *analysis, RbkMoneyFormat *format)
{
  g_return_if_fail (RBK_IS_TORNADO_PANEL (self));

  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (analysis);
  self->format = format;
  rbk_made_up_tag_update (self->tag, rbk_analysis_get_population (analysis));
  show_choices (self, rbk_analysis_get_spec (analysis),
                rbk_analysis_get_mix_index (analysis) != NULL);
  if (self->plans->len > 0)
    ask (self);
  else
    rbk_section_set_note (RBK_SECTION (self->section),
                          _ ("No plan has a margin to move. Give one a price."));
  gtk_widget_set_visible (self->choice, self->plans->len > 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-findings-page.h"

#include <glib/gi18n-lib.h>

#include "rbk-check.h"
#include "rbk-decision-row.h"
#include "rbk-field-row.h"
#include "rbk-finding-group.h"
#include "rbk-line-layout.h"
#include "rbk-made-up-tag.h"
#include "rbk-section.h"
#include "rbk-soon.h"
#include "rbk-state-page.h"
#include "rbk-wrapped-label.h"

/* A group for each severity, and one for what is let be. */
#define N_GROUPS 4

/**
 * RbkFindingsPage:
 *
 * What the rules say of a book: first the six decisions, then what was found, the worst first.
 */
struct _RbkFindingsPage
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkFindings    *findings; /* (owned) */
  RbkAdviser     *adviser;  /* (owned) */
  RbkMoneyFormat *format;   /* (owned) (nullable) */
  RbkBook        *book;     /* (not owned) whose field is shown, to compare with */
  GtkWidget      *stack, *problem;
  GtkWidget      *decisions_section, *tag;
  GtkWidget      *decisions[RBK_N_DECISIONS];
  GtkWidget      *groups[N_GROUPS];
  GtkWidget      *nothing, *nothing_text, *waiting, *list, *acquisition;
  char           *wanted; /* (owned) (nullable) the plan whose findings are to be shown */
  RbkSoon         updating;
  guint           wanted_id;
};

G_DEFINE_FINAL_TYPE (RbkFindingsPage, rbk_findings_page, GTK_TYPE_WIDGET)

static GtkWidget *
new_acquisition (RbkFindingsPage *self)
{
  RbkFieldTarget target = { .document = self->document,
                            .format = self->format,
                            .record = RBK_RECORD (rbk_document_get_book (self->document)) };
  GtkWidget     *row = rbk_field_row_new (&target, "acquisition-cost", _ ("Cost of a new customer"),
                                          _ ("Cost of a new customer"));

  rbk_field_row_set_empty (RBK_FIELD_ROW (row), _ ("not known"));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

/* A format is kept by whoever shows numbers, so it stays while the currency does. */
static void
update_format (RbkFindingsPage *self)
{
  RbkBook    *book = rbk_document_get_book (self->document);
  const char *currency = rbk_book_get_currency (book);

  if (self->format == NULL || book != self->book ||
      g_strcmp0 (rbk_money_format_get_currency (self->format), currency) != 0)
    {
      if (self->acquisition != NULL)
        gtk_list_box_remove (GTK_LIST_BOX (self->list), self->acquisition);
      g_clear_pointer (&self->format, rbk_money_format_free);
      self->format = rbk_money_format_new (NULL, currency);
      self->book = book;
      self->acquisition = new_acquisition (self);
    }
  else
    rbk_field_row_update (RBK_FIELD_ROW (self->acquisition));
}

static void
update_decisions (RbkFindingsPage *self, RbkAnalysis *analysis)
{
  guint            n[RBK_DECISION_STALE + 1] = { 0 };
  g_autofree char *note = NULL;

  for (guint i = 0; i < RBK_N_DECISIONS; i++)
    n[rbk_decision_row_update (RBK_DECISION_ROW (self->decisions[i]), analysis, self->format)]++;
  /* Translators: how many of the six decisions */
  note =
      g_strdup_printf (_ ("Locked: %u. Open: %u. Stale: %u. Lock what is decided, with a reason; "
                          "when what it rests on moves, you are told."),
                       n[RBK_DECISION_LOCKED], n[RBK_DECISION_OPEN], n[RBK_DECISION_STALE]);
  rbk_section_set_note (RBK_SECTION (self->decisions_section), note);
}

static void
update_findings (RbkFindingsPage *self)
{
  GPtrArray       *list = rbk_findings_get_list (self->findings);
  guint            n = 0, n_let_be, n_rules;
  g_autofree char *text = NULL;

  for (guint i = 0; i <= RBK_SEVERITY_INFO; i++)
    n += rbk_finding_group_update (RBK_FINDING_GROUP (self->groups[i]), self->format);
  n_let_be =
      rbk_finding_group_update (RBK_FINDING_GROUP (self->groups[N_GROUPS - 1]), self->format);
  n_rules = g_strv_length ((char **) rbk_rules_list ());
  text = n_let_be > 0
             ? g_strdup_printf (ngettext ("%u rule looked, and found only what the book lets be.",
                                          "%u rules looked, and found only what the book lets be.",
                                          n_rules),
                                n_rules)
             : g_strdup_printf (ngettext ("%u rule looked at the book and found nothing.",
                                          "All %u rules looked at the book and found nothing.",
                                          n_rules),
                                n_rules);
  gtk_label_set_text (GTK_LABEL (self->nothing_text), text);
  gtk_widget_set_visible (self->nothing, list != NULL && n == 0);
  gtk_widget_set_visible (self->waiting, list == NULL);
}

static void
update (RbkFindingsPage *self)
{
  RbkAnalysis  *analysis = rbk_document_get_analysis (self->document);
  const GError *error = rbk_analysis_get_error (analysis);

  if (error == NULL)
    error = rbk_findings_get_error (self->findings);
  if (rbk_analysis_get_table (analysis) == NULL || error != NULL)
    {
      rbk_state_page_show_problem (self->problem, error);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
      return;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
  update_format (self);
  rbk_made_up_tag_update (self->tag, rbk_analysis_get_population (analysis));
  update_decisions (self, analysis);
  /* What is out of date stays as it was, until the rules have looked again. */
  if (rbk_findings_is_current (self->findings) || rbk_findings_get_list (self->findings) == NULL)
    update_findings (self);
}

/* After the rules have looked, which is at the same priority and was asked for before. */
static void
queue_update (RbkFindingsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rbk_soon_ask (&self->updating);
}

static void
rbk_findings_page_map (GtkWidget *widget)
{
  update (RBK_FINDINGS_PAGE (widget));
  GTK_WIDGET_CLASS (rbk_findings_page_parent_class)->map (widget);
}

/* Once rows have their places, or the page could not scroll to them. */
static gboolean
show_wanted_cb (gpointer user_data)
{
  RbkFindingsPage *self = user_data;

  self->wanted_id = 0;
  for (guint i = 0; i < N_GROUPS; i++)
    if (rbk_finding_group_show_plan (RBK_FINDING_GROUP (self->groups[i]), self->wanted))
      break;
  return G_SOURCE_REMOVE;
}

static void
show_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkFindingsPage *self = RBK_FINDINGS_PAGE (widget);

  g_free (self->wanted);
  self->wanted = g_variant_dup_string (parameter, NULL);
  if (self->wanted_id == 0)
    self->wanted_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_wanted_cb, self, NULL);
}

static void
rbk_findings_page_dispose (GObject *object)
{
  RbkFindingsPage *self = RBK_FINDINGS_PAGE (object);

  rbk_soon_clear (&self->updating);
  g_clear_handle_id (&self->wanted_id, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->findings);
  g_clear_object (&self->adviser);
  g_clear_object (&self->document);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_findings_page_parent_class)->dispose (object);
}

static void
rbk_findings_page_class_init (RbkFindingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_findings_page_dispose;
  widget_class->map = rbk_findings_page_map;

  gtk_widget_class_install_action (widget_class, "findings.show-plan", "s", show_plan_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findingspage");
}

static void
rbk_findings_page_init (RbkFindingsPage *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) update, self);
}

static GtkWidget *
new_decisions (RbkFindingsPage *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Six decisions"), -1);
  for (guint i = 0; i < RBK_N_DECISIONS; i++)
    {
      self->decisions[i] =
          rbk_decision_row_new (self->document, self->adviser, (RbkDecisionTopic) i);
      gtk_box_append (GTK_BOX (box), self->decisions[i]);
    }
  self->decisions_section = rbk_section_new (_ ("Six Decisions"), box);
  self->tag = rbk_made_up_tag_new ();
  rbk_section_set_tools (RBK_SECTION (self->decisions_section), self->tag);
  return self->decisions_section;
}

static GtkWidget *
new_nothing (RbkFindingsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name ("emblem-ok-symbolic");

  self->nothing_text = rbk_wrapped_label_new (NULL, NULL);
  gtk_widget_add_css_class (icon, "success");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->nothing_text);
  gtk_widget_add_css_class (box, "nothing");
  self->nothing = rbk_section_new (_ ("Nothing Found"), box);
  return self->nothing;
}

static GtkWidget *
new_waiting (RbkFindingsPage *self)
{
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *text = gtk_label_new (_ ("The rules are looking at every customer…"));

  self->waiting = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_layout_manager (self->waiting, rbk_line_layout_new (8));
  gtk_widget_set_halign (self->waiting, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0.0f);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_box_append (GTK_BOX (self->waiting), spinner);
  gtk_box_append (GTK_BOX (self->waiting), text);
  return self->waiting;
}

static GtkWidget *
new_basis (RbkFindingsPage *self)
{
  GtkWidget *section;
  GtkWidget *bounds = gtk_button_new_with_mnemonic (_ ("_Bounds…"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the rules take into account"), -1);
  section = rbk_section_new (_ ("What the Rules Take into Account"), self->list);
  rbk_section_set_note (RBK_SECTION (section),
                        _ ("What it takes to win a customer says how much a free one may cost."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bounds), "app.preferences");
  gtk_widget_set_tooltip_text (bounds,
                               _ ("From where on something is worth a finding, in all books"));
  gtk_widget_add_css_class (bounds, "flat");
  rbk_section_set_tools (RBK_SECTION (section), bounds);
  return section;
}

static void
fill (RbkFindingsPage *self)
{
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_box_append (GTK_BOX (sections), new_decisions (self));
  gtk_box_append (GTK_BOX (sections), new_waiting (self));
  gtk_box_append (GTK_BOX (sections), new_nothing (self));
  for (guint i = 0; i < N_GROUPS; i++)
    {
      self->groups[i] = rbk_finding_group_new (self->document, self->findings, (RbkSeverity) i,
                                               i == N_GROUPS - 1);
      gtk_box_append (GTK_BOX (sections), self->groups[i]);
    }
  gtk_box_append (GTK_BOX (sections), new_basis (self));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), rbk_section_new_page (sections), "page");
  self->problem = rbk_state_page_new_problem (_ ("The Rules Can’t Look"));
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * rbk_findings_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page of what the rules say of it
 */
GtkWidget *
rbk_findings_page_new (RbkDocument *document, GSettings *settings)
{
  RbkFindingsPage *self = g_object_new (RBK_TYPE_FINDINGS_PAGE, NULL);

  self->document = g_object_ref (document);
  self->findings = g_object_ref (rbk_findings_of (document, settings));
  self->adviser = rbk_adviser_new (document);
  fill (self);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adviser, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

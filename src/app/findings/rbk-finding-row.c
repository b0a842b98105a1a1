/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-row-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-finding-chart.h"
#include "rbk-finding-explain.h"
#include "rbk-finding-words.h"
#include "rbk-help-topic.h"
#include "rbk-icon-button.h"
#include "rbk-line-layout.h"
#include "rbk-path.h"
#include "rbk-wrapped-label.h"

/* Of a place, so much is seen however narrow it is. */
#define PLACE_CHARS 6

/**
 * RbkFindingRow:
 *
 * What a rule found: a sentence, the place to go to, what mends it, and why it matters. What is
 * mended or let be is one step that can be undone.
 *
 * ## Accessibility
 *
 * An item of a list, named by its sentence and described by how much it matters.
 */
G_DEFINE_FINAL_TYPE (RbkFindingRow, rbk_finding_row, GTK_TYPE_WIDGET)

/* The place where it bites may be told by a figure already. */
static void
add_facts (RbkFindingRow *self, GPtrArray *facts, GPtrArray *told, RbkMoneyFormat *format)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const RbkFact   *fact = g_ptr_array_index (facts, i);
      g_autofree char *name = rbk_fact_words_dup_name (fact->name);
      g_autofree char *text = rbk_fact_words_dup (fact, format);
      const RbkFact   *same = told != NULL ? rbk_facts_find (told, fact->name) : NULL;
      g_autofree char *before = same != NULL ? rbk_fact_words_dup (same, format) : NULL;

      if (g_strcmp0 (before, text) != 0)
        {
          rbk_note_grid_add_fact (self->notes, fact->name, name, text);
          rbk_finding_explain_mark (self->notes, fact);
        }
    }
}

/* The place of the plan that a finding is about; -1 for none. */
static int
find_plan (const RbkFinding *finding)
{
  const char *path = finding->path;
  guint       place;

  return rbk_path_take_position (&path, "plans", &place) ? (int) place : -1;
}

/* A chart and its menu are the most of a row, so it is there once it is looked at. */
static void
show_chart (RbkFindingRow *self)
{
  gboolean is_new = self->chart == NULL;

  if (is_new && (self->finding == NULL || !gtk_widget_get_mapped (self->notes) ||
                 !rbk_picture_has_rule (self->finding->rule)))
    return;
  if (is_new)
    self->chart = rbk_finding_chart_new (self->document);
  rbk_finding_chart_show (RBK_FINDING_CHART (self->chart), self->finding->rule,
                          find_plan (self->finding));
  if (is_new)
    gtk_box_append (GTK_BOX (self->details), self->chart);
}

/* Not before somebody looks: a book of a thousand plans has a finding for each, and each figure is
 * worked out once more. */
static void
show_notes (RbkFindingRow *self)
{
  const RbkRuleInfo *rule = self->finding != NULL ? rbk_rule_find (self->finding->rule) : NULL;
  RbkBook           *book = rbk_document_get_book (self->document);
  g_autoptr (RbkMoneyFormat) format = NULL;
  const struct
  {
    const char *name, *text;
  } notes[] = {
    { _ ("It looks for"), rule != NULL ? rule->what : NULL },
    { _ ("Why it matters"), rule != NULL ? rule->why : NULL },
    { _ ("When to let it be"), rule != NULL ? rule->not_when : NULL },
    { _ ("Source"), rule != NULL ? rule->source : NULL },
  };
  g_autofree char *topic = rule != NULL ? g_strconcat ("rule/", rule->id, NULL) : NULL;

  rbk_note_grid_clear (self->notes);
  if (self->finding == NULL || !gtk_widget_get_mapped (self->notes))
    return;
  format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (notes[i].text != NULL)
      rbk_note_grid_add (self->notes, notes[i].name, g_dgettext (GETTEXT_PACKAGE, notes[i].text));
  add_facts (self, self->finding->figures, NULL, format);
  add_facts (self, self->finding->witness, self->finding->figures, format);
  rbk_finding_explain (self->notes, self->document, self->finding);
  if (topic != NULL)
    rbk_note_grid_add_help (self->notes, topic);
}

static void
show_details (RbkFindingRow *self)
{
  show_notes (self);
  show_chart (self);
}

static void
rbk_finding_row_dispose (GObject *object)
{
  RbkFindingRow *self = RBK_FINDING_ROW (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->finding = NULL;
  g_clear_object (&self->findings);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_finding_row_parent_class)->dispose (object);
}

static void
rbk_finding_row_class_init (RbkFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_finding_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "finding");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
new_button (RbkFindingRow *self, const char *label, GCallback clicked)
{
  GtkWidget *button = label != NULL ? gtk_button_new_with_mnemonic (label) : gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_place (RbkFindingRow *self, GtkWidget *box)
{
  self->place = gtk_button_new ();
  self->place_text = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->place_text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->place_text), 0.0f);
  gtk_button_set_child (GTK_BUTTON (self->place), self->place_text);
  gtk_widget_add_css_class (self->place, "flat");
  gtk_widget_add_css_class (self->place, "place");
  self->title = rbk_wrapped_label_new (NULL, "caption");
  gtk_widget_add_css_class (self->title, "dim-label");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (box), self->title);
}

/* The place and what can be done there on one line; what mends it has words enough for another. */
static GtkWidget *
new_line (RbkFindingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, rbk_line_layout_new (6));
  add_place (self, box);
  self->let_be = new_button (self, _ ("_Let It Be…"), G_CALLBACK (rbk_finding_row_let_be));
  self->take_back = new_button (self, _ ("Let It _Count"), G_CALLBACK (rbk_finding_row_take_back));
  self->why = rbk_note_toggle_new (_ ("_Why"), self->details);
  gtk_widget_add_css_class (self->let_be, "flat");
  gtk_widget_add_css_class (self->take_back, "flat");
  gtk_box_append (GTK_BOX (box), self->let_be);
  gtk_box_append (GTK_BOX (box), self->take_back);
  gtk_box_append (GTK_BOX (box), self->why);
  gtk_widget_add_css_class (box, "actions");

  return box;
}

static GtkWidget *
new_fix (RbkFindingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->fix = new_button (self, NULL, G_CALLBACK (rbk_finding_row_fix));
  self->fix_text = rbk_wrapped_label_new (NULL, NULL);
  gtk_button_set_child (GTK_BUTTON (self->fix), self->fix_text);
  gtk_widget_add_css_class (box, "actions");
  gtk_widget_add_css_class (box, "fix");
  gtk_box_append (GTK_BOX (box), self->fix);

  return box;
}

static void
rbk_finding_row_init (RbkFindingRow *self)
{
  GtkGrid *grid;

  self->grid = rbk_note_item_new (&self->icon);
  grid = GTK_GRID (self->grid);
  self->message = rbk_wrapped_label_new (NULL, NULL);
  gtk_widget_set_hexpand (self->message, TRUE);
  self->reason = rbk_wrapped_label_new (NULL, "reason");
  self->notes = rbk_note_grid_new ();
  g_signal_connect_object (self->notes, "map", G_CALLBACK (show_details), self, G_CONNECT_SWAPPED);
  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->details), self->notes);
  gtk_grid_attach (grid, self->message, 1, 0, 1, 1);
  gtk_grid_attach (grid, self->reason, 1, 1, 1, 1);
  gtk_grid_attach (grid, new_fix (self), 1, 2, 1, 1);
  gtk_grid_attach (grid, new_line (self), 1, 3, 1, 1);
  gtk_grid_attach (grid, self->details, 1, 4, 1, 1);
  rbk_button_name_after (self->fix, self->message);
  rbk_button_name_after (self->let_be, self->message);
  rbk_button_name_after (self->take_back, self->message);
  rbk_button_name_after (self->why, self->message);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * rbk_finding_row_new:
 * @document: the open book
 * @findings: what was found in it
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
rbk_finding_row_new (RbkDocument *document, RbkFindings *findings)
{
  RbkFindingRow *self = g_object_new (RBK_TYPE_FINDING_ROW, NULL);

  self->document = g_object_ref (document);
  self->findings = g_object_ref (findings);

  return GTK_WIDGET (self);
}

/* Where a person changes what a finding is about: a plan's terms where plans are designed, what
 * they cost where that is kept. */
static void
set_jump (RbkFindingRow *self)
{
  RbkBook *book = rbk_document_get_book (self->document);
  g_autoptr(RbkRecord) plan = NULL;
  int place = find_plan (self->finding);

  if (place >= 0)
    plan = g_list_model_get_item (rbk_book_get_plans (book), (guint) place);
  if (plan != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->place), "s", rbk_record_get_key (plan));
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->place), "s", "costs");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->place),
                                  plan != NULL ? "workbench.show-plan" : "win.page");
}

static void
show_place (RbkFindingRow *self)
{
  g_autofree char *place =
      rbk_finding_words_dup_place (self->finding, rbk_document_get_book (self->document));
  g_autofree char *tooltip = NULL;

  gtk_widget_set_visible (self->place, place != NULL);
  if (place == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->place_text), place);
  gtk_label_set_width_chars (GTK_LABEL (self->place_text),
                             (int) MIN (g_utf8_strlen (place, -1), PLACE_CHARS));
  /* Translators: %s is a place in the book: “Pro › Evergreen › AI runs” */
  tooltip = g_strdup_printf (_ ("Go to %s"), place);
  rbk_button_name (self->place, tooltip);
  set_jump (self);
}

static void
show_actions (RbkFindingRow *self, RbkMoneyFormat *format)
{
  g_autofree char *fix = rbk_finding_words_dup_fix (self->finding, format);
  gboolean         is_let_be = self->finding->suppressed != NULL;
  g_autofree char *reason =
      /* Translators: %s is a reason for which a finding is let be */
      is_let_be ? g_strdup_printf (_ ("Let be: %s"), self->finding->suppressed) : NULL;

  gtk_label_set_text (GTK_LABEL (self->fix_text), fix != NULL ? fix : "");
  gtk_widget_set_visible (self->fix, fix != NULL && !is_let_be);
  gtk_widget_set_visible (self->let_be, !is_let_be);
  gtk_widget_set_visible (self->take_back, is_let_be);
  gtk_label_set_text (GTK_LABEL (self->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason, is_let_be);
}

/**
 * rbk_finding_row_show:
 * @self: a row
 * @list: (element-type RbkFinding): what was found
 * @finding: one of it
 * @format: for the book's currency
 *
 * Shows a finding as it is now.
 */
void
rbk_finding_row_show (RbkFindingRow    *self,
                      GPtrArray        *list,
                      const RbkFinding *finding,
                      RbkMoneyFormat   *format)
{
  const char        *classes[] = { rbk_finding_words_get_class (finding->severity), NULL };
  const RbkRuleInfo *rule = rbk_rule_find (finding->rule);
  g_autofree char   *message = rbk_finding_words_dup_message (finding, format);
  g_autofree char   *topic = rule != NULL ? g_strconcat ("rule/", rule->id, NULL) : NULL;

  g_return_if_fail (RBK_IS_FINDING_ROW (self));

  g_ptr_array_ref (list);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = list;
  self->finding = finding;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                rbk_finding_words_get_icon (finding->severity));
  gtk_widget_set_css_classes (self->icon, classes);
  gtk_widget_set_tooltip_text (self->icon, rbk_finding_words_for_severity (finding->severity));
  gtk_label_set_text (GTK_LABEL (self->message), message);
  gtk_label_set_text (GTK_LABEL (self->title),
                      rule != NULL ? g_dgettext (GETTEXT_PACKAGE, rule->title) : finding->rule);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  rbk_finding_words_for_severity (finding->severity), -1);
  rbk_help_topic_set (GTK_WIDGET (self), topic);
  show_place (self);
  show_actions (self, format);
  show_details (self);
}

/**
 * rbk_finding_row_is_for:
 * @self: a row
 * @finding: a finding
 *
 * Returns: whether it is what the row shows, or has become of it
 */
gboolean
rbk_finding_row_is_for (RbkFindingRow *self, const RbkFinding *finding)
{
  g_return_val_if_fail (RBK_IS_FINDING_ROW (self), FALSE);

  return self->finding != NULL && g_str_equal (self->finding->rule, finding->rule) &&
         g_str_equal (self->finding->path, finding->path);
}

/**
 * rbk_finding_row_is_of_plan:
 * @book: a book
 * @finding: what was found in it
 * @plan: the key of a plan
 *
 * Returns: whether it tells of that plan
 */
gboolean
rbk_finding_row_is_of_plan (RbkBook *book, const RbkFinding *finding, const char *plan)
{
  g_autoptr(RbkRecord) record = NULL;
  int place = find_plan (finding);

  if (place < 0)
    return FALSE;
  record = g_list_model_get_item (rbk_book_get_plans (book), (guint) place);
  return record != NULL && g_strcmp0 (rbk_record_get_key (record), plan) == 0;
}

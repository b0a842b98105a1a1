/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision-row-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-advice-panel.h"
#include "rbk-day.h"
#include "rbk-decision-words.h"
#include "rbk-icon-button.h"
#include "rbk-line-layout.h"
#include "rbk-note-grid.h"
#include "rbk-wrapped-label.h"

/* Letters that are seen of a line at least. */
#define WORDS_WIDTH 16

/**
 * RbkDecisionRow:
 *
 * One of the six decisions: how it stands, what was chosen and why, on what it rests, and what of
 * that has moved. Locking and opening it is one step that can be undone.
 *
 * ## Accessibility
 *
 * An item of a list, named by the decision and described by how it stands.
 */
G_DEFINE_FINAL_TYPE (RbkDecisionRow, rbk_decision_row, GTK_TYPE_WIDGET)

static void
lock_cb (RbkDecisionRow *self)
{
  rbk_decision_row_lock (self, NULL);
}

static void
lock_for_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_decision_row_lock (RBK_DECISION_ROW (widget), g_variant_get_string (parameter, NULL));
}

static void
rbk_decision_row_dispose (GObject *object)
{
  RbkDecisionRow *self = RBK_DECISION_ROW (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->state, rbk_decision_state_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_decision_row_parent_class)->dispose (object);
}

static void
rbk_decision_row_class_init (RbkDecisionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_decision_row_dispose;
  gtk_widget_class_install_action (widget_class, "decision.lock-for", "s", lock_for_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "decision");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
add_button (RbkDecisionRow *self, GtkWidget *box, GtkWidget *button, GCallback clicked)
{
  if (clicked != NULL)
    g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_actions (RbkDecisionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->lock = gtk_button_new_with_mnemonic (_ ("_Lock…"));
  self->unlock = gtk_button_new_from_icon_name ("changes-allow-symbolic");
  self->rests = rbk_note_toggle_new (NULL, self->notes);
  gtk_widget_add_css_class (self->unlock, "flat");
  add_button (self, box, self->rests, NULL);
  add_button (self, box, self->unlock, G_CALLBACK (rbk_decision_row_unlock));
  add_button (self, box, self->lock, G_CALLBACK (lock_cb));
  gtk_widget_add_css_class (box, "actions");

  return box;
}

/* What it is and what was chosen, and beside that the buttons; below it in a narrow window. */
static GtkWidget *
new_head (RbkDecisionRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title = rbk_wrapped_label_new (NULL, NULL);
  self->choice = rbk_wrapped_label_new (NULL, NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->title), WORDS_WIDTH);
  gtk_label_set_width_chars (GTK_LABEL (self->choice), WORDS_WIDTH);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->choice);
  gtk_widget_set_layout_manager (head, rbk_line_layout_new (10));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), new_actions (self));

  return head;
}

/* All that it rests on, once somebody looks: that may be some figures of each of many plans. */
static void
show_inputs (RbkDecisionRow *self)
{
  rbk_note_grid_clear (self->notes);
  if (self->state == NULL || !gtk_widget_get_mapped (self->notes))
    return;
  for (guint i = 0; i < self->state->inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (self->state->inputs, i);
      g_autofree char        *label = rbk_decision_words_dup_label (input);
      g_autofree char        *text = rbk_decision_words_dup_move (input, self->format);

      rbk_note_grid_add (self->notes, label, text);
    }
}

static void
rbk_decision_row_init (RbkDecisionRow *self)
{
  GtkGrid *grid;

  self->grid = rbk_note_item_new (&self->icon);
  grid = GTK_GRID (self->grid);
  self->reason = rbk_wrapped_label_new (NULL, "dim-label");
  self->moved = rbk_wrapped_label_new (NULL, "moved");
  self->notes = rbk_note_grid_new ();
  g_signal_connect_object (self->notes, "map", G_CALLBACK (show_inputs), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, new_head (self), 1, 0, 1, 1);
  gtk_grid_attach (grid, self->reason, 1, 1, 1, 1);
  gtk_grid_attach (grid, self->moved, 1, 2, 1, 1);
  gtk_grid_attach (grid, self->notes, 1, 3, 1, 1);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/* Advice is worked out when somebody unfolds it. */
static void
advise_cb (RbkDecisionRow *self)
{
  if (self->format != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->advise)))
    rbk_advice_panel_update (RBK_ADVICE_PANEL (self->advice), self->format);
}

static void
add_advice (RbkDecisionRow *self, RbkAdviser *adviser)
{
  GtkWidget *actions = gtk_widget_get_parent (self->rests);

  self->advice = rbk_advice_panel_new (self->document, adviser, self->topic);
  self->advise = rbk_note_toggle_new (_ ("_Advice"), self->advice);
  /* What differs from row to row stands before it, so that it stands in a column. */
  add_button (self, actions, self->advise, NULL);
  gtk_grid_attach (GTK_GRID (self->grid), self->advice, 0, 4, 2, 1);
  g_signal_connect_object (self->advise, "toggled", G_CALLBACK (advise_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rbk_decision_row_new:
 * @document: the open book
 * @adviser: who advises on it
 * @topic: one of the six
 *
 * Returns: (transfer floating): a row, to be updated before it is seen
 */
GtkWidget *
rbk_decision_row_new (RbkDocument *document, RbkAdviser *adviser, RbkDecisionTopic topic)
{
  RbkDecisionRow  *self = g_object_new (RBK_TYPE_DECISION_ROW, NULL);
  const char      *title = rbk_decision_words_for_topic (topic);
  g_autofree char *lock = g_strdup_printf (_ ("Lock: %s"), title);
  g_autofree char *unlock = g_strdup_printf (_ ("Open again: %s"), title);
  g_autofree char *rests = g_strdup_printf (_ ("On what it rests: %s"), title);
  g_autofree char *advise = g_strdup_printf (_ ("Advice: %s"), title);

  self->document = g_object_ref (document);
  self->topic = topic;
  add_advice (self, adviser);
  rbk_button_name (self->advise, advise);
  rbk_button_name (self->lock, lock);
  rbk_button_name (self->unlock, unlock);
  rbk_button_name (self->rests, rests);

  return GTK_WIDGET (self);
}

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

/* What has moved past its bound stands in sight; what holds is unfolded. */
static void
show_moved (RbkDecisionRow *self)
{
  GPtrArray *inputs = self->state->inputs;
  g_autoptr(GString) moved = g_string_new (NULL);

  for (guint i = 0; i < inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (inputs, i);

      if (input->is_past)
        {
          g_autofree char *label = rbk_decision_words_dup_label (input);
          g_autofree char *text = rbk_decision_words_dup_move (input, self->format);

          /* Translators: a figure and how it has moved: “Price of Pro: $99.00 → $109.00, …” */
          g_string_append_printf (moved, _ ("%s%s: %s"), moved->len > 0 ? "\n" : "", label, text);
        }
    }
  show_text (self->moved, moved->str);
  gtk_widget_set_visible (self->rests, inputs->len > 0);
  if (inputs->len == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->rests), FALSE);
}

static char *
dup_status (const RbkDecisionState *state)
{
  const char *locked_on =
      state->decision != NULL ? rbk_decision_get_locked_on (state->decision) : NULL;
  g_autofree char *date = locked_on != NULL ? rbk_day_to_text (locked_on, NULL) : NULL;

  switch (state->status)
    {
    case RBK_DECISION_LOCKED:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Locked on %s"), date);
    case RBK_DECISION_STALE:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Stale, locked on %s"), date);
    case RBK_DECISION_OPEN:
    default:
      return g_strdup (_ ("Open"));
    }
}

/* Whoever pressed the button that goes has the focus at the one that comes. */
static void
show_buttons (RbkDecisionRow *self, RbkDecisionStatus status)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean   had_focus = focus != NULL && (focus == self->lock || focus == self->unlock);

  gtk_widget_set_visible (self->lock, status != RBK_DECISION_LOCKED);
  gtk_widget_set_visible (self->unlock, status != RBK_DECISION_OPEN);
  if (had_focus && !gtk_widget_get_visible (focus))
    gtk_widget_grab_focus (focus == self->lock ? self->unlock : self->lock);
}

static void
show_status (RbkDecisionRow *self, const RbkDecisionState *state)
{
  static const struct
  {
    const char *icon, *css_class;
  } looks[] = {
    [RBK_DECISION_OPEN] = { "radio-symbolic", "dim-label" },
    [RBK_DECISION_LOCKED] = { "changes-prevent-symbolic", "success" },
    [RBK_DECISION_STALE] = { "dialog-warning-symbolic", "warning" },
  };
  const char      *classes[] = { looks[state->status].css_class, NULL };
  const char      *title = rbk_decision_words_for_topic (self->topic);
  g_autofree char *status = dup_status (state);
  g_autofree char *markup =
      g_markup_printf_escaped ("<b>%s</b>  <span size=\"small\" alpha=\"65%%\">%s</span>", title,
                               status);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[state->status].icon);
  gtk_widget_set_css_classes (self->icon, classes);
  gtk_label_set_markup (GTK_LABEL (self->title), markup);
  gtk_button_set_label (GTK_BUTTON (self->lock),
                        state->status == RBK_DECISION_OPEN ? _ ("_Lock…") : _ ("_Lock Again…"));
  show_buttons (self, state->status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status, -1);
}

/**
 * rbk_decision_row_update:
 * @self: a row
 * @analysis: what follows from the book, with a tier table
 * @format: for the book's currency; it must outlive the row, or the next update
 *
 * Shows how the decision stands now.
 *
 * Returns: how it does
 */
RbkDecisionStatus
rbk_decision_row_update (RbkDecisionRow *self, RbkAnalysis *analysis, RbkMoneyFormat *format)
{
  RbkDecisionState *state;
  const char       *choice;

  g_return_val_if_fail (RBK_IS_DECISION_ROW (self), RBK_DECISION_OPEN);

  rbk_analysis_ref (analysis);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = analysis;
  self->format = format;
  state = rbk_decision_state_new (rbk_document_get_book (self->document),
                                  rbk_analysis_get_table (analysis), self->topic);
  g_clear_pointer (&self->state, rbk_decision_state_free);
  self->state = state;
  choice = state->decision != NULL ? rbk_decision_get_choice (state->decision) : NULL;
  show_text (self->choice, choice != NULL ? choice : rbk_decision_words_for_question (self->topic));
  show_text (self->reason,
             state->decision != NULL ? rbk_decision_get_reason (state->decision) : NULL);
  show_moved (self);
  show_inputs (self);
  show_status (self, state);
  advise_cb (self);
  return state->status;
}

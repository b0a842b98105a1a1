/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shock-row.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-choice.h"
#include "rbk-field-flow.h"
#include "rbk-shock-value.h"

/**
 * RbkShockRow:
 *
 * One thing that happens in a scenario: what kind it is, of what, and how much. It says that
 * something else was chosen or typed; whoever has it puts that into the book.
 */
struct _RbkShockRow
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  GtkWidget      *kind, *target, *value, *problem, *remove;
  RbkShock       *shock;   /* (owned) (nullable) nothing where it could not be read */
  char           *text;    /* (owned) (nullable) as the book writes it */
  GPtrArray      *targets; /* (owned) (element-type utf8) */
  RbkBook        *book;    /* (not owned) the document's */
  RbkMoneyFormat *format;  /* (not owned) the page's */
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (RbkShockRow, rbk_shock_row, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take_shock (RbkShockRow *self, RbkShock *shock)
{
  g_clear_pointer (&self->shock, rbk_shock_free);
  self->shock = shock;
  g_free (self->text);
  self->text = rbk_shock_to_string (shock);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kind_chosen_cb (RbkShockRow *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  g_autoptr(GPtrArray) targets = NULL;
  const char *target = NULL;
  GDate       today;

  if (self->is_updating || chosen >= rbk_shock_words_get_n_kinds () || self->book == NULL)
    return;
  targets = rbk_shock_words_list_targets (rbk_shock_words_get_target (chosen), self->book);
  if (targets->len > 0)
    target = g_ptr_array_index (targets, 0);
  /* Of the same model, where it was of one. */
  for (guint i = 0; self->shock != NULL && self->shock->target != NULL && i < targets->len; i++)
    if (g_str_equal (g_ptr_array_index (targets, i), self->shock->target))
      target = g_ptr_array_index (targets, i);
  rbk_date_today (&today);
  take_shock (self, rbk_shock_words_new_shock (chosen, target, &today));
}

static void
target_chosen_cb (RbkShockRow *self)
{
  guint     chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->target));
  RbkShock *shock;

  if (self->is_updating || self->shock == NULL || chosen >= self->targets->len)
    return;
  shock = rbk_shock_copy (self->shock);
  g_free (shock->target);
  shock->target = g_strdup (g_ptr_array_index (self->targets, chosen));
  take_shock (self, shock);
}

static gboolean
take_value_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkShockRow *self = user_data;
  g_autoptr(RbkShock) shock = NULL;

  if (self->shock == NULL)
    return FALSE;
  shock = rbk_shock_copy (self->shock);
  if (!rbk_shock_value_parse (shock, text, self->format, error))
    return FALSE;
  take_shock (self, g_steal_pointer (&shock));

  return TRUE;
}

static void
removed_cb (RbkShockRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
rbk_shock_row_dispose (GObject *object)
{
  RbkShockRow *self = RBK_SHOCK_ROW (object);

  if (self->box != NULL)
    rbk_cell_set_commit (RBK_CELL (self->value), NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_shock_row_parent_class)->dispose (object);
}

static void
rbk_shock_row_finalize (GObject *object)
{
  RbkShockRow *self = RBK_SHOCK_ROW (object);

  g_clear_pointer (&self->shock, rbk_shock_free);
  g_ptr_array_unref (self->targets);
  g_free (self->text);

  G_OBJECT_CLASS (rbk_shock_row_parent_class)->finalize (object);
}

static void
rbk_shock_row_class_init (RbkShockRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_shock_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_shock_row_finalize;

  /**
   * RbkShockRow::changed:
   * @self: a row
   *
   * Something else happens.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RbkShockRow::removed:
   * @self: a row
   *
   * It is to go.
   */
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "shockrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_choice (RbkShockRow *self, GtkWidget *flow, GCallback callback)
{
  GtkWidget *choice = rbk_choice_new_framed ("");
  GtkWidget *child = gtk_flow_box_child_new ();

  g_signal_connect_object (choice, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), choice);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);

  return choice;
}

static void
fill_kinds (RbkShockRow *self)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < rbk_shock_words_get_n_kinds (); i++)
    g_ptr_array_add (titles, (gpointer) rbk_shock_words_get_title (i));
  self->is_updating = TRUE;
  rbk_field_flow_set_texts (self->kind, titles);
  self->is_updating = FALSE;
}

static void
add_value (RbkShockRow *self, GtkWidget *flow)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  self->value = rbk_cell_new (TRUE);
  rbk_cell_set_commit (RBK_CELL (self->value), take_value_cb, self);
  gtk_widget_add_css_class (self->value, "typed");
  gtk_widget_set_size_request (self->value, 110, -1);
  gtk_widget_set_valign (self->value, GTK_ALIGN_CENTER);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->value);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
}

static void
rbk_shock_row_init (RbkShockRow *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  self->targets = g_ptr_array_new_with_free_func (g_free);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 4);
  gtk_widget_set_hexpand (flow, TRUE);
  self->kind = add_choice (self, flow, G_CALLBACK (kind_chosen_cb));
  self->target = add_choice (self, flow, G_CALLBACK (target_chosen_cb));
  add_value (self, flow);
  fill_kinds (self);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_set_hexpand (self->problem, TRUE);
  gtk_widget_add_css_class (self->problem, "error");
  self->remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), flow);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_box_append (GTK_BOX (self->box), self->remove);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_shock_row_new:
 *
 * Returns: (transfer floating): a row of nothing
 */
GtkWidget *
rbk_shock_row_new (void)
{
  return g_object_new (RBK_TYPE_SHOCK_ROW, NULL);
}

static void
name_part (GtkWidget *widget, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

/* What the book does not have any more is offered, too: it is what the scenario says. */
static void
show_target (RbkShockRow *self, guint kind, const char *name)
{
  RbkShockTarget   target = rbk_shock_words_get_target (kind);
  g_autofree char *label = g_strdup_printf (_ ("%s, of what"), name);
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  guint chosen = 0;

  gtk_widget_set_visible (gtk_widget_get_parent (self->target), target != RBK_SHOCK_TARGET_NONE);
  if (target == RBK_SHOCK_TARGET_NONE)
    return;
  g_ptr_array_unref (self->targets);
  self->targets = rbk_shock_words_list_targets (target, self->book);
  while (chosen < self->targets->len &&
         !g_str_equal (g_ptr_array_index (self->targets, chosen), self->shock->target))
    chosen++;
  if (chosen == self->targets->len)
    g_ptr_array_add (self->targets, g_strdup (self->shock->target));
  for (guint i = 0; i < self->targets->len; i++)
    g_ptr_array_add (titles,
                     (gpointer) rbk_shock_words_for_target (g_ptr_array_index (self->targets, i),
                                                            self->book));
  rbk_field_flow_set_texts (self->target, titles);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->target), chosen);
  name_part (self->target, label);
}

static void
show_shock (RbkShockRow *self, const char *name)
{
  guint            kind = rbk_shock_words_find_kind (self->shock);
  g_autofree char *label = g_strdup_printf (_ ("%s, what happens"), name);
  g_autofree char *value = g_strdup_printf (_ ("%s, how much"), name);
  g_autofree char *shown = rbk_shock_value_dup_shown (self->shock, self->format);
  g_autofree char *typed = rbk_shock_value_dup_typed (self->shock, self->format);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), kind);
  name_part (self->kind, label);
  show_target (self, kind, name);
  rbk_cell_set_title (RBK_CELL (self->value), value);
  rbk_cell_set_text (RBK_CELL (self->value), shown, typed);
  gtk_widget_set_tooltip_text (self->kind, rbk_shock_words_get_help (kind));
}

/**
 * rbk_shock_row_show:
 * @self: a row
 * @text: what happens, as the book writes it
 * @name: what to call it: “Shock 1 of Vendors cut prices”
 * @book: the document's book, for its models and routes
 * @format: for its currency; it must outlive the row
 *
 * Shows what happens. What can't be read is said as it stands there.
 */
void
rbk_shock_row_show (
    RbkShockRow *self, const char *text, const char *name, RbkBook *book, RbkMoneyFormat *format)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);
  RbkShock        *shock = rbk_shock_parse (text, &error);

  g_return_if_fail (RBK_IS_SHOCK_ROW (self));

  self->is_updating = TRUE;
  self->book = book;
  self->format = format;
  g_clear_pointer (&self->shock, rbk_shock_free);
  self->shock = shock;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_widget_set_visible (gtk_widget_get_first_child (self->box), shock != NULL);
  gtk_widget_set_visible (self->problem, shock == NULL);
  gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_tooltip_text (self->remove, remove);
  name_part (self->remove, remove);
  name_part (GTK_WIDGET (self), name);
  if (shock != NULL)
    show_shock (self, name);
  self->is_updating = FALSE;
}

/**
 * rbk_shock_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): what happens, as the book writes it
 */
char *
rbk_shock_row_dup_text (RbkShockRow *self)
{
  g_return_val_if_fail (RBK_IS_SHOCK_ROW (self), NULL);

  return g_strdup (self->text);
}

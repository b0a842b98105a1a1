/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-target-list.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-tab-out.h"

/* How much of what follows is seen below the chosen one. */
#define BELOW 24

/* How often it is looked for, each tenth of a second. */
#define MAX_TRIES 20

/**
 * RbkTargetList:
 *
 * The places that a book can go to, by groups; one of them is chosen. Where it is narrow, a
 * menu takes the place of the list.
 */
struct _RbkTargetList
{
  GtkWidget parent_instance;

  const RbkExportTarget *targets; /* static */
  gsize                  n_targets;
  guint                  chosen;
  gboolean               is_updating;
  guint                  reveal_id, n_tries;
  GtkWidget             *stack;
  GtkWidget             *list;
  GtkWidget             *menu;
};

G_DEFINE_FINAL_TYPE (RbkTargetList, rbk_target_list, GTK_TYPE_WIDGET)

static guint chosen_signal;

static const char *
group_title (RbkExportGroup group)
{
  switch (group)
    {
    case RBK_EXPORT_BILLING:
      return _ ("Billing");
    case RBK_EXPORT_PAGE:
      return _ ("Website and Product");
    case RBK_EXPORT_DOCUMENT:
    default:
      return _ ("Documents");
    }
}

static const char *
icon_of (const RbkExportTarget *target)
{
  switch (target->group)
    {
    case RBK_EXPORT_BILLING:
      return target->is_directory ? "folder-symbolic" : "text-x-generic-symbolic";
    case RBK_EXPORT_PAGE:
      return "web-browser-symbolic";
    case RBK_EXPORT_DOCUMENT:
    default:
      return "x-office-document-symbolic";
    }
}

static void
choose (RbkTargetList *self, guint index)
{
  if (self->is_updating)
    return;
  self->is_updating = TRUE;
  self->chosen = index;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->menu), index);
  self->is_updating = FALSE;
  g_signal_emit (self, chosen_signal, 0);
}

static void
row_selected_cb (RbkTargetList *self, GtkListBoxRow *row)
{
  if (row != NULL)
    choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
menu_chosen_cb (RbkTargetList *self)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->menu));

  if (index < self->n_targets)
    choose (self, index);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  RbkTargetList *self = user_data;
  RbkExportGroup group = self->targets[gtk_list_box_row_get_index (row)].group;
  GtkWidget     *label;

  if (before != NULL && self->targets[gtk_list_box_row_get_index (before)].group == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (group_title (group));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "group");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
new_row (const RbkExportTarget *target)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, target->title);
  const char *description = g_dgettext (GETTEXT_PACKAGE, target->description);
  GtkWidget  *row = gtk_list_box_row_new ();
  GtkWidget  *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget  *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget  *name = gtk_label_new (title);
  GtkWidget  *below = gtk_label_new (description);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (below), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (below), TRUE);
  gtk_label_set_lines (GTK_LABEL (below), 2);
  gtk_label_set_ellipsize (GTK_LABEL (below), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (row, description);
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (below, "dim-label");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), below);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (icon_of (target)));
  gtk_box_append (GTK_BOX (line), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);

  return row;
}

/* Whether the chosen row is seen, or nothing can be done for it. */
static gboolean
reveal (RbkTargetList *self)
{
  GtkListBoxRow *row =
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) self->chosen);
  GtkAdjustment  *adjustment = gtk_list_box_get_adjustment (GTK_LIST_BOX (self->list));
  graphene_rect_t bounds;
  double          bottom;

  if (adjustment == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    return TRUE;
  bottom = bounds.origin.y + bounds.size.height;
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bottom + BELOW);

  return bounds.size.height > 0 && bottom <= gtk_adjustment_get_value (adjustment) +
                                                 gtk_adjustment_get_page_size (adjustment);
}

static gboolean
reveal_cb (gpointer user_data)
{
  RbkTargetList *self = user_data;

  if (--self->n_tries > 0 && !reveal (self))
    return G_SOURCE_CONTINUE;
  self->reveal_id = 0;

  return G_SOURCE_REMOVE;
}

/* What the book went to last may stand further down; it has a place once the list is drawn. */
static void
queue_reveal (RbkTargetList *self)
{
  self->n_tries = MAX_TRIES;
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add (100, reveal_cb, self);
}

static void
rbk_target_list_dispose (GObject *object)
{
  g_clear_handle_id (&RBK_TARGET_LIST (object)->reveal_id, g_source_remove);
  g_clear_pointer (&RBK_TARGET_LIST (object)->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_target_list_parent_class)->dispose (object);
}

static void
rbk_target_list_class_init (RbkTargetListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_target_list_dispose;

  /**
   * RbkTargetList::chosen:
   * @self: the list
   *
   * Another target was chosen, or the same one again.
   */
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "targets");
}

static GtkWidget *
new_list (RbkTargetList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  rbk_tab_out_add (GTK_LIST_BOX (self->list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Deliver To"), -1);
  for (gsize i = 0; i < self->n_targets; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (&self->targets[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);

  return scroller;
}

static GtkWidget *
new_menu (RbkTargetList *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < self->n_targets; i++)
    gtk_string_list_append (names, g_dgettext (GETTEXT_PACKAGE, self->targets[i].title));
  self->menu = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_valign (self->menu, GTK_ALIGN_START);
  rbk_choice_set_title (self->menu, _ ("Deliver To"));

  return self->menu;
}

static void
rbk_target_list_init (RbkTargetList *self)
{
  self->targets = rbk_export_list (&self->n_targets);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), new_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), new_menu (self), "menu");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  g_signal_connect_object (self->list, "map", G_CALLBACK (queue_reveal), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "notify::selected", G_CALLBACK (menu_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rbk_target_list_get_chosen:
 * @self: a list
 *
 * Returns: (transfer none): the target that is chosen
 */
const RbkExportTarget *
rbk_target_list_get_chosen (RbkTargetList *self)
{
  g_return_val_if_fail (RBK_IS_TARGET_LIST (self), NULL);

  return &self->targets[self->chosen];
}

/**
 * rbk_target_list_choose:
 * @self: a list
 * @name: the name of a target
 *
 * Chooses a target, as a click on it does.
 *
 * Returns: whether there is one of that name
 */
gboolean
rbk_target_list_choose (RbkTargetList *self, const char *name)
{
  g_return_val_if_fail (RBK_IS_TARGET_LIST (self), FALSE);

  for (guint i = 0; i < self->n_targets; i++)
    if (g_strcmp0 (self->targets[i].name, name) == 0)
      {
        choose (self, i);
        queue_reveal (self);
        return TRUE;
      }

  return FALSE;
}

/**
 * rbk_target_list_set_is_narrow:
 * @self: a list
 * @is_narrow: whether there is no room for it
 *
 * Shows a list or a menu.
 */
void
rbk_target_list_set_is_narrow (RbkTargetList *self, gboolean is_narrow)
{
  g_return_if_fail (RBK_IS_TARGET_LIST (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_narrow ? "menu" : "list");
}

/**
 * rbk_target_list_new:
 *
 * Returns: (transfer floating): all targets, the first of them chosen
 */
GtkWidget *
rbk_target_list_new (void)
{
  return g_object_new (RBK_TYPE_TARGET_LIST, NULL);
}

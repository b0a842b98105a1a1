/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbench.h"

#include <glib/gi18n-lib.h>

#include "rbk-design-page.h"

/* The pages over one open book, in the order of the sidebar. Another page is one more
 * line. */
typedef struct
{
  const char *name;
  const char *title;
  GtkWidget *(*make) (RbkDocument *document, GSettings *settings);
} Page;

static const Page pages[] = {
  { "design", N_ ("Design"), rbk_design_page_new },
};

/**
 * RbkWorkbench:
 *
 * An open book: a sidebar of pages, and the page that was chosen. There is no sidebar
 * where there is nothing to choose from.
 */
struct _RbkWorkbench
{
  GtkWidget parent_instance;

  GtkWidget *columns;
  GtkWidget *revealer;
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (RbkWorkbench, rbk_workbench, GTK_TYPE_WIDGET)

static void
rbk_workbench_dispose (GObject *object)
{
  RbkWorkbench *self = RBK_WORKBENCH (object);

  g_clear_pointer (&self->columns, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_workbench_parent_class)->dispose (object);
}

static void
rbk_workbench_class_init (RbkWorkbenchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_workbench_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_workbench_init (RbkWorkbench *self)
{
}

static void
page_selected_cb (RbkWorkbench *self, GtkListBoxRow *row)
{
  if (row != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                      pages[gtk_list_box_row_get_index (row)].name);
}

static GtkWidget *
new_sidebar (RbkWorkbench *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_widget_set_size_request (list, 180, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, pages[i].title));

      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  g_signal_connect_object (list, "row-selected", G_CALLBACK (page_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));

  return list;
}

/**
 * rbk_workbench_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): the pages over it
 */
GtkWidget *
rbk_workbench_new (RbkDocument *document, GSettings *settings)
{
  RbkWorkbench *self = g_object_new (RBK_TYPE_WORKBENCH, NULL);

  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->revealer = gtk_revealer_new ();
  self->stack = gtk_stack_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_stack_add_named (GTK_STACK (self->stack), pages[i].make (document, settings),
                         pages[i].name);

  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_RIGHT);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), new_sidebar (self));
  gtk_widget_set_visible (self->revealer, rbk_workbench_has_sidebar (self));
  gtk_box_append (GTK_BOX (self->columns), self->revealer);
  gtk_box_append (GTK_BOX (self->columns), self->stack);
  gtk_widget_set_parent (self->columns, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * rbk_workbench_has_sidebar:
 * @self: the pages over a book
 *
 * Returns: whether there is more than one page to choose from
 */
gboolean
rbk_workbench_has_sidebar (RbkWorkbench *self)
{
  g_return_val_if_fail (RBK_IS_WORKBENCH (self), FALSE);

  return G_N_ELEMENTS (pages) > 1;
}

/**
 * rbk_workbench_show_sidebar:
 * @self: the pages over a book
 * @show: whether the sidebar is unfolded
 */
void
rbk_workbench_show_sidebar (RbkWorkbench *self, gboolean show)
{
  g_return_if_fail (RBK_IS_WORKBENCH (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), show);
}

/**
 * rbk_workbench_add_plan:
 * @self: the pages over a book
 *
 * Turns to the Design page and adds a plan there.
 */
void
rbk_workbench_add_plan (RbkWorkbench *self)
{
  g_return_if_fail (RBK_IS_WORKBENCH (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "design");
  gtk_widget_activate_action (gtk_stack_get_visible_child (GTK_STACK (self->stack)), "plan.add",
                              NULL);
}

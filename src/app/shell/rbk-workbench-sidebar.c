/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbench-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-tab-out.h"

/* The sidebar of a workbench: the names of its pages, and how much there is to look at. */

#define SIDEBAR_WIDTH 160

static char *
dup_count (guint errors, guint warnings)
{
  g_autofree char *more =
      g_strdup_printf (ngettext ("%u warning", "%u warnings", warnings), warnings);
  g_autofree char *few = g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors);

  /* Translators: “2 errors, 3 warnings” */
  return g_strdup_printf (_ ("%s, %s"), few, more);
}

/* What is only worth knowing does not ask for attention. */
static void
show_count (RbkWorkbench *self)
{
  guint            errors = rbk_findings_count (self->findings, RBK_SEVERITY_ERROR);
  guint            warnings = rbk_findings_count (self->findings, RBK_SEVERITY_WARNING);
  const char      *classes[] = { "count", errors > 0 ? "error" : "warning", "numeric", NULL };
  g_autofree char *number = g_strdup_printf ("%u", errors + warnings);
  g_autofree char *words = dup_count (errors, warnings);

  gtk_label_set_text (GTK_LABEL (self->count), number);
  gtk_widget_set_css_classes (self->count, classes);
  gtk_widget_set_tooltip_text (self->count, words);
  gtk_widget_set_visible (self->count, errors + warnings > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                      gtk_widget_get_ancestor (self->count, GTK_TYPE_LIST_BOX_ROW)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  errors + warnings > 0 ? words : "", -1);
}

static void
add_count (RbkWorkbench *self, GtkWidget *box)
{
  self->count = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_halign (self->count, GTK_ALIGN_END);
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->count);
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  show_count (self);
}

/* Over the page it is in the way once one has chosen. */
static void
page_activated_cb (RbkWorkbench *self)
{
  if (self->fold.is_narrow)
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* rbk_workbench_new_sidebar: a list without pages yet */
GtkWidget *
rbk_workbench_new_sidebar (RbkWorkbench *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  rbk_tab_out_add (GTK_LIST_BOX (self->list));
  gtk_widget_set_size_request (scroller, SIDEBAR_WIDTH, -1);
  gtk_widget_add_css_class (scroller, "background");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);

  return scroller;
}

/* rbk_workbench_add_page_row: adds a page below those that the list has */
void
rbk_workbench_add_page_row (RbkWorkbench *self,
                            const char   *name,
                            const char   *title,
                            const char   *icon)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (g_str_equal (name, "findings"))
    add_count (self, box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

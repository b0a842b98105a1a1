/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-probe.h"

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer wanted);

static GtkWidget *
find (GtkWidget *widget, Matches matches, gconstpointer wanted)
{
  if (matches (widget, wanted))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, wanted);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer wanted)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) wanted);
}

static gboolean
is_cell (GtkWidget *widget, gconstpointer wanted)
{
  return RBK_IS_CELL (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (rbk_cell_get_title (RBK_CELL (widget)), wanted) == 0;
}

typedef struct
{
  GType       type;
  const char *name;
} Named;

/* Widgets say their accessible name only to the test context, so ask that. */
static gboolean
is_named (GtkWidget *widget, gconstpointer wanted)
{
  const Named     *named = wanted;
  g_autofree char *problem = NULL;

  if (!G_TYPE_CHECK_INSTANCE_TYPE (widget, named->type))
    return FALSE;
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, named->name);

  return problem == NULL;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer wanted)
{
  return GTK_IS_BUTTON (widget) &&
         (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), wanted) == 0 ||
          g_strcmp0 (gtk_widget_get_tooltip_text (widget), wanted) == 0);
}

GtkWidget *
rbk_probe_find_type (GtkWidget *root, GType type)
{
  return find (root, is_of_type, &type);
}

RbkCell *
rbk_probe_find_cell (GtkWidget *root, const char *title)
{
  return (RbkCell *) find (root, is_cell, title);
}

/* The first widget of a type with an accessible name. */
GtkWidget *
rbk_probe_find_named (GtkWidget *root, GType type, const char *name)
{
  const Named named = { type, name };

  return find (root, is_named, &named);
}

GtkWidget *
rbk_probe_find_label (GtkWidget *root, const char *label)
{
  return rbk_probe_find_named (root, GTK_TYPE_LABEL, label);
}

GtkWidget *
rbk_probe_find_button (GtkWidget *root, const char *label)
{
  return find (root, is_button, label);
}

/* rbk_probe_get_text: what a cell or a figure of that accessible name shows */
const char *
rbk_probe_get_text (GtkWidget *root, const char *title)
{
  RbkCell   *cell = rbk_probe_find_cell (root, title);
  GtkWidget *label = cell == NULL ? rbk_probe_find_label (root, title) : NULL;

  if (cell != NULL)
    return rbk_cell_get_text (cell);
  if (label == NULL)
    g_error ("nothing is named “%s”", title);

  return gtk_label_get_text (GTK_LABEL (label));
}

/* rbk_probe_settle: lets idles run and two frames be drawn */
void
rbk_probe_settle (GtkWidget *widget)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* rbk_probe_type: replaces what a cell holds and takes it over, as Enter does */
void
rbk_probe_type (GtkWidget *root, const char *title, const char *text)
{
  RbkCell   *cell = rbk_probe_find_cell (root, title);
  GtkWidget *editor;

  if (cell == NULL)
    g_error ("no cell is named “%s”", title);
  rbk_cell_edit (cell);
  editor = rbk_probe_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
  rbk_cell_commit (cell);
  rbk_probe_settle (root);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-blocks.h"

#include <string.h>

#include "rbk-help-marks.h"
#include "rbk-help-picture.h"

#define PICTURES "/io/github/ratebook/Ratebook/help/"
#define SPACING 12
#define ITEM_SPACING 6
#define COLUMN_SPACING 18

static void add_blocks (GtkWidget *box, cmark_node *parent, GClosure *follow);

static void
pressed_cb (GtkWidget *label)
{
  gtk_widget_set_can_focus (label, TRUE);
}

static void
left_cb (GtkWidget *label)
{
  gtk_widget_set_can_focus (label, FALSE);
}

/* Tab goes from link to link, not through every paragraph; what was selected with the pointer can
 * be copied with the keyboard nevertheless. */
static void
focus_when_pressed (GtkWidget *label)
{
  GtkGesture         *press = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_can_focus (label, FALSE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), label, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), label, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (label, focus);
}

static void
make_readable (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  /* Where text can be selected Tab passes over its links. */
  if (strstr (gtk_label_get_label (GTK_LABEL (label)), "<a ") != NULL)
    return;
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  focus_when_pressed (label);
}

static GtkWidget *
new_text (const char *markup, GClosure *follow)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  make_readable (label);
  g_signal_connect_closure (label, "activate-link", follow, FALSE);

  return label;
}

static GtkWidget *
new_heading (cmark_node *node, GClosure *follow)
{
  static const char *const classes[] = { "title-1", "title-3", "heading" };
  int                      level = cmark_node_get_heading_level (node);
  GtkWidget               *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  g_autofree char *markup = rbk_help_marks_dup (node);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  make_readable (label);
  gtk_widget_add_css_class (label, classes[CLAMP (level, 1, (int) G_N_ELEMENTS (classes)) - 1]);
  if (level > 1)
    gtk_widget_set_margin_top (label, SPACING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  g_signal_connect_closure (label, "activate-link", follow, FALSE);

  return label;
}

static GtkWidget *
new_table (GPtrArray *rows, GClosure *follow)
{
  GtkWidget *grid =
      g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);

  gtk_grid_set_column_spacing (GTK_GRID (grid), COLUMN_SPACING);
  gtk_grid_set_row_spacing (GTK_GRID (grid), ITEM_SPACING);
  gtk_widget_add_css_class (grid, "table");
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (int column = 0; cells[column] != NULL; column++)
        {
          GtkWidget *cell = new_text (cells[column], follow);

          gtk_widget_set_valign (cell, GTK_ALIGN_START);
          gtk_widget_set_hexpand (cell, cells[column + 1] == NULL);
          if (i == 0)
            gtk_widget_add_css_class (cell, "heading");
          gtk_grid_attach (GTK_GRID (grid), cell, column, (int) i, 1, 1);
        }
    }
  return grid;
}

static GtkWidget *
new_picture (cmark_node *image)
{
  g_autofree char *path = g_strconcat (PICTURES, cmark_node_get_url (image), NULL);
  g_autofree char *description = rbk_help_marks_dup_plain (image);
  GtkWidget       *picture = rbk_help_picture_new (path, description);

  gtk_widget_set_halign (picture, GTK_ALIGN_START);

  return picture;
}

static GtkWidget *
new_paragraph (cmark_node *node, GClosure *follow)
{
  cmark_node *first = cmark_node_first_child (node);
  g_autoptr(GPtrArray) rows = rbk_help_marks_dup_table (node);
  g_autofree char *markup = NULL;

  if (rows != NULL)
    return new_table (rows, follow);
  if (first != NULL && cmark_node_get_type (first) == CMARK_NODE_IMAGE &&
      cmark_node_next (first) == NULL)
    return new_picture (first);
  markup = rbk_help_marks_dup (node);

  return new_text (markup, follow);
}

static GtkWidget *
new_code (cmark_node *node)
{
  g_autofree char *text = g_strchomp (g_strdup (cmark_node_get_literal (node)));
  GtkWidget       *label = gtk_label_new (text);

  make_readable (label);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "code");

  return label;
}

static GtkWidget *
new_box (cmark_node *parent, GClosure *follow, int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  add_blocks (box, parent, follow);
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

static GtkWidget *
new_list (cmark_node *list, GClosure *follow)
{
  gboolean   is_ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  int        row = 0;
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  gtk_grid_set_column_spacing (GTK_GRID (grid), SPACING);
  gtk_grid_set_row_spacing (GTK_GRID (grid), ITEM_SPACING);
  for (cmark_node *item = cmark_node_first_child (list); item != NULL;
       item = cmark_node_next (item))
    {
      g_autofree char *number =
          is_ordered ? g_strdup_printf ("%d.", cmark_node_get_list_start (list) + row) : NULL;
      GtkWidget *mark = gtk_label_new (number != NULL ? number : "•");

      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      gtk_widget_set_halign (mark, GTK_ALIGN_END);
      gtk_widget_add_css_class (mark, "dim-label");
      gtk_widget_add_css_class (mark, "numeric");
      gtk_grid_attach (GTK_GRID (grid), mark, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_box (item, follow, ITEM_SPACING), 1, row, 1, 1);
      row++;
    }
  return grid;
}

static GtkWidget *
new_quote (cmark_node *node, GClosure *follow)
{
  GtkWidget *box = new_box (node, follow, ITEM_SPACING);

  gtk_widget_add_css_class (box, "note");

  return box;
}

static GtkWidget *
new_block (cmark_node *node, GClosure *follow)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      return new_heading (node, follow);

    case CMARK_NODE_PARAGRAPH:
      return new_paragraph (node, follow);

    case CMARK_NODE_LIST:
      return new_list (node, follow);

    case CMARK_NODE_CODE_BLOCK:
      return new_code (node);

    case CMARK_NODE_BLOCK_QUOTE:
      return new_quote (node, follow);

    case CMARK_NODE_THEMATIC_BREAK:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

    default:
      /* HTML, comments among it, is nothing for people. */
      return NULL;
    }
}

static void
add_blocks (GtkWidget *box, cmark_node *parent, GClosure *follow)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL;
       node = cmark_node_next (node))
    {
      GtkWidget *block = new_block (node, follow);

      if (block != NULL)
        gtk_box_append (GTK_BOX (box), block);
    }
}

/**
 * rbk_help_blocks_new:
 * @markdown: a text
 * @follow: called with the address of a link that is followed
 *
 * Returns: (transfer floating): the text, block below block
 */
GtkWidget *
rbk_help_blocks_new (const char *markdown, GClosure *follow)
{
  cmark_node *document =
      cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_VALIDATE_UTF8);
  GtkWidget *box = new_box (document, follow, SPACING);

  cmark_node_free (document);
  return box;
}

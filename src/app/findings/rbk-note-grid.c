/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-note-grid.h"

#include <glib/gi18n-lib.h>

#include "rbk-glossary.h"
#include "rbk-wrapped-label.h"

/**
 * rbk_note_item_new:
 * @icon: (out) (transfer none): its icon, still without a picture
 *
 * Returns: (transfer floating): a grid whose second column says what the icon before it stands for
 */
GtkWidget *
rbk_note_item_new (GtkWidget **icon)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  *icon = gtk_image_new ();
  gtk_widget_set_valign (*icon, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), *icon, 0, 0, 1, 1);

  return grid;
}

/**
 * rbk_note_grid_new:
 *
 * Returns: (transfer floating): a grid without lines
 */
GtkWidget *
rbk_note_grid_new (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "notes");

  return grid;
}

/**
 * rbk_note_grid_clear:
 * @grid: a grid of notes
 *
 * Takes all lines away.
 */
void
rbk_note_grid_clear (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
}

static int
get_next_row (GtkWidget *grid)
{
  GtkWidget *last = gtk_widget_get_last_child (grid);
  int        row = 0;

  if (last == NULL)
    return 0;
  gtk_grid_query_child (GTK_GRID (grid), last, NULL, &row, NULL, NULL);
  return row + 1;
}

/**
 * rbk_note_grid_add:
 * @grid: a grid of notes
 * @name: what it is about
 * @text: (nullable): what there is to say; nothing adds no line
 *
 * Adds a line.
 */
void
rbk_note_grid_add (GtkWidget *grid, const char *name, const char *text)
{
  GtkWidget *head, *body;
  int        row = get_next_row (grid);

  if (text == NULL || text[0] == '\0')
    return;
  head = rbk_wrapped_label_new (NULL, "caption");
  body = rbk_wrapped_label_new (NULL, NULL);
  gtk_widget_add_css_class (head, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (head), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (head), 18);
  gtk_label_set_text (GTK_LABEL (head), name);
  gtk_label_set_text (GTK_LABEL (body), text);
  gtk_label_set_yalign (GTK_LABEL (head), 0.0f);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_grid_attach (GTK_GRID (grid), head, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), body, 1, row, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (body), GTK_ACCESSIBLE_RELATION_LABELLED_BY, head,
                                  NULL, -1);
}

/**
 * rbk_note_grid_add_fact:
 * @grid: a grid of notes
 * @id: what programs call the fact
 * @name: what people call it
 * @text: (nullable): what there is to say; nothing adds no line
 *
 * Adds a line about a figure, whose name is explained where not everybody knows it.
 */
void
rbk_note_grid_add_fact (GtkWidget *grid, const char *id, const char *name, const char *text)
{
  int row = get_next_row (grid);

  rbk_note_grid_add (grid, name, text);
  if (get_next_row (grid) > row)
    gtk_widget_set_tooltip_text (gtk_grid_get_child_at (GTK_GRID (grid), 0, row),
                                 rbk_glossary_get_meaning (id));
}

/**
 * rbk_note_grid_add_help:
 * @grid: a grid of notes
 * @topic: a topic of the help
 *
 * Adds a line that leads there.
 */
void
rbk_note_grid_add_help (GtkWidget *grid, const char *topic)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_More in Help"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.help-on");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", topic);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), button, 1, get_next_row (grid), 1, 1);
}

static void
toggled_cb (GtkToggleButton *toggle)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_STATE_EXPANDED,
                               gtk_toggle_button_get_active (toggle), -1);
}

/**
 * rbk_note_toggle_new:
 * @label: (nullable): what it shows, with a mnemonic; nothing for an arrow
 * @shown: what is seen while it is pressed
 *
 * Returns: (transfer floating): a button that unfolds something
 */
GtkWidget *
rbk_note_toggle_new (const char *label, GtkWidget *shown)
{
  GtkWidget *toggle =
      label != NULL ? gtk_toggle_button_new_with_mnemonic (label) : gtk_toggle_button_new ();

  if (label == NULL)
    gtk_button_set_icon_name (GTK_BUTTON (toggle), "pan-down-symbolic");
  gtk_widget_add_css_class (toggle, "flat");
  g_object_bind_property (toggle, "active", shown, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), toggle, G_CONNECT_SWAPPED);
  toggled_cb (GTK_TOGGLE_BUTTON (toggle));

  return toggle;
}

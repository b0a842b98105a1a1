/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the head of a window says of its book: its title, the steps that can be taken back, and
 * what became of its file. */

static const char *
translate (const char *context, const char *text)
{
  return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, text)
                         : g_dgettext (GETTEXT_PACKAGE, text);
}

/* “Undo: Change overhead of Pro”, or plain “Undo”. */
static void
update_step_button (GtkWidget *button, const char *verb, const RbkEdit *edit)
{
  g_autofree char *label = edit != NULL ? rbk_edit_dup_label (edit, translate) : NULL;
  g_autofree char *tooltip = NULL;

  if (label != NULL)
    /* Translators: Undo or Redo, and which step: “Undo: Change price of Pro” */
    tooltip = g_strdup_printf (_ ("%s: %s"), verb, label);
  gtk_widget_set_tooltip_text (button, tooltip != NULL ? tooltip : verb);
}

/* rbk_window_update_history: says which steps can be undone and redone */
void
rbk_window_update_history (RbkWindow *self)
{
  gboolean has_document = self->document != NULL;
  gboolean can_undo = has_document && rbk_document_get_can_undo (self->document);
  gboolean can_redo = has_document && rbk_document_get_can_redo (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
  update_step_button (self->undo_button, _ ("Undo"),
                      can_undo ? rbk_document_peek_undo (self->document) : NULL);
  update_step_button (self->redo_button, _ ("Redo"),
                      can_redo ? rbk_document_peek_redo (self->document) : NULL);
  rbk_window_update_discover (self);
}

/* The file as people write it: ~/Prices/acme.ratebook. */
static char *
describe_file (GFile *file)
{
  const char      *home = g_get_home_dir ();
  g_autofree char *name = NULL;

  if (file == NULL)
    return g_strdup (_ ("Not saved yet"));

  name = g_file_get_parse_name (file);
  if (g_str_has_prefix (name, home) && name[strlen (home)] == '/')
    return g_strconcat ("~", name + strlen (home), NULL);

  return g_steal_pointer (&name);
}

static char *
get_title (RbkWindow *self)
{
  const char *title = rbk_document_get_title (self->document);
  GFile      *file = rbk_document_get_file (self->document);

  if (title != NULL)
    return g_strdup (title);

  return file != NULL ? g_file_get_basename (file) : g_strdup (_ ("Untitled Book"));
}

/* rbk_window_update_title: shows the name of the book and where it is kept */
void
rbk_window_update_title (RbkWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *subtitle = NULL;

  if (self->document == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Ratebook"));
      adw_window_title_set_title (self->title, _ ("Ratebook"));
      adw_window_title_set_subtitle (self->title, "");
      return;
    }

  title = get_title (self);
  subtitle = describe_file (rbk_document_get_file (self->document));
  if (!rbk_document_get_is_saved (self->document))
    marked = g_strconcat ("• ", title, NULL);
  gtk_window_set_title (GTK_WINDOW (self), marked != NULL ? marked : title);
  adw_window_title_set_title (self->title, marked != NULL ? marked : title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

/* rbk_window_update_banner: says when another program changed the file */
void
rbk_window_update_banner (RbkWindow *self)
{
  gboolean is_changed = self->document != NULL && rbk_document_get_external_change (self->document);
  GFile   *file = self->document != NULL ? rbk_document_get_file (self->document) : NULL;

  gtk_revealer_set_reveal_child (self->banner, is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep", is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", file != NULL);
  gtk_label_set_text (self->banner_label, is_changed && !g_file_query_exists (file, NULL)
                                              ? _ ("This book's file has been removed.")
                                              : _ ("This book has been changed on disk."));
}

/* rbk_window_update_arrangement: shows the buttons that there are room and a book for */
void
rbk_window_update_arrangement (RbkWindow *self)
{
  gboolean has_document = self->document != NULL;

  gtk_widget_set_visible (self->edit_buttons, has_document);
  gtk_box_set_spacing (GTK_BOX (self->edit_buttons), self->is_narrow ? 0 : 6);
  /* Where there is no room for it, it is in the menu. */
  gtk_widget_set_visible (self->deliver_button, has_document && !self->is_narrow);
  gtk_widget_set_visible (self->add_plan_button, !self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->pages_button), has_document);
}

/* rbk_window_measure_head: what the head takes at least with all its buttons, whose words are
 * longer in some languages. */
int
rbk_window_measure_head (RbkWindow *self)
{
  GtkWidget *head = gtk_widget_get_ancestor (GTK_WIDGET (self->title), ADW_TYPE_HEADER_BAR);
  int        minimum;

  gtk_widget_measure (head, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-picture-file.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-error.h"
#include "rbk-file-place.h"

/* Pictures on the clipboard and in files. */

typedef struct
{
  const char     *suffix;
  RbkPictureWrite write;
} Kind;

static const Kind kinds[] = {
  { ".svg", rbk_chart_write_svg },
  { ".png", rbk_chart_write_png },
  { ".pdf", rbk_chart_write_pdf },
};

/**
 * rbk_picture_file_say:
 * @owner: whose picture it is
 * @text: what became of it
 *
 * Tells it below the page.
 */
void
rbk_picture_file_say (GtkWidget *owner, const char *text)
{
  GtkWidget       *overlay = gtk_widget_get_ancestor (owner, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (escaped));
}

/**
 * rbk_picture_file_new:
 * @owner: whose picture it is
 * @make: draws it
 * @name: of a file; its end says which kind: .svg, .png or .pdf
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Draws a picture for a file.
 *
 * Returns: (transfer full) (nullable): what the file is to hold
 */
GBytes *
rbk_picture_file_new (GtkWidget *owner, RbkPictureMake make, const char *name, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr(GByteArray) out = g_byte_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (lower, kinds[i].suffix))
      return make (owner, kinds[i].write, out, error)
                 ? g_byte_array_free_to_bytes (g_steal_pointer (&out))
                 : NULL;

  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               _ ("“%s” is no picture; let its name end in .svg, .png or .pdf"), name);

  return NULL;
}

/**
 * rbk_picture_file_copy:
 * @owner: whose picture it is
 * @make: draws it
 *
 * Puts a picture on the clipboard.
 */
void
rbk_picture_file_copy (GtkWidget *owner, RbkPictureMake make)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = rbk_picture_file_new (owner, make, ".png", &error);
  g_autoptr(GdkTexture) texture =
                 bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (texture == NULL)
    {
      rbk_picture_file_say (owner, error->message);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (owner), texture);
  rbk_picture_file_say (owner, _ ("Picture Copied"));
}

static void
written_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkWidget) owner = user_data;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    rbk_picture_file_say (owner, _ ("Picture Saved"));
  else
    rbk_picture_file_say (owner, error->message);
}

static void
chosen_cb (GtkWidget *owner, int response, GtkNativeDialog *chooser)
{
  RbkPictureMake make = g_object_get_data (G_OBJECT (chooser), "make");
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(GBytes) picture = NULL;
  g_autoptr(GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && name != NULL)
    {
      picture = rbk_picture_file_new (owner, make, name, &error);
      if (picture != NULL)
        g_file_replace_contents_bytes_async (file, picture, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                             written_cb, g_object_ref (owner));
      else
        rbk_picture_file_say (owner, error->message);
    }
  g_object_unref (chooser);
}

/**
 * rbk_picture_file_save:
 * @owner: whose picture it is
 * @make: draws it
 * @name: what its file is called at first
 *
 * Asks where a picture is to go, and writes it.
 */
void
rbk_picture_file_save (GtkWidget *owner, RbkPictureMake make, const char *name)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser =
      rbk_file_chooser_new (owner, _ ("Save Picture"), GTK_FILE_CHOOSER_ACTION_SAVE, NULL);

  g_object_set_data (G_OBJECT (chooser), "make", make);
  gtk_file_filter_set_name (filter, _ ("Pictures (SVG, PNG, PDF)"));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_file_filter_add_suffix (filter, kinds[i].suffix + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  rbk_file_chooser_ask (chooser, G_CALLBACK (chosen_cb), owner);
}

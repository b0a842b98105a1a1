/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-export.h"

#include <stdlib.h>
#include <string.h>

#include "rbk-error.h"

/* One file on its way to the disk: written under a name of its own, then moved. */
typedef struct
{
  GFile *target;    /* (owned) */
  GFile *temporary; /* (owned) (nullable) */
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  if (step->temporary != NULL)
    g_file_delete (step->temporary, NULL, NULL);
  g_clear_object (&step->temporary);
  g_clear_object (&step->target);
  g_free (step);
}

static gboolean
fail (GError **error, GFile *file, const GError *reason)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE, E_ ("%s: can't be written: %s"), name,
               rbk_error_get_reason (reason));
  return FALSE;
}

static gboolean
refuse (GError **error, GFile *file, const char *what)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE, E_ ("%s: can't be written: %s"), name, what);
  return FALSE;
}

/* A file that replaces another one keeps who may read it. */
static void
keep_mode (GFile *from, GFile *to)
{
  g_autoptr(GFileInfo) info = g_file_query_info (from, G_FILE_ATTRIBUTE_UNIX_MODE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_UNIX_MODE))
    g_file_set_attribute_uint32 (to, G_FILE_ATTRIBUTE_UNIX_MODE,
                                 g_file_info_get_attribute_uint32 (info,
                                                                   G_FILE_ATTRIBUTE_UNIX_MODE) &
                                     07777,
                                 G_FILE_QUERY_INFO_NONE, NULL, NULL);
}

/* A link stays one, and what it leads to is written. In a folder that we fill a link of one of
 * our names is replaced instead: it might lead anywhere. */
static GFile *
follow (GFile *destination)
{
  const char *path = g_file_peek_path (destination);
  char       *resolved = path != NULL ? realpath (path, NULL) : NULL;
  GFile      *target = resolved != NULL ? g_file_new_for_path (resolved) : NULL;

  free (resolved);
  return target != NULL ? target : g_object_ref (destination);
}

/* A device or a pipe would be lost, and a link that leads nowhere was meant to lead somewhere. */
static gboolean
check_place (GFile *target, GError **error)
{
  switch (g_file_query_file_type (target, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL))
    {
    case G_FILE_TYPE_DIRECTORY:
      return refuse (error, target, "it is a folder; name a file");

    case G_FILE_TYPE_SPECIAL:
      return refuse (error, target, "it is a device or a pipe; name a file");

    case G_FILE_TYPE_REGULAR:
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_UNKNOWN:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      return TRUE;
    }
}

static gboolean
write_temporary (Step *step, GBytes *bytes, GError **error)
{
  g_autoptr(GFile) folder = g_file_get_parent (step->target);
  g_autofree char *base = g_file_get_basename (step->target);
  g_autofree char *name = g_strdup_printf (".%s.%08x.new", base, g_random_int ());
  g_autoptr(GError) reason = NULL;
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (!check_place (step->target, error))
    return FALSE;
  if (folder == NULL)
    return refuse (error, step->target, "it is in no folder");

  /* Known before it is written, so that what a full disk leaves of it goes too. */
  step->temporary = g_file_get_child (folder, name);
  if (!g_file_replace_contents (step->temporary, data, length, NULL, FALSE, G_FILE_CREATE_NONE,
                                NULL, NULL, &reason))
    return fail (error, step->target, reason);
  keep_mode (step->target, step->temporary);
  return TRUE;
}

static gboolean
move_into_place (Step *step, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (!g_file_move (step->temporary, step->target,
                    G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL,
                    &reason))
    return fail (error, step->target, reason);
  g_clear_object (&step->temporary);
  return TRUE;
}

/* Makes the folder where there is none. @made says whether it was made here. */
static gboolean
make_folder (GFile *folder, gboolean *made, GError **error)
{
  g_autoptr(GError) reason = NULL;

  *made = g_file_make_directory_with_parents (folder, NULL, &reason);
  if (*made)
    return TRUE;
  if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return fail (error, folder, reason);
  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    return refuse (error, folder, "there is a file of that name; name a folder");
  return TRUE;
}

static gboolean
write_all (RbkExport *self, GFile *destination, GError **error)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);

  for (guint i = 0; i < self->files->len; i++)
    {
      const RbkExportFile *file = g_ptr_array_index (self->files, i);
      Step                *step = g_new0 (Step, 1);

      step->target = self->target->is_directory ? g_file_get_child (destination, file->path)
                                                : follow (destination);
      g_ptr_array_add (steps, step);
      if (!write_temporary (step, file->bytes, error))
        return FALSE;
    }
  for (guint i = 0; i < steps->len; i++)
    {
      if (!move_into_place (g_ptr_array_index (steps, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_export_write:
 * @self: an export
 * @destination: a folder for targets that make one, else a file
 * @error: return location for an error
 *
 * Writes the files. All are written under temporary names first and moved into place when
 * that went well, so that no file is ever half written. A folder is made where there is
 * none; other files in it are left alone. A file that is replaced keeps its mode. Devices and
 * pipes are not written to.
 *
 * Fails with `RBK_ERROR_WRITE`.
 *
 * Returns: whether they are all there
 */
gboolean
rbk_export_write (RbkExport *self, GFile *destination, GError **error)
{
  gboolean made = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (destination), FALSE);

  if (self->target->is_directory && !make_folder (destination, &made, error))
    return FALSE;
  if (write_all (self, destination, error))
    return TRUE;
  if (made)
    g_file_delete (destination, NULL, NULL);
  return FALSE;
}

static gboolean
is_ours (RbkExport *self, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < self->files->len; i++)
    {
      const RbkExportFile *file = g_ptr_array_index (self->files, i);

      if (g_str_has_prefix (file->path, name) && strchr ("/", file->path[length]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * rbk_export_list_others:
 * @self: an export
 * @folder: a folder
 *
 * What else lies in a folder, that whoever delivers it should know of: an older export's files,
 * somebody's own. Hidden files are not counted.
 *
 * Returns: (transfer full): their names, in order
 */
char **
rbk_export_list_others (RbkExport *self, GFile *folder)
{
  g_autoptr(GFileEnumerator) children = NULL;
  GStrvBuilder *names = g_strv_builder_new ();
  GFileInfo    *info = NULL;
  char        **others;

  g_return_val_if_fail (self != NULL && G_IS_FILE (folder), NULL);

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, NULL, NULL) &&
         info != NULL)
    {
      const char *name = g_file_info_get_name (info);

      if (name[0] != '.' && !is_ours (self, name))
        g_strv_builder_add (names, name);
    }
  others = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  qsort (others, g_strv_length (others), sizeof *others, compare_names);
  return others;
}

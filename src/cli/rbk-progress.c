/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-progress.h"

#include <unistd.h>

#define INTERVAL (G_USEC_PER_SEC / 10)
#define MEBIBYTE (1024.0 * 1024.0)

/**
 * rbk_progress_init:
 * @self: (out caller-allocates): a report
 * @file: the file that will be read
 *
 * Gets ready to report. The first report comes late enough for a small file to show none.
 */
void
rbk_progress_init (RbkProgress *self, GFile *file)
{
  g_autoptr(GFileInfo) info = NULL;

  *self = (RbkProgress){ .shown = g_get_monotonic_time () };
  if (!isatty (STDERR_FILENO))
    return;

  self->name = g_file_get_basename (file);
  info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info != NULL)
    self->size = (guint64) g_file_info_get_size (info);
}

/**
 * rbk_progress_clear:
 * @self: a report
 *
 * Takes what was shown off the terminal.
 */
void
rbk_progress_clear (RbkProgress *self)
{
  if (self->is_shown)
    g_printerr ("\r\033[K");
  g_clear_pointer (&self->name, g_free);
}

/* Whether it is time to say something again. */
static gboolean
is_due (RbkProgress *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->name == NULL || now - self->shown < INTERVAL)
    return FALSE;
  self->shown = now;
  self->is_shown = TRUE;

  return TRUE;
}

/**
 * rbk_progress_report:
 * @bytes: how many bytes of the file are read
 * @user_data: the #RbkProgress
 *
 * Shows how far it is, ten times a second at most.
 */
void
rbk_progress_report (guint64 bytes, gpointer user_data)
{
  RbkProgress *self = user_data;

  if (!is_due (self))
    return;

  if (self->size > 0)
    g_printerr ("\rReading %s: %.0f %%\033[K", self->name,
                100.0 * (double) MIN (bytes, self->size) / (double) self->size);
  else
    g_printerr ("\rReading %s: %.1f MiB\033[K", self->name, (double) bytes / MEBIBYTE);
}

/**
 * rbk_progress_init_work:
 * @self: (out caller-allocates): a report
 * @what: what is done: `Searching`
 *
 * Gets ready to report on something else than a file.
 */
void
rbk_progress_init_work (RbkProgress *self, const char *what)
{
  *self = (RbkProgress){ .shown = g_get_monotonic_time () };
  if (isatty (STDERR_FILENO))
    self->name = g_strdup (what);
}

/**
 * rbk_progress_report_share:
 * @share: how much of the work is done, from 0 to 1
 * @user_data: the #RbkProgress
 *
 * Shows how far it is, ten times a second at most.
 */
void
rbk_progress_report_share (double share, gpointer user_data)
{
  RbkProgress *self = user_data;

  if (!is_due (self))
    return;

  g_printerr ("\r%s: %.0f %%\033[K", self->name, 100.0 * share);
}

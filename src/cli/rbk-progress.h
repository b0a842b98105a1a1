/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RbkProgress:
 *
 * How far a file is read or a search is, on standard error where that is a terminal.
 */
typedef struct
{
  char    *name;  /* (owned) (nullable) of the file; nothing where nobody looks */
  guint64  size;  /* of the file in bytes; 0 where it is not known */
  gint64   shown; /* when it was shown last, by the monotonic clock */
  gboolean is_shown;
} RbkProgress;

void rbk_progress_init (RbkProgress *self, GFile *file);
void rbk_progress_clear (RbkProgress *self);
void rbk_progress_init_work (RbkProgress *self, const char *what);
void rbk_progress_report_share (double share, gpointer user_data);
void rbk_progress_report (guint64 bytes, gpointer user_data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkProgress, rbk_progress_clear)

G_END_DECLS

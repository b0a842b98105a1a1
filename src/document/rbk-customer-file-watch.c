/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-file-private.h"

/* A program that writes a file does so in many steps. */
#define QUIET_MILLISECONDS 400

/* The file that was read is of no interest any more, or is to be read anew. */
void
rbk_customer_file_stop_watching (RbkCustomerFile *self)
{
  g_clear_handle_id (&self->quiet_id, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  self->is_stale = FALSE;
}

static gboolean
quiet_cb (gpointer user_data)
{
  RbkCustomerFile *self = user_data;

  self->quiet_id = 0;
  self->is_stale = TRUE;
  g_clear_error (&self->error);
  if (!g_file_query_exists (self->file, NULL))
    {
      g_autofree char *name = g_file_get_basename (self->file);

      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, E_ ("%s was removed"), name);
    }
  rbk_customer_file_tell (self);

  return G_SOURCE_REMOVE;
}

static void
wait_until_quiet (RbkCustomerFile *self)
{
  g_clear_handle_id (&self->quiet_id, g_source_remove);
  self->quiet_id = g_timeout_add (QUIET_MILLISECONDS, quiet_cb, self);
}

/* Who may read a file, and when it was touched, is not what it says. */
static void
file_changed_cb (RbkCustomerFile  *self,
                 GFile            *file,
                 GFile            *other,
                 GFileMonitorEvent event,
                 GFileMonitor     *monitor)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  if (monitor == self->monitor)
    wait_until_quiet (self);
  else
    g_object_set_data (G_OBJECT (monitor), "rbk-is-changed", GINT_TO_POINTER (TRUE));
}

/* Begins to watch a file that is about to be read: what is written to it meanwhile may or may
 * not have been read. Where files can't be watched, the digest tells the next time that the
 * book is opened. */
GFileMonitor *
rbk_customer_file_new_monitor (RbkCustomerFile *self, GFile *file)
{
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (file_changed_cb), self,
                             G_CONNECT_SWAPPED);

  return monitor;
}

/* Goes on watching the file that was read. */
void
rbk_customer_file_watch (RbkCustomerFile *self, GFileMonitor *monitor)
{
  rbk_customer_file_stop_watching (self);
  g_set_object (&self->monitor, monitor);
  if (monitor != NULL && g_object_get_data (G_OBJECT (monitor), "rbk-is-changed") != NULL)
    wait_until_quiet (self);
}

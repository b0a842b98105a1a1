/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-file-place.h"
#include "rbk-file.h"
#include "rbk-migration-csv.h"
#include "rbk-undo-toast.h"

/* What is saved where, beside the window: many customers take a while to write. */
typedef struct
{
  RbkMigration *migration; /* (owned) */
  RbkRollout   *rollout;   /* (owned) */
  GFile        *file;      /* (owned) (nullable) */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  rbk_migration_unref (self->migration);
  rbk_rollout_unref (self->rollout);
  g_clear_object (&self->file);
  g_free (self);
}

static void
save (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving    *self = data;
  g_autofree char *csv = rbk_migration_csv_new (self->migration, self->rollout);
  GError          *error = NULL;

  if (rbk_file_replace (self->file, csv, strlen (csv), NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *widget, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    rbk_undo_toast_refuse (GTK_WIDGET (widget), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (widget), "win.toast", "(sb)", _ ("Saved"), FALSE);
}

static void
chosen_cb (GtkWidget *widget, int response, GtkNativeDialog *dialog)
{
  Saving *saving = g_object_steal_data (G_OBJECT (dialog), "saving");
  g_autoptr(GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      saving->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      task = g_task_new (widget, NULL, saved_cb, NULL);
      g_task_set_task_data (task, saving, saving_free);
      g_task_run_in_thread (task, save);
    }
  else
    saving_free (saving);
  g_object_unref (dialog);
}

/**
 * rbk_migration_save:
 * @widget: the page
 * @migration: a move of customers
 * @rollout: when who moves
 *
 * Asks where to, and writes all customers there as CSV.
 */
void
rbk_migration_save (GtkWidget *widget, const RbkMigration *migration, const RbkRollout *rollout)
{
  Saving               *saving = g_new0 (Saving, 1);
  GtkFileChooserNative *dialog = rbk_file_chooser_new (widget, _ ("Save the Customer List"),
                                                       GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));

  saving->migration = rbk_migration_ref ((RbkMigration *) migration);
  saving->rollout = rbk_rollout_ref ((RbkRollout *) rollout);
  g_object_set_data_full (G_OBJECT (dialog), "saving", saving, saving_free);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "customers-who-move.csv");
  rbk_file_chooser_ask (dialog, G_CALLBACK (chosen_cb), widget);
}

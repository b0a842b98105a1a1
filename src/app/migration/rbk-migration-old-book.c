/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-old-book.h"

#include <glib/gi18n-lib.h>

#include "rbk-customer-path.h"
#include "rbk-file-place.h"
#include "rbk-migration-edit.h"
#include "rbk-migration-load.h"
#include "rbk-step.h"

static RbkEdit *
set_old (RbkDocument *document, const char *path, const char *const *prices)
{
  GDate           today;
  RbkMigrationOld old = { rbk_document_get_file (document), path, prices, &today };

  rbk_date_today (&today);

  return rbk_migration_edit_set_old (rbk_document_get_book (document), &old);
}

/* Steps out of bounds would leave nothing to show, nor where to write others. */
static gboolean
can_be_done (RbkDocument *document, RbkMigrationPlan *plan, GError **error)
{
  const RbkSpec *spec = rbk_analysis_get_spec (rbk_document_get_analysis (document));
  RbkRolloutPlan rollout;

  return spec == NULL || (rbk_migration_plan_get_rollout (plan, spec, &rollout, error) &&
                          rbk_rollout_plan_check (&rollout, error));
}

/**
 * rbk_migration_edit_new:
 * @document: the new book
 * @field: a field of what it remembers of a move
 * @value: what was typed there
 * @error: return location for a #GError
 *
 * Makes the edit of a field. What customers come from goes with what was said of that; steps that
 * can't be taken are refused.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_migration_edit_new (RbkDocument    *document,
                        const RbkField *field,
                        const GValue   *value,
                        GError        **error)
{
  RbkBook          *book = rbk_document_get_book (document);
  RbkMigrationPlan *plan = rbk_book_get_migration (book);
  g_autoptr(RbkMigrationPlan) next = NULL;

  if (g_str_equal (field->name, "from"))
    return set_old (document, g_value_get_string (value),
                    plan != NULL && g_value_get_string (value) == NULL
                        ? rbk_migration_plan_get_prices (plan)
                        : NULL);
  if (g_str_equal (field->name, "prices"))
    return set_old (document, plan != NULL ? rbk_migration_plan_get_from_path (plan) : NULL,
                    g_value_get_boxed (value));
  next = plan != NULL ? RBK_MIGRATION_PLAN (rbk_record_copy (RBK_RECORD (plan)))
                      : rbk_migration_plan_new ();
  g_object_set_property (G_OBJECT (next), field->name, value);
  if (!can_be_done (document, next, error))
    return NULL;

  return plan != NULL ? rbk_edit_new_set (RBK_RECORD (plan), field->name, value)
                      : rbk_edit_new_set_object (RBK_RECORD (book), "migration", RBK_RECORD (next));
}

static void
take (GtkWidget *widget, RbkDocument *document, GFile *file)
{
  g_autofree char *path = rbk_customer_path_for_book (rbk_document_get_file (document), file);

  rbk_step_take (widget, document, set_old (document, path, NULL), NULL);
}

static void
chosen_cb (GtkWidget *widget, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      take (widget, g_object_get_data (G_OBJECT (dialog), "document"), file);
    }
  g_object_unref (dialog);
}

/**
 * rbk_migration_choose_old_book:
 * @widget: the page
 * @document: the new book
 *
 * Asks for the book that customers are on today. Choosing it is one step that can be undone.
 */
void
rbk_migration_choose_old_book (GtkWidget *widget, RbkDocument *document)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog = rbk_file_chooser_new (widget, _ ("Choose the Old Book"),
                                                       GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"));

  gtk_file_filter_set_name (filter, _ ("Ratebook books"));
  gtk_file_filter_add_suffix (filter, "ratebook");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_set_data_full (G_OBJECT (dialog), "document", g_object_ref (document), g_object_unref);
  rbk_file_chooser_ask (dialog, G_CALLBACK (chosen_cb), widget);
}

/**
 * rbk_migration_mend:
 * @widget: the page
 * @document: the new book
 * @failed: what can't be worked out
 *
 * Drops what was chosen and can't be done, in one step that can be undone.
 */
void
rbk_migration_mend (GtkWidget *widget, RbkDocument *document, const RbkMigrationResult *failed)
{
  const RbkSpec *after = rbk_analysis_get_spec (rbk_document_get_analysis (document));

  if (failed->before != NULL && after != NULL)
    rbk_step_take (widget, document,
                   rbk_migration_edit_mend (rbk_document_get_book (document), failed->before,
                                            after),
                   NULL);
}

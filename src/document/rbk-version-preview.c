/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-version-preview.h"

#include "rbk-date.h"
#include "rbk-error.h"

#define N_MONTHS 24

/* The change is made on a copy: the book of the window is not touched. */
static RbkBook *
new_changed (RbkBook                *book,
             guint                   position,
             const char             *date,
             const RbkVersionChange *changes,
             guint                   n_changes,
             GError                **error)
{
  g_autoptr(RbkBook) copy = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (copy), position);
  g_autoptr(RbkEdit) edit = rbk_version_edit_new (plan, date, changes, n_changes, error);

  if (edit == NULL || !rbk_edit_apply (edit, error))
    return NULL;

  return g_steal_pointer (&copy);
}

static gboolean
freeze (RbkVersionPreview *self, RbkBook *book, RbkBook *changed, GError **error)
{
  self->was = rbk_spec_new (book, NULL, error);
  if (self->was == NULL)
    return FALSE;
  self->becomes = rbk_spec_new (changed, &self->was->date, error);

  return self->becomes != NULL;
}

/**
 * rbk_version_preview_new:
 * @book: a book
 * @plan: one of its plans
 * @date: the first day of the new terms, `YYYY-MM-DD`
 * @changes: (array length=n_changes): what changes
 * @n_changes: how many there are
 * @usage: units used in that month, on the plan's axis
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes what the edit of [func@version_edit_new] would make of a copy of the book, to be billed by
 * [method@VersionPreview.run].
 *
 * Returns: (transfer full) (nullable): the book as it is and as it becomes, or %NULL where the
 *   edit can't be made or the book can't be billed
 */
RbkVersionPreview *
rbk_version_preview_new (RbkBook                *book,
                         RbkPlan                *plan,
                         const char             *date,
                         const RbkVersionChange *changes,
                         guint                   n_changes,
                         RbkDecimal              usage,
                         GError                **error)
{
  g_autoptr(RbkVersionPreview) self = g_new0 (RbkVersionPreview, 1);
  g_autoptr(RbkBook) changed = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book) && RBK_IS_PLAN (plan) && date != NULL, NULL);

  if (!g_list_store_find (G_LIST_STORE (rbk_book_get_plans (book)), plan, &self->plan))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                           E_ ("the plan is no longer in the book; close this and choose another"));
      return NULL;
    }
  if (!rbk_date_parse (date, &self->day, error))
    return NULL;
  self->usage = usage;
  changed = new_changed (book, self->plan, date, changes, n_changes, error);
  if (changed == NULL || !freeze (self, book, changed, error))
    return NULL;

  return g_steal_pointer (&self);
}

static RbkStatement *
bill (const RbkVersionPreview *self, RbkSpec *spec, GError **error)
{
  RbkLife life = { .plan = &spec->plans[self->plan] };
  RbkUse  use = { .meter = rbk_spec_get_axis_meter (spec, life.plan), .amount = self->usage };

  return rbk_statement_new (spec, &life, &self->day, &use, 1, error);
}

/**
 * rbk_version_preview_run:
 * @self: a book as it is and as it becomes
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Bills the month of the calendar in which the change falls, on both, and checks the invoices of
 * the two years before. It may take a moment, and may be done in any thread.
 *
 * Returns: whether the month could be billed
 */
gboolean
rbk_version_preview_run (RbkVersionPreview *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->before == NULL, FALSE);

  self->before = bill (self, self->was, error);
  if (self->before == NULL)
    return FALSE;
  self->after = bill (self, self->becomes, error);
  if (self->after == NULL)
    return FALSE;
  rbk_proof_run (&self->proof, self->was, self->becomes, &self->day, N_MONTHS);

  return TRUE;
}

/**
 * rbk_version_preview_free:
 * @self: (nullable) (transfer full): what a change does
 *
 * Frees it.
 */
void
rbk_version_preview_free (RbkVersionPreview *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->before, rbk_statement_free);
  g_clear_pointer (&self->after, rbk_statement_free);
  g_clear_pointer (&self->was, rbk_spec_unref);
  g_clear_pointer (&self->becomes, rbk_spec_unref);
  rbk_proof_clear (&self->proof);
  g_free (self);
}

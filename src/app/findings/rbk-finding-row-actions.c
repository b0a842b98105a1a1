/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-row-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-ask-dialog.h"
#include "rbk-fix-edit.h"
#include "rbk-step.h"
#include "rbk-suppression-edit.h"
#include "rbk-undo-toast.h"

static gboolean
can_edit (RbkFindingRow *self)
{
  g_autoptr(GError) error = NULL;

  if (self->finding != NULL && rbk_findings_is_current (self->findings))
    return TRUE;
  error = g_error_new (RBK_ERROR, RBK_ERROR_INVALID, "%s",
                       _ ("The book has changed since; the rules are looking again."));
  rbk_undo_toast_refuse (GTK_WIDGET (self), error);
  return FALSE;
}

/* The row may be gone once the book has changed: what it says stands in the page. */
static void
take (RbkFindingRow *self, RbkEdit *edit, const char *told)
{
  rbk_step_take (gtk_widget_get_parent (GTK_WIDGET (self)), self->document, edit, told);
}

/* rbk_finding_row_fix: takes the mend that the row offers. */
void
rbk_finding_row_fix (RbkFindingRow *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = g_strdup (gtk_label_get_text (GTK_LABEL (self->fix_text)));
  RbkEdit         *edit;

  if (!can_edit (self))
    return;
  edit =
      rbk_fix_edit_new (rbk_document_get_book (self->document), self->finding->fix, label, &error);
  if (edit == NULL)
    rbk_undo_toast_refuse (GTK_WIDGET (self), error);
  else
    take (self, edit, label);
}

/* What was done, and to which finding: several look alike in a toast. */
static char *
dup_told (RbkFindingRow *self, const char *done)
{
  return g_strdup_printf (_ ("%s: %s"), done, gtk_label_get_text (GTK_LABEL (self->title)));
}

static void
reason_given_cb (GtkWidget *owner, char *const *answers)
{
  RbkFindingRow   *self = RBK_FINDING_ROW (owner);
  g_autofree char *told = dup_told (self, _ ("Let be"));

  if (can_edit (self))
    take (self,
          rbk_suppression_edit_let_be (rbk_document_get_book (self->document), self->finding->rule,
                                       self->finding->where, answers[1]),
          told);
}

/* rbk_finding_row_let_be: asks for a reason to let the finding be. */
void
rbk_finding_row_let_be (RbkFindingRow *self)
{
  g_autofree char *body =
      g_strdup_printf ("%s\n\n%s", gtk_label_get_text (GTK_LABEL (self->message)),
                       _ ("It stays in the list, but no longer counts. The reason is kept in "
                          "the book, for whoever reads it next."));
  RbkAsk ask = { .heading = _ ("Let It Be?"),
                 .body = body,
                 .button = _ ("_Let It Be"),
                 .titles = { NULL, _ ("Why") },
                 .done = reason_given_cb };

  rbk_ask_dialog_show (GTK_WIDGET (self), &ask);
}

/* rbk_finding_row_take_back: has a finding that was let be count again. */
void
rbk_finding_row_take_back (RbkFindingRow *self)
{
  g_autofree char *told = dup_told (self, _ ("Counts again"));
  RbkEdit         *edit = NULL;

  if (can_edit (self))
    edit = rbk_suppression_edit_take_back (rbk_document_get_book (self->document),
                                           self->finding->rule, self->finding->where);
  if (edit != NULL)
    take (self, edit, told);
}

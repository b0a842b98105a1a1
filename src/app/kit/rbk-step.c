/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-step.h"

#include "rbk-undo-toast.h"

/**
 * rbk_step_take:
 * @widget: where it is asked for; what is said hangs on it, so it must outlive the edit
 * @document: an open book
 * @edit: (transfer full): what is to be done
 * @told: (nullable): what was done then: “Removed Trial”
 *
 * Does an edit as a step of its own, and says that in a toast that offers to undo it. Where it
 * can't be done the toast says why.
 *
 * Returns: whether it was done
 */
gboolean
rbk_step_take (GtkWidget *widget, RbkDocument *document, RbkEdit *edit, const char *told)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  rbk_document_seal (document);
  if (!rbk_document_take (document, edit, &error))
    {
      rbk_undo_toast_refuse (widget, error);
      return FALSE;
    }
  if (told != NULL)
    rbk_undo_toast_show (widget, told);

  return TRUE;
}

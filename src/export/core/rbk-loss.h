/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "rbk-text.h"

G_BEGIN_DECLS

/**
 * RbkLossSeverity:
 * @RBK_LOSS_BILL: what a customer pays would differ; such an export is refused
 * @RBK_LOSS_ENFORCE: the bill is right, but the product has to see to something itself
 * @RBK_LOSS_TEXT: wording, a display or a date is not carried over as it is
 *
 * How much a loss matters.
 */
typedef enum
{
  RBK_LOSS_BILL,
  RBK_LOSS_ENFORCE,
  RBK_LOSS_TEXT,
} RbkLossSeverity;

/**
 * RbkLoss:
 * @severity: how much it matters
 * @where: the place in the book, by keys: `pro.evergreen.runs`
 * @message: what is lost and what to do about it, for files
 * @shown: the same in the language of the user, where there is one
 *
 * One fact of a book that a target can't carry.
 */
typedef struct
{
  RbkLossSeverity severity;
  char           *where;
  char           *message;
  char           *shown;
} RbkLoss;

void        rbk_loss_free (RbkLoss *self);
const char *rbk_loss_severity_get_name (RbkLossSeverity severity);

GPtrArray *rbk_losses_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_losses_add (GPtrArray      *losses,
                           RbkLossSeverity severity,
                           const char     *where,
                           const char     *format,
                           ...) G_GNUC_PRINTF (4, 5);
gboolean   rbk_losses_check (GPtrArray *losses, const char *target, GError **error);
char      *rbk_losses_to_json (GPtrArray *losses, const char *target) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_losses_to_markdown (GPtrArray *losses, const char *target) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkLoss, rbk_loss_free)

G_END_DECLS

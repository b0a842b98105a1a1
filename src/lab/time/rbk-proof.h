/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-statement.h"

G_BEGIN_DECLS

/* Whether a change of a book leaves earlier invoices as they were, to the byte. */

/**
 * RbkProof:
 * @n_checked: invoices of before the change that were made on both books
 * @n_same: how many of them are the same
 * @changed: (nullable): the first that is not, as it was and as it became
 *
 * What was found.
 */
typedef struct
{
  guint n_checked, n_same;
  char *changed;
} RbkProof;

void rbk_proof_run (
    RbkProof *self, RbkSpec *before, RbkSpec *after, const GDate *date, guint n_months);
void rbk_proof_clear (RbkProof *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkProof, rbk_proof_clear)

G_END_DECLS

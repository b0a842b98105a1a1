/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue.h"
#include "rbk-discover.h"
#include "rbk-money-format.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/**
 * RbkProposed:
 * @proposal: (owned): a book, and why it is as it is
 * @table: (owned): its plans with what they cost and leave; it holds the frozen book
 * @format: (owned): writes its amounts
 *
 * What answers come to, with its figures. It does not change.
 */
typedef struct
{
  RbkProposal    *proposal;
  RbkTable       *table;
  RbkMoneyFormat *format;
  gatomicrefcount references;
} RbkProposed;

RbkProposed *rbk_proposed_new (const RbkAnswers *answers,
                               RbkCatalogue     *catalogue,
                               const GDate      *date,
                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
RbkProposed *rbk_proposed_ref (RbkProposed *self) G_GNUC_WARN_UNUSED_RESULT;
void         rbk_proposed_unref (RbkProposed *self);
char        *rbk_proposed_dup_sentence (RbkProposed             *self,
                                        const RbkProposalReason *reason) G_GNUC_WARN_UNUSED_RESULT;
int          rbk_proposed_get_color (RbkProposed *self, guint plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkProposed, rbk_proposed_unref)

G_END_DECLS

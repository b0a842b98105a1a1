/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-claim.h"
#include "rbk-money-format.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/* What becomes of the figures of a text, in words of the user's language. */

const char *rbk_claims_text_get_verdict (RbkClaimVerdict verdict);
const char *rbk_claims_text_get_icon (RbkClaimVerdict verdict);
const char *rbk_claims_text_get_class (RbkClaimVerdict verdict);
char       *rbk_claims_text_dup_title (const RbkClaim *claim,
                                       RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_claims_text_dup_reason (const RbkClaim   *claim,
                                        const RbkWorking *working,
                                        RbkMoneyFormat   *format) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_claims_text_dup_count (GPtrArray *claims) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_claims_text_dup_all (GPtrArray      *claims,
                                     GPtrArray      *workings,
                                     RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_claims_text_dup_example (const RbkTable *table,
                                         RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

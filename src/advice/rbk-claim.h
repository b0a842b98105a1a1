/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-explain.h"

G_BEGIN_DECLS

/**
 * RbkClaimVerdict:
 * @RBK_CLAIM_HOLDS: recomputed it is the same to its last digit
 * @RBK_CLAIM_DIFFERS: recomputed it is something else
 * @RBK_CLAIM_UNKNOWN: the text does not say enough, or the book has no such figure
 *
 * What becomes of a figure when it is recomputed.
 */
typedef enum
{
  RBK_CLAIM_HOLDS,
  RBK_CLAIM_DIFFERS,
  RBK_CLAIM_UNKNOWN,
} RbkClaimVerdict;

/**
 * RbkClaim:
 * @text: the figure as it is written: `~81 %`
 * @line: the line that it is on, from 1
 * @verdict: what becomes of it
 * @kind: what it is
 * @claimed: what is written; of a ratio the share, 0.81
 * @recomputed: what the book gives, likewise; invalid where that is not known
 * @where: (nullable): what to ask [func@explain] for its working
 * @reason: (nullable): why nothing can be said
 *
 * A figure in a text, held against the book.
 */
typedef struct
{
  char           *text;
  guint           line;
  RbkClaimVerdict verdict;
  RbkFactKind     kind;
  RbkDecimal      claimed, recomputed;
  char           *where;
  const char     *reason;
} RbkClaim;

GPtrArray  *rbk_claims_check (const RbkExplainInput *input,
                              const char            *text,
                              GError               **error) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_claim_verdict_get_name (RbkClaimVerdict verdict);

G_END_DECLS

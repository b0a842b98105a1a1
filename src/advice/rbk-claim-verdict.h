/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-claim.h"
#include "rbk-claim-scan.h"

G_BEGIN_DECLS

/* What becomes of a figure once it is known what it is of. */

RbkFactKind rbk_claim_get_kind (RbkClaimShape shape);
void        rbk_claim_recompute (RbkClaim              *claim,
                                 const RbkClaimNumber  *number,
                                 const RbkExplainInput *input);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-claim-scan.h"

G_BEGIN_DECLS

/* What a column's title says of the bare numbers below it: “Margin %: 79”. */

void rbk_claim_take_titles (GArray *numbers, const char *text, const char *currency);

gboolean rbk_claim_is_of_tokens (const char *text, gsize length, const RbkClaimNumber *number);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-claim.h"
#include "rbk-load-customers.h"

G_BEGIN_DECLS

/* What became of the figures of a text, for people and for programs. */

guint    rbk_claim_output_count (GPtrArray *claims, RbkClaimVerdict verdict);
gboolean rbk_claim_output_json (GPtrArray        *claims,
                                const char       *currency,
                                const RbkOwnFile *from,
                                const char       *output,
                                GError          **error);
gboolean rbk_claim_output_text (GPtrArray        *claims,
                                const char       *currency,
                                const RbkOwnFile *from,
                                const char       *output,
                                GError          **error);

G_END_DECLS

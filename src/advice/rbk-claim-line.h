/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-claim.h"

G_BEGIN_DECLS

/* A text under check, read line by line. */
typedef struct
{
  const RbkExplainInput *input;
  GPtrArray             *claims;    /* (element-type RbkClaim): found so far */
  int                    last_plan; /* the one that was spoken of last; -1 for none */
  guint                  line;      /* from 1 */
  guint                  n_numbers; /* so far */
} RbkClaimReader;

gboolean rbk_claim_read_line (RbkClaimReader *reader,
                              const char     *text,
                              gsize           length,
                              GError        **error);

G_END_DECLS

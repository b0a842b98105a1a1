/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-claim-scan.h"

G_BEGIN_DECLS

/* What a number in a text is of: by its shape and the words around it. */
typedef enum
{
  RBK_CLAIM_ROLE_NONE,   /* nothing that a book has */
  RBK_CLAIM_ROLE_PLACE,  /* where on the usage axis others are */
  RBK_CLAIM_ROLE_CALL,   /* what a call costs */
  RBK_CLAIM_ROLE_FIGURE, /* a figure of a plan */
  RBK_CLAIM_ROLE_OTHER,  /* an amount, but of nothing that a book has */
} RbkClaimRole;

RbkClaimRole rbk_claim_find_role (const char           *before,
                                  gsize                 n_before,
                                  const char           *after,
                                  gsize                 n_after,
                                  const RbkClaimNumber *number,
                                  const char          **figure);

G_END_DECLS

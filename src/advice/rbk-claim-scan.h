/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/* Between the cells of a row that was made a line. */
#define RBK_CLAIM_CELL "\x1e "

/* How a number is written. */
typedef enum
{
  RBK_CLAIM_PLAIN,      /* 200, 5k */
  RBK_CLAIM_MONEY,      /* $29, 29 USD */
  RBK_CLAIM_PERCENT,    /* 81 % */
  RBK_CLAIM_MULTIPLE,   /* 3x */
  RBK_CLAIM_PERCENTILE, /* p90, 90th percentile */
} RbkClaimShape;

/* A number in a text: what it is and what one in its last digit is. A clause is what stands
 * between commas and the like, a sentence what stands between stops. */
typedef struct
{
  RbkClaimShape shape;
  gsize         start, end;
  RbkDecimal    value, step;
  guint         clause, sentence;
} RbkClaimNumber;

GArray  *rbk_claim_scan (const char *text,
                         gsize       length,
                         const char *currency) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_claim_is_break (const char *text, gsize length, gsize at, gboolean are_sentences);

gboolean rbk_claim_is_joined (const char *text, GArray *numbers, guint i, char sign);

G_END_DECLS

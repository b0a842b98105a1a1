/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_WHERE_USAGE,      /* a number of units: 200, 5k, 1.5M */
  RBK_WHERE_PERCENTILE, /* p50, p90, p99.9 */
  RBK_WHERE_CAP,        /* cap, cap:80% */
  RBK_WHERE_INCLUDED,   /* included */
  RBK_WHERE_LEVEL,      /* the key of a usage level */
} RbkWhereKind;

/**
 * RbkWhere:
 * @kind: what kind of place
 * @value: units, a percentage, or nothing
 * @level: the key of a usage level, cut at 64 bytes
 *
 * A place on the usage axis at which something is evaluated.
 */
typedef struct
{
  RbkWhereKind kind;
  RbkDecimal   value;
  char         level[65];
} RbkWhere;

gboolean rbk_where_parse (const char *text, RbkWhere *where, GError **error);
char    *rbk_where_to_string (const RbkWhere *where) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_quantity_parse (const char *text, RbkDecimal *value, GError **error);

G_END_DECLS

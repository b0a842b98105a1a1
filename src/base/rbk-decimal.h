/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RbkDecimal:
 * @raw: the value times 10^18
 *
 * An exact decimal number: an amount in the major unit of a currency, or a
 * quantity. It holds 18 decimals and a little over 1.7 * 10^20 units either way.
 * A value, not an object: copy it freely.
 *
 * A result that does not fit, and a division by zero, is the invalid decimal. Like
 * a NaN it makes everything that is computed from it invalid, so that a formula is
 * written as one and checked once, with [func@decimal_is_valid], where it ends.
 */
typedef struct
{
  __int128 raw;
} RbkDecimal;

#define RBK_TYPE_DECIMAL (rbk_decimal_get_type ())
#define RBK_DECIMAL_PLACES 18
#define RBK_DECIMAL_ONE_RAW ((__int128) 1000000000000000000LL)
#define RBK_DECIMAL_INVALID_RAW ((__int128) ((unsigned __int128) 1 << 127))

/* Constants for static initialisers: whole units only. */
#define RBK_DECIMAL_UNITS(n) ((RbkDecimal){ .raw = (__int128) (n) *RBK_DECIMAL_ONE_RAW })
#define RBK_DECIMAL_ZERO ((RbkDecimal){ .raw = 0 })
#define RBK_DECIMAL_ONE RBK_DECIMAL_UNITS (1)
#define RBK_DECIMAL_INVALID ((RbkDecimal){ .raw = RBK_DECIMAL_INVALID_RAW })

typedef enum
{
  RBK_ROUND_HALF_AWAY, /* commercial: a half goes away from zero */
  RBK_ROUND_HALF_EVEN,
  RBK_ROUND_DOWN, /* towards zero */
  RBK_ROUND_UP,   /* away from zero */
  RBK_ROUND_FLOOR,
  RBK_ROUND_CEILING,
} RbkRounding;

GType rbk_decimal_get_type (void);

RbkDecimal rbk_decimal_from_int (gint64 units);
RbkDecimal rbk_decimal_from_double (double value, guint places);
double     rbk_decimal_to_double (RbkDecimal value);
gboolean   rbk_decimal_to_int (RbkDecimal value, gint64 *units);
gboolean   rbk_decimal_parse (const char *text, RbkDecimal *value, GError **error);
gboolean rbk_decimal_parse_len (const char *text, gsize length, RbkDecimal *value, GError **error);
char    *rbk_decimal_to_string (RbkDecimal value) G_GNUC_WARN_UNUSED_RESULT;
char    *rbk_decimal_to_fixed (RbkDecimal value, guint places) G_GNUC_WARN_UNUSED_RESULT;
RbkDecimal *rbk_decimal_copy (const RbkDecimal *value) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_decimal_free (RbkDecimal *value);

gboolean rbk_decimal_is_valid (RbkDecimal value);
gboolean rbk_decimal_is_zero (RbkDecimal value);
gboolean rbk_decimal_is_integer (RbkDecimal value);
int      rbk_decimal_sign (RbkDecimal value);
int      rbk_decimal_compare (RbkDecimal a, RbkDecimal b);
gboolean rbk_decimal_equal (RbkDecimal a, RbkDecimal b);
guint    rbk_decimal_places (RbkDecimal value);

RbkDecimal rbk_decimal_add (RbkDecimal a, RbkDecimal b);
RbkDecimal rbk_decimal_sub (RbkDecimal a, RbkDecimal b);
RbkDecimal rbk_decimal_negate (RbkDecimal a);
RbkDecimal rbk_decimal_min (RbkDecimal a, RbkDecimal b);
RbkDecimal rbk_decimal_max (RbkDecimal a, RbkDecimal b);
RbkDecimal rbk_decimal_mul (RbkDecimal a, RbkDecimal b);
RbkDecimal rbk_decimal_div (RbkDecimal a, RbkDecimal b, RbkRounding rounding);
RbkDecimal rbk_decimal_mul_div (RbkDecimal a, RbkDecimal b, RbkDecimal c, RbkRounding rounding);
RbkDecimal rbk_decimal_round (RbkDecimal value, guint places, RbkRounding rounding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkDecimal, rbk_decimal_free)

G_END_DECLS

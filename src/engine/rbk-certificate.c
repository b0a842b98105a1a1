/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-outline.h"

/* A plan at a usage, or in the limit from above at it. */
typedef struct
{
  RbkDecimal usage;
  RbkBalance balance;
  gboolean   is_past;
  gboolean   is_sparse; /* steps between it and the next place are left out */
} Stop;

static void
add_stop (const RbkOutline *outline, GArray *stops, RbkDecimal usage, gboolean is_past)
{
  Stop stop = { .usage = usage, .is_past = is_past };

  stop.balance = rbk_outline_get_balance (outline, usage, is_past, NULL);
  stop.is_sparse = is_past && rbk_outline_is_sparse (outline, usage);
  g_array_append_val (stops, stop);
}

/* The places between which bill and cost are straight lines: each kink up to an end, at it
 * and just past it, and both ends. */
static GArray *
list_stops (const RbkOutline *outline, RbkDecimal end)
{
  GArray    *stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  RbkDecimal usage = RBK_DECIMAL_ZERO;

  add_stop (outline, stops, usage, FALSE);
  for (guint i = 0; i < outline->kinks->len; i++)
    {
      const RbkKink *kink = &g_array_index (outline->kinks, RbkKink, i);

      if (rbk_decimal_compare (kink->at, usage) <= 0)
        continue;
      if (rbk_decimal_compare (kink->at, end) >= 0)
        break;
      add_stop (outline, stops, usage, TRUE);
      usage = kink->at;
      add_stop (outline, stops, usage, FALSE);
    }
  if (rbk_decimal_compare (usage, end) < 0)
    {
      add_stop (outline, stops, usage, TRUE);
      add_stop (outline, stops, end, FALSE);
    }
  return stops;
}

/* Whether one margin is below another, exactly: cost is a larger part of the bill. A bill too
 * small to divide by is the worst there is. */
static gboolean
is_worse (const RbkBalance *balance, const RbkBalance *than)
{
  RbkDecimal part = rbk_decimal_div (balance->cost, balance->bill, RBK_ROUND_HALF_AWAY);
  RbkDecimal other = rbk_decimal_div (than->cost, than->bill, RBK_ROUND_HALF_AWAY);

  if (!rbk_decimal_is_valid (other))
    return FALSE;
  return !rbk_decimal_is_valid (part) || rbk_decimal_compare (part, other) > 0;
}

/* Certifies a plan. On a straight piece the margin only rises or only falls, so that its
 * lowest value is at an end of one. FALSE when amounts don't fit. */
gboolean
rbk_outline_certify (const RbkOutline *self, RbkCertificate *certificate)
{
  g_autoptr (GArray) stops = list_stops (self, self->reach);
  const Stop *worst = NULL, *least = &g_array_index (stops, Stop, 0);
  gboolean    sells_for_nothing = FALSE;

  *certificate = (RbkCertificate){ .to = self->reach };
  for (guint i = 0; i < stops->len; i++)
    {
      const Stop *stop = &g_array_index (stops, Stop, i);

      if (!rbk_decimal_is_valid (stop->balance.amount))
        return FALSE;
      if (rbk_decimal_compare (stop->balance.amount, least->balance.amount) < 0)
        least = stop;
      if (rbk_decimal_is_zero (stop->balance.bill))
        sells_for_nothing = sells_for_nothing || rbk_decimal_sign (stop->balance.cost) > 0;
      else if (worst == NULL || is_worse (&stop->balance, &worst->balance))
        worst = stop;
    }
  certificate->lowest_amount = least->balance.amount;
  certificate->lowest_amount_at = least->usage;
  certificate->has_lowest = worst != NULL && !sells_for_nothing;
  if (!certificate->has_lowest)
    return TRUE;
  certificate->lowest_margin = rbk_margin_of (worst->balance.bill, worst->balance.cost);
  certificate->at = worst->usage;
  certificate->is_past = worst->is_past;
  return TRUE;
}

/* Where the straight line between two places comes to zero. */
static RbkDecimal
find_zero (const Stop *from, const Stop *to)
{
  RbkDecimal fall = rbk_decimal_sub (from->balance.amount, to->balance.amount);
  RbkDecimal way;

  way = rbk_decimal_mul_div (rbk_decimal_sub (to->usage, from->usage), from->balance.amount, fall,
                             RBK_ROUND_HALF_AWAY);
  return rbk_decimal_add (from->usage, way);
}

/* Goes from place to place and notes where what is left changes its sign: on the way, at a
 * jump, or after having been nothing. A stretch on which nothing is left counts from its
 * start. */
static void
walk (const Stop *stops, guint n_stops, GArray *zeros)
{
  const Stop *begin = NULL; /* of what is zero now */
  gboolean    is_noted = FALSE;
  int         sign = 0;

  for (guint i = 0; i < n_stops; i++)
    {
      const Stop *stop = &stops[i];
      int         here = rbk_decimal_sign (stop->balance.amount);
      gboolean    is_gap = i > 0 && stops[i - 1].is_sparse;

      if (here == 0)
        {
          gboolean lasts =
              begin != NULL && !is_gap && !rbk_decimal_equal (begin->usage, stop->usage);

          begin = begin != NULL ? begin : stop;
          if (lasts && !is_noted)
            g_array_append_val (zeros, begin->usage);
          is_noted = is_noted || lasts;
          continue;
        }
      if (sign != 0 && here != sign && !is_noted)
        {
          RbkDecimal zero = begin != NULL ? begin->usage : stop->usage;

          if (begin == NULL && !is_gap)
            zero = rbk_decimal_equal (stops[i - 1].usage, stop->usage)
                       ? stop->usage
                       : find_zero (&stops[i - 1], stop);
          if (begin != NULL || !is_gap)
            g_array_append_val (zeros, zero);
        }
      sign = here;
      begin = NULL;
      is_noted = FALSE;
    }
}

/* Every usage at which a plan begins or ceases to pay for itself, ascending. */
RbkDecimal *
rbk_outline_find_break_even (const RbkOutline *self, guint *n_break_even)
{
  g_autoptr (GArray) stops = list_stops (self, self->end);
  GArray *zeros = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));

  walk (&g_array_index (stops, Stop, 0), stops->len, zeros);
  *n_break_even = zeros->len;
  return (RbkDecimal *) (gpointer) g_array_free (zeros, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-outline.h"

#include <stdlib.h>

/* As many steps of a staircase are listed in full. */
#define MAX_STEPS 512

/* The steps of a package price: step i ends at included + i × size, where the charge jumps.
 * Between two other kinks the ends of steps lie on a straight line, and so do their starts,
 * so that the first and the last of them are enough to know the lowest margin. */
typedef struct
{
  const RbkCardSpec *card;
  gint64             first, last;
} Stairs;

/* Whole sizes in a quantity; an end so far off that it is out of reach for what does not fit. */
static gint64
count_sizes (RbkDecimal quantity, RbkDecimal size, RbkRounding rounding)
{
  RbkDecimal sizes = rbk_decimal_round (rbk_decimal_div (quantity, size, rounding), 0, rounding);
  gint64     count;

  return rbk_decimal_to_int (sizes, &count) ? count : G_MAXINT64 / 2;
}

static RbkDecimal
step_quantity (const Stairs *stairs, gint64 step)
{
  return rbk_decimal_add (stairs->card->included, rbk_decimal_mul (stairs->card->package_size,
                                                                   rbk_decimal_from_int (step)));
}

static RbkDecimal
quantity_at (const RbkOutline *self, const RbkCardSpec *card, RbkDecimal usage)
{
  return rbk_decimal_mul (rbk_axis_get_usage (&self->axis, card->meter, usage), card->months);
}

/* The last step that ends at a quantity or before it. */
static gint64
last_step_in (const Stairs *stairs, RbkDecimal quantity)
{
  return count_sizes (rbk_decimal_sub (quantity, stairs->card->included),
                      stairs->card->package_size, RBK_ROUND_FLOOR);
}

static gint64
last_step_at (const RbkOutline *self, const Stairs *stairs, RbkDecimal usage)
{
  return last_step_in (stairs, quantity_at (self, stairs->card, usage));
}

static RbkDecimal
served_end (const RbkOutline *self)
{
  return self->has_limit ? rbk_decimal_min (self->end, self->limit) : self->end;
}

/* The steps where the charge moves: once the minimum no longer binds, until the maximum does. */
static Stairs
measure_stairs (const RbkOutline *self, const RbkCardSpec *card)
{
  Stairs stairs = { .card = card, .first = 1 };

  stairs.last = last_step_at (self, &stairs, served_end (self));
  if (card->has_minimum)
    stairs.first = MAX (stairs.first, count_sizes (card->minimum, card->amount, RBK_ROUND_FLOOR));
  if (card->has_maximum)
    stairs.last =
        MIN (stairs.last, count_sizes (card->maximum, card->amount, RBK_ROUND_CEILING) - 1);
  return stairs;
}

static void
add_bounds (RbkOutline *self, const Stairs *stairs)
{
  const RbkCardSpec *card = stairs->card;

  if (card->has_minimum && rbk_decimal_compare (card->minimum, card->amount) >= 0)
    rbk_outline_add_kink (self, card, RBK_KINK_MINIMUM, step_quantity (stairs, stairs->first));
  if (card->has_maximum)
    rbk_outline_add_kink (self, card, RBK_KINK_MAXIMUM,
                          step_quantity (stairs, count_sizes (card->maximum, card->amount,
                                                              RBK_ROUND_CEILING) -
                                                     1));
}

static void
add_step (RbkOutline *self, const Stairs *stairs, gint64 step, gboolean is_sparse)
{
  guint n_kinks = self->kinks->len;

  rbk_outline_add_kink (self, stairs->card, RBK_KINK_PACKAGE, step_quantity (stairs, step));
  if (self->kinks->len > n_kinks)
    g_array_index (self->kinks, RbkKink, n_kinks).is_sparse = is_sparse;
}

/* What is left of the bill at the end of a step or just past it. */
static int
sign_at_step (const RbkOutline *self, const Stairs *stairs, gint64 step, gboolean is_past)
{
  RbkKink kink = { .card = stairs->card, .quantity = step_quantity (stairs, step) };

  kink.at = rbk_axis_get_place (&self->axis, stairs->card, kink.quantity);
  return rbk_decimal_sign (rbk_outline_get_balance (self, kink.at, is_past, &kink).amount);
}

/* The first step with another sign than the first one; last + 1 when there is none. */
static gint64
find_turn (const RbkOutline *self, const Stairs *stairs, gboolean is_past)
{
  gint64 low = stairs->first, high = stairs->last + 1;
  int    sign = sign_at_step (self, stairs, low, is_past);

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (middle <= stairs->last && sign_at_step (self, stairs, middle, is_past) == sign)
        low = middle;
      else
        high = middle;
    }
  return high;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* Of a long stretch of steps: its ends and what is around the places where the plan begins
 * or ceases to pay for itself. */
static void
add_stretch (RbkOutline *self, const Stairs *stairs)
{
  gint64 ends = find_turn (self, stairs, FALSE), starts = find_turn (self, stairs, TRUE);
  gint64 kept[] = { stairs->first, stairs->last, ends - 1, ends,
                    ends + 1,      starts - 1,   starts,   starts + 1 };

  qsort (kept, G_N_ELEMENTS (kept), sizeof *kept, compare_steps);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      gboolean is_last = i + 1 == G_N_ELEMENTS (kept);

      if (kept[i] < stairs->first || kept[i] > stairs->last || (!is_last && kept[i] == kept[i + 1]))
        continue;
      add_step (self, stairs, kept[i],
                !is_last && kept[i] < stairs->last && kept[i + 1] > kept[i] + 1);
    }
}

/* Long stairs, in stretches between the other kinks and the certificate's end. */
static void
add_long_stairs (RbkOutline *self, const Stairs *stairs)
{
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (gint64));
  Stairs stretch = { .card = stairs->card, .first = stairs->first };
  gint64 bound = last_step_at (self, stairs, self->reach);

  g_array_append_val (bounds, bound);
  for (guint i = 0; i < self->kinks->len; i++)
    {
      const RbkKink *kink = &g_array_index (self->kinks, RbkKink, i);

      bound = kink->card == stairs->card ? last_step_in (stairs, kink->quantity)
                                         : last_step_at (self, stairs, kink->at);
      g_array_append_val (bounds, bound);
    }
  g_array_append_val (bounds, stairs->last);
  g_array_sort (bounds, compare_steps);

  for (guint i = 0; i < bounds->len; i++)
    {
      stretch.last = MIN (g_array_index (bounds, gint64, i), stairs->last);
      if (stretch.last < stretch.first)
        continue;
      add_stretch (self, &stretch);
      stretch.first = stretch.last + 1;
    }
}

/* Adds the steps of package prices. Up to 512 of a price are all listed. Of more the first
 * and the last of each stretch between other kinks are, and those around break-evens; the
 * certificate is exact as long as no more than one price has that many. */
void
rbk_outline_add_steps (RbkOutline *self)
{
  for (guint i = 0; i < self->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &self->phase->cards[i];
      Stairs             stairs;

      if (card->price != RBK_PRICE_KIND_PACKAGE || card->is_once || card->meter < 0 ||
          rbk_decimal_is_zero (card->amount) ||
          !rbk_decimal_is_valid (quantity_at (self, card, served_end (self))))
        continue;
      stairs = measure_stairs (self, card);
      add_bounds (self, &stairs);
      rbk_outline_sort (self);
      if (stairs.last - stairs.first < MAX_STEPS)
        for (gint64 step = stairs.first; step <= stairs.last; step++)
          add_step (self, &stairs, step, FALSE);
      else
        add_long_stairs (self, &stairs);
      rbk_outline_sort (self);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-handle-edit.h"

#include <math.h>

#include "rbk-plan.h"
#include "rbk-term-edit.h"

/* Far above any price or quantity, far below what overflows once it is multiplied. */
#define MOST RBK_DECIMAL_UNITS (1000000000000LL)

/* A coarse step is about this part of the value it starts from. */
#define STEPS_OF_VALUE 25.0
#define FINER 10.0

/* Steps are this exact. */
#define STEP_PLACES 12

static RbkDecimal
power_of_ten (int exponent)
{
  return rbk_decimal_from_double (pow (10.0, exponent), STEP_PLACES);
}

static RbkHandle *
add (RbkHandle *handles, guint *n, const RbkTableRow *row, RbkHandleKind kind, RbkDecimal value)
{
  RbkHandle *handle = &handles[(*n)++];

  *handle = (RbkHandle){ .kind = kind,
                         .phase = (guint) (row->phase - row->plan->phases),
                         .months = row->card != NULL ? row->card->months : RBK_DECIMAL_ONE,
                         .value = value,
                         .least = RBK_DECIMAL_ZERO,
                         .most = MOST,
                         .quantum = RBK_DECIMAL_ONE };

  return handle;
}

/* Where the next tier ends, which a bound that moves with the included units can't pass. */
static RbkDecimal
find_room (const RbkTableRow *row)
{
  const RbkCardSpec *card = row->card;

  if (card->n_tiers < 2 || card->tiers[1].is_open ||
      !rbk_decimal_equal (card->tiers[0].up_to, card->included))
    return MOST;

  return rbk_decimal_div (rbk_decimal_sub (card->tiers[1].up_to, RBK_DECIMAL_ONE), card->months,
                          RBK_ROUND_FLOOR);
}

static void
add_amounts_of_use (RbkHandle *handles, guint *n, const RbkTableRow *row)
{
  gboolean is_apart = row->has_cap && row->limit != RBK_LIMIT_NONE &&
                      (!row->has_included || !rbk_decimal_equal (row->cap, row->included));

  if (row->has_included)
    {
      RbkHandle *included = add (handles, n, row, RBK_HANDLE_INCLUDED, row->included);

      included->most = find_room (row);
      if (is_apart)
        included->most = rbk_decimal_min (included->most, row->cap);
    }
  if (is_apart)
    add (handles, n, row, RBK_HANDLE_CAP, row->cap)->least =
        rbk_decimal_max (row->included, RBK_DECIMAL_ONE);
}

static RbkDecimal
quantum_of_unit_price (RbkDecimal price, guint minor_digits)
{
  double value = rbk_decimal_to_double (price);
  int    lowest = -(int) minor_digits - 2;

  if (!(value > 0.0))
    return power_of_ten (lowest);

  return power_of_ten (CLAMP ((int) floor (log10 (value)) - 2, -STEP_PLACES + 1, 0));
}

/**
 * rbk_handle_list:
 * @analysis: what follows from a book
 * @plan: the place of a plan
 * @handles: (out caller-allocates) (array fixed-size=4): room for the handles
 *
 * Lists what can be moved on the curve of a plan. A cap that stands where the included
 * units end is moved with them.
 *
 * Returns: how many there are
 */
guint
rbk_handle_list (RbkAnalysis *analysis, guint plan, RbkHandle handles[RBK_N_HANDLES])
{
  const RbkSpec     *spec = rbk_analysis_get_spec (analysis);
  const RbkTable    *table = rbk_analysis_get_table (analysis);
  const RbkTableRow *row = table != NULL && plan < table->n_rows ? &table->rows[plan] : NULL;
  const RbkCurve    *curve = rbk_analysis_get_curve (analysis, plan);
  guint              n = 0;

  if (spec == NULL || row == NULL || curve == NULL || row->phase == NULL || !row->has_price)
    return 0;

  add (handles, &n, row, RBK_HANDLE_PRICE, row->price)->quantum =
      power_of_ten (-(int) spec->minor_digits);
  /* The curve of a plan that counts on another meter than the axis shows none of its units. */
  if (row->card != NULL && row->axis >= 0 && row->axis == curve->axis)
    {
      add_amounts_of_use (handles, &n, row);
      if (row->has_overage)
        add (handles, &n, row, RBK_HANDLE_OVERAGE, row->overage)->quantum =
            quantum_of_unit_price (row->overage, spec->minor_digits);
    }

  for (guint i = 0; i < n; i++)
    {
      handles[i].plan = plan;
      if (row->axis >= 0)
        g_strlcpy (handles[i].meter, spec->meters[row->axis].key, sizeof handles[i].meter);
    }

  return n;
}

/* How many of the units up to @quantity pay the overage price: those of the tier that
 * holds the first one. */
static RbkDecimal
count_overage (const RbkCardSpec *card, RbkDecimal quantity)
{
  RbkRating rating;
  guint     i = 0;

  rbk_rate_card_rate (card, quantity, &rating);
  if (card->price != RBK_PRICE_KIND_GRADUATED && card->price != RBK_PRICE_KIND_VOLUME)
    return rating.billed;

  while (i + 1 < card->n_tiers && !card->tiers[i].is_open &&
         rbk_decimal_compare (card->included, card->tiers[i].up_to) >= 0)
    i++;
  if (card->n_tiers == 0 || card->tiers[i].is_open ||
      rbk_decimal_compare (rating.quantity, card->tiers[i].up_to) <= 0)
    return rating.billed;

  return card->price == RBK_PRICE_KIND_VOLUME
             ? RBK_DECIMAL_ZERO
             : rbk_decimal_sub (card->tiers[i].up_to, card->included);
}

/**
 * rbk_handle_get_value_for_bill:
 * @self: the handle of a price or an overage price
 * @analysis: what it was listed from
 * @usage: a place on the axis
 * @bill: what the plan should come to there, a month
 * @value: (out): what the handle must be for it
 *
 * Finds the price from the bill that it should make. A minimum or maximum charge is left
 * out of account.
 *
 * Returns: whether the handle decides on the bill there
 */
gboolean
rbk_handle_get_value_for_bill (const RbkHandle *self,
                               RbkAnalysis     *analysis,
                               RbkDecimal       usage,
                               RbkDecimal       bill,
                               RbkDecimal      *value)
{
  const RbkTable    *table = rbk_analysis_get_table (analysis);
  const RbkCurve    *curve = rbk_analysis_get_curve (analysis, self->plan);
  const RbkCardSpec *card;
  RbkDecimal         share = RBK_DECIMAL_ONE;
  RbkFigure          figure;

  g_return_val_if_fail (table != NULL && curve != NULL, FALSE);

  rbk_figure_at_usage (rbk_analysis_get_spec (analysis), curve->plan, curve->phase, curve->axis,
                       usage, &figure);
  if (self->kind == RBK_HANDLE_OVERAGE)
    {
      card = table->rows[self->plan].card;
      share = rbk_decimal_div (count_overage (card, rbk_decimal_mul (usage, card->months)),
                               card->months, RBK_ROUND_HALF_AWAY);
    }
  if (!figure.has_bill || !rbk_decimal_is_valid (share) || rbk_decimal_sign (share) <= 0)
    return FALSE;

  *value = rbk_decimal_add (self->value, rbk_decimal_div (rbk_decimal_sub (bill, figure.bill),
                                                          share, RBK_ROUND_HALF_AWAY));

  return rbk_decimal_is_valid (*value);
}

/* The 1, 2 or 5 of a decade that is next to @value, above or below. */
static double
round_figure (double value, gboolean above)
{
  static const double factors[] = { 1.0, 2.0, 5.0, 10.0 };
  double              decade, factor = 1.0;

  if (!(value > 0.0) || !isfinite (value))
    return 0.0;

  decade = pow (10.0, floor (log10 (value)));
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    if (above ? factor * decade < value * (1.0 - 1e-9)
              : factors[i] * decade <= value * (1.0 + 1e-9))
      factor = factors[i];

  return factor * decade;
}

/**
 * rbk_handle_get_step:
 * @self: a handle
 * @resolution: how much one pixel is, in the handle's unit
 * @snap: how fine
 *
 * Finds the step by which a handle is moved: a round figure that is no finer than the
 * screen shows, and large enough beside the value that it starts from.
 *
 * Returns: the step, more than zero
 */
RbkDecimal
rbk_handle_get_step (const RbkHandle *self, double resolution, RbkHandleSnap snap)
{
  double coarse = MAX (round_figure (resolution, TRUE),
                       round_figure (rbk_decimal_to_double (self->value) / STEPS_OF_VALUE, FALSE));

  if (snap == RBK_HANDLE_EXACT)
    return self->quantum;
  if (snap == RBK_HANDLE_FINE)
    coarse /= FINER;

  return rbk_decimal_max (self->quantum,
                          rbk_decimal_from_double (MIN (coarse, rbk_decimal_to_double (MOST)),
                                                   STEP_PLACES));
}

/**
 * rbk_handle_snap:
 * @self: a handle
 * @value: where it is moved to
 * @step: from [func@handle_get_step]
 *
 * Returns: the nearest whole number of steps within what the handle can be
 */
RbkDecimal
rbk_handle_snap (const RbkHandle *self, RbkDecimal value, RbkDecimal step)
{
  RbkDecimal kept = rbk_decimal_max (self->least, rbk_decimal_min (value, self->most));
  RbkDecimal steps =
      rbk_decimal_round (rbk_decimal_div (kept, step, RBK_ROUND_HALF_AWAY), 0, RBK_ROUND_HALF_AWAY);
  RbkDecimal snapped = rbk_decimal_mul (steps, step);

  if (!rbk_decimal_is_valid (snapped))
    return self->value;

  return rbk_decimal_max (self->least, rbk_decimal_min (snapped, self->most));
}

static RbkPhase *
dup_phase (const RbkHandle *self, RbkBook *book)
{
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), self->plan);

  return plan != NULL ? g_list_model_get_item (rbk_plan_get_phases (plan), self->phase) : NULL;
}

/**
 * rbk_handle_edit_new:
 * @self: a handle
 * @book: the book that it is of
 * @value: what it should be
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that moves a handle.
 *
 * Returns: (transfer full) (nullable): the edit
 */
RbkEdit *
rbk_handle_edit_new (const RbkHandle *self, RbkBook *book, RbkDecimal value, GError **error)
{
  g_autoptr(RbkPhase) phase = dup_phase (self, book);
  RbkDecimal units = rbk_decimal_mul (value, self->months);

  if (phase == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the plan is no longer there; take hold of the curve again"));
      return NULL;
    }

  switch (self->kind)
    {
    case RBK_HANDLE_INCLUDED:
      return rbk_term_edit_new (phase, self->meter, RBK_SOLVE_INCLUDED, units, error);
    case RBK_HANDLE_CAP:
      return rbk_term_edit_new (phase, self->meter, RBK_SOLVE_CAP, units, error);
    case RBK_HANDLE_OVERAGE:
      return rbk_term_edit_new (phase, self->meter, RBK_SOLVE_OVERAGE, value, error);
    case RBK_HANDLE_PRICE:
    default:
      return rbk_term_edit_new (phase, self->meter, RBK_SOLVE_PRICE, value, error);
    }
}

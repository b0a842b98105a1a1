/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-private.h"

#include <math.h>
#include <string.h>

#include "rbk-curve.h"
#include "rbk-error.h"
#include "rbk-fee.h"

/* The figures of a plan. */

typedef struct
{
  const char *name;
  RbkWorking *(*explain) (RbkPlace *self);
  gboolean has_place; /* whether it differs along the axis */
  gboolean has_price; /* whether only plans with a price have it */
  gboolean is_ratio;
} Figure;

static RbkWorking *
explain_missing (RbkFactKind kind, const char *label)
{
  RbkWorking *self = rbk_working_new_given (kind, label, RBK_DECIMAL_INVALID, NULL);

  self->value.ratio = (double) NAN;
  return self;
}

static RbkWorking *
explain_overhead (RbkPlace *self)
{
  return rbk_working_new_given (RBK_FACT_MONEY, N_ ("Overhead of {plan}"), self->plan->overhead,
                                rbk_place_path (self, "overhead"));
}

static RbkWorking *explain_figure (RbkPlace *self, const char *name);

static RbkWorking *
explain_cost (RbkPlace *self)
{
  return rbk_working_new_of (RBK_OPERATION_SUM, RBK_FACT_MONEY,
                             N_ ("Loaded cost of {plan} at {place}"),
                             explain_figure (self, "inference"), explain_figure (self, "overhead"),
                             NULL);
}

/* The lines of a month's bill, or of them the fees alone. */
static RbkWorking *
explain_lines (RbkPlace *self, const char *label, gboolean only_fees)
{
  RbkWorking *sum = rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_MONEY, label);

  for (guint i = 0; i < self->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &self->phase->cards[i];

      if (!card->is_once && (!only_fees || rbk_card_spec_is_fee (card)))
        rbk_working_take (sum, rbk_place_explain_card (self, card));
    }
  rbk_working_compute (sum);
  return sum;
}

static RbkWorking *
explain_bill (RbkPlace *self)
{
  return explain_lines (self, N_ ("Bill of {plan} at {place}"), FALSE);
}

static RbkWorking *
explain_price (RbkPlace *self)
{
  return explain_lines (self, N_ ("Price of {plan}"), TRUE);
}

static RbkWorking *
explain_margin (RbkPlace *self)
{
  return rbk_working_new_of (RBK_OPERATION_MARGIN, RBK_FACT_RATIO,
                             N_ ("Gross margin of {plan} at {place}"),
                             explain_figure (self, "bill"), explain_figure (self, "cost"), NULL);
}

static RbkWorking *
explain_amount (RbkPlace *self)
{
  return rbk_working_new_of (RBK_OPERATION_LESS, RBK_FACT_MONEY,
                             N_ ("What {plan} leaves at {place}"), explain_figure (self, "bill"),
                             explain_figure (self, "cost"), NULL);
}

static RbkWorking *
explain_kept (RbkPlace *self)
{
  RbkWorking *target =
      rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Target margin of {plan}"),
                             self->plan->target_margin, rbk_place_path (self, "target_margin"));

  return rbk_working_new_of (RBK_OPERATION_LESS, RBK_FACT_QUANTITY,
                             N_ ("Share of the bill that may go to cost"),
                             rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("The whole bill"),
                                                    RBK_DECIMAL_ONE, g_strdup ("by convention")),
                             rbk_working_name (target, "plan", self->plan->name), NULL);
}

static RbkWorking *
explain_floor (RbkPlace *self)
{
  RbkWorking *bill, *others;

  if (rbk_decimal_compare (self->plan->target_margin, RBK_DECIMAL_ONE) >= 0)
    return explain_missing (RBK_FACT_MONEY, N_ ("No price of {plan} reaches its target margin"));
  bill = rbk_working_round (rbk_working_new_of (RBK_OPERATION_QUOTIENT, RBK_FACT_MONEY,
                                                N_ ("Lowest bill that leaves the target margin"),
                                                explain_figure (self, "cost"), explain_kept (self),
                                                NULL),
                            RBK_ROUND_CEILING);
  others = rbk_working_new_of (RBK_OPERATION_LESS, RBK_FACT_MONEY,
                               N_ ("Billed beside the price, at {place}"),
                               explain_figure (self, "bill"), explain_figure (self, "price"), NULL);
  rbk_working_name (others, "place", self->at);
  return rbk_working_new_rounded (RBK_FACT_MONEY, N_ ("Floor price of {plan}, sized at {place}"),
                                  rbk_working_new_of (RBK_OPERATION_PAST, RBK_FACT_MONEY,
                                                      N_ ("What the price must bring"), bill,
                                                      others, NULL),
                                  RBK_ROUND_CEILING, self->spec->minor_digits);
}

static const RbkCardSpec *
get_card (const RbkPlace *self)
{
  return self->phase != NULL ? rbk_phase_spec_get_meter_card (self->phase, self->axis) : NULL;
}

static RbkWorking *
explain_cap (RbkPlace *self)
{
  const RbkCardSpec *card = get_card (self);

  if (card == NULL || !card->has_cap)
    return explain_missing (RBK_FACT_QUANTITY, N_ ("{plan} has no cap"));
  return rbk_working_new_of (RBK_OPERATION_SAME, RBK_FACT_QUANTITY, N_ ("Cap of {plan}"),
                             rbk_place_explain_monthly (self, card, N_ ("Cap of {card}"), card->cap,
                                                        "entitlement.cap"),
                             NULL);
}

static RbkWorking *
explain_included (RbkPlace *self)
{
  const RbkCardSpec *card = get_card (self);

  if (card == NULL || !card->has_included)
    return explain_missing (RBK_FACT_QUANTITY, N_ ("{plan} includes no amount"));
  return rbk_working_new_of (RBK_OPERATION_SAME, RBK_FACT_QUANTITY, N_ ("Included in {plan}"),
                             rbk_place_explain_monthly (self, card, N_ ("Included in {card}"),
                                                        card->included, "entitlement.included"),
                             NULL);
}

/* As in the tier table: between the included units and a hard cap there is use to pay for. */
static gboolean
has_overage (const RbkCardSpec *card)
{
  return card != NULL &&
         (card->limit != RBK_LIMIT_HARD || !card->has_cap ||
          rbk_decimal_compare (card->cap, card->included) > 0) &&
         rbk_decimal_sign (rbk_card_spec_get_overage (card, NULL)) > 0;
}

static RbkWorking *
explain_overage (RbkPlace *self)
{
  const RbkCardSpec *card = get_card (self);

  if (!has_overage (card))
    return explain_missing (RBK_FACT_MONEY, N_ ("{plan} bills no overage"));
  return rbk_working_count (rbk_working_new_of (RBK_OPERATION_SAME, RBK_FACT_MONEY,
                                                N_ ("Overage of {plan}"),
                                                rbk_place_explain_overage (self, card), NULL),
                            rbk_explain_unit_of (self->spec, self->axis));
}

static RbkWorking *
explain_overage_multiple (RbkPlace *self)
{
  const RbkCardSpec *card = get_card (self);
  RbkWorking        *multiple;

  if (!has_overage (card) || rbk_decimal_sign (card->included) <= 0)
    return explain_missing (RBK_FACT_MULTIPLE,
                            N_ ("{plan} has no overage beside what it includes"));
  multiple =
      rbk_working_new_of (RBK_OPERATION_MULTIPLE, RBK_FACT_MULTIPLE,
                          N_ ("Overage of {plan} against the included rate"),
                          explain_figure (self, "overage"), explain_figure (self, "included"),
                          explain_figure (self, "price"), NULL);
  return multiple;
}

static RbkCurve *
draw (RbkPlace *self)
{
  RbkCurveRange range;

  rbk_curve_range_init_on (&range, self->spec, self->axis, self->input->population);
  return rbk_curve_new (self->spec, self->plan, &range, NULL);
}

/* A figure of the plan at a usage that was found. */
static RbkWorking *
explain_there (RbkPlace *self, RbkDecimal usage, const char *figure)
{
  RbkWhere where = { .kind = RBK_WHERE_USAGE, .value = usage };
  g_auto(RbkPlace) place = { 0 };

  if (!rbk_place_init (&place, self->input, self->plan, &where, NULL))
    return explain_missing (RBK_FACT_MONEY, N_ ("More than can be computed"));
  /* cppcheck-suppress returnDanglingLifetime ; what explains a place keeps nothing of it */
  return explain_figure (&place, figure);
}

static RbkWorking *
explain_break_even (RbkPlace *self)
{
  g_autoptr(RbkCurve) curve = draw (self);
  RbkWorking *found;

  if (curve == NULL || curve->n_break_even == 0)
    return explain_missing (RBK_FACT_QUANTITY,
                            N_ ("{plan} neither begins nor ends to lose money along the axis"));
  found = rbk_working_new (RBK_OPERATION_FOUND, RBK_FACT_QUANTITY, N_ ("Break-even of {plan}"));
  found->value.value = curve->break_even[0];
  for (guint i = 0; i < curve->n_break_even; i++)
    rbk_working_take (found, explain_there (self, curve->break_even[i], "margin_amount"));
  return rbk_working_count (found, rbk_explain_unit_of (self->spec, self->axis));
}

static RbkWorking *
explain_lowest_margin (RbkPlace *self)
{
  g_autoptr(RbkCurve) curve = draw (self);
  RbkWorking *found;

  if (curve == NULL || !curve->certificate.has_lowest)
    return explain_missing (RBK_FACT_RATIO, N_ ("{plan} has no lowest margin along the axis"));
  found = rbk_working_new (RBK_OPERATION_FOUND, RBK_FACT_RATIO,
                           curve->certificate.is_past
                               ? N_ ("Lowest margin of {plan}, just past {usage}")
                               : N_ ("Lowest margin of {plan}, at {usage}"));
  found->value.ratio = curve->certificate.lowest_margin;
  rbk_facts_add_quantity (found->facts, "usage", curve->certificate.at);
  rbk_working_take (found, explain_there (self, curve->certificate.at, "margin"));
  return found;
}

static const Figure figures[] = {
  { "margin", explain_margin, TRUE, TRUE, TRUE },
  { "margin_amount", explain_amount, TRUE, TRUE, FALSE },
  { "bill", explain_bill, TRUE, TRUE, FALSE },
  { "cost", explain_cost, TRUE, FALSE, FALSE },
  { "inference", rbk_place_explain_inference, TRUE, FALSE, FALSE },
  { "overhead", explain_overhead, FALSE, FALSE, FALSE },
  { "usage", rbk_place_explain_usage, TRUE, FALSE, FALSE },
  { "price", explain_price, FALSE, TRUE, FALSE },
  { "floor_price", explain_floor, TRUE, TRUE, FALSE },
  { "cap", explain_cap, FALSE, FALSE, FALSE },
  { "included", explain_included, FALSE, FALSE, FALSE },
  { "overage", explain_overage, FALSE, FALSE, FALSE },
  { "overage_multiple", explain_overage_multiple, FALSE, TRUE, TRUE },
  { "break_even", explain_break_even, FALSE, TRUE, FALSE },
  { "lowest_margin", explain_lowest_margin, FALSE, TRUE, TRUE },
};

/**
 * rbk_place_list_figures: (skip)
 *
 * Returns: (transfer none): the names of a plan's figures, for people
 */
const char *
rbk_place_list_figures (void)
{
  return "margin, margin_amount, bill, cost, inference, overhead, usage, price, floor_price, cap, "
         "included, overage, overage_multiple, break_even, lowest_margin";
}

static const Figure *
find_figure (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (strcmp (figures[i].name, name) == 0)
      return &figures[i];
  return NULL;
}

static RbkWorking *
explain_figure (RbkPlace *self, const char *name)
{
  const Figure *figure = find_figure (name);
  RbkWorking   *working;

  g_assert (figure != NULL);
  if (figure->has_price && (self->plan->is_quote_only || self->phase == NULL))
    working = explain_missing (figure->is_ratio ? RBK_FACT_RATIO : RBK_FACT_MONEY,
                               N_ ("{plan} is priced on request"));
  else
    working = figure->explain (self);
  if (working->where == NULL && self->plan->key != NULL)
    working->where = figure->has_place
                         ? g_strdup_printf ("%s.%s@%s", self->plan->key, name, self->at)
                         : g_strdup_printf ("%s.%s", self->plan->key, name);
  rbk_working_name (working, "plan", self->plan->name);
  if (rbk_facts_find (working->facts, "place") == NULL)
    rbk_working_name (working, "place", self->at);
  return working;
}

/**
 * rbk_explain_has_place:
 * @figure: the name of a figure
 *
 * Returns: whether it differs along the usage axis
 */
gboolean
rbk_explain_has_place (const char *figure)
{
  const Figure *found = find_figure (figure);

  return found != NULL && found->has_place;
}

/**
 * rbk_explain_get_figure:
 * @index: from 0
 *
 * Returns: (nullable) (transfer none): the name of a plan's figure; nothing past the last
 */
const char *
rbk_explain_get_figure (guint index)
{
  return index < G_N_ELEMENTS (figures) ? figures[index].name : NULL;
}

/**
 * rbk_place_explain: (skip)
 * @self: a place
 * @figure: the name of a figure
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_NOT_FOUND` where there is no such figure.
 *
 * Returns: (transfer full): the figure of the plan there
 */
RbkWorking *
rbk_place_explain (RbkPlace *self, const char *figure, GError **error)
{
  g_autofree char *quoted = NULL;

  if (find_figure (figure) != NULL)
    return explain_figure (self, figure);
  quoted = rbk_error_quote (figure, strlen (figure));
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               E_ ("a plan has no figure %s; ask for one of %s"), quoted,
               rbk_place_list_figures ());
  return NULL;
}

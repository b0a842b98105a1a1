/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offers.h"

#include <math.h>

#include "rbk-rating-card.h"

/* As far as a few of the largest accounts together reach: past what anybody needs of one. */
#define REACH 4

/* Past all bends bills are straight for good. So many times as far, whoever has not become the
 * cheaper one never matters. */
#define FAR 1024

/* By how much a glance may be off: of a bill, more where the stretch is short beside its place;
 * and in money, more than the hair for which nobody chooses. */
#define SLACK 1e-12
#define LEAST_SLACK 1e-8

/* Bends of tiers, which no usage level need come to. */
static RbkDecimal
include_tiers (const RbkOffers *self, const RbkPhaseSpec *phase, RbkDecimal end)
{
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      for (guint j = 0; card->meter == self->axis && j < card->n_tiers; j++)
        if (!card->tiers[j].is_open)
          end = rbk_decimal_max (end, rbk_card_spec_to_month (card, card->tiers[j].up_to));
    }
  return end;
}

/**
 * rbk_stretch_glance: (skip)
 * @self: a stretch whose places and bills are known
 *
 * Makes its glance of them.
 */
void
rbk_stretch_glance (RbkStretch *self)
{
  RbkGlance *glance = &self->glance;
  double     high;

  glance->from = rbk_decimal_to_double (self->from);
  glance->to = rbk_decimal_to_double (self->to);
  glance->at_from = rbk_decimal_to_double (self->at_from);
  glance->at_to = rbk_decimal_to_double (self->at_to);
  high = MAX (ABS (glance->at_from), ABS (glance->at_to));
  glance->slack = LEAST_SLACK + SLACK * high * (1 + glance->to / (glance->to - glance->from));
}

/**
 * rbk_glance_at: (skip)
 * @self: a glance
 * @usage: a place of its stretch
 *
 * Returns: the bill there, off by far less than its slack; no number where the stretch is too
 *   short for that
 */
double
rbk_glance_at (const RbkGlance *self, double usage)
{
  return self->at_from +
         (self->at_to - self->at_from) * ((usage - self->from) / (self->to - self->from));
}

/**
 * rbk_stretch_find: (skip)
 * @lines: (element-type RbkStretch): ascending
 * @usage: units a month
 *
 * Returns: the place of the first that does not end below @usage; how many there are, if all do
 */
guint
rbk_stretch_find (const GArray *lines, RbkDecimal usage)
{
  guint low = 0, high = lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rbk_decimal_compare (g_array_index (lines, RbkStretch, middle).to, usage) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_stretch (GArray *lines, const RbkOutline *outline, RbkDecimal from, RbkDecimal to)
{
  RbkStretch stretch = { .from = from, .to = to, .piece = lines->len };

  if (rbk_decimal_compare (from, to) >= 0)
    return;
  stretch.at_from = rbk_outline_get_balance (outline, from, TRUE, NULL).bill;
  stretch.at_to = rbk_outline_get_balance (outline, to, FALSE, NULL).bill;
  if (!rbk_decimal_is_valid (stretch.at_from) || !rbk_decimal_is_valid (stretch.at_to))
    return;
  rbk_stretch_glance (&stretch);
  g_array_append_val (lines, stretch);
}

/* Packages are steps without an end, of which the range alone has all. Of other prices every bend
 * is known, however far. */
static gboolean
has_packages (const RbkPhaseSpec *phase)
{
  for (guint i = 0; i < phase->n_cards; i++)
    if (phase->cards[i].price == RBK_PRICE_KIND_PACKAGE)
      return TRUE;

  return FALSE;
}

static void
add_plan (RbkOffers *self, guint plan, const RbkCurveRange *range, RbkDecimal far)
{
  const RbkTableRow *row = &self->table->rows[plan];
  RbkOutline        *outline = &self->outlines[plan];
  RbkCurveRange      all = *range;
  GArray            *lines = g_array_new (FALSE, FALSE, sizeof (RbkStretch));
  RbkDecimal         from = RBK_DECIMAL_ZERO;

  if (!has_packages (row->phase))
    all.to = far;
  rbk_outline_init (outline, self->table->spec, row->plan, row->phase, &all);
  self->is_there[plan] = TRUE;
  self->at_nothing[plan] = rbk_outline_get_balance (outline, RBK_DECIMAL_ZERO, FALSE, NULL).bill;
  self->lines[plan] = lines;
  if (outline->has_limit)
    far = rbk_decimal_min (far, outline->limit);
  for (guint i = 0; i < outline->kinks->len; i++)
    {
      RbkDecimal at = g_array_index (outline->kinks, RbkKink, i).at;

      if (rbk_decimal_compare (at, from) <= 0 || rbk_decimal_compare (at, far) >= 0)
        continue;
      add_stretch (lines, outline, from, at);
      from = at;
    }
  add_stretch (lines, outline, from, far);
  for (guint i = 0; i < lines->len; i++)
    g_array_index (lines, RbkStretch, i).plan = plan;
}

/**
 * rbk_offers_init: (skip)
 * @self: (out caller-allocates): to be cleared with rbk_offers_clear()
 * @table: a tier table
 * @axis: the meter along which plans are compared; -1 for calls
 *
 * Puts all plans with a price that are sized along the axis side by side.
 */
void
rbk_offers_init (RbkOffers *self, const RbkTable *table, int axis)
{
  RbkCurveRange range;
  RbkDecimal    far;

  *self = (RbkOffers){ .table = table, .axis = axis, .n_plans = table->n_rows };
  self->outlines = g_new0 (RbkOutline, self->n_plans + 1);
  self->lines = g_new0 (GArray *, self->n_plans + 1);
  self->is_there = g_new0 (gboolean, self->n_plans + 1);
  self->at_nothing = g_new0 (RbkDecimal, self->n_plans + 1);
  rbk_curve_range_init_on (&range, table->spec, axis, NULL);
  range.n_points = 2;
  for (guint i = 0; i < self->n_plans; i++)
    if (table->rows[i].phase != NULL)
      range.to = include_tiers (self, table->rows[i].phase, range.to);
  range.to = rbk_decimal_mul (range.to, RBK_DECIMAL_UNITS (REACH));
  self->end = range.to;
  far = rbk_decimal_mul (range.to, RBK_DECIMAL_UNITS (FAR));
  for (guint i = 0; i < self->n_plans; i++)
    {
      const RbkTableRow *row = &table->rows[i];

      if (!row->plan->is_quote_only && row->phase != NULL && row->axis == axis)
        add_plan (self, i, &range, rbk_decimal_is_valid (far) ? far : range.to);
    }
}

/**
 * rbk_offers_clear: (skip)
 * @self: offers
 */
void
rbk_offers_clear (RbkOffers *self)
{
  for (guint i = 0; i < self->n_plans; i++)
    if (self->is_there[i])
      {
        rbk_outline_clear (&self->outlines[i]);
        g_array_unref (self->lines[i]);
      }
  g_clear_pointer (&self->outlines, g_free);
  g_clear_pointer (&self->lines, g_free);
  g_clear_pointer (&self->is_there, g_free);
  g_clear_pointer (&self->at_nothing, g_free);
  self->n_plans = 0;
}

/**
 * rbk_offers_get_bill: (skip)
 * @self: offers
 * @plan: a plan's place
 * @usage: units a month
 * @bill: (out): what it bills a month there, not rounded
 *
 * Returns: whether the plan is there and allows so much
 */
gboolean
rbk_offers_get_bill (const RbkOffers *self, guint plan, RbkDecimal usage, RbkDecimal *bill)
{
  const RbkOutline *outline = &self->outlines[plan];

  if (!self->is_there[plan] ||
      (outline->has_limit && rbk_decimal_compare (usage, outline->limit) > 0))
    return FALSE;
  *bill = rbk_decimal_is_zero (usage) ? self->at_nothing[plan]
                                      : rbk_outline_get_balance (outline, usage, FALSE, NULL).bill;
  return rbk_decimal_is_valid (*bill);
}

/* The least that a plan may bill at a usage, as far as a glance tells, and by how much it may
 * be more: without end where its pieces don't tell. Steps of packages are not all among them. */
static double
glance_at_bill (const RbkOffers *self, guint plan, RbkDecimal usage, double about, double *room)
{
  const GArray     *lines = self->lines[plan];
  guint             place = rbk_stretch_find (lines, usage);
  const RbkStretch *stretch = place < lines->len ? &g_array_index (lines, RbkStretch, place) : NULL;

  *room = INFINITY;
  if (stretch == NULL || rbk_decimal_compare (usage, stretch->from) <= 0 ||
      has_packages (self->table->rows[plan].phase))
    return -G_MAXDOUBLE;
  *room = 2 * stretch->glance.slack;
  return rbk_glance_at (&stretch->glance, about) - stretch->glance.slack;
}

/**
 * rbk_quotes_clear: (skip)
 * @self: quotes
 */
void
rbk_quotes_clear (RbkQuotes *self)
{
  g_clear_pointer (&self->quotes, g_free);
}

static void
ask (RbkQuotes *self, RbkDecimal usage)
{
  gsize n = self->offers->n_plans + 1;

  if (self->quotes != NULL && rbk_decimal_equal (usage, self->usage))
    return;
  if (self->quotes == NULL)
    self->quotes = g_new (RbkQuote, n);
  memset (self->quotes, 0, n * sizeof (RbkQuote));
  self->usage = usage;
}

/* What the cheapest of the plans that are asked bills at most. */
static double
glance_at_cheapest (RbkQuotes *self, const gboolean *among)
{
  const RbkOffers *offers = self->offers;
  double           about = rbk_decimal_to_double (self->usage), most = G_MAXDOUBLE;

  for (guint i = 0; i < offers->n_plans; i++)
    if (among[i] && offers->is_there[i])
      {
        RbkQuote *quote = &self->quotes[i];

        if (!quote->is_glanced)
          {
            double room;

            quote->least = glance_at_bill (offers, i, self->usage, about, &room);
            quote->most = quote->least + room;
            quote->is_glanced = TRUE;
          }
        most = MIN (most, quote->most);
      }
  return most;
}

static const RbkQuote *
get_quote (RbkQuotes *self, guint plan)
{
  RbkQuote *quote = &self->quotes[plan];

  if (!quote->is_known)
    {
      quote->is_allowed = rbk_offers_get_bill (self->offers, plan, self->usage, &quote->bill);
      quote->is_known = TRUE;
    }
  return quote;
}

/**
 * rbk_quotes_find_cheapest: (skip)
 * @self: quotes of offers
 * @usage: units a month
 * @among: (array): which plans are asked
 * @plan: (out): which it is; of equal ones the earlier
 * @bill: (out): what it bills
 *
 * Returns: whether any plan allows so much
 */
gboolean
rbk_quotes_find_cheapest (
    RbkQuotes *self, RbkDecimal usage, const gboolean *among, guint *plan, RbkDecimal *bill)
{
  gboolean is_found = FALSE;
  double   most;

  ask (self, usage);
  most = glance_at_cheapest (self, among);
  for (guint i = 0; i < self->offers->n_plans; i++)
    {
      const RbkQuote *quote;

      if (!among[i] || !self->offers->is_there[i] || self->quotes[i].least > most)
        continue;
      quote = get_quote (self, i);
      if (!quote->is_allowed || (is_found && rbk_decimal_compare (quote->bill, *bill) >= 0))
        continue;
      *plan = i;
      *bill = quote->bill;
      is_found = TRUE;
    }
  return is_found;
}

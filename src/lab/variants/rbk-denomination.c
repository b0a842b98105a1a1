/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination-private.h"

#include "rbk-error.h"
#include "rbk-margin.h"

/**
 * rbk_denomination_terms_init:
 * @self: (out caller-allocates): terms
 *
 * Asks for margins from 60 to 80 % and for up to 1,000 credits a call, a rate for each route, with
 * plans as they are.
 */
void
rbk_denomination_terms_init (RbkDenominationTerms *self)
{
  RbkDecimal tenth = rbk_decimal_div (RBK_DECIMAL_ONE, RBK_DECIMAL_UNITS (10), RBK_ROUND_DOWN);

  g_return_if_fail (self != NULL);

  *self = (RbkDenominationTerms){ .plan = -1, .meter = -1 };
  self->low = rbk_decimal_mul (tenth, RBK_DECIMAL_UNITS (6));
  self->high = rbk_decimal_mul (tenth, RBK_DECIMAL_UNITS (8));
  self->max_credits = RBK_DECIMAL_UNITS (1000);
}

static gboolean
fail (GError **error, RbkErrorCode code, const char *message)
{
  g_set_error_literal (error, RBK_ERROR, code, message);

  return FALSE;
}

static gboolean
check_terms (const RbkDenominationTerms *terms, GError **error)
{
  if (rbk_decimal_compare (terms->low, RBK_DECIMAL_ONE) >= 0)
    return fail (error, RBK_ERROR_RANGE, E_ ("the least margin is below 100 %; write 60%:80%"));
  if (rbk_decimal_compare (terms->high, terms->low) <= 0 ||
      rbk_decimal_compare (terms->high, RBK_DECIMAL_ONE) > 0)
    return fail (error, RBK_ERROR_RANGE,
                 E_ ("the highest margin is above the least one and at most 100 %; write 60%:80%"));
  if (rbk_decimal_sign (terms->max_credits) <= 0 || !rbk_decimal_is_integer (terms->max_credits) ||
      rbk_decimal_compare (terms->max_credits, RBK_DECIMAL_UNITS (RBK_DENOMINATION_MOST)) > 0)
    return fail (error, RBK_ERROR_RANGE,
                 E_ ("the most credits of a call are a whole number from 1 to 1,000,000"));
  if (terms->has_max_loss && rbk_decimal_sign (terms->max_loss) < 0)
    return fail (error, RBK_ERROR_RANGE,
                 E_ ("routes can't differ by less than nothing; write 10%"));
  if (rbk_decimal_places (terms->low) > 9 || rbk_decimal_places (terms->high) > 9 ||
      rbk_decimal_places (terms->max_loss) > 9)
    return fail (error, RBK_ERROR_RANGE, E_ ("write shares with nine decimals or fewer"));

  return TRUE;
}

/* a / b < c / d */
static gboolean
is_cheaper (const RbkCreditPrice *a, const RbkCreditPrice *b)
{
  return rbk_decimal_compare (rbk_decimal_mul (a->money, b->credits),
                              rbk_decimal_mul (b->money, a->credits)) < 0;
}

/* Finds the cheapest credit that is sold for money. What is given away binds nothing. */
static gboolean
find_bound (RbkDenomination *self, const RbkSpec *spec, RbkBook *book, GError **error)
{
  g_autoptr(GArray) prices = rbk_credit_prices_list (spec, book);
  const RbkCreditPrice *cheapest = NULL;

  for (guint i = 0; i < prices->len; i++)
    {
      const RbkCreditPrice *price = &g_array_index (prices, RbkCreditPrice, i);

      if (rbk_decimal_sign (price->price) <= 0 ||
          (self->terms.plan >= 0 && price->plan != (guint) self->terms.plan))
        continue;
      if (self->terms.meter < 0)
        self->terms.meter = price->meter;
      if (price->meter == self->terms.meter && (cheapest == NULL || is_cheaper (price, cheapest)))
        cheapest = price;
    }
  if (cheapest == NULL)
    return fail (error, RBK_ERROR_NOT_FOUND,
                 E_ ("no plan sells credits for money; give a plan with a price a rate card of a "
                     "meter of credits"));
  self->bound = *cheapest;

  return TRUE;
}

static double
get_margin_before (const RbkDenomination *self, const RbkDenominationRoute *route)
{
  return rbk_margin_of (rbk_decimal_mul (route->before, self->bound.money),
                        rbk_decimal_mul (route->cost, self->bound.credits));
}

static void
judge_before (RbkDenomination *self)
{
  for (guint i = 0; i < self->n_routes; i++)
    if (self->routes[i].has_before && rbk_decimal_sign (self->routes[i].before) > 0)
      self->routes[i].margin_before = get_margin_before (self, &self->routes[i]);
    else
      self->routes[i].has_before = FALSE;
}

/**
 * rbk_denomination_new:
 * @spec: a spec
 * @book: the book that it was made of, as it is
 * @terms: what the credits must be
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Finds the smallest whole credits for calls that keep the margin of every one of them inside a
 * band, at the cheapest credit that the plans sell: with a fee and all used, past what comes with
 * it, or as a top-up. Costs are those of the spec's date. Where there are none it says which
 * routes are in the way, and which size of the credits, which band or which loss has an answer.
 * Routes that cost nothing are left out. Fails with `RBK_ERROR_RANGE` where the terms make no
 * sense, with `RBK_ERROR_NOT_FOUND` where no plan sells credits or no call counts on them, and
 * with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full) (nullable): the credits, or why there are none
 */
RbkDenomination *
rbk_denomination_new (const RbkSpec              *spec,
                      RbkBook                    *book,
                      const RbkDenominationTerms *terms,
                      GError                    **error)
{
  g_autoptr(RbkDenomination) self = g_new0 (RbkDenomination, 1);
  RbkDecimal scale;

  g_return_val_if_fail (spec != NULL && RBK_IS_BOOK (book) && terms != NULL, NULL);

  self->terms = *terms;
  if (!check_terms (terms, error) || !find_bound (self, spec, book, error) ||
      !rbk_denomination_list_routes (self, spec, book, error))
    return NULL;

  judge_before (self);
  if (terms->may_rescale && rbk_denomination_try_scales (self, spec, book, &scale))
    return g_steal_pointer (&self);
  rbk_denomination_search (self, RBK_DECIMAL_ONE);
  if (self->reason == RBK_DENOMINATION_FOUND || terms->may_rescale)
    return g_steal_pointer (&self);

  self->has_way_out = rbk_denomination_try_scales (self, spec, book, &self->way_out);
  rbk_denomination_search (self, RBK_DECIMAL_ONE);

  return g_steal_pointer (&self);
}

/**
 * rbk_denomination_free:
 * @self: (transfer full): a denomination
 *
 * Frees a denomination.
 */
void
rbk_denomination_free (RbkDenomination *self)
{
  for (guint i = 0; i < self->n_routes; i++)
    g_free (self->routes[i].name);
  g_free (self->routes);
  g_free (self);
}

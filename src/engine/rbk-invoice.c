/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-invoice.h"

#include "rbk-book-view.h"
#include "rbk-error.h"
#include "rbk-rate-card.h"

/* What an invoice has beside the bill: the currency and the interval it is in, and a discount. */

/**
 * rbk_phase_has_annual_price:
 * @phase: a phase of a plan
 *
 * Returns: whether one of its fees can be paid by the year
 */
gboolean
rbk_phase_has_annual_price (RbkPhase *phase)
{
  GListModel *cards;

  g_return_val_if_fail (RBK_IS_PHASE (phase), FALSE);

  cards = rbk_phase_get_rate_cards (phase);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      if (rbk_rate_card_get_meter (card) == NULL && rbk_rate_card_get_annual_amount (card) != NULL)
        return TRUE;
    }

  return FALSE;
}

static RbkBook *
new_view (RbkBook *book, const char *currency, gboolean is_annual, GError **error)
{
  g_autoptr(RbkBook) view = g_object_ref (book);

  if (currency != NULL && g_strcmp0 (currency, rbk_book_get_currency (book)) != 0)
    {
      g_clear_object (&view);
      view = rbk_book_new_in_currency (book, currency, error);
      if (view == NULL)
        return NULL;
    }
  if (is_annual && !rbk_book_has_annual_prices (view))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
                   E_ ("no plan has a yearly price; give a monthly fee an annual_amount"));
      return NULL;
    }

  return is_annual ? rbk_book_new_paid_annually (view) : g_steal_pointer (&view);
}

/**
 * rbk_spec_new_for_invoice:
 * @book: a book
 * @date: (nullable): the day of the invoice; nothing is the book's, else today
 * @currency: (nullable): what it is paid in; nothing is the book's currency
 * @is_annual: whether fees are paid by the year where they can be
 * @error: return location for an error
 *
 * Freezes a book as a customer meets it who pays in a currency and an interval. Fails with
 * `RBK_ERROR_REFUSED` where nothing is sold by the year, and with what
 * [func@book_new_in_currency] and [ctor@Spec.new] say.
 *
 * Returns: (transfer full) (nullable): what bills are made on
 */
RbkSpec *
rbk_spec_new_for_invoice (
    RbkBook *book, const GDate *date, const char *currency, gboolean is_annual, GError **error)
{
  g_autoptr(RbkBook) view = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  view = new_view (book, currency, is_annual, error);

  return view != NULL ? rbk_spec_new (view, date, error) : NULL;
}

/**
 * rbk_discount_covers_plan:
 * @discount: a discount
 * @plan: the key of a plan
 *
 * Returns: whether customers of the plan may have it
 */
gboolean
rbk_discount_covers_plan (RbkDiscount *discount, const char *plan)
{
  const char *const *plans;

  g_return_val_if_fail (RBK_IS_DISCOUNT (discount), FALSE);

  plans = rbk_discount_get_plans (discount);

  return plans == NULL || plans[0] == NULL || g_strv_contains (plans, plan);
}

static RbkDecimal
reduce (const RbkSpec *spec, RbkDiscount *discount, RbkDecimal total)
{
  const RbkDecimal *percent = rbk_discount_get_percent (discount);
  RbkDecimal        off = RBK_DECIMAL_ZERO;

  if (percent != NULL)
    off = rbk_decimal_mul_div (total, *percent, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
  else if (rbk_discount_get_amount (discount) != NULL)
    off = *rbk_discount_get_amount (discount);

  return rbk_decimal_min (rbk_decimal_round (off, spec->minor_digits, RBK_ROUND_HALF_AWAY), total);
}

/**
 * rbk_bill_get_reduction:
 * @self: a bill
 * @spec: what it was made on
 * @book: the book that @discount is of
 * @discount: a discount
 * @reduction: (out): what it takes off, at most the whole bill
 * @error: return location for an error
 *
 * Says what a discount takes off a bill: a share, rounded once to the currency's minor unit, or
 * an amount. Fails with `RBK_ERROR_REFUSED` where the plan does not have it, or where it is an
 * amount of another currency.
 *
 * Returns: whether it applies
 */
gboolean
rbk_bill_get_reduction (const RbkBill *self,
                        const RbkSpec *spec,
                        RbkBook       *book,
                        RbkDiscount   *discount,
                        RbkDecimal    *reduction,
                        GError       **error)
{
  g_return_val_if_fail (self != NULL && spec != NULL && reduction != NULL, FALSE);
  g_return_val_if_fail (RBK_IS_BOOK (book) && RBK_IS_DISCOUNT (discount), FALSE);

  if (!rbk_discount_covers_plan (discount, self->plan->key))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
                   E_ ("the discount %s is not for the plan %s; add it to the discount's plans"),
                   rbk_discount_get_key (discount), self->plan->key);
      return FALSE;
    }
  if (rbk_discount_get_percent (discount) == NULL &&
      g_strcmp0 (spec->currency, rbk_book_get_currency (book)) != 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
                   E_ ("the discount %s is an amount in %s; make it a percentage to use it in %s"),
                   rbk_discount_get_key (discount), rbk_book_get_currency (book), spec->currency);
      return FALSE;
    }
  *reduction = reduce (spec, discount, self->total);

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-flat-book.h"

#include <string.h>

#include "rbk-currency.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"

/* What a price without a name is called. */
#define ONLY_KEY "flat"
#define ONLY_NAME "Flat price"

static gboolean
read_price (
    const char *currency, const char *text, const char *number, RbkDecimal *price, GError **error)
{
  g_autofree char *quoted = rbk_error_quote (text, strlen (text));

  if (!rbk_decimal_parse (number, price, NULL) || rbk_decimal_sign (*price) < 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                 E_ ("%s is no flat price; write one as 49, or with the plan's name as basic=49"),
                 quoted);
  else if (!rbk_decimal_equal (rbk_currency_round (currency, *price), *price))
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("%s has more decimals than %s has; write fewer"), quoted, currency);
  else
    return TRUE;
  return FALSE;
}

static void
add_plan (RbkBook *book, const char *name, RbkDecimal price)
{
  GListModel *plans = rbk_book_get_plans (book);
  guint       n = g_list_model_get_n_items (plans);
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  g_autofree char *key =
      name != NULL ? g_strdup_printf (ONLY_KEY "-%u", n + 1) : g_strdup (ONLY_KEY);

  g_object_set (card, "key", "fee", "amount", &price, NULL);
  g_object_set (phase, "key", "evergreen", NULL);
  g_list_store_append (G_LIST_STORE (rbk_phase_get_rate_cards (phase)), card);
  g_object_set (plan, "key", key, "name", name != NULL ? name : ONLY_NAME, NULL);
  g_list_store_append (G_LIST_STORE (rbk_plan_get_phases (plan)), phase);
  g_list_store_append (G_LIST_STORE (plans), plan);
}

/* Whether there is a plan of that name already. */
static gboolean
is_known (RbkBook *book, const char *name)
{
  GListModel      *plans = rbk_book_get_plans (book);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      g_autofree char *other = g_utf8_casefold (rbk_plan_get_name (plan), -1);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_price (RbkBook *book, const char *currency, const char *text, gboolean is_only, GError **error)
{
  const char      *equals = strrchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strstrip (g_strndup (text, equals - text)) : NULL;
  RbkDecimal       price;

  if (!read_price (currency, text, equals != NULL ? equals + 1 : text, &price, error))
    return FALSE;
  if (name != NULL ? name[0] == '\0' || is_known (book, name) : !is_only)
    {
      g_autofree char *quoted = rbk_error_quote (text, strlen (text));

      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("%s: of several flat prices each needs a name of its own; write basic=49"),
                   quoted);
      return FALSE;
    }
  add_plan (book, name, price);
  return TRUE;
}

/**
 * rbk_flat_book_new:
 * @currency: what prices are in
 * @prices: (array zero-terminated=1): at least one: `49`, or with the names of plans `basic=29`
 * @error: return location for a [error@Error]
 *
 * Makes a book of plans that ask so much a month whatever is used, as prices before usage-based
 * ones often are. Fails with `RBK_ERROR_SYNTAX` or `RBK_ERROR_INVALID` for what is no price.
 *
 * Returns: (transfer full): the book; it has no meters and says nothing of cost
 */
RbkBook *
rbk_flat_book_new (const char *currency, const char *const *prices, GError **error)
{
  g_autoptr(RbkBook) book = NULL;

  g_return_val_if_fail (currency != NULL && prices != NULL && prices[0] != NULL, NULL);

  book = rbk_book_new ();
  g_object_set (book, "currency", currency, NULL);
  for (guint i = 0; prices[i] != NULL; i++)
    if (!add_price (book, currency, prices[i], prices[1] == NULL, error))
      return NULL;
  return g_steal_pointer (&book);
}

/**
 * rbk_flat_spec_is_for_all:
 * @self: a book, frozen
 *
 * Returns: whether it has one flat price that was given without a plan's name, so that everybody
 *   pays it
 */
gboolean
rbk_flat_spec_is_for_all (const RbkSpec *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_plans == 1 && strcmp (self->plans[0].key, ONLY_KEY) == 0 && self->n_meters == 0;
}

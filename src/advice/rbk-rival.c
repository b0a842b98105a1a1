/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-rival.h"

#include "rbk-feature.h"
#include "rbk-plan.h"
#include "rbk-rating-private.h"

/* Whether a customer of one plan could as well have another: beside its price along the axis
 * there are features, seats, and what else is counted. */

/* Units past every bound, where prices are straight lines for good. */
#define WELL_PAST 1000

static const char *
get_value (RbkPlan *plan, const char *key, gboolean *has)
{
  GListModel *features = rbk_plan_get_features (plan);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);

      *has = g_strcmp0 (rbk_feature_get_key (feature), key) == 0;
      if (*has)
        return rbk_feature_get_value (feature);
    }
  *has = FALSE;
  return NULL;
}

/* Every feature, of the same value. */
static gboolean
has_all_features (RbkPlan *having, RbkPlan *other)
{
  GListModel *features = rbk_plan_get_features (other);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      gboolean    has;
      const char *value = get_value (having, rbk_feature_get_key (feature), &has);

      if (!has || g_strcmp0 (value, rbk_feature_get_value (feature)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_as_many_seats (RbkPlan *having, RbkPlan *other)
{
  const RbkDecimal *seats = rbk_plan_get_seats (having), *wanted = rbk_plan_get_seats (other);

  return seats == NULL || (wanted != NULL && rbk_decimal_compare (*seats, *wanted) >= 0);
}

/* What a card lets a customer use in a month; invalid where that has no end. */
static RbkDecimal
get_allowed (const RbkCardSpec *card)
{
  return card->limit == RBK_LIMIT_HARD && card->has_cap ? rbk_card_spec_to_month (card, card->cap)
                                                        : RBK_DECIMAL_INVALID;
}

static gboolean
costs_no_more_at (const RbkCardSpec *card, const RbkCardSpec *than, RbkDecimal usage)
{
  RbkDecimal past = rbk_decimal_add (usage, RBK_DECIMAL_ONE);

  return rbk_decimal_compare (rbk_card_spec_get_monthly_charge (card, usage),
                              rbk_card_spec_get_monthly_charge (than, usage)) <= 0 &&
         rbk_decimal_compare (rbk_card_spec_get_monthly_charge (card, past),
                              rbk_card_spec_get_monthly_charge (than, past)) <= 0;
}

/* At each bound of one of them; gives the largest. */
static gboolean
costs_no_more_at_bounds (const RbkCardSpec *card,
                         const RbkCardSpec *than,
                         const RbkCardSpec *of,
                         RbkDecimal        *largest)
{
  for (guint i = 0; i <= of->n_tiers; i++)
    {
      RbkDecimal bound = i == 0 ? of->included : of->tiers[i - 1].up_to;

      if (i > 0 && of->tiers[i - 1].is_open)
        continue;
      bound = rbk_card_spec_to_month (of, bound);
      *largest = rbk_decimal_max (*largest, bound);
      if (!costs_no_more_at (card, than, bound))
        return FALSE;
    }
  return TRUE;
}

/* Charges are straight lines between bounds. Packages of one size have their steps in the same
 * places; of others nothing is said. */
static gboolean
costs_no_more (const RbkCardSpec *card, const RbkCardSpec *than)
{
  RbkDecimal largest = RBK_DECIMAL_ZERO;

  if ((card->price == RBK_PRICE_KIND_PACKAGE || than->price == RBK_PRICE_KIND_PACKAGE) &&
      (card->price != than->price || !rbk_decimal_equal (card->package_size, than->package_size)))
    return FALSE;

  return costs_no_more_at (card, than, RBK_DECIMAL_ZERO) &&
         costs_no_more_at_bounds (card, than, card, &largest) &&
         costs_no_more_at_bounds (card, than, than, &largest) &&
         costs_no_more_at (card, than,
                           rbk_decimal_mul (rbk_decimal_add (largest, RBK_DECIMAL_ONE),
                                            RBK_DECIMAL_UNITS (WELL_PAST)));
}

static gboolean
serves_as_well (const RbkCardSpec *card, const RbkCardSpec *other)
{
  RbkDecimal allowed = get_allowed (card), wanted = get_allowed (other);

  if (rbk_decimal_is_valid (allowed) &&
      (!rbk_decimal_is_valid (wanted) || rbk_decimal_compare (allowed, wanted) < 0))
    return FALSE;
  return costs_no_more (card, other);
}

/* All else that a plan counts, for no more. */
static gboolean
serves_other_meters (const RbkTableRow *row, const RbkTableRow *other)
{
  for (guint i = 0; i < other->phase->n_cards; i++)
    {
      const RbkCardSpec *wanted = &other->phase->cards[i], *card;

      if (wanted->meter < 0 || wanted->is_once || wanted->meter == other->axis)
        continue;
      card = rbk_phase_spec_get_meter_card (row->phase, wanted->meter);
      if (card == NULL || card->is_once || !serves_as_well (card, wanted))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_rival_gives_as_much: (skip)
 * @book: a book
 * @table: its tier table
 * @plan: a plan's place
 * @of: another's, sized along the same axis
 *
 * Returns: whether @plan has all features and as many seats as @of, and lets a customer use as
 *   much on all meters but that of the axis for no more
 */
gboolean
rbk_rival_gives_as_much (RbkBook *book, const RbkTable *table, guint plan, guint of)
{
  g_autoptr(RbkPlan) having = g_list_model_get_item (rbk_book_get_plans (book), plan);
  g_autoptr(RbkPlan) other = g_list_model_get_item (rbk_book_get_plans (book), of);

  return has_as_many_seats (having, other) &&
         serves_other_meters (&table->rows[plan], &table->rows[of]) &&
         has_all_features (having, other);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-rival.h"

#include "rbk-feature.h"
#include "rbk-plan.h"
#include "rbk-rating-card.h"

/* Whether a customer of one plan could as well have another: beside its price along the axis
 * there are features, seats, and what else is counted. */

/* Units past every bound, where prices are straight lines for good. */
#define WELL_PAST 1000

/* A feature, by the numbers of its key and its value. */
typedef struct
{
  guint key, value, place;
} Trait;

typedef struct
{
  const RbkTableRow *row;
  const RbkDecimal  *seats;  /* (nullable) */
  GArray            *traits; /* (owned) (element-type Trait): by key, of one key as in the book */
  guint              kind;   /* the same for those that are alike in all that is asked here */
} Offer;

/* Whether those of one kind give as much as those of another. */
typedef enum
{
  UNKNOWN,
  GIVES_LESS,
  GIVES_AS_MUCH,
} Verdict;

struct _RbkRivals
{
  Offer  *offers; /* (owned) (array length=n_offers) */
  guint   n_offers;
  guint8 *verdicts; /* (owned) (array) Verdict by kind, and by kind of the other */
  guint   n_kinds;
};

/* The same number for the same text; nothing for none. */
static guint
number_text (GHashTable *numbers, const char *text)
{
  guint number = text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, text)) : 0;

  if (text == NULL || number > 0)
    return number;
  number = g_hash_table_size (numbers) + 1;
  g_hash_table_insert (numbers, g_strdup (text), GUINT_TO_POINTER (number));
  return number;
}

static int
compare_traits (gconstpointer a, gconstpointer b)
{
  const Trait *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static void
init_offer (Offer *self, RbkPlan *plan, const RbkTableRow *row, GHashTable *numbers)
{
  GListModel *features = rbk_plan_get_features (plan);
  guint       n_features = g_list_model_get_n_items (features);

  self->row = row;
  self->seats = rbk_plan_get_seats (plan);
  self->traits = g_array_sized_new (FALSE, FALSE, sizeof (Trait), n_features);
  for (guint i = 0; i < n_features; i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      Trait trait = { number_text (numbers, rbk_feature_get_key (feature)),
                      number_text (numbers, rbk_feature_get_value (feature)), i };

      g_array_append_val (self->traits, trait);
    }
  g_array_sort (self->traits, compare_traits);
}

static gboolean
has_same_tiers (const RbkCardSpec *card, const RbkCardSpec *other)
{
  if (card->n_tiers != other->n_tiers)
    return FALSE;
  for (guint i = 0; i < card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &card->tiers[i], *same = &other->tiers[i];

      if (tier->is_open != same->is_open || !rbk_decimal_equal (tier->up_to, same->up_to) ||
          !rbk_decimal_equal (tier->unit_price, same->unit_price) ||
          !rbk_decimal_equal (tier->flat_price, same->flat_price))
        return FALSE;
    }
  return TRUE;
}

/* Whether two cards are alike in all that their charges and bounds come from: most plans count the
 * rest alike, and of those no charge need be worked out. */
static gboolean
has_same_terms (const RbkCardSpec *card, const RbkCardSpec *other)
{
  return card->price == other->price && card->limit == other->limit &&
         card->is_seats == other->is_seats && card->has_cap == other->has_cap &&
         card->has_included == other->has_included && card->has_minimum == other->has_minimum &&
         card->has_maximum == other->has_maximum &&
         rbk_decimal_equal (card->months, other->months) &&
         rbk_decimal_equal (card->amount, other->amount) &&
         rbk_decimal_equal (card->package_size, other->package_size) &&
         rbk_decimal_equal (card->minimum, other->minimum) &&
         rbk_decimal_equal (card->maximum, other->maximum) &&
         rbk_decimal_equal (card->included, other->included) &&
         rbk_decimal_equal (card->cap, other->cap) && has_same_tiers (card, other);
}

/* A card that is compared: of a meter, and not of that which plans are sized along. */
static const RbkCardSpec *
next_card (const RbkTableRow *row, guint *place)
{
  while (*place < row->phase->n_cards)
    {
      const RbkCardSpec *card = &row->phase->cards[(*place)++];

      if (card->meter >= 0 && card->meter != row->axis)
        return card;
    }
  return NULL;
}

static gboolean
has_same_cards (const RbkTableRow *row, const RbkTableRow *other)
{
  const RbkCardSpec *card, *same;
  guint              i = 0, j = 0;

  if (row->phase == NULL || other->phase == NULL || row->axis != other->axis)
    return row->phase == other->phase;
  do
    {
      card = next_card (row, &i);
      same = next_card (other, &j);
    }
  while (card != NULL && same != NULL && card->meter == same->meter &&
         card->is_once == same->is_once && has_same_terms (card, same));
  return card == NULL && same == NULL;
}

static gboolean
has_same_seats (const RbkDecimal *seats, const RbkDecimal *other)
{
  return seats == other || (seats != NULL && other != NULL && rbk_decimal_equal (*seats, *other));
}

static gboolean
is_alike (gconstpointer a, gconstpointer b)
{
  const Offer *one = a, *other = b;

  if (one->traits->len != other->traits->len || !has_same_seats (one->seats, other->seats))
    return FALSE;
  for (guint i = 0; i < one->traits->len; i++)
    {
      const Trait *trait = &g_array_index (one->traits, Trait, i);
      const Trait *same = &g_array_index (other->traits, Trait, i);

      if (trait->key != same->key || trait->value != same->value)
        return FALSE;
    }
  return has_same_cards (one->row, other->row);
}

static guint
hash_offer (gconstpointer data)
{
  const Offer       *self = data;
  const RbkCardSpec *card;
  guint              hash = self->seats != NULL ? (guint) self->seats->raw : 0, place = 0;

  for (guint i = 0; i < self->traits->len; i++)
    hash = hash * 31 + g_array_index (self->traits, Trait, i).value;
  while (self->row->phase != NULL && (card = next_card (self->row, &place)) != NULL)
    hash = (hash * 31 + (guint) card->amount.raw) * 31 + (guint) card->included.raw;
  return hash;
}

/* Plans mostly differ in their fee and along the axis: few kinds are left to be compared. */
static void
sort_into_kinds (RbkRivals *self)
{
  g_autoptr(GHashTable) kinds = g_hash_table_new (hash_offer, is_alike);

  for (guint i = 0; i < self->n_offers; i++)
    {
      const Offer *known = g_hash_table_lookup (kinds, &self->offers[i]);

      self->offers[i].kind = known != NULL ? known->kind : self->n_kinds++;
      if (known == NULL)
        g_hash_table_add (kinds, &self->offers[i]);
    }
  self->verdicts = g_new0 (guint8, (gsize) self->n_kinds * self->n_kinds + 1);
}

/**
 * rbk_rivals_new: (skip)
 * @book: a book
 * @table: its tier table
 *
 * Returns: (transfer full): what its plans give
 */
RbkRivals *
rbk_rivals_new (RbkBook *book, const RbkTable *table)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  RbkRivals *self = g_new0 (RbkRivals, 1);

  self->n_offers = table->n_rows;
  self->offers = g_new0 (Offer, self->n_offers + 1);
  for (guint i = 0; i < self->n_offers; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), i);

      init_offer (&self->offers[i], plan, &table->rows[i], numbers);
    }
  sort_into_kinds (self);
  return self;
}

/**
 * rbk_rivals_free: (skip)
 * @self: what plans give
 */
void
rbk_rivals_free (RbkRivals *self)
{
  for (guint i = 0; i < self->n_offers; i++)
    g_array_unref (self->offers[i].traits);
  g_free (self->offers);
  g_free (self->verdicts);
  g_free (self);
}

/* Every feature, of the same value; of a key that is had twice the first counts. */
static gboolean
has_all_features (const GArray *having, const GArray *wanted)
{
  guint place = 0;

  for (guint i = 0; i < wanted->len; i++)
    {
      const Trait *trait = &g_array_index (wanted, Trait, i);

      while (place < having->len && g_array_index (having, Trait, place).key < trait->key)
        place++;
      if (place >= having->len || g_array_index (having, Trait, place).key != trait->key ||
          g_array_index (having, Trait, place).value != trait->value)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_as_many_seats (const RbkDecimal *seats, const RbkDecimal *wanted)
{
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
      if (card == NULL || card->is_once ||
          !(has_same_terms (card, wanted) || serves_as_well (card, wanted)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
gives_as_much (const Offer *having, const Offer *wanted)
{
  return has_as_many_seats (having->seats, wanted->seats) &&
         has_all_features (having->traits, wanted->traits) &&
         serves_other_meters (having->row, wanted->row);
}

/**
 * rbk_rivals_give_as_much: (skip)
 * @self: what plans give
 * @plan: a plan's place
 * @of: another's, sized along the same axis
 *
 * Returns: whether @plan has all features and as many seats as @of, and lets a customer use as
 *   much on all meters but that of the axis for no more
 */
gboolean
rbk_rivals_give_as_much (const RbkRivals *self, guint plan, guint of)
{
  const Offer *having = &self->offers[plan], *wanted = &self->offers[of];
  guint8      *verdict = &self->verdicts[(gsize) having->kind * self->n_kinds + wanted->kind];

  if (*verdict == UNKNOWN)
    *verdict = gives_as_much (having, wanted) ? GIVES_AS_MUCH : GIVES_LESS;
  return *verdict == GIVES_AS_MUCH;
}

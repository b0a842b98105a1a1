/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice between plans without any shortcut: every piece of each plan against every piece of
 * each other, in exact figures. */
#include "rbk-plain-choice.h"

#include "rbk-entitlement.h"
#include "rbk-feature.h"
#include "rbk-phase.h"
#include "rbk-rate-card.h"

#define HAIR ((RbkDecimal){ .raw = RBK_DECIMAL_ONE_RAW / 1000000000 })

typedef struct
{
  RbkDecimal from, to;
} Win;

/* Some part of what it was, in twentieths; now and then more. */
static void
vary (gpointer object, const char *field, const RbkDecimal *value, GRand *rand)
{
  RbkDecimal varied;

  if (value == NULL || g_rand_boolean (rand))
    return;
  varied = rbk_decimal_mul_div (*value, RBK_DECIMAL_UNITS (g_rand_int_range (rand, 1, 40)),
                                RBK_DECIMAL_UNITS (20), RBK_ROUND_DOWN);
  g_object_set (object, field, &varied, NULL);
}

static void
vary_plan (RbkPlan *plan, GRand *rand)
{
  GListModel *phases = rbk_plan_get_phases (plan);

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);
      GListModel *cards = rbk_phase_get_rate_cards (phase);

      for (guint j = 0; j < g_list_model_get_n_items (cards); j++)
        {
          g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, j);
          RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);

          vary (card, "amount", rbk_rate_card_get_amount (card), rand);
          if (entitlement != NULL)
            vary (entitlement, "included", rbk_entitlement_get_included (entitlement), rand);
        }
    }
  if (g_rand_int_range (rand, 0, 4) == 0)
    g_list_store_remove_all (G_LIST_STORE (rbk_plan_get_features (plan)));
}

/* A book of many plans like those of another, at other prices; some stay as they are, so that
 * several cost the same. */
RbkBook *
rbk_many_plans_new (RbkBook *book, GRand *rand, guint n_plans)
{
  RbkBook    *many = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  GListModel *sources = rbk_book_get_plans (book);
  GListStore *plans = G_LIST_STORE (rbk_book_get_plans (many));
  guint       n_sources = g_list_model_get_n_items (sources);

  g_list_store_remove_all (plans);
  for (guint i = 0; i < n_plans && n_sources > 0; i++)
    {
      g_autoptr(RbkRecord) source =
                     g_list_model_get_item (sources,
                                            (guint) g_rand_int_range (rand, 0, (gint32) n_sources));
      g_autoptr(RbkRecord) plan = rbk_record_copy (source);
      g_autofree char *key = g_strdup_printf ("plan-%u", i);

      g_object_set (plan, "key", key, "name", key, NULL);
      if (g_rand_int_range (rand, 0, 5) > 0)
        vary_plan (RBK_PLAN (plan), rand);
      g_list_store_append (plans, plan);
    }
  return many;
}

static RbkDecimal
interpolate (RbkDecimal from, RbkDecimal to, RbkDecimal part, RbkDecimal whole)
{
  RbkDecimal rise = rbk_decimal_sub (to, from);

  return rbk_decimal_add (from, rbk_decimal_mul_div (rise, part, whole, RBK_ROUND_HALF_AWAY));
}

static RbkDecimal
get_bill (const RbkStretch *stretch, RbkDecimal usage)
{
  if (rbk_decimal_equal (usage, stretch->to))
    return stretch->at_to;
  return interpolate (stretch->at_from, stretch->at_to, rbk_decimal_sub (usage, stretch->from),
                      rbk_decimal_sub (stretch->to, stretch->from));
}

static RbkDecimal
find_place (Win piece, RbkDecimal at_from, RbkDecimal at_to)
{
  return interpolate (piece.from, piece.to, rbk_decimal_sub (rbk_decimal_negate (HAIR), at_from),
                      rbk_decimal_sub (at_to, at_from));
}

/* Where a stretch of one plan is below that of another, of a piece that they share. */
static gboolean
get_win (const RbkStretch *one, const RbkStretch *other, Win *win)
{
  Win piece = { rbk_decimal_max (one->from, other->from), rbk_decimal_min (one->to, other->to) };
  RbkDecimal at_from, at_to, bound = rbk_decimal_negate (HAIR);
  gboolean   starts, ends;

  if (rbk_decimal_compare (piece.from, piece.to) >= 0)
    return FALSE;
  at_from = rbk_decimal_sub (get_bill (one, piece.from), get_bill (other, piece.from));
  at_to = rbk_decimal_sub (get_bill (one, piece.to), get_bill (other, piece.to));
  starts = rbk_decimal_compare (at_from, bound) < 0;
  ends = rbk_decimal_compare (at_to, bound) < 0;
  *win = piece;
  if (starts && !ends)
    win->to = find_place (piece, at_from, at_to);
  else if (!starts && ends)
    win->from = find_place (piece, at_from, at_to);
  return starts || ends;
}

static void
add_common (GArray *wins, const GArray *before, Win win)
{
  for (guint i = 0; i < before->len; i++)
    {
      const Win *one = &g_array_index (before, Win, i);
      Win both = { rbk_decimal_max (one->from, win.from), rbk_decimal_min (one->to, win.to) };

      if (rbk_decimal_compare (both.from, both.to) < 0)
        g_array_append_val (wins, both);
    }
}

static GArray *
hold_against (GArray *before, const GArray *ones, const GArray *others)
{
  GArray *wins = g_array_new (FALSE, FALSE, sizeof (Win));
  Win     past = { .from = RBK_DECIMAL_ZERO };

  for (guint i = 0; i < ones->len; i++)
    for (guint j = 0; j < others->len; j++)
      {
        Win win;

        if (get_win (&g_array_index (ones, RbkStretch, i), &g_array_index (others, RbkStretch, j),
                     &win))
          add_common (wins, before, win);
      }
  if (others->len > 0)
    past.from = g_array_index (others, RbkStretch, others->len - 1).to;
  past.to = ones->len > 0 ? g_array_index (ones, RbkStretch, ones->len - 1).to : past.from;
  add_common (wins, before, past);
  g_array_unref (before);
  return wins;
}

gboolean
rbk_plain_is_chosen (const RbkOffers *offers, guint plan, const gboolean *rivals)
{
  GArray       *wins = g_array_new (FALSE, FALSE, sizeof (Win));
  const GArray *lines = offers->lines[plan];
  RbkDecimal    bill, other;
  gboolean      is_lowest = rbk_offers_get_bill (offers, plan, RBK_DECIMAL_ZERO, &bill);

  for (guint i = 0; i < lines->len; i++)
    {
      const RbkStretch *stretch = &g_array_index (lines, RbkStretch, i);
      Win               win = { stretch->from, stretch->to };

      g_array_append_val (wins, win);
    }
  for (guint i = 0; i < offers->n_plans; i++)
    if (i != plan && rivals[i] && offers->is_there[i])
      {
        wins = hold_against (wins, lines, offers->lines[i]);
        is_lowest = is_lowest && (!rbk_offers_get_bill (offers, i, RBK_DECIMAL_ZERO, &other) ||
                                  rbk_decimal_compare (bill, other) < 0);
      }
  is_lowest = is_lowest || wins->len > 0;
  g_array_unref (wins);
  return is_lowest;
}

gboolean
rbk_plain_find_cheapest (
    const RbkOffers *offers, RbkDecimal usage, const gboolean *among, guint *plan, RbkDecimal *bill)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < offers->n_plans; i++)
    {
      RbkDecimal amount;

      if (among[i] && rbk_offers_get_bill (offers, i, usage, &amount) &&
          (!is_found || rbk_decimal_compare (amount, *bill) < 0))
        {
          *plan = i;
          *bill = amount;
          is_found = TRUE;
        }
    }
  return is_found;
}

static gboolean
has_feature (RbkPlan *plan, RbkFeature *wanted)
{
  GListModel *features = rbk_plan_get_features (plan);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);

      if (g_strcmp0 (rbk_feature_get_key (feature), rbk_feature_get_key (wanted)) == 0)
        return g_strcmp0 (rbk_feature_get_value (feature), rbk_feature_get_value (wanted)) == 0;
    }
  return FALSE;
}

/* All features, and as many seats. */
gboolean
rbk_plain_gives_all (RbkPlan *having, RbkPlan *wanted)
{
  GListModel       *features = rbk_plan_get_features (wanted);
  const RbkDecimal *seats = rbk_plan_get_seats (having), *least = rbk_plan_get_seats (wanted);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);

      if (!has_feature (having, feature))
        return FALSE;
    }
  return seats == NULL || (least != NULL && rbk_decimal_compare (*seats, *least) >= 0);
}

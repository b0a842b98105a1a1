/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-answer-apply.h"

#include "rbk-credit-rate.h"
#include "rbk-date.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-route.h"
#include "rbk-shock-apply.h"
#include "rbk-workload.h"

/* What a card says beside the price that moves, in the same proportion: its price a year and those
 * in other currencies, to whole hundredths. */
static void
follow (RbkRecord *record, const char *field, const RbkScenarioMove *move)
{
  const RbkDecimal *value = rbk_record_get_decimal (record, rbk_record_find_field (record, field));
  RbkDecimal        moved;

  if (value == NULL || rbk_decimal_is_zero (move->before))
    return;
  moved = rbk_decimal_mul_div (*value, move->after, move->before, RBK_ROUND_CEILING);
  if (move->is_fee)
    moved = rbk_decimal_round (moved, 2, RBK_ROUND_CEILING);
  g_object_set (record, field, &moved, NULL);
}

static void
follow_currencies (RbkRateCard *card, const RbkScenarioMove *move)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (card);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkRecord) price = g_list_model_get_item (prices, i);
      g_autoptr(RbkRecord) tier = NULL;

      if (move->tier >= 0)
        {
          const RbkField *tiers = rbk_record_find_field (price, "tiers");

          tier = g_list_model_get_item (G_LIST_MODEL (rbk_record_get_list (price, tiers)),
                                        (guint) move->tier);
          if (tier != NULL)
            follow (tier, move->field, move);
          continue;
        }
      follow (price, move->field, move);
      if (g_str_equal (move->field, "amount"))
        follow (price, "annual-amount", move);
    }
}

static void
move_price (RbkBook *book, const RbkScenarioMove *move)
{
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), (guint) move->plan);
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), move->phase);
  g_autoptr(RbkRateCard) card =
                 g_list_model_get_item (rbk_phase_get_rate_cards (phase), move->card);
  g_autoptr(RbkRecord) tier = NULL;

  if (move->tier >= 0)
    tier = g_list_model_get_item (rbk_rate_card_get_tiers (card), (guint) move->tier);
  g_object_set (tier != NULL ? (gpointer) tier : (gpointer) card, move->field, &move->after, NULL);
  if (tier == NULL && g_str_equal (move->field, "amount"))
    follow (RBK_RECORD (card), "annual-amount", move);
  follow_currencies (card, move);
}

/* The dated rate that is in force, if there is one; else the route's own. */
static void
move_route (RbkRoute *route, const RbkScenarioMove *move, const char *date)
{
  GListModel    *rates = rbk_route_get_credit_rates (route);
  RbkCreditRate *found = NULL;
  const char    *latest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (rates); i++)
    {
      g_autoptr(RbkCreditRate) rate = g_list_model_get_item (rates, i);
      const char *from = rbk_credit_rate_get_effective_from (rate);

      if (from == NULL || g_strcmp0 (from, date) > 0 ||
          (latest != NULL && g_strcmp0 (from, latest) < 0))
        continue;
      found = rate;
      latest = from;
    }
  g_object_set (found != NULL ? (gpointer) found : (gpointer) route, "credits", &move->after, NULL);
}

static void
move_credits (RbkBook *book, const RbkScenarioMove *move, const char *date)
{
  g_autoptr(RbkWorkload) workload =
                 g_list_model_get_item (rbk_book_get_workloads (book), move->workload);
  GListModel *routes = rbk_workload_get_routes (workload);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);

      if (rbk_route_get_fallback_order (route) == 0 && n++ == move->route)
        move_route (route, move, date);
    }
}

/* Says in the notes where the book is from: prices of models may not be the vendors' any more. */
static void
add_note (RbkBook *book, const RbkScenarioCase *scenario)
{
  static const char *const answers[] = { "prices held", "passed on", "older models rebalanced" };
  const char              *own = rbk_book_get_notes (book);
  g_auto(GStrv) shocks = rbk_shocks_to_strings (rbk_scenario_case_get_shocks (scenario));
  g_autofree char *joined = g_strjoinv (" ", shocks), *notes = NULL;

  notes = g_strdup_printf ("%s%sMade from a scenario: %s; %s.", own != NULL ? own : "",
                           own != NULL ? "\n\n" : "", joined,
                           answers[rbk_scenario_case_get_answer (scenario)]);
  g_object_set (book, "notes", notes, NULL);
}

/**
 * rbk_scenario_make_book:
 * @scenario: a case
 * @result: (nullable): what was computed of it, for what its answer moves
 * @book: the book that it is of, which stays as it is
 * @catalogue: (nullable) (element-type RbkModelPrice): prices of models, for `vendor=`
 * @error: return location for a [error@Error]
 *
 * Makes a book of its own out of a scenario: after the shocks, with the prices and credit rates of
 * the answer; its notes say so. Prices a year and in other currencies follow in proportion. Fails
 * as [func@shocks_apply] does.
 *
 * Returns: (transfer full): the book
 */
RbkBook *
rbk_scenario_make_book (const RbkScenarioCase   *scenario,
                        const RbkScenarioResult *result,
                        RbkBook                 *book,
                        GListModel              *catalogue,
                        GError                 **error)
{
  RbkBook         *made;
  g_autofree char *date = NULL, *title = NULL;

  g_return_val_if_fail (scenario != NULL && RBK_IS_BOOK (book), NULL);

  made = rbk_shocks_apply (rbk_scenario_case_get_shocks (scenario), book, catalogue, error);
  if (made == NULL)
    return NULL;
  date = rbk_date_to_string (&rbk_scenario_case_get_after (scenario)->date);
  for (guint i = 0; result != NULL && i < result->moves->len; i++)
    {
      const RbkScenarioMove *move = &g_array_index (result->moves, RbkScenarioMove, i);

      if (move->plan >= 0)
        move_price (made, move);
      else
        move_credits (made, move, date);
    }
  if (rbk_book_get_title (book) != NULL)
    title = g_strdup_printf ("%s: %s", rbk_book_get_title (book),
                             rbk_scenario_case_get_name (scenario));
  add_note (made, scenario);
  g_object_set (made, "title", title != NULL ? title : rbk_scenario_case_get_name (scenario), NULL);
  return made;
}

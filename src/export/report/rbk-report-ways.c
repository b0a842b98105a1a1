/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include <string.h>

#include "rbk-book-view.h"
#include "rbk-discount.h"
#include "rbk-export-text.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-sold.h"
#include "rbk-term-words.h"

/* The name of a rate card, with its phase where the plan has several. */
static char *
name_card (const RbkPlanSpec *plan, const RbkPhaseSpec *phase, const RbkCardSpec *card)
{
  g_autofree char *name = rbk_report_short_name (card->name, card->key);
  g_autofree char *before = NULL;

  if (plan->n_phases < 2)
    return g_steal_pointer (&name);
  before = rbk_report_short_name (phase->name, phase->key);

  return g_strdup_printf ("%s: %s", before, name);
}

static void
add_plan (RbkReportTable    *table,
          const RbkSpec     *spec,
          const RbkPlanSpec *plan,
          const RbkSpec     *other_spec,
          const RbkPlanSpec *other)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < plan->n_phases; i++)
    for (guint k = 0; k < plan->phases[i].n_cards; k++)
      {
        const RbkCardSpec *card = &other->phases[i].cards[k];
        g_autofree char   *words = rbk_term_price_words (other_spec, card);
        g_autofree char   *before = rbk_term_price_words (spec, &plan->phases[i].cards[k]);

        if (strcmp (words, before) == 0)
          continue;
        rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
        rbk_report_table_take (table, is_first ? rbk_report_short_name (plan->name, plan->key)
                                               : g_strdup (""));
        rbk_report_table_take (table, name_card (plan, &plan->phases[i], card));
        rbk_report_table_add (table, words);
        is_first = FALSE;
      }
}

/* Adds the prices of a book seen otherwise that differ from those of @spec. */
static void
add_view (RbkReportTable *table, const RbkSpec *spec, RbkBook *book, const char *how)
{
  g_autoptr(RbkSpec) other = rbk_spec_new (book, &spec->date, NULL);

  if (other == NULL || other->n_plans == 0)
    return;
  rbk_report_table_begin (table, RBK_REPORT_ROW_GROUP);
  rbk_report_table_add (table, how);
  for (guint i = 0; i < other->n_plans; i++)
    {
      const RbkPlanSpec *plan = rbk_spec_find_plan (spec, other->plans[i].key, NULL);

      if (plan != NULL)
        add_plan (table, spec, plan, other, &other->plans[i]);
    }
}

/* Adds what is paid for a year ahead in the currency of a book. */
static void
add_annual (RbkReportTable *table, const RbkExportJob *job, RbkBook *book)
{
  const char      *currency = rbk_book_get_currency (book);
  g_autofree char *how = g_strdup_printf ("For a year ahead, in %s", currency);
  g_autoptr(RbkSpec) monthly = NULL;
  g_autoptr(RbkBook) annual = NULL;

  if (!rbk_book_has_annual_prices (book))
    return;
  monthly = rbk_spec_new (book, &job->spec->date, NULL);
  annual = rbk_book_new_paid_annually (book);
  if (monthly != NULL)
    add_view (table, monthly, annual, how);
}

/* Which plans of the report a book has not: they are for sale, but not so. */
static char *
list_missing (const RbkSpec *spec, RbkBook *kept)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &spec->plans[i];
      g_autofree char   *name = NULL;

      if (rbk_record_find_by_key (rbk_book_get_plans (kept), plan->key) != NULL)
        continue;
      name = rbk_report_short_name (plan->name, plan->key);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
add_prices (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Plan", "Rate card", "Price" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lll");
  g_auto(GStrv) currencies = rbk_book_list_currencies (job->book);
  g_autoptr(GString) missing = g_string_new (NULL);

  add_annual (table, job, job->book);
  for (guint i = 1; currencies[0] != NULL && currencies[i] != NULL; i++)
    {
      g_autoptr(RbkBook) kept = rbk_export_keep_sold_in (job->book, currencies[i], NULL);
      g_autoptr(RbkBook) book = rbk_book_new_in_currency (kept, currencies[i], NULL);
      g_autofree char *how = g_strdup_printf ("In %s", currencies[i]);
      g_autofree char *names = list_missing (job->spec, kept);

      if (names != NULL)
        g_string_append_printf (missing, "%sNot sold in %s: %s.", missing->len > 0 ? " " : "",
                                currencies[i], names);
      if (book == NULL)
        continue;
      add_view (table, job->spec, book, how);
      add_annual (table, job, book);
    }
  if (rbk_report_table_get_n_rows (table) == 0 && missing->len == 0)
    return;
  rbk_report_flow_heading (flow, 2, "Other ways to pay");
  rbk_report_flow_table (flow, table);
  if (missing->len > 0)
    rbk_report_flow_text (flow, RBK_REPORT_NOTE, missing->str);
}

static char *
duration_words (const char *text)
{
  RbkDuration duration;

  if (text == NULL || !rbk_duration_parse (text, &duration, NULL))
    return g_strdup (text);

  return rbk_term_duration_words (&duration);
}

/* "month_end" is until the end of the month, "after:P90D" for 90 days. */
static char *
expiry_words (const char *expiry)
{
  g_autofree char *words = NULL;

  if (expiry == NULL)
    return NULL;
  if (strcmp (expiry, "never") == 0)
    return g_strdup ("for good");
  if (g_str_has_prefix (expiry, "after:"))
    {
      words = duration_words (expiry + strlen ("after:"));
      return g_strdup_printf ("for %s", words);
    }
  words = g_strndup (expiry, strcspn (expiry, "_"));

  return g_strdup_printf ("until the end of the %s", words);
}

static char *
rollover_words (RbkWalletPolicy *wallet)
{
  const RbkDecimal *share = rbk_wallet_policy_get_rollover_share (wallet);
  const RbkDecimal *cap = rbk_wallet_policy_get_rollover_cap (wallet);
  g_autofree char  *part = NULL;
  g_autofree char  *percent = NULL;
  g_autofree char  *most = cap != NULL ? rbk_export_grouped (*cap) : NULL;

  switch (rbk_wallet_policy_get_rollover (wallet))
    {
    case RBK_ROLLOVER_FULL:
      part = g_strdup ("carried on");
      break;
    case RBK_ROLLOVER_SHARE:
      percent =
          rbk_report_share (share != NULL, share != NULL ? rbk_decimal_to_double (*share) : 0);
      part = g_strconcat (percent != NULL ? percent : "a part", " carried on", NULL);
      break;
    case RBK_ROLLOVER_NONE:
    default:
      return g_strdup ("lost");
    }

  return most != NULL ? g_strdup_printf ("%s, at most %s", part, most) : g_steal_pointer (&part);
}

static char *
topup_words (const RbkExportJob *job, RbkWalletPolicy *wallet)
{
  const RbkDecimal *amount = rbk_wallet_policy_get_topup_amount (wallet);
  const RbkDecimal *price = rbk_wallet_policy_get_topup_price (wallet);
  g_autofree char  *units = amount != NULL ? rbk_export_grouped (*amount) : NULL;
  g_autofree char  *money = price != NULL ? rbk_export_amount (job->spec->currency, *price) : NULL;
  g_autofree char  *life = expiry_words (rbk_wallet_policy_get_topup_expiry (wallet));

  if (units == NULL || money == NULL)
    return NULL;
  if (life != NULL)
    return g_strdup_printf ("%s for %s, good %s", units, money, life);

  return g_strdup_printf ("%s for %s", units, money);
}

static void
add_wallets_of (RbkReportTable *table, const RbkExportJob *job, const RbkPlanSpec *plan)
{
  RbkRecord  *record = rbk_record_find_by_key (rbk_book_get_plans (job->book), plan->key);
  GListModel *phases = record != NULL ? rbk_plan_get_phases (RBK_PLAN (record)) : NULL;

  for (guint i = 0; phases != NULL && i < plan->n_phases; i++)
    for (guint k = 0; k < plan->phases[i].n_cards; k++)
      {
        g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);
        g_autoptr(RbkRateCard) card = g_list_model_get_item (rbk_phase_get_rate_cards (phase), k);
        RbkEntitlement  *entitlement = card != NULL ? rbk_rate_card_get_entitlement (card) : NULL;
        RbkWalletPolicy *wallet =
            entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;

        if (wallet == NULL)
          continue;
        rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
        rbk_report_table_take (table, rbk_report_short_name (plan->name, plan->key));
        rbk_report_table_take (table,
                               name_card (plan, &plan->phases[i], &plan->phases[i].cards[k]));
        rbk_report_table_take (table, expiry_words (rbk_wallet_policy_get_expiry (wallet)));
        rbk_report_table_take (table, rollover_words (wallet));
        rbk_report_table_take (table, topup_words (job, wallet));
      }
}

static void
add_wallets (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Plan", "Rate card", "Units are good", "What is left over",
                                        "More to buy" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lllll");

  for (guint i = 0; i < job->spec->n_plans; i++)
    add_wallets_of (table, job, &job->spec->plans[i]);
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "Units on account");
  rbk_report_flow_table (flow, table);
}

static char *
reduction_words (const RbkExportJob *job, RbkDiscount *discount)
{
  const RbkDecimal *percent = rbk_discount_get_percent (discount);
  const RbkDecimal *amount = rbk_discount_get_amount (discount);
  g_autofree char  *number = percent != NULL ? rbk_decimal_to_string (*percent) : NULL;

  if (number != NULL)
    return g_strdup_printf ("%s %%", number);

  return amount != NULL ? rbk_export_amount (job->spec->currency, *amount) : NULL;
}

static char *
plans_words (const RbkExportJob *job, const char *const *keys)
{
  GString *text = g_string_new (NULL);

  if (keys == NULL || keys[0] == NULL)
    g_string_append (text, "all");
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const RbkPlanSpec *plan = rbk_spec_find_plan (job->spec, keys[i], NULL);
      g_autofree char   *name = rbk_report_short_name (plan != NULL ? plan->name : NULL, keys[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
    }

  return g_string_free (text, FALSE);
}

static void
add_discounts (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Discount", "Code",  "Less to pay",
                                        "For",      "Plans", "Last day" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "llllll");
  GListModel *discounts = rbk_book_get_discounts (job->book);

  for (guint i = 0; i < g_list_model_get_n_items (discounts); i++)
    {
      g_autoptr(RbkDiscount) discount = g_list_model_get_item (discounts, i);

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, rbk_report_short_name (rbk_discount_get_name (discount),
                                                           rbk_discount_get_key (discount)));
      rbk_report_table_add (table, rbk_discount_get_code (discount));
      rbk_report_table_take (table, reduction_words (job, discount));
      rbk_report_table_take (table, duration_words (rbk_discount_get_duration (discount)));
      rbk_report_table_take (table, plans_words (job, rbk_discount_get_plans (discount)));
      rbk_report_table_add (table, rbk_discount_get_redeem_by (discount));
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "Discounts");
  rbk_report_flow_table (flow, table);
  rbk_report_flow_text (flow, RBK_REPORT_NOTE, "No figure of this report has a discount in it.");
}

/* What else customers can pay: for a year, in other currencies, for more units, or less. */
void
rbk_report_add_ways (RbkReportFlow *flow, const RbkExportJob *job)
{
  add_prices (flow, job);
  add_wallets (flow, job);
  add_discounts (flow, job);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-check-private.h"

#include "rbk-context-tier.h"
#include "rbk-credit-rate.h"
#include "rbk-currency.h"
#include "rbk-model-price.h"
#include "rbk-route.h"
#include "rbk-suppression.h"
#include "rbk-usage-level.h"
#include "rbk-workload.h"

static void
check_head (RbkBookCheck *self)
{
  const char *currency = rbk_book_get_currency (self->book);

  if (currency != NULL && rbk_currency_find (currency) == NULL)
    rbk_book_check_report (self, "currency",
                           E_ ("\"%s\" is no currency of ISO 4217; write three capitals such as "
                               "USD"),
                           currency);
  if (rbk_decimal_compare (rbk_book_get_target_margin (self->book), RBK_DECIMAL_ONE) == 0)
    rbk_book_check_report (self, "target_margin",
                           E_ ("no price reaches a margin of 1; write less, such as \"0.7\""));
}

static void
check_context_tiers (RbkBookCheck *self, RbkModelPrice *model)
{
  GListModel       *tiers = rbk_model_price_get_context_tiers (model);
  guint             n_tiers = g_list_model_get_n_items (tiers);
  const RbkDecimal *last = NULL;

  for (guint i = 0; i < n_tiers; i++)
    {
      g_autoptr(RbkContextTier) tier = g_list_model_get_item (tiers, i);
      const RbkDecimal *above = rbk_context_tier_get_above (tier);

      if (last != NULL && above != NULL && rbk_decimal_compare (*above, *last) <= 0)
        {
          gsize length = rbk_book_check_enter (self, "context_tiers", i);

          rbk_book_check_report (self, "above",
                                 E_ ("must be more than the tier before; sort the tiers"));
          rbk_book_check_leave (self, length);
        }
      last = above;
    }
}

static void
check_models (RbkBookCheck *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *models = rbk_book_get_models (self->book);
  guint       n_models = g_list_model_get_n_items (models);

  for (guint i = 0; i < n_models; i++)
    {
      g_autoptr(RbkModelPrice) model = g_list_model_get_item (models, i);
      const char *id = rbk_model_price_get_model (model);
      const char *date = rbk_model_price_get_effective_from (model);
      gsize       length = rbk_book_check_enter (self, "models", i);

      if (id != NULL &&
          !g_hash_table_add (seen, g_strdup_printf ("%s %s", id, date != NULL ? date : "")))
        rbk_book_check_report_rule (self, "duplicate-key", "model",
                                    E_ ("two prices of \"%s\" start on the same day; remove one or "
                                        "date it"),
                                    id);
      check_context_tiers (self, model);
      rbk_book_check_leave (self, length);
    }
}

/* Text order is date order. */
static void
check_credit_rates (RbkBookCheck *self, RbkRoute *route)
{
  GListModel *rates = rbk_route_get_credit_rates (route);
  guint       n_rates = g_list_model_get_n_items (rates);
  const char *last = NULL;

  for (guint i = 0; i < n_rates; i++)
    {
      g_autoptr(RbkCreditRate) rate = g_list_model_get_item (rates, i);
      const char *from = rbk_credit_rate_get_effective_from (rate);
      gsize       length = rbk_book_check_enter (self, "credit_rates", i);

      if (last != NULL && from != NULL && g_strcmp0 (from, last) <= 0)
        rbk_book_check_report (self, "effective_from",
                               E_ ("must be later than %s, when the rate before starts"), last);
      rbk_book_check_leave (self, length);
      last = from != NULL ? from : last;
    }
}

static void
check_routes (RbkBookCheck *self, RbkWorkload *workload)
{
  GListModel *routes = rbk_workload_get_routes (workload);
  guint       n_routes = g_list_model_get_n_items (routes);
  guint       n_main = 0;
  gboolean    has_share = FALSE;

  for (guint i = 0; i < n_routes; i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);
      const char *keys[] = { rbk_route_get_model (route), NULL };
      gsize       length = rbk_book_check_enter (self, "routes", i);

      if (keys[0] != NULL && !g_hash_table_contains (self->models, keys[0]))
        rbk_book_check_report (self, "model",
                               E_ ("no model has the id \"%s\"; add its price to the book's "
                                   "models"),
                               keys[0]);
      check_credit_rates (self, route);
      rbk_book_check_leave (self, length);

      if (rbk_route_get_fallback_order (route) == 0)
        {
          n_main++;
          has_share |= rbk_decimal_sign (rbk_route_get_share (route)) > 0;
        }
    }

  if (n_main > 0 && !has_share)
    rbk_book_check_report (self, "routes",
                           E_ ("no route has a share of the calls; give one a share"));
  if (n_main == 0 && n_routes > 0)
    rbk_book_check_report (self, "routes",
                           E_ ("all routes are fallbacks; give one the fallback order 0"));
}

static void
check_workloads (RbkBookCheck *self)
{
  GListModel *workloads = rbk_book_get_workloads (self->book);
  guint       n_workloads = g_list_model_get_n_items (workloads);
  gboolean    has_share = FALSE;

  for (guint i = 0; i < n_workloads; i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);
      gsize length = rbk_book_check_enter (self, "workloads", i);

      rbk_book_check_refs (self, "meters", rbk_workload_get_meters (workload), self->meters,
                           "meter");
      check_routes (self, workload);
      rbk_book_check_leave (self, length);
      has_share |= rbk_decimal_sign (rbk_workload_get_share (workload)) > 0;
    }

  if (n_workloads > 0 && !has_share)
    rbk_book_check_report (self, "workloads",
                           E_ ("no workload has a share of the calls; give one a share"));
}

static void
check_levels (RbkBookCheck *self)
{
  GListModel *levels = rbk_book_get_levels (self->book);
  guint       n_levels = g_list_model_get_n_items (levels);

  for (guint i = 0; i < n_levels; i++)
    {
      g_autoptr(RbkUsageLevel) level = g_list_model_get_item (levels, i);
      const char *percentile = rbk_usage_level_get_percentile (level);
      gsize       length = rbk_book_check_enter (self, "levels", i);

      if (percentile != NULL && !rbk_percentile_is_valid (percentile))
        rbk_book_check_report (self, "percentile",
                               E_ ("\"%s\" is no percentile; write p and a number from 0 to 100: "
                                   "p90"),
                               percentile);
      rbk_book_check_leave (self, length);
    }
}

static void
check_usage (RbkBookCheck *self)
{
  RbkUsageSource *usage = rbk_book_get_usage (self->book);
  const char     *model = usage != NULL ? rbk_usage_source_get_model (usage) : NULL;

  if (model != NULL && !g_hash_table_contains (self->models, model))
    rbk_book_check_report (self, "usage.model",
                           E_ ("no model has the id \"%s\"; add its price to the book's models"),
                           model);
}

static void
check_synthetic_usage (RbkBookCheck *self)
{
  RbkSyntheticUsage *usage = rbk_book_get_synthetic_usage (self->book);
  const char *const *percentiles;
  int                customers;

  if (usage == NULL)
    return;
  customers = rbk_synthetic_usage_get_customers (usage);
  percentiles = rbk_synthetic_usage_get_fitted_from (usage);
  if (customers < 1 || customers > RBK_SYNTHETIC_MAX_CUSTOMERS)
    rbk_book_check_report (self, "synthetic_usage.customers",
                           E_ ("%d customers can't be made up; write a number from 1 to %d"),
                           customers, RBK_SYNTHETIC_MAX_CUSTOMERS);
  if (rbk_decimal_compare (rbk_synthetic_usage_get_sigma (usage),
                           RBK_DECIMAL_UNITS (RBK_SYNTHETIC_MAX_SIGMA)) > 0)
    rbk_book_check_report (self, "synthetic_usage.sigma",
                           E_ ("no customers differ that much; write a number from 0 to %d, such "
                               "as 1.8"),
                           RBK_SYNTHETIC_MAX_SIGMA);
  for (guint i = 0; percentiles != NULL && percentiles[i] != NULL; i++)
    if (!rbk_quantile_is_valid (percentiles[i]))
      {
        g_autofree char *item = g_strdup_printf ("synthetic_usage.fitted_from[%u]", i);

        rbk_book_check_report (self, item,
                               E_ ("\"%s\" is no percentile of calls; write it as p90=1000"),
                               percentiles[i]);
      }
}

static void
check_suppressions (RbkBookCheck *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *list = rbk_book_get_suppressions (self->book);
  guint       n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkSuppression) suppression = g_list_model_get_item (list, i);
      char *place = rbk_suppression_dup_place (suppression);
      gsize length = rbk_book_check_enter (self, "suppressions", i);

      if (g_hash_table_contains (seen, place))
        rbk_book_check_report_rule (self, "duplicate-key", "rule",
                                    E_ ("what \"%s\" finds is let be twice; remove one"), place);
      g_hash_table_add (seen, place);
      rbk_book_check_leave (self, length);
    }
}

static GHashTable *
set_of_keys (GListModel *list)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);
  guint       n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (list, i);
      const char *key = RBK_IS_MODEL_PRICE (record)
                            ? rbk_model_price_get_model (RBK_MODEL_PRICE (record))
                            : rbk_record_get_key (record);

      if (key != NULL)
        g_hash_table_add (set, (gpointer) key);
    }

  return set;
}

static void
check_keys (RbkBookCheck *self)
{
  rbk_book_check_unique (self, "meters", rbk_book_get_meters (self->book));
  rbk_book_check_unique (self, "workloads", rbk_book_get_workloads (self->book));
  rbk_book_check_unique (self, "levels", rbk_book_get_levels (self->book));
  rbk_book_check_unique (self, "plans", rbk_book_get_plans (self->book));
  rbk_book_check_unique (self, "scenarios", rbk_book_get_scenarios (self->book));
}

static void
check_offers (RbkBookCheck *self)
{
  g_autoptr(GHashTable) plans = set_of_keys (rbk_book_get_plans (self->book));

  rbk_book_check_discounts (self, plans);
}

/**
 * rbk_book_check:
 * @book: a book
 *
 * Finds all that makes a book invalid: what is missing, out of range, named twice,
 * named nowhere, or contradicts itself. A book without a problem can be saved, and the
 * engine can price it. Stops at %RBK_BOOK_MAX_PROBLEMS.
 *
 * Returns: (transfer full) (element-type RbkProblem): the problems, by rule and then in
 *   the order of the file; empty where there is none
 */
GPtrArray *
rbk_book_check (RbkBook *book)
{
  RbkBookCheck self = { .book = book };

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  self.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
  self.path = g_string_new ("$");
  self.meters = set_of_keys (rbk_book_get_meters (book));
  self.models = set_of_keys (rbk_book_get_models (book));
  self.workloads = set_of_keys (rbk_book_get_workloads (book));
  self.levels = set_of_keys (rbk_book_get_levels (book));

  rbk_book_check_fields (&self, RBK_RECORD (book));
  check_head (&self);
  check_keys (&self);
  check_models (&self);
  check_workloads (&self);
  check_levels (&self);
  check_usage (&self);
  check_synthetic_usage (&self);
  check_suppressions (&self);
  rbk_book_check_plans (&self);
  check_offers (&self);

  g_string_free (self.path, TRUE);
  g_hash_table_unref (self.meters);
  g_hash_table_unref (self.models);
  g_hash_table_unref (self.workloads);
  g_hash_table_unref (self.levels);

  return self.problems;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shock-apply.h"

#include "rbk-call-costs.h"
#include "rbk-error.h"
#include "rbk-route.h"
#include "rbk-shock-names.h"
#include "rbk-shock-rates.h"
#include "rbk-usage-level.h"
#include "rbk-workload.h"

/* What holds for one record of a list. Returns whether it was one that the shock means. */
typedef gboolean (*Visit) (RbkRecord *record, const RbkShock *shock);

static guint
visit_list (GListModel *list, const RbkShock *shock, Visit visit)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (list, i);

      n += visit (record, shock);
    }
  return n;
}

static RbkDecimal
multiply (RbkDecimal value, RbkDecimal factor)
{
  return rbk_decimal_mul (value, factor);
}

static void
set (RbkRecord *record, const char *member, RbkDecimal value)
{
  g_object_set (record, member, &value, NULL);
}

/* Multiplies a number of a record, where it has one. */
static void
scale (RbkRecord *record, const char *member, RbkDecimal factor)
{
  const RbkDecimal *value = rbk_record_get_decimal (record, rbk_record_find_field (record, member));

  if (value != NULL)
    set (record, member, multiply (*value, factor));
}

static gboolean
shock_model (RbkRecord *record, const RbkShock *shock)
{
  return rbk_shock_rates_change (RBK_MODEL_PRICE (record), shock);
}

static gboolean
shock_retries (RbkRecord *record, const RbkShock *shock)
{
  rbk_shock_rates_retry (RBK_MODEL_PRICE (record), shock);
  return TRUE;
}

static gboolean
shock_tokenizer_input (RbkRecord *record, const RbkShock *shock)
{
  rbk_shock_rates_count_input (RBK_MODEL_PRICE (record), shock);
  return TRUE;
}

static void
shock_cache_hit (RbkRoute *route, RbkDecimal hit)
{
  RbkDecimal fresh = rbk_route_get_input_tokens (route);
  RbkDecimal write = rbk_route_get_cache_write_tokens (route);
  RbkDecimal missed = rbk_decimal_add (fresh, write);
  RbkDecimal all = rbk_decimal_add (missed, rbk_route_get_cache_read_tokens (route));
  RbkDecimal read = multiply (all, hit);
  RbkDecimal rest = rbk_decimal_sub (all, read), rest_write = RBK_DECIMAL_ZERO;

  /* What is not read is written to the cache as often as it was. */
  if (rbk_decimal_sign (missed) > 0)
    rest_write = rbk_decimal_mul_div (rest, write, missed, RBK_ROUND_HALF_AWAY);
  set (RBK_RECORD (route), "cache-read-tokens", read);
  set (RBK_RECORD (route), "cache-write-tokens", rest_write);
  set (RBK_RECORD (route), "input-tokens", rbk_decimal_sub (rest, rest_write));
}

static gboolean
shock_route (RbkRecord *record, const RbkShock *shock)
{
  if (shock->kind == RBK_SHOCK_TOKENIZER)
    set (record, "tokenizer-factor",
         multiply (rbk_route_get_tokenizer_factor (RBK_ROUTE (record)), shock->value));
  if (shock->kind == RBK_SHOCK_OUTPUT)
    scale (record, "output-tokens", shock->value);
  if (shock->kind == RBK_SHOCK_INPUT)
    {
      scale (record, "input-tokens", shock->value);
      scale (record, "cache-read-tokens", shock->value);
      scale (record, "cache-write-tokens", shock->value);
    }
  if (shock->kind == RBK_SHOCK_CACHE_HIT)
    shock_cache_hit (RBK_ROUTE (record), shock->value);
  return TRUE;
}

static gboolean
shock_routes (RbkRecord *record, const RbkShock *shock)
{
  return visit_list (rbk_workload_get_routes (RBK_WORKLOAD (record)), shock, shock_route) > 0;
}

static gboolean
is_meant (RbkRoute *route, const RbkShock *shock)
{
  return rbk_route_get_fallback_order (route) == 0 &&
         (g_strcmp0 (rbk_route_get_name (route), shock->target) == 0 ||
          g_strcmp0 (rbk_route_get_model (route), shock->target) == 0);
}

/* Shares of those meant, and of the others, together. */
static void
sum_shares (GListModel *routes, const RbkShock *shock, RbkDecimal *meant, RbkDecimal *others)
{
  *meant = *others = RBK_DECIMAL_ZERO;
  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);
      RbkDecimal *sum = is_meant (route, shock) ? meant : others;

      if (rbk_route_get_fallback_order (route) == 0)
        *sum = rbk_decimal_add (*sum, rbk_route_get_share (route));
    }
}

/* Routes keep their proportions among those that are meant, and among the others. A workload
 * without others has nothing to share with. */
static gboolean
shock_share (RbkRecord *record, const RbkShock *shock)
{
  GListModel *routes = rbk_workload_get_routes (RBK_WORKLOAD (record));
  RbkDecimal  meant, others, rest = rbk_decimal_sub (RBK_DECIMAL_ONE, shock->value);

  sum_shares (routes, shock, &meant, &others);
  if (rbk_decimal_sign (meant) <= 0 || rbk_decimal_sign (others) <= 0)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);
      gboolean   is = is_meant (route, shock);
      RbkDecimal share = rbk_route_get_share (route);

      if (rbk_route_get_fallback_order (route) == 0)
        set (RBK_RECORD (route), "share",
             rbk_decimal_mul_div (share, is ? shock->value : rest, is ? meant : others,
                                  RBK_ROUND_HALF_AWAY));
    }
  return TRUE;
}

static gboolean
shock_calls (RbkRecord *record, const RbkShock *shock)
{
  scale (record, "calls", shock->value);
  return TRUE;
}

static gboolean
shock_overhead (RbkRecord *record, const RbkShock *shock)
{
  scale (record, "overhead", shock->value);
  return TRUE;
}

static gboolean
is_used (RbkBook *book, const char *model)
{
  GListModel *models = rbk_book_get_models (book);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);

      if (g_strcmp0 (rbk_model_price_get_model (price), model) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the book knows no price of the model that is as late. Dates are written so that they
 * compare as text. */
static gboolean
is_news (RbkBook *book, RbkModelPrice *news)
{
  GListModel *models = rbk_book_get_models (book);

  if (rbk_model_price_get_effective_from (news) == NULL ||
      !is_used (book, rbk_model_price_get_model (news)))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);

      if (g_strcmp0 (rbk_model_price_get_model (price), rbk_model_price_get_model (news)) == 0 &&
          g_strcmp0 (rbk_model_price_get_effective_from (price),
                     rbk_model_price_get_effective_from (news)) >= 0)
        return FALSE;
    }
  return TRUE;
}

static void
add_news (RbkBook *book, GListModel *catalogue)
{
  GListStore *models = G_LIST_STORE (rbk_book_get_models (book));
  g_autoptr(GPtrArray) news = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; catalogue != NULL && i < g_list_model_get_n_items (catalogue); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (catalogue, i);

      if (is_news (book, price))
        g_ptr_array_add (news, rbk_record_copy (RBK_RECORD (price)));
    }
  for (guint i = 0; i < news->len; i++)
    g_list_store_append (models, g_ptr_array_index (news, i));
}

static void
take_date (RbkBook *book, const RbkShock *shock)
{
  g_autofree char *date = rbk_date_to_string (&shock->date);

  g_object_set (book, "as-of", date, NULL);
}

static gboolean
apply (RbkBook *book, const RbkShock *shock, GListModel *catalogue, GError **error)
{
  switch (shock->kind)
    {
    case RBK_SHOCK_MODEL:
      return visit_list (rbk_book_get_models (book), shock, shock_model) > 0 ||
             rbk_shock_fail_model (shock, book, error);
    case RBK_SHOCK_RETRIES:
      visit_list (rbk_book_get_models (book), shock, shock_retries);
      return TRUE;
    case RBK_SHOCK_TOKENIZER_INPUT:
      visit_list (rbk_book_get_models (book), shock, shock_tokenizer_input);
      return TRUE;
    case RBK_SHOCK_SHARE:
      return visit_list (rbk_book_get_workloads (book), shock, shock_share) > 0 ||
             rbk_shock_fail_route (shock, book, error);
    case RBK_SHOCK_USAGE:
      visit_list (rbk_book_get_levels (book), shock, shock_calls);
      return TRUE;
    case RBK_SHOCK_OVERHEAD:
      visit_list (rbk_book_get_plans (book), shock, shock_overhead);
      return TRUE;
    case RBK_SHOCK_VENDOR:
      if (catalogue == NULL)
        return rbk_shock_fail_vendor (shock, error);
      add_news (book, catalogue);
      take_date (book, shock);
      return TRUE;
    case RBK_SHOCK_DATE:
      take_date (book, shock);
      return TRUE;
    case RBK_SHOCK_TOKENIZER:
    case RBK_SHOCK_INPUT:
    case RBK_SHOCK_OUTPUT:
    case RBK_SHOCK_CACHE_HIT:
    default:
      visit_list (rbk_book_get_workloads (book), shock, shock_routes);
      return TRUE;
    }
}

static gboolean
has_tokens (RbkBook *book)
{
  GListModel *levels = rbk_book_get_levels (book);

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(RbkUsageLevel) level = g_list_model_get_item (levels, i);

      if (rbk_usage_level_get_tokens (level) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A level that says how many tokens its calls take says it in and out together: it follows the
 * average call. */
static gboolean
apply_to_tokens (RbkBook *book, const RbkShock *shock, GListModel *catalogue, GError **error)
{
  GListModel *levels = rbk_book_get_levels (book);
  g_autoptr(RbkSpec) before = rbk_spec_new (book, NULL, error);
  g_autoptr(RbkSpec) after = NULL;
  RbkDecimal tokens, changed;

  if (before == NULL || !apply (book, shock, catalogue, error))
    return FALSE;
  after = rbk_spec_new (book, NULL, error);
  if (after == NULL)
    return FALSE;
  tokens = rbk_spec_get_call_tokens (before);
  changed = rbk_spec_get_call_tokens (after);
  for (guint i = 0; rbk_decimal_sign (tokens) > 0 && i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(RbkUsageLevel) level = g_list_model_get_item (levels, i);
      const RbkDecimal *own = rbk_usage_level_get_tokens (level);

      if (own != NULL)
        set (RBK_RECORD (level), "tokens",
             rbk_decimal_mul_div (*own, changed, tokens, RBK_ROUND_HALF_AWAY));
    }
  return TRUE;
}

/**
 * rbk_shocks_apply:
 * @shocks: (element-type RbkShock): what happens, one after another
 * @book: a book, which stays as it is
 * @catalogue: (nullable) (element-type RbkModelPrice): prices of models, for `vendor=`
 * @error: return location for a [error@Error]
 *
 * Makes the book that there is after shocks. What no book can say is written as what comes to the
 * same: calls made again as higher prices of all models, and a tokenizer of input alone as higher
 * prices of input whose context tiers begin sooner. A dated shock sets the day of the book. Fails
 * with `RBK_ERROR_NOT_FOUND` where a model or a route is not there, or a catalogue for `vendor=`.
 * The catalogue's prices are in the book's currency: that is for the caller to see to.
 *
 * Returns: (transfer full): another book
 */
RbkBook *
rbk_shocks_apply (const GPtrArray *shocks, RbkBook *book, GListModel *catalogue, GError **error)
{
  g_autoptr(RbkRecord) copy = NULL;

  g_return_val_if_fail (shocks != NULL && RBK_IS_BOOK (book), NULL);

  copy = rbk_record_copy (RBK_RECORD (book));
  for (guint i = 0; i < shocks->len; i++)
    {
      const RbkShock *shock = g_ptr_array_index (shocks, i);
      gboolean        is_mix = shock->kind == RBK_SHOCK_INPUT || shock->kind == RBK_SHOCK_OUTPUT;

      if (is_mix && has_tokens (RBK_BOOK (copy))
              ? !apply_to_tokens (RBK_BOOK (copy), shock, catalogue, error)
              : !apply (RBK_BOOK (copy), shock, catalogue, error))
        return NULL;
    }
  return RBK_BOOK (g_steal_pointer (&copy));
}

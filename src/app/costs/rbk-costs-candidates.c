/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-candidates.h"

#include <glib/gi18n-lib.h>

#include "rbk-context-tier.h"
#include "rbk-day.h"
#include "rbk-model-name.h"

static void
add_in_force (GListStore *found, GHashTable *seen, GListModel *prices, const GDate *date)
{
  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);
      const char    *model = rbk_model_price_get_model (price);
      RbkModelPrice *in_force;

      if (model == NULL || g_hash_table_contains (seen, model))
        continue;
      g_hash_table_add (seen, g_strdup (model));
      in_force = rbk_models_find_in_force (prices, model, date);
      if (in_force != NULL)
        g_list_store_append (found, in_force);
    }
}

/**
 * rbk_costs_candidates_new:
 * @context: the page's
 *
 * Returns: (transfer full): a list of [class@ModelPrice]: the price in force of each model
 */
GListStore *
rbk_costs_candidates_new (const RbkCostsContext *context)
{
  GListStore *found = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (context->catalogue != NULL)
    add_in_force (found, seen, G_LIST_MODEL (context->catalogue), &context->date);
  add_in_force (found, seen, rbk_book_get_models (rbk_costs_context_get_book (context)),
                &context->date);

  return found;
}

/**
 * rbk_costs_candidate_get_name:
 * @candidate: a model
 *
 * Returns: (transfer none): what it is called
 */
const char *
rbk_costs_candidate_get_name (RbkModelPrice *candidate)
{
  const char *name = rbk_model_price_get_name (candidate);

  return name != NULL ? name : rbk_model_price_get_model (candidate);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  return rbk_model_name_matches (item, gtk_editable_get_text (GTK_EDITABLE (user_data)));
}

static void
search_changed_cb (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * rbk_costs_candidates_new_filtered:
 * @candidates: (transfer none): models
 * @entry: what is searched for; it must outlive the list
 *
 * Returns: (transfer full): those that are searched for
 */
GListModel *
rbk_costs_candidates_new_filtered (GListStore *candidates, GtkSearchEntry *entry)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches, entry, NULL));

  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed_cb), filter,
                           G_CONNECT_SWAPPED);

  return G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (candidates)), filter));
}

/**
 * rbk_costs_candidate_dup_prices:
 * @candidate: a model
 * @format: for its prices
 *
 * Returns: (transfer full): “$3.00 in · $15.00 out”, for 1,000,000 tokens each
 */
char *
rbk_costs_candidate_dup_prices (RbkModelPrice *candidate, RbkMoneyFormat *format)
{
  const RbkDecimal *prices[] = { rbk_model_price_get_input (candidate),
                                 rbk_model_price_get_output (candidate) };
  g_autofree char  *input =
      prices[0] != NULL ? rbk_money_format_amount (format, *prices[0], TRUE) : g_strdup ("–");
  g_autofree char *output =
      prices[1] != NULL ? rbk_money_format_amount (format, *prices[1], TRUE) : g_strdup ("–");

  /* Translators: prices of 1,000,000 tokens, input and output */
  return g_strdup_printf (_ ("%s in · %s out"), input, output);
}

static void
append (GString *facts, const char *fact)
{
  if (fact == NULL || fact[0] == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, fact);
}

/**
 * rbk_costs_candidate_dup_facts:
 * @candidate: a model
 * @format: for quantities
 *
 * Returns: (transfer full): its provider, its id, since when the price holds, context tiers
 */
char *
rbk_costs_candidate_dup_facts (RbkModelPrice *candidate, RbkMoneyFormat *format)
{
  GString    *facts = g_string_new (NULL);
  const char *since = rbk_model_price_get_effective_from (candidate);
  g_autoptr(RbkContextTier) tier =
                 g_list_model_get_item (rbk_model_price_get_context_tiers (candidate), 0);
  g_autofree char *day = since != NULL ? rbk_day_to_text (since, NULL) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *bound = NULL;
  g_autofree char *tiers = NULL;

  append (facts, rbk_model_price_get_provider (candidate));
  append (facts, rbk_model_price_get_model (candidate));
  if (since != NULL)
    /* Translators: %s is a date */
    text = g_strdup_printf (_ ("since %s"), day);
  append (facts, text);
  if (tier != NULL && rbk_context_tier_get_above (tier) != NULL)
    {
      bound = rbk_money_format_compact (format, *rbk_context_tier_get_above (tier));
      /* Translators: %s is a number of tokens */
      tiers = g_strdup_printf (_ ("dearer above %s input tokens"), bound);
    }
  append (facts, tiers);

  return g_string_free (facts, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-compare.h"

#include <string.h>

#include "rbk-catalogue-private.h"
#include "rbk-date.h"
#include "rbk-price-change.h"
#include "rbk-route.h"
#include "rbk-workload.h"

#define MAX_NAMED 4

typedef struct
{
  RbkCatalogue  *catalogue; /* (not owned) */
  RbkBook       *book;      /* (not owned) */
  RbkPriceIndex *prices;    /* (not owned) the book's */
  const char    *day;       /* (not owned) */
  GPtrArray     *changes;   /* (not owned) (element-type RbkPriceChange) */
} Comparison;

static void
add_model (GPtrArray *models, GHashTable *seen, const char *model)
{
  if (model != NULL && g_hash_table_add (seen, (gpointer) model))
    g_ptr_array_add (models, (gpointer) model);
}

/* The models that the book has a price of, calls, or gives its usage by. */
static GPtrArray *
list_models (RbkBook *book)
{
  GPtrArray *models = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel     *prices = rbk_book_get_models (book);
  GListModel     *workloads = rbk_book_get_workloads (book);
  RbkUsageSource *usage = rbk_book_get_usage (book);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);

      add_model (models, seen, rbk_model_price_get_model (price));
    }
  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);
      GListModel *routes = rbk_workload_get_routes (workload);

      for (guint n = 0; n < g_list_model_get_n_items (routes); n++)
        {
          g_autoptr(RbkRoute) route = g_list_model_get_item (routes, n);

          add_model (models, seen, rbk_route_get_model (route));
        }
    }
  if (usage != NULL)
    add_model (models, seen, rbk_usage_source_get_model (usage));

  return models;
}

/* Of what a catalogue never says anything for a model, it says nothing; what it says of some
 * days only is not there on the others. */
static RbkPriceSilence
find_silence (const GPtrArray *history)
{
  RbkPriceSilence silence = { .tiers = TRUE };

  for (guint i = 0; i < RBK_N_RATES; i++)
    silence.rates[i] = TRUE;
  for (guint n = 0; n < history->len; n++)
    {
      RbkModelPrice *price = history->pdata[n];
      GListModel    *tiers = rbk_model_price_get_context_tiers (price);

      for (guint i = 0; i < RBK_N_RATES; i++)
        silence.rates[i] = silence.rates[i] && rbk_rates_peek (price, i) == NULL;
      silence.tiers = silence.tiers && g_list_model_get_n_items (tiers) == 0;
    }

  return silence;
}

static void
carry_tiers (RbkModelPrice *to, RbkModelPrice *from)
{
  GListModel *tiers = rbk_model_price_get_context_tiers (from);

  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkRecord) tier = g_list_model_get_item (tiers, i);
      g_autoptr(RbkRecord) copy = rbk_record_copy (tier);

      g_list_store_append (G_LIST_STORE (rbk_model_price_get_context_tiers (to)), copy);
    }
}

/* The catalogue's price as the book would have it. What is carried over is left in @silence. */
static RbkModelPrice *
make_after (const char      *model,
            RbkModelPrice   *before,
            RbkModelPrice   *said,
            const char      *from,
            RbkPriceSilence *silence)
{
  RbkModelPrice *after = RBK_MODEL_PRICE (rbk_record_copy (RBK_RECORD (said)));

  g_object_set (after, "model", model, "effective-from", from, NULL);
  if (before == NULL)
    {
      *silence = (RbkPriceSilence){ 0 };
      return after;
    }

  g_object_set (after, "name", rbk_model_price_get_name (before), "provider",
                rbk_model_price_get_provider (before), "quality",
                rbk_model_price_get_quality (before), NULL);
  if (rbk_model_price_get_context_window (after) == NULL)
    g_object_set (after, "context-window", rbk_model_price_get_context_window (before), NULL);
  for (guint i = 0; i < RBK_N_RATES; i++)
    {
      const RbkDecimal *rate = rbk_rates_peek (before, i);

      silence->rates[i] = silence->rates[i] && rate != NULL;
      if (silence->rates[i])
        g_object_set (after, rbk_rate_properties[i], rate, NULL);
    }
  silence->tiers =
      silence->tiers && g_list_model_get_n_items (rbk_model_price_get_context_tiers (before)) > 0;
  if (silence->tiers)
    carry_tiers (after, before);

  return after;
}

static void
add_change (Comparison            *self,
            const char            *model,
            RbkPriceChangeKind     kind,
            RbkModelPrice         *before,
            RbkModelPrice         *after,
            const RbkPriceSilence *silence)
{
  RbkPriceChange  *change = rbk_price_change_new (model, kind, before, after);
  RbkModelPrice   *named = before != NULL ? before : after;
  const char      *name = named != NULL ? rbk_record_get_name (RBK_RECORD (named)) : NULL;
  g_autofree char *said = NULL;

  rbk_price_change_say (change, name != NULL ? name : model, rbk_book_get_currency (self->book),
                        silence);
  if (kind == RBK_PRICE_CHANGE_MOVED && before != NULL && rbk_price_is_too_far (before, after))
    {
      said = g_steal_pointer (&change->message);
      change->kind = RBK_PRICE_CHANGE_UNCLEAR;
      change->message =
          g_strdup_printf (E_ ("%s: a jump of %d times or more; look at the units of the list"),
                           said, RBK_PRICE_TOO_FAR);
    }
  g_ptr_array_add (self->changes, change);
}

/* A price that can't be looked up, and why. */
static void
add_unknown (Comparison        *self,
             const char        *model,
             RbkPriceChangeKind kind,
             RbkModelPrice     *before,
             const char        *why)
{
  RbkPriceChange  *change = rbk_price_change_new (model, kind, before, NULL);
  const char      *name = before != NULL ? rbk_record_get_name (RBK_RECORD (before)) : NULL;
  g_autofree char *price =
      before != NULL ? rbk_price_describe (before, rbk_book_get_currency (self->book)) : NULL;

  name = name != NULL ? name : model;
  if (price != NULL)
    /* Translators: a model, why it can't be looked up, and its price: “$2 in and $10 out” */
    change->message =
        g_strdup_printf (E_ ("%s: %s; the book keeps its price, %s"), name, why, price);
  else
    change->message = g_strdup_printf (E_ ("%s: %s; the book has no price of it"), name, why);
  g_ptr_array_add (self->changes, change);
}

/* From when on the book should have the price. What the book had holds until then: neither an
 * older entry nor one of the same day is touched. */
static const char *
choose_date (Comparison *self, RbkModelPrice *before, RbkModelPrice *said)
{
  const char *from = rbk_model_price_get_effective_from (said);

  if (before == NULL)
    return from;
  if (from == NULL || g_strcmp0 (from, rbk_model_price_get_effective_from (before)) <= 0)
    return self->day;

  return from;
}

/* Compares what is in force. Returns what the book has afterwards. */
static RbkModelPrice *
compare_now (Comparison            *self,
             const char            *model,
             RbkModelPrice         *before,
             RbkModelPrice         *said,
             const RbkPriceSilence *never_said)
{
  RbkPriceSilence silence = *never_said;
  g_autoptr(RbkModelPrice) after =
                 make_after (model, before, said, choose_date (self, before, said), &silence);

  if (before != NULL && rbk_price_is_same (before, after))
    {
      add_change (self, model, RBK_PRICE_CHANGE_SAME, before, NULL, &silence);
      return g_object_ref (before);
    }
  add_change (self, model, RBK_PRICE_CHANGE_MOVED, before, after, &silence);

  return g_steal_pointer (&after);
}

/* Compares what the catalogue announces. Returns what the book has afterwards. */
static RbkModelPrice *
compare_later (Comparison            *self,
               const char            *model,
               RbkModelPrice         *before,
               RbkModelPrice         *said,
               const RbkPriceSilence *never_said)
{
  const char     *from = rbk_model_price_get_effective_from (said);
  RbkModelPrice  *planned = rbk_price_index_get_in_force (self->prices, model, from);
  const char     *since = planned != NULL ? rbk_model_price_get_effective_from (planned) : NULL;
  RbkPriceSilence silence = *never_said;
  g_autoptr(RbkModelPrice) after = NULL;

  if (g_strcmp0 (since, self->day) > 0)
    before = planned;
  after = make_after (model, before, said, from, &silence);
  if (before != NULL && rbk_price_is_same (before, after))
    return g_object_ref (before);
  add_change (self, model, RBK_PRICE_CHANGE_SCHEDULED, before, after, &silence);

  return g_steal_pointer (&after);
}

static void
compare_with (Comparison *self, const char *model, RbkModelPrice *before, const char *id)
{
  const RbkPriceIndex *theirs = rbk_catalogue_peek_index (self->catalogue);
  const GPtrArray     *history = rbk_price_index_get (theirs, id);
  RbkPriceSilence      silence = find_silence (history);
  RbkModelPrice       *said = rbk_price_index_get_in_force (theirs, id, self->day);
  g_autoptr(RbkModelPrice) last = NULL;

  if (said != NULL)
    last = compare_now (self, model, before, said, &silence);
  else
    g_set_object (&last, before);
  for (guint i = 0; i < history->len; i++)
    {
      RbkModelPrice *next = history->pdata[i];
      g_autoptr(RbkModelPrice) previous = NULL;

      if (g_strcmp0 (rbk_model_price_get_effective_from (next), self->day) <= 0)
        continue;
      previous = g_steal_pointer (&last);
      last = compare_later (self, model, previous, next, &silence);
    }
}

/* Whether it doesn't matter which is meant: all cost the same. */
static gboolean
all_cost_the_same (Comparison *self, GPtrArray *ids)
{
  const RbkPriceIndex *theirs = rbk_catalogue_peek_index (self->catalogue);
  RbkModelPrice       *first = rbk_price_index_get_in_force (theirs, ids->pdata[0], self->day);

  for (guint i = 1; i < ids->len; i++)
    {
      RbkModelPrice *other = rbk_price_index_get_in_force (theirs, ids->pdata[i], self->day);

      if (first == NULL || other == NULL || !rbk_price_is_same (first, other))
        return FALSE;
    }

  return TRUE;
}

static char *
join_ids (GPtrArray *ids)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *names = NULL;

  for (guint i = 0; i < MIN (ids->len, MAX_NAMED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) ids->pdata[i]);
  names = g_string_free (text, FALSE);
  if (ids->len <= MAX_NAMED)
    return g_steal_pointer (&names);

  /* Translators: names of models, and how many others there are */
  return g_strdup_printf (E_ ("%s and %u more"), names, ids->len - MAX_NAMED);
}

static void
compare_model (Comparison *self, const char *model)
{
  const char    *theirs = rbk_catalogue_get_currency (self->catalogue);
  const char    *ours = rbk_book_get_currency (self->book);
  RbkModelPrice *before = rbk_price_index_get_in_force (self->prices, model, self->day);
  const char    *provider = before != NULL ? rbk_model_price_get_provider (before) : NULL;
  g_autoptr(GPtrArray) ids = rbk_catalogue_find_same (self->catalogue, model, provider);
  g_autofree char *names = join_ids (ids);
  g_autofree char *why = NULL;

  if (ids->len == 0)
    add_unknown (self, model, RBK_PRICE_CHANGE_GONE, before, E_ ("not in the catalogue"));
  else if (g_strcmp0 (theirs, ours) != 0)
    {
      why = g_strdup_printf (E_ ("priced in %s there and in %s here"), theirs, ours);
      add_unknown (self, model, RBK_PRICE_CHANGE_UNCLEAR, before, why);
    }
  else if (!all_cost_the_same (self, ids))
    {
      why = g_strdup_printf (E_ ("could be any of %s"), names);
      add_unknown (self, model, RBK_PRICE_CHANGE_UNCLEAR, before, why);
    }
  else
    compare_with (self, model, before, ids->pdata[0]);
}

/**
 * rbk_catalogue_compare:
 * @self: a catalogue
 * @book: a book
 * @date: the day whose prices count as today's
 *
 * Holds a catalogue against the models that a book uses or has a price of. A rate that the
 * catalogue never gives for a model is not a change: it stays as it is in the book.
 *
 * Returns: (transfer full) (element-type RbkPriceChange): the account, in the book's order
 */
GPtrArray *
rbk_catalogue_compare (RbkCatalogue *self, RbkBook *book, const GDate *date)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_price_change_free);
  g_autoptr(GPtrArray) models = NULL;
  g_autoptr(RbkPriceIndex) prices = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (RBK_IS_CATALOGUE (self), changes);
  g_return_val_if_fail (RBK_IS_BOOK (book), changes);
  g_return_val_if_fail (date != NULL && g_date_valid (date), changes);

  models = list_models (book);
  prices = rbk_price_index_new (rbk_book_get_models (book));
  day = rbk_date_to_string (date);
  for (guint i = 0; i < models->len; i++)
    {
      Comparison comparison = { self, book, prices, day, changes };

      compare_model (&comparison, models->pdata[i]);
    }

  return changes;
}

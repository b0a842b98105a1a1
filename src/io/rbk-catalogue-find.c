/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue.h"

#include <string.h>

#include "rbk-catalogue-private.h"
#include "rbk-date.h"

#define MAX_SUGGESTIONS 5
#define MIN_LIKENESS 0.4

static guint
match_price (RbkModelPrice *price, const char *wanted, const char *folded)
{
  const char      *id = rbk_model_price_get_model (price);
  const char      *name = rbk_model_price_get_name (price);
  g_autofree char *folded_id = rbk_catalogue_fold (id);
  g_autofree char *folded_name = rbk_catalogue_fold (name != NULL ? name : id);

  if (g_ascii_strcasecmp (id, wanted) == 0)
    return G_MAXUINT;

  /* What a model is called by programs goes before what people call it. */
  return MAX (2 * rbk_catalogue_match (folded_id, folded) + 1,
              2 * rbk_catalogue_match (folded_name, folded));
}

/* The ids of the models that match best, each once, in the order of the catalogue. */
static GPtrArray *
find_ids (GListModel *prices, const char *wanted)
{
  GPtrArray       *ids = g_ptr_array_new ();
  g_autofree char *folded = rbk_catalogue_fold (wanted);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint best = 2 * RBK_CATALOGUE_HOLDS;

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);
      const char *id = rbk_model_price_get_model (price);
      guint       match = match_price (price, wanted, folded);

      if (match < best)
        continue;
      if (match > best)
        {
          g_ptr_array_set_size (ids, 0);
          g_hash_table_remove_all (seen);
        }
      best = match;
      if (g_hash_table_add (seen, (gpointer) id))
        g_ptr_array_add (ids, (gpointer) id);
    }
  rbk_catalogue_prefer (ids, best >= 2 * RBK_CATALOGUE_ENDS);

  return ids;
}

typedef struct
{
  const char *id; /* (not owned) */
  double      likeness;
} Suggestion;

static int
compare_suggestions (gconstpointer a, gconstpointer b)
{
  const Suggestion *left = a;
  const Suggestion *right = b;

  if (left->likeness != right->likeness)
    return left->likeness > right->likeness ? -1 : 1;

  return strcmp (left->id, right->id);
}

static GPtrArray *
find_likely (GListModel *prices, const char *wanted)
{
  g_autoptr(GArray) suggestions = g_array_new (FALSE, FALSE, sizeof (Suggestion));
  g_autofree char *folded = rbk_catalogue_fold (wanted);
  GPtrArray       *ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);
      g_autofree char *folded_id = rbk_catalogue_fold (rbk_model_price_get_model (price));
      Suggestion       suggestion = { rbk_model_price_get_model (price),
                                      rbk_catalogue_likeness (folded_id, folded) };

      if (suggestion.likeness >= MIN_LIKENESS)
        g_array_append_val (suggestions, suggestion);
    }

  g_array_sort (suggestions, compare_suggestions);
  for (guint i = 0; i < suggestions->len && ids->len < MAX_SUGGESTIONS; i++)
    {
      const char *id = g_array_index (suggestions, Suggestion, i).id;

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }

  return ids;
}

static char *
join (GPtrArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len && i < MAX_SUGGESTIONS; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", (const char *) ids->pdata[i]);
  if (ids->len > MAX_SUGGESTIONS)
    g_string_append (text, ", and more");

  return g_string_free (text, FALSE);
}

static void
set_not_found (GListModel *prices, const char *wanted, GPtrArray *several, GError **error)
{
  g_autoptr(GPtrArray) likely = find_likely (prices, wanted);
  g_autofree char *names = join (several->len > 0 ? several : likely);
  g_autofree char *quoted = rbk_error_quote (wanted, strlen (wanted));

  if (several->len > 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                 "%s could be any of several models; write one of: %s", quoted, names);
  else if (likely->len > 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                 "there is no model %s in the catalogue; did you mean: %s?", quoted, names);
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                 "there is no model %s in the catalogue; `ratebook-cli models` lists them", quoted);
}

/**
 * rbk_catalogue_find:
 * @self: a catalogue
 * @model: the id of a model, or its name or the end of it in any spelling: `opus 4.8`
 * @date: (nullable): the day, or %NULL for today
 * @error: return location for a #GError
 *
 * Finds what a model costs on a day. Where several vendors sell it, the plain name is its
 * maker's. Fails with %RBK_ERROR_NOT_FOUND where no model, or
 * more than one, is called so, and where it has no price yet on that day; the message
 * names what is close.
 *
 * Returns: (nullable) (transfer none): the price in force
 */
RbkModelPrice *
rbk_catalogue_find (RbkCatalogue *self, const char *model, const GDate *date, GError **error)
{
  g_autoptr(GPtrArray) ids = NULL;
  g_autofree char *day = NULL;
  GDate            today;
  RbkModelPrice   *price;

  g_return_val_if_fail (RBK_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (model != NULL, NULL);

  ids = find_ids (G_LIST_MODEL (self), model);
  if (ids->len != 1)
    {
      set_not_found (G_LIST_MODEL (self), model, ids, error);
      return NULL;
    }

  rbk_date_today (&today);
  day = rbk_date_to_string (date != NULL ? date : &today);
  price = rbk_price_index_get_in_force (rbk_catalogue_peek_index (self), ids->pdata[0], day);
  if (price == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                 E_ ("%s has no price yet on %s; give a later date"), (const char *) ids->pdata[0],
                 day);

  return price;
}

/**
 * rbk_catalogue_dup_history:
 * @self: a catalogue
 * @model: the id of a model, exactly
 *
 * Returns: (transfer container) (element-type RbkModelPrice): all its prices, the oldest first
 */
GPtrArray *
rbk_catalogue_dup_history (RbkCatalogue *self, const char *model)
{
  GPtrArray       *copy = g_ptr_array_new_with_free_func (g_object_unref);
  const GPtrArray *history;

  g_return_val_if_fail (RBK_IS_CATALOGUE (self), copy);
  g_return_val_if_fail (model != NULL, copy);

  history = rbk_price_index_get (rbk_catalogue_peek_index (self), model);
  for (guint i = 0; history != NULL && i < history->len; i++)
    g_ptr_array_add (copy, g_object_ref (history->pdata[i]));

  return copy;
}

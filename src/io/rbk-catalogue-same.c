/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-private.h"

#include <string.h>

/* Which of several models is meant. Lists name one model by many ids: the maker's, one for
 * each cloud that hosts it, one for each release. */

typedef struct
{
  const char *id;     /* (not owned) */
  char       *folded; /* (owned) */
  gboolean    is_plain;
} Candidate;

static void
clear_candidate (gpointer data)
{
  g_free (((Candidate *) data)->folded);
}

/* The maker's own id is the one without more words, then the one without a vendor in front,
 * then the one without a release date. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;
  gsize            left_length = strlen (left->folded), right_length = strlen (right->folded);

  if (left_length != right_length)
    return left_length < right_length ? -1 : 1;
  if (left->is_plain != right->is_plain)
    return left->is_plain ? -1 : 1;

  left_length = strlen (left->id);
  right_length = strlen (right->id);

  return left_length < right_length ? -1 : left_length > right_length;
}

static gboolean
stands_behind (const Candidate *other, const Candidate *best, gboolean is_named)
{
  if (is_named ? strstr (other->folded, best->folded) == NULL
               : !g_str_has_suffix (other->folded, best->folded))
    return FALSE;

  return strlen (other->folded) > strlen (best->folded) ||
         (best->is_plain && compare_candidates (best, other) < 0);
}

/**
 * rbk_catalogue_prefer: (skip)
 * @ids: (element-type utf8): the ids of models that match equally well
 * @is_named: whether they match to the end of their name, version and all
 *
 * Leaves one of them, where the others are that model under longer names.
 */
void
rbk_catalogue_prefer (GPtrArray *ids, gboolean is_named)
{
  g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const Candidate *best;
  gboolean         is_clear = TRUE;

  if (ids->len < 2)
    return;
  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = ids->pdata[i];
      Candidate   candidate = { id, rbk_catalogue_fold (id), strchr (id, '/') == NULL };

      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);

  best = &g_array_index (candidates, Candidate, 0);
  for (guint i = 1; i < candidates->len; i++)
    is_clear =
        is_clear && stands_behind (&g_array_index (candidates, Candidate, i), best, is_named);
  if (is_clear)
    {
      g_ptr_array_set_size (ids, 0);
      g_ptr_array_add (ids, (gpointer) best->id);
    }
}

static gboolean
has_provider (RbkCatalogue *self, const char *id, const char *provider)
{
  const GPtrArray *history = rbk_price_index_get (rbk_catalogue_peek_index (self), id);
  const char      *other = rbk_model_price_get_provider (history->pdata[0]);

  return other != NULL && g_ascii_strcasecmp (other, provider) == 0;
}

/* Of what one provider sells, the one that is called so to the letter: `mistral-small-latest` is
 * not `mistral-small`. */
static void
prefer_letters (GPtrArray *ids, const char *model)
{
  const char *exact = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      const char *slash = strrchr (ids->pdata[i], '/');

      if (slash != NULL && g_ascii_strcasecmp (slash + 1, model) == 0)
        exact = ids->pdata[i];
    }
  if (exact == NULL)
    return;

  g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, (gpointer) exact);
}

/* The ids that are the same name; where some of them are the provider's, only those. */
static GPtrArray *
find_folded (RbkCatalogue *self, RbkNameFold fold, const char *model, const char *provider)
{
  const GPtrArray *all = rbk_price_index_get_same (rbk_catalogue_peek_index (self), fold, model);
  GPtrArray       *ids = g_ptr_array_new ();

  for (guint i = 0; all != NULL && provider != NULL && i < all->len; i++)
    if (has_provider (self, all->pdata[i], provider))
      g_ptr_array_add (ids, all->pdata[i]);
  prefer_letters (ids, model);
  for (guint i = 0, n = ids->len; all != NULL && n == 0 && i < all->len; i++)
    g_ptr_array_add (ids, all->pdata[i]);

  return ids;
}

/**
 * rbk_catalogue_find_same: (skip)
 * @self: a catalogue
 * @model: the id of a model, from elsewhere
 * @provider: (nullable): who sells it
 *
 * Finds a model that is called the same, be it with a vendor in front, a release date behind
 * or its words in another order: `claude-haiku-4-5` is `anthropic/claude-4.5-haiku`. Stricter
 * than [method@Catalogue.find], which serves people.
 *
 * Returns: (transfer container) (element-type utf8): its id in the catalogue; none where it
 *   isn't there, several where it can't be told which
 */
GPtrArray *
rbk_catalogue_find_same (RbkCatalogue *self, const char *model, const char *provider)
{
  const GPtrArray *exact =
      rbk_price_index_get_same (rbk_catalogue_peek_index (self), RBK_NAME_LETTERS, model);
  GPtrArray *ids = g_ptr_array_new ();

  if (exact != NULL)
    {
      g_ptr_array_add (ids, exact->pdata[0]);
      return ids;
    }

  for (guint fold = RBK_NAME_WORDS; ids->len == 0 && fold < RBK_N_NAME_FOLDS; fold++)
    {
      g_ptr_array_unref (ids);
      ids = find_folded (self, fold, model, provider);
    }
  rbk_catalogue_prefer (ids, TRUE);

  return ids;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-model-name.h"

#include <string.h>

static gboolean
is_anothers (GListModel *models, const char *name, const char *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);

      if (g_strcmp0 (rbk_model_price_get_name (price), name) == 0 &&
          g_strcmp0 (rbk_model_price_get_model (price), model) != 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rbk_model_name_in:
 * @book: a book
 * @model: a model, as its vendor's interface calls it
 *
 * Models are told from each other by what their vendors' interfaces call them; people know them
 * by their names.
 *
 * Returns: (transfer none): the model's name in the book; @model where it has none there, or one
 *   that another model has, too
 */
const char *
rbk_model_name_in (RbkBook *book, const char *model)
{
  GListModel *models = rbk_book_get_models (book);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);
      const char *name = rbk_model_price_get_name (price);

      /* The book keeps the price, and so the name. */
      if (name != NULL && g_strcmp0 (rbk_model_price_get_model (price), model) == 0)
        return is_anothers (models, name, model) ? model : name;
    }

  return model;
}

/**
 * rbk_model_name_matches:
 * @price: a model
 * @wanted: what is searched for
 *
 * Returns: whether each word of @wanted stands somewhere in the model's name, id or provider
 */
gboolean
rbk_model_name_matches (RbkModelPrice *price, const char *wanted)
{
  const char      *parts[4] = { rbk_model_price_get_model (price) };
  guint            n = parts[0] != NULL ? 1 : 0;
  g_autofree char *folded = g_utf8_casefold (wanted, -1);
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);

  if (rbk_model_price_get_name (price) != NULL)
    parts[n++] = rbk_model_price_get_name (price);
  if (rbk_model_price_get_provider (price) != NULL)
    parts[n++] = rbk_model_price_get_provider (price);
  parts[n] = NULL;
  all = g_strjoinv (" ", (char **) parts);
  text = g_utf8_casefold (all, -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-private.h"

#include <string.h>

#include "rbk-catalogue-reading.h"
#include "rbk-record-reader.h"

static gboolean
check_head (JsonNode *root, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode   *version = object != NULL ? json_object_get_member (object, "version") : NULL;

  if (object == NULL ||
      g_strcmp0 (rbk_json_peek_text (object, "format"), "ratebook-catalogue") != 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("$.format: must be \"ratebook-catalogue\""));
      return FALSE;
    }
  if (version == NULL || !rbk_json_node_is_number (version) ||
      strcmp (rbk_json_node_get_number (version), G_STRINGIFY (RBK_CATALOGUE_VERSION)) != 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_VERSION,
                   E_ ("$.version: this Ratebook reads catalogues of version %d only"),
                   RBK_CATALOGUE_VERSION);
      return FALSE;
    }
  if (rbk_json_peek_text (object, "currency") == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("$.currency: must be a currency such as \"USD\""));
      return FALSE;
    }

  return TRUE;
}

static JsonArray *
get_models (JsonObject *root, GError **error)
{
  JsonNode  *node = json_object_get_member (root, "models");
  JsonArray *models =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (models == NULL)
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("$.models: must be a list"));
  else if (json_array_get_length (models) > RBK_LIST_MAX_ITEMS)
    g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                 E_ ("$.models: has %u items; a list holds %d at most"),
                 json_array_get_length (models), RBK_LIST_MAX_ITEMS);
  else
    return models;

  return NULL;
}

static void
check_required (RbkModelPrice *price, const char *path, GPtrArray *problems)
{
  const char *missing = NULL;

  if (rbk_model_price_get_output (price) == NULL)
    missing = "output";
  if (rbk_model_price_get_input (price) == NULL)
    missing = "input";
  if (rbk_model_price_get_model (price) == NULL)
    missing = "model";
  if (missing != NULL && problems->len == 0)
    g_ptr_array_add (problems, rbk_problem_new (g_strdup_printf ("%s.%s", path, missing),
                                                g_strdup ("must be given")));
}

static gboolean
add_models (GPtrArray *prices, JsonArray *models, GError **error)
{
  g_autoptr(GPtrArray) problems =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);

  for (guint i = 0; i < json_array_get_length (models); i++)
    {
      JsonNode        *node = json_array_get_element (models, i);
      g_autofree char *path = g_strdup_printf ("$.models[%u]", i);
      g_autoptr(RbkRecord) price = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("%s: must be an object"), path);
          return FALSE;
        }

      price = rbk_record_read (RBK_TYPE_MODEL_PRICE, json_node_get_object (node), path, problems);
      check_required (RBK_MODEL_PRICE (price), path, problems);
      if (problems->len > 0)
        {
          RbkProblem *first = problems->pdata[0];

          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s: %s", first->path, first->message);
          return FALSE;
        }
      g_ptr_array_add (prices, g_steal_pointer (&price));
    }

  return TRUE;
}

/**
 * rbk_catalogue_is_own: (skip)
 * @root: a file
 *
 * Returns: whether it says of itself what it is, as files of Ratebook do
 */
gboolean
rbk_catalogue_is_own (JsonNode *root)
{
  return JSON_NODE_HOLDS_OBJECT (root) &&
         rbk_json_peek_text (json_node_get_object (root), "format") != NULL;
}

/**
 * rbk_catalogue_read_own: (skip)
 * @root: a catalogue in Ratebook's own format
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the catalogue, or %NULL
 */
RbkCatalogue *
rbk_catalogue_read_own (JsonNode *root, GError **error)
{
  g_autoptr(GPtrArray) prices = g_ptr_array_new_with_free_func (g_object_unref);
  JsonObject *object;
  JsonArray  *models;

  if (!check_head (root, error))
    return NULL;

  object = json_node_get_object (root);
  models = get_models (object, error);
  if (models == NULL || !add_models (prices, models, error))
    return NULL;

  return rbk_catalogue_new (RBK_CATALOGUE_OWN_FORMAT, rbk_json_peek_text (object, "source"),
                            rbk_json_peek_text (object, "currency"), prices, NULL);
}

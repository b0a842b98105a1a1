/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue.h"

#include <string.h>

#include "rbk-file.h"
#include "rbk-io-resources.h"
#include "rbk-json.h"
#include "rbk-record-reader.h"

#define BUNDLED_PATH "/io/github/ratebook/Ratebook/catalogue/models.json"

/**
 * RbkCatalogue:
 *
 * What models cost: a list of [class@ModelPrice], dated, in one currency. A model has as
 * many entries as it has had prices.
 */
struct _RbkCatalogue
{
  GObject parent_instance;

  char       *source;   /* (owned) (nullable) */
  char       *currency; /* (owned) */
  GListStore *prices;   /* (owned) (element-type RbkModelPrice) */
};

static GType
rbk_catalogue_get_item_type (GListModel *model)
{
  return RBK_TYPE_MODEL_PRICE;
}

static guint
rbk_catalogue_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (RBK_CATALOGUE (model)->prices));
}

static gpointer
rbk_catalogue_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (RBK_CATALOGUE (model)->prices), position);
}

static void
rbk_catalogue_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rbk_catalogue_get_item_type;
  iface->get_n_items = rbk_catalogue_get_n_items;
  iface->get_item = rbk_catalogue_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RbkCatalogue,
                               rbk_catalogue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rbk_catalogue_list_model_init))

static void
rbk_catalogue_finalize (GObject *object)
{
  RbkCatalogue *self = RBK_CATALOGUE (object);

  g_free (self->source);
  g_free (self->currency);
  g_clear_object (&self->prices);

  G_OBJECT_CLASS (rbk_catalogue_parent_class)->finalize (object);
}

static void
rbk_catalogue_class_init (RbkCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rbk_catalogue_finalize;
}

static void
rbk_catalogue_init (RbkCatalogue *self)
{
  self->prices = g_list_store_new (RBK_TYPE_MODEL_PRICE);
}

static const char *
get_text_member (JsonObject *root, const char *name)
{
  JsonNode *node = json_object_get_member (root, name);

  return node != NULL && rbk_json_node_is_string (node) ? json_node_get_string (node) : NULL;
}

static gboolean
check_head (JsonNode *root, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode   *version = object != NULL ? json_object_get_member (object, "version") : NULL;

  if (object == NULL || g_strcmp0 (get_text_member (object, "format"), "ratebook-catalogue") != 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           "$.format: must be \"ratebook-catalogue\"; price lists of other "
                           "projects can't be read by this version");
      return FALSE;
    }
  if (version == NULL || !rbk_json_node_is_number (version) ||
      strcmp (rbk_json_node_get_number (version), G_STRINGIFY (RBK_CATALOGUE_VERSION)) != 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_VERSION,
                   "$.version: this Ratebook reads catalogues of version %d only",
                   RBK_CATALOGUE_VERSION);
      return FALSE;
    }
  if (get_text_member (object, "currency") == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           "$.currency: must be a currency such as \"USD\"");
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
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, "$.models: must be a list");
  else if (json_array_get_length (models) > RBK_LIST_MAX_ITEMS)
    g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                 "$.models: has %u items; a list holds %d at most", json_array_get_length (models),
                 RBK_LIST_MAX_ITEMS);
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
add_models (RbkCatalogue *self, JsonArray *models, GError **error)
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
          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s: must be an object", path);
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
      g_list_store_append (self->prices, price);
    }

  return TRUE;
}

static RbkCatalogue *
read_text (const char *text, gsize length, GError **error)
{
  g_autoptr(RbkCatalogue) self = g_object_new (RBK_TYPE_CATALOGUE, NULL);
  g_autoptr(JsonNode) root = rbk_json_parse (text, length, error);
  JsonObject *object;
  JsonArray  *models;

  if (root == NULL || !check_head (root, error))
    return NULL;

  object = json_node_get_object (root);
  self->source = g_strdup (get_text_member (object, "source"));
  self->currency = g_strdup (get_text_member (object, "currency"));
  models = get_models (object, error);
  if (models == NULL || !add_models (self, models, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rbk_catalogue_load_bundled:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the catalogue that comes with Ratebook
 */
RbkCatalogue *
rbk_catalogue_load_bundled (GError **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (rbk_io_get_resource (), BUNDLED_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return NULL;

  return read_text (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * rbk_catalogue_read_file:
 * @file: a catalogue in Ratebook's own format
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Reads a catalogue of up to 64 MiB. The messages start with the place, and do not name
 * the file.
 *
 * Returns: (transfer full): the catalogue, or %NULL
 */
RbkCatalogue *
rbk_catalogue_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;
  gsize            length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!rbk_file_load (file, RBK_CATALOGUE_MAX_BYTES, &text, &length, NULL, cancellable, error))
    return NULL;

  return read_text (text, length, error);
}

/**
 * rbk_catalogue_get_source:
 * @self: a catalogue
 *
 * Returns: (nullable) (transfer none): where its figures come from
 */
const char *
rbk_catalogue_get_source (RbkCatalogue *self)
{
  g_return_val_if_fail (RBK_IS_CATALOGUE (self), NULL);

  return self->source;
}

/**
 * rbk_catalogue_get_currency:
 * @self: a catalogue
 *
 * Returns: (transfer none): the currency of its prices
 */
const char *
rbk_catalogue_get_currency (RbkCatalogue *self)
{
  g_return_val_if_fail (RBK_IS_CATALOGUE (self), NULL);

  return self->currency;
}

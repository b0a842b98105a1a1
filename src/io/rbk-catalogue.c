/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-private.h"

#include "rbk-file.h"
#include "rbk-io-resources.h"

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

  char       *format;   /* (owned) */
  char       *source;   /* (owned) (nullable) */
  char       *currency; /* (owned) */
  GListStore *prices;   /* (owned) (element-type RbkModelPrice) */
  GStrv       notes;    /* (owned) */

  RbkPriceIndex *index; /* (owned) */
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

  g_free (self->format);
  g_free (self->source);
  g_free (self->currency);
  g_strfreev (self->notes);
  g_clear_pointer (&self->index, rbk_price_index_free);
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

/**
 * rbk_catalogue_new: (skip)
 * @format: the name of the format that it was read from
 * @source: (nullable): where its figures come from
 * @currency: the currency of its prices
 * @prices: (element-type RbkModelPrice): its prices
 * @notes: (array zero-terminated=1) (nullable): what there is to say of how it was read
 *
 * Returns: (transfer full): a catalogue
 */
RbkCatalogue *
rbk_catalogue_new (
    const char *format, const char *source, const char *currency, GPtrArray *prices, char **notes)
{
  RbkCatalogue *self = g_object_new (RBK_TYPE_CATALOGUE, NULL);

  self->format = g_strdup (format);
  self->source = g_strdup (source);
  self->currency = g_strdup (currency);
  self->notes = notes != NULL ? g_strdupv (notes) : g_new0 (char *, 1);
  g_list_store_splice (self->prices, 0, 0, prices->pdata, prices->len);
  self->index = rbk_price_index_new (G_LIST_MODEL (self->prices));

  return self;
}

/**
 * rbk_catalogue_peek_index: (skip)
 * @self: a catalogue
 *
 * Returns: (transfer none): its prices by what models are called
 */
const RbkPriceIndex *
rbk_catalogue_peek_index (RbkCatalogue *self)
{
  return self->index;
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

  return rbk_catalogue_read_text (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * rbk_catalogue_read_file:
 * @file: a price list in any format that can be read
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Reads a file of up to 64 MiB as [func@catalogue_read_text] reads a text. The messages start
 * with the place, and do not name the file.
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

  return rbk_catalogue_read_text (text, length, error);
}

/**
 * rbk_catalogue_get_format:
 * @self: a catalogue
 *
 * Returns: (transfer none): the name of the format that it was read from: `litellm`
 */
const char *
rbk_catalogue_get_format (RbkCatalogue *self)
{
  g_return_val_if_fail (RBK_IS_CATALOGUE (self), NULL);

  return self->format;
}

/**
 * rbk_catalogue_get_notes:
 * @self: a catalogue
 *
 * Gets what was left out of it and why, and what to look at: “1,203 entries without a price
 * for text tokens: left out (first: "dall-e-3")”. In English.
 *
 * Returns: (transfer none) (array zero-terminated=1): a sentence for each reason
 */
const char *const *
rbk_catalogue_get_notes (RbkCatalogue *self)
{
  g_return_val_if_fail (RBK_IS_CATALOGUE (self), NULL);

  return (const char *const *) self->notes;
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

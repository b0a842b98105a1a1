/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

#include <string.h>

#include "rbk-catalogue-notes.h"
#include "rbk-catalogue-private.h"
#include "rbk-date.h"

#define DAY_LENGTH 10

typedef struct
{
  RbkModelPrice *price;  /* (owned) */
  char          *vendor; /* (owned) (nullable) */
} Item;

/* What a reader of a foreign list fills. It holds the prices until all of them are known:
 * only then is it clear which names several vendors use. */
struct _RbkCatalogueReading
{
  const RbkCatalogueFormat *format;
  char                     *source; /* (owned): what each price says of where it is from */
  GArray                   *items;  /* (owned) (element-type Item) */
  RbkNoteCount              notes[RBK_N_NOTES];
  gboolean                  is_full;
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->price);
  g_clear_pointer (&item->vendor, g_free);
}

/**
 * rbk_catalogue_reading_new: (skip)
 * @format: the list's format
 *
 * Returns: (transfer full): one with no prices
 */
RbkCatalogueReading *
rbk_catalogue_reading_new (const RbkCatalogueFormat *format)
{
  RbkCatalogueReading *self = g_new0 (RbkCatalogueReading, 1);

  self->format = format;
  self->source = g_strdup (format->title);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);

  return self;
}

/**
 * rbk_catalogue_reading_free: (skip)
 * @self: (transfer full): a reading
 */
void
rbk_catalogue_reading_free (RbkCatalogueReading *self)
{
  g_free (self->source);
  g_array_unref (self->items);
  for (guint i = 0; i < RBK_N_NOTES; i++)
    g_free (self->notes[i].first);
  g_free (self);
}

/**
 * rbk_catalogue_reading_set_day: (skip)
 * @self: a reading, before its first price
 * @text: (nullable): a time stamp of the list; what isn't one is ignored
 *
 * Says of which day the list is.
 */
void
rbk_catalogue_reading_set_day (RbkCatalogueReading *self, const char *text)
{
  g_autofree char *day = text != NULL ? g_strndup (text, DAY_LENGTH) : NULL;
  GDate            date;

  if (day == NULL || !rbk_date_parse (day, &date, NULL))
    return;

  g_free (self->source);
  self->source = g_strdup_printf ("%s, %s", self->format->title, day);
}

/**
 * rbk_catalogue_reading_note: (skip)
 * @self: a reading
 * @note: what there is to say
 * @what: (nullable): of what
 */
void
rbk_catalogue_reading_note (RbkCatalogueReading *self, RbkCatalogueNote note, const char *what)
{
  if (self->notes[note].count++ == 0)
    self->notes[note].first = g_strdup (what);
}

/**
 * rbk_catalogue_reading_get_element: (skip)
 * @self: a reading
 * @array: (nullable): a list
 * @position: a place in it
 *
 * Looks at an item of a list, and notes one that is no object.
 *
 * Returns: (nullable) (transfer none): the object that stands there
 */
JsonObject *
rbk_catalogue_reading_get_element (RbkCatalogueReading *self, JsonArray *array, guint position)
{
  JsonObject *element = rbk_json_peek_element (array, position);

  if (element == NULL)
    rbk_catalogue_reading_note (self, RBK_NOTE_BAD_SHAPE, NULL);

  return element;
}

static gboolean
is_id (const char *text)
{
  g_auto(GValue) value = G_VALUE_INIT;
  guint           n_fields;
  const RbkField *fields = rbk_record_class_get_fields (RBK_TYPE_MODEL_PRICE, &n_fields);

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, text);

  return rbk_field_check (&fields[0], &value, NULL);
}

/**
 * rbk_catalogue_reading_add: (skip)
 * @self: a reading
 * @entry: what the list says
 *
 * Adds a price, or notes why it is left out.
 *
 * Returns: whether it was added
 */
gboolean
rbk_catalogue_reading_add (RbkCatalogueReading *self, const RbkCatalogueEntry *entry)
{
  GDate            date;
  Item             item = { 0 };
  RbkCatalogueNote reason = RBK_N_NOTES;

  if (!entry->rates.has[RBK_RATE_INPUT] || !entry->rates.has[RBK_RATE_OUTPUT])
    reason = RBK_NOTE_NO_PRICE;
  else if (rbk_rates_is_free (&entry->rates))
    reason = RBK_NOTE_FREE;
  else if (!is_id (entry->id) || entry->id[0] == '\0')
    reason = RBK_NOTE_BAD_ID;
  else if (entry->effective_from != NULL && !rbk_date_parse (entry->effective_from, &date, NULL))
    reason = RBK_NOTE_BAD_DATE;
  self->is_full = self->is_full || self->items->len == RBK_CATALOGUE_MAX_PRICES;
  if (reason != RBK_N_NOTES)
    rbk_catalogue_reading_note (self, reason, entry->id);
  if (reason != RBK_N_NOTES || self->is_full)
    return FALSE;

  if (rbk_rates_is_odd (&entry->rates))
    rbk_catalogue_reading_note (self, RBK_NOTE_ODD, entry->id);
  item.price = rbk_catalogue_entry_to_price (entry, self->source);
  item.vendor = g_strdup (entry->vendor);
  g_array_append_val (self->items, item);

  return TRUE;
}

/* For each name, whether more than one vendor has it: to the first vendor's id, or to the empty
 * text once there is a second. */
static GHashTable *
count_vendors (RbkCatalogueReading *self)
{
  GHashTable *vendors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      char       *name = rbk_catalogue_fold (rbk_model_price_get_model (item->price));
      const char *vendor = item->vendor != NULL ? item->vendor : "";
      const char *other = g_hash_table_lookup (vendors, name);

      g_hash_table_replace (vendors, name,
                            (gpointer) (other == NULL || strcmp (other, vendor) == 0 ? vendor
                                                                                     : ""));
    }

  return vendors;
}

/* Whether a vendor has the plain name of a model: its maker, or the first of its makers, for
 * one may sell under two names at two prices. */
static gboolean
has_plain_name (const Item *item, char *name, GHashTable *makers)
{
  const char *maker;

  if (!rbk_catalogue_is_own_model (item->vendor, rbk_model_price_get_model (item->price)))
    return FALSE;

  maker = g_hash_table_lookup (makers, name);
  if (maker == NULL)
    g_hash_table_insert (makers, g_strdup (name), item->vendor);

  return maker == NULL || strcmp (maker, item->vendor) == 0;
}

/* The plain name of a model that several sell is its maker's; the others' have their vendor in
 * front. */
static char *
settle_id (const Item *item, GHashTable *vendors, GHashTable *makers)
{
  const char      *id = rbk_model_price_get_model (item->price);
  g_autofree char *name = rbk_catalogue_fold (id);
  const char      *vendor = g_hash_table_lookup (vendors, name);

  if (item->vendor == NULL || vendor[0] != '\0' || has_plain_name (item, name, makers))
    return g_strdup (id);

  return g_strdup_printf ("%s/%s", item->vendor, id);
}

/* The dated prices of a model stand together, the oldest first, where its first one stood. */
static int
compare_prices (gconstpointer a, gconstpointer b, gpointer places)
{
  RbkModelPrice *of[] = { *(RbkModelPrice *const *) a, *(RbkModelPrice *const *) b };
  guint          at[2];

  for (guint i = 0; i < 2; i++)
    at[i] = GPOINTER_TO_UINT (g_hash_table_lookup (places, rbk_model_price_get_model (of[i])));
  if (at[0] != at[1])
    return at[0] < at[1] ? -1 : 1;

  return g_strcmp0 (rbk_model_price_get_effective_from (of[0]),
                    rbk_model_price_get_effective_from (of[1]));
}

static void
sort_prices (GPtrArray *prices)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < prices->len; i++)
    {
      const char *id = rbk_model_price_get_model (prices->pdata[i]);

      if (!g_hash_table_contains (places, id))
        g_hash_table_insert (places, (gpointer) id, GUINT_TO_POINTER (i));
    }
  g_ptr_array_sort_with_data (prices, compare_prices, places);
}

static GPtrArray *
settle (RbkCatalogueReading *self)
{
  g_autoptr(GHashTable) vendors = count_vendors (self);
  g_autoptr(GHashTable) makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *prices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (ids, settle_id (&g_array_index (self->items, Item, i), vendors, makers));

  for (guint i = 0; i < ids->len; i++)
    {
      const char    *id = ids->pdata[i];
      RbkModelPrice *price = g_array_index (self->items, Item, i).price;
      gboolean       is_plain = strcmp (id, rbk_model_price_get_model (price)) == 0;

      if (!is_plain)
        rbk_catalogue_reading_note (self, RBK_NOTE_VENDORS, id);
      if (!is_id (id))
        rbk_catalogue_reading_note (self, RBK_NOTE_BAD_ID, id);
      else if (!g_hash_table_add (seen,
                                  g_strconcat (id, " ", rbk_model_price_get_effective_from (price),
                                               NULL)))
        rbk_catalogue_reading_note (self, RBK_NOTE_TWICE, id);
      else
        {
          g_object_set (price, "model", id, NULL);
          g_ptr_array_add (prices, g_object_ref (price));
        }
    }
  sort_prices (prices);

  return prices;
}

/**
 * rbk_catalogue_reading_finish: (skip)
 * @self: a reading that has all its prices
 * @error: return location for a #GError
 *
 * Fails with %RBK_ERROR_INVALID where no price was left, and says why; with
 * %RBK_ERROR_RANGE where there were too many.
 *
 * Returns: (transfer full): the catalogue
 */
RbkCatalogue *
rbk_catalogue_reading_finish (RbkCatalogueReading *self, GError **error)
{
  g_autoptr(GPtrArray) prices = settle (self);
  g_auto(GStrv) notes = rbk_catalogue_notes_to_strv (self->notes);
  g_autofree char *all = g_strjoinv ("; ", notes);

  if (self->is_full)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE, E_ ("$: has more than %d prices"),
                   RBK_CATALOGUE_MAX_PRICES);
      return NULL;
    }
  if (prices->len == 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("$: looks like a price list of %s, but no price in it can be read%s%s"),
                   self->format->title, notes[0] != NULL ? ": " : "", all);
      return NULL;
    }

  return rbk_catalogue_new (self->format->name, self->source, "USD", prices, notes);
}

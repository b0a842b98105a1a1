/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-import.h"

#include <string.h>

#include "rbk-catalogue-rates.h"

static void
group_free (gpointer data)
{
  RbkStripeGroup *group = data;

  g_free (group->key);
  g_free (group->name);
  g_ptr_array_unref (group->slots);
  g_free (group);
}

static void
import_clear (RbkStripeImport *self)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->reading, rbk_stripe_reading_free);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkStripeImport, import_clear)

static gboolean
is_active (JsonObject *object)
{
  JsonNode *node = rbk_stripe_member (object, "active");

  return node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
         json_node_get_value_type (node) != G_TYPE_BOOLEAN || json_node_get_boolean (node);
}

/* What is in no plan: packs of credits and commitments paid ahead, which the metadata of the
 * wallet and of the product say too. */
static gboolean
is_extra (const RbkStripeItem *item)
{
  const char *role = rbk_stripe_metadata (item->object, "ratebook_role");

  return g_strcmp0 (role, "top-up") == 0 || g_strcmp0 (role, "commitment") == 0;
}

static void
read_offers (RbkStripeImport *self)
{
  GPtrArray           *items = self->reading->items[RBK_STRIPE_PRICE];
  const RbkStripeItem *first = NULL;
  guint                n_inactive = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const RbkStripeItem *item = items->pdata[i];
      const RbkStripeItem *product =
          rbk_stripe_reading_find (self->reading, RBK_STRIPE_PRODUCT,
                                   rbk_stripe_reference (item->object, "product"));
      RbkStripeOffer *offer;

      if (!is_active (item->object) || (product != NULL && !is_active (product->object)))
        {
          first = first != NULL ? first : item;
          n_inactive++;
          continue;
        }
      if (is_extra (item))
        continue;
      offer = rbk_stripe_offer_new (self->reading, item);
      if (offer != NULL)
        g_ptr_array_add (self->offers, offer);
    }
  if (n_inactive > 0)
    rbk_import_note (self->reading->notes, first->file, first->place,
                     rbk_text_translate_plural ("%u price is not sold any more and left out; this "
                                                "is the first",
                                                "%u prices are not sold any more and left out; "
                                                "this is the first",
                                                n_inactive),
                     n_inactive);
}

/* The currency of most prices; the first of those, where several have as many. */
static void
choose_currency (RbkStripeImport *self)
{
  const char *best = NULL;
  guint       n_best = 0;

  for (guint i = 0; i < self->offers->len; i++)
    {
      const char *currency = rbk_stripe_offer_get_currency (self->offers->pdata[i]);
      guint       n = 0;

      for (guint j = 0; j < self->offers->len && (best == NULL || strcmp (best, currency) != 0);
           j++)
        n += strcmp (rbk_stripe_offer_get_currency (self->offers->pdata[j]), currency) == 0;
      if (n > n_best)
        {
          best = currency;
          n_best = n;
        }
    }
  if (best != NULL)
    g_object_set (self->book, "currency", best, NULL);
}

static void
find_meters (RbkStripeImport *self)
{
  rbk_stripe_import_find_units (self);
  rbk_stripe_import_add_meters (self);
  for (guint i = 0; i < self->offers->len; i++)
    {
      RbkStripeOffer *offer = self->offers->pdata[i];

      offer->meter = rbk_stripe_import_get_meter (self, offer);
    }
}

static gboolean
has_group (RbkStripeImport *self, const RbkStripeItem *product)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (((RbkStripeGroup *) self->groups->pdata[i])->product == product)
      return TRUE;

  return FALSE;
}

/* A product without a price is a plan with a price on request, unless it is what a rate card of
 * another one is called on invoices. */
static void
add_product (RbkStripeImport *self, const RbkStripeItem *product)
{
  const char     *key = rbk_stripe_metadata (product->object, "ratebook_plan");
  const char     *name = rbk_json_peek_text (product->object, "name");
  RbkStripeOffer  none = { .product = product, .product_id = product->id };
  RbkStripeGroup *group;

  if (!is_active (product->object) || has_group (self, product) ||
      rbk_stripe_metadata (product->object, "ratebook_rate_card") != NULL)
    return;
  group = rbk_stripe_import_add_group (self, &none);
  group->name = rbk_import_text (name);
  group->key = rbk_import_is_key (key) ? g_strdup (key) : rbk_import_key (name, "plan");
  group->is_own = rbk_import_is_key (key);
}

static guint
get_position (RbkStripeImport *self, const RbkStripeGroup *group)
{
  guint position;

  return group->product != NULL && g_ptr_array_find (self->reading->items[RBK_STRIPE_PRODUCT],
                                                     group->product, &position)
             ? position
             : G_MAXUINT;
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint left = get_position (user_data, *(RbkStripeGroup *const *) a);
  guint right = get_position (user_data, *(RbkStripeGroup *const *) b);

  return left < right ? -1 : left > right;
}

static void
note_missing_products (RbkStripeImport *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      const RbkStripeOffer *offer = self->offers->pdata[i];

      if (offer->product != NULL)
        continue;
      if (offer->product_id != NULL)
        rbk_import_note (self->reading->notes, offer->item->file, offer->item->place,
                         E_ ("the product %.100s is not in these files, so plans are named after "
                             "their prices; export GET /v1/products too"),
                         offer->product_id);
      else
        rbk_import_note (self->reading->notes, offer->item->file, offer->item->place,
                         E_ ("the product of this price is not in these files, so plans are named "
                             "after their prices; export GET /v1/products too"));
      return;
    }
}

static void
note_apart (RbkStripeImport *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const RbkStripeGroup *group = self->groups->pdata[i];
      const RbkStripeOffer *offer =
          group->slots->len > 0 ? ((RbkStripeSlot *) group->slots->pdata[0])->offers->pdata[0]
                                : NULL;

      if (!group->is_own && offer != NULL && offer->is_metered && self->groups->len > 1)
        rbk_import_note (self->reading->notes, offer->item->file, offer->item->place,
                         E_ ("Stripe does not say with which fee this price for use is sold; it is "
                             "a plan of its own, \"%.100s\": move its rate card where it belongs"),
                         group->key);
    }
}

static void
make_book (RbkStripeImport *self)
{
  GPtrArray *products = self->reading->items[RBK_STRIPE_PRODUCT];

  choose_currency (self);
  find_meters (self);
  rbk_stripe_import_group (self);
  for (guint i = 0; i < self->offers->len; i++)
    rbk_stripe_import_prepare (self, self->offers->pdata[i]);
  for (guint i = 0; i < products->len; i++)
    add_product (self, products->pdata[i]);
  g_ptr_array_sort_with_data (self->groups, compare_groups, self);
  note_missing_products (self);
  note_apart (self);
  for (guint i = 0; i < self->groups->len; i++)
    rbk_stripe_import_add_plan (self, self->groups->pdata[i]);
  rbk_stripe_import_add_discounts (self);
}

/**
 * rbk_import_stripe: (skip)
 * @files: (element-type RbkImportFile): answers of Stripe's API, events, fixtures
 * @notes: (element-type RbkImportNote): takes what could not be known
 * @error: return location for a #GError
 *
 * Makes a book of a Stripe account. Keys come from the metadata that an export of Ratebook leaves
 * there, else from lookup keys and names, so that the same account always gives the same keys.
 *
 * Returns: (transfer full): the book; see rbk_import_book()
 */
RbkBook *
rbk_import_stripe (GPtrArray *files, GPtrArray *notes, GError **error)
{
  g_auto(RbkStripeImport) self = { 0 };

  self.reading = rbk_stripe_reading_new (files, notes, error);
  if (self.reading == NULL)
    return NULL;
  if (self.reading->items[RBK_STRIPE_PRICE]->len + self.reading->items[RBK_STRIPE_PRODUCT]->len ==
      0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("there is no price and no product of Stripe in it; export GET "
                               "/v1/prices?expand[]=data.tiers and GET /v1/products"));
      return NULL;
    }
  self.offers = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_stripe_offer_free);
  self.groups = g_ptr_array_new_with_free_func (group_free);
  self.units =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) rbk_decimal_free);
  self.book = rbk_book_new ();
  g_object_set (self.book, "title", "Imported from Stripe", NULL);
  read_offers (&self);
  make_book (&self);

  return rbk_import_finish (g_steal_pointer (&self.book), error);
}

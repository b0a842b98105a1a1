/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-json.h"
#include "rbk-stripe-text.h"

static void
copy_members (JsonObject *from, JsonObject *to)
{
  g_autoptr(GList) names = json_object_get_members (from);

  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (to, name->data,
                            json_node_copy (json_object_get_member (from, name->data)));
}

/**
 * rbk_stripe_price_get_params:
 * @price: a price
 * @product: how to name its product
 * @meter: (nullable): how to name its meter, if it has one
 *
 * Returns: (transfer full): all of a price's create parameters
 */
JsonObject *
rbk_stripe_price_get_params (const RbkStripePrice *price, const char *product, const char *meter)
{
  JsonObject *params = json_object_new ();

  json_object_set_string_member (params, "product", product);
  copy_members (price->params, params);
  if (price->recurring != NULL)
    {
      JsonObject *recurring = json_object_new ();

      copy_members (price->recurring, recurring);
      if (price->meter != NULL && meter != NULL)
        json_object_set_string_member (recurring, "meter", meter);
      json_object_set_object_member (params, "recurring", recurring);
    }
  return params;
}

/* Stripe keeps the answer to a key for a day, so that the same request makes nothing twice. */
static void
set_idempotency_key (JsonObject *fixture)
{
  g_autoptr(JsonNode) params = json_node_copy (json_object_get_member (fixture, "params"));
  g_autofree char *text = rbk_json_to_text (params);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *key = NULL;

  g_checksum_update (checksum, (const guchar *) json_object_get_string_member (fixture, "path"),
                     -1);
  g_checksum_update (checksum, (const guchar *) text, -1);
  key = g_strdup_printf ("ratebook-%.40s", g_checksum_get_string (checksum));
  json_object_set_string_member (fixture, "idempotency_key", key);
}

/**
 * rbk_stripe_fixture_add:
 * @fixtures: the requests of a file
 * @name: what later requests call this one
 * @path: what is asked, below `https://api.stripe.com`
 * @method: `post` or `get`
 * @params: (transfer full) (nullable): the parameters
 *
 * Adds a request.
 *
 * Returns: (transfer none): the request
 */
JsonObject *
rbk_stripe_fixture_add (
    JsonArray *fixtures, const char *name, const char *path, const char *method, JsonObject *params)
{
  JsonObject *fixture = json_object_new ();

  json_object_set_string_member (fixture, "name", name);
  json_object_set_string_member (fixture, "path", path);
  json_object_set_string_member (fixture, "method", method);
  if (params != NULL)
    json_object_set_object_member (fixture, "params", params);
  json_array_add_object_element (fixtures, fixture);
  return fixture;
}

/**
 * rbk_stripe_fixtures_to_text:
 * @fixtures: (transfer full): the requests of a file
 *
 * Returns: (transfer full): the file
 */
char *
rbk_stripe_fixtures_to_text (JsonArray *fixtures)
{
  JsonObject *root = json_object_new (), *meta = json_object_new ();

  json_object_set_int_member (meta, "template_version", 0);
  json_object_set_object_member (root, "_meta", meta);
  json_object_set_array_member (root, "fixtures", fixtures);
  return rbk_stripe_objects_to_text (root);
}

/* In the form for a second run a request may find that its object is there already. */
static void
add_create (
    JsonArray *fixtures, const char *name, const char *path, JsonObject *params, gboolean is_update)
{
  JsonObject *fixture = rbk_stripe_fixture_add (fixtures, name, path, "post", params);

  if (is_update)
    json_object_set_string_member (fixture, "expected_error_type", "invalid_request_error");
  else
    set_idempotency_key (fixture);
}

static void
add_objects (JsonArray *fixtures, GPtrArray *objects, const char *path, gboolean is_update)
{
  for (guint i = 0; i < objects->len; i++)
    {
      const RbkStripeObject *object = g_ptr_array_index (objects, i);

      add_create (fixtures, object->name, path, json_object_ref (object->params), is_update);
    }
}

/* What a product may be changed to afterwards: all but its id. */
static void
add_product_updates (JsonArray *fixtures, GPtrArray *products)
{
  for (guint i = 0; i < products->len; i++)
    {
      const RbkStripeObject *product = g_ptr_array_index (products, i);
      g_autofree char       *name = g_strconcat ("update+", product->name, NULL);
      g_autofree char       *path = g_strconcat ("/v1/products/", product->id, NULL);
      JsonObject            *params = json_object_new ();

      copy_members (product->params, params);
      json_object_remove_member (params, "id");
      rbk_stripe_fixture_add (fixtures, name, path, "post", params);
    }
}

/* How an object is named: by the answer that made it, or, on a second run, found in a list. */
static char *
refer (const RbkStripeObject *object, const char *list, const char *member, gboolean is_update)
{
  if (is_update)
    return g_strdup_printf ("${%s:data.#(%s==\"%s\").id}", list, member, object->id);
  return g_strdup_printf ("${%s:id}", object->name);
}

static void
add_links (JsonArray *fixtures, GPtrArray *links, gboolean is_update)
{
  for (guint i = 0; i < links->len; i++)
    {
      const RbkStripeLink *link = g_ptr_array_index (links, i);
      g_autofree char     *feature = refer (link->feature, "features", "lookup_key", is_update);
      g_autofree char     *path =
          is_update ? g_strdup_printf ("/v1/products/%s/features", link->product->id)
                        : g_strdup_printf ("/v1/products/${%s:id}/features", link->product->name);
      JsonObject *params = json_object_new ();

      json_object_set_string_member (params, "entitlement_feature", feature);
      add_create (fixtures, link->name, path, params, is_update);
    }
}

static void
add_prices (JsonArray *fixtures, GPtrArray *prices, gboolean is_update)
{
  for (guint i = 0; i < prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (prices, i);
      g_autofree char      *product = is_update ? g_strdup (price->product->id)
                                                : g_strdup_printf ("${%s:id}", price->product->name);
      g_autofree char      *meter =
          price->meter != NULL ? refer (price->meter, "meters", "event_name", is_update) : NULL;
      JsonObject *params = rbk_stripe_price_get_params (price, product, meter);
      JsonObject *fixture;

      if (is_update)
        json_object_set_boolean_member (params, "transfer_lookup_key", TRUE);
      fixture = rbk_stripe_fixture_add (fixtures, price->name, "/v1/prices", "post", params);
      set_idempotency_key (fixture);
    }
}

/**
 * rbk_stripe_catalog_to_fixtures:
 * @self: a catalogue
 * @is_update: whether it is for an account that has an earlier export already
 *
 * Writes the requests that make the catalogue, for `stripe fixtures`. On a second run what is
 * there already is found and changed where Stripe allows, and a price, which never changes,
 * is made anew and takes over the lookup key.
 *
 * Returns: (transfer full): the file
 */
char *
rbk_stripe_catalog_to_fixtures (const RbkStripeCatalog *self, gboolean is_update)
{
  JsonArray *fixtures = json_array_new ();

  add_objects (fixtures, self->meters, "/v1/billing/meters", is_update);
  if (is_update && self->meters->len > 0)
    rbk_stripe_fixture_add (fixtures, "meters", "/v1/billing/meters?status=active&limit=100", "get",
                            NULL);
  add_objects (fixtures, self->features, "/v1/entitlements/features", is_update);
  if (is_update && self->features->len > 0)
    rbk_stripe_fixture_add (fixtures, "features", "/v1/entitlements/features?limit=100", "get",
                            NULL);
  add_objects (fixtures, self->products, "/v1/products", is_update);
  if (is_update)
    add_product_updates (fixtures, self->products);
  add_links (fixtures, self->links, is_update);
  add_prices (fixtures, self->prices, is_update);
  return rbk_stripe_fixtures_to_text (fixtures);
}

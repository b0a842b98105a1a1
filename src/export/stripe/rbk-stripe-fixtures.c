/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-json.h"
#include "rbk-stripe-text.h"

/* What of a coupon can't be changed afterwards. */
static const char *const fixed_coupon_members[] = {
  "id",        "percent_off",        "amount_off",      "currency",
  "duration",  "duration_in_months", "max_redemptions", "redeem_by",
  "applies_to"
};

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
 * rbk_stripe_fixture_ask_price:
 * @fixtures: the requests of a file
 * @name: what later requests call this one
 * @lookup_key: what finds the price
 *
 * Adds a request for the active price that has a lookup key. What is asked is in the
 * parameters: the Stripe CLI drops a query that stands in the path.
 */
void
rbk_stripe_fixture_ask_price (JsonArray *fixtures, const char *name, const char *lookup_key)
{
  JsonObject *params = json_object_new ();
  JsonArray  *keys = json_array_new ();

  json_array_add_string_element (keys, lookup_key);
  json_object_set_boolean_member (params, "active", TRUE);
  json_object_set_int_member (params, "limit", 1);
  json_object_set_array_member (params, "lookup_keys", keys);
  rbk_stripe_fixture_add (fixtures, name, "/v1/prices", "get", params);
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
    JsonArray *fixtures, const char *name, const char *path, JsonObject *params, RbkStripeRun run)
{
  JsonObject *fixture = rbk_stripe_fixture_add (fixtures, name, path, "post", params);

  if (run != RBK_STRIPE_FIRST)
    json_object_set_string_member (fixture, "expected_error_type", "invalid_request_error");
  else
    set_idempotency_key (fixture);
}

/* What there is, to be found by its name. */
static void
add_list (JsonArray *fixtures, const char *name, const char *path, gboolean has_status)
{
  JsonObject *params = json_object_new ();

  json_object_set_int_member (params, "limit", 100);
  if (has_status)
    json_object_set_string_member (params, "status", "active");
  rbk_stripe_fixture_add (fixtures, name, path, "get", params);
}

static void
add_objects (JsonArray *fixtures, GPtrArray *objects, const char *path, RbkStripeRun run)
{
  for (guint i = 0; i < objects->len; i++)
    {
      const RbkStripeObject *object = g_ptr_array_index (objects, i);

      add_create (fixtures, object->name, path, json_object_ref (object->params), run);
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
refer (const RbkStripeObject *object, const char *list, const char *member, RbkStripeRun run)
{
  if (run != RBK_STRIPE_FIRST)
    return g_strdup_printf ("${%s:data.#(%s==\"%s\").id}", list, member, object->id);
  return g_strdup_printf ("${%s:id}", object->name);
}

static void
add_links (JsonArray *fixtures, GPtrArray *links, RbkStripeRun run)
{
  for (guint i = 0; i < links->len; i++)
    {
      const RbkStripeLink *link = g_ptr_array_index (links, i);
      g_autofree char     *feature = refer (link->feature, "features", "lookup_key", run);
      g_autofree char     *path =
          run != RBK_STRIPE_FIRST
                  ? g_strdup_printf ("/v1/products/%s/features", link->product->id)
                  : g_strdup_printf ("/v1/products/${%s:id}/features", link->product->name);
      JsonObject *params = json_object_new ();

      json_object_set_string_member (params, "entitlement_feature", feature);
      add_create (fixtures, link->name, path, params, run);
    }
}

static JsonObject *
make_price (const RbkStripePrice *price, RbkStripeRun run)
{
  g_autofree char *product = run != RBK_STRIPE_FIRST
                                 ? g_strdup (price->product->id)
                                 : g_strdup_printf ("${%s:id}", price->product->name);
  g_autofree char *meter =
      price->meter != NULL ? refer (price->meter, "meters", "event_name", run) : NULL;

  return rbk_stripe_price_get_params (price, product, meter);
}

/* Who has the lookup key now, before the new price takes it over. */
static void
add_archive (JsonArray *fixtures, const RbkStripePrice *price, gboolean is_question)
{
  g_autofree char *old = g_strconcat ("old+", price->name, NULL);
  g_autofree char *name = g_strconcat ("archive+", price->name, NULL);
  g_autofree char *path = g_strdup_printf ("/v1/prices/${%s:data.0.id}", old);
  JsonObject      *params, *fixture;

  if (is_question)
    {
      rbk_stripe_fixture_ask_price (fixtures, old, price->lookup_key);
      return;
    }
  params = json_object_new ();
  json_object_set_boolean_member (params, "active", FALSE);
  fixture = rbk_stripe_fixture_add (fixtures, name, path, "post", params);
  /* In an account that has no such price yet. */
  json_object_set_string_member (fixture, "expected_error_type", "invalid_request_error");
}

/* The answer to the request that makes a price may be that of an earlier run; whatever was done
 * since, this is the price that has the key. */
static void
add_key (JsonArray *fixtures, const RbkStripePrice *price)
{
  g_autofree char *name = g_strconcat ("key+", price->name, NULL);
  g_autofree char *path = g_strdup_printf ("/v1/prices/${%s:id}", price->name);
  JsonObject      *params = json_object_new ();

  json_object_set_boolean_member (params, "active", TRUE);
  json_object_set_string_member (params, "lookup_key", price->lookup_key);
  json_object_set_boolean_member (params, "transfer_lookup_key", TRUE);
  rbk_stripe_fixture_add (fixtures, name, path, "post", params);
}

static void
add_prices (JsonArray *fixtures, GPtrArray *prices, RbkStripeRun run)
{
  for (guint i = 0; i < prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (prices, i);
      JsonObject           *params = make_price (price, run);

      if (run == RBK_STRIPE_REPLACE)
        add_archive (fixtures, price, TRUE);
      if (run != RBK_STRIPE_FIRST)
        json_object_set_boolean_member (params, "transfer_lookup_key", TRUE);
      set_idempotency_key (
          rbk_stripe_fixture_add (fixtures, price->name, "/v1/prices", "post", params));
      if (run == RBK_STRIPE_REPLACE)
        add_archive (fixtures, price, FALSE);
      if (run != RBK_STRIPE_FIRST)
        add_key (fixtures, price);
    }
}

/* Of a coupon only the wording can change; other terms have another id. */
static void
add_coupon_updates (JsonArray *fixtures, GPtrArray *coupons)
{
  for (guint i = 0; i < coupons->len; i++)
    {
      const RbkStripeObject *coupon = g_ptr_array_index (coupons, i);
      g_autofree char       *name = g_strconcat ("update+", coupon->name, NULL);
      g_autofree char       *path = g_strconcat ("/v1/coupons/", coupon->id, NULL);
      JsonObject            *params = json_object_new ();

      copy_members (coupon->params, params);
      for (gsize j = 0; j < G_N_ELEMENTS (fixed_coupon_members); j++)
        json_object_remove_member (params, fixed_coupon_members[j]);
      rbk_stripe_fixture_add (fixtures, name, path, "post", params);
    }
}

/* A code is active once: the earlier one makes room for that of the coupon as it is now. */
static void
add_codes (JsonArray *fixtures, GPtrArray *codes, RbkStripeRun run)
{
  for (guint i = 0; i < codes->len; i++)
    {
      const RbkStripeObject *code = g_ptr_array_index (codes, i);
      g_autofree char       *old = g_strconcat ("old+", code->name, NULL);
      g_autofree char       *free_name = g_strconcat ("free+", code->name, NULL);
      g_autofree char       *path = g_strdup_printf ("/v1/promotion_codes/${%s:data.0.id}", old);
      JsonObject            *params, *fixture;

      if (run != RBK_STRIPE_FIRST)
        {
          params = json_object_new ();
          json_object_set_boolean_member (params, "active", TRUE);
          json_object_set_string_member (params, "code", code->id);
          rbk_stripe_fixture_add (fixtures, old, "/v1/promotion_codes", "get", params);
          params = json_object_new ();
          json_object_set_boolean_member (params, "active", FALSE);
          fixture = rbk_stripe_fixture_add (fixtures, free_name, path, "post", params);
          json_object_set_string_member (fixture, "expected_error_type", "invalid_request_error");
        }
      fixture = rbk_stripe_fixture_add (fixtures, code->name, "/v1/promotion_codes", "post",
                                        json_object_ref (code->params));
      if (run == RBK_STRIPE_FIRST)
        set_idempotency_key (fixture);
    }
}

/* An alert can't be found again, so a second run makes none. */
static void
add_alerts (JsonArray *fixtures, GPtrArray *alerts)
{
  for (guint i = 0; i < alerts->len; i++)
    {
      const RbkStripeAlert *alert = g_ptr_array_index (alerts, i);
      g_autofree char      *meter = refer (alert->meter, NULL, NULL, RBK_STRIPE_FIRST);

      add_create (fixtures, alert->name, "/v1/billing/alerts",
                  rbk_stripe_alert_get_params (alert, meter), RBK_STRIPE_FIRST);
    }
}

/**
 * rbk_stripe_catalog_to_fixtures:
 * @self: a catalogue
 * @run: what an account has already
 *
 * Writes the requests that make the catalogue, for `stripe fixtures`. On a second run what is
 * there already is found and changed where Stripe allows, and a price, which never changes,
 * is made anew and takes over the lookup key. Coupons and promotion codes come after the
 * products that they are for.
 *
 * Returns: (transfer full): the file
 */
char *
rbk_stripe_catalog_to_fixtures (const RbkStripeCatalog *self, RbkStripeRun run)
{
  JsonArray *fixtures = json_array_new ();

  add_objects (fixtures, self->meters, "/v1/billing/meters", run);
  if (run != RBK_STRIPE_FIRST && self->meters->len > 0)
    add_list (fixtures, "meters", "/v1/billing/meters", TRUE);
  add_objects (fixtures, self->features, "/v1/entitlements/features", run);
  if (run != RBK_STRIPE_FIRST && self->features->len > 0)
    add_list (fixtures, "features", "/v1/entitlements/features", FALSE);
  add_objects (fixtures, self->products, "/v1/products", run);
  if (run != RBK_STRIPE_FIRST)
    add_product_updates (fixtures, self->products);
  add_links (fixtures, self->links, run);
  add_prices (fixtures, self->prices, run);
  add_objects (fixtures, self->coupons, "/v1/coupons", run);
  if (run != RBK_STRIPE_FIRST)
    add_coupon_updates (fixtures, self->coupons);
  add_codes (fixtures, self->codes, run);
  if (run == RBK_STRIPE_FIRST)
    add_alerts (fixtures, self->alerts);
  return rbk_stripe_fixtures_to_text (fixtures);
}

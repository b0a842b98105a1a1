/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe.h"

#include "rbk-stripe-catalog.h"
#include "rbk-stripe-text.h"

static JsonArray *
list_params (GPtrArray *objects)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < objects->len; i++)
    {
      const RbkStripeObject *object = g_ptr_array_index (objects, i);

      json_array_add_object_element (list, json_object_ref (object->params));
    }
  return list;
}

static JsonArray *
list_prices (const RbkStripeCatalog *self)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      json_array_add_object_element (list, rbk_stripe_price_get_params (price, price->product->id,
                                                                        price->meter != NULL
                                                                            ? price->meter->id
                                                                            : NULL));
    }
  return list;
}

static JsonArray *
list_links (const RbkStripeCatalog *self)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < self->links->len; i++)
    {
      const RbkStripeLink *link = g_ptr_array_index (self->links, i);
      JsonObject          *object = json_object_new ();

      json_object_set_string_member (object, "product", link->product->id);
      json_object_set_string_member (object, "entitlement_feature", link->feature->id);
      json_array_add_object_element (list, object);
    }
  return list;
}

static JsonArray *
list_alerts (const RbkStripeCatalog *self)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < self->alerts->len; i++)
    {
      const RbkStripeAlert *alert = g_ptr_array_index (self->alerts, i);

      json_array_add_object_element (list, rbk_stripe_alert_get_params (alert, alert->meter->id));
    }
  return list;
}

static JsonObject *
make_bundle (const RbkStripeCatalog *self,
             const RbkPlanSpec      *plan,
             const RbkPhaseSpec     *phase,
             guint                   money,
             gboolean                is_yearly)
{
  JsonObject *object = json_object_new ();
  JsonArray  *keys = json_array_new ();

  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (rbk_stripe_catalog_bills (self, price, phase, money, is_yearly))
        json_array_add_string_element (keys, price->lookup_key);
    }
  json_object_set_string_member (object, "plan", plan->key);
  json_object_set_string_member (object, "currency", self->moneys[money].code);
  json_object_set_string_member (object, "paid", is_yearly ? "yearly" : "monthly");
  json_object_set_array_member (object, "lookup_keys", keys);
  return object;
}

static JsonArray *
list_bundles (const RbkStripeCatalog *self)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < self->job->spec->n_plans; i++)
    {
      const RbkPlanSpec  *plan = &self->job->spec->plans[i];
      const RbkPhaseSpec *phase = rbk_stripe_catalog_get_main_phase (self, plan);

      for (guint j = 0; j < self->n_moneys; j++)
        {
          if (!rbk_stripe_catalog_is_sold (self, plan, j) || (plan->is_quote_only && j > 0))
            continue;
          json_array_add_object_element (list, make_bundle (self, plan, phase, j, FALSE));
          if (rbk_stripe_catalog_has_year (self, phase, j))
            json_array_add_object_element (list, make_bundle (self, plan, phase, j, TRUE));
        }
    }
  return list;
}

/* Writes the create parameters without the requests. There are no ids yet, so a price names its
 * meter by event name, and a product's feature is named by lookup key. */
static char *
catalog_to_objects (const RbkStripeCatalog *self)
{
  JsonObject *root = json_object_new ();

  json_object_set_string_member (root, "api_version", RBK_STRIPE_API_VERSION);
  json_object_set_array_member (root, "products", list_params (self->products));
  json_object_set_array_member (root, "prices", list_prices (self));
  json_object_set_array_member (root, "meters", list_params (self->meters));
  json_object_set_array_member (root, "features", list_params (self->features));
  json_object_set_array_member (root, "product_features", list_links (self));
  json_object_set_array_member (root, "coupons", list_params (self->coupons));
  json_object_set_array_member (root, "promotion_codes", list_params (self->codes));
  json_object_set_array_member (root, "alerts", list_alerts (self));
  json_object_set_array_member (root, "bundles", list_bundles (self));
  return rbk_stripe_objects_to_text (root);
}

/**
 * rbk_stripe_export:
 * @job: what is exported
 * @out: takes the files and the losses
 * @error: return location for an error
 *
 * Makes the folder of Stripe CLI fixtures. Fails with `RBK_ERROR_REFUSED` where Stripe would
 * bill otherwise than the book says.
 *
 * Returns: whether it could be made
 */
gboolean
rbk_stripe_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(RbkStripeCatalog) catalog = rbk_stripe_catalog_new (job, out->losses);

  if (!rbk_losses_check (out->losses, "Stripe", error))
    return FALSE;
  rbk_export_add (out, "stripe-fixtures.json",
                  rbk_stripe_catalog_to_fixtures (catalog, RBK_STRIPE_FIRST));
  rbk_export_add (out, "stripe-fixtures.update.json",
                  rbk_stripe_catalog_to_fixtures (catalog, RBK_STRIPE_UPDATE));
  rbk_export_add (out, "stripe-fixtures.replace.json",
                  rbk_stripe_catalog_to_fixtures (catalog, RBK_STRIPE_REPLACE));
  rbk_export_add (out, "stripe-customer-example.json", rbk_stripe_catalog_to_customer (catalog));
  rbk_export_add (out, "LOSSES.md", rbk_losses_to_markdown (out->losses, "Stripe"));
  rbk_export_add (out, "losses.json", rbk_losses_to_json (out->losses, "stripe"));
  rbk_export_add (out, "README.md", rbk_stripe_catalog_to_guide (catalog));
  return TRUE;
}

/**
 * rbk_stripe_objects_export:
 * @job: what is exported
 * @out: takes the file and the losses
 * @error: return location for an error
 *
 * Makes one file with the create parameters of every object, for teams that sync a catalogue
 * with their own script. Fails as [func@stripe_export] does.
 *
 * Returns: whether it could be made
 */
gboolean
rbk_stripe_objects_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(RbkStripeCatalog) catalog = rbk_stripe_catalog_new (job, out->losses);
  g_autofree char *example = NULL;

  if (!rbk_losses_check (out->losses, "Stripe", error))
    return FALSE;
  /* Only for what it adds to the losses: the phases are not part of this file. */
  example = rbk_stripe_catalog_to_customer (catalog);
  rbk_export_add (out, "stripe-objects.json", catalog_to_objects (catalog));
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-stripe-text.h"

#define MAX_NAME 100

/* A year after the terms, unless the line `NAME=` of the file `.env` says otherwise. */
static void
set_expiry (RbkStripeCatalog *self, JsonObject *params)
{
  const GDate     *today = &self->job->spec->date;
  GDate            end = *today;
  g_autofree char *text = NULL;
  g_autoptr(GDateTime) time = NULL;

  g_date_add_years (&end, 1);
  time = g_date_time_new_utc (g_date_get_year (&end), (int) g_date_get_month (&end),
                              g_date_get_day (&end), 0, 0, 0);
  if (time == NULL)
    return;
  text = g_strdup_printf ("${.env:STRIPE_GRANT_EXPIRES|%" G_GINT64_FORMAT "}",
                          g_date_time_to_unix (time));
  json_object_set_string_member (params, "expires_at", text);
}

static JsonObject *
make_amount (const RbkStripeCatalog *self, gint64 value)
{
  JsonObject *amount = json_object_new (), *monetary = json_object_new ();

  json_object_set_string_member (monetary, "currency", self->moneys[0].code);
  json_object_set_int_member (monetary, "value", value);
  json_object_set_string_member (amount, "type", "monetary");
  json_object_set_object_member (amount, "monetary", monetary);
  return amount;
}

/* To one price, or to all that are on a meter. */
static JsonObject *
make_scope (const char *price)
{
  JsonObject *config = json_object_new (), *scope = json_object_new ();

  if (price == NULL)
    json_object_set_string_member (scope, "price_type", "metered");
  else
    {
      JsonArray  *prices = json_array_new ();
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", price);
      json_array_add_object_element (prices, object);
      json_object_set_array_member (scope, "prices", prices);
    }
  json_object_set_object_member (config, "scope", scope);
  return config;
}

static void
add_grant (RbkStripeCatalog     *self,
           JsonArray            *fixtures,
           const RbkStripePrice *paid,
           const char           *use,
           gint64                value)
{
  g_autofree char *fixture = rbk_stripe_name ("grant", paid->lookup_key, NULL);
  const char      *name = json_object_get_string_member (paid->params, "nickname");
  JsonObject      *params = json_object_new (), *metadata = json_object_new ();

  json_object_set_string_member (params, "customer", "${.env:STRIPE_CUSTOMER}");
  rbk_stripe_set_text (params, "name", NULL, paid->plan->key, name, MAX_NAME);
  json_object_set_object_member (params, "amount", make_amount (self, value));
  json_object_set_object_member (params, "applicability_config", make_scope (use));
  json_object_set_string_member (params, "category", "paid");
  set_expiry (self, params);
  json_object_set_string_member (metadata, "ratebook_plan", paid->plan->key);
  json_object_set_string_member (metadata, "ratebook_role", rbk_stripe_role_get_name (paid->role));
  json_object_set_object_member (params, "metadata", metadata);
  rbk_stripe_fixture_add (fixtures, fixture, "/v1/billing/credit_grants", "post", params);
}

static const RbkStripePrice *
find_use (const RbkStripeCatalog *self, const RbkStripePrice *top_up)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (price->role == RBK_STRIPE_USE && price->card == top_up->card &&
          price->phase == top_up->phase && price->sells[0] && price->meter != NULL)
        return price;
    }
  return NULL;
}

/**
 * rbk_stripe_catalog_add_grants:
 * @self: a catalogue
 * @fixtures: the requests of a customer
 * @asked: (element-type utf8): the lookup keys whose ids were asked for already
 *
 * Adds what a customer is granted who paid for a pack of credits or for a year's commitment.
 * Stripe's credits are money, so a pack is worth what its units cost past those included.
 */
void
rbk_stripe_catalog_add_grants (RbkStripeCatalog *self, JsonArray *fixtures, GHashTable *asked)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (price->role == RBK_STRIPE_COMMITMENT)
        add_grant (self, fixtures, price, NULL,
                   json_object_get_int_member (price->params, "unit_amount"));
      if (price->role == RBK_STRIPE_TOP_UP && price->credit > 0)
        {
          const RbkStripePrice *use = find_use (self, price);
          g_autofree char *id = use != NULL ? rbk_stripe_price_refer (use, fixtures, asked) : NULL;

          if (id != NULL)
            add_grant (self, fixtures, price, id, price->credit);
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-reading.h"

#include <string.h>

#include "rbk-catalogue-rates.h"

#define PRODUCTS "/v1/products/"
#define FEATURES "/features"

/* What has another shape than the answers of today's API: requests, and plans of old times. */

static void
move_member (JsonObject *from, const char *name, JsonObject *to, const char *new_name)
{
  JsonNode *node = json_object_get_member (from, name);

  if (node != NULL && !json_object_has_member (to, new_name))
    json_object_set_member (to, new_name, json_node_copy (node));
}

/**
 * rbk_stripe_price_from_plan: (skip)
 * @plan: an object of the kind that prices took the place of
 *
 * Returns: (transfer full): the same as a price
 */
JsonObject *
rbk_stripe_price_from_plan (JsonObject *plan)
{
  static const char *const same[] = { "id",       "active",    "billing_scheme", "created",
                                      "currency", "product",   "metadata",       "nickname",
                                      "tiers",    "tiers_mode" };
  static const char *const recurring[] = { "interval", "interval_count",  "usage_type",
                                           "meter",    "aggregate_usage", "trial_period_days" };
  JsonObject              *price = json_object_new (), *recurs = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    move_member (plan, same[i], price, same[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (recurring); i++)
    move_member (plan, recurring[i], recurs, recurring[i]);
  move_member (plan, "amount", price, "unit_amount");
  move_member (plan, "amount_decimal", price, "unit_amount_decimal");
  move_member (plan, "transform_usage", price, "transform_quantity");
  json_object_set_object_member (price, "recurring", recurs);
  json_object_set_string_member (price, "object", "price");

  return price;
}

/* The object that `recurring[interval]` names, made where it is missing, and the last name. */
static JsonObject *
enter_brackets (JsonObject *object, char **parts)
{
  guint i = 0;

  for (; parts[i] != NULL && parts[i + 1] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (object, parts[i]);

      if (node == NULL)
        json_object_set_object_member (object, parts[i], json_object_new ());
      else if (!JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      object = json_object_get_object_member (object, parts[i]);
    }

  return object;
}

static void
expand_member (JsonObject *expanded, const char *name, JsonNode *node)
{
  g_autofree char *flat = g_strdup (name);
  g_auto(GStrv) parts = NULL;
  JsonObject *target;
  guint       n_parts;

  g_strdelimit (flat, "]", ' ');
  parts = g_strsplit (flat, "[", -1);
  n_parts = g_strv_length (parts);
  for (guint i = 0; i < n_parts; i++)
    g_strstrip (parts[i]);
  target = n_parts <= 4 ? enter_brackets (expanded, parts) : NULL;
  if (target != NULL)
    json_object_set_member (target, parts[n_parts - 1], json_node_copy (node));
}

/* `tiers[0][up_to]` has made an object of numbers; it is a list. */
static void
list_tiers (JsonObject *object)
{
  JsonNode   *node = json_object_get_member (object, "tiers");
  JsonObject *numbers;
  JsonArray  *list;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  numbers = json_node_get_object (node);
  list = json_array_new ();
  for (guint i = 0; i < json_object_get_size (numbers); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      JsonNode        *tier = json_object_get_member (numbers, number);

      if (tier != NULL)
        json_array_add_element (list, json_node_copy (tier));
    }
  json_object_set_array_member (object, "tiers", list);
}

/**
 * rbk_stripe_expand_params: (skip)
 * @params: the parameters of a request
 *
 * Returns: (transfer full): them with what is written as `recurring[interval]` in its place
 */
JsonObject *
rbk_stripe_expand_params (JsonObject *params)
{
  JsonObject    *expanded = json_object_new ();
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, params);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (strchr (name, '[') == NULL)
        json_object_set_member (expanded, name, json_node_copy (node));
      else
        expand_member (expanded, name, node);
    }
  list_tiers (expanded);

  return expanded;
}

/**
 * rbk_stripe_quoted_id: (skip)
 * @reference: a reference of a fixtures file: `${meters:data.#(event_name=="runs").id}`
 *
 * Returns: (transfer full) (nullable): the id that stands in quotes in it
 */
char *
rbk_stripe_quoted_id (const char *reference)
{
  const char *open = g_str_has_prefix (reference, "${") ? strchr (reference, '"') : NULL;
  const char *close = open != NULL ? strchr (open + 1, '"') : NULL;

  return close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
}

/**
 * rbk_stripe_linked_product: (skip)
 * @path: the path of a request, or the address of a list
 *
 * Returns: (transfer full) (nullable): the product whose features it is about
 */
char *
rbk_stripe_linked_product (const char *path)
{
  const char *start;

  if (!g_str_has_prefix (path, PRODUCTS) || !g_str_has_suffix (path, FEATURES) ||
      strlen (path) <= strlen (PRODUCTS FEATURES))
    return NULL;
  start = path + strlen (PRODUCTS);

  return g_strndup (start, strlen (start) - strlen (FEATURES));
}

/**
 * rbk_stripe_name_product: (skip)
 * @list: an object that may be a list
 *
 * The features of a product don't say of which they are, but the address of their list does: they
 * are told it.
 */
void
rbk_stripe_name_product (JsonObject *list)
{
  const char      *url = rbk_json_peek_text (list, "url");
  JsonArray       *data = rbk_json_peek_array (list, "data");
  g_autofree char *product = url != NULL ? rbk_stripe_linked_product (url) : NULL;

  for (guint i = 0; product != NULL && data != NULL && i < json_array_get_length (data); i++)
    {
      JsonObject *link = rbk_json_peek_element (data, i);

      if (link != NULL && !json_object_has_member (link, "product"))
        json_object_set_string_member (link, "product", product);
    }
}

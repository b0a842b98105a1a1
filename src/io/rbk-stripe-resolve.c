/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-reading.h"

#include <string.h>

#include "rbk-catalogue-rates.h"
#include "rbk-json.h"

#define MAX_DEPTH 4 /* promotion[coupon], applies_to[products][0] */

/* Which kind a member refers to, and what finds an object of it that has no id yet. */
static const struct
{
  const char   *member;
  RbkStripeKind kind;
  const char   *key;
} references[] = {
  { "product", RBK_STRIPE_PRODUCT, NULL },
  { "products", RBK_STRIPE_PRODUCT, NULL },
  { "meter", RBK_STRIPE_METER, "event_name" },
  { "entitlement_feature", RBK_STRIPE_FEATURE, "lookup_key" },
  { "coupon", RBK_STRIPE_COUPON, NULL },
};

static void
resolve_text (RbkStripeReading *self, JsonNode *node, gsize reference)
{
  const char          *text = json_node_get_string (node);
  const RbkStripeItem *item = rbk_stripe_reading_find (self, references[reference].kind, text);
  const char          *key = references[reference].key;
  g_autofree char     *quoted = rbk_stripe_quoted_id (text);
  const char          *name = quoted;

  if (!g_str_has_prefix (text, "${"))
    return;
  if (item != NULL && item->id != NULL)
    name = item->id;
  else if (item != NULL && key != NULL)
    name = rbk_json_peek_text (item->object, key);
  if (name != NULL)
    json_node_set_string (node, name);
}

static gsize
find_reference (const char *member)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (references) && strcmp (references[i].member, member) != 0)
    i++;

  return i;
}

static void
resolve_list (RbkStripeReading *self, JsonArray *list, gsize reference)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (rbk_json_node_is_string (json_array_get_element (list, i)))
      resolve_text (self, json_array_get_element (list, i), reference);
}

static void
resolve_object (RbkStripeReading *self, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize reference = find_reference (name);

      if (JSON_NODE_HOLDS_OBJECT (node) && depth < MAX_DEPTH && strcmp (name, "metadata") != 0)
        resolve_object (self, json_node_get_object (node), depth + 1);
      else if (reference == G_N_ELEMENTS (references))
        continue;
      else if (JSON_NODE_HOLDS_ARRAY (node))
        resolve_list (self, json_node_get_array (node), reference);
      else if (rbk_json_node_is_string (node))
        resolve_text (self, node, reference);
    }
}

/**
 * rbk_stripe_reading_resolve: (skip)
 * @self: a reading
 *
 * Has the requests of a fixtures file name other objects as answers and parameters do, by what
 * finds them again, where it can be known: `${product+pro:id}` becomes the id that the request
 * of this name gives.
 */
void
rbk_stripe_reading_resolve (RbkStripeReading *self)
{
  for (guint kind = 0; kind < RBK_STRIPE_N_KINDS; kind++)
    for (guint i = 0; i < self->items[kind]->len; i++)
      resolve_object (self, ((RbkStripeItem *) self->items[kind]->pdata[i])->object, 0);
}

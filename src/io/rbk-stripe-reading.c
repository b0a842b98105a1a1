/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-reading.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-catalogue-rates.h"
#include "rbk-json.h"
#include "rbk-record-reader.h"

#define MAX_DEPTH 12

/* What an object is by its `object`, by the member that holds it or a list of it, and by the path
 * of the request that makes it. */
static const struct
{
  const char   *object, *member, *path;
  RbkStripeKind kind;
} shapes[] = {
  { "product", "products", "/v1/products", RBK_STRIPE_PRODUCT },
  { "price", "prices", "/v1/prices", RBK_STRIPE_PRICE },
  { "plan", "plans", "/v1/plans", RBK_STRIPE_PRICE },
  { "billing.meter", "meters", "/v1/billing/meters", RBK_STRIPE_METER },
  { "entitlements.feature", "features", "/v1/entitlements/features", RBK_STRIPE_FEATURE },
  { "product_feature", "product_features", NULL, RBK_STRIPE_PRODUCT_FEATURE },
  { "coupon", "coupons", "/v1/coupons", RBK_STRIPE_COUPON },
  { "promotion_code", "promotion_codes", "/v1/promotion_codes", RBK_STRIPE_PROMOTION_CODE },
};

#define NO_SHAPE G_N_ELEMENTS (shapes)

static void visit (RbkStripeReading *self, JsonNode *node, gsize hint, GString *path, guint depth);

static void
item_free (gpointer data)
{
  RbkStripeItem *item = data;

  json_object_unref (item->object);
  g_free (item->id);
  g_free (item->alias);
  g_free (item->place);
  g_free (item);
}

static gsize
find_shape (const char *text, gboolean is_member)
{
  for (gsize i = 0; text != NULL && i < NO_SHAPE; i++)
    if (strcmp (shapes[i].object, text) == 0 || (is_member && strcmp (shapes[i].member, text) == 0))
      return i;

  return NO_SHAPE;
}

/**
 * rbk_stripe_member: (skip)
 * @object: an object
 * @name: a member
 *
 * Returns: (nullable) (transfer none): the member, unless it is null
 */
JsonNode *
rbk_stripe_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/**
 * rbk_stripe_reference: (skip)
 * @object: an object
 * @name: a member that names another object
 *
 * Returns: (nullable) (transfer none): the id, also where the other object itself stands there
 */
const char *
rbk_stripe_reference (JsonObject *object, const char *name)
{
  JsonObject *expanded = rbk_json_peek_object (object, name);

  return expanded != NULL ? rbk_json_peek_text (expanded, "id") : rbk_json_peek_text (object, name);
}

/**
 * rbk_stripe_metadata: (skip)
 * @object: an object
 * @name: a key of its metadata
 *
 * Returns: (nullable) (transfer none): its value
 */
const char *
rbk_stripe_metadata (JsonObject *object, const char *name)
{
  JsonObject *metadata = rbk_json_peek_object (object, "metadata");

  return metadata != NULL ? rbk_json_peek_text (metadata, name) : NULL;
}

/**
 * rbk_stripe_reading_find: (skip)
 * @self: a reading
 * @kind: what is looked for
 * @id: (nullable): its id, or what a fixtures file calls it
 *
 * Returns: (nullable) (transfer none): the object
 */
RbkStripeItem *
rbk_stripe_reading_find (RbkStripeReading *self, RbkStripeKind kind, const char *id)
{
  g_autofree char *name = id != NULL ? g_strdup_printf ("%d %s", (int) kind, id) : NULL;

  return name != NULL ? g_hash_table_lookup (self->ids, name) : NULL;
}

static void
remember (RbkStripeReading *self, RbkStripeKind kind, const char *id, RbkStripeItem *item)
{
  if (id != NULL)
    g_hash_table_replace (self->ids, g_strdup_printf ("%d %s", (int) kind, id), item);
}

static gboolean
objects_equal (JsonObject *a, JsonObject *b)
{
  g_autoptr(JsonNode) left = json_node_init_object (json_node_alloc (), a);
  g_autoptr(JsonNode) right = json_node_init_object (json_node_alloc (), b);

  return json_node_equal (left, right);
}

/* The same object stands in several lists, and an event has a newer one: the last one counts. */
static gboolean
replace_item (RbkStripeReading *self, RbkStripeItem *item, JsonObject *object, const char *place)
{
  if (item == NULL)
    return FALSE;
  if (!objects_equal (item->object, object))
    rbk_import_note (self->notes, self->file, place,
                     E_ ("%s is at %s too, with other terms; those that are here count"), item->id,
                     item->place);
  json_object_unref (item->object);
  item->object = json_object_ref (object);

  return TRUE;
}

static void
add_item (RbkStripeReading *self, gsize shape, JsonObject *object, const char *alias, GString *path)
{
  RbkStripeKind kind = shapes[shape].kind;
  const char   *id = rbk_json_peek_text (object, "id");
  g_autoptr(JsonObject) price = NULL;
  RbkStripeItem *item;

  if (strcmp (shapes[shape].object, "plan") == 0)
    price = rbk_stripe_price_from_plan (object);
  object = price != NULL ? price : object;
  /* A price is a plan of the same id to old programs, which say less of it. */
  if (price != NULL && rbk_stripe_reading_find (self, kind, id) != NULL)
    return;
  if (replace_item (self, rbk_stripe_reading_find (self, kind, id), object, path->str))
    return;
  if (self->items[kind]->len >= RBK_LIST_MAX_ITEMS)
    {
      rbk_import_note (self->notes, self->file, path->str,
                       E_ ("there are more than %d objects of this kind; this one is left out"),
                       RBK_LIST_MAX_ITEMS);
      return;
    }
  item = g_new0 (RbkStripeItem, 1);
  item->object = json_object_ref (object);
  item->id = g_strdup (id);
  item->alias = g_strdup (alias);
  item->file = self->file;
  item->place = g_strdup (path->str);
  g_ptr_array_add (self->items[kind], item);
  remember (self, kind, id, item);
  remember (self, kind, alias, item);
}

/* The request that gives a product a feature names the product in its path. */
static gboolean
visit_link (RbkStripeReading *self, const char *path, JsonObject *params, GString *place)
{
  g_autofree char *product = rbk_stripe_linked_product (path);

  if (product == NULL)
    return FALSE;
  json_object_set_string_member (params, "product", product);
  for (gsize i = 0; i < NO_SHAPE; i++)
    if (shapes[i].kind == RBK_STRIPE_PRODUCT_FEATURE)
      add_item (self, i, params, NULL, place);

  return TRUE;
}

/* A request that makes an object. One that changes an object repeats what another one makes. */
static void
visit_fixture (RbkStripeReading *self, JsonObject *fixture, GString *path)
{
  const char *name = rbk_json_peek_text (fixture, "name");
  const char *target = rbk_json_peek_text (fixture, "path");
  JsonObject *params = rbk_json_peek_object (fixture, "params");
  g_autoptr(JsonObject) expanded = NULL;
  g_autofree char *alias = name != NULL ? g_strdup_printf ("${%s:id}", name) : NULL;
  gsize            length = path->len;

  if (params == NULL || target == NULL)
    return;
  g_string_append (path, ".params");
  expanded = rbk_stripe_expand_params (params);
  if (!visit_link (self, target, expanded, path))
    for (gsize i = 0; i < NO_SHAPE; i++)
      if (g_strcmp0 (shapes[i].path, target) == 0)
        add_item (self, i, expanded, alias, path);
  g_string_truncate (path, length);
}

static void
visit_fixtures (RbkStripeReading *self, JsonArray *fixtures, GString *path)
{
  gsize length = path->len;

  for (guint i = 0; i < json_array_get_length (fixtures); i++)
    {
      JsonObject *fixture = rbk_json_peek_element (fixtures, i);

      g_string_append (path, ".fixtures");
      rbk_path_append_index (path, i);
      if (fixture != NULL)
        visit_fixture (self, fixture, path);
      g_string_truncate (path, length);
    }
}

/* What may hold other objects: lists, events, expanded references, lists within a product. */
static void
visit_members (RbkStripeReading *self, JsonObject *object, gsize hint, GString *path, guint depth)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;
  gsize          length = path->len;

  rbk_stripe_name_product (object);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize shape = find_shape (name, TRUE);

      if (!JSON_NODE_HOLDS_OBJECT (node) && !JSON_NODE_HOLDS_ARRAY (node))
        continue;
      if (strcmp (name, "metadata") == 0 || strcmp (name, "previous_attributes") == 0)
        continue;
      g_string_append_printf (path, ".%.100s", name);
      if (strcmp (name, "data") == 0)
        shape = hint;
      visit (self, node, shape, path, depth + 1);
      g_string_truncate (path, length);
    }
}

/* A product of older days lists its marketing features as `features`. */
static gboolean
is_object_of (JsonObject *object, gsize shape)
{
  static const char *const marks[RBK_STRIPE_N_KINDS] = {
    [RBK_STRIPE_PRODUCT] = "name",
    [RBK_STRIPE_PRICE] = "currency",
    [RBK_STRIPE_METER] = "event_name",
    [RBK_STRIPE_FEATURE] = "lookup_key",
    [RBK_STRIPE_PRODUCT_FEATURE] = "entitlement_feature",
    [RBK_STRIPE_COUPON] = "duration",
    [RBK_STRIPE_PROMOTION_CODE] = "code",
  };

  return shape != NO_SHAPE && json_object_has_member (object, marks[shapes[shape].kind]);
}

static void
visit_object (RbkStripeReading *self, JsonObject *object, gsize hint, GString *path, guint depth)
{
  const char *type = rbk_json_peek_text (object, "object");
  JsonArray  *fixtures = rbk_json_peek_array (object, "fixtures");
  gsize       shape = type != NULL ? find_shape (type, FALSE) : hint;

  if (fixtures != NULL)
    {
      visit_fixtures (self, fixtures, path);
      return;
    }
  if (is_object_of (object, shape))
    add_item (self, shape, object, NULL, path);
  visit_members (self, object, hint, path, depth);
}

static void
visit (RbkStripeReading *self, JsonNode *node, gsize hint, GString *path, guint depth)
{
  JsonArray *array;
  gsize      length = path->len;

  if (depth > MAX_DEPTH)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      visit_object (self, json_node_get_object (node), hint, path, depth);
      return;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      rbk_path_append_index (path, i);
      visit (self, json_array_get_element (array, i), hint, path, depth + 1);
      g_string_truncate (path, length);
    }
}

static gboolean
read_file (RbkStripeReading *self, RbkImportFile *file, GError **error)
{
  g_autoptr(JsonNode) root = rbk_json_parse (file->text, file->length, error);
  g_autoptr(GString) path = g_string_new ("$");
  JsonObject *object;

  if (root == NULL)
    {
      if (file->name != NULL)
        g_prefix_error (error, "%s: ", file->name);
      return FALSE;
    }
  self->file = file->name;
  visit (self, root, NO_SHAPE, path, 0);
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object != NULL && json_object_has_member (object, "has_more") &&
      json_node_get_value_type (json_object_get_member (object, "has_more")) == G_TYPE_BOOLEAN &&
      json_object_get_boolean_member (object, "has_more"))
    rbk_import_note (self->notes, self->file, "$.has_more",
                     E_ ("this is one page of a list that goes on; export the others too, with "
                         "starting_after"));

  return TRUE;
}

/**
 * rbk_stripe_reading_new: (skip)
 * @files: (element-type RbkImportFile): answers of Stripe's API, events, fixtures
 * @notes: (element-type RbkImportNote): takes what is to be told
 * @error: return location for a #GError
 *
 * Finds the objects of an account, whatever they are wrapped in: lists and their pages, single
 * objects, lists within products, expanded references, events of webhooks, and the requests of
 * files for the Stripe CLI. An object that stands in two places is one.
 *
 * Returns: (transfer full): the objects; %NULL where a file is no JSON
 */
RbkStripeReading *
rbk_stripe_reading_new (GPtrArray *files, GPtrArray *notes, GError **error)
{
  g_autoptr(RbkStripeReading) self = g_new0 (RbkStripeReading, 1);

  self->notes = notes;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < RBK_STRIPE_N_KINDS; i++)
    self->items[i] = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < files->len; i++)
    if (!read_file (self, files->pdata[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * rbk_stripe_reading_free: (skip)
 * @self: (nullable) (transfer full): a reading
 *
 * Frees it with its objects.
 */
void
rbk_stripe_reading_free (RbkStripeReading *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < RBK_STRIPE_N_KINDS; i++)
    g_clear_pointer (&self->items[i], g_ptr_array_unref);
  g_hash_table_unref (self->ids);
  g_free (self);
}

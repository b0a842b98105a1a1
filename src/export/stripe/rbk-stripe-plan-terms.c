/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-plan-private.h"

#include <string.h>

#include "rbk-json.h"

/* A price as one line of text that is the same for the parameters that make it and for the
 * answer that Stripe gives later, which spells many things in another way. */

static JsonNode *
peek (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/**
 * rbk_stripe_peek_text: (skip)
 * @object: an object
 * @name: a member
 *
 * Returns: (nullable) (transfer none): the text that it is
 */
const char *
rbk_stripe_peek_text (JsonObject *object, const char *name)
{
  JsonNode *node = peek (object, name);

  return node != NULL && rbk_json_node_is_string (node) ? json_node_get_string (node) : NULL;
}

/**
 * rbk_stripe_peek_object: (skip)
 * @object: an object
 * @name: a member
 *
 * Returns: (nullable) (transfer none): the object that it is
 */
JsonObject *
rbk_stripe_peek_object (JsonObject *object, const char *name)
{
  JsonNode *node = peek (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * rbk_stripe_is_active: (skip)
 * @object: an object of an account
 *
 * Returns: whether it is not archived
 */
gboolean
rbk_stripe_is_active (JsonObject *object)
{
  JsonNode *node = peek (object, "active");

  if (g_strcmp0 (rbk_stripe_peek_text (object, "status"), "inactive") == 0)
    return FALSE;
  return node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
         json_node_get_value_type (node) != G_TYPE_BOOLEAN || json_node_get_boolean (node);
}

/**
 * rbk_stripe_has_metadata: (skip)
 * @object: an object of an account
 * @name: a key
 *
 * Returns: whether its metadata has the key
 */
gboolean
rbk_stripe_has_metadata (JsonObject *object, const char *name)
{
  JsonObject *metadata = rbk_stripe_peek_object (object, "metadata");

  return metadata != NULL && json_object_has_member (metadata, name);
}

/**
 * rbk_stripe_find: (skip)
 * @objects: (element-type JsonObject): objects of an account
 * @member: a member
 * @value: (nullable): its text
 *
 * Returns: (nullable) (transfer none): the object that has it; an active one, where there is any
 */
JsonObject *
rbk_stripe_find (GPtrArray *objects, const char *member, const char *value)
{
  JsonObject *archived = NULL;

  for (guint i = 0; value != NULL && i < objects->len; i++)
    {
      if (g_strcmp0 (rbk_stripe_peek_text (objects->pdata[i], member), value) != 0)
        continue;
      if (rbk_stripe_is_active (objects->pdata[i]))
        return objects->pdata[i];
      archived = objects->pdata[i];
    }

  return archived;
}

static char *
dup_number (JsonNode *node)
{
  RbkDecimal value;

  if (node == NULL)
    return NULL;
  if (rbk_json_node_is_number (node)
          ? rbk_json_node_get_decimal (node, &value, NULL)
          : rbk_json_node_is_string (node) &&
                rbk_decimal_parse (json_node_get_string (node), &value, NULL))
    return rbk_decimal_to_string (value);

  return g_strdup ("?");
}

/* An amount under its own name or under that of its decimal sibling; none is nothing. */
static void
append_amount (GString *text, JsonObject *object, const char *name)
{
  g_autofree char *decimal_name = g_strconcat (name, "_decimal", NULL);
  JsonNode        *decimal = peek (object, decimal_name);
  g_autofree char *number = dup_number (decimal != NULL ? decimal : peek (object, name));

  g_string_append_printf (text, " %s", number != NULL ? number : "0");
}

static void
append_tiers (GString *text, JsonObject *amounts)
{
  JsonNode  *node = peek (amounts, "tiers");
  JsonArray *tiers =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; tiers != NULL && i < json_array_get_length (tiers); i++)
    {
      JsonNode        *element = json_array_get_element (tiers, i);
      JsonObject      *tier;
      g_autofree char *up_to = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      tier = json_node_get_object (element);
      up_to = g_strcmp0 (rbk_stripe_peek_text (tier, "up_to"), "inf") == 0
                  ? NULL
                  : dup_number (peek (tier, "up_to"));
      g_string_append_printf (text, " [%s", up_to != NULL ? up_to : "inf");
      append_amount (text, tier, "unit_amount");
      append_amount (text, tier, "flat_amount");
      g_string_append_c (text, ']');
    }
}

static void
append_amounts (GString *text, JsonObject *amounts, gboolean is_tiered)
{
  if (is_tiered)
    append_tiers (text, amounts);
  else
    append_amount (text, amounts, "unit_amount");
}

/* Parameters of a book name a meter by its event, answers by its id. */
static const char *
find_event (GPtrArray *meters, const char *meter)
{
  for (guint i = 0; meters != NULL && meter != NULL && i < meters->len; i++)
    if (g_strcmp0 (rbk_stripe_peek_text (meters->pdata[i], "id"), meter) == 0)
      return rbk_stripe_peek_text (meters->pdata[i], "event_name");

  return meter;
}

static void
append_recurring (GString *text, JsonObject *price, GPtrArray *meters)
{
  JsonObject      *recurring = rbk_stripe_peek_object (price, "recurring");
  const char      *usage_type, *event;
  g_autofree char *count = NULL;

  if (recurring == NULL)
    {
      g_string_append (text, " once");
      return;
    }
  count = dup_number (peek (recurring, "interval_count"));
  usage_type = rbk_stripe_peek_text (recurring, "usage_type");
  event = find_event (meters, rbk_stripe_peek_text (recurring, "meter"));
  g_string_append_printf (text, " %s %s %s %s", count != NULL ? count : "1",
                          rbk_stripe_peek_text (recurring, "interval"),
                          usage_type != NULL ? usage_type : "licensed", event != NULL ? event : "");
}

static void
append_transform (GString *text, JsonObject *price)
{
  JsonObject      *transform = rbk_stripe_peek_object (price, "transform_quantity");
  g_autofree char *divide_by =
      transform != NULL ? dup_number (peek (transform, "divide_by")) : NULL;

  if (transform != NULL)
    g_string_append_printf (text, " /%s %s", divide_by, rbk_stripe_peek_text (transform, "round"));
}

static void
append_options (GString *text, JsonObject *price, gboolean is_tiered)
{
  JsonObject *options = rbk_stripe_peek_object (price, "currency_options");
  g_autoptr(GList) names = options != NULL ? json_object_get_members (options) : NULL;

  names = g_list_sort (names, (GCompareFunc) strcmp);
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonObject *amounts = rbk_stripe_peek_object (options, name->data);

      if (amounts == NULL || g_strcmp0 (name->data, rbk_stripe_peek_text (price, "currency")) == 0)
        continue;
      g_string_append_printf (text, " | %s", (const char *) name->data);
      append_amounts (text, amounts, is_tiered);
    }
}

/**
 * rbk_stripe_plan_has_options: (skip)
 * @price: a price
 *
 * Returns: whether it says what it costs in other currencies, or that it has none
 */
gboolean
rbk_stripe_plan_has_options (JsonObject *price)
{
  return rbk_stripe_peek_object (price, "currency_options") != NULL;
}

/**
 * rbk_stripe_plan_terms: (skip)
 * @price: a price, as parameters or as an answer
 * @meters: (nullable) (element-type JsonObject): the meters of the account
 *
 * Returns: (transfer full): what it charges, as text that is the same for the same terms; what
 *   follows a ` |` is in other currencies
 */
char *
rbk_stripe_plan_terms (JsonObject *price, GPtrArray *meters)
{
  GString    *text = g_string_new (rbk_stripe_peek_text (price, "currency"));
  gboolean    is_tiered = g_strcmp0 (rbk_stripe_peek_text (price, "billing_scheme"), "tiered") == 0;
  JsonObject *product = rbk_stripe_peek_object (price, "product");
  const char *product_id = product != NULL ? rbk_stripe_peek_text (product, "id")
                                           : rbk_stripe_peek_text (price, "product");

  g_string_append_printf (text, " %s", product_id != NULL ? product_id : "");
  append_recurring (text, price, meters);
  append_transform (text, price);
  if (is_tiered)
    g_string_append_printf (text, " %s", rbk_stripe_peek_text (price, "tiers_mode"));
  append_amounts (text, price, is_tiered);
  append_options (text, price, is_tiered);

  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
append_member (GString *text, JsonObject *object, const char *name)
{
  JsonNode        *node = peek (object, name);
  g_autofree char *number = NULL;

  if (node == NULL)
    return;
  if (!rbk_json_node_is_string (node))
    number = dup_number (node);
  g_string_append_printf (text, " %s=%s", name,
                          number != NULL ? number : json_node_get_string (node));
}

/**
 * rbk_stripe_plan_coupon_terms: (skip)
 * @coupon: a coupon, as parameters or as an answer
 *
 * Returns: (transfer full): what it takes off and for how long, as text that is the same for the
 *   same terms; what follows a ` |` is what it applies to, which an answer says only if asked
 */
char *
rbk_stripe_plan_coupon_terms (JsonObject *coupon)
{
  static const char *const members[] = { "percent_off", "amount_off",         "currency",
                                         "duration",    "duration_in_months", "max_redemptions",
                                         "redeem_by" };
  GString                 *text = g_string_new (NULL);
  JsonObject              *applies = rbk_stripe_peek_object (coupon, "applies_to");
  JsonNode                *node = applies != NULL ? peek (applies, "products") : NULL;
  JsonArray               *products =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    append_member (text, coupon, members[i]);
  for (guint i = 0; products != NULL && i < json_array_get_length (products); i++)
    if (rbk_json_node_is_string (json_array_get_element (products, i)))
      g_ptr_array_add (ids, (gpointer) json_array_get_string_element (products, i));
  g_ptr_array_sort (ids, compare_texts);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, " | %s", (const char *) ids->pdata[i]);

  return g_string_free (text, FALSE);
}

/**
 * rbk_stripe_plan_terms_match: (skip)
 * @wanted: terms of a book
 * @there: terms of an account
 * @says_all: whether what follows a ` |` is known of the account
 *
 * Returns: whether they are the same, as far as that is known
 */
gboolean
rbk_stripe_plan_terms_match (const char *wanted, const char *there, gboolean says_all)
{
  const char *rest = strstr (wanted, " |");
  gsize       length = rest != NULL ? (gsize) (rest - wanted) : strlen (wanted);

  if (says_all)
    return strcmp (wanted, there) == 0;

  return strncmp (wanted, there, length) == 0 && there[length] == '\0';
}

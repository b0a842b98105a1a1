/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-plan.h"

#include <string.h>

#include "rbk-json.h"

/* What brings an account to a book. A price never changes: another amount is another price, which
 * takes the lookup key over, and the old one is archived. What is not of the book's products and
 * was not made by an export is never touched. */

typedef struct
{
  GPtrArray  *steps;   /* (element-type RbkStripeStep) */
  GHashTable *matched; /* (element-type JsonObject) objects of the account that are accounted for */
  const RbkStripeAccount *account;
} Planner;

/**
 * rbk_stripe_step_free:
 * @self: (nullable) (transfer full): a step
 *
 * Frees it.
 */
void
rbk_stripe_step_free (RbkStripeStep *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->id);
  g_free (self->reason);
  g_free (self);
}

/**
 * rbk_stripe_action_get_name:
 * @action: what is to be done
 *
 * Returns: (transfer none): a word for it
 */
const char *
rbk_stripe_action_get_name (RbkStripeAction action)
{
  static const char *const names[] = { [RBK_STRIPE_CREATE] = "create",
                                       [RBK_STRIPE_UPDATE_TEXT] = "update",
                                       [RBK_STRIPE_MOVE_KEY] = "move_lookup_key",
                                       [RBK_STRIPE_ARCHIVE] = "archive",
                                       [RBK_STRIPE_KEEP] = "untouched" };

  return names[action];
}

static const char *
peek_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && rbk_json_node_is_string (node) ? json_node_get_string (node) : NULL;
}

static gboolean
is_active (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "active");

  return node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
         json_node_get_value_type (node) != G_TYPE_BOOLEAN || json_node_get_boolean (node);
}

static void
add_step (Planner        *self,
          RbkStripeAction action,
          const char     *object,
          const char     *key,
          JsonObject     *there,
          const char     *reason)
{
  RbkStripeStep *step = g_new0 (RbkStripeStep, 1);

  step->action = action;
  step->object = object;
  step->key = g_strdup (key);
  step->id = g_strdup (there != NULL ? peek_text (there, "id") : NULL);
  step->reason = g_strdup (reason);
  g_ptr_array_add (self->steps, step);
  if (there != NULL)
    g_hash_table_add (self->matched, there);
}

static JsonObject *
find (GPtrArray *objects, const char *member, const char *value)
{
  for (guint i = 0; value != NULL && i < objects->len; i++)
    if (g_strcmp0 (peek_text (objects->pdata[i], member), value) == 0 &&
        is_active (objects->pdata[i]))
      return objects->pdata[i];

  return NULL;
}

static gboolean
is_own (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "metadata");

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
         json_object_has_member (json_node_get_object (node), "ratebook_plan");
}

static void
plan_meter (Planner *self, JsonObject *wanted)
{
  const char *event = peek_text (wanted, "event_name");
  JsonObject *there = find (self->account->meters, "event_name", event);

  add_step (self, there != NULL ? RBK_STRIPE_KEEP : RBK_STRIPE_CREATE, "meter", event, there,
            there != NULL ? "it is there" : "nothing counts these events yet");
}

static void
plan_product (Planner *self, JsonObject *wanted)
{
  static const char *const texts[] = { "name", "description", "unit_label" };
  const char              *id = peek_text (wanted, "id");
  JsonObject              *there = find (self->account->products, "id", id);
  g_autofree char         *reason = NULL;

  for (gsize i = 0; there != NULL && reason == NULL && i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (peek_text (wanted, texts[i]), peek_text (there, texts[i])) != 0)
      reason = g_strdup_printf ("its %s is another", texts[i]);
  if (there == NULL)
    add_step (self, RBK_STRIPE_CREATE, "product", id, NULL, "it is not there, or is archived");
  else
    add_step (self, reason != NULL ? RBK_STRIPE_UPDATE_TEXT : RBK_STRIPE_KEEP, "product", id, there,
              reason != NULL ? reason : "it is the same");
}

/* An answer need not say what a price costs in other currencies; then the others must do. */
static gboolean
has_terms (Planner *self, JsonObject *there, const char *terms)
{
  g_autofree char *other = rbk_stripe_plan_terms (there, self->account->meters);
  const char      *options = strstr (terms, " |");
  gsize            length = options != NULL ? (gsize) (options - terms) : strlen (terms);

  if (rbk_stripe_plan_has_options (there))
    return strcmp (other, terms) == 0;

  return strncmp (other, terms, length) == 0 && other[length] == '\0';
}

/* An active price of the same terms that no lookup key of the book holds. */
static JsonObject *
find_same (Planner *self, const char *terms, JsonObject *not_this)
{
  for (guint i = 0; i < self->account->prices->len; i++)
    {
      JsonObject *price = self->account->prices->pdata[i];

      if (price != not_this && is_active (price) && peek_text (price, "lookup_key") == NULL &&
          !g_hash_table_contains (self->matched, price) && has_terms (self, price, terms))
        return price;
    }

  return NULL;
}

static void
plan_price (Planner *self, JsonObject *wanted)
{
  const char      *key = peek_text (wanted, "lookup_key");
  g_autofree char *terms = rbk_stripe_plan_terms (wanted, NULL);
  JsonObject      *there = find (self->account->prices, "lookup_key", key);
  JsonObject      *same;

  if (there != NULL && has_terms (self, there, terms))
    {
      add_step (self, RBK_STRIPE_KEEP, "price", key, there, "it has these terms");
      return;
    }
  same = find_same (self, terms, there);
  if (same != NULL)
    add_step (self, RBK_STRIPE_MOVE_KEY, "price", key, same,
              "this price has the terms, and not yet the key");
  else
    add_step (self, RBK_STRIPE_CREATE, "price", key, NULL,
              there != NULL ? "its terms are new, and a price never changes"
                            : "no price has these terms");
  if (there == NULL)
    return;
  if (same == NULL)
    add_step (self, RBK_STRIPE_MOVE_KEY, "price", key, there,
              "from this price to the new one, by transfer_lookup_key");
  add_step (self, RBK_STRIPE_ARCHIVE, "price", key, there,
            "other terms took its place; who pays it goes on paying it");
}

static void
plan_list (Planner    *self,
           JsonObject *wanted,
           const char *member,
           void (*plan) (Planner *self, JsonObject *wanted))
{
  JsonNode *node = json_object_get_member (wanted, member);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    plan (self, json_array_get_object_element (json_node_get_array (node), i));
}

static void
plan_rest (Planner *self, GPtrArray *objects, const char *object, const char *key)
{
  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *there = objects->pdata[i];

      if (g_hash_table_contains (self->matched, there) || !is_active (there))
        continue;
      if (is_own (there))
        add_step (self, RBK_STRIPE_ARCHIVE, object, peek_text (there, key), there,
                  "an export made it, and the book has it no more");
      else
        add_step (self, RBK_STRIPE_KEEP, object, peek_text (there, key), there,
                  "it is not of this book");
    }
}

/**
 * rbk_stripe_plan_steps:
 * @wanted: what a book becomes at Stripe: the target `stripe-objects`
 * @account: what is there
 *
 * Finds what to do so that an account sells what the book says, without doing it.
 *
 * Returns: (transfer full) (element-type RbkStripeStep): the steps in the order in which they can
 *   be done; objects that need nothing are among them
 */
GPtrArray *
rbk_stripe_plan_steps (JsonObject *wanted, const RbkStripeAccount *account)
{
  g_autoptr(GHashTable) matched = g_hash_table_new (NULL, NULL);
  Planner self = { .matched = matched, .account = account };

  self.steps = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_stripe_step_free);
  plan_list (&self, wanted, "meters", plan_meter);
  plan_list (&self, wanted, "products", plan_product);
  plan_list (&self, wanted, "prices", plan_price);
  plan_rest (&self, account->prices, "price", "lookup_key");
  plan_rest (&self, account->products, "product", "id");
  plan_rest (&self, account->meters, "meter", "event_name");

  return self.steps;
}

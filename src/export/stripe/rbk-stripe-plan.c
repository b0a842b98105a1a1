/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-plan-private.h"

/* What brings an account to a book. A price never changes: another amount is another price, which
 * takes the lookup key over, and the old one is archived. What is not of the book's products and
 * was not made by an export is never touched. */

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
                                       [RBK_STRIPE_UPDATE] = "update",
                                       [RBK_STRIPE_MOVE_KEY] = "move_lookup_key",
                                       [RBK_STRIPE_ARCHIVE] = "archive",
                                       [RBK_STRIPE_REMOVE] = "remove",
                                       [RBK_STRIPE_KEEP] = "untouched" };

  return names[action];
}

/**
 * rbk_stripe_planner_add: (skip)
 * @self: a comparison
 * @action: what is to be done
 * @object: with what
 * @key: (nullable): what finds it again
 * @there: (nullable): the object of the account, which is accounted for then
 * @reason: why
 *
 * Adds a step.
 */
void
rbk_stripe_planner_add (RbkStripePlanner *self,
                        RbkStripeAction   action,
                        const char       *object,
                        const char       *key,
                        JsonObject       *there,
                        const char       *reason)
{
  RbkStripeStep *step = g_new0 (RbkStripeStep, 1);

  step->action = action;
  step->object = object;
  step->key = g_strdup (key);
  step->id = g_strdup (there != NULL ? rbk_stripe_peek_text (there, "id") : NULL);
  step->reason = g_strdup (reason);
  g_ptr_array_add (self->steps, step);
  if (there != NULL)
    g_hash_table_add (self->matched, there);
}

static JsonObject *
find_active (GPtrArray *objects, const char *member, const char *value)
{
  JsonObject *object = rbk_stripe_find (objects, member, value);

  return object != NULL && rbk_stripe_is_active (object) ? object : NULL;
}

static void
plan_meter (RbkStripePlanner *self, JsonObject *wanted)
{
  const char *event = rbk_stripe_peek_text (wanted, "event_name");
  JsonObject *there = rbk_stripe_find (self->account->meters, "event_name", event);

  if (there == NULL)
    rbk_stripe_planner_add (self, RBK_STRIPE_CREATE, "meter", event, NULL,
                            "nothing counts these events yet");
  else if (!rbk_stripe_is_active (there))
    rbk_stripe_planner_add (self, RBK_STRIPE_UPDATE, "meter", event, there,
                            "it is inactive; reactivate it");
  else
    rbk_stripe_planner_add (self, RBK_STRIPE_KEEP, "meter", event, there, "it is there");
}

static void
plan_product (RbkStripePlanner *self, JsonObject *wanted)
{
  static const char *const texts[] = { "name", "description", "unit_label" };
  const char              *id = rbk_stripe_peek_text (wanted, "id");
  JsonObject              *there = rbk_stripe_find (self->account->products, "id", id);
  g_autofree char         *reason = NULL;

  if (there != NULL && !rbk_stripe_is_active (there))
    reason = g_strdup ("it is archived; make it active again");
  for (gsize i = 0; there != NULL && reason == NULL && i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (rbk_stripe_peek_text (wanted, texts[i]),
                   rbk_stripe_peek_text (there, texts[i])) != 0)
      reason = g_strdup_printf ("its %s is another", texts[i]);
  if (there == NULL)
    rbk_stripe_planner_add (self, RBK_STRIPE_CREATE, "product", id, NULL, "it is not there");
  else
    rbk_stripe_planner_add (self, reason != NULL ? RBK_STRIPE_UPDATE : RBK_STRIPE_KEEP, "product",
                            id, there, reason != NULL ? reason : "it is the same");
}

/* An answer need not say what a price costs in other currencies; then the others must do. */
static gboolean
has_terms (RbkStripePlanner *self, JsonObject *there, const char *terms)
{
  g_autofree char *other = rbk_stripe_plan_terms (there, self->account->meters);

  return rbk_stripe_plan_terms_match (terms, other, rbk_stripe_plan_has_options (there));
}

/* An active price of the same terms that no lookup key of the book holds. */
static JsonObject *
find_same (RbkStripePlanner *self, const char *terms, JsonObject *not_this)
{
  for (guint i = 0; i < self->account->prices->len; i++)
    {
      JsonObject *price = self->account->prices->pdata[i];

      if (price != not_this && rbk_stripe_is_active (price) &&
          rbk_stripe_peek_text (price, "lookup_key") == NULL &&
          !g_hash_table_contains (self->matched, price) && has_terms (self, price, terms))
        return price;
    }

  return NULL;
}

static void
plan_price (RbkStripePlanner *self, JsonObject *wanted)
{
  const char      *key = rbk_stripe_peek_text (wanted, "lookup_key");
  g_autofree char *terms = rbk_stripe_plan_terms (wanted, NULL);
  JsonObject      *there = find_active (self->account->prices, "lookup_key", key);
  JsonObject      *same;

  if (there != NULL && has_terms (self, there, terms))
    {
      rbk_stripe_planner_add (self, RBK_STRIPE_KEEP, "price", key, there, "it has these terms");
      return;
    }
  same = find_same (self, terms, there);
  if (same != NULL)
    rbk_stripe_planner_add (self, RBK_STRIPE_MOVE_KEY, "price", key, same,
                            "this price has the terms, and not yet the key");
  else
    rbk_stripe_planner_add (self, RBK_STRIPE_CREATE, "price", key, NULL,
                            there != NULL ? "its terms are new, and a price never changes"
                                          : "no price has these terms");
  if (there == NULL)
    return;
  if (same == NULL)
    rbk_stripe_planner_add (self, RBK_STRIPE_MOVE_KEY, "price", key, there,
                            "from this price to the new one, by transfer_lookup_key");
  rbk_stripe_planner_add (self, RBK_STRIPE_ARCHIVE, "price", key, there,
                          "other terms took its place; who pays it goes on paying it");
}

/* Compares a list of objects. */
static void
planner_visit (RbkStripePlanner *self,
               JsonObject       *wanted,
               const char       *member,
               RbkStripePlanFunc plan)
{
  JsonNode *node = json_object_get_member (wanted, member);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    plan (self, json_array_get_object_element (json_node_get_array (node), i));
}

static void
plan_rest (RbkStripePlanner *self, GPtrArray *objects, const char *object, const char *key)
{
  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *there = objects->pdata[i];

      if (g_hash_table_contains (self->matched, there) || !rbk_stripe_is_active (there))
        continue;
      if (rbk_stripe_has_metadata (there, "ratebook_plan"))
        rbk_stripe_planner_add (self, RBK_STRIPE_ARCHIVE, object, rbk_stripe_peek_text (there, key),
                                there, "an export made it, and the book has it no more");
      else
        rbk_stripe_planner_add (self, RBK_STRIPE_KEEP, object, rbk_stripe_peek_text (there, key),
                                there, "it is not of this book");
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
  RbkStripePlanner self = { .matched = matched, .account = account };

  self.steps = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_stripe_step_free);
  planner_visit (&self, wanted, "meters", plan_meter);
  planner_visit (&self, wanted, "features", rbk_stripe_plan_feature);
  planner_visit (&self, wanted, "products", plan_product);
  planner_visit (&self, wanted, "product_features", rbk_stripe_plan_link);
  planner_visit (&self, wanted, "prices", plan_price);
  planner_visit (&self, wanted, "coupons", rbk_stripe_plan_coupon);
  planner_visit (&self, wanted, "promotion_codes", rbk_stripe_plan_code);
  plan_rest (&self, account->prices, "price", "lookup_key");
  plan_rest (&self, account->products, "product", "id");
  plan_rest (&self, account->meters, "meter", "event_name");
  rbk_stripe_plan_other_offers (&self);

  return self.steps;
}

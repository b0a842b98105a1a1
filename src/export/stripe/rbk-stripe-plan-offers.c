/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-plan-private.h"

/* What customers are entitled to, and what is taken off. A feature can be renamed; a coupon never
 * changes but for its name, and can only be deleted; a code belongs to one coupon for good. */

/**
 * rbk_stripe_plan_feature: (skip)
 * @self: a comparison
 * @wanted: a feature of the book
 *
 * Adds what is to be done with a feature.
 */
void
rbk_stripe_plan_feature (RbkStripePlanner *self, JsonObject *wanted)
{
  const char *key = rbk_stripe_peek_text (wanted, "lookup_key");
  JsonObject *there = rbk_stripe_find (self->account->features, "lookup_key", key);

  if (there == NULL)
    rbk_stripe_planner_add (self, RBK_STRIPE_CREATE, "feature", key, NULL, "it is not there");
  else if (!rbk_stripe_is_active (there))
    rbk_stripe_planner_add (self, RBK_STRIPE_UPDATE, "feature", key, there,
                            "it is archived; make it active again");
  else if (g_strcmp0 (rbk_stripe_peek_text (wanted, "name"),
                      rbk_stripe_peek_text (there, "name")) != 0)
    rbk_stripe_planner_add (self, RBK_STRIPE_UPDATE, "feature", key, there, "its name is another");
  else
    rbk_stripe_planner_add (self, RBK_STRIPE_KEEP, "feature", key, there, "it is the same");
}

/* The lookup key of a link's feature, which an answer has whole, or names by id. */
static const char *
peek_feature (RbkStripePlanner *self, JsonObject *link)
{
  JsonObject *feature = rbk_stripe_peek_object (link, "entitlement_feature");
  const char *name = rbk_stripe_peek_text (link, "entitlement_feature");

  if (feature == NULL)
    feature = rbk_stripe_find (self->account->features, "id", name);
  return feature != NULL ? rbk_stripe_peek_text (feature, "lookup_key") : name;
}

static char *
make_link_key (RbkStripePlanner *self, JsonObject *link)
{
  const char *product = rbk_stripe_peek_text (link, "product");
  const char *feature = peek_feature (self, link);

  return g_strdup_printf ("%s %s", product != NULL ? product : "?",
                          feature != NULL ? feature : "?");
}

/**
 * rbk_stripe_plan_link: (skip)
 * @self: a comparison
 * @wanted: which product of the book has which feature
 *
 * Adds what is to be done so that it has.
 */
void
rbk_stripe_plan_link (RbkStripePlanner *self, JsonObject *wanted)
{
  g_autofree char *key = make_link_key (self, wanted);
  JsonObject      *there = NULL;

  for (guint i = 0; there == NULL && i < self->account->links->len; i++)
    {
      g_autofree char *other = make_link_key (self, self->account->links->pdata[i]);

      if (g_str_equal (key, other))
        there = self->account->links->pdata[i];
    }
  rbk_stripe_planner_add (self, there != NULL ? RBK_STRIPE_KEEP : RBK_STRIPE_CREATE,
                          "product_feature", key, there,
                          there != NULL ? "the product has it"
                                        : "the product does not have the feature yet");
}

static gboolean
coupon_is_valid (JsonObject *coupon)
{
  JsonNode *node = json_object_get_member (coupon, "valid");

  return node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
         json_node_get_value_type (node) != G_TYPE_BOOLEAN || json_node_get_boolean (node);
}

/**
 * rbk_stripe_plan_coupon: (skip)
 * @self: a comparison
 * @wanted: a coupon of the book, whose id is made of its terms
 *
 * Adds what is to be done with a coupon.
 */
void
rbk_stripe_plan_coupon (RbkStripePlanner *self, JsonObject *wanted)
{
  const char      *id = rbk_stripe_peek_text (wanted, "id");
  JsonObject      *there = rbk_stripe_find (self->account->coupons, "id", id);
  g_autofree char *terms = rbk_stripe_plan_coupon_terms (wanted);
  g_autofree char *other = there != NULL ? rbk_stripe_plan_coupon_terms (there) : NULL;

  if (there == NULL)
    rbk_stripe_planner_add (self, RBK_STRIPE_CREATE, "coupon", id, NULL,
                            "no coupon has these terms, and a coupon's never change");
  else if (!rbk_stripe_plan_terms_match (terms, other,
                                         rbk_stripe_peek_object (there, "applies_to") != NULL))
    {
      rbk_stripe_planner_add (self, RBK_STRIPE_REMOVE, "coupon", id, there,
                              "it has this id and other terms, and a coupon's never change; delete "
                              "it first");
      rbk_stripe_planner_add (self, RBK_STRIPE_CREATE, "coupon", id, NULL,
                              "with the terms of the book");
    }
  else if (g_strcmp0 (rbk_stripe_peek_text (wanted, "name"),
                      rbk_stripe_peek_text (there, "name")) != 0)
    rbk_stripe_planner_add (self, RBK_STRIPE_UPDATE, "coupon", id, there, "its name is another");
  else
    rbk_stripe_planner_add (self, RBK_STRIPE_KEEP, "coupon", id, there,
                            coupon_is_valid (there)
                                ? "it has these terms"
                                : "it has these terms, but can't be redeemed any more");
}

/* Newer answers have the coupon in `promotion`; it may stand there whole. */
static const char *
peek_coupon (JsonObject *code)
{
  JsonObject *promotion = rbk_stripe_peek_object (code, "promotion");
  JsonObject *holder = promotion != NULL ? promotion : code;
  JsonObject *coupon = rbk_stripe_peek_object (holder, "coupon");

  return coupon != NULL ? rbk_stripe_peek_text (coupon, "id")
                        : rbk_stripe_peek_text (holder, "coupon");
}

/* Customers write a code in small letters or capitals. */
static JsonObject *
find_code (RbkStripePlanner *self, const char *code)
{
  for (guint i = 0; code != NULL && i < self->account->codes->len; i++)
    {
      JsonObject *there = self->account->codes->pdata[i];
      const char *other = rbk_stripe_peek_text (there, "code");

      if (other != NULL && rbk_stripe_is_active (there) && g_ascii_strcasecmp (other, code) == 0)
        return there;
    }

  return NULL;
}

/**
 * rbk_stripe_plan_code: (skip)
 * @self: a comparison
 * @wanted: a promotion code of the book
 *
 * Adds what is to be done with a code.
 */
void
rbk_stripe_plan_code (RbkStripePlanner *self, JsonObject *wanted)
{
  const char *code = rbk_stripe_peek_text (wanted, "code");
  JsonObject *there = find_code (self, code);

  if (there != NULL && g_strcmp0 (peek_coupon (there), peek_coupon (wanted)) == 0)
    {
      rbk_stripe_planner_add (self, RBK_STRIPE_KEEP, "promotion_code", code, there,
                              "it is of this coupon");
      return;
    }
  if (there != NULL)
    rbk_stripe_planner_add (self, RBK_STRIPE_ARCHIVE, "promotion_code", code, there,
                            "it is of another coupon, which never changes; make it inactive first");
  rbk_stripe_planner_add (self, RBK_STRIPE_CREATE, "promotion_code", code, NULL,
                          there != NULL ? "of the coupon of the book" : "no active code is this");
}

static gboolean
is_own_product (RbkStripePlanner *self, const char *id)
{
  JsonObject *product = rbk_stripe_find (self->account->products, "id", id);

  return product != NULL && rbk_stripe_has_metadata (product, "ratebook_plan");
}

static void
plan_other_links (RbkStripePlanner *self)
{
  for (guint i = 0; i < self->account->links->len; i++)
    {
      JsonObject      *there = self->account->links->pdata[i];
      g_autofree char *key = make_link_key (self, there);
      const char      *product = rbk_stripe_peek_text (there, "product");

      if (g_hash_table_contains (self->matched, there))
        continue;
      if (is_own_product (self, product))
        rbk_stripe_planner_add (self, RBK_STRIPE_REMOVE, "product_feature", key, there,
                                "the plan has this feature no more");
      else
        rbk_stripe_planner_add (self, RBK_STRIPE_KEEP, "product_feature", key, there,
                                product != NULL ? "its product is not of this book"
                                                : "the file does not say of which product it is");
    }
}

static void
plan_other_features (RbkStripePlanner *self)
{
  for (guint i = 0; i < self->account->features->len; i++)
    {
      JsonObject *there = self->account->features->pdata[i];

      if (!g_hash_table_contains (self->matched, there) && rbk_stripe_is_active (there))
        rbk_stripe_planner_add (self, RBK_STRIPE_KEEP, "feature",
                                rbk_stripe_peek_text (there, "lookup_key"), there,
                                "the book has it not; archive it if nothing else needs it");
    }
}

static void
plan_other_codes (RbkStripePlanner *self)
{
  for (guint i = 0; i < self->account->codes->len; i++)
    {
      JsonObject *there = self->account->codes->pdata[i];
      JsonObject *coupon = rbk_stripe_find (self->account->coupons, "id", peek_coupon (there));
      gboolean    is_own = coupon != NULL && rbk_stripe_has_metadata (coupon, "ratebook_discount");

      if (!g_hash_table_contains (self->matched, there) && rbk_stripe_is_active (there))
        rbk_stripe_planner_add (self, is_own ? RBK_STRIPE_ARCHIVE : RBK_STRIPE_KEEP,
                                "promotion_code", rbk_stripe_peek_text (there, "code"), there,
                                is_own ? "its coupon is of an export, and the book has the code no "
                                         "more"
                                       : "it is not of this book");
    }
}

static void
plan_other_coupons (RbkStripePlanner *self)
{
  for (guint i = 0; i < self->account->coupons->len; i++)
    {
      JsonObject *there = self->account->coupons->pdata[i];
      gboolean    is_own = rbk_stripe_has_metadata (there, "ratebook_discount");

      if (!g_hash_table_contains (self->matched, there))
        rbk_stripe_planner_add (self, is_own ? RBK_STRIPE_REMOVE : RBK_STRIPE_KEEP, "coupon",
                                rbk_stripe_peek_text (there, "id"), there,
                                is_own ? "an export made it, and the book has it no more, or other "
                                         "terms; who has it keeps it"
                                       : "it is not of this book");
    }
}

/**
 * rbk_stripe_plan_other_offers: (skip)
 * @self: a comparison, with all that the book has
 *
 * Adds what is to be done with the features, codes and coupons that the book does not have.
 */
void
rbk_stripe_plan_other_offers (RbkStripePlanner *self)
{
  plan_other_links (self);
  plan_other_features (self);
  plan_other_codes (self);
  plan_other_coupons (self);
}

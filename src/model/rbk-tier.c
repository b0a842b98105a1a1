/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier.h"

#include "rbk-text.h"

/**
 * RbkTier:
 *
 * One bracket of a graduated or volume price.
 */
struct _RbkTier
{
  RbkRecord parent_instance;

  RbkDecimal *up_to;      /* (owned) (nullable) */
  RbkDecimal *unit_price; /* (owned) */
  RbkDecimal *flat_price; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkTier, rbk_tier, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkTier, member)

static const RbkField fields[] = {
  { "up-to", RBK_FIELD_DECIMAL, FIELD (up_to), NULL, RBK_FIELD_POSITIVE, NULL,
    NC_ ("field", "upper bound") },
  { "unit-price", RBK_FIELD_DECIMAL, FIELD (unit_price), NULL, RBK_FIELD_NON_NEGATIVE, "0",
    NC_ ("field", "unit price") },
  { "flat-price", RBK_FIELD_DECIMAL, FIELD (flat_price), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "flat price") },
};

static void
rbk_tier_class_init (RbkTierClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_tier_init (RbkTier *self)
{
}

/**
 * rbk_tier_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkTier *
rbk_tier_new (void)
{
  return g_object_new (RBK_TYPE_TIER, NULL);
}

/**
 * rbk_tier_get_up_to:
 * @self: a tier
 *
 * Returns: (nullable) (transfer none): the last unit that belongs to the tier; nothing is no end
 */
const RbkDecimal *
rbk_tier_get_up_to (RbkTier *self)
{
  g_return_val_if_fail (RBK_IS_TIER (self), NULL);

  return self->up_to;
}

/**
 * rbk_tier_get_unit_price:
 * @self: a tier
 *
 * Returns: for each unit, in the major unit of the book's currency
 */
RbkDecimal
rbk_tier_get_unit_price (RbkTier *self)
{
  g_return_val_if_fail (RBK_IS_TIER (self), RBK_DECIMAL_INVALID);

  return self->unit_price != NULL ? *self->unit_price : RBK_DECIMAL_UNITS (0);
}

/**
 * rbk_tier_get_flat_price:
 * @self: a tier
 *
 * Returns: (nullable) (transfer none): once, when units are billed in the tier
 */
const RbkDecimal *
rbk_tier_get_flat_price (RbkTier *self)
{
  g_return_val_if_fail (RBK_IS_TIER (self), NULL);

  return self->flat_price;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-entitlement.h"

#include "rbk-text.h"

/**
 * RbkEntitlement:
 *
 * How much of a meter a plan allows, and what happens there.
 */
struct _RbkEntitlement
{
  RbkRecord parent_instance;

  RbkDecimal      *included; /* (owned) (nullable) */
  RbkLimit         limit;
  RbkDecimal      *cap;    /* (owned) (nullable) */
  char           **alerts; /* (owned) (nullable) */
  RbkWalletPolicy *wallet; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkEntitlement, rbk_entitlement, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkEntitlement, member)

static const RbkField fields[] = {
  { "included", RBK_FIELD_DECIMAL, FIELD (included), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "included") },
  { "limit", RBK_FIELD_ENUM, FIELD (limit), rbk_limit_get_type, RBK_FIELD_PLAIN, "none",
    NC_ ("field", "limit") },
  { "cap", RBK_FIELD_DECIMAL, FIELD (cap), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "cap") },
  { "alerts", RBK_FIELD_STRINGS, FIELD (alerts), NULL, RBK_FIELD_PLAIN, "50,80,100",
    NC_ ("field", "alerts") },
  { "wallet", RBK_FIELD_OBJECT, FIELD (wallet), rbk_wallet_policy_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "wallet") },
};

static void
rbk_entitlement_class_init (RbkEntitlementClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_entitlement_init (RbkEntitlement *self)
{
}

/**
 * rbk_entitlement_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkEntitlement *
rbk_entitlement_new (void)
{
  return g_object_new (RBK_TYPE_ENTITLEMENT, NULL);
}

/**
 * rbk_entitlement_get_included:
 * @self: a entitlement
 *
 * Returns: (nullable) (transfer none): units that the plan's price covers; nothing: none, or all
 * where nothing is charged
 */
const RbkDecimal *
rbk_entitlement_get_included (RbkEntitlement *self)
{
  g_return_val_if_fail (RBK_IS_ENTITLEMENT (self), NULL);

  return self->included;
}

/**
 * rbk_entitlement_get_limit:
 * @self: a entitlement
 *
 * Returns: hard: blocked at the cap; soft: goes on, billed as overage
 */
RbkLimit
rbk_entitlement_get_limit (RbkEntitlement *self)
{
  g_return_val_if_fail (RBK_IS_ENTITLEMENT (self), 0);

  return self->limit;
}

/**
 * rbk_entitlement_get_cap:
 * @self: a entitlement
 *
 * Returns: (nullable) (transfer none): where the limit stands; nothing is the included units
 */
const RbkDecimal *
rbk_entitlement_get_cap (RbkEntitlement *self)
{
  g_return_val_if_fail (RBK_IS_ENTITLEMENT (self), NULL);

  return self->cap;
}

/**
 * rbk_entitlement_get_alerts:
 * @self: a entitlement
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): percentages of the cap at which
 * the customer is told
 */
const char *const *
rbk_entitlement_get_alerts (RbkEntitlement *self)
{
  g_return_val_if_fail (RBK_IS_ENTITLEMENT (self), NULL);

  return (const char *const *) self->alerts;
}

/**
 * rbk_entitlement_get_wallet:
 * @self: a entitlement
 *
 * Returns: (nullable) (transfer none): a pool of credits in place of a counter
 */
RbkWalletPolicy *
rbk_entitlement_get_wallet (RbkEntitlement *self)
{
  g_return_val_if_fail (RBK_IS_ENTITLEMENT (self), NULL);

  return self->wallet;
}

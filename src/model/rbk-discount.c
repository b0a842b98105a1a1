/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discount.h"

#include "rbk-text.h"

/**
 * RbkDiscount:
 *
 * Less to pay for those who have it: a share of the bill or an amount, once, for some months
 * or for good. No bill of the book has it in it.
 */
struct _RbkDiscount
{
  RbkRecord parent_instance;

  char       *key;       /* (owned) (nullable) */
  char       *name;      /* (owned) (nullable) */
  RbkDecimal *percent;   /* (owned) (nullable) */
  RbkDecimal *amount;    /* (owned) (nullable) */
  char       *duration;  /* (owned) (nullable) */
  char       *code;      /* (owned) (nullable) */
  char       *redeem_by; /* (owned) (nullable) */
  int         max_redemptions;
  char      **plans; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkDiscount, rbk_discount, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkDiscount, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "percent", RBK_FIELD_DECIMAL, FIELD (percent), NULL, RBK_FIELD_POSITIVE, NULL,
    NC_ ("field", "percent off") },
  { "amount", RBK_FIELD_DECIMAL, FIELD (amount), NULL, RBK_FIELD_POSITIVE, NULL,
    NC_ ("field", "amount off") },
  { "duration", RBK_FIELD_STRING, FIELD (duration), NULL, RBK_FIELD_PLAIN, "forever",
    NC_ ("field", "duration") },
  { "code", RBK_FIELD_STRING, FIELD (code), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "code") },
  { "redeem-by", RBK_FIELD_DATE, FIELD (redeem_by), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "last day") },
  { "max-redemptions", RBK_FIELD_INTEGER, FIELD (max_redemptions), NULL, RBK_FIELD_PLAIN, "0",
    NC_ ("field", "largest number of customers") },
  { "plans", RBK_FIELD_STRINGS, FIELD (plans), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "plans") },
};

static void
rbk_discount_class_init (RbkDiscountClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_discount_init (RbkDiscount *self)
{
}

/**
 * rbk_discount_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkDiscount *
rbk_discount_new (void)
{
  return g_object_new (RBK_TYPE_DISCOUNT, NULL);
}

/**
 * rbk_discount_get_key:
 * @self: a discount
 *
 * Returns: (nullable) (transfer none): stable: coupons are made of it
 */
const char *
rbk_discount_get_key (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), NULL);

  return self->key;
}

/**
 * rbk_discount_get_name:
 * @self: a discount
 *
 * Returns: (nullable) (transfer none): what the invoice says
 */
const char *
rbk_discount_get_name (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), NULL);

  return self->name;
}

/**
 * rbk_discount_get_percent:
 * @self: a discount
 *
 * Returns: (nullable) (transfer none): how much of each 100 is taken off, up to 100
 */
const RbkDecimal *
rbk_discount_get_percent (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), NULL);

  return self->percent;
}

/**
 * rbk_discount_get_amount:
 * @self: a discount
 *
 * Returns: (nullable) (transfer none): how much is taken off instead
 */
const RbkDecimal *
rbk_discount_get_amount (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), NULL);

  return self->amount;
}

/**
 * rbk_discount_get_duration:
 * @self: a discount
 *
 * Returns: (nullable) (transfer none): `once`, `forever` or an ISO 8601 duration in months:
 *   P3M
 */
const char *
rbk_discount_get_duration (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), NULL);

  return self->duration;
}

/**
 * rbk_discount_get_code:
 * @self: a discount
 *
 * Returns: (nullable) (transfer none): what customers type in
 */
const char *
rbk_discount_get_code (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), NULL);

  return self->code;
}

/**
 * rbk_discount_get_redeem_by:
 * @self: a discount
 *
 * Returns: (nullable) (transfer none): after which nobody gets it
 */
const char *
rbk_discount_get_redeem_by (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), NULL);

  return self->redeem_by;
}

/**
 * rbk_discount_get_max_redemptions:
 * @self: a discount
 *
 * Returns: how many may have it; 0 is no limit
 */
int
rbk_discount_get_max_redemptions (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), 0);

  return self->max_redemptions;
}

/**
 * rbk_discount_get_plans:
 * @self: a discount
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): keys of the plans that it is
 *   for; nothing is all
 */
const char *const *
rbk_discount_get_plans (RbkDiscount *self)
{
  g_return_val_if_fail (RBK_IS_DISCOUNT (self), NULL);

  return (const char *const *) self->plans;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-credit-rate.h"

#include "rbk-text.h"

/**
 * RbkCreditRate:
 *
 * Credits that a call on a route takes from a day on. A changed rate is one more of these: the
 * one before stays for the invoices of before.
 */
struct _RbkCreditRate
{
  RbkRecord parent_instance;

  char       *effective_from; /* (owned) (nullable) */
  RbkDecimal *credits;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkCreditRate, rbk_credit_rate, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkCreditRate, member)

static const RbkField fields[] = {
  { "effective-from", RBK_FIELD_DATE, FIELD (effective_from), NULL, RBK_FIELD_REQUIRED, NULL,
    NC_ ("field", "effective date") },
  { "credits", RBK_FIELD_DECIMAL, FIELD (credits), NULL,
    RBK_FIELD_REQUIRED | RBK_FIELD_NON_NEGATIVE, NULL, NC_ ("field", "credit rate") },
};

static void
rbk_credit_rate_class_init (RbkCreditRateClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_credit_rate_init (RbkCreditRate *self)
{
}

/**
 * rbk_credit_rate_new:
 *
 * Returns: (transfer full): one with nothing set
 */
RbkCreditRate *
rbk_credit_rate_new (void)
{
  return g_object_new (RBK_TYPE_CREDIT_RATE, NULL);
}

/**
 * rbk_credit_rate_get_effective_from:
 * @self: a credit rate
 *
 * Returns: (nullable) (transfer none): the first day it holds, YYYY-MM-DD
 */
const char *
rbk_credit_rate_get_effective_from (RbkCreditRate *self)
{
  g_return_val_if_fail (RBK_IS_CREDIT_RATE (self), NULL);

  return self->effective_from;
}

/**
 * rbk_credit_rate_get_credits:
 * @self: a credit rate
 *
 * Returns: (nullable) (transfer none): credits that a call takes from that day on
 */
const RbkDecimal *
rbk_credit_rate_get_credits (RbkCreditRate *self)
{
  g_return_val_if_fail (RBK_IS_CREDIT_RATE (self), NULL);

  return self->credits;
}

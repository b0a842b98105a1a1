/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-diff-identity.h"

#include "rbk-credit-rate.h"
#include "rbk-decision.h"
#include "rbk-model-price.h"
#include "rbk-suppression.h"

static const char *
get_topic (RbkRecord *decision)
{
  const RbkField *field = rbk_record_find_field (decision, "topic");

  return rbk_field_enum_nick (field, rbk_record_get_integer (decision, field));
}

/* What tells a record from the others of its list. */
char *
rbk_diff_dup_identity (RbkRecord *record, guint position)
{
  const RbkField *currency = rbk_record_find_field (record, "currency");

  if (RBK_IS_MODEL_PRICE (record))
    {
      const char *from = rbk_model_price_get_effective_from (RBK_MODEL_PRICE (record));

      return g_strconcat (rbk_model_price_get_model (RBK_MODEL_PRICE (record)),
                          from != NULL ? "@" : NULL, from, NULL);
    }
  if (RBK_IS_CREDIT_RATE (record) &&
      rbk_credit_rate_get_effective_from (RBK_CREDIT_RATE (record)) != NULL)
    return g_strdup (rbk_credit_rate_get_effective_from (RBK_CREDIT_RATE (record)));
  if (RBK_IS_SUPPRESSION (record))
    return rbk_suppression_dup_place (RBK_SUPPRESSION (record));
  if (RBK_IS_DECISION (record))
    return g_strdup (get_topic (record));
  if (rbk_record_get_key (record) != NULL)
    return g_strdup (rbk_record_get_key (record));
  if (currency != NULL && rbk_record_get_string (record, currency) != NULL)
    return g_strdup (rbk_record_get_string (record, currency));

  return g_strdup_printf ("%u", position + 1);
}

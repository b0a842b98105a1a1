/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-suppression.h"

#include "rbk-text.h"

/**
 * RbkSuppression:
 *
 * A finding that the book lets be, and why. It is still shown, but no longer counts.
 */
struct _RbkSuppression
{
  RbkRecord parent_instance;

  char *rule;   /* (owned) (nullable) */
  char *where;  /* (owned) (nullable) */
  char *reason; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkSuppression, rbk_suppression, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkSuppression, member)

static const RbkField fields[] = {
  { "rule", RBK_FIELD_STRING, FIELD (rule), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "rule") },
  { "where", RBK_FIELD_STRING, FIELD (where), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "place") },
  { "reason", RBK_FIELD_STRING, FIELD (reason), NULL, RBK_FIELD_REQUIRED, NULL,
    NC_ ("field", "reason") },
};

static void
rbk_suppression_class_init (RbkSuppressionClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_suppression_init (RbkSuppression *self)
{
}

/**
 * rbk_suppression_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkSuppression *
rbk_suppression_new (void)
{
  return g_object_new (RBK_TYPE_SUPPRESSION, NULL);
}

/**
 * rbk_suppression_get_rule:
 * @self: a suppression
 *
 * Returns: (nullable) (transfer none): the id of the rule: `tier-count`
 */
const char *
rbk_suppression_get_rule (RbkSuppression *self)
{
  g_return_val_if_fail (RBK_IS_SUPPRESSION (self), NULL);

  return self->rule;
}

/**
 * rbk_suppression_get_where:
 * @self: a suppression
 *
 * Returns: (nullable) (transfer none): the place, by keys: `pro.evergreen.runs`; nothing for
 *   wherever the rule finds something
 */
const char *
rbk_suppression_get_where (RbkSuppression *self)
{
  g_return_val_if_fail (RBK_IS_SUPPRESSION (self), NULL);

  return self->where;
}

/**
 * rbk_suppression_get_reason:
 * @self: a suppression
 *
 * Returns: (nullable) (transfer none): why it is let be
 */
const char *
rbk_suppression_get_reason (RbkSuppression *self)
{
  g_return_val_if_fail (RBK_IS_SUPPRESSION (self), NULL);

  return self->reason;
}

/**
 * rbk_suppression_dup_place:
 * @self: a suppression
 *
 * Names what is let be, as no two of a book may: `price-step@pro`, or `tier-count` for wherever
 * the rule finds something.
 *
 * Returns: (transfer full): the name
 */
char *
rbk_suppression_dup_place (RbkSuppression *self)
{
  g_return_val_if_fail (RBK_IS_SUPPRESSION (self), NULL);

  return g_strconcat (self->rule != NULL ? self->rule : "", self->where != NULL ? "@" : NULL,
                      self->where, NULL);
}

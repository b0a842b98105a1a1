/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-level.h"

#include "rbk-text.h"

/**
 * RbkUsageLevel:
 *
 * A typical customer: calls a month and tokens a call.
 */
struct _RbkUsageLevel
{
  RbkRecord parent_instance;

  char       *key;        /* (owned) (nullable) */
  char       *name;       /* (owned) (nullable) */
  RbkDecimal *calls;      /* (owned) (nullable) */
  RbkDecimal *tokens;     /* (owned) (nullable) */
  char       *percentile; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkUsageLevel, rbk_usage_level, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkUsageLevel, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "calls", RBK_FIELD_DECIMAL, FIELD (calls), NULL, RBK_FIELD_REQUIRED | RBK_FIELD_NON_NEGATIVE,
    NULL, NC_ ("field", "calls a month") },
  { "tokens", RBK_FIELD_DECIMAL, FIELD (tokens), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "tokens a call") },
  { "percentile", RBK_FIELD_STRING, FIELD (percentile), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "percentile") },
};

static void
rbk_usage_level_class_init (RbkUsageLevelClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_usage_level_init (RbkUsageLevel *self)
{
}

/**
 * rbk_usage_level_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkUsageLevel *
rbk_usage_level_new (void)
{
  return g_object_new (RBK_TYPE_USAGE_LEVEL, NULL);
}

/**
 * rbk_usage_level_get_key:
 * @self: a usage level
 *
 * Returns: (nullable) (transfer none): what programs call it
 */
const char *
rbk_usage_level_get_key (RbkUsageLevel *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_LEVEL (self), NULL);

  return self->key;
}

/**
 * rbk_usage_level_get_name:
 * @self: a usage level
 *
 * Returns: (nullable) (transfer none): what people call it
 */
const char *
rbk_usage_level_get_name (RbkUsageLevel *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_LEVEL (self), NULL);

  return self->name;
}

/**
 * rbk_usage_level_get_calls:
 * @self: a usage level
 *
 * Returns: (nullable) (transfer none): calls a month
 */
const RbkDecimal *
rbk_usage_level_get_calls (RbkUsageLevel *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_LEVEL (self), NULL);

  return self->calls;
}

/**
 * rbk_usage_level_get_tokens:
 * @self: a usage level
 *
 * Returns: (nullable) (transfer none): tokens of a call, in and out; nothing is what the routes say
 */
const RbkDecimal *
rbk_usage_level_get_tokens (RbkUsageLevel *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_LEVEL (self), NULL);

  return self->tokens;
}

/**
 * rbk_usage_level_get_percentile:
 * @self: a usage level
 *
 * Returns: (nullable) (transfer none): p50, p90 or p99 where the level stands for one
 */
const char *
rbk_usage_level_get_percentile (RbkUsageLevel *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_LEVEL (self), NULL);

  return self->percentile;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-context-tier.h"

#include "rbk-text.h"

/**
 * RbkContextTier:
 *
 * The prices of a model once a request's input passes a size; the whole request moves.
 */
struct _RbkContextTier
{
  RbkRecord parent_instance;

  RbkDecimal *above;       /* (owned) (nullable) */
  RbkDecimal *input;       /* (owned) (nullable) */
  RbkDecimal *output;      /* (owned) (nullable) */
  RbkDecimal *cache_read;  /* (owned) (nullable) */
  RbkDecimal *cache_write; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkContextTier, rbk_context_tier, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkContextTier, member)

static const RbkField fields[] = {
  { "above", RBK_FIELD_DECIMAL, FIELD (above), NULL,
    RBK_FIELD_REQUIRED | RBK_FIELD_POSITIVE | RBK_FIELD_WHOLE, NULL,
    NC_ ("field", "context tier") },
  { "input", RBK_FIELD_DECIMAL, FIELD (input), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "input price") },
  { "output", RBK_FIELD_DECIMAL, FIELD (output), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "output price") },
  { "cache-read", RBK_FIELD_DECIMAL, FIELD (cache_read), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "cache read price") },
  { "cache-write", RBK_FIELD_DECIMAL, FIELD (cache_write), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "cache write price") },
};

static void
rbk_context_tier_class_init (RbkContextTierClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_context_tier_init (RbkContextTier *self)
{
}

/**
 * rbk_context_tier_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkContextTier *
rbk_context_tier_new (void)
{
  return g_object_new (RBK_TYPE_CONTEXT_TIER, NULL);
}

/**
 * rbk_context_tier_get_above:
 * @self: a context tier
 *
 * Returns: (nullable) (transfer none): the tier holds from one input token more than this
 */
const RbkDecimal *
rbk_context_tier_get_above (RbkContextTier *self)
{
  g_return_val_if_fail (RBK_IS_CONTEXT_TIER (self), NULL);

  return self->above;
}

/**
 * rbk_context_tier_get_input:
 * @self: a context tier
 *
 * Returns: (nullable) (transfer none): per 1,000,000 fresh input tokens
 */
const RbkDecimal *
rbk_context_tier_get_input (RbkContextTier *self)
{
  g_return_val_if_fail (RBK_IS_CONTEXT_TIER (self), NULL);

  return self->input;
}

/**
 * rbk_context_tier_get_output:
 * @self: a context tier
 *
 * Returns: (nullable) (transfer none): per 1,000,000 output tokens
 */
const RbkDecimal *
rbk_context_tier_get_output (RbkContextTier *self)
{
  g_return_val_if_fail (RBK_IS_CONTEXT_TIER (self), NULL);

  return self->output;
}

/**
 * rbk_context_tier_get_cache_read:
 * @self: a context tier
 *
 * Returns: (nullable) (transfer none): per 1,000,000 input tokens read from the cache
 */
const RbkDecimal *
rbk_context_tier_get_cache_read (RbkContextTier *self)
{
  g_return_val_if_fail (RBK_IS_CONTEXT_TIER (self), NULL);

  return self->cache_read;
}

/**
 * rbk_context_tier_get_cache_write:
 * @self: a context tier
 *
 * Returns: (nullable) (transfer none): per 1,000,000 input tokens written to the cache
 */
const RbkDecimal *
rbk_context_tier_get_cache_write (RbkContextTier *self)
{
  g_return_val_if_fail (RBK_IS_CONTEXT_TIER (self), NULL);

  return self->cache_write;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-model-price.h"

#include "rbk-context-tier.h"
#include "rbk-text.h"

/**
 * RbkModelPrice:
 *
 * What a vendor charges for a model from a date on, per 1,000,000 tokens.
 */
struct _RbkModelPrice
{
  RbkRecord parent_instance;

  char       *model;          /* (owned) (nullable) */
  char       *name;           /* (owned) (nullable) */
  char       *provider;       /* (owned) (nullable) */
  char       *effective_from; /* (owned) (nullable) */
  RbkDecimal *input;          /* (owned) (nullable) */
  RbkDecimal *output;         /* (owned) (nullable) */
  RbkDecimal *cache_read;     /* (owned) (nullable) */
  RbkDecimal *cache_write;    /* (owned) (nullable) */
  RbkDecimal *batch_input;    /* (owned) (nullable) */
  RbkDecimal *batch_output;   /* (owned) (nullable) */
  RbkDecimal *context_window; /* (owned) (nullable) */
  GListStore *context_tiers;  /* (owned) (element-type RbkContextTier) */
  RbkDecimal *quality;        /* (owned) (nullable) */
  char       *source;         /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkModelPrice, rbk_model_price, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkModelPrice, member)

static const RbkField fields[] = {
  { "model", RBK_FIELD_KEY, FIELD (model), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "model") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "provider", RBK_FIELD_STRING, FIELD (provider), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "provider") },
  { "effective-from", RBK_FIELD_DATE, FIELD (effective_from), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "effective date") },
  { "input", RBK_FIELD_DECIMAL, FIELD (input), NULL, RBK_FIELD_REQUIRED | RBK_FIELD_NON_NEGATIVE,
    NULL, NC_ ("field", "input price") },
  { "output", RBK_FIELD_DECIMAL, FIELD (output), NULL, RBK_FIELD_REQUIRED | RBK_FIELD_NON_NEGATIVE,
    NULL, NC_ ("field", "output price") },
  { "cache-read", RBK_FIELD_DECIMAL, FIELD (cache_read), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "cache read price") },
  { "cache-write", RBK_FIELD_DECIMAL, FIELD (cache_write), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "cache write price") },
  { "batch-input", RBK_FIELD_DECIMAL, FIELD (batch_input), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "batch input price") },
  { "batch-output", RBK_FIELD_DECIMAL, FIELD (batch_output), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "batch output price") },
  { "context-window", RBK_FIELD_DECIMAL, FIELD (context_window), NULL,
    RBK_FIELD_POSITIVE | RBK_FIELD_WHOLE, NULL, NC_ ("field", "context window") },
  { "context-tiers", RBK_FIELD_LIST, FIELD (context_tiers), rbk_context_tier_get_type,
    RBK_FIELD_PLAIN, NULL, NC_ ("field", "context tiers") },
  { "quality", RBK_FIELD_DECIMAL, FIELD (quality), NULL, RBK_FIELD_SCORE, NULL,
    NC_ ("field", "quality") },
  { "source", RBK_FIELD_STRING, FIELD (source), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "source") },
};

static void
rbk_model_price_class_init (RbkModelPriceClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_model_price_init (RbkModelPrice *self)
{
}

/**
 * rbk_model_price_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkModelPrice *
rbk_model_price_new (void)
{
  return g_object_new (RBK_TYPE_MODEL_PRICE, NULL);
}

/**
 * rbk_model_price_get_model:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): the model's id; dated prices of one model share it
 */
const char *
rbk_model_price_get_model (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->model;
}

/**
 * rbk_model_price_get_name:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): the model's name for people
 */
const char *
rbk_model_price_get_name (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->name;
}

/**
 * rbk_model_price_get_provider:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): who sells it
 */
const char *
rbk_model_price_get_provider (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->provider;
}

/**
 * rbk_model_price_get_effective_from:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): first day of the price; nothing is since ever
 */
const char *
rbk_model_price_get_effective_from (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->effective_from;
}

/**
 * rbk_model_price_get_input:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): per 1,000,000 fresh input tokens
 */
const RbkDecimal *
rbk_model_price_get_input (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->input;
}

/**
 * rbk_model_price_get_output:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): per 1,000,000 output tokens
 */
const RbkDecimal *
rbk_model_price_get_output (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->output;
}

/**
 * rbk_model_price_get_cache_read:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): per 1,000,000 input tokens read from the cache; nothing is
 * the input price
 */
const RbkDecimal *
rbk_model_price_get_cache_read (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->cache_read;
}

/**
 * rbk_model_price_get_cache_write:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): per 1,000,000 input tokens written to the cache; nothing is
 * the input price
 */
const RbkDecimal *
rbk_model_price_get_cache_write (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->cache_write;
}

/**
 * rbk_model_price_get_batch_input:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): per 1,000,000 input tokens of batch requests; nothing: no
 * batch price
 */
const RbkDecimal *
rbk_model_price_get_batch_input (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->batch_input;
}

/**
 * rbk_model_price_get_batch_output:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): per 1,000,000 output tokens of batch requests
 */
const RbkDecimal *
rbk_model_price_get_batch_output (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->batch_output;
}

/**
 * rbk_model_price_get_context_window:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): the most tokens a request may hold
 */
const RbkDecimal *
rbk_model_price_get_context_window (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->context_window;
}

/**
 * rbk_model_price_get_context_tiers:
 * @self: a model price
 *
 * Returns: (transfer none): a list of RbkContextTier: dearer prices for large requests, ascending
 */
GListModel *
rbk_model_price_get_context_tiers (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return G_LIST_MODEL (self->context_tiers);
}

/**
 * rbk_model_price_get_quality:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): the user's own score of the model, 0 to 100; nothing: not
 * judged
 */
const RbkDecimal *
rbk_model_price_get_quality (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->quality;
}

/**
 * rbk_model_price_get_source:
 * @self: a model price
 *
 * Returns: (nullable) (transfer none): the catalogue it came from
 */
const char *
rbk_model_price_get_source (RbkModelPrice *self)
{
  g_return_val_if_fail (RBK_IS_MODEL_PRICE (self), NULL);

  return self->source;
}

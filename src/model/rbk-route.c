/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-route.h"

#include <string.h>

#include "rbk-credit-rate.h"
#include "rbk-date.h"
#include "rbk-text.h"

/**
 * RbkRoute:
 *
 * The model that serves a share of a workload, and what a call takes on it.
 */
struct _RbkRoute
{
  RbkRecord parent_instance;

  char       *name;               /* (owned) (nullable) */
  char       *model;              /* (owned) (nullable) */
  RbkDecimal *share;              /* (owned) */
  RbkDecimal *input_tokens;       /* (owned) */
  RbkDecimal *output_tokens;      /* (owned) */
  RbkDecimal *cache_read_tokens;  /* (owned) */
  RbkDecimal *cache_write_tokens; /* (owned) */
  RbkDecimal *tokenizer_factor;   /* (owned) */
  gboolean    batch;
  int         fallback_order;
  RbkDecimal *credits;      /* (owned) (nullable) */
  GListStore *credit_rates; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkRoute, rbk_route, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkRoute, member)

static const RbkField fields[] = {
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "model", RBK_FIELD_REF, FIELD (model), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "model") },
  { "share", RBK_FIELD_DECIMAL, FIELD (share), NULL, RBK_FIELD_SHARE, "1", NC_ ("field", "share") },
  { "input-tokens", RBK_FIELD_DECIMAL, FIELD (input_tokens), NULL, RBK_FIELD_NON_NEGATIVE, "0",
    NC_ ("field", "input tokens") },
  { "output-tokens", RBK_FIELD_DECIMAL, FIELD (output_tokens), NULL, RBK_FIELD_NON_NEGATIVE, "0",
    NC_ ("field", "output tokens") },
  { "cache-read-tokens", RBK_FIELD_DECIMAL, FIELD (cache_read_tokens), NULL, RBK_FIELD_NON_NEGATIVE,
    "0", NC_ ("field", "cached tokens") },
  { "cache-write-tokens", RBK_FIELD_DECIMAL, FIELD (cache_write_tokens), NULL,
    RBK_FIELD_NON_NEGATIVE, "0", NC_ ("field", "cache write tokens") },
  { "tokenizer-factor", RBK_FIELD_DECIMAL, FIELD (tokenizer_factor), NULL, RBK_FIELD_POSITIVE, "1",
    NC_ ("field", "tokenizer factor") },
  { "batch", RBK_FIELD_BOOLEAN, FIELD (batch), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "batch") },
  { "fallback-order", RBK_FIELD_INTEGER, FIELD (fallback_order), NULL, RBK_FIELD_NON_NEGATIVE, "0",
    NC_ ("field", "fallback order") },
  { "credits", RBK_FIELD_DECIMAL, FIELD (credits), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "credit rate") },
  { "credit-rates", RBK_FIELD_LIST, FIELD (credit_rates), rbk_credit_rate_get_type, RBK_FIELD_PLAIN,
    NULL, NC_ ("field", "dated credit rates") },
};

static void
rbk_route_class_init (RbkRouteClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_route_init (RbkRoute *self)
{
}

/**
 * rbk_route_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkRoute *
rbk_route_new (void)
{
  return g_object_new (RBK_TYPE_ROUTE, NULL);
}

/**
 * rbk_route_get_name:
 * @self: a route
 *
 * Returns: (nullable) (transfer none): what to call it; nothing is the model
 */
const char *
rbk_route_get_name (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), NULL);

  return self->name;
}

/**
 * rbk_route_get_model:
 * @self: a route
 *
 * Returns: (nullable) (transfer none): the id of a model price
 */
const char *
rbk_route_get_model (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), NULL);

  return self->model;
}

/**
 * rbk_route_get_share:
 * @self: a route
 *
 * Returns: the share of calls that it serves
 */
RbkDecimal
rbk_route_get_share (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), RBK_DECIMAL_INVALID);

  return self->share != NULL ? *self->share : RBK_DECIMAL_UNITS (1);
}

/**
 * rbk_route_get_input_tokens:
 * @self: a route
 *
 * Returns: fresh input tokens of a call
 */
RbkDecimal
rbk_route_get_input_tokens (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), RBK_DECIMAL_INVALID);

  return self->input_tokens != NULL ? *self->input_tokens : RBK_DECIMAL_UNITS (0);
}

/**
 * rbk_route_get_output_tokens:
 * @self: a route
 *
 * Returns: output tokens of a call
 */
RbkDecimal
rbk_route_get_output_tokens (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), RBK_DECIMAL_INVALID);

  return self->output_tokens != NULL ? *self->output_tokens : RBK_DECIMAL_UNITS (0);
}

/**
 * rbk_route_get_cache_read_tokens:
 * @self: a route
 *
 * Returns: input tokens of a call read from the cache
 */
RbkDecimal
rbk_route_get_cache_read_tokens (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), RBK_DECIMAL_INVALID);

  return self->cache_read_tokens != NULL ? *self->cache_read_tokens : RBK_DECIMAL_UNITS (0);
}

/**
 * rbk_route_get_cache_write_tokens:
 * @self: a route
 *
 * Returns: input tokens of a call written to the cache
 */
RbkDecimal
rbk_route_get_cache_write_tokens (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), RBK_DECIMAL_INVALID);

  return self->cache_write_tokens != NULL ? *self->cache_write_tokens : RBK_DECIMAL_UNITS (0);
}

/**
 * rbk_route_get_tokenizer_factor:
 * @self: a route
 *
 * Returns: tokens that the model counts for one counted here
 */
RbkDecimal
rbk_route_get_tokenizer_factor (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), RBK_DECIMAL_INVALID);

  return self->tokenizer_factor != NULL ? *self->tokenizer_factor : RBK_DECIMAL_UNITS (1);
}

/**
 * rbk_route_get_batch:
 * @self: a route
 *
 * Returns: whether its calls go at the batch price
 */
gboolean
rbk_route_get_batch (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), FALSE);

  return self->batch;
}

/**
 * rbk_route_get_fallback_order:
 * @self: a route
 *
 * Returns: 0: always in use; else the order in which it stands in
 */
int
rbk_route_get_fallback_order (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), 0);

  return self->fallback_order;
}

/**
 * rbk_route_get_credits:
 * @self: a route
 *
 * Returns: (nullable) (transfer none): credits that a call on this route takes, until the first
 *   of its dated rates
 */
const RbkDecimal *
rbk_route_get_credits (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), NULL);

  return self->credits;
}

/**
 * rbk_route_get_credit_rates:
 * @self: a route
 *
 * Returns: (transfer none): dated credit rates, earliest first
 */
GListModel *
rbk_route_get_credit_rates (RbkRoute *self)
{
  g_return_val_if_fail (RBK_IS_ROUTE (self), NULL);

  return G_LIST_MODEL (self->credit_rates);
}

/**
 * rbk_route_get_credits_on:
 * @self: a route
 * @date: a day
 *
 * Returns: (nullable) (transfer none): credits that a call on this route takes on that day
 */
const RbkDecimal *
rbk_route_get_credits_on (RbkRoute *self, const GDate *date)
{
  const RbkDecimal *credits;
  GListModel       *rates;
  g_autofree char  *day = NULL;

  g_return_val_if_fail (RBK_IS_ROUTE (self), NULL);
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  credits = self->credits;
  rates = G_LIST_MODEL (self->credit_rates);
  day = rbk_date_to_string (date);
  for (guint i = 0; i < g_list_model_get_n_items (rates); i++)
    {
      g_autoptr(RbkCreditRate) rate = g_list_model_get_item (rates, i);
      const char *from = rbk_credit_rate_get_effective_from (rate);

      /* Text order is date order, and the list is sorted. */
      if (from != NULL && strcmp (from, day) <= 0)
        credits = rbk_credit_rate_get_credits (rate);
    }

  return credits;
}

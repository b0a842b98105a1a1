/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-json.h"
#include "rbk-model-price.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_RATE_INPUT,
  RBK_RATE_OUTPUT,
  RBK_RATE_CACHE_READ,
  RBK_RATE_CACHE_WRITE,
  RBK_RATE_BATCH_INPUT,
  RBK_RATE_BATCH_OUTPUT,
  RBK_N_RATES,
} RbkRate;

/* How far a list's decimal point is from ours, which is a major unit per 1,000,000 tokens. */
#define RBK_PER_MILLION 0
#define RBK_PER_TOKEN 6
#define RBK_CENTS_PER_TOKEN 4

/**
 * RbkRates:
 * @value: the rates, per 1,000,000 tokens
 * @has: which of them there are
 */
typedef struct
{
  RbkDecimal value[RBK_N_RATES];
  gboolean   has[RBK_N_RATES];
} RbkRates;

extern const char *const rbk_rate_properties[RBK_N_RATES];

gboolean rbk_rate_scan (const char *text, int shift, RbkDecimal *value);
gboolean rbk_rates_read_node (RbkRates *self, RbkRate rate, JsonNode *node, int shift);
gboolean rbk_rates_read (
    RbkRates *self, RbkRate rate, JsonObject *object, const char *member, int shift);
gboolean          rbk_rates_is_free (const RbkRates *self);
gboolean          rbk_rates_is_odd (const RbkRates *self);
const RbkDecimal *rbk_rates_peek (RbkModelPrice *price, RbkRate rate);

/* Of a foreign tree: nothing where it is not what is asked for. */
JsonObject *rbk_json_peek_object (JsonObject *object, const char *member);
JsonArray  *rbk_json_peek_array (JsonObject *object, const char *member);
const char *rbk_json_peek_text (JsonObject *object, const char *member);
gboolean    rbk_json_peek_count (JsonObject *object, const char *member, RbkDecimal *count);
JsonObject *rbk_json_peek_element (JsonArray *array, guint position);
gboolean    rbk_json_peek_has_object (JsonNode *root, const char *member);

G_END_DECLS

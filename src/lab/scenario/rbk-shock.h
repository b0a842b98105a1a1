/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-date.h"
#include "rbk-decimal.h"

G_BEGIN_DECLS

/**
 * RbkShockKind:
 * @RBK_SHOCK_MODEL: `model:ID.price=x0.333`: what a vendor charges for a model; `model:*` is all
 *   of them. `.input`, `.output`, `.cache-read` and `.cache-write` are one rate alone, and take an
 *   amount for 1,000,000 tokens too: `model:ID.input=3`
 * @RBK_SHOCK_TOKENIZER: `tokenizer=x1.35`: the vendor counts more tokens for the same text, in and
 *   out; what customers are billed for stays
 * @RBK_SHOCK_TOKENIZER_INPUT: `tokenizer-input=x1.35`: likewise of input alone
 * @RBK_SHOCK_INPUT: `input=x1.2`: calls take more input
 * @RBK_SHOCK_OUTPUT: `output=x1.2`: calls give more output
 * @RBK_SHOCK_CACHE_HIT: `cache-hit=0.6`: that share of all input is read from the cache
 * @RBK_SHOCK_RETRIES: `retries=x1.1`: as many calls for each that is billed
 * @RBK_SHOCK_SHARE: `share:ROUTE=0.5`: the share of calls that goes to the routes of a name or of a
 *   model, in each workload that has one
 * @RBK_SHOCK_USAGE: `usage=x2`: customers do more of everything
 * @RBK_SHOCK_OVERHEAD: `overhead=x1.5`: what a customer costs beside the models
 * @RBK_SHOCK_DATE: `date=2026-09-01`: prices and terms of the book that are in force then
 * @RBK_SHOCK_VENDOR: `vendor=2026-09-01`: the same, with the dated prices that the catalogue has of
 *   the book's models and the book has not
 *
 * What is supposed to happen.
 */
typedef enum
{
  RBK_SHOCK_MODEL,
  RBK_SHOCK_TOKENIZER,
  RBK_SHOCK_TOKENIZER_INPUT,
  RBK_SHOCK_INPUT,
  RBK_SHOCK_OUTPUT,
  RBK_SHOCK_CACHE_HIT,
  RBK_SHOCK_RETRIES,
  RBK_SHOCK_SHARE,
  RBK_SHOCK_USAGE,
  RBK_SHOCK_OVERHEAD,
  RBK_SHOCK_DATE,
  RBK_SHOCK_VENDOR,
} RbkShockKind;

/* Which of a model's rates. */
typedef enum
{
  RBK_SHOCK_PRICE, /* all of them */
  RBK_SHOCK_RATE_INPUT,
  RBK_SHOCK_RATE_OUTPUT,
  RBK_SHOCK_RATE_CACHE_READ,
  RBK_SHOCK_RATE_CACHE_WRITE,
} RbkShockRate;

/**
 * RbkShock:
 * @kind: what happens
 * @target: (nullable): a model's id, `*` for all, or the name or model of a route
 * @rate: of a model, which of its rates
 * @is_factor: whether @value multiplies; else it takes the place of what was
 * @value: a factor, a rate for 1,000,000 tokens, or a share
 * @date: of dated ones
 *
 * One thing that is supposed to happen to a book.
 */
typedef struct
{
  RbkShockKind kind;
  char        *target;
  RbkShockRate rate;
  gboolean     is_factor;
  RbkDecimal   value;
  GDate        date;
} RbkShock;

RbkShock  *rbk_shock_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RbkShock  *rbk_shock_copy (const RbkShock *self) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_shock_free (RbkShock *self);
char      *rbk_shock_to_string (const RbkShock *self) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_shock_describe (const RbkShock *self) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_shock_dup_subject (const RbkShock *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rbk_shocks_parse (const char *const *texts, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char     **rbk_shocks_to_strings (const GPtrArray *shocks) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkShock, rbk_shock_free)

G_END_DECLS

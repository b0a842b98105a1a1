/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/* What records say beside the fields that a person may map. */
enum
{
  RBK_USAGE_AMOUNT = RBK_N_USAGE_FIELDS, /* calls or tokens, as the event's name says */
  RBK_USAGE_EVENT,                       /* the event's name */
  RBK_USAGE_KIND,                        /* what the record is of */
  RBK_USAGE_EVENT_ID,
  RBK_USAGE_EVENT_SOURCE, /* in which the id is the only one */
  RBK_USAGE_LONG_CACHE_WRITE_TOKENS,
  RBK_N_ALL_USAGE_FIELDS,
};

#define RBK_USAGE_MAX_NAMES 10
#define RBK_USAGE_MAX_SIGNATURE 3

/**
 * RbkUsageFormatFlags:
 * @RBK_USAGE_IS_EVENTS: a record is an event: it may say no day, may be there twice, and
 *   there may be one a direction
 * @RBK_USAGE_NO_CALLS: it does not say how many calls there were
 * @RBK_USAGE_IN_CENTS: the cost is in hundredths of the currency's unit
 * @RBK_USAGE_NO_CUSTOMERS: it has no customers, just requests
 *
 * What is different about a format.
 */
typedef enum
{
  RBK_USAGE_IS_EVENTS = 1 << 0,
  RBK_USAGE_NO_CALLS = 1 << 1,
  RBK_USAGE_IN_CENTS = 1 << 2,
  RBK_USAGE_NO_CUSTOMERS = 1 << 3,
} RbkUsageFormatFlags;

/**
 * RbkUsageFormat:
 * @name: as `--format` names it
 * @title: in words
 * @signatures: any of these, each of them whole: names that tell the format from others
 * @names: for each field the names that it may have; those of a plain file may follow
 * @cached: how cached tokens are meant
 * @flags: what is different about it
 *
 * Where a format says what. Names are simplified: in lower case, letters and digits alone.
 */
typedef struct
{
  const char         *name;
  const char         *title;
  const char         *signatures[3][RBK_USAGE_MAX_SIGNATURE];
  const char         *names[RBK_N_ALL_USAGE_FIELDS][RBK_USAGE_MAX_NAMES];
  RbkUsageCached      cached;
  RbkUsageFormatFlags flags;
} RbkUsageFormat;

extern const RbkUsageFormat rbk_usage_formats[];
extern const guint          rbk_usage_n_formats;

/* The first is the plain one, which has no signature. */
#define RBK_USAGE_PLAIN (&rbk_usage_formats[0])

const RbkUsageFormat *rbk_usage_format_find (const char *name, GError **error);
gboolean              rbk_usage_format_matches (const RbkUsageFormat *self, GHashTable *names);

G_END_DECLS

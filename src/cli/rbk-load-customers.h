/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-customers.h"
#include "rbk-margin.h"

G_BEGIN_DECLS

/**
 * RbkCustomerOptions:
 * @usage: (nullable): a usage file, or the address of a database with `#` and a table behind it
 * @synthetic: (nullable): to make customers up: how many, or an empty text
 * @percentiles: (nullable): known percentiles of calls: `p50=200,p90=940`
 * @median: (nullable): calls of the middle customer
 * @sigma: (nullable): how far calls are spread
 * @seed: (nullable): where chance starts from
 *
 * What the command line says of customers; all as written there.
 */
typedef struct
{
  char *usage;
  char *synthetic, *percentiles, *median, *sigma, *seed;
} RbkCustomerOptions;

/* What a command that rests on customers takes. */
#define RBK_CUSTOMER_OPTIONS(options)                                                              \
  { "usage",                                                                                       \
    0,                                                                                             \
    0,                                                                                             \
    G_OPTION_ARG_FILENAME,                                                                         \
    &(options).usage,                                                                              \
    "The customers, else those that the book names",                                               \
    "CSV" },                                                                                       \
      { "synthetic",                                                                               \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options).synthetic,                                                                      \
        "Make up customers whose calls are lognormal, so many; else 10k",                          \
        "[N]" },                                                                                   \
      { "percentiles",                                                                             \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options).percentiles,                                                                    \
        "What is known of their calls; else what the book says",                                   \
        "p50=200,p90=940" },                                                                       \
      { "median", 0, 0, G_OPTION_ARG_STRING, &(options).median, "Calls of the middle one", "N" },  \
      { "sigma", 0, 0, G_OPTION_ARG_STRING, &(options).sigma, "How far calls are spread", "1.8" }, \
  {                                                                                                \
    "seed", 0, 0, G_OPTION_ARG_STRING, &(options).seed, "Others by the same rule", "N"             \
  }

/**
 * RbkOwnFile:
 * @path: (nullable): where the customers are from, or the book that has them made up; for
 *   messages
 * @is_own: whether it is the file or database that the book names
 * @is_changed: whether it is no longer as it was when the book was sized on it
 * @made_up: (nullable): how they were made up; nothing for real ones
 * @largest_miss: by how much these miss the worst of the percentiles that they are fitted to
 *
 * Where customers are from.
 */
typedef struct
{
  char              *path, *address, *table;
  gboolean           is_own, is_changed;
  RbkSyntheticUsage *made_up;
  double             largest_miss;
} RbkOwnFile;

void rbk_customer_options_clear (RbkCustomerOptions *self);

void rbk_own_file_clear (RbkOwnFile *self);

RbkCustomers *rbk_load_customers (const char               *book_path,
                                  RbkBook                  *book,
                                  const RbkSpec            *spec,
                                  const RbkCustomerOptions *options,
                                  RbkOwnFile               *from,
                                  GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
RbkMixIndex  *rbk_load_index (RbkCustomers     *customers,
                              const RbkSpec    *spec,
                              const RbkOwnFile *from,
                              GError          **error);
gboolean      rbk_load_any_customers (const char               *book_path,
                                      RbkBook                  *book,
                                      const RbkSpec            *spec,
                                      const RbkCustomerOptions *options,
                                      RbkOwnFile               *from,
                                      RbkCustomers            **customers,
                                      GError                  **error);
gboolean      rbk_load_population (const char               *book_path,
                                   RbkBook                  *book,
                                   const RbkSpec            *spec,
                                   const RbkCustomerOptions *options,
                                   RbkOwnFile               *from,
                                   RbkPopulation           **population,
                                   GError                  **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkOwnFile, rbk_own_file_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RbkStripeStepsQuery:
 * @book: the path of a book
 * @date: (nullable): terms in force on this day
 * @files: (array zero-terminated=1): what a Stripe account has
 * @output: (nullable): where to write
 * @json: whether as JSON
 *
 * What is asked of an account.
 */
typedef struct
{
  const char *book, *date;
  char      **files;
  const char *output;
  gboolean    json;
} RbkStripeStepsQuery;

gboolean rbk_cli_print_stripe_steps (const RbkStripeStepsQuery *query,
                                     gboolean                  *differs,
                                     GError                   **error);

G_END_DECLS

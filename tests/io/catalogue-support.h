/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue.h"

G_BEGIN_DECLS

/* What the tests of price lists share: the made-up lists, and a price as one line of text:
 * `input/output/cache read/cache write`, then the batch rates and the context tiers. */

/* What a list has as the price of a model on a day. */
typedef struct
{
  const char *file;
  const char *model;
  const char *day;
  const char *line;
} CatalogueLine;

RbkCatalogue *catalogue_read_sample (const char *name) G_GNUC_WARN_UNUSED_RESULT;
RbkCatalogue *catalogue_read_shared (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char         *catalogue_price_to_line (RbkModelPrice *price) G_GNUC_WARN_UNUSED_RESULT;
char         *catalogue_find_line (RbkCatalogue *catalogue,
                                   const char   *model,
                                   const char   *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

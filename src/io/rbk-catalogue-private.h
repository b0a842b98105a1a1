/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue.h"
#include "rbk-price-index.h"

G_BEGIN_DECLS

RbkCatalogue *rbk_catalogue_new (const char *format,
                                 const char *source,
                                 const char *currency,
                                 GPtrArray  *prices,
                                 char      **notes) G_GNUC_WARN_UNUSED_RESULT;

const RbkPriceIndex *rbk_catalogue_peek_index (RbkCatalogue *self);

char  *rbk_catalogue_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *rbk_catalogue_fold_sorted (const char *text) G_GNUC_WARN_UNUSED_RESULT;
guint  rbk_catalogue_match (const char *folded, const char *wanted);
double rbk_catalogue_likeness (const char *folded, const char *wanted);

/* How well a name matches what was asked for: it holds the words, it ends in them, they are all
 * there is to it. */
enum
{
  RBK_CATALOGUE_NO_MATCH,
  RBK_CATALOGUE_HOLDS,
  RBK_CATALOGUE_ENDS,
  RBK_CATALOGUE_IS,
};

void       rbk_catalogue_prefer (GPtrArray *ids, gboolean is_named);
GPtrArray *rbk_catalogue_find_same (RbkCatalogue *self,
                                    const char   *model,
                                    const char   *provider) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

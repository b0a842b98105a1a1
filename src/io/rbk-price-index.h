/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-model-price.h"

G_BEGIN_DECLS

/**
 * RbkPriceIndex:
 *
 * Prices of models by what the models are called. It does not change.
 */
typedef struct _RbkPriceIndex RbkPriceIndex;

/**
 * RbkNameFold:
 * @RBK_NAME_LETTERS: an id to the letter, in either case
 * @RBK_NAME_WORDS: its words, as rbk_catalogue_fold() has them
 * @RBK_NAME_SORTED_WORDS: its words in any order, as rbk_catalogue_fold_sorted() has them
 *
 * When two names are the same.
 */
typedef enum
{
  RBK_NAME_LETTERS,
  RBK_NAME_WORDS,
  RBK_NAME_SORTED_WORDS,
  RBK_N_NAME_FOLDS,
} RbkNameFold;

RbkPriceIndex   *rbk_price_index_new (GListModel *prices) G_GNUC_WARN_UNUSED_RESULT;
void             rbk_price_index_free (RbkPriceIndex *self);
const GPtrArray *rbk_price_index_get (const RbkPriceIndex *self, const char *model);
RbkModelPrice   *rbk_price_index_get_in_force (const RbkPriceIndex *self,
                                               const char          *model,
                                               const char          *day);
const GPtrArray *rbk_price_index_get_same (const RbkPriceIndex *self,
                                           RbkNameFold          fold,
                                           const char          *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkPriceIndex, rbk_price_index_free)

G_END_DECLS

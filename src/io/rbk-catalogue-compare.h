/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-catalogue.h"

G_BEGIN_DECLS

/**
 * RbkPriceChangeKind:
 * @RBK_PRICE_CHANGE_SAME: the catalogue says the same
 * @RBK_PRICE_CHANGE_MOVED: another price now
 * @RBK_PRICE_CHANGE_SCHEDULED: the same now, another from a later date on
 * @RBK_PRICE_CHANGE_GONE: the catalogue doesn't know the model
 * @RBK_PRICE_CHANGE_UNCLEAR: several models of the catalogue could be meant
 *
 * What a catalogue says of a model that a book uses.
 */
typedef enum
{
  RBK_PRICE_CHANGE_SAME,
  RBK_PRICE_CHANGE_MOVED,
  RBK_PRICE_CHANGE_SCHEDULED,
  RBK_PRICE_CHANGE_GONE,
  RBK_PRICE_CHANGE_UNCLEAR,
} RbkPriceChangeKind;

/**
 * RbkPriceChange:
 * @model: the model's key in the book
 * @kind: what happened
 * @before: (nullable): the price in force in the book
 * @after: (nullable): the price that the catalogue has for the same day, or the next later one
 * @message: what it means, in a sentence
 *
 * One line of the account of a catalogue against a book.
 */
typedef struct
{
  char              *model;
  RbkPriceChangeKind kind;
  RbkModelPrice     *before, *after;
  char              *message;
} RbkPriceChange;

GPtrArray *rbk_catalogue_compare (RbkCatalogue *self,
                                  RbkBook      *book,
                                  const GDate  *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

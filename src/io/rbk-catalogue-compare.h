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
 * @after: (nullable): the dated price that the book should have, made of what the catalogue
 *   says and, where it is silent, of @before; only where the price moved or is scheduled to
 * @message: what it means, in an English sentence: “Claude Sonnet 5: input $2 → $3, output
 *   $10 → $15 from 2026-09-01”
 *
 * One line of the account of a catalogue against a book. A model has several lines where its
 * price moved and will move again.
 */
typedef struct
{
  char              *model;
  RbkPriceChangeKind kind;
  RbkModelPrice     *before, *after;
  char              *message;
} RbkPriceChange;

const char *rbk_price_change_kind_to_string (RbkPriceChangeKind kind);
void        rbk_price_change_free (RbkPriceChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkPriceChange, rbk_price_change_free)

GPtrArray *rbk_catalogue_compare (RbkCatalogue *self,
                                  RbkBook      *book,
                                  const GDate  *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-denomination.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/* Whole credits in words, in the user's language. */

/**
 * RbkCreditsWords:
 * @spec: the book that was searched
 * @book: the same
 * @found: what was found
 * @format: how numbers are shown
 *
 * What the words are about.
 */
typedef struct
{
  const RbkSpec         *spec;
  RbkBook               *book;
  const RbkDenomination *found;
  RbkMoneyFormat        *format;
} RbkCreditsWords;

char *rbk_credits_words_dup_title (const RbkCreditsWords *self) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_credits_words_dup_detail (const RbkCreditsWords *self) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_credits_words_dup_sentence (const RbkCreditsWords *self,
                                      guint                  route) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_credits_words_dup_facts (const RbkCreditsWords *self,
                                   guint                  route) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

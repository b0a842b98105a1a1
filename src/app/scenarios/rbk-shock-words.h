/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-money-format.h"
#include "rbk-shock.h"

G_BEGIN_DECLS

/**
 * RbkShockTarget:
 * @RBK_SHOCK_TARGET_NONE: all of the book
 * @RBK_SHOCK_TARGET_MODEL: one of its models, or all
 * @RBK_SHOCK_TARGET_ROUTE: routes of a name or of a model
 *
 * What a shock is of.
 */
typedef enum
{
  RBK_SHOCK_TARGET_NONE,
  RBK_SHOCK_TARGET_MODEL,
  RBK_SHOCK_TARGET_ROUTE,
} RbkShockTarget;

/**
 * RbkShockValue:
 * @RBK_SHOCK_VALUE_FACTOR: how many times, or by how much
 * @RBK_SHOCK_VALUE_RATE: the same, or an amount for 1,000,000 tokens
 * @RBK_SHOCK_VALUE_SHARE: from 0 % to 100 %
 * @RBK_SHOCK_VALUE_DATE: a day
 *
 * What is typed for a shock.
 */
typedef enum
{
  RBK_SHOCK_VALUE_FACTOR,
  RBK_SHOCK_VALUE_RATE,
  RBK_SHOCK_VALUE_SHARE,
  RBK_SHOCK_VALUE_DATE,
} RbkShockValue;

/* What can happen, in the order in which it is offered. */

guint          rbk_shock_words_get_n_kinds (void);
const char    *rbk_shock_words_get_title (guint kind);
const char    *rbk_shock_words_get_help (guint kind);
RbkShockTarget rbk_shock_words_get_target (guint kind);
RbkShockValue  rbk_shock_words_get_value (const RbkShock *shock);
guint          rbk_shock_words_find_kind (const RbkShock *shock);
RbkShock      *rbk_shock_words_new_shock (guint       kind,
                                          const char *target,
                                          GDate      *date) G_GNUC_WARN_UNUSED_RESULT;
const char    *rbk_shock_words_get_first (RbkBook *book);
GPtrArray     *rbk_shock_words_list_targets (RbkShockTarget target,
                                             RbkBook       *book) G_GNUC_WARN_UNUSED_RESULT;
const char    *rbk_shock_words_for_target (const char *target, RbkBook *book);

char *rbk_shock_words_dup_subject (const RbkShock *shock, RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

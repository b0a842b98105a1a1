/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/**
 * RbkMoneyFormat:
 *
 * How amounts of one currency, quantities and percentages are shown and typed in one
 * locale. Numbers go through it as decimal text, never as a double, so that what is
 * shown in full reads back to the same number.
 *
 * Opaque, made once and used in one thread.
 */
typedef struct _RbkMoneyFormat RbkMoneyFormat;

RbkMoneyFormat *rbk_money_format_new (const char *locale,
                                      const char *currency) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_money_format_free (RbkMoneyFormat *self);

const char *rbk_money_format_get_currency (RbkMoneyFormat *self);

char *rbk_money_format_amount (RbkMoneyFormat *self,
                               RbkDecimal      amount,
                               gboolean        full_precision) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_money_format_whole_amount (RbkMoneyFormat *self,
                                     RbkDecimal      amount) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_money_format_quantity (RbkMoneyFormat *self,
                                 RbkDecimal      quantity) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_money_format_compact (RbkMoneyFormat *self,
                                RbkDecimal      quantity) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_money_format_share (RbkMoneyFormat *self, RbkDecimal share) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_money_format_percent (RbkMoneyFormat *self,
                                double          ratio,
                                guint           places) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_money_format_dup_typed (const char *shown) G_GNUC_WARN_UNUSED_RESULT;

gboolean rbk_money_parse_amount (RbkMoneyFormat *self,
                                 const char     *text,
                                 RbkDecimal     *amount,
                                 GError        **error);
gboolean rbk_money_parse_quantity (RbkMoneyFormat *self,
                                   const char     *text,
                                   RbkDecimal     *quantity,
                                   GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMoneyFormat, rbk_money_format_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-population.h"

G_BEGIN_DECLS

/* Words that several parts of the Customers page share. */

char *rbk_customers_dup_count (RbkMoneyFormat *format, guint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_customers_dup_share (RbkMoneyFormat *format,
                               guint64         number,
                               guint64         all) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_customers_dup_people (RbkMoneyFormat *format, guint64 number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

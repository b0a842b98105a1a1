/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-synthetic-usage.h"
#include "rbk-delivery.h"
#include "rbk-discovery.h"
#include "rbk-migration-plan.h"
#include "rbk-usage-source.h"

G_BEGIN_DECLS

#define RBK_TYPE_BOOK (rbk_book_get_type ())
G_DECLARE_FINAL_TYPE (RbkBook, rbk_book, RBK, BOOK, RbkRecord)

RbkBook *rbk_book_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char        *rbk_book_get_title (RbkBook *self);
const char        *rbk_book_get_client (RbkBook *self);
const char        *rbk_book_get_currency (RbkBook *self);
const char        *rbk_book_get_as_of (RbkBook *self);
RbkDecimal         rbk_book_get_target_margin (RbkBook *self);
const RbkDecimal  *rbk_book_get_acquisition_cost (RbkBook *self);
const char        *rbk_book_get_notes (RbkBook *self);
GListModel        *rbk_book_get_meters (RbkBook *self);
GListModel        *rbk_book_get_models (RbkBook *self);
GListModel        *rbk_book_get_workloads (RbkBook *self);
GListModel        *rbk_book_get_levels (RbkBook *self);
RbkUsageSource    *rbk_book_get_usage (RbkBook *self);
RbkSyntheticUsage *rbk_book_get_synthetic_usage (RbkBook *self);
GListModel        *rbk_book_get_plans (RbkBook *self);
GListModel        *rbk_book_get_scenarios (RbkBook *self);
GListModel        *rbk_book_get_decisions (RbkBook *self);
GListModel        *rbk_book_get_suppressions (RbkBook *self);
GListModel        *rbk_book_get_discounts (RbkBook *self);
GListModel        *rbk_book_get_messages (RbkBook *self);
RbkDelivery       *rbk_book_get_delivery (RbkBook *self);
RbkMigrationPlan  *rbk_book_get_migration (RbkBook *self);
RbkDiscovery      *rbk_book_get_discovery (RbkBook *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_MIGRATION_PLAN (rbk_migration_plan_get_type ())
G_DECLARE_FINAL_TYPE (RbkMigrationPlan, rbk_migration_plan, RBK, MIGRATION_PLAN, RbkRecord)

RbkMigrationPlan *rbk_migration_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char        *rbk_migration_plan_get_from_path (RbkMigrationPlan *self);
const char *const *rbk_migration_plan_get_prices (RbkMigrationPlan *self);
const char *const *rbk_migration_plan_get_map (RbkMigrationPlan *self);
RbkDecimal         rbk_migration_plan_get_threshold (RbkMigrationPlan *self);
const char *const *rbk_migration_plan_get_keep (RbkMigrationPlan *self);
int                rbk_migration_plan_get_keep_months (RbkMigrationPlan *self);
int                rbk_migration_plan_get_waves (RbkMigrationPlan *self);
int                rbk_migration_plan_get_wave_days (RbkMigrationPlan *self);
int                rbk_migration_plan_get_notice_days (RbkMigrationPlan *self);
const char        *rbk_migration_plan_get_start (RbkMigrationPlan *self);
int                rbk_migration_plan_get_months (RbkMigrationPlan *self);
RbkDecimal         rbk_migration_plan_get_leaving (RbkMigrationPlan *self);

G_END_DECLS

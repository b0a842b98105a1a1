/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-migration-work.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/* What the Migration page says in words and numbers. */

const char *rbk_migration_words_for_cohort (RbkCohort cohort);
char *rbk_migration_words_for_bin (RbkMoneyFormat *format, guint bin) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_migration_words_for_rule (const RbkMigrationResult *result,
                                    const RbkKeepCost        *cost,
                                    RbkMoneyFormat           *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_migration_words_for_count (RbkMoneyFormat *format, guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_migration_words_for_amount (RbkMoneyFormat *format,
                                      RbkDecimal      amount) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_migration_words_for_change (RbkMoneyFormat *format,
                                      RbkDecimal      before,
                                      RbkDecimal      after) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_migration_words_for_share (RbkMoneyFormat *format,
                                     gboolean        exists,
                                     RbkDecimal      share) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

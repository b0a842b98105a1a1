/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

G_BEGIN_DECLS

RbkBook     *rbk_test_book (void) G_GNUC_WARN_UNUSED_RESULT;
RbkPlan     *rbk_test_plan (RbkBook *book, guint position);
RbkPhase    *rbk_test_phase (RbkPlan *plan, guint position);
RbkRateCard *rbk_test_card (RbkPhase *phase, guint position);
RbkTier     *rbk_test_tier (RbkRateCard *card, guint position);
GListStore  *rbk_test_list (RbkRecord *record, const char *field);
RbkEdit     *rbk_test_rename (RbkPlan *plan, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char        *rbk_test_folder (void) G_GNUC_WARN_UNUSED_RESULT;
void         rbk_test_remove_folder (const char *folder);
void         rbk_test_take (RbkDocument *document, RbkEdit *edit);
void         rbk_test_spin (guint milliseconds);

G_END_DECLS

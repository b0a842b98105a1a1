/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

RbkBook    *rbk_test_book (void) G_GNUC_WARN_UNUSED_RESULT;
RbkPlan    *rbk_test_plan (RbkBook *book, guint position);
GListStore *rbk_test_list (RbkRecord *record, const char *field);
RbkEdit    *rbk_test_rename (RbkPlan *plan, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_test_folder (void) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_test_remove_folder (const char *folder);
void        rbk_test_spin (guint milliseconds);

G_END_DECLS

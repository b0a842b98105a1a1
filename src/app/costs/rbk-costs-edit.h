/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-workload.h"

G_BEGIN_DECLS

/* Edits of what calls cost: each is one step. */

RbkEdit *rbk_costs_edit_add_workload (RbkBook *book, const char *name) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_costs_edit_add_route (RbkBook *book, RbkWorkload *workload) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_costs_edit_add_level (RbkBook *book, const char *name) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_costs_edit_add_price (RbkBook    *book,
                                   const char *model,
                                   const char *date,
                                   RbkDecimal  input,
                                   RbkDecimal  output) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_costs_edit_remove_model (RbkBook *book, const char *model) G_GNUC_WARN_UNUSED_RESULT;

RbkDecimal rbk_costs_sum_shares (RbkWorkload *workload);
RbkEdit   *rbk_costs_edit_fill_shares (RbkWorkload *workload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

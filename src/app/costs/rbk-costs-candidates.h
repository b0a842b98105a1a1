/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

/* Models to choose from: those of the catalogue, and those that the book alone knows. */

GListStore *rbk_costs_candidates_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
GListModel *rbk_costs_candidates_new_filtered (GListStore     *candidates,
                                               GtkSearchEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

const char *rbk_costs_candidate_get_name (RbkModelPrice *candidate);
char       *rbk_costs_candidate_dup_prices (RbkModelPrice  *candidate,
                                            RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_costs_candidate_dup_facts (RbkModelPrice  *candidate,
                                           RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

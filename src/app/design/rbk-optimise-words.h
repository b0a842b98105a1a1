/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-optimise.h"

G_BEGIN_DECLS

/* What a search for the best prices found, in words. */

char *rbk_optimise_words_demand (const RbkDemand *demand,
                                 RbkMoneyFormat  *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_optimise_words_rise (const RbkDemand *demand,
                               RbkMoneyFormat  *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_optimise_words_headline (const RbkOptimum *optimum,
                                   RbkMoneyFormat   *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_optimise_words_verdict (const RbkOptimum *optimum,
                                  RbkMoneyFormat   *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_optimise_words_people (const RbkOptimum *optimum,
                                 RbkMoneyFormat   *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_optimise_words_term (RbkSolveFor what, const char *plan) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_optimise_words_value (RbkSolveFor     what,
                                RbkDecimal      value,
                                RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_optimise_words_range (const RbkOptimiseChange *change,
                                RbkMoneyFormat          *format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

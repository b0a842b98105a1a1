/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-analysis.h"
#include "rbk-money-format.h"
#include "rbk-shown-plans.h"

G_BEGIN_DECLS

/* What the curves say in words, beside the crosshair and to a screen reader. */

RbkDecimal rbk_chart_read_out_get_usage (double usage);
gboolean   rbk_chart_read_out_figure (RbkAnalysis *analysis,
                                      guint        plan,
                                      double       usage,
                                      RbkFigure   *figure);
char      *rbk_chart_read_out_title (RbkAnalysis    *analysis,
                                     RbkMoneyFormat *format,
                                     double          usage) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_chart_read_out_short (RbkMoneyFormat  *format,
                                     const RbkFigure *figure) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_chart_read_out_at (RbkAnalysis    *analysis,
                                  RbkShownPlans   shown,
                                  RbkMoneyFormat *format,
                                  double          usage,
                                  int             plan) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_chart_read_out_certificate (RbkAnalysis    *analysis,
                                           RbkShownPlans   shown,
                                           RbkMoneyFormat *format,
                                           int             plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

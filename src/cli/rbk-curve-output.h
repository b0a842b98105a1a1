/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-load-customers.h"
#include "rbk-margin-chart.h"

G_BEGIN_DECLS

char   *rbk_curve_output_json (const RbkSpec    *spec,
                               int               axis,
                               GPtrArray        *curves,
                               const RbkOwnFile *from) G_GNUC_WARN_UNUSED_RESULT;
char   *rbk_curve_output_csv (GPtrArray *curves) G_GNUC_WARN_UNUSED_RESULT;
GBytes *rbk_curve_output_picture (const RbkChartSpec *chart,
                                  const char         *format,
                                  guint               width,
                                  guint               height,
                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

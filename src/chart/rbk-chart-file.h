/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart.h"

G_BEGIN_DECLS

/* The largest side of a chart in a file, in pixels of 1/96 inch. */
#define RBK_CHART_FILE_MAX_SIDE 8192

gboolean rbk_chart_write_svg (const RbkChartSpec *spec,
                              const RbkPalette   *palette,
                              guint               width,
                              guint               height,
                              GByteArray         *out,
                              GError            **error);
gboolean rbk_chart_write_png (const RbkChartSpec *spec,
                              const RbkPalette   *palette,
                              guint               width,
                              guint               height,
                              GByteArray         *out,
                              GError            **error);
gboolean rbk_chart_write_pdf (const RbkChartSpec *spec,
                              const RbkPalette   *palette,
                              guint               width,
                              guint               height,
                              GByteArray         *out,
                              GError            **error);

PangoContext *rbk_chart_file_context (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-view-private.h"

G_BEGIN_DECLS

/* The Design page over the template of usage-gated tiers. */

typedef struct
{
  RbkDocument  *document;
  GtkWidget    *window;
  GtkWidget    *page;
  RbkChartView *view;
} RbkCurvesFixture;

void     rbk_curves_open (RbkCurvesFixture *fixture);
void     rbk_curves_set_up (RbkCurvesFixture *fixture, gconstpointer data);
void     rbk_curves_tear_down (RbkCurvesFixture *fixture, gconstpointer data);
gboolean rbk_curves_press (gpointer widget, const char *keys);

G_END_DECLS

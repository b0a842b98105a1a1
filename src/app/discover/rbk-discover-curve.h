/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-proposed.h"

G_BEGIN_DECLS

#define RBK_TYPE_DISCOVER_CURVE (rbk_discover_curve_get_type ())
G_DECLARE_FINAL_TYPE (RbkDiscoverCurve, rbk_discover_curve, RBK, DISCOVER_CURVE, GtkWidget)

GtkWidget *rbk_discover_curve_new (RbkProposed *proposed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

void rbk_marker_path (guint index, double x, double y, double radius, cairo_t *cr);

G_END_DECLS

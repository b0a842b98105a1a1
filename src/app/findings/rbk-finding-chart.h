/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-picture.h"

G_BEGIN_DECLS

#define RBK_TYPE_FINDING_CHART (rbk_finding_chart_get_type ())
G_DECLARE_FINAL_TYPE (RbkFindingChart, rbk_finding_chart, RBK, FINDING_CHART, GtkWidget)

GtkWidget        *rbk_finding_chart_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_finding_chart_show (RbkFindingChart *self, const char *rule, int plan);
const RbkPicture *rbk_finding_chart_get_picture (RbkFindingChart *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-analysis.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

void rbk_inspector_show_facts (GtkWidget      *list,
                               RbkAnalysis    *analysis,
                               guint           plan,
                               RbkMoneyFormat *format);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-export.h"

G_BEGIN_DECLS

GtkWidget     *rbk_paper_choice_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
RbkExportPaper rbk_paper_choice_get (GtkWidget *choice);

G_END_DECLS

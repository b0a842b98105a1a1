/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-optimise-run.h"

G_BEGIN_DECLS

GtkWidget *rbk_optimise_curves_new (RbkBook          *book,
                                    RbkOptimiseRun   *run,
                                    const RbkOptimum *optimum) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

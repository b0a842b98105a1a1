/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-proposed.h"

G_BEGIN_DECLS

/* The proposed plans: their figures in a table, and what figures do not say. */

GtkWidget *rbk_discover_plans_new_table (RbkProposed *proposed,
                                         gboolean     is_short) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_discover_plans_new_terms (RbkProposed *proposed) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_discover_plans_dup_unit (RbkProposed *proposed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

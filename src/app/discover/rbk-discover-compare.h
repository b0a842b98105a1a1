/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-proposed.h"

G_BEGIN_DECLS

GtkWidget *rbk_discover_compare_new (RbkProposed *proposed,
                                     RbkBook     *book) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_discover_compare_new_answers (RbkProposed *proposed,
                                             RbkBook     *book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

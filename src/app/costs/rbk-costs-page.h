/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_PAGE (rbk_costs_page_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsPage, rbk_costs_page, RBK, COSTS_PAGE, GtkWidget)

GtkWidget *rbk_costs_page_new (RbkDocument *document,
                               GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_page_import (RbkCostsPage *self, GFile *file);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_SCENARIOS_PAGE (rbk_scenarios_page_get_type ())
G_DECLARE_FINAL_TYPE (RbkScenariosPage, rbk_scenarios_page, RBK, SCENARIOS_PAGE, GtkWidget)

GtkWidget *rbk_scenarios_page_new (RbkDocument *document,
                                   GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_scenarios_page_show_part (RbkScenariosPage *self, const char *part);

G_END_DECLS

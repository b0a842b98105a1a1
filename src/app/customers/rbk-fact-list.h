/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A list of facts: a title, maybe a line that explains, and a value or a control. */

GtkWidget *rbk_fact_list_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_fact_list_clear (GtkWidget *list);
GtkWidget *rbk_fact_list_add (GtkWidget  *list,
                              const char *title,
                              const char *detail,
                              const char *value);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands on a page, or a part of one, while it has nothing to show: why, and what to do about
 * it. */

GtkWidget *rbk_state_page_new (const char *icon,
                               const char *title,
                               const char *description) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_state_page_new_large (const char *icon,
                                     const char *title,
                                     const char *description) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_state_page_add (GtkWidget *page, GtkWidget *child);
void       rbk_state_page_add_button (GtkWidget  *page,
                                      const char *label,
                                      const char *action,
                                      const char *target,
                                      gboolean    is_suggested);
GtkWidget *rbk_state_page_new_problem (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_state_page_show_problem (GtkWidget *page, const GError *error);

G_END_DECLS

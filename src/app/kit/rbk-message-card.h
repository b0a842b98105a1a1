/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-gate-text.h"

G_BEGIN_DECLS

/* What customers read, as rows of a list. */

GtkWidget *rbk_message_list_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_message_list_clear (GtkWidget *list);
void       rbk_message_list_add (GtkWidget *list, const char *what, const RbkGateText *text);
void       rbk_message_list_add_note (GtkWidget *list, const char *text);
char      *rbk_message_dup_kind (const RbkGateText *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

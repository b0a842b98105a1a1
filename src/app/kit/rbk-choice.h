/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-record.h"

G_BEGIN_DECLS

GtkWidget *rbk_choice_new (const char *title);
GtkWidget *rbk_choice_new_framed (const char *title);
void       rbk_choice_set_title (GtkWidget *choice, const char *title);
void       rbk_choice_widen_rows (GtkWidget *choice);
void       rbk_choice_widen_combo (AdwComboRow *row);
void       rbk_choice_set_records (GtkWidget *choice, const char *first, GListModel *records);
void       rbk_choice_set_texts (GtkWidget *choice, const char *const *texts);
RbkRecord *rbk_choice_get_record (GtkWidget *choice, GListModel *records, guint n_before);

/* The rows in which choices and other editors stand. */
GtkWidget *rbk_choice_list_new (const char *title);
void       rbk_choice_list_add (GtkWidget *list, const char *title, GtkWidget *editor);

G_END_DECLS

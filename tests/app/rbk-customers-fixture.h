/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-window.h"

G_BEGIN_DECLS

/* What the tests of the Customers page share: they open files on it, and read what it says. */

GtkWidget  *rbk_customers_page_of (RbkWindow *window);
const char *rbk_customers_shown (GtkWidget *page);
void        rbk_customers_wait_until_shown (GtkWidget *page, const char *name);

char *rbk_customers_write_file (const char *name, const char *text);
void  rbk_customers_open_file (GtkWidget *page, const char *path);
void  rbk_customers_wait_until_looked (GtkWidget *page);
void  rbk_customers_import (GtkWidget *page, const char *path);

void         rbk_customers_assert_figure (GtkWidget *page, const char *name, const char *text);
GtkDropDown *rbk_customers_find_drop_down (GtkWidget *root, const char *label);

GtkWidget *rbk_customers_wait_for_dialog (GType type);
void       rbk_customers_fill_in (GtkWidget *root, const char *label, const char *text);

G_END_DECLS

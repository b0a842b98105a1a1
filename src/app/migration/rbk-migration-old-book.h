/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

void rbk_migration_choose_old_book (GtkWidget *widget, RbkDocument *document);

G_END_DECLS

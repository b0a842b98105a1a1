/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-adviser.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/* What the book does not say, for whoever knows to answer. */

GtkWidget *rbk_advice_questions_new (RbkAdviser *adviser) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_advice_questions_update (GtkWidget *box, RbkMoneyFormat *format);

G_END_DECLS

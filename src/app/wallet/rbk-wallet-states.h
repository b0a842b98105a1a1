/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands on the Wallet page where there are no months to show. */

GtkWidget *rbk_wallet_new_no_plans (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_wallet_new_no_wallet (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_wallet_show_no_wallet (GtkWidget *no_wallet, const char *plan, gboolean has_card);
GtkWidget *rbk_wallet_new_advice (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

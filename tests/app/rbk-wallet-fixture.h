/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-window.h"

G_BEGIN_DECLS

/* Works the Wallet page as a person does. */

GtkWidget *rbk_wallet_fixture_page (RbkWindow *window);
void       rbk_wallet_fixture_choose (GtkWidget *page, const char *label, const char *text);
void       rbk_wallet_fixture_use_credits (GtkWidget *page, const char *credits);
int        rbk_wallet_fixture_place_of (GtkWidget *page, const char *policy);
void       rbk_wallet_fixture_select (GtkWidget *page, const char *policy);
void       rbk_wallet_fixture_start_trial (GtkWidget *page, GtkWidget *editor);

G_END_DECLS

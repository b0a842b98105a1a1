/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-states.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-state-page.h"

#define ICON "wallet-symbolic"

/**
 * rbk_wallet_new_no_plans:
 *
 * Returns: (transfer floating): what stands there where the book has no plans
 */
GtkWidget *
rbk_wallet_new_no_plans (void)
{
  GtkWidget *page =
      rbk_state_page_new (ICON, _ ("No Plans Yet"),
                          _ ("A wallet is the credits that a plan gives. Add a plan first."));

  rbk_state_page_add_button (page, _ ("Go to _Design"), "win.page", "design", TRUE);

  return page;
}

/**
 * rbk_wallet_new_no_wallet:
 *
 * Returns: (transfer floating): what stands there where the plan gives no credits
 */
GtkWidget *
rbk_wallet_new_no_wallet (void)
{
  GtkWidget *page = rbk_state_page_new (ICON, "", NULL);

  rbk_state_page_add_button (page, _ ("_Give This Plan a Wallet"), "wallet.add", NULL, TRUE);
  rbk_state_page_add_button (page, _ ("Go to _Design"), "win.page", "design", TRUE);

  return page;
}

/**
 * rbk_wallet_show_no_wallet:
 * @no_wallet: what stands there where the plan gives no credits
 * @plan: its name
 * @has_card: whether it has a rate card that can get a wallet
 */
void
rbk_wallet_show_no_wallet (GtkWidget *no_wallet, const char *plan, gboolean has_card)
{
  /* Translators: %s is a plan */
  g_autofree char *title = g_strdup_printf (_ ("%s Has No Wallet"), plan);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  GtkWidget       *give =
      gtk_widget_get_first_child (adw_status_page_get_child (ADW_STATUS_PAGE (no_wallet)));

  adw_status_page_set_title (ADW_STATUS_PAGE (no_wallet), escaped);
  adw_status_page_set_description (ADW_STATUS_PAGE (no_wallet),
                                   has_card ? _ ("With a wallet, what is included becomes credits: "
                                                 "they are given each month, "
                                                 "last as long as you say, roll over or expire, "
                                                 "and more can be bought.")
                                            : _ ("It counts nothing that credits could pay for. "
                                                 "Give it a rate card on a meter, "
                                                 "such as credits or calls, and then a wallet."));
  gtk_widget_set_visible (give, has_card);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (give), !has_card);
}

/**
 * rbk_wallet_new_advice:
 *
 * Returns: (transfer floating): what nobody may forget who reads the figures
 */
GtkWidget *
rbk_wallet_new_advice (void)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget  *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  const char *text =
      _ ("Ask your auditor: when unused credits may count as revenue depends on your "
         "contracts, your country and its accounting rules.");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (box, "advice");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-fixture.h"

#include "rbk-customers-fixture.h"
#include "rbk-shell-probe.h"
#include "rbk-wallet-page-private.h"
#include "rbk-window-probe.h"

/* rbk_wallet_fixture_page: turns to the Wallet page */
GtkWidget *
rbk_wallet_fixture_page (RbkWindow *window)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "wallet");
  rbk_probe_settle (GTK_WIDGET (window));
  page = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_WALLET_PAGE);
  g_assert_nonnull (page);

  return page;
}

/* rbk_wallet_fixture_choose: chooses what is called so */
void
rbk_wallet_fixture_choose (GtkWidget *page, const char *label, const char *text)
{
  GtkDropDown   *choice = rbk_customers_find_drop_down (page, label);
  GtkStringList *texts;
  guint          n;

  g_assert_nonnull (choice);
  texts = GTK_STRING_LIST (gtk_drop_down_get_model (choice));
  n = g_list_model_get_n_items (G_LIST_MODEL (texts));
  for (guint i = 0; i < n; i++)
    if (g_str_equal (gtk_string_list_get_string (texts, i), text))
      {
        gtk_drop_down_set_selected (choice, i);
        rbk_probe_spin (50);
        return;
      }
  g_error ("“%s” does not offer “%s”", label, text);
}

/* rbk_wallet_fixture_use_credits: a customer who uses so many credits a month, all months alike */
void
rbk_wallet_fixture_use_credits (GtkWidget *page, const char *credits)
{
  rbk_wallet_fixture_choose (page, "Use of", "One customer: a number");
  rbk_probe_type (page, "Credits used", credits);
}

static GtkFlowBox *
cards_of (GtkWidget *page)
{
  GtkWidget *cards = rbk_probe_find_type (page, RBK_TYPE_POLICY_CARDS);

  return GTK_FLOW_BOX (gtk_widget_get_first_child (cards));
}

static gboolean
is_named (GtkFlowBoxChild *card, const char *name)
{
  g_autofree char *problem =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          name);

  return problem == NULL;
}

/* rbk_wallet_fixture_place_of: at which place a policy stands; -1: nowhere */
int
rbk_wallet_fixture_place_of (GtkWidget *page, const char *policy)
{
  GtkFlowBoxChild *card;

  for (int i = 0; (card = gtk_flow_box_get_child_at_index (cards_of (page), i)) != NULL; i++)
    if (is_named (card, policy))
      return i;

  return -1;
}

/* rbk_wallet_fixture_select: shows the months of a policy */
void
rbk_wallet_fixture_select (GtkWidget *page, const char *policy)
{
  GtkFlowBoxChild *card =
      gtk_flow_box_get_child_at_index (cards_of (page), rbk_wallet_fixture_place_of (page, policy));

  g_assert_nonnull (card);
  gtk_flow_box_select_child (cards_of (page), card);
  rbk_probe_spin (50);
}

/* rbk_wallet_fixture_start_trial: tries a policy with a larger grant than the book's */
void
rbk_wallet_fixture_start_trial (GtkWidget *page, GtkWidget *editor)
{
  rbk_probe_click (page, "_Add Policy");
  rbk_probe_type (editor, "Grant of My policy", "4,000");
  rbk_customers_assert_figure (page, "Closing of month 1", "1,000");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-fixture.h"
#include "rbk-entitlement.h"
#include "rbk-phase.h"
#include "rbk-shell-probe.h"
#include "rbk-wallet-csv.h"
#include "rbk-wallet-fixture.h"
#include "rbk-wallet-page-private.h"
#include "rbk-wallet-place.h"
#include "rbk-window-fixture.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

/* The Wallet page, worked as a person does. The Starter plan of the template grants 5,000 credits
 * a month for $29: a credit was paid 0.58 cents. */

#define assert_figure rbk_customers_assert_figure
#define page_of rbk_wallet_fixture_page
#define choose rbk_wallet_fixture_choose
#define use_credits rbk_wallet_fixture_use_credits
#define place_of rbk_wallet_fixture_place_of
#define select_policy rbk_wallet_fixture_select

static RbkWalletPolicy *
wallet_of (RbkWindow *window, guint plan, const char *card)
{
  const RbkSpec *spec = rbk_analysis_get_spec (rbk_document_get_analysis (window->document));

  return rbk_wallet_place_find (rbk_document_get_book (window->document), spec, plan, card);
}

/* Every month balances; what it comes to is worked out by hand. */
static void
test_months (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = page_of (window);

  use_credits (page, "3,000");
  assert_figure (page, "Opening of month 1", "0");
  assert_figure (page, "Granted in month 1", "5,000");
  assert_figure (page, "Used in month 1", "3,000");
  assert_figure (page, "Closing of month 1", "2,000");
  assert_figure (page, "Opening of month 2", "2,000");
  assert_figure (page, "Closing of month 2", "4,000");
  assert_figure (page, "Earned in month 1", "$17.40");
  assert_figure (page, "Owed after month 2", "$23.20");

  select_policy (page, "Use it or lose it");
  assert_figure (page, "Expired in month 1", "2,000");
  assert_figure (page, "Closing of month 1", "0");
  assert_figure (page, "Breakage of month 2", "$11.60");
  assert_figure (page, "Owed after month 2", "$0.00");
  assert_figure (page, "Credits lost of Use it or lose it", "48,000");
  rbk_probe_click (page, "12");
  assert_figure (page, "Credits lost of Use it or lose it", "24,000");
  assert_figure (page, "Expired in month All", "24,000");

  rbk_probe_type (page, "Growth a month", "10 %");
  assert_figure (page, "Used in month 2", "3,300");
  rbk_probe_close_window (window);
}

/* The best comes first, by what one cares about. */
static void
test_rank (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = page_of (window);

  /* So few that even what is good for a year expires. */
  use_credits (page, "1,000");
  assert_figure (page, "Breakage of Never expires", "$0.00");
  choose (page, "Ranked by", "Least owed");
  g_assert_cmpint (place_of (page, "Use it or lose it"), ==, 0);
  g_assert_cmpint (place_of (page, "Never expires"), ==, 4);
  choose (page, "Ranked by", "Fewest credits lost");
  g_assert_cmpint (place_of (page, "Never expires"), ==, 0);
  g_assert_cmpint (place_of (page, "Use it or lose it"), ==, 4);
  rbk_probe_close_window (window);
}

/* A policy that is used is one step of the book. */
static void
test_use (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget       *page = page_of (window);
  RbkWalletPolicy *wallet = wallet_of (window, 1, "credits");

  use_credits (page, "3,000");
  assert_figure (page, "Breakage of Never expires", "$0.00");
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet), ==, "after:P1Y");
  rbk_probe_click (page, "Change the plan’s wallet to “Never expires”");
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet), ==, "never");
  g_assert_cmpint (rbk_wallet_policy_get_rollover (wallet), ==, RBK_ROLLOVER_NONE);
  rbk_probe_settle (page);
  /* The book is like that now: there is no second one of its kind. */
  g_assert_cmpint (place_of (page, "Never expires"), ==, -1);
  assert_figure (page, "Credits lost of As in the book", "0");

  rbk_document_undo (window->document);
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet), ==, "after:P1Y");
  g_assert_cmpint (rbk_wallet_policy_get_rollover (wallet), ==, RBK_ROLLOVER_FULL);
  g_assert_false (rbk_document_get_can_undo (window->document));
  rbk_probe_settle (page);
  g_assert_cmpint (place_of (page, "Never expires"), >=, 0);
  rbk_probe_close_window (window);
}

/* What is tried is not in the book, until it is used. */
static void
test_trial (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget       *page = page_of (window);
  GtkWidget       *editor = rbk_probe_find_type (page, RBK_TYPE_TRIAL_EDITOR);
  RbkWalletPolicy *wallet = wallet_of (window, 1, "credits");

  use_credits (page, "3,000");
  assert_figure (page, "Closing of month 1", "2,000");
  g_assert_false (gtk_widget_get_visible (editor));
  rbk_wallet_fixture_start_trial (page, editor);
  g_assert_true (gtk_widget_get_visible (editor));
  rbk_probe_type (editor, "Unused credits go of My policy", "at the end of the month");
  choose (editor, "Rollover of My policy", "None");
  assert_figure (page, "Expired in month 1", "1,000");
  assert_figure (page, "Credits lost of My policy", "24,000");
  g_assert_false (rbk_document_get_can_undo (window->document));
  g_assert_true (rbk_document_get_is_saved (window->document));

  /* What can't be is refused as it is in the book. */
  rbk_probe_type (editor, "Grant of My policy", "-1");
  assert_figure (page, "Granted in month 1", "4,000");
  rbk_cell_restore (rbk_probe_find_cell (editor, "Grant of My policy"));

  rbk_probe_click (page, "Change the plan’s wallet to “My policy”");
  g_assert_true (
      rbk_decimal_equal (*rbk_wallet_policy_get_grant (wallet), RBK_DECIMAL_UNITS (4000)));
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet), ==, "month_end");
  rbk_document_undo (window->document);
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet), ==, "after:P1Y");

  rbk_probe_settle (page);
  rbk_probe_click (page, "Drop My policy");
  g_assert_cmpint (place_of (page, "My policy"), ==, -1);
  g_assert_false (gtk_widget_get_visible (editor));
  rbk_probe_close_window (window);
}

/* A trial of one plan is none of another. */
static void
test_other_plan (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = page_of (window);

  use_credits (page, "3,000");
  rbk_probe_click (page, "_Add Policy");
  g_assert_cmpint (place_of (page, "My policy"), >=, 0);
  choose (page, "Plan", "Pro");
  assert_figure (page, "Granted in month 1", "100,000");
  g_assert_cmpint (place_of (page, "My policy"), ==, -1);
  choose (page, "Plan", "Starter");
  assert_figure (page, "Granted in month 1", "5,000");
  g_assert_cmpint (place_of (page, "My policy"), >=, 0);
  rbk_probe_close_window (window);
}

/* A plan without a wallet gets one at a click. */
static void
test_none (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = page_of (window);
  GtkWidget *months = rbk_probe_find_type (page, RBK_TYPE_WALLET_MONTHS);

  g_assert_false (gtk_widget_get_mapped (months));
  /* It is no dead end: there is a way on, and another plan to look at. */
  g_assert_true (gtk_widget_get_mapped (rbk_probe_find_button (page, "_Give This Plan a Wallet")));
  g_assert_true (gtk_widget_get_mapped (rbk_probe_find_type (page, GTK_TYPE_DROP_DOWN)));
  rbk_probe_click (page, "_Give This Plan a Wallet");
  rbk_probe_settle (page);
  g_assert_true (gtk_widget_get_mapped (months));
  assert_figure (page, "Opening of month 1", "0");
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  g_assert_false (gtk_widget_get_mapped (months));
  g_assert_false (rbk_document_get_can_undo (window->document));
  rbk_probe_close_window (window);
}

/* A plan's name may be longer than any window is wide. */
static void
test_long_name (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget       *page = page_of (window);
  g_autofree char *name = g_strnfill (400, 'w');
  g_autoptr(RbkPlan) plan =
          g_list_model_get_item (rbk_book_get_plans (rbk_document_get_book (window->document)), 1);
  int least;

  g_assert_true (rbk_document_take (window->document,
                                    rbk_edit_new_set_text (RBK_RECORD (plan), "name", name), NULL));
  rbk_probe_settle (page);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  rbk_probe_close_window (window);
}

static void
test_no_plans (void)
{
  RbkWindow *window = rbk_probe_new_window ("blank");
  GtkWidget *page = page_of (window);

  while (g_list_model_get_n_items (rbk_book_get_plans (rbk_document_get_book (window->document))) >
         0)
    g_assert_true (
        rbk_document_take (window->document,
                           rbk_edit_new_remove (G_LIST_STORE (rbk_book_get_plans (
                                                    rbk_document_get_book (window->document))),
                                                0),
                           NULL));
  rbk_probe_settle (page);
  g_assert_true (gtk_widget_get_mapped (rbk_probe_find_label (page, "No Plans Yet")));
  /* Whatever is shown, the advice stays. */
  g_assert_nonnull (rbk_probe_find_label (page, "Ask your auditor: when unused credits may count "
                                                "as revenue depends on your contracts, "
                                                "your country and its accounting rules."));
  rbk_probe_close_window (window);
}

/* Those who take the plan, all of them, and a tag where they are made up. */
static void
test_customers (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget       *customers = rbk_customers_page_of (window);
  g_autofree char *path =
      rbk_customers_write_file ("wallets.csv", "customer,calls\na,10\nb,20\nc,4000\n");
  GtkWidget *page;

  rbk_customers_import (customers, path);
  page = page_of (window);
  choose (page, "Use of", "All customers");
  assert_figure (page, "Granted in month 1", "15,000");
  assert_figure (page, "Paid in month 1", "$87.00");
  g_assert_nonnull (rbk_probe_find_label (page, "All 3 customers, as if on Starter"));
  rbk_probe_close_window (window);
}

/* A second card of the plan, with a wallet of its own. */
static void
add_wallet (RbkWindow *window, const char *pool)
{
  RbkBook *book = rbk_document_get_book (window->document);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 1);
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), 0);
  GListModel *cards = rbk_phase_get_rate_cards (phase);
  g_autoptr(RbkRecord) card = g_list_model_get_item (cards, 1);
  g_autoptr(RbkRecord) other = rbk_record_copy (card);
  RbkWalletPolicy *wallet =
      rbk_entitlement_get_wallet (rbk_rate_card_get_entitlement (RBK_RATE_CARD (other)));
  const RbkDecimal grant = RBK_DECIMAL_UNITS (700);

  g_object_set (other, "key", "extra", "name", "Extra", NULL);
  g_object_set (wallet, "pool", pool, "grant", &grant, NULL);
  g_list_store_append (G_LIST_STORE (cards), other);
}

/* Each pool has months of its own. */
static void
test_pools (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page;

  add_wallet (window, "extra");
  rbk_fixture_rename_first (window->document, "Free");
  page = page_of (window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (rbk_customers_find_drop_down (page, "Pool"))));
  assert_figure (page, "Granted in month 1", "5,000");
  choose (page, "Pool", "extra");
  assert_figure (page, "Granted in month 1", "700");
  choose (page, "Plan", "Pro");
  assert_figure (page, "Granted in month 1", "100,000");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (rbk_customers_find_drop_down (page, "Pool"))));
  rbk_probe_close_window (window);
}

/* What a pool is filled from changes together, and goes back together. */
static void
test_sources (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page;

  add_wallet (window, "credits");
  rbk_fixture_rename_first (window->document, "Free");
  page = page_of (window);
  use_credits (page, "3,000");
  assert_figure (page, "Granted in month 1", "5,700");
  assert_figure (page, "Credits lost of Never expires", "0");
  rbk_probe_click (page, "Change the plan’s wallet to “Never expires”");
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet_of (window, 1, "credits")), ==, "never");
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet_of (window, 1, "extra")), ==, "never");
  assert_figure (page, "Granted in month 1", "5,700");
  rbk_document_undo (window->document);
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet_of (window, 1, "credits")), ==,
                   "after:P1Y");
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet_of (window, 1, "extra")), ==, "after:P1Y");
  rbk_probe_close_window (window);
}

/* Those whom nobody has counted are called so. */
static void
test_made_up (void)
{
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  rbk_population_set_value (population, rbk_population_add_customer (population, "a"),
                            RBK_COLUMN_CALLS, 100);
  rbk_population_set_synthetic (population, "one, invented");
  rbk_population_seal (population);
  rbk_document_set_population (window->document, population);
  page = page_of (window);
  choose (page, "Use of", "All customers");
  assert_figure (page, "Granted in month 1", "5,000");
  g_assert_nonnull (rbk_probe_find_label (page, "1 customer, as if on Starter, made up"));
  g_assert_true (gtk_widget_get_mapped (rbk_probe_find_label (page, "Made up")));
  rbk_probe_close_window (window);
}

static void
test_csv (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget       *page = page_of (window);
  g_autofree char *csv = NULL;
  g_auto(GStrv) lines = NULL;

  use_credits (page, "3,000");
  assert_figure (page, "Closing of month 1", "2,000");
  select_policy (page, "Never expires");
  csv = rbk_wallet_csv_new (RBK_WALLET_PAGE (page)->policies, RBK_WALLET_PAGE (page)->shown,
                            rbk_policy_cards_get_selected (RBK_WALLET_PAGE (page)->cards));
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5 * 24 + 1);
  g_assert_true (g_str_has_prefix (lines[0], "policy,month,opening,granted,rolled_over,topped_up,"
                                             "used,expired,closing,deferred,"
                                             "recognised,breakage"));
  g_assert_true (g_str_has_prefix (lines[2], "Never expires,2,2000,5000,0,0,3000,0,4000,23.2,"));
  g_assert_true (g_str_has_prefix (lines[26], "As in the book,2,2000,5000,2000,"));
  rbk_probe_close_window (window);
}

#define N_MANY 1000000
#define LONGEST_FRAME 0.25 /* seconds, on a machine that others use, too */

static gint64 last_tick;
static double longest;

static gboolean
watch_cb (gpointer user_data)
{
  gint64 now = g_get_monotonic_time ();

  longest = MAX (longest, (double) (now - last_tick) / G_USEC_PER_SEC);
  last_tick = now;

  return G_SOURCE_CONTINUE;
}

static gboolean
is_working (GtkWidget *page)
{
  return gtk_widget_get_mapped (rbk_probe_find_button (page, "_Stop"));
}

/* The window answers while a million customers are run, and the work can be stopped. */
static void
test_many (void)
{
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page;
  guint      watch;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < N_MANY; i++)
    {
      char id[16];

      g_snprintf (id, sizeof id, "%u", i);
      rbk_population_set_value (population, rbk_population_add_customer (population, id),
                                RBK_COLUMN_CALLS, (i * 7919u) % 9000u);
    }
  rbk_population_seal (population);
  rbk_document_set_population (window->document, population);
  page = page_of (window);
  rbk_probe_spin (2000);

  last_tick = g_get_monotonic_time ();
  longest = 0.0;
  watch = g_timeout_add (5, watch_cb, NULL);
  choose (page, "Use of", "All customers");
  for (guint i = 0; i < 100 && !is_working (page); i++)
    rbk_probe_spin (20);
  g_assert_true (is_working (page));
  rbk_probe_click (page, "_Stop");
  for (guint i = 0; i < 500 && is_working (page); i++)
    rbk_probe_spin (10);
  g_assert_false (is_working (page));
  g_assert_nonnull (rbk_probe_find_label (page, "Stopped before all policies were worked out."));
  rbk_probe_click (page, "_Go On");
  last_tick = g_get_monotonic_time ();
  for (guint i = 0; i < 6000 && (is_working (page) || i < 100); i++)
    rbk_probe_spin (10);
  g_source_remove (watch);
  g_test_minimized_result (longest, "longest frame %.3f s", longest);
  g_assert_cmpfloat (longest, <, LONGEST_FRAME);
  assert_figure (page, "Granted in month 1", "5,000,000,000");
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/wallet/months", test_months);
  g_test_add_func ("/wallet/rank", test_rank);
  g_test_add_func ("/wallet/use", test_use);
  g_test_add_func ("/wallet/trial", test_trial);
  g_test_add_func ("/wallet/other-plan", test_other_plan);
  g_test_add_func ("/wallet/none", test_none);
  g_test_add_func ("/wallet/long-name", test_long_name);
  g_test_add_func ("/wallet/no-plans", test_no_plans);
  g_test_add_func ("/wallet/customers", test_customers);
  g_test_add_func ("/wallet/pools", test_pools);
  g_test_add_func ("/wallet/sources", test_sources);
  g_test_add_func ("/wallet/made-up", test_made_up);
  g_test_add_func ("/wallet/csv", test_csv);
  if (g_test_slow ())
    g_test_add_func ("/wallet/many", test_many);

  return g_test_run ();
}

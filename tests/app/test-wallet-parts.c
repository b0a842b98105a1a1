/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-fixture.h"
#include "rbk-shell-probe.h"
#include "rbk-wallet-fixture.h"
#include "rbk-wallet-page-private.h"
#include "rbk-wallet-words.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

/* What the Wallet page says, marks and lines up, and what was dropped there. */

#define assert_figure rbk_customers_assert_figure
#define page_of rbk_wallet_fixture_page
#define choose rbk_wallet_fixture_choose
#define use_credits rbk_wallet_fixture_use_credits
#define place_of rbk_wallet_fixture_place_of
#define select_policy rbk_wallet_fixture_select

/* Where the text of a widget ends, within the table. */
static double
end_of (GtkWidget *label, GtkWidget *table)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (label, table, &bounds));

  return (double) bounds.origin.x + (double) bounds.size.width;
}

/* Headings of numbers end where their numbers do, whichever columns there are. */
static void
assert_headings (GtkWidget *page)
{
  static const struct
  {
    const char *heading, *cell;
  } pairs[] = {
    { "Opening", "Opening of month 1" }, { "Rolled over", "Rolled over into month 1" },
    { "Used", "Used in month 1" },       { "Closing", "Closing of month 1" },
    { "Paid", "Paid in month 1" },       { "For overage", "Paid for overage in month 1" },
  };
  GtkWidget *table = rbk_probe_find_type (rbk_probe_find_type (page, RBK_TYPE_WALLET_MONTHS),
                                          GTK_TYPE_COLUMN_VIEW);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      GtkWidget *heading = rbk_probe_find_label (table, pairs[i].heading);
      GtkWidget *cell = rbk_probe_find_label (table, pairs[i].cell);

      if (heading != NULL && cell != NULL && gtk_widget_get_mapped (heading) &&
          gtk_widget_get_mapped (cell))
        g_assert_cmpfloat_with_epsilon (end_of (heading, table), end_of (cell, table), 0.5);
    }
}

/* Columns come and go with the policy; those who stay and those who come stand below their titles.
 * Credits that roll over month by month are not counted again for all months. */
static void
test_headings (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = page_of (window);

  use_credits (page, "3,000");
  assert_headings (page);
  assert_figure (page, "Rolled over into month 2", "2,000");
  assert_figure (page, "Rolled over into month All", "");
  use_credits (page, "9,000");
  assert_headings (page);
  select_policy (page, "Use it or lose it");
  assert_headings (page);
  use_credits (page, "3,000");
  assert_headings (page);
  select_policy (page, "As in the book");
  assert_figure (page, "Rolled over into month 2", "2,000");
  assert_headings (page);
  rbk_probe_close_window (window);
}

static void
collect_marked (GtkWidget *widget, GPtrArray *texts)
{
  GtkWidget *label;

  if (GTK_IS_IMAGE (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), "object-select-symbolic") == 0 &&
      gtk_widget_get_opacity (widget) > 0.5)
    {
      label = gtk_widget_get_prev_sibling (widget);
      g_ptr_array_add (texts, (char *) gtk_label_get_text (GTK_LABEL (label)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_marked (child, texts);
}

/* What a list to choose from marks while it is open. */
static void
assert_marked (GtkDropDown *choice, const char *text)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  collect_marked (GTK_WIDGET (choice), texts);
  g_assert_cmpuint (texts->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (texts, 0), ==, text);
}

static void
test_choice (void)
{
  RbkWindow   *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget   *page = page_of (window);
  GtkDropDown *plans = rbk_customers_find_drop_down (page, "Plan");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (plans))),
                                TRUE);
  rbk_probe_spin (200);
  assert_marked (plans, "Starter");
  choose (page, "Plan", "Pro");
  assert_marked (plans, "Pro");
  rbk_probe_close_window (window);
}

/* A trial that was dropped can be brought back as it was, though it is no step of the book. */
static void
test_restore (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = page_of (window);
  GtkWidget *editor = rbk_probe_find_type (page, RBK_TYPE_TRIAL_EDITOR);

  use_credits (page, "3,000");
  rbk_wallet_fixture_start_trial (page, editor);
  rbk_probe_click (page, "Drop My policy");
  g_assert_cmpint (place_of (page, "My policy"), ==, -1);
  g_assert_nonnull (rbk_probe_find_label (GTK_WIDGET (window), "Removed “My policy”"));
  rbk_probe_click (GTK_WIDGET (window->toasts), "_Undo");
  rbk_probe_settle (page);
  g_assert_cmpint (place_of (page, "My policy"), >=, 0);
  g_assert_true (gtk_widget_get_visible (editor));
  g_assert_cmpstr (rbk_probe_get_text (editor, "Grant of My policy"), ==, "4,000");
  assert_figure (page, "Closing of month 1", "1,000");
  g_assert_false (rbk_document_get_can_undo (window->document));
  rbk_probe_close_window (window);
}

static char *
dup_terms (RbkWalletAtZero at_zero, RbkDecimal overage_price)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new ("en_US", "USD");
  const RbkWalletTerms terms = { .at_zero = at_zero, .overage_price = overage_price };

  return rbk_wallet_words_for_terms (&terms, format);
}

/* What it costs to go on without credits is said, and said where it costs nothing. */
static void
test_at_zero (void)
{
  g_autofree char *billed = dup_terms (RBK_WALLET_AT_ZERO_OVERAGE, RBK_DECIMAL_UNITS (2));
  g_autofree char *is_free = dup_terms (RBK_WALLET_AT_ZERO_OVERAGE, RBK_DECIMAL_UNITS (0));
  g_autofree char *blocked = dup_terms (RBK_WALLET_AT_ZERO_BLOCK, RBK_DECIMAL_UNITS (2));

  g_assert_cmpstr (billed, ==, "at zero each further credit costs $2.00");
  g_assert_cmpstr (is_free, ==, "at zero further credits cost nothing: overage has no price");
  g_assert_cmpstr (blocked, ==, "nothing more at zero");
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/wallet-parts/headings", test_headings);
  g_test_add_func ("/wallet-parts/choice", test_choice);
  g_test_add_func ("/wallet-parts/restore", test_restore);
  g_test_add_func ("/wallet-parts/at-zero", test_at_zero);

  return g_test_run ();
}

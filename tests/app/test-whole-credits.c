/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "rbk-costs-cheapest.h"
#include "rbk-costs-fixture.h"
#include "rbk-credit-rate.h"
#include "rbk-credits-dialog.h"
#include "rbk-route.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-window-probe.h"

/* Whole credits in their dialog, and the cheapest models on the workloads' rows. */

static GtkWidget *
open_dialog (RbkCostsFixture *fixture)
{
  g_autoptr(GListModel) windows = NULL;

  rbk_costs_fixture_click (fixture, "Whole _Credits…");
  rbk_probe_settle (fixture->window);
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (RBK_IS_CREDITS_DIALOG (window))
        return window;
    }
  g_assert_not_reached ();
}

static GtkWidget *
find_class (GtkWidget *root, const char *css_class)
{
  if (GTK_IS_LABEL (root) && gtk_widget_has_css_class (root, css_class))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The answer is the last thing on the dialog's page. */
static const char *
get_text (GtkWidget *dialog, const char *css_class)
{
  GtkWidget *scroller = rbk_probe_find_type (dialog, GTK_TYPE_VIEWPORT);
  GtkWidget *answer = gtk_widget_get_last_child (gtk_widget_get_first_child (scroller));

  return gtk_label_get_text (GTK_LABEL (find_class (answer, css_class)));
}

static GtkWidget *
find_named (GtkWidget *root, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *problem =
          gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              label);

      if (problem == NULL)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, type, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
set_number (RbkCostsFixture *fixture, GtkWidget *dialog, const char *label, double value)
{
  GtkWidget *spin = find_named (dialog, GTK_TYPE_SPIN_BUTTON, label);

  g_assert_nonnull (spin);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  rbk_probe_settle (fixture->window);
}

static gboolean
can_apply (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (rbk_probe_find_button (dialog, "_Apply"));
}

static const char *
get_sentence (GtkWidget *dialog)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_named (dialog, GTK_TYPE_LIST_BOX,
                                                               "Credits of each call")),
                                     0)));
}

static void
assert_credits (RbkCostsFixture *fixture, const char *expected)
{
  RbkBook  *book = rbk_document_get_book (fixture->document);
  RbkRoute *route = rbk_test_get (rbk_test_get (book, "workloads", 0), "routes", 0);

  rbk_test_assert_decimal (*rbk_route_get_credits (route), expected);
}

/* The article's request costs $0.0175 and Pro sells credits at $0.00299: 19.51 leave 70 %. */
static void
test_apply (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  set_number (fixture, dialog, "Lowest margin, %", 70);
  g_assert_cmpstr (get_sentence (dialog), ==, "Ask takes 20 credits");
  g_assert_nonnull (strstr (get_text (dialog, "dim-label"), "$0.00299"));
  g_assert_true (can_apply (dialog));
  g_signal_emit_by_name (rbk_probe_find_button (dialog, "_Apply"), "clicked");
  rbk_probe_settle (fixture->window);
  assert_credits (fixture, "20");
  rbk_costs_fixture_undo (fixture);
  assert_credits (fixture, "1");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static RbkCreditRate *
add_rate (RbkCostsFixture *fixture, const char *from, int credits)
{
  RbkBook       *book = rbk_document_get_book (fixture->document);
  RbkRoute      *route = rbk_test_get (rbk_test_get (book, "workloads", 0), "routes", 0);
  GListModel    *rates = rbk_route_get_credit_rates (route);
  RbkDecimal     value = RBK_DECIMAL_UNITS (credits);
  RbkCreditRate *rate = rbk_credit_rate_new ();
  g_autoptr(GError) error = NULL;
  RbkEdit *edit;

  g_object_set (rate, "effective-from", from, "credits", &value, NULL);
  edit = rbk_edit_new_insert (G_LIST_STORE (rates), g_list_model_get_n_items (rates),
                              RBK_RECORD (rate));
  rbk_document_take (fixture->document, edit, &error);
  g_assert_no_error (error);
  rbk_probe_settle (fixture->window);

  return rate;
}

static const char *
get_facts (GtkWidget *dialog)
{
  GtkWidget *list = find_named (dialog, GTK_TYPE_LIST_BOX, "Credits of each call");

  return adw_action_row_get_subtitle (
      ADW_ACTION_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
}

/* Where a dated rate is in force that one is changed, and the row says so; the credits before it
 * and those to come stay. */
static void
test_dated (RbkCostsFixture *fixture, gconstpointer data)
{
  g_autoptr(RbkCreditRate) holds = add_rate (fixture, "2020-02-01", 3);
  g_autoptr(RbkCreditRate) later = add_rate (fixture, "2099-06-16", 8);
  GtkWidget *dialog = open_dialog (fixture);

  g_assert_nonnull (strstr (get_facts (dialog), "today 3,"));
  g_assert_nonnull (strstr (get_facts (dialog), "changes the rate in force since 2020-02-01"));
  g_assert_nonnull (strstr (get_facts (dialog), "from 2099-06-16 on it takes 8"));
  g_signal_emit_by_name (rbk_probe_find_button (dialog, "_Apply"), "clicked");
  rbk_probe_settle (fixture->window);
  rbk_test_assert_decimal (*rbk_credit_rate_get_credits (holds), "15");
  rbk_test_assert_decimal (*rbk_credit_rate_get_credits (later), "8");
  assert_credits (fixture, "1");
  rbk_costs_fixture_undo (fixture);
  rbk_test_assert_decimal (*rbk_credit_rate_get_credits (holds), "3");
}

/* What can't be is said, with what could; nothing can be applied then. */
static void
test_no_answer (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  GtkWidget *toggle;

  set_number (fixture, dialog, "Most credits a call", 5);
  g_assert_cmpstr (get_text (dialog, "title-3"), ==, "No such credits");
  g_assert_nonnull (strstr (get_text (dialog, "dim-label"), "more than 5 credits"));
  g_assert_false (can_apply (dialog));

  toggle = find_named (dialog, GTK_TYPE_SWITCH, "Credits of another size");
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  rbk_probe_settle (fixture->window);
  g_assert_true (can_apply (dialog));
  g_assert_cmpstr (get_sentence (dialog), ==, "Ask takes 1 credit");

  set_number (fixture, dialog, "Lowest margin, %", 90);
  g_assert_false (can_apply (dialog));
  set_number (fixture, dialog, "Most credits a call", 0);
  g_assert_false (can_apply (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  rbk_probe_settle (fixture->window);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

/* The answer follows a book that changes below the dialog. */
static void
test_follows (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  g_assert_cmpstr (get_sentence (dialog), ==, "Ask takes 15 credits");
  rbk_probe_type (fixture->page, "Input price of Opus", "$15");
  rbk_probe_settle (fixture->window);
  g_assert_cmpstr (get_sentence (dialog), ==, "Ask takes 23 credits");
  gtk_window_close (GTK_WINDOW (dialog));
  rbk_probe_settle (fixture->window);
}

/* Haiku takes a fifth of Opus; a least score that it hasn't keeps calls where they are. */
static void
test_cheapest (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *button =
      find_named (fixture->page, GTK_TYPE_BUTTON, "Cheapest model for Ask: Haiku −80%");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_settle (fixture->window);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0035");
  g_assert_false (gtk_widget_get_sensitive (button));
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");

  rbk_probe_type (fixture->page, "Score of Opus", "90");
  rbk_probe_type (fixture->page, "Score of Haiku", "60");
  rbk_probe_type (fixture->page, "Least score of Ask", "70");
  button = find_named (fixture->page, GTK_TYPE_BUTTON, "Cheapest model for Ask: Opus");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_sensitive (button));
  rbk_probe_type (fixture->page, "Least score of Ask", "95");
  g_assert_nonnull (find_named (fixture->page, GTK_TYPE_BUTTON, "Cheapest model for Ask: None"));
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_undo (fixture);
}

int
main (int argc, char **argv)
{
  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func)                                                                            \
  g_test_add ("/App/WholeCredits/" path, RbkCostsFixture, NULL, rbk_costs_fixture_set_up, func,    \
              rbk_costs_fixture_tear_down)
  ADD ("apply", test_apply);
  ADD ("dated", test_dated);
  ADD ("no-answer", test_no_answer);
  ADD ("follows", test_follows);
  ADD ("cheapest", test_cheapest);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-dialog.h"
#include "rbk-optimise-trace.h"
#include "rbk-optimise-words.h"
#include "rbk-optimise.h"
#include "rbk-plan-edit.h"
#include "rbk-search-fixture.h"
#include "rbk-window-probe.h"

/* Finding the best prices, in its dialog. */

#define N_CUSTOMERS 300

static const char *
shown (RbkSearchFixture *self)
{
  GtkWidget *stack = rbk_probe_find_type (self->dialog, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
is_found (RbkSearchFixture *self)
{
  return g_str_equal (shown (self), "result");
}

static void
click (RbkSearchFixture *self, const char *label)
{
  GtkWidget *button = rbk_probe_find_button (self->dialog, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button) && gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_settle (self->window);
}

static void
open_dialog (RbkSearchFixture *self, guint n_customers)
{
  if (n_customers > 0)
    rbk_search_fixture_add_customers (self, n_customers);
  rbk_search_fixture_open (self, "design.find-best-prices", RBK_TYPE_OPTIMISE_DIALOG);
}

/* Without customers it says what to do; with them it goes on by itself. */
static void
test_empty (RbkSearchFixture *self, gconstpointer data)
{
  open_dialog (self, 0);
  g_assert_cmpstr (shown (self), ==, "empty");
  rbk_search_fixture_add_customers (self, N_CUSTOMERS);
  g_assert_cmpstr (shown (self), ==, "form");
}

static RbkOptimum *
optimise (RbkSearchFixture *self)
{
  RbkAnalysis    *analysis = rbk_document_get_analysis (self->document);
  RbkOptimiseTask task = { .prices = TRUE };
  g_autoptr(GError) error = NULL;
  RbkOptimum *optimum;

  g_assert_true (rbk_demand_parse ("bound:20%", &task.demand, NULL));
  optimum = rbk_optimise (rbk_analysis_get_spec (analysis), &task,
                          rbk_analysis_get_mix_index (analysis), &error);
  g_assert_no_error (error);

  return optimum;
}

/* What it offers at first is what the engine finds with bills bound to a fifth, in one step. */
static void
test_apply (RbkSearchFixture *self, gconstpointer data)
{
  g_autoptr(RbkOptimum) optimum = NULL;

  open_dialog (self, N_CUSTOMERS);
  optimum = optimise (self);
  g_assert_cmpuint (optimum->n_changed, >, 0);
  click (self, "_Find");
  rbk_search_fixture_wait (self, is_found);
  g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "assumed"), "20%"));
  click (self, "_Apply");
  for (guint i = 0; i < optimum->changes->len; i++)
    {
      const RbkOptimiseChange *change = &g_array_index (optimum->changes, RbkOptimiseChange, i);

      g_assert_true (
          rbk_decimal_equal (rbk_search_fixture_get_price (self, change->plan), change->after));
    }
  rbk_document_undo (self->document);
  g_assert_false (rbk_document_get_can_undo (self->document));
}

/* What was found of a book that has moved since can't be applied, but found again. */
static void
test_stale (RbkSearchFixture *self, gconstpointer data)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, 0);

  open_dialog (self, N_CUSTOMERS);
  click (self, "_Find");
  rbk_search_fixture_wait (self, is_found);
  g_assert_null (rbk_search_fixture_get_text (self, "problem"));
  g_assert_true (
      rbk_document_take (self->document, rbk_edit_new_set_text (plan, "name", "Another"), NULL));
  rbk_probe_settle (self->dialog);
  g_assert_nonnull (rbk_search_fixture_get_text (self, "problem"));
  g_assert_null (rbk_probe_find_button (self->dialog, "_Apply"));
  click (self, "_Find Again");
  rbk_search_fixture_wait (self, is_found);
  g_assert_nonnull (rbk_probe_find_button (self->dialog, "_Apply"));
  g_assert_null (rbk_search_fixture_get_text (self, "problem"));
}

/* A search that was stopped is not heard of again. */
static void
test_stop (RbkSearchFixture *self, gconstpointer data)
{
  open_dialog (self, 20000);
  g_signal_emit_by_name (rbk_probe_find_button (self->dialog, "_Find"), "clicked");
  g_assert_cmpstr (shown (self), ==, "working");
  g_signal_emit_by_name (rbk_probe_find_button (self->dialog, "_Stop"), "clicked");
  g_assert_cmpstr (shown (self), ==, "form");
  for (guint i = 0; i < 100; i++)
    {
      g_usleep (2000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_cmpstr (shown (self), ==, "form");
    }
}

/* Closed while it works, it goes without a trace. */
static void
test_close (RbkSearchFixture *self, gconstpointer data)
{
  open_dialog (self, 20000);
  g_signal_emit_by_name (rbk_probe_find_button (self->dialog, "_Find"), "clicked");
  gtk_window_close (GTK_WINDOW (self->dialog));
}

/* What can't be understood is said, and what can't be had. */
static void
test_problems (RbkSearchFixture *self, gconstpointer data)
{
  static const char *const wrong[] = { "150 %", "much", "-3" };
  GtkWidget               *check;

  open_dialog (self, N_CUSTOMERS);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      rbk_search_fixture_type (self, "Least margin of a plan", wrong[i]);
      click (self, "_Find");
      g_assert_cmpstr (shown (self), ==, "form");
      g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "problem"), "100 %"));
    }
  rbk_search_fixture_type (self, "Least margin of a plan", "");
  check = rbk_search_fixture_find (self, GTK_TYPE_CHECK_BUTTON, "Prices");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  click (self, "_Find");
  g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "problem"), "may change"));
}

/* The choice of what is assumed decides which number counts. */
static void
test_demand (RbkSearchFixture *self, gconstpointer data)
{
  GtkWidget *check, *value;

  open_dialog (self, N_CUSTOMERS);
  value = rbk_search_fixture_find (self, GTK_TYPE_ENTRY, "Elasticity");
  g_assert_false (gtk_widget_get_sensitive (value));
  check = rbk_search_fixture_find (self, GTK_TYPE_CHECK_BUTTON, "Some leave, by an elasticity of");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (gtk_widget_get_sensitive (value));
  rbk_search_fixture_type (self, "Elasticity", "2");
  click (self, "_Find");
  rbk_search_fixture_wait (self, is_found);
  g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "assumed"), "elasticity of 2"));
}

/* A rise of prices by which more than all would leave is no assumption; a comma of thousands and
 * the sign of another script are read as they are meant. */
static void
test_values (RbkSearchFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *check, *entry, *text, *problem;
  } cases[] = {
    { "For each tenth more, this share leaves", "Share that leaves", "150 %", "100 %" },
    { "For each tenth more, this share leaves", "Share that leaves", "0", "100 %" },
    { "Some leave, by an elasticity of", "Elasticity", "1.5 %", "elasticity" },
    { "Some leave, by an elasticity of", "Elasticity", "101", "elasticity" },
    { "They stay if it rises by no more than", "Largest rise of a bill", "2%0", "20 %" },
    { "They stay if it rises by no more than", "Largest rise of a bill", "20 %%", "20 %" },
  };

  open_dialog (self, N_CUSTOMERS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *check = rbk_search_fixture_find (self, GTK_TYPE_CHECK_BUTTON, cases[i].check);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_assert_null (rbk_search_fixture_get_text (self, "problem"));
      rbk_search_fixture_type (self, cases[i].entry, cases[i].text);
      click (self, "_Find");
      g_assert_cmpstr (shown (self), ==, "form");
      g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "problem"), cases[i].problem));
      /* What was wrong is not said of what is typed now. */
      rbk_search_fixture_type (self, cases[i].entry, "1");
      g_assert_null (rbk_search_fixture_get_text (self, "problem"));
    }
  rbk_search_fixture_type (self, "Largest rise of a bill", "%20");
  click (self, "_Find");
  rbk_search_fixture_wait (self, is_found);
  g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "assumed"), "20%"));
}

/* Plans that come and go while the dialog is open are asked about, and what is ticked stays with
 * its plan. */
static void
test_plans (RbkSearchFixture *self, gconstpointer data)
{
  RbkBook    *book = rbk_document_get_book (self->document);
  GListModel *plans = rbk_book_get_plans (book);
  guint       n_plans = g_list_model_get_n_items (plans);
  g_autoptr(RbkRecord) first = g_list_model_get_item (plans, 0);
  g_autoptr(RbkRecord) last = NULL;
  g_autofree char *name = g_strdup (rbk_record_get_name (first));
  GtkWidget       *check;

  open_dialog (self, N_CUSTOMERS);
  check = rbk_search_fixture_find (self, GTK_TYPE_CHECK_BUTTON, name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  for (guint i = 0; i < 4; i++)
    g_assert_true (rbk_document_take (self->document, rbk_plan_edit_duplicate (book, 1), NULL));
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, n_plans + 4);
  check = rbk_search_fixture_find (self, GTK_TYPE_CHECK_BUTTON, name);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  last = g_list_model_get_item (plans, 2);
  check = rbk_search_fixture_find (self, GTK_TYPE_CHECK_BUTTON, rbk_record_get_name (last));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  click (self, "_Find");
  rbk_search_fixture_wait (self, is_found);
}

/* Along a term nothing that is allowed leaves more than the best, and the best is on the curve. */
static void
test_trace (RbkSearchFixture *self, gconstpointer data)
{
  g_autoptr(RbkOptimum) optimum = NULL;
  RbkOptimiseTask task = { .prices = TRUE };
  RbkAnalysis    *analysis;

  rbk_search_fixture_add_customers (self, N_CUSTOMERS);
  analysis = rbk_document_get_analysis (self->document);
  optimum = optimise (self);
  g_assert_true (rbk_demand_parse ("bound:20%", &task.demand, NULL));
  for (guint i = 0; i < optimum->changes->len; i++)
    {
      const RbkOptimiseChange *change = &g_array_index (optimum->changes, RbkOptimiseChange, i);
      g_autoptr(GArray) trace = rbk_optimise_trace (rbk_analysis_get_spec (analysis), &task,
                                                     rbk_analysis_get_mix_index (analysis), optimum,
                                                     i, 41, NULL);
      guint n_best = 0;

      g_assert_nonnull (trace);
      for (guint j = 0; j < trace->len; j++)
        {
          const RbkTracePoint *point = &g_array_index (trace, RbkTracePoint, j);

          g_assert_true (!point->is_allowed ||
                         rbk_decimal_compare (point->margin, optimum->margin_after) <= 0);
          if (rbk_decimal_equal (point->value, change->after))
            n_best += rbk_decimal_equal (point->margin, optimum->margin_after);
        }
      g_assert_cmpuint (n_best, ==, 1);
    }
}

/* What is said of an optimum without a display. */
static void
test_words (void)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new ("C", "USD");
  RbkOptimum       optimum = { .margin_before = RBK_DECIMAL_UNITS (1000),
                               .margin_after = RBK_DECIMAL_UNITS (1004),
                               .left = RBK_DECIMAL_UNITS (4),
                               .n_changed = 1,
                               .is_flat = TRUE };
  g_autofree char *flat = rbk_optimise_words_verdict (&optimum, format);
  g_autofree char *people = rbk_optimise_words_people (&optimum, format);
  g_autofree char *nothing = NULL;
  g_autofree char *from_loss = NULL;

  g_assert_nonnull (strstr (flat, "Not worth a change"));
  g_assert_cmpstr (people, ==, "Nobody pays more");
  optimum.n_changed = 0;
  nothing = rbk_optimise_words_headline (&optimum, format);
  g_assert_cmpstr (nothing, ==, "Nothing better found");
  optimum.n_changed = 1;
  optimum.is_flat = FALSE;
  optimum.margin_before = RBK_DECIMAL_ZERO;
  from_loss = rbk_optimise_words_verdict (&optimum, format);
  g_assert_null (strstr (from_loss, "%"));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, RbkSearchFixture, NULL, rbk_search_fixture_set_up, function,                   \
              rbk_search_fixture_tear_down)

int
main (int argc, char *argv[])
{
  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/optimise/words", test_words);
  ADD ("/optimise/empty", test_empty);
  ADD ("/optimise/apply", test_apply);
  ADD ("/optimise/stale", test_stale);
  ADD ("/optimise/stop", test_stop);
  ADD ("/optimise/close", test_close);
  ADD ("/optimise/problems", test_problems);
  ADD ("/optimise/demand", test_demand);
  ADD ("/optimise/values", test_values);
  ADD ("/optimise/plans", test_plans);
  ADD ("/optimise/trace", test_trace);

  return g_test_run ();
}

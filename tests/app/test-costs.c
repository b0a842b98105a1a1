/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "rbk-costs-account.h"
#include "rbk-costs-browser.h"
#include "rbk-costs-fixture.h"
#include "rbk-costs-history.h"
#include "rbk-costs-page.h"
#include "rbk-costs-switch.h"
#include "rbk-record-table.h"
#include "rbk-template.h"
#include "rbk-test-books.h"
#include "rbk-window-probe.h"

static void
test_shows_the_article (RbkCostsFixture *fixture, gconstpointer data)
{
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Main, Ask", "$0.0175");
  rbk_costs_fixture_assert_shows (fixture, "Credits a call of Ask", "1");
  rbk_costs_fixture_assert_shows (fixture, "Input price of Opus", "$5.00");
  rbk_costs_fixture_assert_shows (fixture, "Share of cost of Opus", "100%");
  rbk_costs_fixture_assert_shows (fixture, "Routes to Opus", "1");
  rbk_costs_fixture_assert_shows (fixture, "Routes to Haiku", "0");
  /* 100 calls; 2,000 calls of twice the tokens. */
  rbk_costs_fixture_assert_shows (fixture, "Cost a month of Light", "$1.75");
  rbk_costs_fixture_assert_shows (fixture, "Tokens a month of Light", "150,000");
  rbk_costs_fixture_assert_shows (fixture, "Cost a month of Heavy", "$70.00");
  rbk_costs_fixture_assert_shows (fixture, "Loaded cost a month of Starter", "$1.75");
}

/* What a route takes changes all that follows, and back. */
static void
test_edit_route (RbkCostsFixture *fixture, gconstpointer data)
{
  rbk_probe_type (fixture->page, "Input tokens of Main, Ask", "2000");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0225");
  rbk_costs_fixture_assert_shows (fixture, "Cost a month of Light", "$2.25");
  rbk_probe_type (fixture->page, "Tokenizer factor of Main, Ask", "1.35");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.03038");
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_undo (fixture);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");
}

static void
test_edit_price (RbkCostsFixture *fixture, gconstpointer data)
{
  rbk_probe_type (fixture->page, "Input price of Opus", "$15");
  rbk_costs_fixture_assert_shows (fixture, "Input price of Opus", "$15.00");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0275");
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");
}

typedef struct
{
  const char *cell, *text;
} RefusedCase;

static const RefusedCase refused_cases[] = {
  { "Input tokens of Main, Ask", "-1" }, { "Input tokens of Main, Ask", "many" },
  { "Share of Main, Ask", "140 %" },     { "Tokenizer factor of Main, Ask", "0" },
  { "Input price of Opus", "EUR 5" },    { "Input price of Opus", "" },
};

static void
test_refused (RbkCostsFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      RbkCell *cell = rbk_probe_find_cell (fixture->page, refused_cases[i].cell);

      g_test_message ("%s: %s", refused_cases[i].cell, refused_cases[i].text);
      /* The page scrolls there before one types. */
      rbk_cell_edit (cell);
      rbk_probe_settle (fixture->window);
      rbk_probe_type (fixture->page, refused_cases[i].cell, refused_cases[i].text);
      g_assert_nonnull (rbk_cell_get_problem (cell));
      g_assert_false (rbk_document_get_can_undo (fixture->document));
      rbk_cell_restore (cell);
      rbk_probe_settle (fixture->window);
    }
}

static GtkWidget *
find_menu_button (GtkWidget *root, const char *label)
{
  g_autofree char *problem = NULL;

  if (GTK_IS_MENU_BUTTON (root))
    problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  if (GTK_IS_MENU_BUTTON (root) && problem == NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_menu_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint
count_meters (RbkWorkload *workload)
{
  const char *const *meters = rbk_workload_get_meters (workload);

  return meters != NULL ? g_strv_length ((char **) meters) : 0;
}

/* What a workload counts on is chosen, not typed. */
static void
test_meters (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget   *choice = find_menu_button (fixture->page, "Meters of Ask");
  RbkBook     *book = rbk_document_get_book (fixture->document);
  RbkWorkload *workload = RBK_WORKLOAD (rbk_test_get (book, "workloads", 0));
  guint        n_before = count_meters (workload);
  GtkWidget   *check;

  g_assert_cmpuint (n_before, >, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (choice));
  rbk_probe_settle (fixture->window);
  check = rbk_probe_find_type (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (choice))),
                               GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (count_meters (workload), ==, n_before - 1);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (choice));
  rbk_costs_fixture_undo (fixture);
  g_assert_cmpuint (count_meters (workload), ==, n_before);
}

/* Half of the calls to a route more: the shares don't sum to 1, until they are made to. */
static void
test_shares (RbkCostsFixture *fixture, gconstpointer data)
{
  rbk_costs_fixture_click (fixture, "Add _Route");
  rbk_costs_fixture_assert_shows (fixture, "Share of Opus, Ask", "0%");
  rbk_probe_type (fixture->page, "Share of Opus, Ask", "100 %");
  rbk_probe_type (fixture->page, "Input tokens of Opus, Ask", "3000");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0225");
  rbk_costs_fixture_click (fixture, "_Make It 100 %");
  rbk_costs_fixture_assert_shows (fixture, "Share of Main, Ask", "50%");
  rbk_costs_fixture_assert_shows (fixture, "Share of Opus, Ask", "50%");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0225");
  g_assert_false (gtk_widget_get_mapped (rbk_probe_find_button (fixture->page, "_Make It 100 %")));
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_assert_shows (fixture, "Share of Main, Ask", "100%");
}

/* By keys alone: a row moves by Alt+Down, which is the action of the row. */
static void
test_rows (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *cell = GTK_WIDGET (rbk_probe_find_cell (fixture->page, "Name of Light"));

  g_assert_true (gtk_widget_activate_action (cell, "record.move-down", NULL));
  rbk_probe_settle (fixture->window);
  g_assert_cmpstr (rbk_record_get_key (
                       rbk_test_get (rbk_document_get_book (fixture->document), "levels", 1)),
                   ==, "light");
  rbk_costs_fixture_undo (fixture);
  cell = GTK_WIDGET (rbk_probe_find_cell (fixture->page, "Name of Heavy"));
  g_assert_true (gtk_widget_activate_action (cell, "record.remove", NULL));
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (rbk_costs_fixture_count (fixture, "levels"), ==, 1);
  rbk_costs_fixture_undo (fixture);
  g_assert_cmpuint (rbk_costs_fixture_count (fixture, "levels"), ==, 2);
  rbk_costs_fixture_click (fixture, "Add _Level");
  rbk_costs_fixture_assert_shows (fixture, "Calls a month of New level", "4,000");
  rbk_costs_fixture_undo (fixture);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static gboolean
has_focus (RbkCostsFixture *fixture, const char *name)
{
  GtkWidget *cell = GTK_WIDGET (rbk_probe_find_cell (fixture->page, name));

  return gtk_widget_has_focus (rbk_probe_find_type (cell, GTK_TYPE_TEXT));
}

static void
tab (RbkCostsFixture *fixture)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (fixture->page));

  g_signal_emit_by_name (root, "move-focus", GTK_DIR_TAB_FORWARD);
  rbk_probe_settle (root);
}

/* Enter goes to the cell below, and Tab along the row, to the menu at its end too. */
static void
test_steps (RbkCostsFixture *fixture, gconstpointer data)
{
  RbkCell *cell = rbk_probe_find_cell (fixture->page, "Calls a month of Light");
  GtkRoot *root = gtk_widget_get_root (fixture->page);
  gboolean has_moved = FALSE;

  rbk_cell_edit (cell);
  g_signal_emit_by_name (cell, "step", 0, 1, &has_moved);
  g_assert_true (has_moved);
  g_assert_true (has_focus (fixture, "Calls a month of Heavy"));
  tab (fixture);
  g_assert_true (has_focus (fixture, "Tokens a call of Heavy"));
  tab (fixture);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (root), GTK_TYPE_MENU_BUTTON));
}

static void
test_route_to_another_model (RbkCostsFixture *fixture, gconstpointer data)
{
  rbk_costs_fixture_choose (fixture, "Model of Main, Ask", "Haiku");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0035");
  rbk_costs_fixture_assert_shows (fixture, "Share of cost of Haiku", "100%");
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

/* Compared with another model, the book stays as it is. */
static void
test_compare_levels (RbkCostsFixture *fixture, gconstpointer data)
{
  rbk_costs_fixture_choose (fixture, "Compare with another model", "Haiku");
  rbk_costs_fixture_assert_shows (fixture, "Cost with the other model of Light", "$0.35");
  rbk_costs_fixture_assert_shows (fixture, "Change of Light", "−80%");
  rbk_costs_fixture_assert_shows (fixture, "Cost a month of Light", "$1.75");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

/* All that went to one model goes to another, whose price comes along, as one step. */
static void
test_switch (RbkCostsFixture *fixture, gconstpointer data)
{
  RbkCostsContext context;
  guint           n_models = rbk_costs_fixture_count (fixture, "models");

  rbk_costs_context_init (&context, fixture->document, NULL);
  rbk_costs_context_update (&context);
  g_assert_true (rbk_costs_switch_to (&context, fixture->page, "opus", "claude-haiku-4-5"));
  rbk_probe_settle (fixture->window);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0035");
  g_assert_cmpuint (rbk_costs_fixture_count (fixture, "models"), >, n_models);
  rbk_costs_fixture_undo (fixture);
  g_assert_cmpuint (rbk_costs_fixture_count (fixture, "models"), ==, n_models);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  rbk_costs_context_clear (&context);
}

/* Enter takes the first that was found, also before the search has caught up with the keys. */
static void
test_switch_by_enter (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *button = rbk_costs_fixture_find_menu_button (fixture->page, "Switch to Another Model");
  GtkWidget *popover, *entry;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  rbk_probe_settle (fixture->window);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  entry = rbk_probe_find_type (popover, GTK_TYPE_SEARCH_ENTRY);
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  gtk_editable_set_text (GTK_EDITABLE (entry), "no model has this name");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  gtk_editable_set_text (GTK_EDITABLE (entry), "haiku 4.5");
  g_signal_emit_by_name (entry, "activate");
  rbk_probe_settle (fixture->window);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0035");
}

/* The popovers of a model are made when they are opened, and no tooltip covers them. */
static void
test_popovers (RbkCostsFixture *fixture, gconstpointer data)
{
  static const char *const tooltips[] = { "Switch to Another Model", "Price History" };

  for (gsize i = 0; i < G_N_ELEMENTS (tooltips); i++)
    {
      GtkWidget *button = rbk_costs_fixture_find_menu_button (fixture->page, tooltips[i]);

      g_assert_nonnull (button);
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      rbk_probe_settle (fixture->window);
      g_assert_nonnull (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
      g_assert_false (gtk_widget_get_has_tooltip (button));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      rbk_probe_settle (fixture->window);
      g_assert_true (gtk_widget_get_has_tooltip (button));
    }
}

/* A price from a later day on is one more entry, and leaves what is in force today. */
static void
test_dated_price (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *button = rbk_costs_fixture_find_menu_button (fixture->page, "Price History");
  GtkWidget *popover, *history, *day;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  rbk_probe_settle (fixture->window);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  history = rbk_probe_find_type (popover, RBK_TYPE_COSTS_HISTORY);
  day = rbk_probe_find_type (history, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (day), "soon");
  g_signal_emit_by_name (rbk_probe_find_button (history, "_Add Price"), "clicked");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  g_assert_true (gtk_widget_has_css_class (day, "error"));
  gtk_editable_set_text (GTK_EDITABLE (day), "2026-12-01");
  rbk_probe_type (popover, "New input price", "$4");
  g_signal_emit_by_name (day, "activate");
  rbk_probe_settle (fixture->window);
  rbk_costs_fixture_assert_shows (fixture, "Next price of Opus", "2026-12-01");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_assert_shows (fixture, "Next price of Opus", "–");
}

static void
test_prices (RbkCostsFixture *fixture, gconstpointer data)
{
  rbk_costs_fixture_assert_shows (fixture, "Price of a call, Cost-plus", "$0.05833");
  rbk_probe_type (fixture->page, "Margin to reach", "75 %");
  rbk_costs_fixture_assert_shows (fixture, "Price of a call, Cost-plus", "$0.07");
  rbk_costs_fixture_assert_shows (fixture, "Price of a call, Value-based", "–");
  rbk_probe_type (fixture->page, "Worth to the customer", "$0.99");
  rbk_costs_fixture_assert_shows (fixture, "Price of a call, Value-based", "$0.1485");
  rbk_probe_type (fixture->page, "Share you take", "10");
  rbk_costs_fixture_assert_shows (fixture, "Price of a call, Value-based", "$0.099");
  /* Starter: $29 for 5,000 credits, one of which the call takes. */
  rbk_costs_fixture_assert_shows (fixture, "Price of a credit", "$0.0058");
  rbk_costs_fixture_assert_shows (fixture, "Price of a call, Credits", "$0.0058");
  rbk_costs_fixture_assert_shows (fixture, "Price of an included call of Starter", "$0.0058");
  rbk_costs_fixture_assert_shows (fixture, "Price of a further call of Starter", "$0.01");
  rbk_costs_fixture_assert_shows (fixture, "Margin a credit on Main", "−201.7%");
  rbk_probe_type (fixture->page, "Credit rate of Main", "10");
  rbk_costs_fixture_assert_shows (fixture, "Cost of a credit on Main", "$0.00175");
  rbk_costs_fixture_assert_shows (fixture, "Margin a credit on Main", "69.8%");
  /* Only the credit rate is of the book. */
  rbk_costs_fixture_undo (fixture);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_loaded (RbkCostsFixture *fixture, gconstpointer data)
{
  rbk_probe_type (fixture->page, "Calls a month of that customer", "1000");
  rbk_costs_fixture_assert_shows (fixture, "Inference of Starter", "$17.50");
  rbk_probe_type (fixture->page, "Overhead a month of Starter", "2.5");
  rbk_costs_fixture_assert_shows (fixture, "Loaded cost a month of Starter", "$20.00");
  rbk_costs_fixture_assert_shows (fixture, "Bill of Starter", "$29.00");
  rbk_costs_fixture_assert_shows (fixture, "Margin at that usage of Starter", "31.0%");
  rbk_costs_fixture_assert_shows (fixture, "Floor price of Starter", "$66.67");
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_assert_shows (fixture, "Loaded cost a month of Starter", "$17.50");
}

static void
test_browser (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *browser = rbk_probe_find_type (fixture->page, RBK_TYPE_COSTS_BROWSER);
  GtkWidget *view = rbk_probe_find_type (browser, GTK_TYPE_LIST_VIEW);
  GtkWidget *stack = rbk_probe_find_type (browser, GTK_TYPE_STACK);
  guint      n_models = rbk_costs_fixture_count (fixture, "models");

  rbk_costs_browser_search (RBK_COSTS_BROWSER (browser), "haiku 4.5 anthropic");
  for (guint i = 0; i < 50 && g_list_model_get_n_items (G_LIST_MODEL (
                                  gtk_list_view_get_model (GTK_LIST_VIEW (view)))) != 1;
       i++)
    g_usleep (10000), rbk_probe_settle (fixture->window);
  g_signal_emit_by_name (view, "activate", 0);
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (rbk_costs_fixture_count (fixture, "models"), ==, n_models + 1);
  rbk_costs_fixture_assert_shows (fixture, "Input price of Claude Haiku 4.5", "$1.00");
  rbk_costs_fixture_undo (fixture);
  rbk_costs_browser_search (RBK_COSTS_BROWSER (browser), "no such model");
  for (guint i = 0;
       i < 50 && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "empty") != 0;
       i++)
    g_usleep (10000), rbk_probe_settle (fixture->window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "empty");
}

static GtkWidget *
find_account (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (RBK_IS_COSTS_ACCOUNT (window))
        return window;
    }

  return NULL;
}

static GFile *
write_catalogue (const char *text, char **path)
{
  int fd = g_file_open_tmp ("ratebook-XXXXXX.json", path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (*path, text, -1, NULL));

  return g_file_new_for_path (*path);
}

/* What a catalogue would change is said before it does, and is one step. */
static void
test_import (RbkCostsFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) file =
                 write_catalogue ("{\"format\":\"ratebook-catalogue\",\"version\":1,"
                                  "\"source\":\"a vendor\",\"currency\":\"USD\",\"models\":["
                                  "{\"model\":\"opus\",\"input\":\"4\",\"output\":\"20\"}]}",
                                  &path);
  GtkWidget *account;

  rbk_costs_page_import (RBK_COSTS_PAGE (fixture->page), file);
  for (guint i = 0; i < 300 && find_account () == NULL; i++)
    g_usleep (10000), rbk_probe_settle (fixture->window);
  account = find_account ();
  g_assert_nonnull (account);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");
  rbk_costs_account_apply (RBK_COSTS_ACCOUNT (account));
  rbk_probe_settle (fixture->window);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.014");
  rbk_costs_fixture_undo (fixture);
  rbk_costs_fixture_assert_shows (fixture, "Cost of a call of Ask", "$0.0175");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  g_unlink (path);
}

static void
test_import_refused (RbkCostsFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = write_catalogue ("{\"models\": 7", &path);

  rbk_costs_page_import (RBK_COSTS_PAGE (fixture->page), file);
  for (guint i = 0; i < 20; i++)
    g_usleep (10000), rbk_probe_settle (fixture->window);
  g_assert_null (find_account ());
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  g_unlink (path);
}

static void
test_accessible (RbkCostsFixture *fixture, gconstpointer data)
{
  GtkWidget *table = rbk_probe_find_type (fixture->page, RBK_TYPE_RECORD_TABLE);

  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_property (table, GTK_ACCESSIBLE_PROPERTY_LABEL, "Models in use");
  g_assert_nonnull (
      rbk_costs_fixture_find_drop_down (fixture, fixture->page, "Which call to price"));
  g_assert_nonnull (rbk_probe_find_label (fixture->page, "Next price of Opus"));
}

/* A phone's width is enough: tables scroll, nothing is cut off. */
static void
test_narrow (RbkCostsFixture *fixture, gconstpointer data)
{
  int minimum;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_empty_book (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  RbkCostsFixture fixture = { 0 };

  rbk_costs_fixture_open_book (&fixture, book);
  g_assert_true (gtk_widget_activate_action (fixture.page, "costs.pick-model", NULL));
  g_assert_true (gtk_widget_activate_action (fixture.page, "costs.add-workload", NULL));
  rbk_probe_settle (fixture.window);
  g_assert_cmpuint (rbk_costs_fixture_count (&fixture, "workloads"), ==, 1);
  rbk_costs_fixture_assert_shows (&fixture, "Cost of a call of New workload", "$0.00");
  rbk_costs_fixture_tear_down (&fixture, NULL);
}

static void
test_templates (void)
{
  static const char *const names[] = { "blank",   "credit-tiers", "hybrid",
                                       "outcome", "token-api",    "usage-gated" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(RbkBook) book = rbk_template_new_book (names[i], NULL);
      RbkCostsFixture fixture = { 0 };

      g_assert_nonnull (book);
      rbk_costs_fixture_open_book (&fixture, book);
      rbk_costs_fixture_tear_down (&fixture, NULL);
    }
}

#define ADD(path, function)                                                                        \
  g_test_add (path, RbkCostsFixture, NULL, rbk_costs_fixture_set_up, function,                     \
              rbk_costs_fixture_tear_down)

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

  ADD ("/costs/shows-the-article", test_shows_the_article);
  ADD ("/costs/edit-route", test_edit_route);
  ADD ("/costs/edit-price", test_edit_price);
  ADD ("/costs/refused", test_refused);
  ADD ("/costs/meters", test_meters);
  ADD ("/costs/shares", test_shares);
  ADD ("/costs/rows", test_rows);
  ADD ("/costs/steps", test_steps);
  ADD ("/costs/route-to-another-model", test_route_to_another_model);
  ADD ("/costs/compare-levels", test_compare_levels);
  ADD ("/costs/switch", test_switch);
  ADD ("/costs/switch/enter", test_switch_by_enter);
  ADD ("/costs/popovers", test_popovers);
  ADD ("/costs/dated-price", test_dated_price);
  ADD ("/costs/prices", test_prices);
  ADD ("/costs/loaded", test_loaded);
  ADD ("/costs/browser", test_browser);
  ADD ("/costs/import", test_import);
  ADD ("/costs/import-refused", test_import_refused);
  ADD ("/costs/accessible", test_accessible);
  ADD ("/costs/narrow", test_narrow);
  g_test_add_func ("/costs/empty-book", test_empty_book);
  g_test_add_func ("/costs/templates", test_templates);

  return g_test_run ();
}

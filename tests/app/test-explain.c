/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claims-dialog.h"
#include "rbk-customers-fixture.h"
#include "rbk-explain-dialog.h"
#include "rbk-explain.h"
#include "rbk-explained.h"
#include "rbk-explain-tree.h"
#include "rbk-shell-probe.h"
#include "rbk-template.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"
#include "rbk-workbench.h"

#include <string.h>

/* Why numbers are what they are, asked as a person does, over the first article's book: Starter at
 * 29 costs 5.50 where it is sized, Pro at 99 costs 23.75. */

#define MAX_WAITS 500

static GtkWidget *
find_dialog (RbkWindow *window, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) found = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (found, type) &&
          gtk_window_get_transient_for (found) == GTK_WINDOW (window))
        return GTK_WIDGET (found);
    }

  return NULL;
}

static GtkWidget *
explain (RbkWindow *window, const char *where)
{
  GtkWidget *dialog;

  if (where != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.explain", "s", where);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.explain-focus", NULL);
  dialog = find_dialog (window, RBK_TYPE_EXPLAIN_DIALOG);
  g_assert_nonnull (dialog);
  rbk_probe_settle (dialog);

  return dialog;
}

/* All that it says, for whoever reads why a test failed. */
static void
append_labels (GtkWidget *root, GString *text)
{
  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_labels (child, text);
}

static void
wait_for (GtkWidget *dialog, const char *label)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < MAX_WAITS && rbk_probe_find_label (dialog, label) == NULL; i++)
    rbk_probe_spin (10);
  append_labels (dialog, text);
  if (rbk_probe_find_label (dialog, label) == NULL)
    g_error ("nothing says “%s” among\n%s", label, text->str);
}

static void
assert_says (GtkWidget *dialog, const char *label, const char *value)
{
  wait_for (dialog, label);
  wait_for (dialog, value);
}

static void
focus_on (RbkWindow *window, const char *cell)
{
  g_assert_true (
      gtk_widget_grab_focus (GTK_WIDGET (rbk_probe_find_cell (window->workbench, cell))));
  rbk_probe_settle (GTK_WIDGET (window));
}

/* The cell that has the keys is the one that is meant; computed ones answer to Enter, too. */
static void
test_focus (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *dialog;

  focus_on (window, "Loaded cost of Starter");
  dialog = explain (window, NULL);
  assert_says (dialog, "Loaded cost of Starter at p50", "$5.50");
  focus_on (window, "Price of Pro");
  g_assert_true (explain (window, NULL) == dialog);
  assert_says (dialog, "Price of Pro", "$99.00");
  focus_on (window, "Margin of Pro");
  explain (window, NULL);
  assert_says (dialog, "Gross margin of Pro at p90", "76.01%");
  rbk_probe_close_window (window);
}

/* The lists of the choices are others. */
static GtkWidget *
find_view (GtkWidget *dialog)
{
  return rbk_probe_find_type (rbk_probe_find_type (dialog, RBK_TYPE_EXPLAIN_TREE),
                              GTK_TYPE_LIST_VIEW);
}

static GListModel *
list_of (GtkWidget *dialog)
{
  GtkWidget *view = find_view (dialog);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

/* It stays open beside the window, and what was opened in it stays so, while the book changes. */
static void
test_follows (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *dialog = explain (window, "starter.margin");
  guint      n_items = g_list_model_get_n_items (list_of (dialog));

  assert_says (dialog, "Gross margin of Starter at p50", "81.03%");
  g_assert_cmpuint (n_items, ==, 6);
  rbk_probe_type (GTK_WIDGET (window), "Price of Starter", "39");
  rbk_probe_settle (dialog);
  assert_says (dialog, "Gross margin of Starter at p50", "85.90%");
  assert_says (dialog, "Bill of Starter at p50", "$39.00");
  g_assert_cmpuint (g_list_model_get_n_items (list_of (dialog)), ==, n_items);
  rbk_document_undo (window->document);
  rbk_probe_settle (dialog);
  assert_says (dialog, "Gross margin of Starter at p50", "81.03%");
  rbk_probe_close_window (window);
}

static void
press (GtkWidget *dialog, guint key)
{
  GtkWidget *view = find_view (dialog);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
    }
  g_assert_true (is_handled);
  rbk_probe_spin (30);
}

static guint
get_selected (GtkWidget *dialog)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (list_of (dialog)));
}

/* The first is the bill, which is open, with two lines below it. */
static void
test_keys (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *dialog = explain (window, "pro.margin");

  g_assert_cmpuint (get_selected (dialog), ==, 0);
  press (dialog, GDK_KEY_Right);
  g_assert_cmpuint (get_selected (dialog), ==, 1);
  press (dialog, GDK_KEY_Right);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (dialog)), ==, 7);
  press (dialog, GDK_KEY_Left);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (dialog)), ==, 6);
  press (dialog, GDK_KEY_Left);
  g_assert_cmpuint (get_selected (dialog), ==, 0);
  press (dialog, GDK_KEY_Left);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (dialog)), ==, 4);
  rbk_probe_close_window (window);
}

/* From right to left the arrows change sides. */
static void
test_right_to_left (void)
{
  RbkWindow *window;
  GtkWidget *dialog;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = rbk_probe_new_window ("usage-gated");
  dialog = explain (window, "pro.margin");
  press (dialog, GDK_KEY_Left);
  g_assert_cmpuint (get_selected (dialog), ==, 1);
  press (dialog, GDK_KEY_Right);
  g_assert_cmpuint (get_selected (dialog), ==, 0);
  rbk_probe_close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static guint
count_below (const RbkWorking *node)
{
  guint n = 0;

  for (guint i = 0; i < node->children->len; i++)
    n += 1 + count_below (g_ptr_array_index (node->children, i));

  return n;
}

static RbkWorking *
work_out (RbkWindow *window, const char *where)
{
  RbkAnalysis    *analysis = rbk_document_get_analysis (window->document);
  RbkExplainInput input = { .book = rbk_document_get_book (window->document),
                            .spec = rbk_analysis_get_spec (analysis),
                            .population = rbk_analysis_get_population (analysis) };
  g_autoptr(GError) error = NULL;
  RbkWorking *working = rbk_explain (&input, where, &error);

  g_assert_no_error (error);

  return working;
}

static void
test_open_all (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *dialog = explain (window, "starter.margin");
  g_autoptr(RbkWorking) working = work_out (window, "starter.margin");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (rbk_probe_find_button (dialog, "_Open All")),
                                TRUE);
  rbk_probe_settle (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (dialog)), ==, count_below (working));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (rbk_probe_find_button (dialog, "_Close All")),
                                FALSE);
  rbk_probe_settle (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (dialog)), ==, working->children->len);
  rbk_probe_close_window (window);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

/* As text it is exact, whatever the window rounds. */
static void
test_copy (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *dialog = explain (window, "pro.floor_price");
  g_autofree char *text = NULL;

  assert_says (dialog, "Lowest bill that leaves the target margin", "$79.1667");
  gtk_widget_activate_action (dialog, "explain.copy", NULL);
  text = read_clipboard (dialog);
  g_assert_true (g_str_has_prefix (text, "Floor price of Pro, sized at p90 "));
  g_assert_nonnull (strstr (text, "Pro: overhead\n"));
  g_assert_nonnull (strstr (text, "$79.1666666"));
  rbk_probe_close_window (window);
}

static GtkDropDown *
find_choice (GtkWidget *dialog, const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (dialog); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = GTK_IS_DROP_DOWN (child) ? NULL : find_choice (child, tooltip);

      if (GTK_IS_DROP_DOWN (child) && g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0)
        return GTK_DROP_DOWN (child);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Any figure can be chosen there, without a pointer and without a figure on screen. */
static void
test_choice (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *dialog = explain (window, NULL);

  assert_says (dialog, "Gross margin of Starter at p50", "81.03%");
  gtk_drop_down_set_selected (find_choice (dialog, "Of what"), 1);
  assert_says (dialog, "Gross margin of Pro at p90", "76.01%");
  gtk_drop_down_set_selected (find_choice (dialog, "Which figure"), 3);
  assert_says (dialog, "Loaded cost of Pro at p90", "$23.75");
  gtk_drop_down_set_selected (find_choice (dialog, "At which usage"), 1);
  rbk_probe_settle (dialog);
  g_assert_null (rbk_probe_find_label (dialog, "Loaded cost of Pro at p90"));
  /* Behind the plans stands what a call costs, which has neither. */
  gtk_drop_down_set_selected (find_choice (dialog, "Of what"), 3);
  assert_says (dialog, "Cost of AI run", "$0.0125 per call");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_choice (dialog, "Which figure"))));
  rbk_probe_close_window (window);
}

static void
test_jump (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *dialog = explain (window, "pro.margin");

  gtk_widget_activate_action (dialog, "explain.jump", "s", "models[0].input; somewhere");
  g_assert_cmpstr (rbk_workbench_get_page (RBK_WORKBENCH (window->workbench)), ==, "costs");
  gtk_widget_activate_action (dialog, "explain.jump", "s", "plans[1].overhead");
  g_assert_cmpstr (rbk_workbench_get_page (RBK_WORKBENCH (window->workbench)), ==, "design");
  gtk_widget_activate_action (dialog, "explain.jump", "s", "customers: a.csv; type 7");
  g_assert_cmpstr (rbk_workbench_get_page (RBK_WORKBENCH (window->workbench)), ==, "customers");
  rbk_probe_close_window (window);
}

static void
test_missing (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *dialog = explain (window, "nobody.margin");

  g_assert_nonnull (rbk_probe_find_label (dialog, "No such figure"));
  g_assert_null (rbk_probe_find_label (dialog, "Bill of Starter at p50"));
  rbk_probe_close_window (window);
  window = rbk_probe_new_window ("blank");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.explain-focus", NULL);
  rbk_probe_close_window (window);
}

static guint n_figures;

/* “$5.50” for 5.5, “81.0%” for 0.8103: the same to the last digit that is shown. */
static void
check_figure (RbkWindow *window, const char *where, const char *text)
{
  g_autoptr(RbkWorking) working = work_out (window, where);
  g_autoptr(GString) digits = g_string_new (NULL);
  gboolean    is_ratio = working->value.kind == RBK_FACT_RATIO;
  double      value, shown, step = 1.0;
  const char *point;

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c) || *c == '.' || *c == '-')
      g_string_append_c (digits, *c);
  if (strstr (text, "−") != NULL)
    g_string_prepend_c (digits, '-');
  if (digits->len == 0)
    return;
  point = strchr (digits->str, '.');
  for (gsize i = 1; point != NULL && i < strlen (point); i++)
    step /= 10.0;
  g_assert_true (rbk_working_exists (working));
  value = is_ratio ? working->value.ratio * 100.0 : rbk_decimal_to_double (working->value.value);
  shown = g_ascii_strtod (digits->str, NULL);
  if (ABS (value - shown) > step * 0.5001)
    g_error ("%s: %s is shown, %.9g is explained", where, text, value);
  n_figures++;
}

static void
check_figures (RbkWindow *window, GtkWidget *root)
{
  const char *where = rbk_explained_get (root);

  if (where != NULL && GTK_IS_LABEL (root))
    check_figure (window, where, gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_figures (window, child);
}

/* What is explained is what is shown. */
static void
test_figures (void)
{
  static const char *const pages[] = { "design", "costs" };
  const RbkTemplate       *templates;
  gsize                    n_templates;

  templates = rbk_template_get_all (&n_templates);
  for (gsize i = 0; i < n_templates; i++)
    {
      RbkWindow *window = rbk_probe_new_window (templates[i].name);

      for (gsize k = 0; k < G_N_ELEMENTS (pages); k++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[k]);
          rbk_probe_settle (GTK_WIDGET (window));
          check_figures (window, window->workbench);
        }
      rbk_probe_close_window (window);
    }
  g_test_message ("%u figures", n_figures);
  g_assert_cmpuint (n_figures, >, 50);
}

/* With customers figures are worked out beside the window, and are still those that are shown. */
static void
test_customers (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  g_autofree char *path =
      rbk_customers_write_file ("few.csv", "customer,calls\na,10\nb,20\nc,30\nd,40\ne,250\n");
  GtkWidget *page = rbk_customers_page_of (window);

  rbk_customers_import (page, path);
  n_figures = 0;
  check_figures (window, page);
  g_assert_cmpuint (n_figures, >=, 5);
  assert_says (explain (window, "starter.usage@p50"), "Usage at p50", "30 AI run");
  rbk_probe_close_window (window);
}

static void
open_all_reasons (GtkWidget *root)
{
  if (GTK_IS_TOGGLE_BUTTON (root) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), "_Why") == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (root), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_all_reasons (child);
}

/* What a finding rests on can be asked once it is looked at: here a bill of 3, a cost of 5.50. */
static void
test_findings (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");

  rbk_probe_type (GTK_WIDGET (window), "Price of Starter", "3");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "findings");
  rbk_probe_settle (GTK_WIDGET (window));
  n_figures = 0;
  check_figures (window, window->workbench);
  g_assert_cmpuint (n_figures, ==, 0);
  open_all_reasons (window->workbench);
  rbk_probe_settle (GTK_WIDGET (window));
  check_figures (window, window->workbench);
  g_assert_cmpuint (n_figures, >=, 2);
  rbk_probe_close_window (window);
}

static GtkWidget *
check_claims (RbkWindow *window)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.check-claim", NULL);
  dialog = find_dialog (window, RBK_TYPE_CLAIMS_DIALOG);
  g_assert_nonnull (dialog);
  rbk_probe_settle (dialog);

  return dialog;
}

static void
paste (GtkWidget *dialog, const char *text)
{
  GtkWidget *view = rbk_probe_find_type (dialog, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* The example is of the book itself, so it holds. */
static void
test_example (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *dialog = check_claims (window);

  rbk_probe_click (dialog, "Try an _Example");
  wait_for (dialog, "2 figures hold, 0 differ");
  wait_for (dialog, "81%: Holds");
  wait_for (dialog, "Price of Starter: $29.00");
  /* It follows the book. */
  rbk_probe_type (GTK_WIDGET (window), "Price of Starter", "39");
  wait_for (dialog, "0 figures hold, 2 differ");
  wait_for (dialog, "$29.00: Differs by +$10.00");
  wait_for (dialog, "81%: Differs by +4.9 points");
  paste (dialog, "");
  rbk_probe_spin (400);
  g_assert_null (rbk_probe_find_label (dialog, "81%: Differs by +4.9 points"));
  rbk_probe_close_window (window);
}

static void
test_claims (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *dialog = check_claims (window);
  g_autofree char *text = NULL;

  paste (dialog, "Pro keeps 62% for a heavy customer.\n| Plan | Price | Margin % |\n|--|--|--|\n"
                 "| Team | 399 | 79 |");
  wait_for (dialog, "62%: Differs by +14.01 points");
  wait_for (dialog, "399: Holds");
  wait_for (dialog, "79: Holds");
  gtk_widget_activate_action (dialog, "claims.copy", NULL);
  text = read_clipboard (dialog);
  g_assert_nonnull (strstr (text, "4\t399\tHolds\tPrice of Team: $399.00\n"));
  rbk_probe_click (dialog, "_Why");
  assert_says (find_dialog (window, RBK_TYPE_EXPLAIN_DIALOG), "Gross margin of Pro at heavy",
               "76.01%");
  paste (dialog, "Nothing of the kind.");
  wait_for (dialog, "No figure in it is of a plan or of a call.");
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/App/Explain/focus", test_focus);
  g_test_add_func ("/App/Explain/follows", test_follows);
  g_test_add_func ("/App/Explain/keys", test_keys);
  g_test_add_func ("/App/Explain/right-to-left", test_right_to_left);
  g_test_add_func ("/App/Explain/open-all", test_open_all);
  g_test_add_func ("/App/Explain/copy", test_copy);
  g_test_add_func ("/App/Explain/choice", test_choice);
  g_test_add_func ("/App/Explain/jump", test_jump);
  g_test_add_func ("/App/Explain/missing", test_missing);
  g_test_add_func ("/App/Explain/figures", test_figures);
  g_test_add_func ("/App/Explain/customers", test_customers);
  g_test_add_func ("/App/Explain/findings", test_findings);
  g_test_add_func ("/App/Explain/example", test_example);
  g_test_add_func ("/App/Explain/claims", test_claims);

  return g_test_run ();
}

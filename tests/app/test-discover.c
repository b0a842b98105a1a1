/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-discover-dialog.h"
#include "rbk-discover-themes.h"
#include "rbk-details-dialog.h"
#include "rbk-question-row.h"
#include "rbk-scenario.h"
#include "rbk-shell-probe.h"
#include "rbk-window-fixture.h"
#include "rbk-window-probe.h"

/* The discovery assistant, worked as a person does. */

static GtkWidget *
find_dialog (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_dialog (RbkWindow *window, const char *action)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  rbk_probe_spin (50);
  dialog = find_dialog (RBK_TYPE_DISCOVER_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static RbkQuestionRow *
find_question (GtkWidget *root, const char *id)
{
  if (RBK_IS_QUESTION_ROW (root) &&
      strcmp (rbk_question_row_get_question (RBK_QUESTION_ROW (root))->id, id) == 0)
    return RBK_QUESTION_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      RbkQuestionRow *found = find_question (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_editor (GtkWidget *dialog, const char *id)
{
  GtkWidget *row = GTK_WIDGET (find_question (dialog, id));
  GtkWidget *entry;

  g_assert_nonnull (row);
  entry = rbk_probe_find_type (row, GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  return entry;
}

static void
type (GtkWidget *dialog, const char *id, const char *text)
{
  GtkWidget *entry = find_editor (dialog, id);

  g_assert_true (gtk_widget_get_mapped (entry));
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  rbk_probe_spin (20);
}

static GtkWidget *
find_choice (GtkWidget *root, const char *label)
{
  if (GTK_IS_CHECK_BUTTON (root) && rbk_probe_find_label (root, label) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_choice (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose (GtkWidget *dialog, const char *id, const char *label)
{
  GtkWidget *check = find_choice (GTK_WIDGET (find_question (dialog, id)), label);

  g_assert_nonnull (check);
  g_assert_true (gtk_widget_get_mapped (check));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  rbk_probe_spin (20);
}

static const char *
get_step (GtkWidget *dialog)
{
  GtkWidget *title = rbk_probe_find_type (dialog, ADW_TYPE_WINDOW_TITLE);

  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title));
}

static void
next (GtkWidget *dialog, const char *step)
{
  rbk_probe_click (dialog, "_Next");
  g_assert_cmpstr (get_step (dialog), ==, step);
}

static const char *
get_problem (GtkWidget *dialog, const char *id)
{
  for (GtkWidget *label = gtk_widget_get_last_child (
           gtk_widget_get_first_child (GTK_WIDGET (find_question (dialog, id))));
       label != NULL; label = gtk_widget_get_prev_sibling (label))
    if (GTK_IS_LABEL (label) && gtk_widget_has_css_class (label, "error"))
      return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
  return NULL;
}

/* The question is asked somewhere, and only there. */
static void
test_themes (void)
{
  guint              n_questions, n_themes, n_asked = 0;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);
  const RbkTheme    *themes = rbk_themes_list (&n_themes);

  for (guint i = 0; i < n_questions; i++)
    {
      guint n = 0;

      for (guint t = 0; t < n_themes; t++)
        for (guint q = 0; q < RBK_THEME_MAX_QUESTIONS; q++)
          n += g_strcmp0 (themes[t].questions[q], questions[i].id) == 0;
      if (n != 1)
        g_error ("“%s” is asked %u times", questions[i].id, n);
      n_asked += n;
    }
  g_assert_cmpuint (n_asked, ==, n_questions);
  g_assert_cmpuint (n_themes, <=, 6);
}

static RbkPlan *
find_plan (RbkDocument *document, const char *name)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (document));

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      if (strcmp (rbk_plan_get_name (plan), name) == 0)
        return plan;
    }
  return NULL;
}

/* From the start page through all steps to an unsaved book. */
static void
test_whole (RbkWindowFixture *self, gconstpointer data)
{
  GtkWidget   *dialog;
  RbkDocument *document;
  RbkBook     *book;

  rbk_probe_click (GTK_WIDGET (self->window), "_Answer a Few Questions");
  dialog = find_dialog (RBK_TYPE_DISCOVER_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (get_step (dialog), ==, "Step 1 of 7");
  type (dialog, "product", "Reads <b>invoices</b>");
  choose (dialog, "customers", "Developers, who reckon in calls and tokens");
  type (dialog, "call", "invoice");
  next (dialog, "Step 2 of 7");
  type (dialog, "models", "claude-haiku-4-5");
  next (dialog, "Step 3 of 7");
  type (dialog, "input_tokens", "2,000");
  next (dialog, "Step 4 of 7");
  choose (dialog, "unit", "Credits, for whatever they do");
  next (dialog, "Step 5 of 7");
  type (dialog, "margin", "80 %");
  next (dialog, "Step 6 of 7");
  choose (dialog, "free_tier", "No");
  next (dialog, "Step 7 of 7");
  g_assert_nonnull (rbk_probe_find_label (dialog, "Why These Prices"));
  g_assert_nonnull (rbk_probe_find_label (dialog, "What to Test in the First 90 Days"));
  rbk_probe_click (dialog, "_Create Book");

  document = rbk_window_get_document (self->window);
  g_assert_nonnull (document);
  g_assert_null (find_dialog (RBK_TYPE_DISCOVER_DIALOG));
  g_assert_false (rbk_document_get_is_saved (document));
  book = rbk_document_get_book (document);
  g_assert_cmpstr (rbk_book_get_title (book), ==, "Reads <b>invoices</b>");
  g_assert_nonnull (strstr (rbk_book_get_notes (book), "Why this structure"));
  g_assert_true (g_strv_contains (rbk_discovery_get_answers (rbk_book_get_discovery (book)),
                                  "input_tokens=2000"));
  g_assert_true (
      g_strv_contains (rbk_discovery_get_answers (rbk_book_get_discovery (book)), "margin=0.8"));
  g_assert_cmpuint (g_strv_length (
                        (char **) rbk_discovery_get_answers (rbk_book_get_discovery (book))),
                    ==, 8);
}

/* What is no answer is told beside its question, and one does not get past it. */
static void
test_refused (RbkWindowFixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self->window, "win.new-from-questions");

  next (dialog, "Step 2 of 7");
  type (dialog, "models", "claude-haiku-4-5, no-such-model");
  next (dialog, "Step 2 of 7");
  g_assert_nonnull (strstr (get_problem (dialog, "models"), "“no-such-model”"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         find_editor (dialog, "models")));
  type (dialog, "models", "");
  g_assert_null (get_problem (dialog, "models"));
  next (dialog, "Step 3 of 7");
  type (dialog, "input_tokens", "many");
  type (dialog, "cached_tokens", "5000");
  next (dialog, "Step 3 of 7");
  g_assert_cmpstr (get_problem (dialog, "input_tokens"), ==, "Write a number from 1 to 1,000,000.");
  g_assert_cmpstr (get_problem (dialog, "cached_tokens"), ==,
                   "Write no more than go in altogether: 1,000.");
  /* Nobody gets past it by the other way. */
  type (dialog, "input_tokens", "8k");
  type (dialog, "cached_tokens", "9000");
  rbk_probe_click (dialog, "_Back");
  rbk_probe_click (dialog, "_Skip to the Plans");
  g_assert_cmpstr (get_step (dialog), ==, "Step 3 of 7");
  g_assert_cmpstr (get_problem (dialog, "cached_tokens"), ==,
                   "Write no more than go in altogether: 8,000.");
  rbk_probe_click (GTK_WIDGET (find_question (dialog, "cached_tokens")), "Skip");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_editor (dialog, "cached_tokens"))), ==,
                   "");
  rbk_probe_click (dialog, "_Skip to the Plans");
  g_assert_cmpstr (get_step (dialog), ==, "Step 7 of 7");

  /* Answers are not lost by one key. */
  gtk_window_close (GTK_WINDOW (dialog));
  rbk_fixture_answer ("stay");
  g_assert_nonnull (find_dialog (RBK_TYPE_DISCOVER_DIALOG));
  gtk_window_close (GTK_WINDOW (dialog));
  rbk_fixture_answer ("leave");
  g_assert_null (find_dialog (RBK_TYPE_DISCOVER_DIALOG));
  g_assert_null (rbk_window_get_document (self->window));
}

/* A model of the list is added to what is written. */
static void
test_model_list (RbkWindowFixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self->window, "win.new-from-questions");
  GtkWidget *row, *search;

  next (dialog, "Step 2 of 7");
  row = GTK_WIDGET (find_question (dialog, "models"));
  type (dialog, "models", "claude-haiku-4-5");
  gtk_menu_button_popup (GTK_MENU_BUTTON (rbk_probe_find_type (row, GTK_TYPE_MENU_BUTTON)));
  rbk_probe_spin (50);
  search = rbk_probe_find_type (row, GTK_TYPE_SEARCH_ENTRY);
  /* By its name, as on the Costs page. */
  gtk_editable_set_text (GTK_EDITABLE (search), "sonnet 4.5");
  rbk_probe_spin (300);
  g_signal_emit_by_name (search, "activate");
  rbk_probe_spin (50);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_editor (dialog, "models"))), ==,
                   "claude-haiku-4-5, claude-sonnet-4-5");
  next (dialog, "Step 3 of 7");
  rbk_probe_click (dialog, "_Skip to the Plans");
  rbk_probe_click (dialog, "_Create Book");
  g_assert_nonnull (rbk_window_get_document (self->window));
}

static RbkDocument *
propose_book (RbkWindowFixture *self)
{
  GtkWidget *dialog = open_dialog (self->window, "win.new-from-questions");

  type (dialog, "product", "Reader");
  rbk_probe_click (dialog, "_Skip to the Plans");
  rbk_probe_click (dialog, "_Create Book");
  rbk_probe_settle (GTK_WIDGET (self->window));
  return rbk_window_get_document (self->window);
}

static void
add_scenario (RbkDocument *document)
{
  g_autoptr(RbkScenario) scenario =
                 g_object_new (RBK_TYPE_SCENARIO, "key", "mine", "name", "Mine", NULL);
  RbkBook *book = rbk_document_get_book (document);

  g_assert_true (
      rbk_document_take (document,
                         rbk_edit_new_insert (G_LIST_STORE (rbk_book_get_scenarios (book)), 0,
                                              RBK_RECORD (scenario)),
                         NULL));
}

/* The answers are there again; one step replaces the book's plans, and one takes that back. */
static void
test_ask_again (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document = propose_book (self);
  RbkBook     *book = rbk_document_get_book (document);
  RbkPlan     *starter = find_plan (document, "Starter");
  GtkWidget   *dialog;

  g_assert_nonnull (starter);
  add_scenario (document);
  dialog = open_dialog (self->window, "win.ask-again");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_editor (dialog, "product"))), ==,
                   "Reader");
  choose (dialog, "customers", "All of these");
  for (guint i = 2; i <= 5; i++)
    rbk_probe_click (dialog, "_Next");
  type (dialog, "margin", "90");
  rbk_probe_click (dialog, "_Skip to the Plans");
  g_assert_cmpstr (rbk_probe_get_text (dialog, "Price a month of Starter, now"), ==, "$15.00");
  g_assert_cmpstr (rbk_probe_get_text (dialog, "Price a month of Starter, proposed"), !=, "$15.00");
  g_assert_nonnull (rbk_probe_find_label (dialog, "70% → 90%"));
  g_assert_nonnull (rbk_probe_find_label (dialog, "Enterprise (new)"));
  rbk_probe_click (dialog, "_Replace");
  rbk_probe_settle (GTK_WIDGET (self->window));

  g_assert_null (find_dialog (RBK_TYPE_DISCOVER_DIALOG));
  g_assert_nonnull (find_plan (document, "Enterprise"));
  g_assert_true (find_plan (document, "Starter") != starter);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_scenarios (book)), ==, 1);
  rbk_document_undo (document);
  g_assert_null (find_plan (document, "Enterprise"));
  g_assert_true (find_plan (document, "Starter") == starter);
}

/* The other way out: a book beside the present one, which stays as it is. */
static void
test_open_beside (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document = propose_book (self);
  guint64      revision = rbk_document_get_revision (document);
  GtkWidget   *dialog = open_dialog (self->window, "win.ask-again");
  GtkWindow   *other;

  rbk_probe_click (dialog, "_Skip to the Plans");
  g_assert_nonnull (rbk_probe_find_label (dialog, "All answers are as they were."));
  rbk_probe_click (dialog, "_Open as a New Book");
  other = gtk_application_get_active_window (GTK_APPLICATION (rbk_probe_application));
  g_assert_true (other != GTK_WINDOW (self->window));
  g_assert_nonnull (rbk_window_get_document (RBK_WINDOW (other)));
  g_assert_cmpuint (rbk_document_get_revision (document), ==, revision);
  rbk_probe_close_window (RBK_WINDOW (other));
}

/* Only a book that was proposed has questions to ask again. */
static void
test_no_answers (RbkWindowFixture *self, gconstpointer data)
{
  rbk_fixture_new_book (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.ask-again", NULL);
  rbk_probe_spin (50);
  g_assert_null (find_dialog (RBK_TYPE_DISCOVER_DIALOG));
}

/* The reasons are read again where the title is written. */
static void
test_notes (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument     *document = propose_book (self);
  GtkWidget       *dialog;
  GtkTextBuffer   *buffer;
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.details", NULL);
  rbk_probe_spin (50);
  dialog = find_dialog (RBK_TYPE_DETAILS_DIALOG);
  g_assert_nonnull (dialog);
  buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (rbk_probe_find_type (dialog, GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_nonnull (strstr (text, "What to test in the first 90 days:\n☐ "));
  gtk_text_buffer_set_text (buffer, "Mine", -1);
  gtk_editable_set_text (GTK_EDITABLE (rbk_probe_find_type (dialog, GTK_TYPE_ENTRY)), "Other");
  gtk_window_close (GTK_WINDOW (dialog));
  rbk_probe_spin (50);
  g_assert_cmpstr (rbk_book_get_notes (rbk_document_get_book (document)), ==, "Mine");
  g_assert_cmpstr (rbk_document_get_title (document), ==, "Other");
  rbk_document_undo (document);
  g_assert_cmpstr (rbk_book_get_notes (rbk_document_get_book (document)), ==, text);
  g_assert_cmpstr (rbk_document_get_title (document), ==, "Reader");
  g_assert_false (rbk_document_get_can_undo (document));
}

/* What all figures rest on. A field that is left with its dialog is taken. */
static void
test_details (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument     *document = propose_book (self);
  RbkBook         *book = rbk_document_get_book (document);
  g_autofree char *before = g_strdup (rbk_book_get_currency (book));
  GtkWidget       *dialog;
  RbkCell         *cell;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.details", NULL);
  rbk_probe_spin (50);
  dialog = find_dialog (RBK_TYPE_DETAILS_DIALOG);
  g_assert_nonnull (dialog);
  cell = rbk_probe_find_cell (dialog, "Currency");
  rbk_probe_type (dialog, "Currency", "dollars");
  g_assert_cmpstr (rbk_cell_get_problem (cell), ==,
                   "\"dollars\" is no currency; write an ISO 4217 code: USD");
  rbk_probe_type (dialog, "Currency", "");
  g_assert_cmpstr (rbk_book_get_currency (book), ==, before);
  rbk_probe_type (dialog, "Currency", "jpy");
  g_assert_cmpstr (rbk_book_get_currency (book), ==, "JPY");
  g_assert_cmpstr (rbk_probe_get_text (dialog, "Currency"), ==, "JPY");
  rbk_probe_type (dialog, "Target margin", "65 %");
  g_assert_cmpstr (rbk_probe_get_text (dialog, "Target margin"), ==, "65%");
  rbk_probe_type (dialog, "Date of prices", "");
  cell = rbk_probe_find_cell (dialog, "Date of prices");
  g_assert_cmpstr (rbk_cell_get_shown (cell), ==, "today");

  rbk_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (rbk_probe_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT)),
                         "2026-03-01");
  gtk_window_close (GTK_WINDOW (dialog));
  rbk_probe_spin (50);
  g_assert_cmpstr (rbk_book_get_as_of (book), ==, "2026-03-01");
  for (guint i = 0; i < 4 && rbk_document_get_can_undo (document); i++)
    rbk_document_undo (document);
  g_assert_false (rbk_document_get_can_undo (document));
  g_assert_cmpstr (rbk_book_get_currency (book), ==, before);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, RbkWindowFixture, NULL, rbk_fixture_set_up, function, rbk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/discover/themes", test_themes);
  ADD ("/discover/whole", test_whole);
  ADD ("/discover/refused", test_refused);
  ADD ("/discover/model-list", test_model_list);
  ADD ("/discover/ask-again", test_ask_again);
  ADD ("/discover/open-beside", test_open_beside);
  ADD ("/discover/no-answers", test_no_answers);
  ADD ("/discover/notes", test_notes);
  ADD ("/discover/details", test_details);

  return g_test_run ();
}

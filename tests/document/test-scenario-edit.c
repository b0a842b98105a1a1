/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-edit.h"

#include "rbk-book-writer.h"
#include "rbk-document.h"
#include "rbk-known-scenarios.h"

static void
take (RbkDocument *document, RbkEdit *edit)
{
  g_autoptr(GError) error = NULL;

  rbk_document_seal (document);
  rbk_document_take (document, edit, &error);
  g_assert_no_error (error);
}

static char *
keys (RbkBook *book)
{
  GListModel *scenarios = rbk_book_get_scenarios (book);
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (scenarios, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", rbk_scenario_get_key (scenario));
    }

  return g_string_free (text, FALSE);
}

static void
assert_keys (RbkBook *book, const char *expected)
{
  g_autofree char *found = keys (book);

  g_assert_cmpstr (found, ==, expected);
}

static RbkScenario *
new_scenario (const char *key, const char *name)
{
  const char  *shocks[] = { "usage=x2", NULL };
  RbkScenario *scenario = rbk_scenario_new ();

  g_object_set (scenario, "key", key, "name", name, "shocks", shocks, NULL);

  return scenario;
}

/* Every edit is one step, and undone the book is what it was to the byte. */
static void
test_steps (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkScenario) one = new_scenario ("one", "One");
  g_autoptr(RbkScenario) two = new_scenario ("two", "Two");
  g_autofree char *before = NULL, *after = NULL;

  take (document, rbk_scenario_edit_add (book, one));
  take (document, rbk_scenario_edit_add (book, two));
  take (document, rbk_scenario_edit_add (book, one));
  assert_keys (book, "one two one-2");
  before = rbk_book_to_text (book);
  take (document, rbk_scenario_edit_duplicate (book, 0));
  assert_keys (book, "one one-3 two one-2");
  take (document, rbk_scenario_edit_move (book, 0, 2));
  assert_keys (book, "one-3 two one one-2");
  take (document, rbk_scenario_edit_move (book, 3, -3));
  assert_keys (book, "one-2 one-3 two one");
  take (document, rbk_scenario_edit_remove (book, 1));
  assert_keys (book, "one-2 two one");
  for (guint i = 0; i < 4; i++)
    rbk_document_undo (document);
  after = rbk_book_to_text (book);
  g_assert_cmpstr (after, ==, before);
}

/* Where nothing would move there is no edit. */
static void
test_edges (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkScenario) one = new_scenario ("one", "One");

  take (document, rbk_scenario_edit_add (book, one));
  g_assert_null (rbk_scenario_edit_move (book, 0, 0));
  g_assert_null (rbk_scenario_edit_move (book, 0, -1));
  g_assert_null (rbk_scenario_edit_move (book, 0, 1));
}

static void
test_shocks (void)
{
  const char *const shocks[] = { "usage=x3", "retries=x1.1", NULL };
  const char *const none[] = { NULL };
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkScenario) one = new_scenario ("one", "One");
  g_autoptr(RbkScenario) added = NULL;
  g_autofree char *label = NULL;

  take (document, rbk_scenario_edit_add (book, one));
  added = g_list_model_get_item (rbk_book_get_scenarios (book), 0);
  take (document, rbk_scenario_edit_set_shocks (added, shocks, "Add shock"));
  g_assert_cmpuint (g_strv_length ((char **) rbk_scenario_get_shocks (added)), ==, 2);
  g_assert_cmpstr (rbk_scenario_get_shocks (added)[1], ==, "retries=x1.1");
  label = rbk_edit_dup_label (rbk_document_peek_undo (document), NULL);
  g_assert_cmpstr (label, ==, "Add shock");
  /* The one that was copied from is nobody's. */
  g_assert_cmpstr (rbk_scenario_get_shocks (one)[0], ==, "usage=x2");
  take (document, rbk_scenario_edit_set_shocks (added, none, NULL));
  g_assert_null (rbk_scenario_get_shocks (added));
  rbk_document_undo (document);
  rbk_document_undo (document);
  g_assert_cmpstr (rbk_scenario_get_shocks (added)[0], ==, "usage=x2");
}

/* Those to start from come once, in one step. */
static void
test_usual (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(GListModel) known = rbk_known_scenarios_new (book);
  g_autoptr(RbkScenario) own = new_scenario ("growth", "Growth");
  guint n;

  take (document, rbk_scenario_edit_add (book, own));
  take (document, rbk_scenario_edit_add_all (book, known));
  n = g_list_model_get_n_items (rbk_book_get_scenarios (book));
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (known));
  assert_keys (book, "growth tokenizer longer-output cache retries");
  rbk_document_undo (document);
  assert_keys (book, "growth");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario-edit/steps", test_steps);
  g_test_add_func ("/scenario-edit/edges", test_edges);
  g_test_add_func ("/scenario-edit/shocks", test_shocks);
  g_test_add_func ("/scenario-edit/usual", test_usual);

  return g_test_run ();
}

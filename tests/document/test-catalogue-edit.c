/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-edit.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-date.h"
#include "rbk-route.h"
#include "rbk-template.h"
#include "rbk-test-book.h"
#include "rbk-workload.h"

#define DAY "2031-03-01"
#define HEAD                                                                                       \
  "{\"format\": \"ratebook-catalogue\", \"version\": 1, \"currency\": \"USD\", \"models\": ["
#define HAIKU "\"model\": \"claude-haiku-4-5\", "

static RbkCatalogue *
read_list (const char *models)
{
  g_autofree char *text = g_strconcat (HEAD, models, "]}", NULL);
  g_autoptr(GError) error = NULL;
  RbkCatalogue *catalogue = rbk_catalogue_read_text (text, strlen (text), &error);

  g_assert_no_error (error);

  return catalogue;
}

static GPtrArray *
compare (RbkBook *book, RbkCatalogue *catalogue, GDate *date)
{
  g_assert_true (rbk_date_parse (DAY, date, NULL));

  return rbk_catalogue_compare (catalogue, book, date);
}

static RbkEdit *
make_update (RbkBook *book, const char *models)
{
  g_autoptr(RbkCatalogue) catalogue = read_list (models);
  g_autoptr(GPtrArray) changes = NULL;
  GDate date;

  changes = compare (book, catalogue, &date);

  return rbk_catalogue_edit_apply (book, changes, &date);
}

/* The input prices of a book and since when: `1`, `2@2031-03-01`. */
static char *
list_prices (RbkBook *book)
{
  GListModel *models = rbk_book_get_models (book);
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);
      const char      *from = rbk_model_price_get_effective_from (price);
      g_autofree char *input = rbk_decimal_to_string (*rbk_model_price_get_input (price));

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", input, from != NULL ? "@" : "",
                              from != NULL ? from : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_prices (RbkBook *book, const char *expected)
{
  g_autofree char *prices = list_prices (book);
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  g_assert_cmpstr (prices, ==, expected);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
apply (RbkEdit *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_edit_apply (edit, &error));
  g_assert_no_error (error);
}

static void
test_moved (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkEdit) edit = make_update (book, "{" HAIKU "\"input\": \"2\", \"output\": \"5\"}");
  g_autofree char *label = rbk_edit_dup_label (edit, NULL);

  g_assert_cmpstr (label, ==, "Update model prices");
  assert_prices (book, "1");
  apply (edit);
  assert_prices (book, "1 2@" DAY);
  rbk_edit_revert (edit);
  assert_prices (book, "1");
  apply (edit);
  assert_prices (book, "1 2@" DAY);
}

/* The user's own score is of the model, not of its price. */
static void
test_keeps_score (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkModelPrice) before = g_list_model_get_item (rbk_book_get_models (book), 0);
  g_autoptr(RbkModelPrice) after = NULL;
  g_autoptr(RbkEdit) edit = NULL;

  g_object_set (before, "quality", &RBK_DECIMAL_UNITS (80), NULL);
  edit = make_update (book, "{" HAIKU "\"input\": \"2\", \"output\": \"5\"}");
  apply (edit);
  after = g_list_model_get_item (rbk_book_get_models (book), 1);
  g_assert_nonnull (rbk_model_price_get_quality (after));
  g_assert_true (rbk_decimal_equal (*rbk_model_price_get_quality (after), RBK_DECIMAL_UNITS (80)));
}

static const char later[] = "{" HAIKU "\"input\": \"2\", \"output\": \"5\"}, "
                            "{" HAIKU "\"input\": \"3\", \"output\": \"5\", "
                            "\"effective_from\": \"2031-09-01\"}";

/* Once more changes nothing, neither on that day nor after it. */
static void
test_twice (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkCatalogue) catalogue = read_list (later);
  g_autoptr(RbkEdit) once = make_update (book, later);
  g_autoptr(RbkEdit) twice = NULL;
  g_autoptr(RbkEdit) stale = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  GDate date;

  changes = compare (book, catalogue, &date);
  apply (once);
  assert_prices (book, "1 2@" DAY " 3@2031-09-01");
  twice = make_update (book, later);
  g_assert_true (rbk_edit_is_empty (twice));
  stale = rbk_catalogue_edit_apply (book, changes, &date);
  g_assert_true (rbk_edit_is_empty (stale));
}

/* A plan of the vendor's that changed, and a price of the very day: both are replaced. */
static void
test_replaced (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkEdit) first = make_update (book, later);
  g_autoptr(RbkEdit) second = NULL;

  apply (first);
  second = make_update (book, "{" HAIKU "\"input\": \"4\", \"output\": \"5\"}, "
                              "{" HAIKU "\"input\": \"5\", \"output\": \"5\", "
                              "\"effective_from\": \"2031-09-01\"}");
  apply (second);
  assert_prices (book, "1 4@" DAY " 5@2031-09-01");
  rbk_edit_revert (second);
  assert_prices (book, "1 2@" DAY " 3@2031-09-01");
}

/* An account of long ago never touches what the book says of the days before today. */
static void
test_past (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkEdit) first = make_update (book, later);
  g_autoptr(RbkCatalogue) catalogue = read_list ("{" HAIKU "\"input\": \"9\", \"output\": \"5\"}");
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(RbkEdit) edit = NULL;
  GDate date, today;

  apply (first);
  changes = compare (book, catalogue, &date);
  g_assert_true (rbk_date_parse ("2031-04-01", &today, NULL));
  edit = rbk_catalogue_edit_apply (book, changes, &today);
  apply (edit);
  assert_prices (book, "1 2@" DAY " 3@2031-09-01");
}

/* An update of a list may lose a model that the book calls: it stays. */
static void
test_vanished (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkEdit) edit =
                 make_update (book, "{\"model\": \"poem\", \"input\": \"2\", \"output\": \"5\"}");

  g_assert_true (rbk_edit_is_empty (edit));
  apply (edit);
  assert_prices (book, "1");
}

/* Only what is chosen of the account is applied. */
static void
test_part (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkCatalogue) catalogue = read_list (later);
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(RbkEdit) edit = NULL;
  GDate date;

  changes = compare (book, catalogue, &date);
  g_assert_cmpuint (changes->len, ==, 2);
  g_ptr_array_remove_index (changes, 0);
  edit = rbk_catalogue_edit_apply (book, changes, &date);
  apply (edit);
  assert_prices (book, "1 3@2031-09-01");
}

static void
test_add (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkCatalogue) bundled = rbk_catalogue_load_bundled (NULL);
  g_autoptr(RbkEdit) edit = rbk_catalogue_edit_add (book, bundled, "o3");
  g_autoptr(RbkEdit) again = NULL;
  g_autoptr(RbkEdit) unknown = rbk_catalogue_edit_add (book, bundled, "frob");
  g_autoptr(RbkModelPrice) theirs = NULL;
  g_autoptr(RbkModelPrice) ours = NULL;

  apply (edit);
  assert_prices (book, "1 10 2@2025-06-10");
  again = rbk_catalogue_edit_add (book, bundled, "o3");
  g_assert_true (rbk_edit_is_empty (again));
  g_assert_true (rbk_edit_is_empty (unknown));

  /* The book's are its own. */
  theirs = g_object_ref (rbk_catalogue_find (bundled, "o3", NULL, NULL));
  ours = g_list_model_get_item (rbk_book_get_models (book), 2);
  g_assert_true (rbk_record_equal (RBK_RECORD (ours), RBK_RECORD (theirs)));
  g_assert_true (ours != theirs);
  rbk_edit_revert (edit);
  assert_prices (book, "1");
}

static const char *
get_called (RbkBook *book)
{
  g_autoptr(RbkWorkload) workload = g_list_model_get_item (rbk_book_get_workloads (book), 0);
  g_autoptr(RbkRoute) route = g_list_model_get_item (rbk_workload_get_routes (workload), 0);

  return rbk_route_get_model (route);
}

static void
test_switch (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkCatalogue) bundled = rbk_catalogue_load_bundled (NULL);
  g_autoptr(RbkUsageSource) usage = rbk_usage_source_new ();
  g_autoptr(GError) error = NULL;

  g_object_set (usage, "path", "usage.csv", "model", "claude-haiku-4-5", NULL);
  g_object_set (book, "usage", usage, NULL);
  g_assert_true (
      rbk_document_take (document, rbk_catalogue_edit_add (book, bundled, "o3"), &error));
  g_assert_true (rbk_document_take (document,
                                    rbk_catalogue_edit_switch (book, "claude-haiku-4-5", "o3"),
                                    &error));
  g_assert_cmpstr (get_called (book), ==, "o3");
  g_assert_cmpstr (rbk_usage_source_get_model (rbk_book_get_usage (book)), ==, "o3");
  rbk_document_undo (document);
  g_assert_cmpstr (get_called (book), ==, "claude-haiku-4-5");
  g_assert_cmpstr (rbk_usage_source_get_model (rbk_book_get_usage (book)), ==, "claude-haiku-4-5");
}

static void
test_switch_nothing (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkEdit) edit = rbk_catalogue_edit_switch (book, "frob", "o3");

  g_assert_true (rbk_edit_is_empty (edit));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Document/CatalogueEdit/moved", test_moved);
  g_test_add_func ("/Document/CatalogueEdit/keeps-score", test_keeps_score);
  g_test_add_func ("/Document/CatalogueEdit/twice", test_twice);
  g_test_add_func ("/Document/CatalogueEdit/replaced", test_replaced);
  g_test_add_func ("/Document/CatalogueEdit/past", test_past);
  g_test_add_func ("/Document/CatalogueEdit/vanished", test_vanished);
  g_test_add_func ("/Document/CatalogueEdit/part", test_part);
  g_test_add_func ("/Document/CatalogueEdit/add", test_add);
  g_test_add_func ("/Document/CatalogueEdit/switch", test_switch);
  g_test_add_func ("/Document/CatalogueEdit/switch-nothing", test_switch_nothing);

  return g_test_run ();
}

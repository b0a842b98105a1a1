/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-routing-edit.h"

#include "rbk-book-writer.h"
#include "rbk-costing.h"
#include "rbk-document.h"
#include "rbk-error.h"
#include "rbk-random-book.h"
#include "rbk-route.h"
#include "rbk-template.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-workload.h"

/* The models of a workload's routes: `small*0.5 small*0.5 large+1`, the last standing in. */
static char *
describe (RbkBook *book, guint workload)
{
  GString    *text = g_string_new (NULL);
  GListModel *routes = rbk_workload_get_routes (rbk_test_get (book, "workloads", workload));

  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);
      g_autofree char *share = rbk_decimal_to_string (rbk_route_get_share (route));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", rbk_route_get_model (route));
      if (rbk_route_get_fallback_order (route) == 0)
        g_string_append_printf (text, "*%s", share);
      else
        g_string_append_printf (text, "+%d", rbk_route_get_fallback_order (route));
    }

  return g_string_free (text, FALSE);
}

static void
assert_routes (RbkBook *book, guint workload, const char *expected)
{
  g_autofree char *text = describe (book, workload);

  g_assert_cmpstr (text, ==, expected);
}

static void
add_workload (RbkBook *book, const char *key)
{
  gpointer workload = rbk_test_add (book, "workloads", "key", key, "meters", "runs", NULL);

  rbk_test_add (workload, "routes", "model", "large", "input-tokens", "1000", "share", "0.75",
                "name", "Long", "credits", "5", NULL);
  rbk_test_add (workload, "routes", "model", "middle", "fallback-order", "1", NULL);
  rbk_test_add (workload, "routes", "model", "small", "input-tokens", "100", "tokenizer-factor",
                "2", "share", "0.25", NULL);
}

static RbkBook *
make_book (void)
{
  RbkBook *book = rbk_book_new ();

  rbk_test_set (book, "title", "Routes", "as-of", "2026-08-01", NULL);
  rbk_test_add (book, "meters", "key", "runs", NULL);
  rbk_test_add (book, "models", "model", "large", "input", "10", "output", "10", NULL);
  rbk_test_add (book, "models", "model", "middle", "input", "4", "output", "4", NULL);
  rbk_test_add (book, "models", "model", "small", "input", "1", "output", "1", NULL);
  add_workload (book, "chat");
  add_workload (book, "search");

  return book;
}

static RbkRouting *
find (RbkBook *book, guint n_fallbacks, GListModel *more)
{
  g_autoptr(RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr(GError) error = NULL;
  RbkRouting *routing =
      rbk_routing_new (spec, book, &(RbkRoutingTerms){ .n_fallbacks = n_fallbacks, .more = more },
                       &error);

  g_assert_no_error (error);

  return routing;
}

static void
take (RbkDocument *document, const RbkRouting *routing, int workload, RbkCatalogue *catalogue)
{
  g_autoptr(GError) error = NULL;
  RbkEdit *edit =
      rbk_routing_edit_new (rbk_document_get_book (document), routing, workload, catalogue, &error);

  g_assert_no_error (error);
  g_assert_true (rbk_document_take (document, edit, &error));
  g_assert_no_error (error);
}

/* One workload and no other; what stood in stays; then all, with others that stand in. */
static void
test_apply (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkRouting) routing = find (book, 0, NULL);
  g_autoptr(RbkSpec) after = NULL;
  g_autofree char *before = rbk_book_to_text (book);
  g_autofree char *undone = NULL;

  take (document, routing, 1, NULL);
  assert_routes (book, 0, "large*0.75 middle+1 small*0.25");
  assert_routes (book, 1, "small*0.75 middle+1 small*0.25");
  after = rbk_test_freeze (book);
  /* What was promised: 0.75 × 1,000 and 0.25 × 100 tokens, twice as many by that tokenizer. */
  rbk_test_assert_decimal (routing->workloads[1].models[0].cost, "0.00155");
  rbk_test_assert_decimal (rbk_cost_workload (after, &after->workloads[1], NULL), "0.00155");
  rbk_document_undo (document);

  g_clear_pointer (&routing, rbk_routing_free);
  routing = find (book, 2, NULL);
  take (document, routing, -1, NULL);
  assert_routes (book, 0, "small*0.75 small*0.25 middle+1 large+2");
  assert_routes (book, 1, "small*0.75 small*0.25 middle+1 large+2");
  rbk_document_undo (document);
  undone = rbk_book_to_text (book);
  g_assert_cmpstr (undone, ==, before);
}

/* What stands in is made like the route with the most calls, without its name. */
static void
test_fallback (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkRouting) routing = find (book, 1, NULL);
  RbkRoute *route;

  take (document, routing, 0, NULL);
  route = rbk_test_get (rbk_test_get (book, "workloads", 0), "routes", 2);
  g_assert_null (rbk_route_get_name (route));
  g_assert_cmpstr (rbk_route_get_model (route), ==, "middle");
  rbk_test_assert_decimal (rbk_route_get_input_tokens (route), "1000");
  rbk_test_assert_decimal (*rbk_route_get_credits (route), "5");
  g_assert_cmpstr (rbk_route_get_name (
                       rbk_test_get (rbk_test_get (book, "workloads", 0), "routes", 0)),
                   ==, "Long");
}

/* A model of a catalogue comes with its prices, once for two workloads. */
static void
test_catalogue (void)
{
  static const char text[] =
      "{\"format\": \"ratebook-catalogue\", \"version\": 1, \"currency\": \"USD\", \"models\": "
      "[{\"model\": \"tiny\", \"input\": \"0.5\", \"output\": \"0.5\"}]}";
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(RbkCatalogue) catalogue = NULL;
  g_autoptr(RbkRouting) routing = NULL;
  g_autoptr(GError) error = NULL;

  catalogue = rbk_catalogue_read_text (text, sizeof text - 1, &error);
  g_assert_no_error (error);
  routing = find (book, 0, G_LIST_MODEL (catalogue));
  g_assert_null (rbk_routing_edit_new (book, routing, -1, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  take (document, routing, -1, catalogue);
  assert_routes (book, 0, "tiny*0.75 middle+1 tiny*0.25");
  assert_routes (book, 1, "tiny*0.75 middle+1 tiny*0.25");
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_models (book)), ==, 4);
  rbk_document_undo (document);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_models (book)), ==, 3);
}

static void
test_refused (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkSpec) spec = rbk_test_freeze (book);
  const RbkRoutingTerms terms = { .has_quality = TRUE, .quality = RBK_DECIMAL_ONE };
  g_autoptr(RbkRouting) routing = rbk_routing_new (spec, book, &terms, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (rbk_routing_edit_new (book, routing, -1, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  g_clear_error (&error);

  g_clear_pointer (&routing, rbk_routing_free);
  routing = find (book, 0, NULL);
  g_list_store_remove (G_LIST_STORE (rbk_book_get_workloads (book)), 1);
  g_assert_null (rbk_routing_edit_new (book, routing, 1, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

/* What was promised is what the book costs then, whatever the book. */
static void
test_random (void)
{
  guint n_taken = 0;

  for (guint seed = 0; seed < 150; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkSpec) after = NULL;
      g_autoptr(RbkRouting) routing = NULL;
      RbkEdit *edit = NULL;

      if (spec != NULL)
        routing = rbk_routing_new (spec, book, &(RbkRoutingTerms){ .n_fallbacks = 1 }, NULL);
      if (routing != NULL)
        edit = rbk_routing_edit_new (book, routing, -1, NULL, NULL);
      if (edit == NULL)
        continue;
      g_assert_true (rbk_document_take (document, edit, NULL));
      after = rbk_spec_new (book, &spec->date, NULL);
      g_assert_nonnull (after);
      for (guint i = 0; i < routing->n_workloads; i++)
        if (routing->workloads[i].n_models > 0)
          g_assert_true (rbk_decimal_equal (rbk_cost_workload (after, &after->workloads[i], NULL),
                                            routing->workloads[i].models[0].cost));
      n_taken++;
    }
  g_assert_cmpuint (n_taken, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/Document/RoutingEdit/apply", test_apply);
  g_test_add_func ("/Document/RoutingEdit/fallback", test_fallback);
  g_test_add_func ("/Document/RoutingEdit/catalogue", test_catalogue);
  g_test_add_func ("/Document/RoutingEdit/refused", test_refused);
  g_test_add_func ("/Document/RoutingEdit/random", test_random);

  return g_test_run ();
}

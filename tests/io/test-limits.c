/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-catalogue-reading.h"
#include "rbk-csv-reader.h"
#include "rbk-json-records.h"
#include "rbk-record-reader.h"
#include "rbk-synthetic-usage.h"
#include "rbk-usage-cuts.h"
#include "rbk-usage-plans.h"
#include "rbk-usage-reading.h"
#include "rbk-usage-table.h"
#include "usage-log.h"

/* How much of what comes from outside is read: at each limit, one past it, and what the manual says
 * of it. Where a reader has tests of its own its limit is tested there. */

#define PRICE "{\"id\": \"m%u\", \"vendor\": \"v\", \"name\": \"M\", \"input\": 1, \"output\": 2}"
#define RATES "\"input_cost_per_token\": 1e-6, \"output_cost_per_token\": 2e-6"
#define MIB (1024 * 1024)

typedef struct
{
  const char *what;
  guint64     most;
  const char *unit; /* what follows the number */
} Limit;

static const Limit limits[] = {
  { "book", RBK_BOOK_MAX_BYTES / MIB, " MiB" },
  { "book, lists", RBK_LIST_MAX_ITEMS, " items in one list" },
  { "book, lists", RBK_RECORD_MAX_ITEMS, " in all" },
  { "book, problems", RBK_BOOK_MAX_PROBLEMS, "" },
  { "price list", RBK_CATALOGUE_MAX_BYTES / MIB, " MiB" },
  { "price list", RBK_CATALOGUE_MAX_PRICES, " prices" },
  { "price list, tiers", RBK_CATALOGUE_MAX_TIERS, " of a price" },
  { "JSON", RBK_JSON_MAX_DEPTH, " levels" },
  { "JSON", RBK_JSON_MAX_VALUES, " values" },
  { "JSON", RBK_JSON_MAX_MEMBERS, " members" },
  { "JSON", RBK_JSON_MAX_NUMBER_BYTES, " digits" },
  { "usage, records", RBK_CSV_MAX_RECORD / MIB, " MiB for a row" },
  { "usage, records", RBK_JSON_MAX_RECORD / MIB, " MiB for a row or an object" },
  { "usage, cells", RBK_CSV_MAX_CELLS, " in a row" },
  { "usage, members", RBK_USAGE_MAX_MEMBERS, " of all objects" },
  { "usage, ids", RBK_USAGE_MAX_ID, " bytes" },
  { "usage, months", RBK_USAGE_MAX_MONTHS, "" },
  { "usage, models", RBK_USAGE_MAX_MODELS, " are kept apart" },
  { "usage, plans", RBK_USAGE_MAX_PLANS, " are kept apart" },
  { "usage, requests", RBK_USAGE_MAX_REQUESTS, "" },
  { "usage, cuts", RBK_USAGE_MAX_CELLS, " of customers" },
  { "made-up customers", RBK_SYNTHETIC_MAX_CUSTOMERS, "" },
};

static char *
group (guint64 number)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GUINT64_FORMAT, number);
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, FALSE);
}

static void
test_manual (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("RBK_DATA_DIR"), "docs", "ratebook-cli.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *head = g_strdup_printf ("\n- `%s`: ", limits[i].what);
      g_autofree char *number = group (limits[i].most);
      g_autofree char *says = g_strconcat (" ", number, limits[i].unit, NULL);
      const char      *line = strstr (text, head);

      if (line == NULL || g_strstr_len (line + 1, (gssize) strcspn (line + 1, "\n"), says) == NULL)
        g_error ("the manual does not say of \"%s\" that it is%s", limits[i].what, says);
    }
}

static char *
make_book (gsize length)
{
  static const char book[] = "{\"format\": \"ratebook\", \"version\": 1, \"currency\": \"USD\"}";
  char             *text = g_malloc (length);

  memset (text, ' ', length);
  memcpy (text, book, strlen (book));
  return text;
}

/* The size of a file counts before anything in it. */
static void
test_book_bytes (void)
{
  g_autofree char *text = make_book (RBK_BOOK_MAX_BYTES + 1);
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_tmp ("limits-XXXXXX", &stream, NULL);
  const char *path = g_file_peek_path (file);

  for (gsize over = 0; over <= 1; over++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkBook) book = NULL;

      g_file_set_contents (path, text, (gssize) (RBK_BOOK_MAX_BYTES + over), &error);
      g_assert_no_error (error);
      book = rbk_book_read_file (file, NULL, NULL, NULL, &error);
      g_assert_true ((book != NULL) == (over == 0));
      if (over > 0)
        g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
    }
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_problems (void)
{
  g_autoptr(GString) text =
                 g_string_new ("{\"format\": \"ratebook\", \"version\": 1, \"plans\": [");
  g_autoptr(GPtrArray) problems =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
  g_autoptr(RbkBook) book = NULL;

  for (guint i = 0; i < 2 * RBK_BOOK_MAX_PROBLEMS; i++)
    g_string_append (text, i == 0 ? "{}" : ",{}");
  g_string_append (text, "]}");
  book = rbk_book_read_text (text->str, text->len, problems, NULL);
  g_assert_null (book);
  g_assert_cmpuint (problems->len, ==, RBK_BOOK_MAX_PROBLEMS);
}

static void
test_prices (void)
{
  g_autoptr(GString) text = g_string_new ("{\"updated_at\": \"2031-01-01\", \"prices\": [");
  g_autoptr(RbkCatalogue) most = NULL;
  g_autoptr(RbkCatalogue) more = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  for (guint i = 0; i < RBK_CATALOGUE_MAX_PRICES; i++)
    g_string_append_printf (text, i == 0 ? PRICE : "," PRICE, i);
  length = text->len;
  g_string_append (text, "]}");
  most = rbk_catalogue_read_text (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (most)), ==, RBK_CATALOGUE_MAX_PRICES);

  g_string_truncate (text, length);
  g_string_append_printf (text, "," PRICE "]}", RBK_CATALOGUE_MAX_PRICES);
  more = rbk_catalogue_read_text (text->str, text->len, &error);
  g_assert_null (more);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
}

/* A price with more tiers than are kept would be a wrong one: it keeps none, and that is said. */
static void
test_tiers (void)
{
  for (guint n = RBK_CATALOGUE_MAX_TIERS; n <= RBK_CATALOGUE_MAX_TIERS + 1; n++)
    {
      g_autoptr(GString) text = g_string_new (
          "{\"poem\": {\"litellm_provider\": \"x\", \"mode\": \"chat\", " RATES);
      g_autoptr(RbkCatalogue) catalogue = NULL;
      g_autoptr(GError) error = NULL;
      RbkModelPrice *price;

      for (guint i = 1; i <= n; i++)
        g_string_append_printf (text, ", \"input_cost_per_token_above_%uk_tokens\": %ue-6", i,
                                i + 1);
      g_string_append (text, "}}");
      catalogue = rbk_catalogue_read_text (text->str, text->len, &error);
      g_assert_no_error (error);
      price = rbk_catalogue_find (catalogue, "poem", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (rbk_model_price_get_context_tiers (price)), ==,
                        n == RBK_CATALOGUE_MAX_TIERS ? n : 0);
      g_assert_true ((rbk_catalogue_get_notes (catalogue)[0] != NULL) ==
                     (n > RBK_CATALOGUE_MAX_TIERS));
    }
}

/* An object of a usage file, to the byte. */
static void
test_record_bytes (void)
{
  static const char head[] = "{\"user_id\":\"a\",\"calls\":3,\"note\":\"", end[] = "\"}";

  for (gsize over = 0; over <= 1; over++)
    {
      gsize            n_rest = RBK_JSON_MAX_RECORD + over - strlen (head) - strlen (end);
      g_autofree char *rest = g_strnfill (n_rest, 'x');
      g_autofree char *text = g_strconcat (head, rest, end, "\n", NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkUsage) usage = usage_log_read (text, -1, NULL, &error);

      g_assert_true ((usage != NULL) == (over == 0));
      if (over > 0)
        g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/manual", test_manual);
  g_test_add_func ("/limits/book-bytes", test_book_bytes);
  g_test_add_func ("/limits/problems", test_problems);
  g_test_add_func ("/limits/prices", test_prices);
  g_test_add_func ("/limits/tiers", test_tiers);
  g_test_add_func ("/limits/record-bytes", test_record_bytes);
  return g_test_run ();
}

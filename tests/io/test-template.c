/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-meter.h"
#include "rbk-plan.h"
#include "rbk-table.h"
#include "rbk-template.h"

static RbkBook *
new_book (const char *name)
{
  g_autoptr(GError) error = NULL;
  RbkBook *book = rbk_template_new_book (name, &error);

  g_assert_no_error (error);

  return book;
}

/* The file as it lies in the project is its own canonical form. */
static void
assert_canonical (const char *folder, const char *name)
{
  g_autofree char *base = g_strconcat (name, ".ratebook", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("RBK_DATA_DIR"), folder, base, NULL);
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;
  g_autoptr(RbkBook) book = new_book (name);
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  written = rbk_book_to_text (book);
  g_assert_cmpstr (written, ==, text);
}

static void
assert_complete (RbkBook *book)
{
  GListModel *plans = rbk_book_get_plans (book);
  GListModel *meters = rbk_book_get_meters (book);

  g_assert_nonnull (rbk_book_get_title (book));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      g_assert_nonnull (rbk_plan_get_name (plan));
      g_assert_nonnull (rbk_plan_get_audience (plan));
      g_assert_nonnull (rbk_plan_get_description (plan));
      g_assert_cmpuint (g_list_model_get_n_items (rbk_plan_get_features (plan)), >, 0);
    }
  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);

      g_assert_nonnull (rbk_meter_get_definition (meter));
      g_assert_nonnull (rbk_meter_get_unit (meter));
    }
}

static void
test_all (void)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  g_assert_cmpuint (n_templates, ==, 6);
  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr(RbkBook) book = new_book (templates[i].name);

      assert_canonical ("templates", templates[i].name);
      assert_complete (book);
      g_assert_true (rbk_template_find (templates[i].name, NULL) == &templates[i]);
      g_assert_nonnull (templates[i].title);
      g_assert_true (g_str_has_suffix (templates[i].description, "."));
    }
}

static void
test_sample (void)
{
  g_autoptr(RbkBook) book = new_book (RBK_TEMPLATE_SAMPLE);

  assert_canonical ("samples", RBK_TEMPLATE_SAMPLE);
  assert_complete (book);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_plans (book)), ==, 5);
}

static void
test_unknown (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) odd = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book ("nonsense", &error);

  g_assert_null (book);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "usage-gated, credit-tiers"));
  g_assert_null (rbk_template_find ("nonsense\xff", &odd));
  g_assert_true (g_utf8_validate (odd->message, -1, NULL));
}

static RbkTable *
new_table (const char *name)
{
  g_autoptr(RbkBook) book = new_book (name);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = NULL;
  GDate     date;
  RbkTable *table;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, 6, 2026);
  spec = rbk_spec_new (book, &date, &error);
  g_assert_no_error (error);
  table = rbk_table_new (spec, NULL, &error);
  g_assert_no_error (error);

  return table;
}

static const RbkTableRow *
find_row (const RbkTable *table, const char *key)
{
  for (guint i = 0; i < table->n_rows; i++)
    if (strcmp (table->rows[i].plan->key, key) == 0)
      return &table->rows[i];

  g_assert_not_reached ();
}

static const RbkFigure *
find_figure (const RbkTableRow *row, const char *at)
{
  for (guint i = 0; i < row->n_levels; i++)
    if (strcmp (row->levels[i].at, at) == 0)
      return &row->levels[i].figure;

  g_assert_not_reached ();
}

static void
assert_percent (double margin, double percent)
{
  g_assert_cmpfloat_with_epsilon (margin * 100, percent, 0.005);
}

static void
assert_amount (RbkDecimal amount, const char *text)
{
  g_autofree char *actual = rbk_decimal_to_string (amount);

  g_assert_cmpstr (actual, ==, text);
}

/* The first article's figures: 81, 76, 70 and 79 % with two more digits. */
static void
test_first_article (void)
{
  g_autoptr(RbkTable) table = new_table ("usage-gated");
  const RbkTableRow *starter = find_row (table, "starter");
  const RbkTableRow *pro = find_row (table, "pro");
  const RbkTableRow *team = find_row (table, "team");

  assert_percent (starter->sizing.margin, 81.03);
  assert_amount (starter->sizing.cost, "5.5");
  assert_amount (find_figure (starter, "cap:80%")->cost, "5");
  assert_percent (pro->sizing.margin, 76.01);
  assert_amount (pro->sizing.cost, "23.75");
  assert_percent (find_figure (pro, "cap:100%")->margin, 69.70);
  assert_amount (find_figure (pro, "cap:100%")->cost, "30");
  assert_percent (team->sizing.margin, 78.70);
  assert_amount (team->sizing.inference, "75");
  assert_amount (find_figure (pro, "light")->inference, "0.4");
}

/* The second article's: $0.0175 a request, overage multiples of 1.724 and 1.672. */
static void
test_second_article (void)
{
  g_autoptr(RbkTable) table = new_table ("credit-tiers");
  const RbkTableRow *starter = find_row (table, "starter");
  const RbkTableRow *pro = find_row (table, "pro");

  g_assert_cmpfloat_with_epsilon (starter->overage_multiple, 1.724, 0.0005);
  g_assert_cmpfloat_with_epsilon (pro->overage_multiple, 1.672, 0.0005);
  assert_amount (starter->sizing.inference, "2.625"); /* 150 requests of $0.0175 */
  g_assert_cmpfloat (find_figure (pro, "cap:100%")->margin, >, 0.65);
  g_assert_false (find_row (table, "enterprise")->has_price);
}

/* What is priced reaches its target where it is sized. */
static void
test_margins (void)
{
  static const char *const names[] = { "usage-gated", "credit-tiers", "token-api",        "outcome",
                                       "hybrid",      "blank",        RBK_TEMPLATE_SAMPLE };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(RbkTable) table = new_table (names[i]);

      for (guint j = 0; j < table->n_rows; j++)
        {
          const RbkTableRow *row = &table->rows[j];

          g_test_message ("%s: %s: %.2f", names[i], row->plan->key, row->sizing.margin * 100);
          if (row->has_sizing && row->sizing.has_margin)
            g_assert_cmpfloat (row->sizing.margin, >=, 0.7);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Io/Template/all", test_all);
  g_test_add_func ("/Io/Template/sample", test_sample);
  g_test_add_func ("/Io/Template/unknown", test_unknown);
  g_test_add_func ("/Io/Template/first-article", test_first_article);
  g_test_add_func ("/Io/Template/second-article", test_second_article);
  g_test_add_func ("/Io/Template/margins", test_margins);

  return g_test_run ();
}

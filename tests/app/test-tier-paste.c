/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-paste.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-record.h"
#include "rbk-template.h"

/* Blocks of cells without a window. */

typedef struct
{
  RbkDocument          *document;
  RbkMoneyFormat       *format;
  const RbkTierColumn **columns;
  RbkTierGrid           grid;
} Fixture;

static void
open_grid (Fixture *fixture, const char *locale)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);

  fixture->document = rbk_document_new_for_book (book);
  fixture->format = rbk_money_format_new (locale, rbk_book_get_currency (book));
  fixture->columns = g_new0 (const RbkTierColumn *, rbk_n_tier_columns);
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    fixture->columns[i] = &rbk_tier_columns[i];
  fixture->grid = (RbkTierGrid){ .book = book,
                                 .analysis = rbk_document_get_analysis (fixture->document),
                                 .format = fixture->format,
                                 .columns = fixture->columns,
                                 .n_columns = rbk_n_tier_columns };
}

static void
set_up (Fixture *fixture, gconstpointer locale)
{
  open_grid (fixture, locale);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rbk_document_close (fixture->document);
  g_clear_object (&fixture->document);
  rbk_money_format_free (fixture->format);
  g_free (fixture->columns);
}

static guint
n_plans (Fixture *fixture)
{
  return g_list_model_get_n_items (rbk_book_get_plans (fixture->grid.book));
}

static guint
column_of (const char *id)
{
  guint column = 0;

  while (!g_str_equal (rbk_tier_columns[column].id, id))
    column++;

  return column;
}

static char *
copy_cell (Fixture *fixture, guint row, const char *id)
{
  RbkTierBlock block = { row, column_of (id), 1, 1 };
  char        *text;

  fixture->grid.analysis = rbk_document_get_analysis (fixture->document);
  text = rbk_tier_copy (&fixture->grid, &block);

  return g_strchomp (text);
}

static void
assert_cell (Fixture *fixture, guint row, const char *id, const char *wanted)
{
  g_autofree char *text = copy_cell (fixture, row, id);

  g_assert_cmpstr (text, ==, wanted);
}

/* Pastes and takes it; says what went wrong, or nothing. */
static char *
paste (Fixture *fixture, const char *text, RbkTierBlock *block)
{
  g_autoptr(GError) error = NULL;
  RbkEdit *edit;

  fixture->grid.analysis = rbk_document_get_analysis (fixture->document);
  edit = rbk_tier_paste (&fixture->grid, text, block, &error);
  rbk_document_seal (fixture->document);
  if (edit == NULL || !rbk_document_take (fixture->document, edit, &error))
    return g_strdup (error->message);

  return NULL;
}

static void
assert_pasted (Fixture *fixture, const char *text, RbkTierBlock block)
{
  g_autofree char *problem = paste (fixture, text, &block);

  g_assert_cmpstr (problem, ==, NULL);
}

typedef struct
{
  const char *column, *text, *plain;
} PasteCase;

/* What spreadsheets and web pages make of numbers. */
static const PasteCase paste_cases[] = {
  { "price", "1234.5", "1,234.50" },
  { "price", "$1,234.50", "1,234.50" },
  { "price", "1,234", "1,234.00" },
  { "price", " 39 ", "39.00" },
  { "price", "39\n", "39.00" },
  { "price", "39\r\n", "39.00" },
  { "price", "\"1,234.50\"", "1,234.50" },
  { "price",
    "\xc2\xa0"
    "39.90\xc2\xa0USD",
    "39.90" },
  { "included", "12k", "12,000" },
  { "included", "1.5M", "1,500,000" },
  { "included", "12 345", "12,345" },
  { "included",
    "12\xc2\xa0"
    "345",
    "12,345" },
  { "limit", "hard 900", "Hard · 900" },
  { "limit", "Soft · 9,000", "Soft · 9,000" },
  { "overage", "$0.05", "0.05" },
  { "sizing", "cap:80%", "cap:80%" },
  { "sizing", " p99 ", "p99" },
  { "name", "Basic\xc2\xa0", "Basic" },
  { "name", "\"Two\nlines\"", "Two lines" },
};

static void
test_values (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (paste_cases); i++)
    {
      const PasteCase *c = &paste_cases[i];
      guint            row = g_str_equal (c->column, "overage") ? 1 : 0; /* the first is capped */
      g_autofree char *before = copy_cell (fixture, row, c->column);

      g_test_message ("%s: %s", c->column, c->text);
      assert_pasted (fixture, c->text, (RbkTierBlock){ row, column_of (c->column), 1, 1 });
      assert_cell (fixture, row, c->column, c->plain);
      rbk_document_undo (fixture->document);
      assert_cell (fixture, row, c->column, before);
      g_assert_false (rbk_document_get_can_undo (fixture->document));
    }
}

static void
test_german_values (Fixture *fixture, gconstpointer data)
{
  assert_pasted (fixture, "1.234,56", (RbkTierBlock){ 0, column_of ("price"), 1, 1 });
  assert_cell (fixture, 0, "price", "1.234,56");
  assert_pasted (fixture, "12.345", (RbkTierBlock){ 0, column_of ("included"), 1, 1 });
  assert_cell (fixture, 0, "included", "12.345");
}

/* One value that can't be taken, and nothing is pasted; the message names the cell. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "39\n-1", "39\nabc", "39\n1e99", "39\nEUR 5" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *before = copy_cell (fixture, 0, "price");
      RbkTierBlock     block = { 0, column_of ("price"), 1, 1 };
      g_autofree char *problem = paste (fixture, texts[i], &block);

      g_test_message ("%s", problem);
      g_assert_nonnull (problem);
      g_assert_true (g_str_has_prefix (problem, "Price of Pro: "));
      assert_cell (fixture, 0, "price", before);
      g_assert_false (rbk_document_get_can_undo (fixture->document));
    }
}

/* Who types a word for a limit is told the words there are. */
static void
test_limit_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "h", "firm", "hard x", "harder" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      RbkTierBlock     block = { 0, column_of ("limit"), 1, 1 };
      g_autofree char *problem = paste (fixture, texts[i], &block);

      g_assert_nonnull (problem);
      g_assert_nonnull (strstr (problem, "“hard” or “soft”"));
      g_assert_false (rbk_document_get_can_undo (fixture->document));
    }
}

static void
test_computed (Fixture *fixture, gconstpointer data)
{
  RbkTierBlock     block = { 0, column_of ("cost"), 1, 1 };
  g_autofree char *problem = paste (fixture, "12", &block);

  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, "Loaded cost"));
  /* Beside columns that take values it is passed over. */
  assert_pasted (fixture, "p99\t12\n", (RbkTierBlock){ 0, column_of ("sizing"), 1, 1 });
  assert_cell (fixture, 0, "sizing", "p99");
}

/* One value fills a block, a row fills rows; anything else goes in once. */
static void
test_fill (Fixture *fixture, gconstpointer data)
{
  RbkTierBlock block = { 0, column_of ("price"), 3, 1 };

  assert_pasted (fixture, "50", block);
  for (guint i = 0; i < 3; i++)
    assert_cell (fixture, i, "price", "50.00");
  rbk_document_undo (fixture->document);
  g_assert_false (rbk_document_get_can_undo (fixture->document));

  block.n_columns = 2;
  assert_pasted (fixture, "60\t700", block);
  assert_cell (fixture, 2, "price", "60.00");
  assert_cell (fixture, 2, "included", "700");
  rbk_document_undo (fixture->document);

  g_assert_null (paste (fixture, "60\t700\n70\t800\n", &block));
  g_assert_cmpuint (block.n_rows, ==, 2);
  assert_cell (fixture, 1, "included", "800");
}

/* More rows than plans add plans, all in one step. */
static void
test_adds_plans (Fixture *fixture, gconstpointer data)
{
  guint before = n_plans (fixture);

  assert_pasted (fixture, "Big\t500\t9000\tsoft\t0.02\nHuge\tCustom\t\t\t\n",
                 (RbkTierBlock){ before, 0, 1, 1 });
  g_assert_cmpuint (n_plans (fixture), ==, before + 2);
  assert_cell (fixture, before, "name", "Big");
  assert_cell (fixture, before, "price", "500.00");
  assert_cell (fixture, before, "included", "9,000");
  assert_cell (fixture, before, "limit", "Soft");
  assert_cell (fixture, before, "overage", "0.02");
  assert_cell (fixture, before + 1, "price", "Custom");
  rbk_document_undo (fixture->document);
  g_assert_cmpuint (n_plans (fixture), ==, before);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_too_many (Fixture *fixture, gconstpointer data)
{
  GString         *text = g_string_new (NULL);
  RbkTierBlock     block = { 0, 0, 1, 1 };
  g_autofree char *problem = NULL;
  guint            before = n_plans (fixture);

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "x\n");
  problem = paste (fixture, text->str, &block);
  g_assert_nonnull (problem);
  g_assert_cmpuint (n_plans (fixture), ==, before);
  g_string_free (text, TRUE);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  RbkTierBlock block = { 0, 0, 2, rbk_n_tier_columns };
  g_autoptr(GError) error = NULL;
  g_autofree char *price = copy_cell (fixture, 0, "price");
  RbkEdit         *edit = rbk_tier_clear (&fixture->grid, &block, &error);

  g_assert_no_error (error);
  g_assert_true (rbk_document_take (fixture->document, edit, &error));
  assert_cell (fixture, 0, "included", "");
  assert_cell (fixture, 1, "limit", "");
  assert_cell (fixture, 0, "price", price);
  rbk_document_undo (fixture->document);

  block = (RbkTierBlock){ 0, 0, 1, 2 };
  g_assert_null (rbk_tier_clear (&fixture->grid, &block, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

/* What is copied goes back to its place without a change, in any locale. */
static void
test_same_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (77);

  for (guint turn = 0; turn < 200; turn++)
    {
      RbkTierBlock     block;
      g_autofree char *text = NULL;

      block.row = (guint) g_rand_int_range (rand, 0, (gint32) n_plans (fixture));
      block.column = (guint) g_rand_int_range (rand, 0, 7);
      block.n_rows =
          (guint) g_rand_int_range (rand, 1, (gint32) (n_plans (fixture) - block.row) + 1);
      block.n_columns =
          (guint) g_rand_int_range (rand, 1, (gint32) (rbk_n_tier_columns - block.column) + 1);
      text = rbk_tier_copy (&fixture->grid, &block);
      if (block.n_columns == 1 && rbk_tier_columns[block.column].new_edit == NULL)
        continue;
      assert_pasted (fixture, text, block);
      g_assert_false (rbk_document_get_can_undo (fixture->document));
    }
}

static const char *
random_text (GRand *rand, const char *id)
{
  static const char *const prices[] = { "0", "29", "$1,499.99", "0.005", "abc", "-3", "Custom" };
  static const char *const quantities[] = { "", "–", "200", "5k", "2M", "0", "soft 9", "hard" };
  static const char *const sizings[] = { "p50", "p99", "cap:80%", "included", "12k", "nowhere!" };
  static const char *const names[] = { "One", "Two", "Three", "Ünï", "Four" };

  if (g_str_equal (id, "price") || g_str_equal (id, "overage"))
    return prices[g_rand_int_range (rand, 0, G_N_ELEMENTS (prices))];
  if (g_str_equal (id, "sizing"))
    return sizings[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizings))];
  if (g_str_equal (id, "name"))
    return names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];

  return quantities[g_rand_int_range (rand, 0, G_N_ELEMENTS (quantities))];
}

/* Random blocks: taken or refused whole, and undone to the very same book. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4711);
  guint n_taken = 0;

  for (guint turn = 0; turn < 400; turn++)
    {
      g_autoptr(RbkRecord) before = rbk_record_copy (RBK_RECORD (fixture->grid.book));
      g_autoptr(RbkTextBlock) text = rbk_text_block_new ();
      g_autofree char *flat = NULL;
      g_autofree char *problem = NULL;
      RbkTierBlock     block = { 0 };

      block.row = (guint) g_rand_int_range (rand, 0, (gint32) n_plans (fixture) + 1);
      block.column = (guint) g_rand_int_range (rand, 0, 7);
      block.n_rows = block.n_columns = 1;
      for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        {
          rbk_text_block_begin_row (text);
          for (guint k = block.column; k < 7; k++)
            rbk_text_block_add (text, random_text (rand, rbk_tier_columns[k].id));
        }
      flat = rbk_text_block_to_string (text);
      problem = paste (fixture, flat, &block);
      if (problem == NULL)
        {
          n_taken++;
          if (rbk_document_get_can_undo (fixture->document))
            rbk_document_undo (fixture->document);
        }
      g_assert_true (rbk_record_equal (before, RBK_RECORD (fixture->grid.book)));
      g_assert_false (rbk_document_get_can_undo (fixture->document));
    }
  g_assert_cmpuint (n_taken, >, 20);
}

#define ADD(path, locale, function) g_test_add (path, Fixture, locale, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/tier-paste/values", "en_US", test_values);
  ADD ("/tier-paste/german", "de_DE", test_german_values);
  ADD ("/tier-paste/refused", "en_US", test_refused);
  ADD ("/tier-paste/limit-refused", "en_US", test_limit_refused);
  ADD ("/tier-paste/computed", "en_US", test_computed);
  ADD ("/tier-paste/fill", "en_US", test_fill);
  ADD ("/tier-paste/adds-plans", "en_US", test_adds_plans);
  ADD ("/tier-paste/too-many", "en_US", test_too_many);
  ADD ("/tier-paste/clear", "en_US", test_clear);
  ADD ("/tier-paste/same-place", "en_US", test_same_place);
  ADD ("/tier-paste/same-place/german", "de_DE", test_same_place);
  ADD ("/tier-paste/same-place/indian", "hi_IN", test_same_place);
  ADD ("/tier-paste/random", "en_US", test_random);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-output.h"

#include "rbk-export-text.h"
#include "rbk-output.h"

static void
add_value (JsonBuilder *builder, RbkCompareFigure figure, const RbkCompareValue *value)
{
  const char *key = rbk_compare_figure_get_key (figure);
  gint64      count = 0;

  switch (rbk_compare_figure_get_kind (figure))
    {
    case RBK_COMPARE_KIND_SHARE:
      rbk_output_member_ratio (builder, key, value->exists, value->ratio);
      break;
    case RBK_COMPARE_KIND_COUNT:
      if (value->exists && rbk_decimal_to_int (value->value, &count))
        rbk_output_member_count (builder, key, (guint64) count);
      else
        rbk_output_member_text (builder, key, NULL);
      break;
    case RBK_COMPARE_KIND_MONEY:
    case RBK_COMPARE_KIND_QUANTITY:
    default:
      rbk_output_member_decimal (builder, key, value->exists, value->value);
      break;
    }
}

static void
add_differences (JsonBuilder *builder, const RbkCompareValue *values, guint from, guint to)
{
  json_builder_set_member_name (builder, "differs");
  json_builder_begin_array (builder);
  for (guint i = from; i < to; i++)
    if (values[i].differs)
      json_builder_add_string_value (builder, rbk_compare_figure_get_key (i));
  json_builder_end_array (builder);
}

static void
add_book (JsonBuilder *builder, const RbkComparison *self, const RbkCompareBook *book)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "name", book->name);
  rbk_output_member_text (builder, "title", book->spec->title);
  rbk_output_member_text (builder, "currency", book->spec->currency);
  json_builder_set_member_name (builder, "same_currency");
  json_builder_add_boolean_value (builder, book->is_same_currency);
  json_builder_set_member_name (builder, "total");
  if (self->has_customers)
    {
      json_builder_begin_object (builder);
      for (guint i = RBK_COMPARE_CUSTOMERS; i < RBK_N_COMPARE_FIGURES; i++)
        add_value (builder, i, &book->total[i]);
      add_differences (builder, book->total, RBK_COMPARE_CUSTOMERS, RBK_N_COMPARE_FIGURES);
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
add_plan (JsonBuilder *builder, const RbkCompareBook *book, const RbkComparePlan *plan)
{
  if (plan->plan < 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", book->spec->plans[plan->plan].key);
  rbk_output_member_text (builder, "name", book->spec->plans[plan->plan].name);
  for (guint i = 0; i < RBK_COMPARE_UNSERVED; i++)
    add_value (builder, i, &plan->values[i]);
  add_differences (builder, plan->values, 0, RBK_COMPARE_UNSERVED);
  json_builder_end_object (builder);
}

/**
 * rbk_compare_output_members:
 * @builder: an open object
 * @comparison: books side by side
 *
 * Adds the books and, for each plan, what it is in each of them.
 */
void
rbk_compare_output_members (JsonBuilder *builder, const RbkComparison *comparison)
{
  json_builder_set_member_name (builder, "books");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->n_books; i++)
    add_book (builder, comparison, &comparison->books[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->n_rows; i++)
    {
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "key", comparison->rows[i].key);
      rbk_output_member_text (builder, "name", comparison->rows[i].name);
      json_builder_set_member_name (builder, "books");
      json_builder_begin_array (builder);
      for (guint k = 0; k < comparison->n_books; k++)
        add_plan (builder, &comparison->books[k], &comparison->rows[i].plans[k]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* How a table is written: its cells in order, each row closed. */
typedef struct
{
  const RbkComparison *comparison;
  GString             *text;
  RbkColumns          *columns; /* (nullable) */
  gboolean             is_csv;
} Grid;

static void
put (const Grid *self, const char *cell, gboolean is_last)
{
  g_autofree char *safe = NULL;

  if (self->columns != NULL)
    rbk_columns_add (self->columns, cell, NULL);
  else if (self->is_csv)
    {
      rbk_export_csv_cell (self->text, cell);
      g_string_append (self->text, is_last ? "\n" : "");
    }
  else
    {
      safe = rbk_export_markdown_cell (cell);
      g_string_append_printf (self->text, "| %s%s", safe, is_last ? " |\n" : " ");
    }
}

static char *
spell_plain (RbkCompareFigure figure, const RbkCompareValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!value->exists)
    return g_strdup ("");
  if (rbk_compare_figure_get_kind (figure) == RBK_COMPARE_KIND_SHARE)
    return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value->ratio));

  return rbk_decimal_to_string (value->value);
}

/* For people: with the currency, and a star where it is another than the first book's. */
static char *
spell (const RbkCompareBook *book, RbkCompareFigure figure, const RbkCompareValue *value)
{
  g_autofree char *text = NULL;

  switch (rbk_compare_figure_get_kind (figure))
    {
    case RBK_COMPARE_KIND_MONEY:
      text = rbk_amount_to_text (book->spec->currency, value->exists,
                                 rbk_decimal_round (value->value, 6, RBK_ROUND_HALF_AWAY));
      break;
    case RBK_COMPARE_KIND_SHARE:
      text = rbk_percent_to_text (value->exists, value->ratio);
      break;
    case RBK_COMPARE_KIND_QUANTITY:
    case RBK_COMPARE_KIND_COUNT:
    default:
      text = rbk_quantity_to_text (value->exists, value->value);
      break;
    }

  return g_strdup_printf ("%s%s", text, value->differs ? " *" : "");
}

static const RbkCompareValue *
get_value (const RbkComparison *self, int row, guint book, RbkCompareFigure figure)
{
  return row < 0 ? &self->books[book].total[figure] : &self->rows[row].plans[book].values[figure];
}

static gboolean
is_shown (const RbkComparison *self, int row, RbkCompareFigure figure)
{
  for (guint i = 0; i < self->n_books; i++)
    if (get_value (self, row, i, figure)->exists)
      return TRUE;

  return FALSE;
}

/* What the books call a plan, where they don't agree. */
static gboolean
put_names (const Grid *self, const RbkCompareRow *row)
{
  const RbkComparison *comparison = self->comparison;
  gboolean             is_same = TRUE;

  for (guint i = 0; i < comparison->n_books; i++)
    if (row->plans[i].plan >= 0)
      is_same &=
          g_strcmp0 (comparison->books[i].spec->plans[row->plans[i].plan].name, row->name) == 0;
  if (is_same)
    return FALSE;
  put (self, row->name, FALSE);
  put (self, "Called", FALSE);
  for (guint i = 0; i < comparison->n_books; i++)
    {
      int plan = row->plans[i].plan;

      put (self, plan >= 0 ? comparison->books[i].spec->plans[plan].name : "-",
           i + 1 == comparison->n_books);
    }

  return TRUE;
}

/* The figures of a plan, or of all customers where it is none. */
static void
put_rows (const Grid *self, int row)
{
  const RbkComparison *comparison = self->comparison;
  gboolean             is_first;
  const char          *name = row < 0 ? "All customers" : comparison->rows[row].name;

  if (row >= 0 && self->is_csv)
    name = comparison->rows[row].key;
  is_first = self->is_csv || row < 0 || !put_names (self, &comparison->rows[row]);
  for (guint i = 0; i < RBK_N_COMPARE_FIGURES; i++)
    {
      if (!is_shown (comparison, row, i))
        continue;
      put (self, is_first || self->is_csv ? name : "", FALSE);
      put (self, self->is_csv ? rbk_compare_figure_get_key (i) : rbk_compare_figure_get_title (i),
           FALSE);
      is_first = FALSE;
      for (guint k = 0; k < comparison->n_books; k++)
        {
          const RbkCompareValue *value = get_value (comparison, row, k, i);
          g_autofree char       *cell =
              self->is_csv ? spell_plain (i, value) : spell (&comparison->books[k], i, value);

          put (self, cell, k + 1 == comparison->n_books);
        }
    }
}

static void
put_all (const Grid *self)
{
  for (guint i = 0; i < self->comparison->n_rows; i++)
    put_rows (self, (int) i);
  if (self->comparison->has_customers)
    put_rows (self, -1);
}

static char **
list_titles (const RbkComparison *comparison, const char *first, const char *second)
{
  g_autoptr(GStrvBuilder) titles = g_strv_builder_new ();

  g_strv_builder_add (titles, first);
  g_strv_builder_add (titles, second);
  for (guint i = 0; i < comparison->n_books; i++)
    g_strv_builder_add (titles, comparison->books[i].name);

  return g_strv_builder_end (titles);
}

static void
append_notes (GString *text, const RbkComparison *comparison)
{
  gboolean is_mixed = FALSE;

  for (guint i = 0; i < comparison->n_books; i++)
    is_mixed |= !comparison->books[i].is_same_currency;
  g_string_append (text, "\n* another than in the first book that has the plan\n");
  if (!is_mixed)
    {
      g_string_append_printf (text, "Amounts in %s.\n", comparison->books[0].spec->currency);
      return;
    }
  g_string_append (text, "The books are in different currencies; money is not compared.\n");
  for (guint i = 0; i < comparison->n_books; i++)
    {
      g_autofree char *name = rbk_printable (comparison->books[i].name);

      g_string_append_printf (text, "Amounts of %s in %s.\n", name,
                              comparison->books[i].spec->currency);
    }
}

/**
 * rbk_compare_output_text:
 * @comparison: books side by side
 *
 * Returns: (transfer full): a column for each book, a row for each figure
 */
char *
rbk_compare_output_text (const RbkComparison *comparison)
{
  g_auto(GStrv) titles = list_titles (comparison, "PLAN", "FIGURE");
  g_autofree char *alignment = g_strnfill (comparison->n_books + 2, 'r');
  g_autoptr(RbkColumns) columns = NULL;
  g_autofree char *body = NULL;
  GString         *text = g_string_new (NULL);

  alignment[0] = alignment[1] = 'l';
  columns = rbk_columns_new ((const char *const *) titles, alignment);
  put_all (&(Grid){ .comparison = comparison, .columns = columns });
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);
  append_notes (text, comparison);

  return g_string_free (text, FALSE);
}

/**
 * rbk_compare_output_csv:
 * @comparison: books side by side
 *
 * Returns: (transfer full): the same for programs, a head first
 */
char *
rbk_compare_output_csv (const RbkComparison *comparison)
{
  g_auto(GStrv) titles = list_titles (comparison, "plan", "figure");
  Grid grid = { .comparison = comparison, .text = g_string_new (NULL), .is_csv = TRUE };

  for (guint i = 0; titles[i] != NULL; i++)
    put (&grid, titles[i], titles[i + 1] == NULL);
  put_all (&grid);

  return g_string_free (grid.text, FALSE);
}

/**
 * rbk_compare_output_markdown:
 * @comparison: books side by side
 *
 * Returns: (transfer full): the same as a table of Markdown
 */
char *
rbk_compare_output_markdown (const RbkComparison *comparison)
{
  g_auto(GStrv) titles = list_titles (comparison, "Plan", "Figure");
  Grid grid = { .comparison = comparison, .text = g_string_new (NULL) };

  for (guint i = 0; titles[i] != NULL; i++)
    put (&grid, titles[i], titles[i + 1] == NULL);
  for (guint i = 0; titles[i] != NULL; i++)
    g_string_append (grid.text, i < 2 ? "| --- " : "| ---: ");
  g_string_append (grid.text, "|\n");
  put_all (&grid);
  append_notes (grid.text, comparison);

  return g_string_free (grid.text, FALSE);
}

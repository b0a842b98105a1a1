/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-private.h"

/* By what plans of two books may be taken for the same one. */
typedef enum
{
  BY_KEY,
  BY_NAME,
  BY_PLACE,
} By;

/* A plan, and where it stands in its book. */
typedef struct
{
  const RbkPlanSpec *plan;
  guint              place;
} Plan;

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a != NULL ? a : "", -1);
  g_autofree char *other = g_utf8_casefold (b != NULL ? b : "", -1);

  return one[0] != '\0' && g_strcmp0 (one, other) == 0;
}

static gboolean
is_alike (const Plan *a, const Plan *b, By by)
{
  switch (by)
    {
    case BY_KEY:
      return g_strcmp0 (a->plan->key, b->plan->key) == 0;
    case BY_NAME:
      return is_same_name (a->plan->name, b->plan->name);
    case BY_PLACE:
    default:
      /* What is on request is never taken for what has a price. */
      return a->place == b->place && a->plan->is_quote_only == b->plan->is_quote_only;
    }
}

/* The plan that a row is named by: the first book's that has one. */
static Plan
get_plan (const RbkComparison *self, const RbkCompareRow *row)
{
  guint book = 0;

  while (row->plans[book].plan < 0)
    book++;

  return (Plan){ .plan = &self->books[book].spec->plans[row->plans[book].plan],
                 .place = (guint) row->plans[book].plan };
}

/* A plan of one book that stands in no row yet is put where it belongs. */
static void
match_by (RbkComparison *self, guint n_rows, guint book, gboolean *is_placed, By by)
{
  const RbkSpec *spec = self->books[book].spec;

  for (guint i = 0; i < spec->n_plans; i++)
    {
      Plan plan = { .plan = &spec->plans[i], .place = i };

      for (guint k = 0; k < n_rows && !is_placed[i]; k++)
        {
          Plan other = get_plan (self, &self->rows[k]);

          if (self->rows[k].plans[book].plan >= 0 || !is_alike (&plan, &other, by))
            continue;
          self->rows[k].plans[book].plan = (int) i;
          is_placed[i] = TRUE;
        }
    }
}

static void
add_row (RbkComparison *self, guint book, guint plan)
{
  RbkCompareRow row = { .key = self->books[book].spec->plans[plan].key,
                        .name = self->books[book].spec->plans[plan].name };

  row.plans = g_new0 (RbkComparePlan, self->n_books);
  for (guint i = 0; i < self->n_books; i++)
    row.plans[i].plan = i == book ? (int) plan : -1;
  self->rows = g_renew (RbkCompareRow, self->rows, self->n_rows + 1);
  self->rows[self->n_rows++] = row;
}

/**
 * rbk_comparison_match: (skip)
 * @self: a comparison that has its books
 *
 * Makes the rows: plans that are taken for the same one.
 */
void
rbk_comparison_match (RbkComparison *self)
{
  for (guint book = 0; book < self->n_books; book++)
    {
      const RbkSpec       *spec = self->books[book].spec;
      g_autofree gboolean *is_placed = g_new0 (gboolean, spec->n_plans);
      guint                n_rows = self->n_rows;

      for (By by = BY_KEY; by <= BY_PLACE; by++)
        match_by (self, n_rows, book, is_placed, by);
      for (guint i = 0; i < spec->n_plans; i++)
        if (!is_placed[i])
          add_row (self, book, i);
    }
}

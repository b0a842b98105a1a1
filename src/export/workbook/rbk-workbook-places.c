/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include <string.h>

#include "rbk-meter-usage.h"

#define SHEET RBK_SHEET_CALLS

/* A row for a place on an axis, while it is written. */
typedef struct
{
  RbkWorkbook        *book;
  int                 axis;
  const RbkWhere     *where; /* (nullable): a single call */
  const RbkLevelSpec *level; /* (nullable) */
  guint               row;
  RbkAxis             along;
  RbkDecimal          calls, usage, inference;
  gboolean            has_calls, is_own_usage, is_own_cost; /* of customers, not of calls */
} PlaceWriter;

/* The level that a place names, or that stands for it. */
static const RbkLevelSpec *
find_level (RbkWorkbook *self, const RbkWhere *where)
{
  for (guint i = 0; i < self->spec->n_levels; i++)
    {
      const RbkLevelSpec *level = &self->spec->levels[i];

      if (where->kind == RBK_WHERE_LEVEL
              ? strcmp (level->key, where->level) == 0
              : level->has_percentile && rbk_decimal_equal (level->percentile, where->value))
        return level;
    }
  return NULL;
}

static gboolean
is_same (const RbkWhere *a, const RbkWhere *b)
{
  if (a->kind != b->kind)
    return FALSE;
  return a->kind == RBK_WHERE_LEVEL ? strcmp (a->level, b->level) == 0
                                    : rbk_decimal_equal (a->value, b->value);
}

const RbkPlaceRow *
rbk_workbook_find_place (RbkWorkbook *self, int axis, const RbkWhere *where)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const RbkPlaceRow *place = &g_array_index (self->places, RbkPlaceRow, i);

      if (place->axis == axis && is_same (&place->where, where))
        return place;
    }
  return NULL;
}

/* A single call: from it follows what comes with any usage. */
const RbkPlaceRow *
rbk_workbook_find_base (RbkWorkbook *self, int axis)
{
  const RbkWhere one = { .kind = RBK_WHERE_USAGE, .value = RBK_DECIMAL_ONE };

  return rbk_workbook_find_place (self, axis, &one);
}

/* The rows of a column for the workloads' calls at the tokens of the place. */
static RbkRef
of_calls (PlaceWriter *self, guint column)
{
  const RbkSpec *spec = self->book->spec;
  gboolean       has_own = self->level != NULL && self->level->has_tokens;
  guint          first = self->book->calls[has_own ? self->level - spec->levels + 1 : 0];

  return rbk_range (SHEET, first, column, first + spec->n_workloads - 1, column);
}

static RbkRef
of_workloads (PlaceWriter *self, guint column)
{
  guint first = self->book->workloads;

  return rbk_range (RBK_SHEET_INPUTS, first, column, first + self->book->spec->n_workloads - 1,
                    column);
}

/* A sum over the workloads that count on the axis, as an average call of the book has it, for
 * all calls of the place. */
static char *
write_sum (PlaceWriter *self, const char *values, int meter)
{
  RbkRef   shares = of_workloads (self, RBK_WORKLOAD_SHARE);
  GString *sum = g_string_new (NULL);

  g_string_append_printf (sum, "%s*SUMPRODUCT(%s,%s",
                          rbk_ref (SHEET, self->row, RBK_PLACE_CALLS).text, values, shares.text);
  if (self->axis >= 0)
    g_string_append_printf (sum, ",%s",
                            of_workloads (self, RBK_WORKLOAD_COUNTS + (guint) self->axis).text);
  if (meter >= 0 && meter != self->axis)
    g_string_append_printf (sum, ",%s",
                            of_workloads (self, RBK_WORKLOAD_COUNTS + (guint) meter).text);
  g_string_append_printf (sum, ")/SUM(%s)", shares.text);
  if (meter >= 0)
    g_string_append_printf (sum, "/%s",
                            rbk_ref (RBK_SHEET_INPUTS, self->book->meters + (guint) meter,
                                     RBK_METER_CONVERSION)
                                .text);
  return g_string_free (sum, FALSE);
}

static void
add_meter_usage (PlaceWriter *self, guint meter)
{
  const RbkSpec   *spec = self->book->spec;
  guint            column = RBK_PLACE_METERS + meter;
  RbkDecimal       usage = rbk_axis_get_usage (&self->along, (int) meter, self->usage);
  g_autofree char *sum = NULL;
  RbkMeterUsage    own;
  gboolean         is_own = self->is_own_usage;

  if (spec->meters[meter].kind == RBK_METER_KIND_SEAT)
    {
      rbk_workbook_number (self->book, SHEET, self->row, column, RBK_CELL_INPUT_QUANTITY,
                           RBK_DECIMAL_ONE);
      return;
    }
  if (!is_own && self->where != NULL && self->where->kind == RBK_WHERE_PERCENTILE &&
      self->level == NULL)
    {
      rbk_meter_usage_init (&own, spec, (int) meter, self->book->job->population);
      is_own = !rbk_meter_usage_follows_calls (&own);
    }
  if (is_own || spec->n_workloads == 0)
    {
      rbk_workbook_number (self->book, SHEET, self->row, column, RBK_CELL_INPUT_QUANTITY, usage);
      return;
    }
  sum = write_sum (self, of_calls (self, RBK_CALL_METERS + meter).text, (int) meter);
  rbk_workbook_formula (self->book, SHEET, self->row, column, RBK_CELL_QUANTITY,
                        rbk_decimal_to_double (usage), "=%s", sum);
}

static const char *
get_level_name (const RbkLevelSpec *level)
{
  return level->name[0] != '\0' ? level->name : level->key;
}

static void
add_calls (PlaceWriter *self)
{
  const RbkLevelSpec *level = self->level;
  RbkRef              calls;

  if (level != NULL)
    {
      calls = rbk_ref (RBK_SHEET_INPUTS,
                       self->book->levels + (guint) (level - self->book->spec->levels),
                       RBK_LEVEL_CALLS);
      rbk_workbook_formula (self->book, SHEET, self->row, RBK_PLACE_CALLS, RBK_CELL_QUANTITY,
                            rbk_decimal_to_double (self->calls), "=%s", calls.text);
      return;
    }
  if (self->where == NULL)
    rbk_workbook_number (self->book, SHEET, self->row, RBK_PLACE_CALLS, RBK_CELL_QUANTITY,
                         self->calls);
  else if (self->has_calls)
    rbk_workbook_number (self->book, SHEET, self->row, RBK_PLACE_CALLS, RBK_CELL_INPUT_QUANTITY,
                         self->calls);
}

static void
add_usage (PlaceWriter *self)
{
  g_autofree char *sum = NULL;

  if (self->is_own_usage)
    {
      rbk_workbook_number (self->book, SHEET, self->row, RBK_PLACE_USAGE, RBK_CELL_INPUT_QUANTITY,
                           self->usage);
      return;
    }
  if (self->axis < 0 && self->book->spec->n_workloads > 0)
    sum = g_strdup (rbk_ref (SHEET, self->row, RBK_PLACE_CALLS).text);
  else if (self->book->spec->n_workloads > 0)
    sum = write_sum (self, of_calls (self, RBK_CALL_METERS + (guint) self->axis).text, self->axis);
  rbk_workbook_formula (self->book, SHEET, self->row, RBK_PLACE_USAGE, RBK_CELL_QUANTITY,
                        rbk_decimal_to_double (self->usage), "=%s", sum != NULL ? sum : "0");
}

static void
add_inference (PlaceWriter *self)
{
  const RbkPlaceRow *base = rbk_workbook_find_base (self->book, self->axis);
  g_autofree char   *sum = NULL;

  if (self->is_own_cost)
    {
      rbk_workbook_number (self->book, SHEET, self->row, RBK_PLACE_INFERENCE, RBK_CELL_INPUT_AMOUNT,
                           self->inference);
      return;
    }
  if (self->book->spec->n_workloads == 0)
    sum = g_strdup ("0");
  else if (self->has_calls)
    sum = write_sum (self, of_calls (self, RBK_CALL_COST).text, -1);
  else if (base != NULL)
    sum = g_strdup_printf ("IF(%s=0,0,%s*%s/%s)", rbk_ref (SHEET, base->row, RBK_PLACE_USAGE).text,
                           rbk_ref (SHEET, self->row, RBK_PLACE_USAGE).text,
                           rbk_ref (SHEET, base->row, RBK_PLACE_INFERENCE).text,
                           rbk_ref (SHEET, base->row, RBK_PLACE_USAGE).text);
  else
    sum = g_strdup ("0");
  rbk_workbook_formula (self->book, SHEET, self->row, RBK_PLACE_INFERENCE, RBK_CELL_RATE,
                        rbk_decimal_to_double (self->inference), "=%s", sum);
}

/* What customers themselves are at a percentile. FALSE where nothing is known of them. */
static gboolean
read_customers (PlaceWriter *self)
{
  RbkPopulation *population = self->book->job->population;
  const RbkSpec *spec = self->book->spec;
  RbkMeterUsage  own;
  RbkFigure      figure;
  RbkDecimal     ignored;

  if (population == NULL || self->where->kind != RBK_WHERE_PERCENTILE)
    return FALSE;
  rbk_meter_usage_init (&own, spec, self->axis, population);
  if (!rbk_meter_usage_get_percentile (&own, population, self->where->value, &ignored) ||
      !rbk_figure_at (spec, &spec->plans[0], NULL, self->axis, self->where, population, &figure,
                      NULL))
    return FALSE;
  self->has_calls = rbk_population_get_percentile (population, RBK_COLUMN_CALLS, self->where->value,
                                                   &self->calls);
  self->is_own_usage = !rbk_meter_usage_follows_calls (&own) || !self->has_calls;
  self->is_own_cost =
      rbk_population_get_percentile (population, RBK_COLUMN_COST, self->where->value, &ignored);
  self->usage = figure.usage;
  self->inference = figure.inference;
  rbk_axis_init_at (&self->along, spec, self->axis, self->where, population);
  return TRUE;
}

/* What calls come to: a single one, or those of a level. */
static void
read_calls (PlaceWriter *self)
{
  const RbkLevelSpec *level = self->where != NULL ? find_level (self->book, self->where) : NULL;

  self->level = level;
  self->has_calls = TRUE;
  self->calls = level != NULL ? level->calls : RBK_DECIMAL_ONE;
  rbk_axis_init (&self->along, self->book->spec, self->axis,
                 level != NULL && level->has_tokens ? &level->tokens : NULL);
  self->usage = rbk_axis_of_calls (&self->along, self->calls, self->along.units);
  self->inference = rbk_axis_of_calls (&self->along, self->calls, self->along.call_cost);
}

/* Names the place: one call, p90 of customers, a level. */
static char *
name_place (PlaceWriter *self)
{
  if (self->where == NULL)
    return g_strdup ("one call");
  if (self->level != NULL)
    return g_strdup (get_level_name (self->level));
  return rbk_where_to_string (self->where);
}

static void
add_place (RbkWorkbook *book, int axis, const RbkWhere *where, guint *row)
{
  const RbkWhere   one = { .kind = RBK_WHERE_USAGE, .value = RBK_DECIMAL_ONE };
  PlaceWriter      self = { .book = book, .axis = axis, .where = where, .row = *row };
  RbkPlaceRow      place = { .axis = axis, .where = where != NULL ? *where : one, .row = *row };
  g_autofree char *name = NULL;

  if (rbk_workbook_find_place (book, axis, &place.where) != NULL)
    return;
  if (where == NULL || !read_customers (&self))
    read_calls (&self);
  name = name_place (&self);
  rbk_workbook_text (book, SHEET, *row, 0, RBK_CELL_TEXT, rbk_workbook_get_meter_name (book, axis));
  rbk_workbook_text (book, SHEET, *row, 1, RBK_CELL_TEXT, name);
  add_calls (&self);
  add_usage (&self);
  add_inference (&self);
  for (guint m = 0; m < book->spec->n_meters; m++)
    add_meter_usage (&self, m);
  g_array_append_val (book->places, place);
  rbk_axis_clear (&self.along);
  (*row)++;
}

static void
add_places_of_plan (RbkWorkbook *self, const RbkTableRow *plan, guint *row)
{
  static const char *const common[] = { "p50", "p90", "p99" };

  add_place (self, plan->axis, NULL, row);
  for (guint i = 0; i < self->spec->n_levels; i++)
    {
      RbkWhere where = { .kind = RBK_WHERE_LEVEL };

      g_strlcpy (where.level, self->spec->levels[i].key, sizeof where.level);
      if (find_level (self, &where) != NULL)
        add_place (self, plan->axis, &where, row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      RbkWhere where;

      if (rbk_where_parse (common[i], &where, NULL) &&
          (self->job->population != NULL || find_level (self, &where) != NULL))
        add_place (self, plan->axis, &where, row);
    }
  if (plan->has_sizing && (plan->plan->sizing.kind == RBK_WHERE_PERCENTILE ||
                           plan->plan->sizing.kind == RBK_WHERE_LEVEL))
    add_place (self, plan->axis, &plan->plan->sizing, row);
}

/* Writes what is used of every meter, and what it costs, at each place on the plans' axes. */
guint
rbk_workbook_add_places (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Axis", "Place", "Calls", "Usage", "Inference", NULL };

  self->places = g_array_new (FALSE, FALSE, sizeof (RbkPlaceRow));
  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION,
                     "A month of a customer: calls, usage on the axis, cost, units on each meter");
  rbk_workbook_head (self, SHEET, row, titles);
  for (guint m = 0; m < self->spec->n_meters; m++)
    rbk_workbook_text (self, SHEET, row, RBK_PLACE_METERS + m, RBK_CELL_HEAD,
                       rbk_workbook_get_meter_name (self, (int) m));
  row++;
  for (guint i = 0; i < self->table->n_rows; i++)
    add_places_of_plan (self, &self->table->rows[i], &row);
  return row;
}

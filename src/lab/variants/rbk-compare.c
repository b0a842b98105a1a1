/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-private.h"

#include <string.h>

#include "rbk-curve.h"
#include "rbk-error.h"
#include "rbk-table.h"

static const struct
{
  const char    *key, *title;
  RbkCompareKind kind;
} figures[RBK_N_COMPARE_FIGURES] = {
  [RBK_COMPARE_PRICE] = { "price", "Price a month", RBK_COMPARE_KIND_MONEY },
  [RBK_COMPARE_INCLUDED] = { "included", "Included", RBK_COMPARE_KIND_QUANTITY },
  [RBK_COMPARE_CAP] = { "cap", "Cap", RBK_COMPARE_KIND_QUANTITY },
  [RBK_COMPARE_OVERAGE] = { "overage", "Overage a unit", RBK_COMPARE_KIND_MONEY },
  [RBK_COMPARE_COST] = { "cost", "Cost at sizing", RBK_COMPARE_KIND_MONEY },
  [RBK_COMPARE_BILL] = { "bill", "Bill at sizing", RBK_COMPARE_KIND_MONEY },
  [RBK_COMPARE_MARGIN] = { "margin", "Margin at sizing", RBK_COMPARE_KIND_SHARE },
  [RBK_COMPARE_LOWEST_MARGIN] = { "lowest_margin", "Lowest margin", RBK_COMPARE_KIND_SHARE },
  [RBK_COMPARE_FLOOR] = { "floor_price", "Floor price", RBK_COMPARE_KIND_MONEY },
  [RBK_COMPARE_CUSTOMERS] = { "customers", "Customers", RBK_COMPARE_KIND_COUNT },
  [RBK_COMPARE_REVENUE] = { "revenue", "Revenue", RBK_COMPARE_KIND_MONEY },
  [RBK_COMPARE_SPENT] = { "customers_cost", "Their cost", RBK_COMPARE_KIND_MONEY },
  [RBK_COMPARE_LEFT] = { "customers_margin", "What is left", RBK_COMPARE_KIND_MONEY },
  [RBK_COMPARE_EARNED_MARGIN] = { "earned_margin", "Margin earned", RBK_COMPARE_KIND_SHARE },
  [RBK_COMPARE_LOSING] = { "losing_money", "Losing money", RBK_COMPARE_KIND_COUNT },
  [RBK_COMPARE_UNSERVED] = { "unserved", "Unserved", RBK_COMPARE_KIND_COUNT },
};

/**
 * rbk_compare_figure_get_key:
 * @figure: a figure
 *
 * Returns: (transfer none): what programs call it
 */
const char *
rbk_compare_figure_get_key (RbkCompareFigure figure)
{
  g_return_val_if_fail (figure < RBK_N_COMPARE_FIGURES, NULL);

  return figures[figure].key;
}

/**
 * rbk_compare_figure_get_title:
 * @figure: a figure
 *
 * Returns: (transfer none): what people call it, in English
 */
const char *
rbk_compare_figure_get_title (RbkCompareFigure figure)
{
  g_return_val_if_fail (figure < RBK_N_COMPARE_FIGURES, NULL);

  return figures[figure].title;
}

/**
 * rbk_compare_figure_get_kind:
 * @figure: a figure
 *
 * Returns: what it is
 */
RbkCompareKind
rbk_compare_figure_get_kind (RbkCompareFigure figure)
{
  g_return_val_if_fail (figure < RBK_N_COMPARE_FIGURES, RBK_COMPARE_KIND_MONEY);

  return figures[figure].kind;
}

static void
set (RbkCompareValue *values, RbkCompareFigure figure, gboolean exists, RbkDecimal value)
{
  if (exists)
    values[figure] = (RbkCompareValue){ .exists = TRUE, .value = value };
}

static void
set_count (RbkCompareValue *values, RbkCompareFigure figure, guint64 count)
{
  set (values, figure, TRUE, rbk_decimal_from_int ((gint64) count));
}

static void
set_ratio (RbkCompareValue *values, RbkCompareFigure figure, gboolean exists, double ratio)
{
  if (exists)
    values[figure] = (RbkCompareValue){ .exists = TRUE, .ratio = ratio };
}

static void
set_mix (RbkCompareValue *values, const RbkMixPlan *mix)
{
  gboolean has_margin = rbk_decimal_sign (mix->revenue) > 0;

  set_count (values, RBK_COMPARE_CUSTOMERS, mix->n_customers);
  set (values, RBK_COMPARE_REVENUE, TRUE, mix->revenue);
  set (values, RBK_COMPARE_SPENT, TRUE, mix->cost);
  set (values, RBK_COMPARE_LEFT, TRUE, mix->margin);
  set_ratio (values, RBK_COMPARE_EARNED_MARGIN, has_margin,
             has_margin ? rbk_margin_of (mix->revenue, mix->cost) : 0.0);
  set_count (values, RBK_COMPARE_LOSING, mix->n_losing);
}

static gboolean
set_lowest (const RbkCompareInput *input,
            const RbkTableRow     *row,
            RbkCompareValue       *values,
            GError               **error)
{
  RbkCurveRange range;
  g_autoptr(RbkCurve) curve = NULL;

  if (row->plan->is_quote_only || row->phase == NULL)
    return TRUE;
  rbk_curve_range_init_on (&range, input->spec, row->axis, input->population);
  range.n_points = 2;
  curve = rbk_curve_new (input->spec, row->plan, &range, error);
  if (curve == NULL)
    return FALSE;
  set_ratio (values, RBK_COMPARE_LOWEST_MARGIN, curve->certificate.has_lowest,
             curve->certificate.lowest_margin);

  return TRUE;
}

static void
set_terms (const RbkTableRow *row, RbkCompareValue *values)
{
  const RbkFigure *sizing = &row->sizing;

  set (values, RBK_COMPARE_PRICE, row->has_price, row->price);
  set (values, RBK_COMPARE_INCLUDED, row->has_included, row->included);
  set (values, RBK_COMPARE_CAP, row->has_cap, row->cap);
  set (values, RBK_COMPARE_OVERAGE, row->has_overage, row->overage);
  set (values, RBK_COMPARE_COST, row->has_sizing, sizing->cost);
  set (values, RBK_COMPARE_BILL, row->has_sizing && sizing->has_bill, sizing->bill);
  set_ratio (values, RBK_COMPARE_MARGIN, row->has_sizing && sizing->has_margin, sizing->margin);
  set (values, RBK_COMPARE_FLOOR, row->has_floor, row->floor_price);
}

/* All figures of a book: its plans' one after another, then of all customers. */
static gboolean
read_book (const RbkCompareInput *input,
           RbkCompareBook        *book,
           RbkComparePlan        *plans,
           GError               **error)
{
  g_autoptr(RbkTable) table = rbk_table_new (input->spec, input->population, error);
  g_autoptr(RbkMix) mix = NULL;

  if (table == NULL)
    return FALSE;
  if (input->index != NULL)
    {
      mix = rbk_mix_new (input->spec, input->index, error);
      if (mix == NULL)
        return FALSE;
      set_mix (book->total, &mix->total);
      set_count (book->total, RBK_COMPARE_UNSERVED, mix->n_unserved);
    }
  for (guint i = 0; i < table->n_rows; i++)
    {
      plans[i].plan = (int) i;
      set_terms (&table->rows[i], plans[i].values);
      if (!set_lowest (input, &table->rows[i], plans[i].values, error))
        return FALSE;
      if (mix != NULL && !table->rows[i].plan->is_quote_only)
        set_mix (plans[i].values, &mix->plans[i]);
    }

  return TRUE;
}

static gboolean
is_other (const RbkCompareValue *a, const RbkCompareValue *b)
{
  if (a->exists != b->exists)
    return TRUE;

  return a->exists && (!rbk_decimal_equal (a->value, b->value) || a->ratio != b->ratio);
}

/* Whether a figure of two books is of one kind of money and of unit. */
static gboolean
is_comparable (const RbkCompareBook *a,
               const RbkCompareBook *b,
               RbkCompareFigure      figure,
               gboolean              is_same_meter)
{
  gboolean is_unit =
      figure == RBK_COMPARE_INCLUDED || figure == RBK_COMPARE_CAP || figure == RBK_COMPARE_OVERAGE;

  if (is_unit && !is_same_meter)
    return FALSE;

  return figures[figure].kind != RBK_COMPARE_KIND_MONEY ||
         strcmp (a->spec->currency, b->spec->currency) == 0;
}

static const char *
get_meter (const RbkCompareBook *book, int plan)
{
  int meter = rbk_spec_get_axis_meter (book->spec, &book->spec->plans[plan]);

  return meter >= 0 ? book->spec->meters[meter].key : "";
}

static void
mark_row (const RbkComparison *self, RbkCompareRow *row)
{
  guint first = 0;

  while (row->plans[first].plan < 0)
    first++;
  for (guint i = first + 1; i < self->n_books; i++)
    for (guint k = 0; k < RBK_N_COMPARE_FIGURES && row->plans[i].plan >= 0; k++)
      {
        const RbkCompareBook *a = &self->books[first], *b = &self->books[i];
        gboolean              is_same_meter =
            strcmp (get_meter (a, row->plans[first].plan), get_meter (b, row->plans[i].plan)) == 0;
        RbkCompareValue *value = &row->plans[i].values[k];

        value->differs = is_comparable (a, b, k, is_same_meter) &&
                         is_other (&row->plans[first].values[k], value);
      }
}

static void
mark_totals (RbkComparison *self)
{
  for (guint i = 1; i < self->n_books; i++)
    for (guint k = 0; k < RBK_N_COMPARE_FIGURES; k++)
      self->books[i].total[k].differs =
          is_comparable (&self->books[0], &self->books[i], k, TRUE) &&
          is_other (&self->books[0].total[k], &self->books[i].total[k]);
}

static void
open_books (RbkComparison *self, const RbkCompareInput *inputs, guint n_inputs)
{
  self->n_books = n_inputs;
  self->books = g_new0 (RbkCompareBook, n_inputs);
  for (guint i = 0; i < n_inputs; i++)
    {
      const char *synthetic =
          inputs[i].population != NULL ? rbk_population_get_synthetic (inputs[i].population) : NULL;

      self->books[i].name = g_strdup (inputs[i].name);
      self->books[i].spec = rbk_spec_ref (inputs[i].spec);
      self->books[i].is_same_currency =
          strcmp (inputs[i].spec->currency, inputs[0].spec->currency) == 0;
      self->has_customers |= inputs[i].index != NULL;
      if (self->synthetic == NULL)
        self->synthetic = g_strdup (synthetic);
    }
}

/**
 * rbk_compare:
 * @inputs: (array length=n_inputs): books
 * @n_inputs: how many, one or more
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Puts books side by side: the terms and margins of their plans, and, where customers are given,
 * what each book makes of them: every customer takes the cheapest plan of that book that allows
 * its usage. Plans are matched by key, else by name, else by place. Money of another currency is
 * shown but not compared. Fails with `RBK_ERROR_OVERFLOW`, and as [func@mix_new] does.
 *
 * Returns: (transfer full) (nullable): the comparison
 */
RbkComparison *
rbk_compare (const RbkCompareInput *inputs, guint n_inputs, GError **error)
{
  g_autoptr(RbkComparison) self = g_new0 (RbkComparison, 1);

  g_return_val_if_fail (inputs != NULL && n_inputs > 0, NULL);

  open_books (self, inputs, n_inputs);
  rbk_comparison_match (self);
  for (guint i = 0; i < n_inputs; i++)
    {
      g_autofree RbkComparePlan *plans = g_new0 (RbkComparePlan, inputs[i].spec->n_plans);

      if (!read_book (&inputs[i], &self->books[i], plans, error))
        {
          g_prefix_error (error, "%s: ", inputs[i].name);
          return NULL;
        }
      for (guint k = 0; k < self->n_rows; k++)
        if (self->rows[k].plans[i].plan >= 0)
          self->rows[k].plans[i] = plans[self->rows[k].plans[i].plan];
    }
  for (guint k = 0; k < self->n_rows; k++)
    mark_row (self, &self->rows[k]);
  mark_totals (self);

  return g_steal_pointer (&self);
}

/**
 * rbk_comparison_free:
 * @self: (transfer full): a comparison
 *
 * Frees a comparison.
 */
void
rbk_comparison_free (RbkComparison *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    g_free (self->rows[i].plans);
  g_free (self->rows);
  for (guint i = 0; i < self->n_books; i++)
    {
      g_free (self->books[i].name);
      rbk_spec_unref (self->books[i].spec);
    }
  g_free (self->books);
  g_free (self->synthetic);
  g_free (self);
}

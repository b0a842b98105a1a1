/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-table.h"

#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-rating-card.h"

static const char *const common_places[] = { "p50", "p90", "p99", "cap:80%", "cap:100%" };

/* A place that does not exist is no error: the table leaves it out. */
static gboolean
try_place (const RbkSpec     *spec,
           const RbkTableRow *row,
           const RbkWhere    *where,
           RbkPopulation     *population,
           RbkFigure         *figure,
           gboolean          *exists,
           GError           **error)
{
  g_autoptr (GError) reason = NULL;

  *exists =
      rbk_figure_at (spec, row->plan, row->phase, row->axis, where, population, figure, &reason);
  if (*exists || g_error_matches (reason, RBK_ERROR, RBK_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
add_level (const RbkSpec  *spec,
           RbkTableRow    *row,
           const RbkWhere *where,
           const char     *at,
           RbkPopulation  *population,
           GError        **error)
{
  RbkTableLevel *level = &row->levels[row->n_levels];
  gboolean       exists;

  if (!try_place (spec, row, where, population, &level->figure, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  level->at = g_strdup (at);
  row->n_levels++;
  return TRUE;
}

static gboolean
add_levels (const RbkSpec *spec, RbkTableRow *row, RbkPopulation *population, GError **error)
{
  row->levels = g_new0 (RbkTableLevel, spec->n_levels + G_N_ELEMENTS (common_places));
  for (guint i = 0; i < spec->n_levels; i++)
    {
      RbkWhere where = { .kind = RBK_WHERE_LEVEL };

      g_strlcpy (where.level, spec->levels[i].key, sizeof where.level);
      if (!add_level (spec, row, &where, spec->levels[i].key, population, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (common_places); i++)
    {
      RbkWhere where;

      if (!rbk_where_parse (common_places[i], &where, error) ||
          !add_level (spec, row, &where, common_places[i], population, error))
        return FALSE;
    }
  return TRUE;
}

static void
read_card (RbkTableRow *row)
{
  const RbkCardSpec *card = row->card;
  gboolean           bills_past;

  if (card == NULL)
    return;
  row->limit = card->limit;
  row->has_cap = card->has_cap;
  row->cap = rbk_card_spec_to_month (card, card->cap);
  row->has_included = card->has_included;
  row->included = rbk_card_spec_to_month (card, card->included);
  row->overage = rbk_card_spec_get_overage (card, NULL);
  /* Between the included units and a hard cap above them there is use to pay for. */
  bills_past = card->limit != RBK_LIMIT_HARD || !card->has_cap ||
               rbk_decimal_compare (card->cap, card->included) > 0;
  row->has_overage = bills_past && rbk_decimal_sign (row->overage) > 0;
  row->has_overage_multiple = row->has_overage && row->has_price &&
                              rbk_decimal_sign (row->price) > 0 &&
                              rbk_decimal_sign (row->included) > 0;
  if (row->has_overage_multiple)
    row->overage_multiple = rbk_decimal_to_double (row->overage) *
                            rbk_decimal_to_double (row->included) /
                            rbk_decimal_to_double (row->price);
}

static gboolean
fill_row (const RbkSpec     *spec,
          const RbkPlanSpec *plan,
          RbkPopulation     *population,
          RbkTableRow       *row,
          GError           **error)
{
  row->plan = plan;
  row->phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  row->axis = rbk_spec_get_axis_meter (spec, plan);
  row->has_price = !plan->is_quote_only && row->phase != NULL;
  if (row->has_price)
    row->price = rbk_phase_spec_get_fees (spec, row->phase);
  if (row->phase != NULL)
    row->card = rbk_phase_spec_get_meter_card (row->phase, row->axis);
  read_card (row);

  if (!try_place (spec, row, &plan->sizing, population, &row->sizing, &row->has_sizing, error) ||
      !add_levels (spec, row, population, error))
    return FALSE;
  row->has_floor =
      row->has_price && row->has_sizing &&
      rbk_fee_find_floor (spec, row->sizing.cost, rbk_decimal_sub (row->sizing.bill, row->price),
                          plan->target_margin, &row->floor_price);
  return TRUE;
}

/**
 * rbk_table_new:
 * @spec: (transfer none): a spec
 * @population: (nullable): customers, for percentiles
 * @error: return location for a [error@Error]
 *
 * Makes the tier table: a row for each plan, of its lasting terms on the spec's date.
 * Amounts and quantities are for a month. A place that does not exist for a plan is left
 * out of its row. Fails with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the table, which keeps a reference to @spec
 */
RbkTable *
rbk_table_new (RbkSpec *spec, RbkPopulation *population, GError **error)
{
  g_autoptr (RbkTable) self = g_new0 (RbkTable, 1);

  g_return_val_if_fail (spec != NULL, NULL);

  self->spec = rbk_spec_ref (spec);
  if (population != NULL)
    self->synthetic = g_strdup (rbk_population_get_synthetic (population));
  self->n_rows = spec->n_plans;
  self->rows = g_new0 (RbkTableRow, spec->n_plans);
  for (guint i = 0; i < spec->n_plans; i++)
    if (!fill_row (spec, &spec->plans[i], population, &self->rows[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * rbk_table_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
rbk_table_free (RbkTable *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      for (guint j = 0; j < self->rows[i].n_levels; j++)
        g_free (self->rows[i].levels[j].at);
      g_free (self->rows[i].levels);
    }
  g_free (self->rows);
  rbk_spec_unref (self->spec);
  g_free (self->synthetic);
  g_free (self);
}

/**
 * rbk_table_row_is_made_up:
 * @self: a table
 * @row: one of its rows
 *
 * Returns: whether the figures at its sizing point rest on made-up customers
 */
gboolean
rbk_table_row_is_made_up (const RbkTable *self, const RbkTableRow *row)
{
  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  return self->synthetic != NULL && row->has_sizing &&
         row->plan->sizing.kind == RBK_WHERE_PERCENTILE;
}

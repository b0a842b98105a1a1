/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-detail.h"

#include "rbk-output.h"

/**
 * rbk_mix_detail_init:
 * @self: (out caller-allocates): the detail; to be cleared, also on failure
 * @spec: a book; has to outlive @self
 * @index: its customers; likewise
 * @error: return location for a #GError
 *
 * Works it out.
 *
 * Returns: `FALSE` when amounts are too large
 */
gboolean
rbk_mix_detail_init (RbkMixDetail *self, const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  *self = (RbkMixDetail){ .spec = spec, .population = rbk_mix_index_get_population (index) };
  self->spread = rbk_mix_spread_new (spec, index, error);
  if (self->spread == NULL || rbk_population_get_plans (self->population) == NULL)
    return self->spread != NULL;
  self->moves = rbk_moves_new (spec, index, error);

  return self->moves != NULL;
}

/**
 * rbk_mix_detail_clear:
 * @self: the detail
 *
 * Frees what is in it.
 */
void
rbk_mix_detail_clear (RbkMixDetail *self)
{
  g_clear_pointer (&self->spread, rbk_mix_spread_free);
  g_clear_pointer (&self->moves, rbk_moves_free);
}

/**
 * rbk_mix_detail_add_spread:
 * @builder: an open object
 * @spread: (nullable): of a plan, or of all; nothing where there is no price
 *
 * Adds percentiles of the margin that customers leave.
 */
void
rbk_mix_detail_add_spread (JsonBuilder *builder, const RbkMarginSpread *spread)
{
  if (spread == NULL)
    {
      rbk_output_member_text (builder, "margin_percentiles", NULL);
      return;
    }
  json_builder_set_member_name (builder, "margin_percentiles");
  json_builder_begin_object (builder);
  rbk_output_member_count (builder, "customers", spread->n_customers);
  rbk_output_member_count (builder, "free", spread->n_free);
  for (guint i = 0; i < RBK_N_SPREAD_PERCENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", rbk_spread_percents[i]);

      json_builder_set_member_name (builder, name);
      json_builder_begin_object (builder);
      rbk_output_member_decimal (builder, "amount", spread->has_amounts, spread->amounts[i]);
      rbk_output_member_ratio (builder, "margin", spread->has_ratios,
                               spread->has_ratios ? rbk_decimal_to_double (spread->ratios[i])
                                                  : 0.0);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static const char *
get_key (const RbkMixDetail *self, int place)
{
  return place >= 0 ? self->spec->plans[place].key : NULL;
}

static void
add_flow (const RbkMixDetail *self, JsonBuilder *builder, const RbkMove *move)
{
  gboolean has_bill = rbk_decimal_is_valid (move->bill_before);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "from",
                          rbk_population_get_plan_name (self->population, move->from));
  rbk_output_member_text (builder, "plan", get_key (self, self->moves->places[move->from]));
  rbk_output_member_text (builder, "to", get_key (self, move->to));
  rbk_output_member_count (builder, "customers", move->n_customers);
  rbk_output_member_decimal (builder, "bill_before", has_bill, move->bill_before);
  rbk_output_member_decimal (builder, "bill", move->to >= 0, move->bill);
  json_builder_end_object (builder);
}

static void
add_moves (const RbkMixDetail *self, JsonBuilder *builder)
{
  const RbkMoves *moves = self->moves;

  if (moves == NULL)
    {
      rbk_output_member_text (builder, "moves", NULL);
      return;
    }
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_object (builder);
  rbk_output_member_count (builder, "staying", moves->n_staying);
  rbk_output_member_count (builder, "upgrading", moves->n_upgrading);
  rbk_output_member_count (builder, "downgrading", moves->n_downgrading);
  rbk_output_member_count (builder, "unserved", moves->n_unserved);
  rbk_output_member_count (builder, "unknown", moves->n_unknown);
  rbk_output_member_decimal (builder, "bill_before", TRUE, moves->bill_before);
  rbk_output_member_decimal (builder, "bill", TRUE, moves->bill);
  json_builder_set_member_name (builder, "flows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < moves->moves->len; i++)
    add_flow (self, builder, &g_array_index (moves->moves, RbkMove, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * rbk_mix_detail_add_members:
 * @self: the detail
 * @builder: an open object
 *
 * Adds where customers go from today's plans, how many entries of their file they share, and
 * how bills are rounded.
 */
void
rbk_mix_detail_add_members (const RbkMixDetail *self, JsonBuilder *builder)
{
  gboolean is_weighted = rbk_population_get_weights (self->population) != NULL;

  add_moves (self, builder);
  rbk_output_member_count (builder, "entries", rbk_population_get_size (self->population));
  json_builder_set_member_name (builder, "weighted");
  json_builder_add_boolean_value (builder, is_weighted);
  rbk_output_member_text (builder, "rounding",
                          "each invoice line, half away from zero, before adding up");
}

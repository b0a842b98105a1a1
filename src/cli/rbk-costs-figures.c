/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-output.h"

#include "rbk-call-costs.h"

/**
 * rbk_costs_priced_init:
 * @self: (out caller-allocates): the prices
 * @asked: what is asked
 *
 * Prices the call that is asked about.
 */
void
rbk_costs_priced_init (RbkCostsPriced *self, const RbkCostsAsked *asked)
{
  *self = (RbkCostsPriced){ .cost = rbk_spec_get_call_cost (asked->spec, asked->workload) };
  rbk_price_view_cost_plus (&self->cost_plus, self->cost, asked->margin);
  if (asked->has_value)
    rbk_price_view_from_value (&self->value_based, self->cost, asked->value, asked->share);
  if (asked->has_credits && asked->has_credit_price)
    rbk_price_view_from_credits (&self->credit_based, self->cost, asked->credits,
                                 asked->credit_price);
}

/**
 * rbk_costs_working_to_text:
 * @working: how the cost of a call comes about
 *
 * Returns: (transfer full): `(1200 x 0.3 + 350 x 2.5) / 1000000 = 0.001235`
 */
char *
rbk_costs_working_to_text (const RbkCostWorking *working)
{
  g_autoptr(GString) text = g_string_new ("(");
  g_autofree char *total = rbk_decimal_to_string (working->total);
  g_autofree char *factor = rbk_decimal_to_string (working->factor);

  for (guint i = 0; i < working->n_terms; i++)
    {
      g_autofree char *tokens = rbk_decimal_to_string (working->terms[i].tokens);
      g_autofree char *rate = rbk_decimal_to_string (working->terms[i].rate);

      g_string_append_printf (text, "%s%s x %s", i > 0 ? " + " : "", tokens, rate);
    }
  if (working->n_terms == 0)
    g_string_append_c (text, '0');
  g_string_append (text, ") / 1000000");
  if (!rbk_decimal_equal (working->factor, RBK_DECIMAL_ONE))
    g_string_append_printf (text, " x %s", factor);
  g_string_append_printf (text, " = %s", total);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_model (const GPtrArray *found, const char *model)
{
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (rbk_model_price_get_model (g_ptr_array_index (found, i)), model) == 0)
      return TRUE;

  return FALSE;
}

/**
 * rbk_costs_list_models:
 * @asked: what is asked
 *
 * Returns: (transfer container) (element-type RbkModelPrice): the book's models, each once
 */
GPtrArray *
rbk_costs_list_models (const RbkCostsAsked *asked)
{
  GListModel *models = rbk_book_get_models (asked->book);
  GPtrArray  *found = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) one = g_list_model_get_item (models, i);
      const char    *model = rbk_model_price_get_model (one);
      RbkModelPrice *price;

      if (model == NULL || has_model (found, model))
        continue;
      price = rbk_models_find_in_force (models, model, &asked->spec->date);
      if (price == NULL)
        price = rbk_models_find_next (models, model, &asked->spec->date);
      if (price != NULL)
        g_ptr_array_add (found, price);
    }

  return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include "rbk-export-text.h"
#include "rbk-feature.h"
#include "rbk-plan.h"
#include "rbk-term-words.h"

/* Plans side by side in the table of features. */
#define PLANS_ABREAST 5

static char *
price_of (const RbkExportJob *job, const RbkTableRow *row, RbkPlan *plan)
{
  g_autofree char *amount = NULL;

  if (row->plan->is_quote_only || !row->has_price)
    return g_strdup ("on request");
  amount = rbk_report_price (job, TRUE, row->price);

  return g_strconcat (plan != NULL && rbk_plan_get_price_from (plan) ? "from " : "", amount, NULL);
}

static char *
limit_of (const RbkTableRow *row)
{
  g_autofree char *cap = row->has_cap ? rbk_export_grouped (row->cap) : NULL;

  if (row->limit == RBK_LIMIT_NONE || cap == NULL)
    return g_strdup ("none");

  return g_strdup_printf ("%s, %s", cap, row->limit == RBK_LIMIT_HARD ? "hard" : "soft");
}

static void
add_offer (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Plan",     "For",   "Price a month",
                                        "Included", "Limit", "Each one more" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "llrrrr");
  GListModel *plans = rbk_book_get_plans (job->book);

  rbk_report_add_part (flow, job, "What customers are offered");
  for (guint i = 0; i < job->table->n_rows; i++)
    {
      const RbkTableRow *row = &job->table->rows[i];
      RbkRecord         *found = rbk_record_find_by_key (plans, row->plan->key);
      RbkPlan           *plan = found != NULL ? RBK_PLAN (found) : NULL;

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, rbk_report_name (row->plan->name, row->plan->key));
      rbk_report_table_add (table, plan != NULL ? rbk_plan_get_audience (plan) : NULL);
      rbk_report_table_take (table, price_of (job, row, plan));
      rbk_report_table_take (table, row->has_included ? rbk_export_grouped (row->included) : NULL);
      rbk_report_table_take (table, limit_of (row));
      rbk_report_table_take (table, rbk_report_price (job, row->has_overage, row->overage));
    }
  rbk_report_flow_table (flow, table);
}

static char *
sizing_of (const RbkExportJob *job, const RbkTableRow *row)
{
  g_autofree char *place = rbk_report_place (row->plan->sizing_text);

  return g_strconcat (place, rbk_table_row_is_made_up (job->table, row) ? ", made up" : "", NULL);
}

static void
add_margins (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Plan",        "Sized at",    "Usage",
                                        "Loaded cost", "Bill",        "Gross margin",
                                        "Target",      "Floor price", "Headroom" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "llrrrrrrr");

  rbk_report_add_part (flow, job, "What they leave a month");
  for (guint i = 0; i < job->table->n_rows; i++)
    {
      const RbkTableRow *row = &job->table->rows[i];
      const RbkFigure   *at = &row->sizing;
      gboolean           is_sized = row->has_sizing;
      double             target = rbk_decimal_to_double (row->plan->target_margin);

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, rbk_report_short_name (row->plan->name, row->plan->key));
      rbk_report_table_take (table, sizing_of (job, row));
      rbk_report_table_take (table, rbk_report_quantity (is_sized, at->usage));
      rbk_report_table_take (table, rbk_report_amount (job, is_sized, at->cost));
      rbk_report_table_take (table, rbk_report_amount (job, is_sized && at->has_bill, at->bill));
      rbk_report_table_take (table, rbk_report_share (is_sized && at->has_margin, at->margin));
      rbk_report_table_take (table, rbk_report_share (!row->plan->is_quote_only, target));
      rbk_report_table_take (table, rbk_report_amount (job, row->has_floor, row->floor_price));
      rbk_report_table_take (table,
                             rbk_report_amount (job, row->has_floor && row->has_price,
                                                rbk_decimal_sub (row->price, row->floor_price)));
    }
  rbk_report_flow_table (flow, table);
  rbk_report_flow_text (flow, RBK_REPORT_NOTE,
                        "Loaded cost is what the models cost and the overhead of a customer, a "
                        "month. The floor price is the lowest that reaches the target margin where "
                        "the plan is sized; headroom is how far the price lies above it.");
}

static void
add_phase (RbkReportTable *table, const RbkExportJob *job, const RbkPhaseSpec *phase)
{
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, i == 0 ? rbk_report_cut (rbk_term_phase_words (phase))
                                           : g_strdup (""));
      rbk_report_table_take (table, rbk_report_short_name (card->name, card->key));
      rbk_report_table_take (table, rbk_term_price_words (job->spec, card));
      rbk_report_table_take (table, rbk_term_allowance_words (card));
    }
}

static void
add_terms (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Phase", "Rate card", "Price", "Allowance" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "llll");

  for (guint i = 0; i < job->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &job->spec->plans[i];
      guint              n_cards = 0;

      for (guint k = 0; k < plan->n_phases; k++)
        n_cards += plan->phases[k].n_cards;
      if (n_cards == 0)
        continue;
      rbk_report_table_begin (table, RBK_REPORT_ROW_GROUP);
      rbk_report_table_take (table, rbk_report_short_name (plan->name, plan->key));
      for (guint k = 0; k < plan->n_phases; k++)
        add_phase (table, job, &plan->phases[k]);
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "All terms");
  rbk_report_flow_table (flow, table);
}

/* The features of the book, each once, by the plan that names it first. */
static GPtrArray *
list_features (GListModel *plans)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      GListModel *features = rbk_plan_get_features (plan);

      for (guint k = 0; k < g_list_model_get_n_items (features); k++)
        {
          g_autoptr(RbkFeature) feature = g_list_model_get_item (features, k);

          if (g_hash_table_add (seen, (gpointer) rbk_feature_get_key (feature)))
            g_ptr_array_add (found, g_steal_pointer (&feature));
        }
    }

  return found;
}

static void
add_feature_cell (RbkReportTable *table, RbkPlan *plan, const char *key)
{
  RbkRecord  *own = rbk_record_find_by_key (rbk_plan_get_features (plan), key);
  const char *value = own != NULL ? rbk_feature_get_value (RBK_FEATURE (own)) : NULL;

  rbk_report_table_add (table, own != NULL && value == NULL ? "yes" : value);
}

static void
add_feature_table (
    RbkReportFlow *flow, GListModel *plans, GPtrArray *features, guint first, guint n_plans)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(RbkReportTable) table = NULL;
  g_autofree char *aligns = g_strnfill (n_plans + 1, 'l');

  g_ptr_array_add (titles, g_strdup ("Feature"));
  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, first + i);

      g_ptr_array_add (titles,
                       rbk_report_head_name (rbk_plan_get_name (plan), rbk_plan_get_key (plan)));
    }
  table = rbk_report_table_new ((const char *const *) titles->pdata, aligns);
  for (guint k = 0; k < features->len; k++)
    {
      RbkFeature *feature = g_ptr_array_index (features, k);

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, rbk_report_short_name (rbk_feature_get_name (feature),
                                                           rbk_feature_get_key (feature)));
      for (guint i = 0; i < n_plans; i++)
        {
          g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, first + i);

          add_feature_cell (table, plan, rbk_feature_get_key (feature));
        }
    }
  rbk_report_flow_table (flow, table);
}

static void
add_features (RbkReportFlow *flow, const RbkExportJob *job)
{
  GListModel *plans = rbk_book_get_plans (job->book);
  guint       n_plans = g_list_model_get_n_items (plans);
  g_autoptr(GPtrArray) features = list_features (plans);

  if (features->len == 0)
    return;
  rbk_report_flow_heading (flow, 2, "Features");
  for (guint first = 0; first < n_plans; first += PLANS_ABREAST)
    add_feature_table (flow, plans, features, first, MIN (n_plans - first, PLANS_ABREAST));
}

/* The tier table and all terms. */
void
rbk_report_add_plans (RbkReportFlow *flow, const RbkExportJob *job)
{
  if (job->table->n_rows == 0)
    return;
  rbk_report_flow_heading (flow, 1, "Plans");
  add_offer (flow, job);
  add_margins (flow, job);
  add_features (flow, job);
  add_terms (flow, job);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-summary.h"

#include "rbk-currency.h"
#include "rbk-export-text.h"
#include "rbk-feature.h"
#include "rbk-judgement-markdown.h"
#include "rbk-meter.h"
#include "rbk-plan.h"
#include "rbk-scenarios-markdown.h"
#include "rbk-term-words.h"

#define NOTHING "\xe2\x80\x93" /* an en dash */

static void
add_cell (GString *text, char *cell)
{
  g_string_append_printf (text, " %s |", cell != NULL && cell[0] != '\0' ? cell : NOTHING);
  g_free (cell);
}

static char *
rounded_amount (const RbkSpec *spec, gboolean exists, RbkDecimal amount)
{
  return exists ? rbk_export_amount (spec->currency, rbk_currency_round (spec->currency, amount))
                : NULL;
}

static char *
describe_price (const RbkSpec *spec, const RbkTableRow *row, RbkPlan *plan)
{
  g_autofree char *amount = NULL;

  if (row->plan->is_quote_only || !row->has_price)
    return g_strdup ("on request");
  amount = rbk_export_amount (spec->currency, row->price);
  return g_strconcat (rbk_plan_get_price_from (plan) ? "from " : "", amount, NULL);
}

static char *
describe_limit (const RbkTableRow *row)
{
  g_autofree char *cap = row->has_cap ? rbk_export_grouped (row->cap) : NULL;

  if (row->limit == RBK_LIMIT_NONE || cap == NULL)
    return g_strdup ("none");
  return g_strdup_printf ("%s, %s", cap, row->limit == RBK_LIMIT_HARD ? "hard" : "soft");
}

static char *
describe_sizing (const RbkTable *table, const RbkTableRow *row)
{
  const char      *note = rbk_table_row_is_made_up (table, row) ? ", made up" : "";
  g_autofree char *rule = rbk_export_markdown_cell (row->plan->sizing_text);
  g_autofree char *usage = row->has_sizing ? rbk_export_grouped (row->sizing.usage) : NULL;

  return usage != NULL ? g_strdup_printf ("%s (%s%s)", rule, usage, note) : g_strdup (rule);
}

static void
add_row (GString *text, const RbkTable *table, const RbkTableRow *row, RbkPlan *plan)
{
  const RbkSpec   *spec = table->spec;
  const RbkFigure *at = &row->sizing;
  gboolean         has_headroom = row->has_floor && row->has_price;

  g_string_append (text, "|");
  add_cell (text, rbk_export_markdown_cell (row->plan->name));
  add_cell (text, rbk_export_markdown_cell (rbk_plan_get_audience (plan)));
  add_cell (text, describe_price (spec, row, plan));
  add_cell (text, row->has_included ? rbk_export_grouped (row->included) : NULL);
  add_cell (text, describe_limit (row));
  add_cell (text, row->has_overage ? rbk_export_amount (spec->currency, row->overage) : NULL);
  add_cell (text, describe_sizing (table, row));
  add_cell (text, rounded_amount (spec, row->has_sizing, at->cost));
  add_cell (text, row->has_sizing && at->has_margin ? rbk_export_percent (at->margin) : NULL);
  add_cell (text, rounded_amount (spec, row->has_floor, row->floor_price));
  add_cell (text,
            rounded_amount (spec, has_headroom, rbk_decimal_sub (row->price, row->floor_price)));
  g_string_append_c (text, '\n');
}

static void
add_table (GString *text, const RbkExportJob *job)
{
  GListModel *plans = rbk_book_get_plans (job->book);

  g_string_append (text, "| Plan | For | Price a month | Included | Limit | Overage | Sized at | "
                         "Loaded cost | Gross margin | Floor price | Headroom |\n"
                         "|---|---|---:|---:|---:|---:|---|---:|---:|---:|---:|\n");
  for (guint i = 0; i < job->table->n_rows; i++)
    {
      const RbkTableRow *row = &job->table->rows[i];
      RbkRecord         *plan = rbk_record_find_by_key (plans, row->plan->key);

      if (plan != NULL)
        add_row (text, job->table, row, RBK_PLAN (plan));
    }
}

static char *
describe_feature (RbkPlan *plan, const char *key)
{
  RbkRecord *own = rbk_record_find_by_key (rbk_plan_get_features (plan), key);

  if (own == NULL)
    return NULL;
  if (rbk_feature_get_value (RBK_FEATURE (own)) == NULL)
    return g_strdup ("yes");
  return rbk_export_markdown_cell (rbk_feature_get_value (RBK_FEATURE (own)));
}

static void
add_feature_row (GString *text, GListModel *plans, RbkFeature *feature)
{
  const char *name = rbk_feature_get_name (feature);

  g_string_append (text, "|");
  add_cell (text, rbk_export_markdown_cell (name != NULL ? name : rbk_feature_get_key (feature)));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      add_cell (text, describe_feature (plan, rbk_feature_get_key (feature)));
    }
  g_string_append_c (text, '\n');
}

static void
add_feature_head (GString *text, GListModel *plans)
{
  g_string_append (text, "\n## Features\n\n| Feature |");
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      const char *name = rbk_plan_get_name (plan);

      add_cell (text, rbk_export_markdown_cell (name != NULL ? name : rbk_plan_get_key (plan)));
    }
  g_string_append (text, "\n|---|");
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    g_string_append (text, "---|");
  g_string_append_c (text, '\n');
}

static void
add_features (GString *text, GListModel *plans)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      GListModel *features = rbk_plan_get_features (plan);

      for (guint j = 0; j < g_list_model_get_n_items (features); j++)
        {
          g_autoptr(RbkFeature) feature = g_list_model_get_item (features, j);

          if (g_hash_table_size (seen) == 0)
            add_feature_head (text, plans);
          if (g_hash_table_add (seen, (gpointer) rbk_feature_get_key (feature)))
            add_feature_row (text, plans, feature);
        }
    }
}

static char *
take_cell (char *words)
{
  char *cell = rbk_export_markdown_cell (words);

  g_free (words);
  return cell;
}

static void
add_phase (GString *text, const RbkSpec *spec, const RbkPhaseSpec *phase)
{
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      const char *name = card->name != NULL && card->name[0] != '\0' ? card->name : card->key;

      g_string_append (text, "|");
      add_cell (text, take_cell (rbk_term_phase_words (phase)));
      add_cell (text, rbk_export_markdown_cell (name));
      add_cell (text, take_cell (rbk_term_price_words (spec, card)));
      add_cell (text, take_cell (rbk_term_allowance_words (card)));
      g_string_append_c (text, '\n');
    }
}

/* Every phase of every plan: what a customer goes through, and what it pays there. */
static void
add_terms (GString *text, const RbkSpec *spec)
{
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &spec->plans[i];
      g_autofree char   *name = rbk_export_markdown_cell (
            plan->name != NULL && plan->name[0] != '\0' ? plan->name : plan->key);

      if (i == 0)
        g_string_append (text, "\n## Terms\n");
      g_string_append_printf (text, "\n### %s\n\n", name);
      if (plan->n_phases == 0)
        {
          g_string_append (text, "No terms yet.\n");
          continue;
        }
      g_string_append (text, "| Phase | Rate card | Price | Allowance |\n|---|---|---|---|\n");
      for (guint k = 0; k < plan->n_phases; k++)
        add_phase (text, spec, &plan->phases[k]);
    }
}

static void
add_meters (GString *text, GListModel *meters)
{
  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);
      g_autofree char *name =
          rbk_export_markdown_cell (rbk_meter_get_name (meter) != NULL ? rbk_meter_get_name (meter)
                                                                       : rbk_meter_get_key (meter));
      g_autofree char *definition = rbk_export_markdown_cell (rbk_meter_get_definition (meter));

      if (i == 0)
        g_string_append (text, "\n## What is counted\n\n");
      g_string_append_printf (text, "- **%s**: %s\n", name,
                              definition[0] != '\0' ? definition : "not defined yet");
    }
}

/**
 * rbk_summary_markdown_export:
 * @job: what is exported, with its table
 * @out: takes the file
 * @error: return location for an error
 *
 * Makes the tier table, the features, all terms, the meters' definitions, how the decisions stand,
 * what the rules find and what the scenarios come to as a text to hand over.
 *
 * Returns: `TRUE`
 */
gboolean
rbk_summary_markdown_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autofree char *title = rbk_export_markdown_cell (rbk_book_get_title (job->book));
  g_autofree char *client = rbk_export_markdown_cell (rbk_book_get_client (job->book));
  g_autofree char *date = rbk_date_to_string (&job->table->spec->date);
  GString         *text = g_string_new (NULL);

  g_string_append_printf (text, "# %s\n\n", title[0] != '\0' ? title : "Plans");
  if (client[0] != '\0')
    g_string_append_printf (text, "For %s. ", client);
  g_string_append_printf (text, "Terms and model prices in force on %s, in %s.\n\n", date,
                          job->table->spec->currency);
  if (job->table->synthetic != NULL)
    g_string_append_printf (text,
                            "Figures at percentiles of usage rest on **made-up customers**: %s; "
                            "not a measurement.\n\n",
                            job->table->synthetic);
  add_table (text, job);
  add_features (text, rbk_book_get_plans (job->book));
  add_terms (text, job->table->spec);
  add_meters (text, rbk_book_get_meters (job->book));
  rbk_judgement_markdown_add (text, job);
  rbk_scenarios_markdown_add (text, job);
  rbk_export_add (out, "plans.md", g_string_free (text, FALSE));
  return TRUE;
}

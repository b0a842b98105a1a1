/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-output.h"

#include "rbk-export-text.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

/* A figure of a month, and what it is in. */
typedef struct
{
  const char *name;
  gsize       offset;
} Figure;

#define FIGURE(member)                                                                             \
  {                                                                                                \
#member, G_STRUCT_OFFSET(RbkWalletMonth, member)                                               \
  }

static const Figure figures[] = {
  FIGURE (opening),    FIGURE (granted),  FIGURE (rolled_over),   FIGURE (topped_up),
  FIGURE (used),       FIGURE (expired),  FIGURE (closing),       FIGURE (deferred),
  FIGURE (recognised), FIGURE (breakage), FIGURE (unserved),      FIGURE (overage),
  FIGURE (paid),       FIGURE (prepaid),  FIGURE (topup_revenue), FIGURE (overage_revenue),
};

static RbkDecimal
get_figure (const RbkWalletMonth *month, const Figure *figure)
{
  return G_STRUCT_MEMBER (RbkDecimal, month, figure->offset);
}

static void
add_figures (JsonBuilder *builder, const RbkWalletMonth *month)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    rbk_output_member_decimal (builder, figures[i].name, TRUE, get_figure (month, &figures[i]));
}

static void
add_months (JsonBuilder *builder, const RbkWalletRun *run)
{
  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < run->n_months; i++)
    {
      json_builder_begin_object (builder);
      rbk_output_member_count (builder, "month", i + 1);
      add_figures (builder, &run->months[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_totals (JsonBuilder *builder, const RbkWalletRun *run)
{
  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  add_figures (builder, &run->total);
  rbk_output_member_decimal (builder, "peak_deferred", TRUE, run->peak_deferred);
  rbk_output_member_count (builder, "customers", run->n_customers);
  rbk_output_member_count (builder, "losing_credits", run->n_losing);
  rbk_output_member_count (builder, "topping_up", run->n_topping_up);
  rbk_output_member_count (builder, "refused", run->n_unserved);
  json_builder_end_object (builder);
}

static void
add_pools (JsonBuilder *builder, const RbkWalletReport *report, const RbkWalletTrial *trial)
{
  json_builder_set_member_name (builder, "pools");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->pools->len; i++)
    {
      const RbkWalletTerms *terms = g_ptr_array_index (report->pools, i);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "pool", terms->pool);
      add_months (builder, g_ptr_array_index (trial->pools, i));
      add_totals (builder, g_ptr_array_index (trial->pools, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static guint *
get_order (const RbkWalletReport *report)
{
  g_autofree const RbkWalletRun **runs = g_new0 (const RbkWalletRun *, report->trials->len);
  guint                          *order = g_new0 (guint, report->trials->len);

  for (guint i = 0; i < report->trials->len; i++)
    runs[i] = ((const RbkWalletTrial *) g_ptr_array_index (report->trials, i))->run;
  rbk_wallet_rank_sort (report->rank, runs, report->trials->len, order);

  return order;
}

static void
add_policies (JsonBuilder *builder, const RbkWalletReport *report)
{
  g_autofree guint *order = get_order (report);

  rbk_output_member_text (builder, "ranked_by", rbk_wallet_rank_names[report->rank].key);
  json_builder_set_member_name (builder, "policies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->trials->len; i++)
    {
      const RbkWalletTrial *trial = g_ptr_array_index (report->trials, order[i]);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "key", trial->key);
      rbk_output_member_text (builder, "name", trial->name);
      rbk_output_member_text (builder, "rules", trial->rules);
      add_totals (builder, trial->run);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rbk_wallet_output_json:
 * @report: what was found
 * @output: (nullable): where to write
 * @error: return location for an error
 *
 * Writes the months of one policy, and what all of them come to.
 *
 * Returns: whether it was written
 */
gboolean
rbk_wallet_output_json (const RbkWalletReport *report, const char *output, GError **error)
{
  const RbkWalletTrial *trial = g_ptr_array_index (report->trials, report->shown);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", report->plan->key);
  rbk_output_member_text (builder, "currency", report->spec->currency);
  rbk_synthetic_output_member (builder, report->from);
  if (report->has_customers)
    rbk_output_member_count (builder, "customers", report->n_customers);
  else
    rbk_output_member_text (builder, "customers", NULL);
  rbk_output_member_decimal (builder, "usage", TRUE, report->use);
  rbk_output_member_text (builder, "policy", trial->key);
  rbk_output_member_text (builder, "rules", trial->rules);
  add_months (builder, trial->run);
  add_totals (builder, trial->run);
  add_pools (builder, report, trial);
  add_policies (builder, report);
  rbk_output_member_text (builder, "advice", rbk_wallet_get_advice ());
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

/**
 * rbk_wallet_output_csv:
 * @report: what was found
 * @output: (nullable): where to write
 * @error: return location for an error
 *
 * Writes a row for each month of each policy: the one that is shown comes first.
 *
 * Returns: whether it was written
 */
gboolean
rbk_wallet_output_csv (const RbkWalletReport *report, const char *output, GError **error)
{
  g_autoptr(GString) text = g_string_new ("policy,month");

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_string_append_printf (text, ",%s", figures[i].name);
  g_string_append (text, "\r\n");
  for (guint i = 0; i < report->trials->len; i++)
    {
      const RbkWalletTrial *trial =
          g_ptr_array_index (report->trials, (report->shown + i) % report->trials->len);

      for (guint k = 0; k < trial->run->n_months; k++)
        {
          rbk_export_csv_cell (text, trial->key);
          g_string_append_printf (text, ",%u", k + 1);
          for (guint f = 0; f < G_N_ELEMENTS (figures); f++)
            {
              g_autofree char *number =
                  rbk_decimal_to_string (get_figure (&trial->run->months[k], &figures[f]));

              g_string_append_printf (text, ",%s", number);
            }
          g_string_append (text, "\r\n");
        }
    }

  return rbk_output_write (output, text->str, text->len, error);
}

/* Credits are read in whole ones. */
static char *
credits_to_text (RbkDecimal credits)
{
  return rbk_grouped_to_text (rbk_decimal_round (credits, 0, RBK_ROUND_HALF_AWAY));
}

static char *
money_to_text (const RbkWalletReport *report, RbkDecimal amount)
{
  return rbk_amount_to_text (report->spec->currency, TRUE,
                             rbk_decimal_round (amount, report->spec->minor_digits,
                                                RBK_ROUND_HALF_AWAY));
}

static void
append_months (const RbkWalletReport *report, const RbkWalletRun *run, GString *text)
{
  static const char *const titles[] = { "MONTH", "OPENING", "GRANTED",  "TOPPED UP",
                                        "USED",  "EXPIRED", "CLOSING",  "PAST",
                                        "OWED",  "EARNED",  "BREAKAGE", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "rrrrrrrrrrr");
  g_autofree char *body = NULL;

  for (guint i = 0; i < run->n_months; i++)
    {
      const RbkWalletMonth *month = &run->months[i];
      g_autofree char      *number = g_strdup_printf ("%u", i + 1);
      g_autofree char      *opening = credits_to_text (month->opening);
      g_autofree char      *granted = credits_to_text (month->granted);
      g_autofree char      *bought = credits_to_text (month->topped_up);
      g_autofree char      *used = credits_to_text (month->used);
      g_autofree char      *expired = credits_to_text (month->expired);
      g_autofree char      *closing = credits_to_text (month->closing);
      g_autofree char *past = credits_to_text (rbk_decimal_add (month->overage, month->unserved));
      g_autofree char *owed = money_to_text (report, month->deferred);
      g_autofree char *earned = money_to_text (report, month->recognised);
      g_autofree char *breakage = money_to_text (report, month->breakage);

      rbk_columns_add (columns, number, opening, granted, bought, used, expired, closing, past,
                       owed, earned, breakage, NULL);
    }
  body = rbk_columns_to_text (columns);
  g_string_append_printf (text, "%s\n", body);
}

static void
append_policies (const RbkWalletReport *report, GString *text)
{
  static const char *const titles[] = { "POLICY",       "MOST OWED",   "EARNED",
                                        "BREAKAGE",     "TOP-UPS",     "OVERAGE",
                                        "CREDITS LOST", "USE REFUSED", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrrr");
  g_autofree guint *order = get_order (report);
  g_autofree char  *body = NULL;

  for (guint i = 0; i < report->trials->len; i++)
    {
      const RbkWalletTrial *trial = g_ptr_array_index (report->trials, order[i]);
      const RbkWalletMonth *total = &trial->run->total;
      g_autofree char      *name = rbk_printable (trial->name);
      g_autofree char      *owed = money_to_text (report, trial->run->peak_deferred);
      g_autofree char      *earned = money_to_text (report, total->recognised);
      g_autofree char      *breakage = money_to_text (report, total->breakage);
      g_autofree char      *topups = money_to_text (report, total->topup_revenue);
      g_autofree char      *overage = money_to_text (report, total->overage_revenue);
      g_autofree char      *lost = credits_to_text (total->expired);
      g_autofree char      *refused = credits_to_text (total->unserved);

      rbk_columns_add (columns, name, owed, earned, breakage, topups, overage, lost, refused, NULL);
    }
  body = rbk_columns_to_text (columns);
  g_string_append_printf (text, "Policies, by: %s\n\n%s\n",
                          rbk_wallet_rank_names[report->rank].name, body);
}

/**
 * rbk_wallet_output_text:
 * @report: what was found
 * @output: (nullable): where to write
 * @error: return location for an error
 *
 * Writes the months of one policy, and all of them side by side, for people.
 *
 * Returns: whether it was written
 */
gboolean
rbk_wallet_output_text (const RbkWalletReport *report, const char *output, GError **error)
{
  const RbkWalletTrial *trial = g_ptr_array_index (report->trials, report->shown);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *plan = rbk_printable (report->plan->name);
  g_autofree char *name = rbk_printable (trial->name);

  rbk_synthetic_output_line (text, report->from);
  g_string_append_printf (text, "%s, %s, in %s. %s\n%s\n\n", plan, name, report->spec->currency,
                          report->said, trial->rules);
  append_months (report, trial->run, text);
  g_string_append (text,
                   "PAST is use that no credit covered: refused, or billed as overage. OWED is "
                   "what was paid for credits not used yet.\n\n");
  append_policies (report, text);
  g_string_append_printf (text, "%s\n", rbk_wallet_get_advice ());

  return rbk_output_write (output, text->str, text->len, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include "rbk-decimal.h"

/* A name from right to left keeps to itself: the sentence around it runs from left to right. */
#define NAME_FORMAT "\xe2\x80\x8e\xe2\x81\xa8%s\xe2\x81\xa9"

/* More than a page of them is no summary. */
#define MAX_PLANS 12

static gboolean
is_priced (const RbkTableRow *row)
{
  return !row->plan->is_quote_only && row->has_price;
}

static gboolean
misses_target (const RbkTableRow *row)
{
  return row->has_sizing && row->sizing.has_margin &&
         row->sizing.margin + 1e-12 < rbk_decimal_to_double (row->plan->target_margin);
}

/* "It leaves 76.0 % at p90 of usage, against a target of 70.0 %." */
static char *
describe_margin (const RbkExportJob *job, const RbkTableRow *row)
{
  g_autofree char *margin = rbk_report_share (row->sizing.has_margin, row->sizing.margin);
  g_autofree char *target =
      rbk_report_share (TRUE, rbk_decimal_to_double (row->plan->target_margin));
  g_autofree char *place = rbk_report_place (row->plan->sizing_text);
  g_autofree char *cost = rbk_report_money (job, row->has_sizing, row->sizing.cost);

  if (!row->has_sizing)
    return g_strdup_printf ("there is no usage yet at %s to size it on", place);
  if (margin == NULL)
    return g_strdup_printf ("a customer at %s costs %s a month to serve", place, cost);

  return g_strdup_printf ("a customer at %s leaves a gross margin of %s; the target is %s", place,
                          margin, target);
}

/* "Up to 5,000 of usage it is nowhere below 74.7 %": the certificate in short. */
static void
append_certificate (GString *text, const RbkExportJob *job, const RbkTableRow *row)
{
  g_autoptr(RbkCurve) curve = rbk_report_curve_new (job, row, 2, FALSE);
  g_autofree char *lowest = NULL;
  g_autofree char *reach = NULL;

  if (curve == NULL || !curve->certificate.has_lowest)
    return;
  lowest = rbk_report_share (TRUE, curve->certificate.lowest_margin);
  reach = rbk_report_quantity (TRUE, curve->certificate.to);
  g_string_append_printf (text, " Nowhere up to %s is it below %s.", reach, lowest);
}

static void
add_plan (RbkReportFlow *flow, const RbkExportJob *job, const RbkTableRow *row)
{
  g_autofree char *name = rbk_report_short_name (row->plan->name, row->plan->key);
  g_autofree char *price = rbk_report_money (job, is_priced (row), row->price);
  g_autofree char *margin = describe_margin (job, row);
  g_autofree char *floor = rbk_report_money (job, row->has_floor, row->floor_price);
  GString         *text = g_string_new (NULL);

  g_string_append_printf (text, NAME_FORMAT, name);
  if (price == NULL)
    g_string_append (text, ": sold on request, so it has no margin here");
  else
    g_string_append_printf (text, ": %s a month; %s", price, margin);
  if (price != NULL && misses_target (row) && floor != NULL)
    g_string_append_printf (text, ", which takes a price of %s", floor);
  g_string_append_c (text, '.');
  append_certificate (text, job, row);
  rbk_report_flow_bullet (flow, text->str);
  g_string_free (text, TRUE);
}

static void
add_counts (RbkReportFlow *flow, const RbkExportJob *job)
{
  const RbkTable  *table = job->table;
  guint            n_priced = 0, n_missing = 0;
  g_autofree char *plans = rbk_report_count (table->n_rows);

  for (guint i = 0; i < table->n_rows; i++)
    {
      n_priced += is_priced (&table->rows[i]);
      n_missing += is_priced (&table->rows[i]) && misses_target (&table->rows[i]);
    }
  rbk_report_flow_textf (flow, RBK_REPORT_LARGE, "%s plan%s, %u with a price. %s", plans,
                         table->n_rows == 1 ? "" : "s", n_priced,
                         n_priced == 0    ? ""
                         : n_missing == 0 ? "None misses its target margin where it is sized."
                                          : "Some miss their target margin where they are sized.");
  if (n_missing > 0)
    {
      g_autofree char *warning =
          g_strdup_printf ("%u of %u plans with a price %s below the target margin at the usage on "
                           "which %s sized.",
                           n_missing, n_priced, n_missing == 1 ? "is" : "are",
                           n_missing == 1 ? "it is" : "they are");

      rbk_report_flow_callout (flow, warning);
    }
}

static void
add_crowd (RbkReportFlow *flow, const RbkExportJob *job, const RbkMix *mix)
{
  gboolean         is_paid = rbk_decimal_sign (mix->total.revenue) > 0;
  g_autofree char *count = rbk_report_count (mix->n_customers);
  g_autofree char *revenue = rbk_report_money (job, TRUE, mix->total.revenue);
  g_autofree char *cost = rbk_report_money (job, TRUE, mix->total.cost);
  g_autofree char *margin =
      rbk_report_share (is_paid,
                        is_paid ? rbk_margin_of (mix->total.revenue, mix->total.cost) : 0.0);
  g_autofree char *losing = rbk_report_count (mix->total.n_losing);

  rbk_report_flow_textf (flow, RBK_REPORT_LARGE,
                         "Of %s customers each on the cheapest plan that allows its usage, revenue "
                         "is %s and loaded cost %s a month, a gross margin of %s; on %s of them "
                         "money is lost.",
                         count, revenue, cost, margin != NULL ? margin : "nothing", losing);
}

/* The plans in a sentence each. */
void
rbk_report_add_summary (RbkReportFlow *flow, const RbkExportJob *job, const RbkReportCrowd *crowd)
{
  rbk_report_flow_heading (flow, 1, "Summary");
  if (job->table->n_rows == 0)
    {
      rbk_report_flow_text (flow, RBK_REPORT_LARGE, "The book has no plans yet.");
      return;
    }
  add_counts (flow, job);
  if (crowd->mix != NULL)
    add_crowd (flow, job, crowd->mix);
  for (guint i = 0; i < MIN (job->table->n_rows, MAX_PLANS); i++)
    add_plan (flow, job, &job->table->rows[i]);
  if (job->table->n_rows > MAX_PLANS)
    rbk_report_flow_textf (flow, RBK_REPORT_NOTE,
                           "The first %u plans; the tables that follow have all of them.",
                           MAX_PLANS);
}

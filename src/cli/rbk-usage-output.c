/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-output.h"

#include <string.h>

#include "rbk-output.h"

/* Of fewer there is no tenth. */
#define MIN_FOR_TENTH 10

static void
add_percentiles (JsonBuilder *builder, const char *name, gboolean exists, const RbkDecimal *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < RBK_N_SUMMARY_PERCENTS; i++)
    {
      g_autofree char *member = g_strdup_printf ("p%u", rbk_summary_percents[i]);

      rbk_output_member_decimal (builder, member, exists, values[i]);
    }
  json_builder_end_object (builder);
}

static void
add_fields (JsonBuilder *builder, const RbkUsage *usage)
{
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    rbk_output_member_text (builder, rbk_usage_field_get_name (i), usage->columns[i]);
  json_builder_end_object (builder);
}

static void
add_skips (JsonBuilder *builder, const RbkUsage *usage)
{
  json_builder_set_member_name (builder, "skips");
  json_builder_begin_array (builder);
  for (guint i = 0; i < usage->skips->len; i++)
    {
      const RbkUsageSkip *skip = g_ptr_array_index (usage->skips, i);

      json_builder_begin_object (builder);
      rbk_output_member_count (builder, "line", skip->line);
      rbk_output_member_text (builder, "message", skip->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_notes (JsonBuilder *builder, const RbkUsage *usage)
{
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < usage->notes->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (usage->notes, i));
  json_builder_end_array (builder);
}

static void
add_period (JsonBuilder *builder, const RbkUsage *usage)
{
  json_builder_set_member_name (builder, "period");
  if (usage->first_day == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "from", usage->first_day);
  rbk_output_member_text (builder, "to", usage->last_day);
  json_builder_end_object (builder);
}

static void
add_ignored (JsonBuilder *builder, char **columns)
{
  json_builder_set_member_name (builder, "ignored_columns");
  json_builder_begin_array (builder);
  for (; columns != NULL && *columns != NULL; columns++)
    json_builder_add_string_value (builder, *columns);
  json_builder_end_array (builder);
}

/**
 * rbk_usage_output_json:
 * @report: what there is to say
 * @output: (nullable): where to
 * @error: return location for a #GError
 *
 * Writes it for scripts.
 *
 * Returns: whether all of it was written
 */
gboolean
rbk_usage_output_json (const RbkUsageReport *report, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  const RbkUsageSummary *summary = &report->summary;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "format", report->usage->format);
  rbk_output_member_count (builder, "rows", report->usage->rows);
  rbk_output_member_count (builder, "customers",
                           report->usage->requests != NULL ? 0 : summary->n_customers);
  rbk_output_member_count (builder, "skipped", report->usage->skipped);
  rbk_output_member_count (builder, "months", report->usage->n_months);
  rbk_output_member_count (builder, "without_id", report->usage->n_without_id);
  rbk_output_member_text (builder, "per", report->usage->requests != NULL ? "request" : "customer");
  add_period (builder, report->usage);
  rbk_output_member_text (builder, "currency", report->currency);
  add_fields (builder, report->usage);
  add_ignored (builder, report->usage->other_columns);
  json_builder_set_member_name (builder, "percentiles");
  json_builder_begin_object (builder);
  add_percentiles (builder, "calls", summary->has_calls, summary->calls);
  add_percentiles (builder, "tokens", summary->has_tokens, summary->tokens);
  add_percentiles (builder, "cost", summary->has_cost, summary->cost);
  json_builder_end_object (builder);
  rbk_output_member_ratio (builder, "cost_ratio_p95_p5", summary->has_cost_ratio,
                           summary->cost_ratio);
  rbk_output_member_ratio (builder, "top10_share", summary->has_top10_share, summary->top10_share);
  rbk_output_member_text (builder, "advice", summary->advice);
  rbk_usage_output_plans_json (builder, report->usage->population);
  rbk_usage_output_slices_json (builder, report->usage);
  add_notes (builder, report->usage);
  add_skips (builder, report->usage);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static void
add_row (
    RbkColumns *columns, const char *title, gboolean exists, const RbkDecimal *values, guint places)
{
  char *cells[RBK_N_SUMMARY_PERCENTS];

  if (!exists)
    return;

  for (guint i = 0; i < RBK_N_SUMMARY_PERCENTS; i++)
    cells[i] = rbk_grouped_to_text (rbk_decimal_round (values[i], places, RBK_ROUND_HALF_AWAY));
  rbk_columns_add (columns, title, cells[0], cells[1], cells[2], cells[3], NULL);
  for (guint i = 0; i < RBK_N_SUMMARY_PERCENTS; i++)
    g_free (cells[i]);
}

static void
append_percentiles (GString *text, const RbkUsageReport *report)
{
  gboolean          is_requests = report->usage->requests != NULL;
  const char *const titles[] = {
    is_requests ? "A REQUEST'S" : "A CUSTOMER'S", "P50", "P80", "P90", "P99", NULL
  };
  const RbkUsageSummary *summary = &report->summary;
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrr");
  g_autofree char *cost =
      g_strdup_printf ("cost, %s",
                       report->currency != NULL ? report->currency : "in the file's currency");
  g_autofree char *body = NULL;

  add_row (columns, "calls", summary->has_calls && !is_requests, summary->calls, 1);
  add_row (columns, "tokens", summary->has_tokens, summary->tokens, 0);
  add_row (columns, cost, summary->has_cost, summary->cost, 4);
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);
  g_string_append_printf (text, "Percentiles are interpolated between %s (type 7).\n",
                          is_requests ? "requests" : "customers");
}

static void
append_spread (GString *text, const RbkUsageReport *report)
{
  const RbkUsageSummary *summary = &report->summary;
  gboolean               is_requests = report->usage->requests != NULL;

  if (summary->has_top10_share && summary->n_customers >= MIN_FOR_TENTH &&
      (!is_requests || summary->has_cost))
    g_string_append_printf (text, "The top tenth of %s make %.1f %% of the %s.\n",
                            is_requests ? "requests" : "customers", summary->top10_share * 100.0,
                            summary->has_cost ? "cost" : "calls");
  if (summary->has_cost_ratio && is_requests)
    g_string_append_printf (text, "A dear request (p95) costs %.2f times a cheap one (p5).\n",
                            summary->cost_ratio);
  else if (summary->has_cost_ratio)
    g_string_append_printf (text,
                            "A call of a dear customer (p95) costs %.2f times that of a cheap one "
                            "(p5).\n",
                            summary->cost_ratio);
  if (summary->advice == NULL && summary->has_tokens && !summary->has_cost)
    g_string_append (text, "Caps or credits: give --model, so that the tokens have a cost.\n");
  else if (summary->advice == NULL)
    g_string_append (text, "Caps or credits: not to be said without the calls and the cost (or the "
                           "tokens) of each customer.\n");
  else if (strcmp (summary->advice, "caps") == 0)
    g_string_append (text, "Caps or credits: caps. Calls cost much the same, so counting them is "
                           "fair.\n");
  else if (strcmp (summary->advice, "credits") == 0)
    g_string_append (text, "Caps or credits: credits. Calls differ so much in cost that a cap on "
                           "their number fits nobody.\n");
  else
    g_string_append (text, "Caps or credits: borderline, between 2 and 5 times. Let the audience "
                           "and the unit decide.\n");
}

/* The value of an event is tokens or calls, as its name says. */
static const char *
name_field (const RbkUsageReport *report, guint field)
{
  gboolean is_value = field == RBK_USAGE_TOKENS && report->usage->columns[RBK_USAGE_CALLS] == NULL;

  return rbk_usage_field_get_name (is_value && !report->summary.has_tokens ? RBK_USAGE_CALLS
                                                                           : (RbkUsageField) field);
}

static void
append_columns (GString *text, const RbkUsageReport *report)
{
  const RbkUsage *usage = report->usage;
  const char     *separator = "Read from columns: ";

  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (usage->columns[i] != NULL)
      {
        g_autofree char *column = rbk_printable (usage->columns[i]);

        g_string_append_printf (text, "%s%s = %s", separator, name_field (report, i), column);
        separator = ", ";
      }
  g_string_append (text, "\n");
  if (usage->other_columns != NULL && usage->other_columns[0] != NULL)
    {
      g_autofree char *others = g_strjoinv (", ", usage->other_columns);

      g_autofree char *printable = rbk_printable (others);

      g_string_append_printf (text, "Not used: %s\n", printable);
    }
}

static void
append_notes (GString *text, const RbkUsage *usage)
{
  for (guint i = 0; i < usage->notes->len; i++)
    {
      g_autofree char *note = rbk_printable (g_ptr_array_index (usage->notes, i));

      g_string_append_printf (text, "Note: %s.\n", note);
    }
}

static void
append_skips (GString *text, const RbkUsage *usage)
{
  g_autofree char *n_skipped = NULL;

  if (usage->skipped == 0)
    return;

  n_skipped = rbk_grouped_to_text (RBK_DECIMAL_UNITS ((__int128) usage->skipped));
  g_string_append_printf (text, "\n%s of ", n_skipped);
  rbk_append_count (text, usage->rows, "row", "rows");
  g_string_append (text, usage->skipped == 1 ? " is left out:\n" : " are left out:\n");
  for (guint i = 0; i < RBK_N_USAGE_SKIPS; i++)
    if (usage->skip_counts[i] > 0)
      {
        g_string_append (text, "  ");
        rbk_append_count (text, usage->skip_counts[i], "time", "times");
        g_string_append_printf (text, ": %s\n", rbk_usage_skip_reason_describe (i));
      }
  for (guint i = 0; i < usage->skips->len; i++)
    {
      const RbkUsageSkip *skip = g_ptr_array_index (usage->skips, i);

      g_string_append_printf (text, "  line %" G_GUINT64_FORMAT ": %s\n", skip->line,
                              skip->message);
    }
  if (usage->skips->len > 0 && usage->skipped > usage->skips->len)
    g_string_append (text, "  and more\n");
}

static void
append_head (GString *text, const RbkUsageReport *report, const char *name)
{
  const RbkUsage *usage = report->usage;

  g_string_append_printf (text, "%s: ", name);
  if (usage->requests != NULL)
    {
      rbk_append_count (text, usage->rows, "request", "requests");
      g_string_append (text, ", no customers");
    }
  else
    {
      rbk_append_count (text, report->summary.n_customers, "customer", "customers");
      g_string_append (text, " in ");
      rbk_append_count (text, usage->rows, "row", "rows");
    }
  g_string_append_printf (text, ", format %s\n", usage->format);

  if (usage->first_day != NULL && strcmp (usage->first_day, usage->last_day) == 0)
    g_string_append_printf (text, "All on %s.\n", usage->first_day);
  else if (usage->first_day != NULL)
    g_string_append_printf (text, "From %s to %s.\n", usage->first_day, usage->last_day);
  if (usage->n_months > 1)
    g_string_append_printf (text, "Over %u months; figures are the average of a month.\n",
                            usage->n_months);
}

/**
 * rbk_usage_output_text:
 * @report: what there is to say
 * @output: (nullable): where to
 * @error: return location for a #GError
 *
 * Writes it for people.
 *
 * Returns: whether all of it was written
 */
gboolean
rbk_usage_output_text (const RbkUsageReport *report, const char *output, GError **error)
{
  const RbkUsage *usage = report->usage;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *name = g_path_get_basename (report->path);
  g_autofree char *shown = rbk_printable (name);

  append_head (text, report, shown);
  g_string_append_c (text, '\n');
  append_percentiles (text, report);
  g_string_append_c (text, '\n');
  append_spread (text, report);
  rbk_usage_output_plans_text (text, usage->population);
  rbk_usage_output_slices_text (text, usage);
  append_columns (text, report);
  append_notes (text, usage);
  append_skips (text, usage);

  return rbk_output_write (output, text->str, text->len, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-output.h"

typedef struct
{
  char    *plan, *phase, *date, *output;
  char   **usage;
  gboolean json;
} BillOptions;

typedef struct
{
  char      *meter; /* (owned) */
  RbkDecimal quantity;
} Used;

static void
clear_used (gpointer data)
{
  g_free (((Used *) data)->meter);
}

static gboolean
read_words (char **words, GArray *usage, GError **error)
{
  for (; words != NULL && *words != NULL; words++)
    {
      const char *equals = strchr (*words, '=');
      Used        used = { 0 };

      if (equals == NULL || equals == *words ||
          !rbk_quantity_parse (equals + 1, &used.quantity, NULL) ||
          rbk_decimal_sign (used.quantity) < 0)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                       "--usage %s: write METER=N, N zero or more, such as ai_runs=200", *words);
          return FALSE;
        }
      used.meter = g_strndup (*words, (gsize) (equals - *words));
      g_array_append_val (usage, used);
    }

  return TRUE;
}

/* What is given twice for a meter is added up. */
static RbkDecimal *
add_up (const RbkSpec *spec, GArray *usage, GError **error)
{
  g_autofree RbkDecimal *sums = g_new0 (RbkDecimal, spec->n_meters + 1);

  for (guint i = 0; i < usage->len; i++)
    {
      const Used *used = &g_array_index (usage, Used, i);
      int         index = rbk_spec_find_meter (spec, used->meter, error);

      if (index < 0)
        return NULL;
      sums[index] = rbk_decimal_add (sums[index], used->quantity);
    }

  return g_steal_pointer (&sums);
}

static const RbkPhaseSpec *
find_phase (const RbkSpec *spec, const RbkPlanSpec *plan, const char *key, GError **error)
{
  const RbkPhaseSpec *phase;

  if (key != NULL)
    return rbk_plan_spec_find_phase (plan, key, error);

  phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  if (phase == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED, "the plan %s %s", plan->key,
                 plan->is_quote_only ? "is by quote only, so it has no bill"
                                     : "has no terms on that date; give a later --date");

  return phase;
}

/* A fee is on the invoice once. */
static RbkDecimal
get_quantity (const RbkBillLine *line)
{
  return line->card->meter < 0 ? RBK_DECIMAL_ONE : line->rating.quantity;
}

static gboolean
write_json (const RbkSpec *spec, const RbkBill *bill, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = rbk_date_to_string (&spec->date);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", bill->plan->key);
  rbk_output_member_text (builder, "phase", bill->phase->key);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_output_member_text (builder, "date", date);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bill->n_lines; i++)
    {
      g_autofree char *description = rbk_bill_line_describe (spec, &bill->lines[i]);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "rate_card", bill->lines[i].card->key);
      rbk_output_member_text (builder, "description", description);
      rbk_output_member_decimal (builder, "quantity", TRUE, get_quantity (&bill->lines[i]));
      rbk_output_member_decimal (builder, "billed", TRUE, bill->lines[i].rating.billed);
      rbk_output_member_decimal (builder, "amount", TRUE, bill->lines[i].amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  rbk_output_member_decimal (builder, "total", TRUE, bill->total);
  json_builder_set_member_name (builder, "blocked");
  json_builder_begin_object (builder);
  for (guint i = 0; i < bill->n_meters; i++)
    if (rbk_decimal_sign (bill->blocked[i]) > 0)
      rbk_output_member_decimal (builder, spec->meters[i].key, TRUE, bill->blocked[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static gboolean
write_text (const RbkSpec *spec, const RbkBill *bill, const char *output, GError **error)
{
  static const char *const titles[] = { "LINE", "QUANTITY", "AMOUNT", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrr");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *body = NULL;
  g_autofree char *plan = rbk_printable (bill->plan->name);
  g_autofree char *phase = rbk_printable (bill->phase->name);
  g_autofree char *total = rbk_amount_to_text (spec->currency, TRUE, bill->total);

  g_string_append_printf (text, "%s, %s, in %s\n\n", plan, phase, spec->currency);
  for (guint i = 0; i < bill->n_lines; i++)
    {
      const RbkBillLine *line = &bill->lines[i];
      g_autofree char   *description = rbk_bill_line_describe (spec, line);
      g_autofree char   *quantity = rbk_quantity_to_text (TRUE, get_quantity (line));
      g_autofree char   *amount = rbk_amount_to_text (spec->currency, TRUE, line->amount);

      rbk_columns_add (columns, description, quantity, amount, NULL);
    }
  rbk_columns_add (columns, "Total", "", total, NULL);
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);
  for (guint i = 0; i < bill->n_meters; i++)
    if (rbk_decimal_sign (bill->blocked[i]) > 0)
      {
        g_autofree char *blocked = rbk_quantity_to_text (TRUE, bill->blocked[i]);

        g_string_append_printf (text, "\nBlocked at the hard cap, not billed: %s of %s\n", blocked,
                                spec->meters[i].key);
      }

  return rbk_output_write (output, text->str, text->len, error);
}

static RbkBill *
make_bill (const RbkSpec *spec, const BillOptions *options, GArray *usage, GError **error)
{
  g_autofree RbkDecimal *sums = NULL;
  const RbkPlanSpec     *plan = rbk_spec_find_plan (spec, options->plan, error);
  const RbkPhaseSpec    *phase;

  phase = plan != NULL ? find_phase (spec, plan, options->phase, error) : NULL;
  if (phase != NULL)
    sums = add_up (spec, usage, error);

  return sums != NULL ? rbk_bill_new (spec, plan, phase, sums, error) : NULL;
}

static gboolean
run (char **files, const BillOptions *options, GError **error)
{
  g_autoptr(GArray) usage = g_array_new (FALSE, FALSE, sizeof (Used));
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkBill) bill = NULL;
  g_auto(GStrv) words = rbk_command_join (options->usage, files + 1);

  g_array_set_clear_func (usage, clear_used);
  if (!read_words (words, usage, error))
    return FALSE;
  spec = rbk_load_spec (files[0], options->date, NULL, error);
  if (spec == NULL)
    return FALSE;
  bill = make_bill (spec, options, usage, error);
  if (bill == NULL)
    {
      rbk_command_blame (error, files[0]);
      return FALSE;
    }

  return options->json ? write_json (spec, bill, options->output, error)
                       : write_text (spec, bill, options->output, error);
}

static void
clear_options (BillOptions *options)
{
  g_free (options->plan);
  g_free (options->phase);
  g_free (options->date);
  g_free (options->output);
  g_strfreev (options->usage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BillOptions, clear_options)

/* bill FILE --plan P [--phase K] [--date D] --usage METER=N … [--json] [-o FILE] */
RbkExit
rbk_run_bill (char **arguments)
{
  g_auto(BillOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &options.plan, "The plan, by its key", "PLAN" },
    { "phase", 0, 0, G_OPTION_ARG_STRING, &options.phase,
      "The phase, by its key; else the evergreen in force", "PHASE" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "The day of the invoice", "DATE" },
    { "usage", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.usage,
      "Usage of a meter; give it once a meter", "METER=N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print JSON", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "FILE" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, G_MAXUINT, &files, &status))
    return status;
  if (options.plan == NULL)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE, "bill: --plan is missing");
      return rbk_command_fail (error);
    }
  if (!run (files, &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-bill-output.h"
#include "rbk-error.h"
#include "rbk-invoice.h"
#include "rbk-load.h"
#include "rbk-plan.h"

typedef struct
{
  char    *plan, *phase, *date, *start, *output, *currency, *discount;
  char   **usage, **calls;
  gboolean json, annual;
} BillOptions;

static void
clear_invoice (RbkCliInvoice *self)
{
  g_clear_pointer (&self->statement, rbk_statement_free);
  g_clear_pointer (&self->bill, rbk_bill_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->discount);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkCliInvoice, clear_invoice)

/* Usage as it was typed: of a meter, or of no meter for calls. */
typedef struct
{
  char      *meter; /* (owned) (nullable) */
  RbkDecimal quantity;
  gboolean   has_day;
  GDate      day;
} Used;

static void
clear_used (gpointer data)
{
  g_free (((Used *) data)->meter);
}

/* N, or N@DATE. A number that is one, but none to compute with, says so itself. */
static gboolean
read_amount (const char *text, Used *used, GError **error)
{
  g_auto(GStrv) parts = g_strsplit (text, "@", 2);
  g_autoptr(GError) reason = NULL;

  used->has_day = parts[0] != NULL && parts[1] != NULL;
  if (parts[0] != NULL && rbk_quantity_parse (parts[0], &used->quantity, &reason) &&
      rbk_decimal_sign (used->quantity) >= 0 &&
      (!used->has_day || rbk_date_parse (parts[1], &used->day, NULL)))
    return TRUE;
  if (g_error_matches (reason, RBK_ERROR, RBK_ERROR_RANGE))
    g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/* METER=N for --usage, N for --calls. */
static gboolean
read_uses (char **words, gboolean has_meter, GArray *usage, GError **error)
{
  const char *advice = has_meter ? "write METER=N, N zero or more, such as ai_runs=200, or "
                                   "ai_runs=200@2026-06-15 for one day"
                                 : "write how many calls, zero or more, such as 1200, or "
                                   "1200@2026-06-15 for one day";

  for (; words != NULL && *words != NULL; words++)
    {
      g_autoptr(GError) reason = NULL;
      const char *equals = has_meter ? strchr (*words, '=') : NULL;
      Used        used = { 0 };

      if ((has_meter && (equals == NULL || equals == *words)) ||
          !read_amount (has_meter ? equals + 1 : *words, &used, &reason))
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--%s %s: %s",
                       has_meter ? "usage" : "calls", *words,
                       reason != NULL ? reason->message : advice);
          return FALSE;
        }
      used.meter = has_meter ? g_strndup (*words, (gsize) (equals - *words)) : NULL;
      g_array_append_val (usage, used);
    }

  return TRUE;
}

/* Finds the meters, now that the book is known. */
static GArray *
resolve (const RbkSpec *spec, GArray *usage, GError **error)
{
  g_autoptr(GArray) uses = g_array_new (FALSE, TRUE, sizeof (RbkUse));

  for (guint i = 0; i < usage->len; i++)
    {
      const Used *used = &g_array_index (usage, Used, i);
      RbkUse      use = {
             .meter = -1, .amount = used->quantity, .has_day = used->has_day, .day = used->day
      };

      if (used->meter != NULL)
        use.meter = rbk_spec_find_meter (spec, used->meter, error);
      if (used->meter != NULL && use.meter < 0)
        return NULL;
      g_array_append_val (uses, use);
    }

  return g_steal_pointer (&uses);
}

/* What is given twice for a meter is added up. */
static RbkDecimal *
add_up (const RbkSpec *spec, GArray *uses)
{
  RbkDecimal *sums = g_new0 (RbkDecimal, spec->n_meters + 1);

  for (guint i = 0; i < uses->len; i++)
    {
      const RbkUse *use = &g_array_index (uses, RbkUse, i);

      sums[use->meter] = rbk_decimal_add (sums[use->meter], use->amount);
    }

  return sums;
}

static gboolean
has_days_or_calls (GArray *usage)
{
  for (guint i = 0; i < usage->len; i++)
    if (g_array_index (usage, Used, i).has_day || g_array_index (usage, Used, i).meter == NULL)
      return TRUE;

  return FALSE;
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

/* By the year only what is sold by the year: else a monthly bill would pass for a yearly one. */
static gboolean
check_annual (const RbkCliInvoice *invoice,
              const RbkPlanSpec   *plan,
              const char          *phase,
              GError             **error)
{
  RbkRecord *record = rbk_record_find_by_key (rbk_book_get_plans (invoice->book), plan->key);

  record = rbk_record_find_by_key (rbk_plan_get_phases (RBK_PLAN (record)), phase);
  if (!invoice->is_annual || rbk_phase_has_annual_price (RBK_PHASE (record)))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
               "the plan %s is not sold by the year; leave out --annual or give it an "
               "annual_amount",
               plan->key);

  return FALSE;
}

static gboolean
take_off (RbkCliInvoice *invoice, const char *key, GError **error)
{
  RbkRecord *found;
  RbkBill    bill = { 0 };

  if (key == NULL)
    return TRUE;
  found = rbk_record_find_by_key (rbk_book_get_discounts (invoice->book), key);
  if (found == NULL)
    {
      g_autofree char *quoted = rbk_error_quote (key, strlen (key));

      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, "there is no discount %s", quoted);
      return FALSE;
    }
  invoice->discount = g_object_ref (RBK_DISCOUNT (found));

  if (invoice->statement != NULL)
    {
      bill.plan = invoice->statement->plan;
      bill.total = invoice->statement->total;
    }
  else
    bill = *invoice->bill;

  return rbk_bill_get_reduction (&bill, invoice->spec, invoice->book, invoice->discount,
                                 &invoice->reduction, error);
}

/* The month over which the terms may change. */
static gboolean
make_statement (RbkCliInvoice     *invoice,
                const BillOptions *options,
                const RbkPlanSpec *plan,
                GArray            *uses,
                GError           **error)
{
  invoice->life.plan = plan;
  invoice->life.has_start = options->start != NULL;
  invoice->has_calls = options->calls != NULL;
  if (options->start != NULL && !rbk_load_date (options->start, &invoice->life.start, error))
    return FALSE;
  invoice->statement = rbk_statement_new (invoice->spec, &invoice->life, &invoice->spec->date,
                                          (const RbkUse *) (gpointer) uses->data, uses->len, error);

  return invoice->statement != NULL;
}

/* The terms of one phase, for the whole period. */
static gboolean
make_plain (RbkCliInvoice      *invoice,
            const RbkPlanSpec  *plan,
            const RbkPhaseSpec *phase,
            GArray             *uses,
            GError            **error)
{
  g_autofree RbkDecimal *sums = add_up (invoice->spec, uses);

  g_clear_pointer (&invoice->statement, rbk_statement_free);
  invoice->bill = rbk_bill_new (invoice->spec, plan, phase, sums, error);

  return invoice->bill != NULL;
}

static gboolean
make_bill (RbkCliInvoice *invoice, const BillOptions *options, GArray *usage, GError **error)
{
  const RbkPlanSpec  *plan = rbk_spec_find_plan (invoice->spec, options->plan, error);
  const RbkPhaseSpec *phase;
  gboolean            needs_days = options->start != NULL || has_days_or_calls (usage);
  g_autoptr(GArray) uses = NULL;

  phase = plan != NULL ? find_phase (invoice->spec, plan, options->phase, error) : NULL;
  if (phase != NULL && check_annual (invoice, plan, phase->key, error))
    uses = resolve (invoice->spec, usage, error);
  if (uses == NULL)
    return FALSE;
  if (options->phase == NULL && !make_statement (invoice, options, plan, uses, error))
    return FALSE;
  if (!needs_days && (options->phase != NULL || !invoice->statement->is_split) &&
      !make_plain (invoice, plan, phase, uses, error))
    return FALSE;

  return take_off (invoice, options->discount, error);
}

/* The terms as the book has them, else as a customer meets them who pays otherwise. */
static gboolean
load (const char *path, const BillOptions *options, RbkCliInvoice *invoice, GError **error)
{
  invoice->spec = rbk_load_spec (path, options->date, &invoice->book, error);
  if (invoice->spec == NULL)
    return FALSE;
  if (options->currency != NULL || options->annual)
    {
      GDate date = invoice->spec->date;

      g_clear_pointer (&invoice->spec, rbk_spec_unref);
      invoice->spec = rbk_spec_new_for_invoice (invoice->book, &date, options->currency,
                                                options->annual, error);
    }
  if (invoice->spec == NULL)
    rbk_command_blame (error, path);

  return invoice->spec != NULL;
}

/* A phase alone has no days. */
static gboolean
check_phase (const BillOptions *options, GArray *usage, GError **error)
{
  if (options->phase == NULL || (options->start == NULL && !has_days_or_calls (usage)))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "--phase bills its terms alone; leave it out to bill by --start, --calls or days");

  return FALSE;
}

static gboolean
write_invoice (const RbkCliInvoice *invoice, const BillOptions *options, GError **error)
{
  if (invoice->statement != NULL)
    return options->json ? rbk_statement_output_json (invoice, options->output, error)
                         : rbk_statement_output_text (invoice, options->output, error);

  return options->json ? rbk_bill_output_json (invoice, options->output, error)
                       : rbk_bill_output_text (invoice, options->output, error);
}

static gboolean
run (char **files, const BillOptions *options, GError **error)
{
  g_autoptr(GArray) usage = g_array_new (FALSE, FALSE, sizeof (Used));
  g_auto(GStrv) words = rbk_command_join (options->usage, files + 1);
  g_auto(RbkCliInvoice) invoice = { .is_annual = options->annual };

  g_array_set_clear_func (usage, clear_used);
  if (!read_uses (words, TRUE, usage, error) || !read_uses (options->calls, FALSE, usage, error) ||
      !check_phase (options, usage, error) || !load (files[0], options, &invoice, error))
    return FALSE;
  if (!make_bill (&invoice, options, usage, error))
    {
      rbk_command_blame (error, files[0]);
      return FALSE;
    }

  return write_invoice (&invoice, options, error);
}

static void
clear_options (BillOptions *options)
{
  g_free (options->plan);
  g_free (options->phase);
  g_free (options->date);
  g_free (options->start);
  g_strfreev (options->calls);
  g_free (options->output);
  g_free (options->currency);
  g_free (options->discount);
  g_strfreev (options->usage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BillOptions, clear_options)

/* bill FILE --plan P [--phase K] [--date D] [--start D] --usage METER=N[@D] … [--calls N[@D]]
 *   [--currency C] [--annual] [--discount D] [--json] [-o FILE] */
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
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "A day of the month to bill", "DATE" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start,
      "The day of subscribing: phases and months count from it", "DATE" },
    { "usage", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.usage,
      "Usage of a meter, all month or on a day; give it once a meter or day", "METER=N[@DATE]" },
    { "calls", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.calls,
      "Calls that count on meters at the rates of their days; may be given once a day",
      "N[@DATE]" },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency,
      "Paid in another currency that the book has prices in", "CODE" },
    { "annual", 0, 0, G_OPTION_ARG_NONE, &options.annual, "Paid by the year", NULL },
    { "discount", 0, 0, G_OPTION_ARG_STRING, &options.discount, "A discount, by its key",
      "DISCOUNT" },
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-invoice.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-plan.h"

typedef struct
{
  char    *plan, *phase, *date, *output, *currency, *discount;
  char   **usage;
  gboolean json, annual;
} BillOptions;

/* What is written. */
typedef struct
{
  RbkSpec     *spec;     /* (owned) */
  RbkBill     *bill;     /* (owned) (nullable) */
  RbkBook     *book;     /* (owned) */
  RbkDiscount *discount; /* (owned) (nullable) */
  RbkDecimal   reduction;
  gboolean     is_annual;
} Invoice;

static void
clear_invoice (Invoice *self)
{
  g_clear_pointer (&self->bill, rbk_bill_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->discount);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Invoice, clear_invoice)

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

static void
add_line_json (JsonBuilder *builder, const RbkSpec *spec, const RbkBillLine *line)
{
  g_autofree char *description = rbk_bill_line_describe (spec, line);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "rate_card", line->card->key);
  rbk_output_member_text (builder, "description", description);
  rbk_output_member_decimal (builder, "quantity", TRUE, get_quantity (line));
  rbk_output_member_decimal (builder, "billed", TRUE, line->rating.billed);
  rbk_output_member_decimal (builder, "amount", TRUE, line->amount);
  json_builder_end_object (builder);
}

static RbkDecimal
get_total (const Invoice *invoice)
{
  return rbk_decimal_sub (invoice->bill->total, invoice->reduction);
}

static void
add_discount_json (JsonBuilder *builder, const Invoice *invoice)
{
  rbk_output_member_decimal (builder, "subtotal", TRUE, invoice->bill->total);
  json_builder_set_member_name (builder, "discount");
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", rbk_discount_get_key (invoice->discount));
  rbk_output_member_decimal (builder, "amount", TRUE, invoice->reduction);
  json_builder_end_object (builder);
}

static gboolean
write_json (const Invoice *invoice, const char *output, GError **error)
{
  const RbkSpec   *spec = invoice->spec;
  const RbkBill   *bill = invoice->bill;
  g_autofree char *date = rbk_date_to_string (&spec->date);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", bill->plan->key);
  rbk_output_member_text (builder, "phase", bill->phase->key);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_output_member_text (builder, "date", date);
  if (invoice->is_annual)
    {
      json_builder_set_member_name (builder, "annual");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bill->n_lines; i++)
    add_line_json (builder, spec, &bill->lines[i]);
  json_builder_end_array (builder);
  if (invoice->discount != NULL)
    add_discount_json (builder, invoice);
  rbk_output_member_decimal (builder, "total", TRUE, get_total (invoice));
  json_builder_set_member_name (builder, "blocked");
  json_builder_begin_object (builder);
  for (guint i = 0; i < bill->n_meters; i++)
    if (rbk_decimal_sign (bill->blocked[i]) > 0)
      rbk_output_member_decimal (builder, spec->meters[i].key, TRUE, bill->blocked[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static void
add_discount_text (RbkColumns *columns, const Invoice *invoice)
{
  const char      *name = rbk_record_get_name (RBK_RECORD (invoice->discount));
  g_autofree char *title =
      rbk_printable (name != NULL ? name : rbk_discount_get_key (invoice->discount));
  g_autofree char *amount =
      rbk_amount_to_text (invoice->spec->currency, TRUE, rbk_decimal_negate (invoice->reduction));

  rbk_columns_add (columns, title, "", amount, NULL);
}

static char *
lines_to_text (const Invoice *invoice)
{
  static const char *const titles[] = { "LINE", "QUANTITY", "AMOUNT", NULL };
  const RbkSpec           *spec = invoice->spec;
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrr");
  g_autofree char *total = rbk_amount_to_text (spec->currency, TRUE, get_total (invoice));

  for (guint i = 0; i < invoice->bill->n_lines; i++)
    {
      const RbkBillLine *line = &invoice->bill->lines[i];
      g_autofree char   *description = rbk_bill_line_describe (spec, line);
      g_autofree char   *quantity = rbk_quantity_to_text (TRUE, get_quantity (line));
      g_autofree char   *amount = rbk_amount_to_text (spec->currency, TRUE, line->amount);

      rbk_columns_add (columns, description, quantity, amount, NULL);
    }
  if (invoice->discount != NULL)
    add_discount_text (columns, invoice);
  rbk_columns_add (columns, "Total", "", total, NULL);

  return rbk_columns_to_text (columns);
}

static gboolean
write_text (const Invoice *invoice, const char *output, GError **error)
{
  const RbkSpec   *spec = invoice->spec;
  const RbkBill   *bill = invoice->bill;
  g_autofree char *body = lines_to_text (invoice);
  g_autofree char *plan = rbk_printable (bill->plan->name);
  g_autofree char *phase = rbk_printable (bill->phase->name);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s, in %s%s\n\n%s", plan, phase, spec->currency,
                          invoice->is_annual ? ", paid by the year" : "", body);
  for (guint i = 0; i < bill->n_meters; i++)
    if (rbk_decimal_sign (bill->blocked[i]) > 0)
      {
        g_autofree char *blocked = rbk_quantity_to_text (TRUE, bill->blocked[i]);

        g_string_append_printf (text, "\nBlocked at the hard cap, not billed: %s of %s\n", blocked,
                                spec->meters[i].key);
      }

  return rbk_output_write (output, text->str, text->len, error);
}

/* By the year only what is sold by the year: else a monthly bill would pass for a yearly one. */
static gboolean
check_annual (const Invoice *invoice, const RbkPlanSpec *plan, const char *phase, GError **error)
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
take_off (Invoice *invoice, const char *key, GError **error)
{
  RbkRecord *found;

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

  return rbk_bill_get_reduction (invoice->bill, invoice->spec, invoice->book, invoice->discount,
                                 &invoice->reduction, error);
}

static gboolean
make_bill (Invoice *invoice, const BillOptions *options, GArray *usage, GError **error)
{
  g_autofree RbkDecimal *sums = NULL;
  const RbkPlanSpec     *plan = rbk_spec_find_plan (invoice->spec, options->plan, error);
  const RbkPhaseSpec    *phase;

  phase = plan != NULL ? find_phase (invoice->spec, plan, options->phase, error) : NULL;
  if (phase != NULL && check_annual (invoice, plan, phase->key, error))
    sums = add_up (invoice->spec, usage, error);
  if (sums != NULL)
    invoice->bill = rbk_bill_new (invoice->spec, plan, phase, sums, error);

  return invoice->bill != NULL && take_off (invoice, options->discount, error);
}

/* The terms as the book has them, else as a customer meets them who pays otherwise. */
static gboolean
load (const char *path, const BillOptions *options, Invoice *invoice, GError **error)
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

static gboolean
run (char **files, const BillOptions *options, GError **error)
{
  g_autoptr(GArray) usage = g_array_new (FALSE, FALSE, sizeof (Used));
  g_auto(GStrv) words = rbk_command_join (options->usage, files + 1);
  g_auto(Invoice) invoice = { .is_annual = options->annual };

  g_array_set_clear_func (usage, clear_used);
  if (!read_words (words, usage, error) || !load (files[0], options, &invoice, error))
    return FALSE;
  if (!make_bill (&invoice, options, usage, error))
    {
      rbk_command_blame (error, files[0]);
      return FALSE;
    }

  return options->json ? write_json (&invoice, options->output, error)
                       : write_text (&invoice, options->output, error);
}

static void
clear_options (BillOptions *options)
{
  g_free (options->plan);
  g_free (options->phase);
  g_free (options->date);
  g_free (options->output);
  g_free (options->currency);
  g_free (options->discount);
  g_strfreev (options->usage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BillOptions, clear_options)

/* bill FILE --plan P [--phase K] [--date D] --usage METER=N … [--currency C] [--annual]
 *   [--discount D] [--json] [-o FILE] */
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
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency,
      "Paid in another currency that the book has prices in", "CODE" },
    { "annual", 0, 0, G_OPTION_ARG_NONE, &options.annual, "Paid by the year", NULL },
    { "discount", 0, 0, G_OPTION_ARG_STRING, &options.discount, "A discount, by its key",
      "DISCOUNT" },
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

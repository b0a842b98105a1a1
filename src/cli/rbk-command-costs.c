/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-call-costs.h"
#include "rbk-costs-output.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-what-if-model.h"

/* Of the value of an outcome: about a tenth to a fifth is usual. */
#define VALUE_SHARE "0.15"

typedef struct
{
  char    *workload, *model, *from, *calls, *margin, *value, *share, *credits, *credit_price;
  char    *catalogue, *date, *output;
  gboolean json;
} CostsOptions;

static gboolean
read_number (const char *option, const char *text, RbkDecimal *value, GError **error)
{
  if (rbk_quantity_parse (text, value, NULL) && rbk_decimal_sign (*value) >= 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--%s %s: write a number, such as 200 or 0.05",
               option, text);

  return FALSE;
}

static gboolean
read_optional (
    const char *option, const char *text, RbkDecimal *value, gboolean *exists, GError **error)
{
  if (text == NULL)
    return TRUE;
  *exists = TRUE;

  return read_number (option, text, value, error);
}

/* A share, or a percentage. */
static gboolean
read_share (const char *option, const char *text, RbkDecimal *value, GError **error)
{
  gboolean         is_percent = g_str_has_suffix (text, "%");
  g_autofree char *number = g_strndup (text, strlen (text) - (is_percent ? 1 : 0));

  if (rbk_decimal_parse (number, value, NULL))
    {
      if (is_percent)
        *value = rbk_decimal_div (*value, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
      if (rbk_decimal_sign (*value) >= 0 && rbk_decimal_compare (*value, RBK_DECIMAL_ONE) <= 0)
        return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "--%s %s: write a share such as 0.15, or a percentage such as 15%%", option, text);

  return FALSE;
}

static gboolean
find_workload (const RbkSpec *spec, const char *key, int *workload, GError **error)
{
  g_autofree char *quoted = NULL;

  *workload = -1;
  if (key == NULL)
    return TRUE;
  for (guint i = 0; i < spec->n_workloads; i++)
    if (g_strcmp0 (spec->workloads[i].key, key) == 0)
      *workload = (int) i;
  if (*workload >= 0)
    return TRUE;
  quoted = rbk_error_quote (key, strlen (key));
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, "there is no workload %s in the book",
               quoted);

  return FALSE;
}

/* What the book says where nothing is given: credits of the routes, at the first plan's price. */
static void
fill_credits (RbkCostsAsked *asked)
{
  const RbkSpec *spec = asked->spec;

  if (!asked->has_credits)
    asked->has_credits = rbk_spec_get_credits_per_call (spec, asked->workload, &asked->credits);
  for (guint i = 0; i < spec->n_plans && !asked->has_credit_price; i++)
    asked->has_credit_price =
        rbk_spec_get_credit_price (spec, &spec->plans[i], &asked->credit_price);
}

static gboolean
read_asked (RbkCostsAsked *asked, const CostsOptions *options, GError **error)
{
  asked->calls = rbk_spec_get_usual_calls (asked->spec);
  asked->margin = rbk_book_get_target_margin (asked->book);
  if (!find_workload (asked->spec, options->workload, &asked->workload, error) ||
      (options->calls != NULL && !read_number ("calls", options->calls, &asked->calls, error)) ||
      (options->margin != NULL && !read_share ("margin", options->margin, &asked->margin, error)) ||
      !read_optional ("value", options->value, &asked->value, &asked->has_value, error) ||
      !read_share ("share", options->share != NULL ? options->share : VALUE_SHARE, &asked->share,
                   error) ||
      !read_optional ("credits", options->credits, &asked->credits, &asked->has_credits, error) ||
      !read_optional ("credit-price", options->credit_price, &asked->credit_price,
                      &asked->has_credit_price, error))
    return FALSE;
  fill_credits (asked);

  return TRUE;
}

/* The book with another model in place of one, or of all. */
static gboolean
read_other (RbkCostsAsked *asked, const CostsOptions *options, GError **error)
{
  g_autoptr(RbkCatalogue) catalogue = NULL;

  if (options->model == NULL && options->from == NULL)
    return TRUE;
  if (options->model == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "costs: say with --model which model is to take the place of %s", options->from);
      return FALSE;
    }
  catalogue = rbk_load_catalogue (options->catalogue, error);
  if (catalogue == NULL)
    return FALSE;
  asked->model = options->model;
  asked->other = rbk_spec_new_with_model (asked->book, &asked->spec->date, options->from,
                                          G_LIST_MODEL (catalogue), options->model, error);
  if (asked->other != NULL)
    return TRUE;
  rbk_command_blame_option (error, "--model");

  return FALSE;
}

static gboolean
write_json (const RbkCostsAsked *asked, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = rbk_date_to_string (&asked->spec->date);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", asked->spec->currency);
  rbk_output_member_text (builder, "date", date);
  rbk_costs_json_models (builder, asked);
  rbk_costs_json_workloads (builder, asked);
  rbk_costs_json_levels (builder, asked);
  rbk_costs_json_prices (builder, asked);
  rbk_costs_json_loaded (builder, asked);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static gboolean
write_text (const RbkCostsAsked *asked, const char *output, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  rbk_costs_text_models (text, asked);
  rbk_costs_text_workloads (text, asked);
  rbk_costs_text_levels (text, asked);
  rbk_costs_text_prices (text, asked);
  rbk_costs_text_loaded (text, asked);

  return rbk_output_write (output, text->str, text->len, error);
}

static gboolean
run (const char *path, const CostsOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = rbk_load_spec (path, options->date, &book, error);
  RbkCostsAsked asked = { .book = book, .spec = spec };
  gboolean      is_done;

  if (spec == NULL || !read_asked (&asked, options, error) || !read_other (&asked, options, error))
    return FALSE;
  is_done = options->json ? write_json (&asked, options->output, error)
                          : write_text (&asked, options->output, error);
  g_clear_pointer (&asked.other, rbk_spec_unref);

  return is_done;
}

static void
clear_options (CostsOptions *options)
{
  char **const texts[] = { &options->workload,  &options->model,   &options->from,
                           &options->calls,     &options->margin,  &options->value,
                           &options->share,     &options->credits, &options->credit_price,
                           &options->catalogue, &options->date,    &options->output };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CostsOptions, clear_options)

/* costs FILE [--workload W] [--model M [--from M]] [--calls N] [--value V] [--share S] [--json] */
RbkExit
rbk_run_costs (char **arguments)
{
  g_auto(CostsOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "workload", 0, 0, G_OPTION_ARG_STRING, &options.workload,
      "Price a call of this workload, not of all", "KEY" },
    { "model", 0, 0, G_OPTION_ARG_STRING, &options.model,
      "Tell beside it what usage levels cost with this model", "MODEL" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, "In place of this one only, not of all",
      "MODEL" },
    { "calls", 0, 0, G_OPTION_ARG_STRING, &options.calls,
      "Calls a month of the customer whose loaded cost is told", "N" },
    { "margin", 0, 0, G_OPTION_ARG_STRING, &options.margin,
      "That a cost-plus price leaves, else the book's target", "SHARE" },
    { "value", 0, 0, G_OPTION_ARG_STRING, &options.value, "What a call is worth to a customer",
      "AMOUNT" },
    { "share", 0, 0, G_OPTION_ARG_STRING, &options.share,
      "Of that value, which the price takes; else " VALUE_SHARE, "SHARE" },
    { "credits", 0, 0, G_OPTION_ARG_STRING, &options.credits,
      "Credits that a call takes, else as the routes say", "N" },
    { "credit-price", 0, 0, G_OPTION_ARG_STRING, &options.credit_price,
      "Price of a credit, else of the first plan that sells some", "AMOUNT" },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue,
      "Where --model is looked for, else in the bundled one", "FILE" },
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &status))
    return status;
  if (!run (files[0], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include "rbk-catalogue-output.h"
#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-output.h"

typedef struct
{
  char    *model, *date, *catalogue, *output;
  char    *counts[4]; /* input, output, cache read, cache write */
  gboolean batch, json;
} CostOptions;

static gboolean
read_count (const char *name, const char *text, RbkDecimal *count, GError **error)
{
  *count = RBK_DECIMAL_ZERO;
  if (text == NULL)
    return TRUE;
  if (rbk_quantity_parse (text, count, NULL) && rbk_decimal_sign (*count) >= 0)
    return TRUE;

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "--%s %s: write a number of tokens, such as 1000 or 50k", name, text);

  return FALSE;
}

static gboolean
read_tokens (const CostOptions *options, RbkCallTokens *tokens, GError **error)
{
  tokens->factor = RBK_DECIMAL_ONE;
  tokens->batch = options->batch;

  return read_count ("input", options->counts[0], &tokens->input, error) &&
         read_count ("output", options->counts[1], &tokens->output, error) &&
         read_count ("cache-read", options->counts[2], &tokens->cache_read, error) &&
         read_count ("cache-write", options->counts[3], &tokens->cache_write, error);
}

static gboolean
write_json (const CostOptions *options,
            RbkModelPrice     *price,
            RbkCatalogue      *catalogue,
            const RbkCallCost *cost,
            GError           **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "model", rbk_model_price_get_model (price));
  rbk_output_member_text (builder, "effective_from", rbk_model_price_get_effective_from (price));
  rbk_output_member_decimal (builder, "input", TRUE, cost->input);
  rbk_output_member_decimal (builder, "cache_read", TRUE, cost->cache_read);
  rbk_output_member_decimal (builder, "cache_write", TRUE, cost->cache_write);
  rbk_output_member_decimal (builder, "output", TRUE, cost->output);
  rbk_output_member_decimal (builder, "total", TRUE, cost->total);
  rbk_output_member_text (builder, "currency", rbk_catalogue_get_currency (catalogue));
  rbk_catalogue_output_members (builder, catalogue);
  json_builder_end_object (builder);

  return rbk_output_write_json (options->output, builder, error);
}

static void
add_part (RbkColumns *columns, const char *name, RbkDecimal tokens, RbkDecimal amount)
{
  g_autofree char *count = rbk_quantity_to_text (TRUE, tokens);
  g_autofree char *money = rbk_decimal_to_string (amount);

  if (!rbk_decimal_is_zero (tokens))
    rbk_columns_add (columns, name, count, money, NULL);
}

static gboolean
write_text (const CostOptions   *options,
            RbkModelPrice       *price,
            const char          *currency,
            const RbkCallTokens *tokens,
            const RbkCallCost   *cost,
            GError             **error)
{
  static const char *const titles[] = { "PART", "TOKENS", "COST", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrl");
  g_autofree char *total = rbk_decimal_to_string (cost->total);
  g_autofree char *body = NULL;
  const char      *from = rbk_model_price_get_effective_from (price);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "One call to %s, in %s%s%s\n\n", rbk_model_price_get_model (price),
                          currency, from != NULL ? ", at the price since " : "",
                          from != NULL ? from : "");
  add_part (columns, "input", tokens->input, cost->input);
  add_part (columns, "cache read", tokens->cache_read, cost->cache_read);
  add_part (columns, "cache write", tokens->cache_write, cost->cache_write);
  add_part (columns, "output", tokens->output, cost->output);
  rbk_columns_add (columns, "total", "", total, NULL);
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);

  return rbk_output_write (options->output, text->str, text->len, error);
}

static gboolean
run (const CostOptions *options, GError **error)
{
  g_autoptr(RbkCatalogue) catalogue = NULL;
  RbkModelPrice *price;
  RbkPriceSpec   frozen;
  RbkCallTokens  tokens;
  RbkCallCost    cost;
  GDate          date;
  gboolean       done;

  if (!read_tokens (options, &tokens, error) || !rbk_load_date (options->date, &date, error))
    return FALSE;
  catalogue = rbk_load_catalogue (options->catalogue, error);
  if (catalogue == NULL)
    return FALSE;
  price = rbk_catalogue_find (catalogue, options->model, &date, error);
  /* It may be among what was left out. */
  if (price == NULL && !options->json)
    rbk_catalogue_output_warn (catalogue, options->catalogue);
  done = price != NULL && rbk_price_spec_init (&frozen, price, error);
  if (done)
    {
      done = rbk_cost_call (&frozen, &tokens, &cost, error);
      rbk_price_spec_clear (&frozen);
    }
  if (!done)
    {
      /* The numbers of tokens are the command line's. */
      if (g_error_matches (*error, RBK_ERROR, RBK_ERROR_OVERFLOW))
        (*error)->code = RBK_ERROR_USAGE;
      if (options->catalogue != NULL)
        rbk_command_blame (error, options->catalogue);
      return FALSE;
    }

  return options->json ? write_json (options, price, catalogue, &cost, error)
                       : write_text (options, price, rbk_catalogue_get_currency (catalogue),
                                     &tokens, &cost, error);
}

static void
clear_options (CostOptions *options)
{
  g_free (options->model);
  g_free (options->date);
  g_free (options->catalogue);
  g_free (options->output);
  for (guint i = 0; i < G_N_ELEMENTS (options->counts); i++)
    g_free (options->counts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CostOptions, clear_options)

/* cost --model M --input N --output N [--cache-read N] [--cache-write N] [--batch] [--date D] */
RbkExit
rbk_run_cost (char **arguments)
{
  g_auto(CostOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "model", 0, 0, G_OPTION_ARG_STRING, &options.model, "The model, by its id", "MODEL" },
    { "input", 0, 0, G_OPTION_ARG_STRING, &options.counts[0], "Fresh input tokens", "N" },
    { "output", 0, 0, G_OPTION_ARG_STRING, &options.counts[1], "Output tokens", "N" },
    { "cache-read", 0, 0, G_OPTION_ARG_STRING, &options.counts[2],
      "Input tokens read from the cache", "N" },
    { "cache-write", 0, 0, G_OPTION_ARG_STRING, &options.counts[3],
      "Input tokens written to the cache", "N" },
    { "batch", 0, 0, G_OPTION_ARG_NONE, &options.batch, "At the batch price", NULL },
    RBK_OPTION_PRICES_ON (options.date),
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue,
      "A catalogue in place of the bundled one", "FILE" },
    RBK_OPTION_JSON (options.json),
    { "output-file", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "FILE" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 0, &files, &status))
    return status;
  if (options.model == NULL)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                           "cost: --model is missing; ratebook-cli models lists them");
      return rbk_command_fail (error);
    }
  if (options.counts[0] == NULL && options.counts[1] == NULL && options.counts[2] == NULL &&
      options.counts[3] == NULL)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                           "cost: say how many tokens the call has, with --input and --output");
      return rbk_command_fail (error);
    }
  if (!run (&options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

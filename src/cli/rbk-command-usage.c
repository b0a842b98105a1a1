/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-costing.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-population-cost.h"
#include "rbk-usage-format.h"
#include "rbk-usage-output.h"

typedef struct
{
  char    *format, *model, *catalogue, *date, *output;
  char   **mapping;
  gboolean json;
} UsageOptions;

/* The tokens of the customers at the price of a model. */
static RbkPopulation *
price_tokens (const char         *path,
              const UsageOptions *options,
              RbkPopulation      *population,
              char              **currency,
              GError            **error)
{
  g_autoptr(RbkCatalogue) catalogue = NULL;
  RbkPopulation *priced = NULL;
  RbkModelPrice *price;
  RbkPriceSpec   frozen;
  GDate          date;

  if (!rbk_load_date (options->date, &date, error))
    return NULL;
  catalogue = rbk_load_catalogue (options->catalogue, error);
  if (catalogue == NULL)
    return NULL;

  price = rbk_catalogue_find (catalogue, options->model, &date, error);
  if (price != NULL && rbk_price_spec_init (&frozen, price, error))
    {
      priced = rbk_population_cost_tokens (population, &frozen, error);
      rbk_price_spec_clear (&frozen);
      if (priced == NULL)
        rbk_command_blame (error, path);
    }
  *currency = g_strdup (rbk_catalogue_get_currency (catalogue));

  return priced;
}

/* What `--format` knows. */
static gboolean
list_formats (const UsageOptions *options, GError **error)
{
  static const char *const titles[] = { "FORMAT", "WHAT IT IS", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "ll");
  g_autofree char *text = NULL;

  for (guint i = 0; i < rbk_usage_n_formats; i++)
    rbk_columns_add (columns, rbk_usage_formats[i].name, rbk_usage_formats[i].title, NULL);
  text = rbk_columns_to_text (columns);
  return rbk_output_write (options->output, text, strlen (text), error);
}

static gboolean
run (char **files, const UsageOptions *options, GError **error)
{
  const char *path = files[0];
  g_auto(GStrv) mapping = rbk_command_join (options->mapping, files + 1);
  g_autoptr(RbkUsage) usage = NULL;
  g_autoptr(RbkPopulation) priced = NULL;
  g_autofree char *currency = NULL;
  RbkPopulation   *population;
  RbkUsageReport   report = { .path = path };

  usage = rbk_load_usage (path, options->format, (const char *const *) mapping, error);
  if (usage == NULL)
    return FALSE;
  population = usage->requests != NULL ? usage->requests : usage->population;
  if (options->model != NULL)
    {
      priced = price_tokens (path, options, population, &currency, error);
      if (priced == NULL)
        return FALSE;
    }

  report.usage = usage;
  report.currency = currency;
  rbk_usage_summary_init (&report.summary, priced != NULL ? priced : population);

  return options->json ? rbk_usage_output_json (&report, options->output, error)
                       : rbk_usage_output_text (&report, options->output, error);
}

static void
clear_options (UsageOptions *options)
{
  g_free (options->format);
  g_free (options->model);
  g_free (options->catalogue);
  g_free (options->date);
  g_free (options->output);
  g_strfreev (options->mapping);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UsageOptions, clear_options)

/* Whether there need not be a file. */
static gboolean
asks_for_formats (char **arguments)
{
  for (; *arguments != NULL; arguments++)
    if (g_str_equal (*arguments, "--format=help") ||
        (g_str_equal (*arguments, "--format") && g_strcmp0 (arguments[1], "help") == 0))
      return TRUE;
  return FALSE;
}

/* usage CSV [--format NAME] [--map field=column …] [--model M] [--json] */
RbkExit
rbk_run_usage (char **arguments)
{
  g_auto(UsageOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  gboolean           lists, is_done;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      "The format, else it is found out; help lists them", "NAME" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.mapping,
      "Take a field from a column; give it once a field", "FIELD=COLUMN" },
    { "model", 0, 0, G_OPTION_ARG_STRING, &options.model, "Price the tokens at this model's prices",
      "MODEL" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Prices in force on this day", "DATE" },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue,
      "A catalogue in place of the bundled one", "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print JSON", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "FILE" },
    { NULL },
  };

  lists = asks_for_formats (arguments);
  if (!rbk_command_parse (arguments, entries, lists ? 0 : 1, G_MAXUINT, &files, &status))
    return status;
  is_done = lists ? list_formats (&options, &error) : run (files, &options, &error);
  if (!is_done)
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

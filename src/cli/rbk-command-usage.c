/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-load-database.h"
#include "rbk-output.h"
#include "rbk-population-cost.h"
#include "rbk-usage-format.h"
#include "rbk-usage-output.h"

typedef struct
{
  char    *format, *model, *catalogue, *date, *output;
  char    *from, *table, *from_day, *to_day;
  char   **mapping;
  gboolean json, sql, histogram;
  int      timeout;
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
fail_mixed (const char *message, GError **error)
{
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "usage: %s", message);
  return FALSE;
}

/* What is of databases only, and what is of files only. */
static gboolean
check_options (const UsageOptions *options, GError **error)
{
  if (options->from != NULL && !rbk_warehouse_is_uri (options->from))
    return fail_mixed ("--from takes the address of a database, postgresql://… or service=NAME; a "
                       "file is named without it",
                       error);
  if (options->from != NULL || options->sql)
    return (options->format == NULL && options->timeout >= 0) ||
           fail_mixed ("--format is of a file and --timeout is not below 0", error);
  if (options->table != NULL || options->from_day != NULL || options->to_day != NULL ||
      options->histogram || options->timeout != 0)
    return fail_mixed ("--table, --from-day, --to-day, --histogram and --timeout are for a "
                       "database; "
                       "name one with --from, or print the query with --sql",
                       error);
  return TRUE;
}

static RbkDatabaseWish
get_wish (const UsageOptions *options, char **mapping)
{
  return (RbkDatabaseWish){ .table = options->table,
                            .from_day = options->from_day,
                            .to_day = options->to_day,
                            .mapping = (const char *const *) mapping,
                            .is_histogram = options->histogram,
                            .timeout = options->timeout };
}

/* The query alone, to be run wherever the database is. */
static gboolean
print_sql (char **more, const UsageOptions *options, GError **error)
{
  g_auto(GStrv) mapping = rbk_command_join (options->mapping, more);
  RbkDatabaseWish  wish = get_wish (options, mapping);
  g_autofree char *sql = NULL;

  if (!check_options (options, error))
    return FALSE;
  sql = rbk_load_database_sql (options->from, &wish, error);
  return sql != NULL && rbk_output_write (options->output, sql, strlen (sql), error);
}

/* What is read, and what it is called in messages. */
static RbkUsage *
read_usage (char **files, const UsageOptions *options, char **name, GError **error)
{
  gboolean is_file = options->from == NULL;
  g_auto(GStrv) mapping = rbk_command_join (options->mapping, files + is_file);
  RbkDatabaseWish wish = get_wish (options, mapping);

  if (!check_options (options, error))
    return NULL;
  if (!is_file)
    {
      *name = rbk_warehouse_describe (options->from);
      return rbk_load_database (options->from, &wish, error);
    }
  *name = g_strdup (files[0]);
  return rbk_load_usage (*name, options->format, wish.mapping, error);
}

static gboolean
run (char **files, const UsageOptions *options, GError **error)
{
  g_autoptr(RbkUsage) usage = NULL;
  g_autoptr(RbkPopulation) priced = NULL;
  g_autofree char *currency = NULL;
  g_autofree char *path = NULL;
  RbkPopulation   *population;
  RbkUsageReport   report = { 0 };

  usage = read_usage (files, options, &path, error);
  if (usage == NULL)
    return FALSE;
  population = usage->requests != NULL ? usage->requests : usage->population;
  if (options->model != NULL)
    {
      priced = price_tokens (path, options, population, &currency, error);
      if (priced == NULL)
        return FALSE;
    }

  report.path = path;
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
  g_free (options->from);
  g_free (options->table);
  g_free (options->from_day);
  g_free (options->to_day);
  g_strfreev (options->mapping);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UsageOptions, clear_options)

static gboolean
asks_for_formats (char **arguments)
{
  for (; *arguments != NULL; arguments++)
    if (g_str_equal (*arguments, "--format=help") ||
        (g_str_equal (*arguments, "--format") && g_strcmp0 (arguments[1], "help") == 0))
      return TRUE;
  return FALSE;
}

/* Whether a database is asked, so that there need not be a file. */
static gboolean
asks_database (char **arguments)
{
  for (; *arguments != NULL; arguments++)
    if (g_str_equal (*arguments, "--sql") || g_str_equal (*arguments, "--from") ||
        g_str_has_prefix (*arguments, "--from="))
      return TRUE;
  return FALSE;
}

/* usage CSV [--format NAME] [--map field=column …] [--model M] [--json]
 * usage --from ADDRESS|--sql [--table T] [--from-day D] [--to-day D] [--histogram] … */
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
    RBK_OPTION_PRICES_ON (options.date),
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue,
      "A catalogue in place of the bundled one", "FILE" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      "Ask a database instead: postgresql://user@host/database or service=NAME", "ADDRESS" },
    { "table", 0, 0, G_OPTION_ARG_STRING, &options.table, "The table or view that has the usage",
      "TABLE" },
    { "from-day", 0, 0, G_OPTION_ARG_STRING, &options.from_day, "The first day that counts",
      "DATE" },
    { "to-day", 0, 0, G_OPTION_ARG_STRING, &options.to_day,
      "The first day that does not count any more", "DATE" },
    { "histogram", 0, 0, G_OPTION_ARG_NONE, &options.histogram,
      "Have customers that use the same come as one, with how many they are", NULL },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &options.timeout,
      "Have the server give up after so many seconds", "SECONDS" },
    { "sql", 0, 0, G_OPTION_ARG_NONE, &options.sql, "Print the query and do not run it", NULL },
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  lists = asks_for_formats (arguments);
  if (!rbk_command_parse (arguments, entries, lists || asks_database (arguments) ? 0 : 1, G_MAXUINT,
                          &files, &status))
    return status;
  is_done = lists         ? list_formats (&options, &error)
            : options.sql ? print_sql (files, &options, &error)
                          : run (files, &options, &error);
  if (!is_done)
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

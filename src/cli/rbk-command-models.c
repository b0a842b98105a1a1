/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-catalogue-output.h"
#include "rbk-date.h"
#include "rbk-load.h"
#include "rbk-output.h"

typedef struct
{
  char    *catalogue, *date, *output;
  gboolean json, all, verbose;
} ModelsOptions;

static gboolean
matches (const char *text, const char *filter)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *wanted = g_utf8_casefold (filter, -1);

  return folded != NULL && strstr (folded, wanted) != NULL;
}

static gboolean
is_wanted (RbkModelPrice *price, const char *filter)
{
  return filter == NULL || matches (rbk_model_price_get_model (price), filter) ||
         matches (rbk_model_price_get_name (price), filter) ||
         matches (rbk_model_price_get_provider (price), filter);
}

static char *
price_text (const RbkDecimal *price)
{
  return price != NULL ? rbk_decimal_to_string (*price) : g_strdup ("-");
}

static void
add_text (RbkColumns *columns, RbkModelPrice *price)
{
  g_autofree char *input = price_text (rbk_model_price_get_input (price));
  g_autofree char *output = price_text (rbk_model_price_get_output (price));
  g_autofree char *read = price_text (rbk_model_price_get_cache_read (price));
  g_autofree char *write = price_text (rbk_model_price_get_cache_write (price));
  const char      *from = rbk_model_price_get_effective_from (price);
  const char      *name = rbk_record_get_name (RBK_RECORD (price));

  rbk_columns_add (columns, rbk_model_price_get_model (price),
                   name != NULL ? name : rbk_model_price_get_model (price), input, output, read,
                   write, from != NULL ? from : "-", NULL);
}

static gboolean
write_prices (const ModelsOptions *options,
              RbkCatalogue        *catalogue,
              GPtrArray           *prices,
              GError             **error)
{
  static const char *const titles[] = { "MODEL",      "NAME",        "INPUT", "OUTPUT",
                                        "CACHE READ", "CACHE WRITE", "SINCE", NULL };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrrrrl");
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;
  const char      *currency = rbk_catalogue_get_currency (catalogue);

  json_builder_begin_object (builder);
  rbk_catalogue_output_members (builder, catalogue);
  rbk_output_member_text (builder, "currency", currency);
  json_builder_set_member_name (builder, "models");
  json_builder_begin_array (builder);
  for (guint i = 0; i < prices->len; i++)
    {
      rbk_catalogue_output_price (builder, NULL, g_ptr_array_index (prices, i));
      add_text (columns, g_ptr_array_index (prices, i));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (options->json)
    return rbk_output_write_json (options->output, builder, error);

  body = rbk_columns_to_text (columns);
  text = g_strdup_printf ("Prices in %s per 1,000,000 tokens\n\n%s", currency, body);

  return rbk_output_write (options->output, text, strlen (text), error);
}

/* The newest price of each model that holds on the day. Text order is date order. */
static GHashTable *
find_in_force (GListModel *prices, const GDate *date)
{
  GHashTable      *found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *day = rbk_date_to_string (date);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);
      const char    *from = rbk_model_price_get_effective_from (price);
      RbkModelPrice *other = g_hash_table_lookup (found, rbk_model_price_get_model (price));

      if (g_strcmp0 (from, day) <= 0 &&
          (other == NULL || g_strcmp0 (from, rbk_model_price_get_effective_from (other)) > 0))
        g_hash_table_replace (found, (gpointer) rbk_model_price_get_model (price), price);
    }

  return found;
}

/* The price of each model that is in force on the day, or with `all` every dated one. */
static void
collect (RbkCatalogue        *catalogue,
         const ModelsOptions *options,
         const GDate         *date,
         const char          *filter,
         GPtrArray           *prices)
{
  GListModel *all = G_LIST_MODEL (catalogue);
  g_autoptr(GHashTable) in_force = find_in_force (all, date);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (all, i);
      gboolean holds =
          g_hash_table_lookup (in_force, rbk_model_price_get_model (price)) == (gpointer) price;

      if (is_wanted (price, filter) && (options->all || holds))
        g_ptr_array_add (prices, g_object_ref (price));
    }
}

static gboolean
run (const char *filter, const ModelsOptions *options, GError **error)
{
  g_autoptr(RbkCatalogue) catalogue = NULL;
  g_autoptr(GPtrArray) prices = g_ptr_array_new_with_free_func (g_object_unref);
  GDate date;

  if (!rbk_load_date (options->date, &date, error))
    return FALSE;
  catalogue = rbk_load_catalogue (options->catalogue, error);
  if (catalogue == NULL)
    return FALSE;
  if (!options->json && options->verbose)
    rbk_catalogue_output_warn (catalogue, options->catalogue);
  else if (!options->json)
    rbk_catalogue_output_warn_briefly (catalogue, options->catalogue);
  collect (catalogue, options, &date, filter, prices);

  if (prices->len == 0)
    g_printerr ("ratebook-cli: no model has that in its id, name or provider, or no price on that "
                "day\n");

  return write_prices (options, catalogue, prices, error);
}

static void
clear_options (ModelsOptions *options)
{
  g_free (options->catalogue);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ModelsOptions, clear_options)

/* models [--catalogue FILE] [--date D] [--all] [--verbose] [--json] [FILTER] */
RbkExit
rbk_run_models (char **arguments)
{
  g_auto(ModelsOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue,
      "A catalogue in place of the bundled one", "FILE" },
    RBK_OPTION_PRICES_ON (options.date),
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, "Past and coming prices too", NULL },
    { "verbose", 0, 0, G_OPTION_ARG_NONE, &options.verbose, "Say all that was left out of FILE",
      NULL },
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 1, &files, &status))
    return status;
  if (!run (files[0], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

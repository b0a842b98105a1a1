/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-book-writer.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-output.h"
#include "rbk-route-output.h"
#include "rbk-routing-edit.h"
#include "rbk-share-option.h"
#include "rbk-synthetic-output.h"

#define MAX_FALLBACKS 20

typedef struct
{
  RbkCustomerOptions customers;
  char              *workload, *quality, *fallbacks, *passed_on, *catalogue, *date, *output;
  char              *save_as;
  char             **providers;
  gboolean           has_catalogue, json;
} RouteOptions;

/* What stands behind the models that were found. */
typedef struct
{
  RbkBook        *book;
  RbkSpec        *spec;
  RbkCatalogue   *catalogue; /* (nullable) */
  RbkRoutingTerms terms;
  RbkRouteReport  report;
} RouteTask;

static gboolean
read_number (const char *option, const char *text, guint most, RbkDecimal *number, GError **error)
{
  if (rbk_decimal_parse (text, number, NULL) && rbk_decimal_sign (*number) >= 0 &&
      rbk_decimal_compare (*number, rbk_decimal_from_int (most)) <= 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "%s: write a number from 0 to %u", option, most);

  return FALSE;
}

static gboolean
read_fallbacks (const char *text, guint *n_fallbacks, GError **error)
{
  RbkDecimal number;
  gint64     count;

  if (text == NULL)
    return TRUE;
  if (!read_number ("--fallbacks", text, MAX_FALLBACKS, &number, error))
    return FALSE;
  if (!rbk_decimal_to_int (number, &count))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE, "--fallbacks: write a whole number");
      return FALSE;
    }
  *n_fallbacks = (guint) count;

  return TRUE;
}

static gboolean
read_passed_on (const char *text, RbkDecimal *share, GError **error)
{
  if (!rbk_share_option_read ("--pass", text != NULL ? text : "50%", share, error))
    return FALSE;
  if (rbk_decimal_sign (*share) >= 0 && rbk_decimal_compare (*share, RBK_DECIMAL_ONE) <= 0)
    return TRUE;
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                       "--pass: customers bear from nothing to 100% of a difference");

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
    if (strcmp (spec->workloads[i].key, key) == 0)
      *workload = (int) i;
  if (*workload >= 0)
    return TRUE;
  quoted = rbk_error_quote (key, strlen (key));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "--workload: there is no workload %s; costs FILE lists them", quoted);

  return FALSE;
}

/* Prices in another currency can't be told from the book's. */
static gboolean
load_catalogue (RouteTask *task, const RouteOptions *options, GError **error)
{
  const char *currency;

  if (!options->has_catalogue && options->catalogue == NULL)
    return TRUE;
  task->catalogue = rbk_load_catalogue (options->catalogue, error);
  if (task->catalogue == NULL)
    return FALSE;
  currency = rbk_catalogue_get_currency (task->catalogue);
  task->terms.more = G_LIST_MODEL (task->catalogue);
  if (g_strcmp0 (currency, task->spec->currency) == 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "the catalogue's prices are in %s and the book's in %s; route with the book's "
               "models alone",
               currency, task->spec->currency);

  return FALSE;
}

static gboolean
read_task (RouteTask *task, const RouteOptions *options, GError **error)
{
  RbkRoutingTerms *terms = &task->terms;

  terms->providers = (const char *const *) options->providers;
  terms->has_quality = options->quality != NULL;

  return (options->quality == NULL ||
          read_number ("--quality", options->quality, 100, &terms->quality, error)) &&
         read_fallbacks (options->fallbacks, &terms->n_fallbacks, error) &&
         read_passed_on (options->passed_on, &task->report.passed_on, error) &&
         find_workload (task->spec, options->workload, &task->report.workload, error) &&
         load_catalogue (task, options, error);
}

static gboolean
write_report (const RouteTask    *task,
              const RbkOwnFile   *from,
              const RouteOptions *options,
              GError            **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GString) text = g_string_new (NULL);

  if (!options->json)
    {
      rbk_synthetic_output_line (text, from);
      rbk_route_output_text (text, &task->report);
      return rbk_output_write (options->output, text->str, text->len, error);
    }
  json_builder_begin_object (builder);
  rbk_synthetic_output_member (builder, from);
  rbk_route_output_members (builder, &task->report);
  json_builder_end_object (builder);

  return rbk_output_write_json (options->output, builder, error);
}

static gboolean
save (const RouteTask *task, const char *path, GError **error)
{
  g_autoptr(RbkEdit) edit = NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    return TRUE;
  edit = rbk_routing_edit_new (task->book, task->report.routing, task->report.workload,
                               task->catalogue, error);
  if (edit == NULL || !rbk_edit_apply (edit, error))
    return FALSE;
  text = rbk_book_to_text (task->book);

  return rbk_output_write (path, text, strlen (text), error);
}

static gboolean
route (RouteTask *task, const char *path, const RouteOptions *options, GError **error)
{
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(RbkRouting) routing = NULL;
  g_autoptr(GArray) spreads = NULL;

  if (!rbk_load_population (path, task->book, task->spec, &options->customers, &from, &population,
                            error))
    return FALSE;
  routing = rbk_routing_new (task->spec, task->book, &task->terms, error);
  if (routing != NULL)
    spreads = rbk_routing_spread_list (task->spec, population, task->report.passed_on, error);
  if (spreads == NULL)
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  task->report.spec = task->spec;
  task->report.routing = routing;
  task->report.spreads = spreads;

  return save (task, options->save_as, error) && write_report (task, &from, options, error);
}

static gboolean
run (const char *path, const RouteOptions *options, GError **error)
{
  RouteTask task = { 0 };
  gboolean  is_done;

  task.spec = rbk_load_spec (path, options->date, &task.book, error);
  is_done =
      task.spec != NULL && read_task (&task, options, error) && route (&task, path, options, error);
  g_clear_object (&task.catalogue);
  g_clear_pointer (&task.spec, rbk_spec_unref);
  g_clear_object (&task.book);

  return is_done;
}

static void
clear_options (RouteOptions *options)
{
  char **const texts[] = { &options->workload,  &options->quality,   &options->fallbacks,
                           &options->passed_on, &options->catalogue, &options->date,
                           &options->output,    &options->save_as };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&options->providers, g_strfreev);
  rbk_customer_options_clear (&options->customers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RouteOptions, clear_options)

/* route FILE [--workload W] [--quality N] [--provider P]… [--bundled|--catalogue FILE] [--json] */
RbkExit
rbk_run_route (char **arguments)
{
  g_auto(RouteOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "workload", 0, 0, G_OPTION_ARG_STRING, &options.workload, "This workload alone", "KEY" },
    { "quality", 0, 0, G_OPTION_ARG_STRING, &options.quality,
      "The least score of a model, 0 to 100, else as each workload says", "N" },
    { "provider", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.providers,
      "Models of this provider alone; may be given several times", "NAME" },
    { "fallbacks", 0, 0, G_OPTION_ARG_STRING, &options.fallbacks,
      "How many models stand in, in the order of their cost", "N" },
    { "pass", 0, 0, G_OPTION_ARG_STRING, &options.passed_on,
      "The part of a difference in cost that customers are to bear, else 50%", "SHARE" },
    { "bundled", 0, 0, G_OPTION_ARG_NONE, &options.has_catalogue,
      "Look among the models of the bundled catalogue too", NULL },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue,
      "Look among the models of this catalogue too", "FILE" },
    { "save-as", 0, 0, G_OPTION_ARG_FILENAME, &options.save_as,
      "Write the book with the cheapest models there", "BOOK" },
    RBK_CUSTOMER_OPTIONS (options.customers),
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

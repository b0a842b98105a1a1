/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-compare-output.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

#define MAX_BOOKS 32

typedef struct
{
  RbkCustomerOptions customers;
  char              *date, *output;
  gboolean           json, csv, markdown;
} CompareOptions;

/* One of the books, with the customers as it costs them. */
typedef struct
{
  RbkBook      *book;
  RbkSpec      *spec;
  RbkCustomers *customers; /* (nullable) */
} Side;

static void
clear_side (gpointer data)
{
  Side *self = data;

  g_clear_pointer (&self->customers, rbk_customers_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

/* Customers are those of the first book, or given; every other book costs the same ones. */
static gboolean
load_customers (
    GArray *sides, char **paths, const CompareOptions *options, RbkOwnFile *from, GError **error)
{
  Side *first = &g_array_index (sides, Side, 0);

  if (options->customers.usage == NULL && options->customers.synthetic == NULL &&
      rbk_book_get_usage (first->book) == NULL &&
      rbk_book_get_synthetic_usage (first->book) == NULL)
    return TRUE;
  first->customers =
      rbk_load_customers (paths[0], first->book, first->spec, &options->customers, from, error);
  if (first->customers == NULL)
    return FALSE;
  for (guint i = 1; i < sides->len; i++)
    {
      RbkUsage *usage = rbk_customers_get_usage (first->customers);

      g_array_index (sides, Side, i).customers =
          usage != NULL ? rbk_customers_new_for_usage (usage)
                        : rbk_customers_new (rbk_customers_get_population (first->customers));
    }

  return TRUE;
}

static gboolean
make_input (
    Side *side, const char *path, RbkUsageSource *source, RbkCompareInput *input, GError **error)
{
  *input = (RbkCompareInput){ .name = path, .spec = side->spec };
  if (side->customers == NULL)
    return TRUE;
  input->population = rbk_customers_get_costed (side->customers, side->spec, source, error);
  if (input->population != NULL)
    input->index = rbk_customers_get_index (side->customers, side->spec, error);
  if (input->index != NULL)
    return TRUE;
  rbk_command_blame (error, path);

  return FALSE;
}

static RbkComparison *
compare (GArray *sides, char **paths, const RbkOwnFile *from, GError **error)
{
  g_autofree RbkCompareInput *inputs = g_new0 (RbkCompareInput, sides->len);
  RbkUsageSource             *source =
      from->is_own ? rbk_book_get_usage (g_array_index (sides, Side, 0).book) : NULL;

  for (guint i = 0; i < sides->len; i++)
    if (!make_input (&g_array_index (sides, Side, i), paths[i], source, &inputs[i], error))
      return NULL;

  return rbk_compare (inputs, sides->len, error);
}

static gboolean
write_text (const RbkComparison  *comparison,
            const RbkOwnFile     *from,
            const CompareOptions *options,
            GError              **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *body = options->csv        ? rbk_compare_output_csv (comparison)
                          : options->markdown ? rbk_compare_output_markdown (comparison)
                                              : rbk_compare_output_text (comparison);

  if (!options->csv)
    rbk_synthetic_output_line (text, from);
  g_string_append (text, body);

  return rbk_output_write (options->output, text->str, text->len, error);
}

static gboolean
write_json (const RbkComparison *comparison,
            const RbkOwnFile    *from,
            const char          *output,
            GError             **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_synthetic_output_member (builder, from);
  rbk_compare_output_members (builder, comparison);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static gboolean
run (char **paths, const CompareOptions *options, GError **error)
{
  g_autoptr(GArray) sides = g_array_new (FALSE, TRUE, sizeof (Side));
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkComparison) comparison = NULL;

  g_array_set_clear_func (sides, clear_side);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      Side side = { 0 };

      side.spec = rbk_load_spec (paths[i], options->date, &side.book, error);
      if (side.spec == NULL)
        return FALSE;
      g_array_append_val (sides, side);
    }
  if (!load_customers (sides, paths, options, &from, error))
    return FALSE;
  comparison = compare (sides, paths, &from, error);
  if (comparison == NULL)
    return FALSE;

  return options->json ? write_json (comparison, &from, options->output, error)
                       : write_text (comparison, &from, options, error);
}

static void
clear_options (CompareOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CompareOptions, clear_options)

/* compare A B … [--usage CSV|--synthetic [N] …] [--date D] [--json|--csv|--markdown] [-o FILE] */
RbkExit
rbk_run_compare (char **arguments)
{
  g_auto(CompareOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, "Print CSV", NULL },
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &options.markdown, "Print Markdown", NULL },
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 2, MAX_BOOKS, &files, &status))
    return status;
  if (options.json + options.csv + options.markdown > 1)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                           "compare: choose one of --json, --csv and --markdown");
      return rbk_command_fail (error);
    }
  if (!run (files, &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

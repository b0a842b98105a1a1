/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-customers-output.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-losing-csv.h"
#include "rbk-output.h"

/* As the window draws them: what is random comes out the same twice. */
#define N_BINS 32
#define SEED 20260630

#define MAX_LOSING_TEXT 10
#define MAX_LOSING 1000

typedef struct
{
  RbkCustomerOptions customers;
  char              *plan, *date, *output;
  int                losing;
  gboolean           json, csv;
} CustomersOptions;

static void
clear_found (RbkCustomersFound *self)
{
  for (guint i = 0; i < RBK_N_DISTRIBUTIONS; i++)
    g_clear_pointer (&self->distributions[i], rbk_distribution_free);
  g_clear_pointer (&self->mix, rbk_mix_free);
  rbk_mix_detail_clear (&self->detail);
  g_clear_pointer (&self->losing, g_array_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->break_evens, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkCustomersFound, clear_found)

static void
free_hits (gpointer hits)
{
  g_clear_pointer ((RbkCapHits **) &hits, rbk_cap_hits_free);
}

static gboolean
find_hits (RbkCustomersFound *self, RbkMixIndex *index, GError **error)
{
  RbkSlices *days = rbk_customers_get_days (self->customers);

  self->hits = g_ptr_array_new_with_free_func (free_hits);
  for (guint i = 0; days != NULL && i < self->spec->n_plans; i++)
    {
      RbkCapHits *hits = NULL;
      gboolean    is_asked = self->plan < 0 || (guint) self->plan == i;

      if (is_asked && !self->spec->plans[i].is_quote_only)
        {
          hits = self->plan < 0 ? rbk_cap_hits_new (self->spec, i, index, days, error)
                                : rbk_cap_hits_new_for_plan (self->spec, i, index, days, error);
          if (hits == NULL)
            return FALSE;
        }
      g_ptr_array_add (self->hits, hits);
    }

  return TRUE;
}

static gboolean
find_break_evens (RbkCustomersFound *self, RbkMixIndex *index, GError **error)
{
  self->break_evens = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_break_even_free);
  for (guint i = 0; i < self->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &self->spec->plans[i];
      RbkBreakEven      *even;

      if (plan->is_quote_only || rbk_plan_spec_get_phase_on (plan, &self->spec->date) == NULL ||
          (self->plan >= 0 && (guint) self->plan != i))
        continue;
      even = rbk_break_even_new (self->spec, i, index, error);
      if (even == NULL)
        return FALSE;
      g_ptr_array_add (self->break_evens, even);
    }

  return TRUE;
}

static gboolean
has_any (RbkPopulation *population, RbkDistributionOf of)
{
  if (of == RBK_DISTRIBUTION_CALLS)
    return rbk_population_has_column (population, RBK_COLUMN_CALLS);
  if (of == RBK_DISTRIBUTION_COST)
    return rbk_population_has_column (population, RBK_COLUMN_COST);

  return rbk_population_has_column (population, RBK_COLUMN_INPUT) ||
         rbk_population_has_column (population, RBK_COLUMN_OUTPUT);
}

static gboolean
find (RbkCustomersFound *self, RbkMixIndex *index, guint n_losing, GError **error)
{
  for (guint i = 0; i < RBK_N_DISTRIBUTIONS; i++)
    if (has_any (self->population, (RbkDistributionOf) i))
      self->distributions[i] =
          rbk_distribution_new (self->population, (RbkDistributionOf) i, N_BINS, SEED);
  self->mix = self->plan < 0 ? rbk_mix_new (self->spec, index, error)
                             : rbk_mix_new_for_plan (self->spec, (guint) self->plan, index, error);
  if (self->mix == NULL ||
      (self->plan < 0 && !rbk_mix_detail_init (&self->detail, self->spec, index, error)))
    return FALSE;
  self->losing = rbk_mix_list_losing (self->spec, self->plan, index, n_losing, error);

  return self->losing != NULL && find_hits (self, index, error) &&
         find_break_evens (self, index, error);
}

static gboolean
write_csv (const RbkCustomersFound *found, const char *output, GError **error)
{
  g_autofree char *text = rbk_losing_csv_new (found->spec, found->population, found->losing);

  return rbk_output_write (output, text, strlen (text), error);
}

static gboolean
work_out (RbkCustomersFound      *found,
          const char             *path,
          const CustomersOptions *options,
          GError                **error)
{
  RbkMixIndex *index = rbk_load_index (found->customers, found->spec, found->from, error);
  guint        n_losing = options->json || options->csv ? MAX_LOSING : MAX_LOSING_TEXT;

  if (index == NULL)
    return FALSE;
  if (options->losing >= 0)
    n_losing = (guint) options->losing;
  if (!find (found, index, n_losing, error))
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  if (options->csv)
    return write_csv (found, options->output, error);

  return options->json ? rbk_customers_output_json (found, options->output, error)
                       : rbk_customers_output_text (found, options->output, error);
}

static gboolean
run (const char *path, const CustomersOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = rbk_load_spec (path, options->date, &book, error);
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkCustomers) customers = NULL;
  g_auto(RbkCustomersFound) found = { .spec = spec, .from = &from, .plan = -1 };

  if (spec == NULL)
    return FALSE;
  if (options->plan != NULL)
    {
      const RbkPlanSpec *plan = rbk_spec_find_plan (spec, options->plan, error);

      if (plan == NULL)
        return FALSE;
      found.plan = (int) (plan - spec->plans);
    }
  customers = rbk_load_customers (path, book, spec, &options->customers, &from, error);
  if (customers == NULL)
    return FALSE;
  found.customers = customers;
  found.source = from.is_own ? rbk_book_get_usage (book) : NULL;
  found.population = rbk_customers_get_costed (customers, spec, found.source, error);

  return found.population != NULL && work_out (&found, path, options, error);
}

static void
clear_options (CustomersOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->plan);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CustomersOptions, clear_options)

/* customers FILE [--usage CSV|--synthetic [N] …] [--plan P] [--losing N] [--date D] [--json|--csv]
 * [-o FILE] */
RbkExit
rbk_run_customers (char **arguments)
{
  g_auto(CustomersOptions) options = { .losing = -1 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "plan", 0, 0, G_OPTION_ARG_STRING, &options.plan, "Put everybody on this plan", "KEY" },
    { "losing", 0, 0, G_OPTION_ARG_INT, &options.losing,
      "How many of those that lose money to list; 0 for none", "N" },
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, "Print who loses money, as CSV", NULL },
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &status))
    return status;
  if (options.json && options.csv)
    error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE, "customers: choose one of --json and --csv");
  else if (options.losing < -1)
    error =
        g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                     "customers: --losing %d: write how many to list, 0 or more", options.losing);
  if (error != NULL || !run (files[0], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-book-writer.h"
#include "rbk-error.h"
#include "rbk-load-customers.h"
#include "rbk-load.h"
#include "rbk-optimum-edit.h"
#include "rbk-optimum-output.h"
#include "rbk-output.h"
#include "rbk-progress.h"
#include "rbk-synthetic-output.h"

#define DEFAULT_DEMAND "bound:20%"
#define DEFAULT_TERMS "price,cap"

typedef struct
{
  RbkCustomerOptions customers;
  char             **plans;
  char              *margin, *demand, *increase, *ending, *terms, *date, *output;
  gboolean           json;
} OptimiseOptions;

/* A share such as 0.2, or a percentage such as 20%. */
static gboolean
read_share (const char *option, const char *text, RbkDecimal *share, GError **error)
{
  gsize    length = strlen (text);
  gboolean is_percent = length > 0 && text[length - 1] == '%';

  if (rbk_decimal_parse_len (text, length - (is_percent ? 1 : 0), share, NULL))
    {
      if (is_percent)
        *share = rbk_decimal_div (*share, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "%s %s: write a share such as 0.2, or a percentage such as 20%%", option, text);
  return FALSE;
}

static gboolean
read_terms (const char *text, RbkOptimiseTask *task, GError **error)
{
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : DEFAULT_TERMS, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      RbkSolveFor what;

      if (!rbk_solve_parse_for (words[i], &what, error))
        {
          rbk_command_blame_option (error, "--for");
          return FALSE;
        }
      task->prices = task->prices || what == RBK_SOLVE_PRICE;
      task->caps = task->caps || what == RBK_SOLVE_CAP;
      task->included = task->included || what == RBK_SOLVE_INCLUDED;
      task->overages = task->overages || what == RBK_SOLVE_OVERAGE;
    }
  return TRUE;
}

static gboolean
read_task (const OptimiseOptions *options, RbkOptimiseTask *task, GError **error)
{
  task->has_min_margin = options->margin != NULL;
  task->has_max_increase = options->increase != NULL;
  task->ending = options->ending;
  if (!rbk_demand_parse (options->demand != NULL ? options->demand : DEFAULT_DEMAND, &task->demand,
                         error))
    {
      rbk_command_blame_option (error, "--demand");
      return FALSE;
    }
  return (options->margin == NULL ||
          read_share ("--min-margin", options->margin, &task->min_margin, error)) &&
         (options->increase == NULL ||
          read_share ("--max-increase", options->increase, &task->max_increase, error)) &&
         read_terms (options->terms, task, error);
}

/* Which plans may change; all of them where none is named. */
static gboolean
find_plans (const RbkSpec *spec, char **keys, gboolean **plans, GError **error)
{
  if (keys == NULL)
    return TRUE;
  *plans = g_new0 (gboolean, MAX (spec->n_plans, 1));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const RbkPlanSpec *plan = rbk_spec_find_plan (spec, keys[i], error);

      if (plan == NULL)
        return FALSE;
      (*plans)[plan - spec->plans] = TRUE;
    }
  return TRUE;
}

static gboolean
write_report (const OptimiseOptions *options,
              const RbkSpec         *spec,
              const RbkOptimum      *optimum,
              const RbkOwnFile      *from,
              GError               **error)
{
  g_autoptr(JsonBuilder) builder = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (options->json)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "currency", spec->currency);
      rbk_synthetic_output_member (builder, from);
      rbk_optimum_output_members (builder, spec, optimum);
      json_builder_end_object (builder);
      return rbk_output_write_json (NULL, builder, error);
    }
  rbk_synthetic_output_line (text, from);
  rbk_optimum_output_text (text, spec, optimum, options->demand != NULL);
  return rbk_output_write (NULL, text->str, text->len, error);
}

/* Where the book goes to standard output, the report does not. */
static gboolean
write_result (const OptimiseOptions *options,
              RbkBook               *book,
              const RbkSpec         *spec,
              const RbkOptimum      *optimum,
              const RbkOwnFile      *from,
              GError               **error)
{
  g_autoptr(RbkEdit) edit = NULL;
  g_autofree char *text = NULL;

  if (options->output != NULL)
    {
      edit = rbk_optimum_edit_new (book, spec, optimum, error);
      if (edit == NULL || !rbk_edit_apply (edit, error))
        return FALSE;
      text = rbk_book_to_text (book);
      if (!rbk_output_write (options->output, text, strlen (text), error))
        return FALSE;
      if (g_str_equal (options->output, "-"))
        return TRUE;
    }
  return write_report (options, spec, optimum, from, error);
}

static RbkOptimum *
search (const char            *path,
        const RbkOptimiseTask *task,
        const RbkSpec         *spec,
        RbkMixIndex           *index,
        GError               **error)
{
  g_auto(RbkProgress) progress = { 0 };
  RbkOptimiseTask told = *task;
  RbkOptimum     *optimum;

  rbk_progress_init_work (&progress, "Searching");
  told.progress = rbk_progress_report_share;
  told.user_data = &progress;
  optimum = rbk_optimise (spec, &told, index, error);
  if (optimum == NULL && !g_error_matches (*error, RBK_ERROR, RBK_ERROR_USAGE))
    rbk_command_blame (error, path);
  return optimum;
}

static gboolean
run (const char *path, const OptimiseOptions *options, char **keys, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = NULL;
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkCustomers) customers = NULL;
  g_autofree gboolean *plans = NULL;
  g_autoptr(RbkOptimum) optimum = NULL;
  RbkOptimiseTask task = { 0 };
  RbkMixIndex    *index;

  if (!read_task (options, &task, error))
    return FALSE;
  spec = rbk_load_spec (path, options->date, &book, error);
  if (spec == NULL)
    return FALSE;
  if (!find_plans (spec, keys, &plans, error))
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  customers = rbk_load_customers (path, book, spec, &options->customers, &from, error);
  index = customers != NULL ? rbk_load_index (customers, spec, &from, error) : NULL;
  if (index == NULL)
    return FALSE;
  task.plans = plans;
  optimum = search (path, &task, spec, index, error);
  return optimum != NULL && write_result (options, book, spec, optimum, &from, error);
}

static void
clear_options (OptimiseOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_strfreev (options->plans);
  g_free (options->margin);
  g_free (options->demand);
  g_free (options->increase);
  g_free (options->ending);
  g_free (options->terms);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OptimiseOptions, clear_options)

/* optimise FILE [--usage CSV|--synthetic [N] …] [--plan P …] [--min-margin R] [--demand D]
 * [--max-increase R] [--ending 9] [--for price,cap,…] [--date D] [--json] [-o BOOK] */
RbkExit
rbk_run_optimise (char **arguments)
{
  g_auto(OptimiseOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_auto(GStrv) plans = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "plan", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.plans,
      "A plan that may change, by its key; else all may", "PLAN" },
    { "min-margin", 0, 0, G_OPTION_ARG_STRING, &options.margin,
      "The least margin of each plan that has customers", "0.5" },
    { "demand", 0, 0, G_OPTION_ARG_STRING, &options.demand,
      "How customers answer: bound:20%, elasticity:1.5 or churn:5%; else " DEFAULT_DEMAND,
      "DEMAND" },
    { "max-increase", 0, 0, G_OPTION_ARG_STRING, &options.increase,
      "The most that any bill may rise by", "20%" },
    { "ending", 0, 0, G_OPTION_ARG_STRING, &options.ending, "What prices end in: 9, 99, 0, .99",
      "9" },
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.terms,
      "What may change: price, cap, included, overage; else " DEFAULT_TERMS, "TERMS" },
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      "Where to write the book with the best terms", "BOOK" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, G_MAXUINT, &files, &status))
    return status;
  plans = rbk_command_join (options.plans, files + 1);
  if (!run (files[0], &options, plans, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

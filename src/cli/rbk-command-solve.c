/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-optimum-output.h"
#include "rbk-output.h"
#include "rbk-solve.h"
#include "rbk-solve-credits.h"
#include "rbk-synthetic-output.h"

typedef struct
{
  RbkCustomerOptions customers;
  RbkCreditsOptions  credits; /* with --for credits alone */
  char              *plan, *margin, *at, *what, *date, *output;
  gboolean           json;
} SolveOptions;

/* The same, read. */
typedef struct
{
  RbkSolveFor what;
  RbkDecimal  margin;
  gboolean    is_at_customers, has_where;
  RbkWhere    where;
} SolveTask;

/* A share such as 0.7, or a percentage such as 70%. */
static gboolean
read_margin (const char *text, RbkDecimal *margin, GError **error)
{
  gboolean         is_percent = text != NULL && g_str_has_suffix (text, "%");
  g_autofree char *number = NULL;

  if (text == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "solve: --margin is missing; write it as 0.7 or 70%%");
      return FALSE;
    }
  number = g_strndup (text, strlen (text) - (is_percent ? 1 : 0));
  if (rbk_decimal_parse (number, margin, NULL))
    {
      if (is_percent)
        *margin = rbk_decimal_div (*margin, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
      if (rbk_decimal_compare (*margin, RBK_DECIMAL_ONE) < 0)
        return TRUE;
    }

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "--margin %s: write a share below 1 such as 0.7, or a percentage such as 70%%",
               text);

  return FALSE;
}

static gboolean
read_task (const SolveOptions *options, SolveTask *task, GError **error)
{
  if (!read_margin (options->margin, &task->margin, error))
    return FALSE;
  if (!rbk_solve_parse_for (options->what, &task->what, error))
    {
      rbk_command_blame_option (error, "--for");
      return FALSE;
    }
  task->is_at_customers = g_strcmp0 (options->at, "customers") == 0;
  task->has_where = options->at != NULL && !task->is_at_customers;
  if (task->has_where && !rbk_where_parse (options->at, &task->where, error))
    {
      rbk_command_blame_option (error, "--at");
      return FALSE;
    }

  return TRUE;
}

/* That the plan has no such place is a wrong word; that no value there reaches the margin is
 * an answer. */
static gboolean
solve (RbkSpec         *spec,
       const char      *key,
       const SolveTask *task,
       RbkPopulation   *population,
       RbkSolution     *solution,
       GError         **error)
{
  const RbkPlanSpec *plan = rbk_spec_find_plan (spec, key, error);
  const RbkWhere    *where;
  RbkFigure          figure;

  if (plan == NULL)
    return FALSE;
  where = task->has_where ? &task->where : &plan->sizing;
  if (task->what != RBK_SOLVE_CAP &&
      !rbk_figure_at (spec, plan, rbk_plan_spec_get_phase_on (plan, &spec->date),
                      rbk_spec_get_axis_meter (spec, plan), where, population, &figure, error))
    return FALSE;
  if (rbk_solve (spec, plan, task->what, task->margin, where, population, solution, error))
    return TRUE;

  if (g_error_matches (*error, RBK_ERROR, RBK_ERROR_NOT_FOUND))
    (*error)->code = RBK_ERROR_REFUSED;

  return FALSE;
}

static char *
describe (const SolveOptions *options, const char *currency, const RbkSolution *solution)
{
  static const char *const names[] = { "a price", "a cap", "an included amount",
                                       "an overage price" };
  gboolean                 is_money =
      strcmp (options->what, "price") == 0 || strcmp (options->what, "overage") == 0;
  g_autofree char *value = rbk_decimal_to_string (solution->value);
  g_autofree char *at = rbk_where_to_string (&solution->where);
  g_autofree char *usage = rbk_quantity_to_text (TRUE, solution->figure.usage);
  g_autofree char *margin =
      rbk_percent_to_text (solution->figure.has_margin, solution->figure.margin);
  RbkSolveFor what = RBK_SOLVE_PRICE;

  rbk_solve_parse_for (options->what, &what, NULL);

  return g_strdup_printf ("%s: %s of %s%s%s gives a margin of %s at %s (a usage of %s)\n",
                          options->plan, names[what], value, is_money ? " " : "",
                          is_money ? currency : "", margin, at, usage);
}

static gboolean
write_solution (const SolveOptions *options,
                const char         *currency,
                const RbkSolution  *solution,
                const RbkOwnFile   *from,
                GError            **error)
{
  g_autoptr(JsonBuilder) builder = NULL;
  g_autofree char *at = rbk_where_to_string (&solution->where);
  g_autofree char *answer = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (!options->json)
    {
      rbk_synthetic_output_line (text, from);
      answer = describe (options, currency, solution);
      g_string_append (text, answer);
      return rbk_output_write (options->output, text->str, text->len, error);
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", options->plan);
  rbk_output_member_text (builder, "for", options->what);
  rbk_output_member_decimal (builder, "value", TRUE, solution->value);
  rbk_output_member_ratio (builder, "margin", solution->figure.has_margin, solution->figure.margin);
  rbk_output_member_text (builder, "at", at);
  rbk_output_member_decimal (builder, "usage", TRUE, solution->figure.usage);
  rbk_synthetic_output_member (builder, from);
  json_builder_end_object (builder);

  return rbk_output_write_json (options->output, builder, error);
}

static gboolean
write_customers (const SolveOptions         *options,
                 const RbkSpec              *spec,
                 const RbkCustomersSolution *solution,
                 const RbkOwnFile           *from,
                 GError                    **error)
{
  g_autoptr(JsonBuilder) builder = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (!options->json)
    {
      rbk_synthetic_output_line (text, from);
      rbk_customers_solution_text (text, spec, solution);
      return rbk_output_write (options->output, text->str, text->len, error);
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  rbk_customers_solution_members (builder, spec, solution);
  rbk_synthetic_output_member (builder, from);
  json_builder_end_object (builder);
  return rbk_output_write_json (options->output, builder, error);
}

/* What is wrong with the customers is said of their file, what is wrong with a plan of the book. */
static gboolean
run_at_customers (const char         *path,
                  RbkBook            *book,
                  const RbkSpec      *spec,
                  const SolveOptions *options,
                  const SolveTask    *task,
                  GError            **error)
{
  g_auto(RbkOwnFile) from = { 0 };
  const RbkPlanSpec *plan = rbk_spec_find_plan (spec, options->plan, error);
  g_autoptr(RbkCustomers) customers = NULL;
  g_autoptr(RbkCustomersSolution) solution = NULL;
  RbkMixIndex *index;

  if (plan == NULL)
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  customers = rbk_load_customers (path, book, spec, &options->customers, &from, error);
  index = customers != NULL ? rbk_load_index (customers, spec, &from, error) : NULL;
  if (index == NULL)
    return FALSE;
  solution = rbk_solve_customers (spec, (guint) (plan - spec->plans), task->what, task->margin,
                                  index, NULL, error);
  if (solution != NULL)
    return write_customers (options, spec, solution, &from, error);
  if (g_error_matches (*error, RBK_ERROR, RBK_ERROR_NOT_FOUND))
    (*error)->code = RBK_ERROR_REFUSED;
  rbk_command_blame (error, path);
  return FALSE;
}

static gboolean
run (const char *path, const SolveOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = NULL;
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkPopulation) population = NULL;
  SolveTask   task = { 0 };
  RbkSolution solution;

  if (!read_task (options, &task, error))
    return FALSE;

  spec = rbk_load_spec (path, options->date, &book, error);
  if (spec != NULL && task.is_at_customers)
    return run_at_customers (path, book, spec, options, &task, error);
  if (spec == NULL ||
      !rbk_load_population (path, book, spec, &options->customers, &from, &population, error))
    return FALSE;
  if (!solve (spec, options->plan, &task, population, &solution, error))
    {
      rbk_command_blame (error, path);
      return FALSE;
    }

  return write_solution (options, spec->currency, &solution, &from, error);
}

static void
clear_options (SolveOptions *options)
{
  char **const texts[] = { &options->plan,
                           &options->margin,
                           &options->at,
                           &options->what,
                           &options->date,
                           &options->output,
                           &options->credits.max_credits,
                           &options->credits.max_loss,
                           &options->credits.meter,
                           &options->credits.save_as };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  rbk_customer_options_clear (&options->customers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SolveOptions, clear_options)

/* What is only of credits, and what only of all else. */
static gboolean
check_options (const SolveOptions *options, GError **error)
{
  const RbkCreditsOptions *credits = &options->credits;
  gboolean is_of_credits = credits->max_credits != NULL || credits->max_loss != NULL ||
                           credits->meter != NULL || credits->save_as != NULL ||
                           credits->by_workload || credits->rescale;
  gboolean    is_for_credits = g_strcmp0 (options->what, "credits") == 0;
  RbkSolveFor what;

  if (!is_for_credits && options->what != NULL && !rbk_solve_parse_for (options->what, &what, NULL))
    {
      g_autofree char *quoted = rbk_error_quote (options->what, strlen (options->what));

      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "--for: %s can't be solved for; write price, cap, included, overage or credits",
                   quoted);
    }
  else if (is_for_credits && (options->at != NULL || options->customers.usage != NULL ||
                              options->customers.synthetic != NULL))
    g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                 "solve: credits are the same for everybody; leave --at and customers away");
  else if (!is_for_credits && is_of_credits)
    g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                 "solve: --max-credits, --max-loss, --meter, --by-workload, --rescale and "
                 "--save-as go with --for credits");
  else if (!is_for_credits && options->plan == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "solve: --plan is missing");
  else
    return TRUE;

  return FALSE;
}

static RbkExit
solve_credits (const char *path, const SolveOptions *options)
{
  RbkCreditsOptions credits = options->credits;

  credits.plan = options->plan;
  credits.margin = options->margin;
  credits.date = options->date;
  credits.output = options->output;
  credits.json = options->json;

  return rbk_solve_credits (path, &credits);
}

static gboolean
parse (char **arguments, SolveOptions *options, char ***files, RbkExit *status)
{
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &options->plan,
      "The plan, by its key; may be left out for credits", "PLAN" },
    { "margin", 0, 0, G_OPTION_ARG_STRING, &options->margin,
      "The margin to reach; for credits a band, else 60%:80%", "0.7" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options->at,
      "Where: 200, 5k, p90, cap:80%, included, a level, customers (all of the plan's together); "
      "else the plan's sizing rule",
      "WHERE" },
    { "for", 0, 0, G_OPTION_ARG_STRING, &options->what,
      "What to find: price, cap, included, overage, or credits: small whole ones for each route; "
      "else price",
      "price|cap|included|overage|credits" },
    { "max-credits", 0, 0, G_OPTION_ARG_STRING, &options->credits.max_credits,
      "The most credits that a call may take, else 1000", "N" },
    { "max-loss", 0, 0, G_OPTION_ARG_STRING, &options->credits.max_loss,
      "By how much more a call may take for its cost on one route than on another", "10%" },
    { "meter", 0, 0, G_OPTION_ARG_STRING, &options->credits.meter,
      "The meter of credits, where there are several", "METER" },
    { "by-workload", 0, 0, G_OPTION_ARG_NONE, &options->credits.by_workload,
      "Let all routes of a workload take the same credits", NULL },
    { "rescale", 0, 0, G_OPTION_ARG_NONE, &options->credits.rescale,
      "Let credits be of another size: plans give and sell more or fewer for the same money",
      NULL },
    { "save-as", 0, 0, G_OPTION_ARG_FILENAME, &options->credits.save_as,
      "Write the book with these credits there", "BOOK" },
    RBK_CUSTOMER_OPTIONS (options->customers),
    RBK_OPTION_PRICES_ON (options->date),
    RBK_OPTION_JSON (options->json),
    RBK_OPTION_OUTPUT (options->output),
    { NULL },
  };

  return rbk_command_parse (arguments, entries, 1, 1, files, status);
}

/* solve FILE --plan P --margin 0.7 [--at WHERE] [--for price|cap|included|overage] [--usage
 * CSV|--synthetic [N] …]; solve FILE --for credits [--margin LOW:HIGH] [--max-credits N] … */
RbkExit
rbk_run_solve (char **arguments)
{
  g_auto(SolveOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit status;

  if (!parse (arguments, &options, &files, &status))
    return status;
  if (!check_options (&options, &error))
    return rbk_command_fail (error);
  if (options.what == NULL)
    options.what = g_strdup ("price");
  if (strcmp (options.what, "credits") == 0)
    return solve_credits (files[0], &options);
  if (!run (files[0], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

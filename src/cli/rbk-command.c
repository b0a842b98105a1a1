/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <stdarg.h>
#include <string.h>

#include "rbk-error.h"
#include "rbk-output.h"

const RbkCommand rbk_commands[] = {
  { "new", "", "Make a book from a template", rbk_run_new },
  { "discover", "", "Ask about a product, and propose a book of prices with its reasons",
    rbk_run_discover, "unit currency plans reasons book; with --questions: questions" },
  { "table", "FILE", "Print the tier table: price, cost, margin and floor of each plan",
    rbk_run_table, "currency synthetic plans" },
  { "cost", "", "Work out what a call to a model costs", rbk_run_cost,
    "model effective_from input cache_read cache_write output total currency format notes" },
  { "costs", "FILE", "Say what calls cost, by model, route, usage level and plan", rbk_run_costs,
    "currency date models cost_per_call tokens_per_call workloads compared_model levels prices "
    "calls loaded" },
  { "models", "[FILTER]", "List the prices of models", rbk_run_models, "models" },
  { "bill", "FILE", "Print the invoice for a usage", rbk_run_bill,
    "plan phase lines total blocked" },
  { "curve", "FILE", "Draw margin curves and certify the lowest margin", rbk_run_curve,
    "meter currency synthetic plans" },
  { "usage", "CSV", "Say what a usage file holds: percentiles, spread, advice", rbk_run_usage,
    "format rows customers skipped fields percentiles cost_ratio_p95_p5 top10_share advice" },
  { "simulate", "FILE", "Find which plan each customer takes, and what all of them come to",
    rbk_run_simulate,
    "currency synthetic customers unserved plans total moves entries weighted rounding" },
  { "customers", "FILE", "Say how customers differ, who loses money, who reaches a cap and when",
    rbk_run_customers,
    "currency synthetic file everybody_on cost_ratio_p95_p5 top10_share advice customers unserved "
    "plans "
    "total distribution losing cap_hits break_even" },
  { "migrate", "FROM TO", "Say who pays what when customers go from old prices to a book's",
    rbk_run_migrate,
    "currency synthetic from threshold customers revenue_before revenue_after margin_before "
    "margin_after grandfathering_costs may_leave total plans flows cohorts waves months "
    "largest_rises" },
  { "solve", "FILE", "Find the price, cap, included units or overage for a margin", rbk_run_solve,
    "plan for value margin at usage synthetic; with --for credits: plan for value margin at "
    "highest_margin loss meter credit_price scale free_routes refused reason way_out "
    "way_out_margin way_out_loss routes" },
  { "route", "FILE", "Find the cheapest model that will do for each workload", rbk_run_route,
    "synthetic currency cost_per_call cost_per_call_then passed_on workloads plans" },
  { "optimise", "FILE", "Find the best prices and caps for the customers, under an assumption",
    rbk_run_optimise,
    "currency synthetic demand changed terms margin_before margin_after left_on_the_table flat "
    "rising falling leaving largest_rise tried before after" },
  { "wallet", "FILE",
    "Run a plan's credits month by month: what goes, what is owed, by which policy", rbk_run_wallet,
    "plan currency synthetic customers usage policy rules months totals pools ranked_by policies "
    "advice" },
  { "check", "FILE", "Find what is wrong with the prices, and say why and what would mend it",
    rbk_run_check, "currency synthetic findings errors warnings" },
  { "advise", "FILE [TOPIC]",
    "Advise on what to charge for, caps or credits, limits, free plans, meters, overage, wallets",
    rbk_run_advise, "currency synthetic advice" },
  { "explain", "FILE [WHERE]",
    "Say how a figure comes about, as starter.margin@p90, or check the figures of a text",
    rbk_run_explain,
    "where label value unit source formula children; with --claim and --claims: currency "
    "synthetic claims holds differs unknown" },
  { "trigger", "FILE", "Say what a customer is told on the way to a cap, and which plan to offer",
    rbk_run_trigger,
    "plan meter currency used cap share projected days reset_date over_at_this_pace due recommend "
    "texts; of all customers: currency synthetic everybody_on even_pace calendar; without any: "
    "days "
    "levels" },
  { "scenario", "FILE", "Say what shocks do to margins and bills, and what to answer",
    rbk_run_scenario,
    "currency synthetic name shocks answer cost_per_call_before cost_per_call_after plans moves "
    "note total_before total_after unserved_before unserved_after matrix tornado predictability" },
  { "validate", "FILE", "Check that a file is a valid book; lists all errors", rbk_run_validate,
    "valid problems" },
  { "import", "FILE", "Make a book of what Stripe or OpenMeter has, or take prices of models",
    rbk_run_import },
  { "diff", "OLD NEW", "Say what changed from one book to another, or what to do at Stripe",
    rbk_run_diff,
    "changes added removed moved changed decisions; with --stripe: steps create update "
    "move_lookup_key archive untouched" },
  { "compare", "A B…", "Put books side by side", rbk_run_compare, "synthetic books plans" },
  { "export", "FILE", "Write price objects, pricing pages and documents", rbk_run_export },
  { "help", "[COMMAND]", "Say what the program can do, or more of a command", rbk_run_help,
    "program version summary commands exits environment" },
  { "complete", "-- WORD…", "Say what may stand in place of the last word, for a shell",
    rbk_run_complete },
  { NULL, NULL, NULL, NULL, NULL },
};

/**
 * rbk_command_find:
 * @name: a word of the command line
 *
 * Returns: (nullable) (transfer none): the command of that name
 */
const RbkCommand *
rbk_command_find (const char *name)
{
  for (const RbkCommand *command = rbk_commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;

  return NULL;
}

/**
 * rbk_command_join:
 * @values: (nullable) (array zero-terminated=1): what an option was given, each time
 * @more: (array zero-terminated=1): what follows the file
 *
 * An option that takes several values is given once for each, or once with the others after
 * the file: `bill FILE --usage a=1 b=2`.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): all of them, or %NULL where
 *   there is none
 */
char **
rbk_command_join (char **values, char **more)
{
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();

  if (values == NULL && more[0] == NULL)
    return NULL;
  if (values != NULL)
    g_strv_builder_addv (all, (const char **) values);
  g_strv_builder_addv (all, (const char **) more);

  return g_strv_builder_end (all);
}

static RbkExit
exit_of (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return RBK_EXIT_USAGE;
  if (error->domain != RBK_ERROR)
    return RBK_EXIT_INPUT;

  switch ((RbkErrorCode) error->code)
    {
    case RBK_ERROR_USAGE:
    case RBK_ERROR_NOT_FOUND:
      return RBK_EXIT_USAGE;
    case RBK_ERROR_REFUSED:
      return RBK_EXIT_NO;
    case RBK_ERROR_WRITE:
      return RBK_EXIT_OUTPUT;
    case RBK_ERROR_SYNTAX:
    case RBK_ERROR_INVALID:
    case RBK_ERROR_RANGE:
    case RBK_ERROR_OVERFLOW:
    case RBK_ERROR_VERSION:
    case RBK_ERROR_READ:
    default:
      return RBK_EXIT_INPUT;
    }
}

static char *
display_name (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  return rbk_printable (name);
}

/**
 * rbk_command_blame:
 * @error: (inout): what is wrong
 * @path: the file that it is about
 *
 * Puts the file's name in front of each line of a message.
 */
void
rbk_command_blame (GError **error, const char *path)
{
  g_autofree char *name = display_name (path);
  g_autofree char *separator = g_strdup_printf ("\n%s: ", name);
  g_auto(GStrv) lines = g_strsplit ((*error)->message, "\n", -1);
  g_autofree char *joined = g_strjoinv (separator, lines);

  g_free ((*error)->message);
  (*error)->message = g_strdup_printf ("%s: %s", name, joined);
}

/**
 * rbk_command_blame_option:
 * @error: (inout): what is wrong
 * @option: the option whose value it is, as it is written
 *
 * Puts the option in front of a message, and makes it a matter of wrong usage.
 */
void
rbk_command_blame_option (GError **error, const char *option)
{
  g_prefix_error (error, "%s: ", option);
  (*error)->domain = RBK_ERROR;
  (*error)->code = RBK_ERROR_USAGE;
}

/**
 * rbk_command_fail:
 * @error: what is wrong
 *
 * Says what is wrong on standard error.
 *
 * Returns: how the program should end
 */
RbkExit
rbk_command_fail (const GError *error)
{
  g_auto(GStrv) lines = g_strsplit (error->message, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *printable = rbk_printable (*line);

      if (printable[0] != '\0')
        g_printerr ("ratebook-cli: %s\n", printable);
    }

  return exit_of (error);
}

/**
 * rbk_command_warn:
 * @path: the file that it is about
 * @format: what to say of it, as for printf()
 * @...: what goes into it
 *
 * Says something of a file on standard error that does not stop the command.
 */
void
rbk_command_warn (const char *path, const char *format, ...)
{
  g_autofree char *name = display_name (path);
  g_autofree char *message = NULL;
  g_autofree char *printable = NULL;
  va_list          list;

  va_start (list, format);
  message = g_strdup_vprintf (format, list);
  va_end (list);
  printable = rbk_printable (message);
  g_printerr ("ratebook-cli: %s: %s\n", name, printable);
}

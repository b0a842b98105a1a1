/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-wallet-trials.h"

#define DEFAULT_MONTHS 24

static gboolean
fail_option (GError **error, const char *option, const char *value, const char *form)
{
  g_autofree char *quoted = rbk_error_quote (value, strlen (value));

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--%s %s: write %s", option, quoted, form);
  return FALSE;
}

static gboolean
read_share (const char *option, const char *text, RbkDecimal *share, GError **error)
{
  g_autofree char *number = g_strdup (text);
  gboolean         is_percent = g_str_has_suffix (text, "%");

  if (is_percent)
    number[strlen (number) - 1] = '\0';
  if (!rbk_decimal_parse (number, share, NULL))
    return fail_option (error, option, text, "a share a month, such as 5%");
  if (is_percent)
    *share = rbk_decimal_div (*share, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
  if (rbk_decimal_compare (*share, RBK_DECIMAL_ONE) > 0 ||
      rbk_decimal_compare (*share, rbk_decimal_negate (RBK_DECIMAL_ONE)) < 0)
    return fail_option (error, option, text, "-100% to 100% a month");

  return TRUE;
}

static gboolean
read_path (RbkWalletWork *self, const char *text, GError **error)
{
  g_auto(GStrv) words = g_strsplit (text, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      RbkDecimal use;

      if (!rbk_quantity_parse (g_strstrip (words[i]), &use, NULL) || rbk_decimal_sign (use) < 0)
        return fail_option (error, "path", text, "what is used each month, such as 3000,4500,2k");
      g_array_append_val (self->path, use);
    }

  return TRUE;
}

static gboolean
read_spread (RbkWalletTask *task, const RbkWalletOptions *options, GError **error)
{
  RbkDecimal sigma;

  if (options->spread != NULL)
    {
      if (!rbk_decimal_parse (options->spread, &sigma, NULL) || rbk_decimal_sign (sigma) < 0 ||
          rbk_decimal_compare (sigma, RBK_DECIMAL_UNITS (RBK_WALLET_MAX_SIGMA)) > 0)
        return fail_option (error, "spread", options->spread, "a sigma of 0 to 5, such as 0.3");
      task->path.sigma = rbk_decimal_to_double (sigma);
    }
  task->path.seed = 1;
  if (options->customers.seed != NULL &&
      !g_ascii_string_to_unsigned (options->customers.seed, 10, 0, G_MAXUINT64, &task->path.seed,
                                   NULL))
    return fail_option (error, "seed", options->customers.seed, "a whole number");

  return TRUE;
}

static gboolean
read_task (RbkWalletWork *self, const RbkWalletOptions *options, GError **error)
{
  RbkWalletTask *task = &self->report.task;

  if (options->months < 1 || options->months > RBK_WALLET_MAX_MONTHS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--months %d: write 1 to %d", options->months,
                   RBK_WALLET_MAX_MONTHS);
      return FALSE;
    }
  task->n_months = (guint) options->months;
  task->has_start = options->start != NULL;
  if (task->has_start && !rbk_date_parse (options->start, &task->start, NULL))
    return fail_option (error, "start", options->start, "a day such as 2026-03-31");
  if (options->opening != NULL && (!rbk_quantity_parse (options->opening, &task->opening, NULL) ||
                                   rbk_decimal_sign (task->opening) < 0))
    return fail_option (error, "opening", options->opening, "a number of credits");
  if (options->growth != NULL && !read_share ("growth", options->growth, &task->path.growth, error))
    return FALSE;
  if (options->path != NULL && !read_path (self, options->path, error))
    return FALSE;
  self->report.rank = RBK_WALLET_RANK_LIABILITY;
  if (options->rank != NULL && !rbk_wallet_rank_parse (options->rank, &self->report.rank, error))
    {
      rbk_command_blame_option (error, "--rank-by");
      return FALSE;
    }

  return read_spread (task, options, error);
}

static gboolean
write_report (const RbkWalletWork *self, const RbkWalletOptions *options, GError **error)
{
  if (options->json)
    return rbk_wallet_output_json (&self->report, options->output, error);
  if (options->csv)
    return rbk_wallet_output_csv (&self->report, options->output, error);

  return rbk_wallet_output_text (&self->report, options->output, error);
}

static gboolean
run (const char *path, const RbkWalletOptions *options, GError **error)
{
  g_auto(RbkWalletWork) self = { 0 };

  self.path = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
  self.report.from = &self.from;
  if (options->plan == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                           "wallet: say which plan with --plan KEY");
      return FALSE;
    }
  if (!read_task (&self, options, error))
    return FALSE;
  self.report.spec = self.spec = rbk_load_spec (path, options->date, &self.book, error);
  if (self.spec == NULL)
    return FALSE;
  self.report.plan = rbk_spec_find_plan (self.spec, options->plan, error);
  self.report.pools =
      self.report.plan != NULL ? rbk_wallet_terms_list (self.spec, self.report.plan, error) : NULL;
  if (self.report.pools == NULL)
    {
      rbk_command_blame (error, path);
      return FALSE;
    }

  if (!rbk_wallet_work_find_use (&self, path, options, error))
    return FALSE;
  if (!rbk_wallet_work_run (&self, options, error))
    {
      if (g_error_matches (*error, RBK_ERROR, RBK_ERROR_RANGE) &&
          (options->use != NULL || options->path != NULL))
        rbk_command_blame_option (error, options->use != NULL ? "--usage" : "--path");
      return FALSE;
    }

  return write_report (&self, options, error);
}

static void
clear_options (RbkWalletOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->plan);
  g_free (options->date);
  g_free (options->start);
  g_free (options->opening);
  g_free (options->use);
  g_free (options->path);
  g_free (options->growth);
  g_free (options->spread);
  g_free (options->rank);
  g_free (options->output);
  g_strfreev (options->policies);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkWalletOptions, clear_options)

#define TEXT(name, field, help, form)                                                              \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_STRING, &options.field, help, form                                    \
  }

/* wallet FILE --plan P [--months N] [--usage N|--path N,N…|--usage-file CSV|--synthetic [N]]
 * [--policy POLICY]… [--rank-by WHAT] [--json|--csv] [-o FILE] */
RbkExit
rbk_run_wallet (char **arguments)
{
  g_auto(RbkWalletOptions) options = { .months = DEFAULT_MONTHS };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    TEXT ("plan", plan, "The plan", "KEY"),
    { "months", 0, 0, G_OPTION_ARG_INT, &options.months, "For how many months; else 24", "N" },
    TEXT ("usage", use, "Credits used a month; else as the plan is sized", "N|p90|LEVEL"),
    TEXT ("path", path, "Credits used in each month; the last goes on", "N,N,…"),
    { "usage-file", 0, 0, G_OPTION_ARG_FILENAME, &options.customers.usage,
      "The customers, else those that the book names", "CSV" },
    TEXT ("synthetic", customers.synthetic, "Make up customers, so many; else 10k", "[N]"),
    TEXT ("percentiles", customers.percentiles, "What is known of their calls", "p50=200,p90=940"),
    TEXT ("median", customers.median, "Calls of the middle one", "N"),
    TEXT ("sigma", customers.sigma, "How far calls are spread", "1.8"),
    TEXT ("seed", customers.seed, "Others by the same rule; other months too", "N"),
    { "everyone", 0, 0, G_OPTION_ARG_NONE, &options.everyone,
      "Put all customers on the plan, not those who take it as the cheapest", NULL },
    TEXT ("growth", growth, "How use grows each month", "5%"),
    TEXT ("spread", spread, "How far a customer's months differ, as a sigma; by chance", "0.3"),
    { "policy", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.policies,
      "Another policy, its months shown: lose, once, year, never, or changes such as "
      "expiry=never,rollover=50%,rollover-cap=5000,topup-price=12",
      "POLICY" },
    TEXT ("rank-by", rank, "liability, breakage, lost, revenue, recognised or unserved", "WHAT"),
    TEXT ("start", start, "The day customers come; else 1 January of a common year", "DATE"),
    TEXT ("opening", opening, "Credits that they bring", "N"),
    TEXT ("date", date, "Terms in force on this day", "DATE"),
    RBK_OPTION_JSON (options.json),
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, "Print months as CSV", NULL },
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &status))
    return status;
  if (options.json && options.csv)
    error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE, "wallet: choose one of --json and --csv");
  else
    run (files[0], &options, &error);
  if (error != NULL)
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

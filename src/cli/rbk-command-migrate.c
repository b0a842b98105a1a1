/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-flat-book.h"
#include "rbk-load.h"
#include "rbk-migration-csv.h"
#include "rbk-migration-load.h"
#include "rbk-migration-output.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

#define N_LISTED_TEXT 10
#define N_LISTED_JSON 100

typedef struct
{
  RbkCustomerOptions customers;
  char             **prices, **map, **keep;
  char              *threshold, *shares, *start, *leaving, *date, *output;
  int                keep_months, waves, wave_days, notice, months, list;
  gboolean           json, csv;
} MigrateOptions;

/* The books, and what the new one remembers of the move. */
typedef struct
{
  RbkBook          *book, *old_book;
  RbkSpec          *before, *after;
  RbkMigrationPlan *plan; /* (nullable) */
  RbkCustomers     *customers;
  GArray           *shares; /* (nullable) (element-type RbkDecimal) */
} Books;

static void
clear_books (Books *self)
{
  g_clear_pointer (&self->shares, g_array_unref);
  g_clear_pointer (&self->customers, rbk_customers_free);
  g_clear_pointer (&self->before, rbk_spec_unref);
  g_clear_pointer (&self->after, rbk_spec_unref);
  g_clear_object (&self->old_book);
  g_clear_object (&self->book);
}

static void
clear_found (RbkMigrationFound *self)
{
  g_clear_pointer (&self->rollout, rbk_rollout_unref);
  g_clear_pointer (&self->migration, rbk_migration_unref);
  g_clear_pointer (&self->map, g_array_unref);
  rbk_own_file_clear (&self->customers);
  g_free (self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Books, clear_books)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkMigrationFound, clear_found)

static gboolean
read_share (const char *option, const char *text, RbkDecimal *share, GError **error)
{
  if (rbk_rise_parse (text, share, error))
    return TRUE;
  rbk_command_blame_option (error, option);
  return FALSE;
}

/* The old prices, from a book or flat. */
static gboolean
load_before (Books *self, const MigrateOptions *options, char **files, char **from, GError **error)
{
  g_autoptr(RbkBook) flat = NULL;

  if (options->prices == NULL)
    {
      *from = g_strdup (files[0]);
      self->before = rbk_load_spec (files[0], options->date, &self->old_book, error);
      return self->before != NULL;
    }
  *from = g_strjoinv (", ", options->prices);
  flat = rbk_flat_book_new (self->after->currency, (const char *const *) options->prices, error);
  if (flat == NULL)
    {
      rbk_command_blame_option (error, "--from-price");
      return FALSE;
    }
  self->before = rbk_spec_new (flat, &self->after->date, error);
  return self->before != NULL;
}

static gboolean
load (Books                *self,
      const MigrateOptions *options,
      char                **files,
      RbkMigrationFound    *found,
      GError              **error)
{
  const char *path = files[1] != NULL ? files[1] : files[0];

  if ((options->prices == NULL) != (files[1] != NULL))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                           options->prices == NULL
                               ? "migrate: TO is missing; name two books, or one with --from-price"
                               : "migrate: with --from-price there is no old book; leave it out");
      return FALSE;
    }
  self->after = rbk_load_spec (path, options->date, &self->book, error);
  if (self->after == NULL || !load_before (self, options, files, &found->from, error))
    return FALSE;
  self->plan = rbk_book_get_migration (self->book);
  self->customers = rbk_load_customers (path, self->book, self->after, &options->customers,
                                        &found->customers, error);
  return self->customers != NULL;
}

static RbkMigrationBills *
work_out (const Books          *self,
          const MigrateOptions *options,
          RbkMigrationFound    *found,
          const char           *path,
          GError              **error)
{
  RbkMigrationTask task = { .before = self->before,
                            .is_flat = options->prices != NULL,
                            .after = self->after,
                            .usage = rbk_customers_get_usage (self->customers),
                            .map = (const char *const *) options->map };

  if (found->customers.is_own)
    task.source = rbk_book_get_usage (self->book);
  if (task.map == NULL && self->plan != NULL)
    task.map = rbk_migration_plan_get_map (self->plan);
  task.after_index = rbk_load_index (self->customers, self->after, &found->customers, error);
  if (task.after_index == NULL)
    return NULL;
  {
    RbkMigrationBills *bills = rbk_migration_task_run (&task, &found->map, error);

    if (bills == NULL && options->map != NULL)
      rbk_command_blame_option (error, "--map");
    else if (bills == NULL)
      rbk_command_blame (error, path);
    return bills;
  }
}

static RbkMigration *
sum_up (const Books *self, const MigrateOptions *options, RbkMigrationBills *bills, GError **error)
{
  g_autoptr(RbkMigrationPlan) usual = rbk_migration_plan_new ();
  RbkMigrationPlan  *plan = self->plan != NULL ? self->plan : usual;
  RbkDecimal         threshold = rbk_migration_plan_get_threshold (plan);
  const char *const *texts = options->keep != NULL ? (const char *const *) options->keep
                                                   : rbk_migration_plan_get_keep (plan);
  g_autoptr(GArray) rules = NULL;
  RbkMigration *migration = NULL;

  if (options->threshold != NULL &&
      !read_share ("--threshold", options->threshold, &threshold, error))
    return NULL;
  rules = rbk_keep_rules_parse (texts, error);
  if (rules != NULL)
    migration = rbk_migration_new (bills, threshold, rules, error);
  if (migration == NULL && options->keep != NULL)
    rbk_command_blame_option (error, "--grandfather");
  return migration;
}

static gboolean
read_shares (Books *self, const char *text, RbkRolloutPlan *plan, GError **error)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", -1);

  self->shares = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
  for (guint i = 0; parts[i] != NULL; i++)
    {
      RbkDecimal share;

      if (!rbk_decimal_parse (parts[i], &share, error))
        {
          rbk_command_blame_option (error, "--wave-shares");
          return FALSE;
        }
      g_array_append_val (self->shares, share);
    }
  plan->n_waves = self->shares->len;
  plan->shares = (const RbkDecimal *) (gconstpointer) self->shares->data;
  return TRUE;
}

static gboolean
take_number (int option, const char *name, int least, int most, guint *number, GError **error)
{
  if (option == G_MININT)
    return TRUE;
  if (option >= least && option <= most)
    {
      *number = (guint) option;
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "%s %d: write %d to %d", name, option, least,
               most);
  return FALSE;
}

static gboolean
take_numbers (const MigrateOptions *options, RbkRolloutPlan *plan, GError **error)
{
  return take_number (options->keep_months, "--grandfather-months", 0, RBK_ROLLOUT_MAX_MONTHS,
                      &plan->keep_months, error) &&
         take_number (options->waves, "--waves", 1, RBK_ROLLOUT_MAX_WAVES, &plan->n_waves, error) &&
         take_number (options->wave_days, "--wave-days", 0, RBK_ROLLOUT_MAX_DAYS, &plan->wave_days,
                      error) &&
         take_number (options->notice, "--notice", 0, RBK_ROLLOUT_MAX_DAYS, &plan->notice_days,
                      error) &&
         take_number (options->months, "--months", 1, RBK_ROLLOUT_MAX_MONTHS, &plan->n_months,
                      error);
}

static gboolean
read_rollout (Books *self, const MigrateOptions *options, RbkRolloutPlan *plan, GError **error)
{
  if (!rbk_migration_plan_get_rollout (self->plan, self->after, plan, error))
    return FALSE;
  if (!take_numbers (options, plan, error))
    return FALSE;
  if (options->start != NULL && !rbk_date_parse (options->start, &plan->start, error))
    {
      rbk_command_blame_option (error, "--start");
      return FALSE;
    }
  if (options->leaving != NULL &&
      !read_share ("--leaving", options->leaving, &plan->leaving, error))
    return FALSE;
  return options->shares == NULL || read_shares (self, options->shares, plan, error);
}

static gboolean
write_result (const MigrateOptions *options, const RbkMigrationFound *found, GError **error)
{
  g_autoptr(GString) text = NULL;
  g_autofree char *csv = NULL;

  if (options->json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "currency", found->migration->bills->after->currency);
      rbk_synthetic_output_member (builder, &found->customers);
      rbk_migration_output_members (builder, found);
      json_builder_end_object (builder);
      return rbk_output_write_json (options->output, builder, error);
    }
  if (options->csv)
    {
      csv = rbk_migration_csv_new (found->migration, found->rollout);
      return rbk_output_write (options->output, csv, strlen (csv), error);
    }
  text = g_string_new (NULL);
  rbk_synthetic_output_line (text, &found->customers);
  rbk_migration_output_text (text, found);
  return rbk_output_write (options->output, text->str, text->len, error);
}

static gboolean
migrate (char **files, const MigrateOptions *options, GError **error)
{
  g_auto(Books) books = { 0 };
  g_auto(RbkMigrationFound) found = { 0 };
  g_autoptr(RbkMigrationBills) bills = NULL;
  g_autoptr(GError) reason = NULL;
  RbkRolloutPlan plan;

  if (!load (&books, options, files, &found, error))
    return FALSE;
  bills = work_out (&books, options, &found, files[1] != NULL ? files[1] : files[0], error);
  if (bills == NULL)
    return FALSE;
  found.n_listed = options->json ? N_LISTED_JSON : N_LISTED_TEXT;
  if (!take_number (options->list, "--list", 0, G_MAXINT, &found.n_listed, error))
    return FALSE;
  found.migration = sum_up (&books, options, bills, error);
  if (found.migration == NULL || !read_rollout (&books, options, &plan, error))
    return FALSE;
  if (!rbk_rollout_plan_check (&plan, &reason))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "migrate: %s", reason->message);
      return FALSE;
    }
  found.rollout = rbk_rollout_new (found.migration, &plan, error);
  return found.rollout != NULL && write_result (options, &found, error);
}

static void
clear_options (MigrateOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_strfreev (options->prices);
  g_strfreev (options->map);
  g_strfreev (options->keep);
  g_free (options->threshold);
  g_free (options->shares);
  g_free (options->start);
  g_free (options->leaving);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MigrateOptions, clear_options)

static gboolean
check_options (const MigrateOptions *options, GError **error)
{
  if (options->json && options->csv)
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                         "migrate: --json and --csv are two outputs; leave one out");
  else if (options->shares != NULL && options->waves != G_MININT)
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                         "migrate: --wave-shares says how many waves there are; leave --waves out");
  else
    return TRUE;
  return FALSE;
}

/* migrate FROM TO, or migrate TO --from-price [PLAN=]N, with customers and the options below */
RbkExit
rbk_run_migrate (char **arguments)
{
  g_auto(MigrateOptions) options = { .keep_months = G_MININT,
                                      .waves = G_MININT,
                                      .wave_days = G_MININT,
                                      .notice = G_MININT,
                                      .months = G_MININT,
                                      .list = G_MININT };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "from-price", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.prices,
      "What is paid a month today whatever is used, in place of an old book; with PLAN for the "
      "plans that the customers' file names (may be given several times)",
      "[PLAN=]N" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.map,
      "Where customers of a plan go; NEW may be cheapest, OLD * for all others (may be given "
      "several times)",
      "OLD=NEW" },
    { "threshold", 0, 0, G_OPTION_ARG_STRING, &options.threshold,
      "Which rise of a bill is too much; else 20%", "20%" },
    { "grandfather", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.keep,
      "Whom to leave on the old terms: rise:50%, plan:OLD, usage:0..500 or stopped (may be given "
      "several times)",
      "RULE" },
    { "grandfather-months", 0, 0, G_OPTION_ARG_INT, &options.keep_months,
      "After how many months they move too; 0 is never", "N" },
    { "waves", 0, 0, G_OPTION_ARG_INT, &options.waves, "In how many waves customers move; else 4",
      "N" },
    { "wave-shares", 0, 0, G_OPTION_ARG_STRING, &options.shares,
      "How customers are shared among the waves; else evenly", "10,20,70" },
    { "wave-days", 0, 0, G_OPTION_ARG_INT, &options.wave_days,
      "Days from one wave to the next; else 14", "N" },
    { "notice", 0, 0, G_OPTION_ARG_INT, &options.notice,
      "Days from when customers are told to when they move; else 30", "N" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start,
      "The day on which the first wave is told; else that of the prices", "DATE" },
    { "months", 0, 0, G_OPTION_ARG_INT, &options.months,
      "Of how many months revenue is told; else 12", "N" },
    { "leaving", 0, 0, G_OPTION_ARG_STRING, &options.leaving,
      "Assume that this share of those over the threshold leaves", "5%" },
    { "list", 0, 0, G_OPTION_ARG_INT, &options.list, "How many of the largest rises to list", "N" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Terms in force on this day", "DATE" },
    RBK_OPTION_JSON (options.json),
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, "Print all customers as CSV", NULL },
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 2, &files, &status))
    return status;
  if (!check_options (&options, &error) || !migrate (files, &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

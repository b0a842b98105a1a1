/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-trials.h"

#include <string.h>

#include "rbk-command.h"
#include "rbk-error.h"
#include "rbk-interrupt.h"
#include "rbk-output.h"
#include "rbk-progress.h"

static void
free_trial (gpointer data)
{
  RbkWalletTrial *trial = data;

  g_free (trial->rules);
  rbk_wallet_run_free (trial->run);
  g_clear_pointer (&trial->pools, g_ptr_array_unref);
  g_free (trial);
}

/**
 * rbk_wallet_work_clear:
 * @self: a work
 *
 * Frees what it holds.
 */
void
rbk_wallet_work_clear (RbkWalletWork *self)
{
  g_clear_pointer (&self->report.pools, g_ptr_array_unref);
  g_clear_pointer (&self->report.trials, g_ptr_array_unref);
  g_clear_pointer (&self->report.said, g_free);
  g_clear_pointer (&self->crowds, g_ptr_array_unref);
  g_clear_pointer (&self->customers, rbk_customers_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_pointer (&self->path, g_array_unref);
  g_clear_object (&self->book);
  rbk_own_file_clear (&self->from);
}

/* Who would take the plan, as in `simulate`; or everybody. */
static GArray *
find_customers (RbkWalletWork          *self,
                const RbkWalletOptions *options,
                RbkPopulation         **population,
                GError                **error)
{
  RbkMixIndex *index = rbk_customers_get_index (self->customers, self->spec, error);
  GArray      *found;

  if (index == NULL)
    return NULL;
  *population = rbk_mix_index_get_population (index);
  if (options->everyone)
    {
      found = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint i = 0; i < rbk_population_get_size (*population); i++)
        g_array_append_val (found, i);
      return found;
    }
  found = rbk_mix_list_customers (self->spec, (guint) (self->report.plan - self->spec->plans),
                                  index, error);
  if (found != NULL && found->len == 0)
    {
      g_array_unref (found);
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
                   "no customer takes the plan %s: each takes the cheapest that allows its usage; "
                   "put all of them on it with --everyone",
                   self->report.plan->key);
      return NULL;
    }

  return found;
}

static void
say_customers (RbkWalletWork *self, const RbkWalletOptions *options)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *use =
      rbk_grouped_to_text (rbk_decimal_round (self->report.use, 0, RBK_ROUND_HALF_AWAY));

  rbk_append_count (text, self->report.n_customers, "customer", "customers");
  g_string_append_printf (text,
                          options->everyone
                              ? ", all put on the plan, who use %s credits a month."
                              : " who take the plan as the cheapest, and use %s credits a "
                                "month.",
                          use);
  self->report.said = g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
gather_crowds (RbkWalletWork          *self,
               const char             *path,
               const RbkWalletOptions *options,
               GError                **error)
{
  RbkPopulation *population = NULL;
  g_autoptr(GArray) customers = NULL;

  self->customers =
      rbk_load_customers (path, self->book, self->spec, &options->customers, &self->from, error);
  if (self->customers == NULL)
    return FALSE;
  customers = find_customers (self, options, &population, error);
  self->crowds = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_wallet_crowd_free);
  for (guint i = 0; customers != NULL && i < self->report.pools->len; i++)
    {
      RbkWalletCrowd *crowd =
          rbk_wallet_crowd_new (self->spec, g_ptr_array_index (self->report.pools, i), population,
                                (const guint *) (gpointer) customers->data, customers->len, error);

      if (crowd == NULL)
        break;
      g_ptr_array_add (self->crowds, crowd);
      self->report.use = rbk_decimal_add (self->report.use, rbk_wallet_crowd_get_use (crowd));
      self->report.n_customers = rbk_wallet_crowd_get_count (crowd);
    }
  if (self->crowds->len < self->report.pools->len)
    {
      rbk_command_blame (error, self->from.path != NULL ? self->from.path : path);
      return FALSE;
    }
  say_customers (self, options);

  return TRUE;
}

/* A number of credits, or a place as --at knows it; else where the plan is sized. */
static gboolean
resolve_use (RbkWalletWork *self, const RbkWalletOptions *options, GError **error)
{
  const RbkPlanSpec    *plan = self->report.plan;
  const RbkWalletTerms *terms = g_ptr_array_index (self->report.pools, 0);
  const char           *word = options->use != NULL ? options->use : plan->sizing_text;
  g_autofree char      *number = NULL;
  RbkWhere              where;
  RbkFigure             figure;

  if (!rbk_where_parse (word, &where, error))
    {
      rbk_command_blame_option (error, "--usage");
      return FALSE;
    }
  self->report.use = where.value;
  if (where.kind != RBK_WHERE_USAGE)
    {
      if (!rbk_figure_at (self->spec, plan, rbk_plan_spec_get_phase_on (plan, &self->spec->date),
                          terms->meter, &where, NULL, &figure, error))
        return FALSE;
      self->report.use = figure.usage;
    }
  number = rbk_grouped_to_text (self->report.use);
  self->report.said = g_strdup_printf ("One customer who uses %s credits a month%s%s.", number,
                                       options->use == NULL ? ", as the plan is sized: " : "",
                                       options->use == NULL ? word : "");

  return TRUE;
}

/**
 * rbk_wallet_work_find_use:
 * @self: a work, the book and the plan's pools known
 * @path: where the book is, for messages
 * @options: what the command line says
 * @error: return location for an error
 *
 * Finds out what is used: what is said goes before customers, these before the plan's own size.
 *
 * Returns: whether it is known
 */
gboolean
rbk_wallet_work_find_use (RbkWalletWork          *self,
                          const char             *path,
                          const RbkWalletOptions *options,
                          GError                **error)
{
  gboolean asks = options->customers.usage != NULL || options->customers.synthetic != NULL;
  gboolean has_own =
      rbk_book_get_usage (self->book) != NULL || rbk_book_get_synthetic_usage (self->book) != NULL;
  guint n_said = (options->use != NULL) + (options->path != NULL) + asks;

  if (n_said > 1)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                           "choose one of --usage, --path, --usage-file and --synthetic");
      return FALSE;
    }
  if (options->path != NULL)
    {
      self->report.use = g_array_index (self->path, RbkDecimal, 0);
      self->report.said = g_strdup ("One customer who uses what --path says.");
      return TRUE;
    }
  self->report.has_customers = options->use == NULL && (asks || has_own);
  if (self->report.has_customers)
    return gather_crowds (self, path, options, error);

  return resolve_use (self, options, error);
}

/* What part of the plan's use draws from a pool, month by month. */
static RbkWalletRun *
run_one (RbkWalletWork *self, const RbkWalletTerms *terms, GError **error)
{
  RbkWalletTask task = self->report.task;
  g_autoptr(GArray) part = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));

  for (guint i = 0; i < self->path->len; i++)
    {
      RbkDecimal use =
          rbk_wallet_terms_get_part (terms, self->spec, g_array_index (self->path, RbkDecimal, i));

      g_array_append_val (part, use);
    }
  task.path.list = (const RbkDecimal *) (gpointer) part->data;
  task.path.n_list = part->len;

  return rbk_wallet_run_new (terms, &task,
                             rbk_wallet_terms_get_part (terms, self->spec, self->report.use),
                             error);
}

static gboolean
run_pools (RbkWalletWork *self, RbkWalletTrial *trial, const char *changes, GError **error)
{
  trial->pools = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_wallet_run_free);
  for (guint i = 0; i < self->report.pools->len; i++)
    {
      g_autoptr(RbkWalletTerms) terms =
                     rbk_wallet_terms_new_changed (g_ptr_array_index (self->report.pools, i),
                                                   changes, error);
      RbkWalletRun *run;

      if (terms == NULL)
        {
          rbk_command_blame_option (error, "--policy");
          return FALSE;
        }
      if (i == 0)
        trial->rules = rbk_wallet_terms_describe (terms);
      run = self->crowds != NULL
                ? rbk_wallet_run_new_for_crowd (terms, &self->report.task,
                                                g_ptr_array_index (self->crowds, i), error)
                : run_one (self, terms, error);
      if (run == NULL)
        return FALSE;
      g_ptr_array_add (trial->pools, run);
    }
  trial->run = rbk_wallet_run_new_sum ((const RbkWalletRun *const *) trial->pools->pdata,
                                       trial->pools->len, error);

  return trial->run != NULL;
}

static gboolean
add_trial (
    RbkWalletWork *self, const char *key, const char *name, const char *changes, GError **error)
{
  RbkWalletTrial *trial = g_new0 (RbkWalletTrial, 1);

  trial->key = key;
  trial->name = name;
  g_ptr_array_add (self->report.trials, trial);

  return run_pools (self, trial, changes, error);
}

static gboolean
add_named (RbkWalletWork *self, guint place, GError **error)
{
  const RbkWalletPolicyName *policy = &rbk_wallet_policy_names[place];

  return add_trial (self, policy->key, policy->name, policy->changes, error);
}

static gboolean
add_written (RbkWalletWork *self, const char *text, GError **error)
{
  for (guint i = 1; i < rbk_wallet_n_policy_names; i++)
    if (strcmp (rbk_wallet_policy_names[i].key, text) == 0)
      return add_named (self, i, error);
  if (strcmp (rbk_wallet_policy_names[0].key, text) == 0)
    return TRUE;

  return add_trial (self, text, text, text, error);
}

/* The book's own, and those that are asked for; where none is, those that are known by name. */
static gboolean
run_policies (RbkWalletWork *self, const RbkWalletOptions *options, GError **error)
{
  self->report.trials = g_ptr_array_new_with_free_func (free_trial);
  if (!add_named (self, 0, error))
    return FALSE;
  for (char **text = options->policies; text != NULL && *text != NULL; text++)
    if (!add_written (self, *text, error))
      return FALSE;
  for (guint i = 1; options->policies == NULL && i < rbk_wallet_n_policy_names; i++)
    if (!add_named (self, i, error))
      return FALSE;
  self->report.shown = options->policies != NULL && self->report.trials->len > 1 ? 1 : 0;

  return TRUE;
}

/**
 * rbk_wallet_work_run:
 * @self: a work that knows what is used
 * @options: what the command line says
 * @error: return location for an error
 *
 * Runs all policies. It stops at an interrupt.
 *
 * Returns: whether all were run
 */
gboolean
rbk_wallet_work_run (RbkWalletWork *self, const RbkWalletOptions *options, GError **error)
{
  g_auto(RbkProgress) progress = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(RbkInterrupt) interrupt = NULL;
  RbkWalletTask *task = &self->report.task;
  gboolean       is_done;

  interrupt = rbk_interrupt_new (cancellable);
  rbk_progress_init_work (&progress, "Running wallets");
  task->cancellable = cancellable;
  task->progress = rbk_progress_report_share;
  task->user_data = &progress;
  is_done = run_policies (self, options, error);
  task->cancellable = NULL;
  task->progress = NULL;

  return is_done;
}

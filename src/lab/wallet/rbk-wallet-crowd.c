/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-meter-usage.h"
#include "rbk-wallet-program.h"
#include "rbk-work.h"

/* How many parts are done before somebody is told, and what a part takes at most: entries times
 * slots that are looked at. */
#define PARTS_AT_ONCE 16
#define PART_WORK (1 << 21)
#define MAX_PART 4096

struct _RbkWalletCrowd
{
  guint      n;       /* entries */
  gint64    *first;   /* (owned) what each uses in a month, in millionths of a credit */
  gint64    *weights; /* (owned) (nullable) */
  guint64    count;   /* customers */
  RbkDecimal use;     /* of all of them */
};

/* One run of a crowd. */
typedef struct
{
  const RbkWalletCrowd     *crowd;
  const RbkWalletCalendar  *calendar;
  const RbkWalletProgram   *program;
  const RbkWalletPathTable *path;
  RbkDecimal                opening;
  guint                     part_size, first_part, n_parts;
  RbkWalletSums             sums[PARTS_AT_ONCE];
  RbkWalletFlows *wide[PARTS_AT_ONCE];   /* (owned) of those that are left to the decimals */
  RbkWalletRun    counts[PARTS_AT_ONCE]; /* likewise */
  gboolean        is_too_much[PARTS_AT_ONCE];
} CrowdRun;

static gboolean
fill (RbkWalletCrowd       *self,
      const RbkWalletTerms *terms,
      const RbkSpec        *spec,
      RbkPopulation        *population,
      const guint          *customers)
{
  const gint64 *weights = rbk_population_get_weights (population);
  RbkMeterUsage usage;

  rbk_meter_usage_init (&usage, spec, terms->meter, population);
  usage.units = rbk_wallet_terms_get_part (terms, spec, usage.units);
  for (guint i = 0; i < self->n; i++)
    {
      guint      customer = customers != NULL ? customers[i] : i;
      gint64     weight = weights != NULL ? weights[customer] : 1;
      RbkDecimal use = rbk_meter_usage_get (&usage, population, customer);

      if (!rbk_wallet_count_use (use, &self->first[i]))
        return FALSE;
      if (self->weights != NULL)
        self->weights[i] = weight;
      self->count += (guint64) weight;
      self->use = rbk_decimal_add (self->use, rbk_decimal_mul (use, rbk_decimal_from_int (weight)));
    }

  return TRUE;
}

/**
 * rbk_wallet_crowd_new:
 * @spec: a spec
 * @terms: a pool's terms, of the same spec
 * @population: customers, sealed
 * @customers: (nullable) (array length=n_customers): the places of those that are meant; %NULL for
 *   all
 * @n_customers: how many
 * @error: return location for an error
 *
 * Works out what each customer draws from a pool in a month.
 *
 * Returns: (transfer full) (nullable): the crowd; %NULL where there is nobody, or somebody uses
 * more than can be counted
 */
RbkWalletCrowd *
rbk_wallet_crowd_new (const RbkSpec        *spec,
                      const RbkWalletTerms *terms,
                      RbkPopulation        *population,
                      const guint          *customers,
                      guint                 n_customers,
                      GError              **error)
{
  g_autoptr(RbkWalletCrowd) self = g_new0 (RbkWalletCrowd, 1);

  g_return_val_if_fail (spec != NULL && terms != NULL && population != NULL, NULL);

  self->n = customers != NULL ? n_customers : rbk_population_get_size (population);
  if (self->n == 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_REFUSED,
                           E_ ("there is no customer to run a wallet for; say how much is used "
                               "instead"));
      return NULL;
    }
  self->first = g_new (gint64, self->n);
  if (rbk_population_get_weights (population) != NULL)
    self->weights = g_new (gint64, self->n);
  if (!fill (self, terms, spec, population, customers))
    {
      rbk_wallet_fail_use (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * rbk_wallet_crowd_free:
 * @self: (transfer full): a crowd
 */
void
rbk_wallet_crowd_free (RbkWalletCrowd *self)
{
  g_free (self->first);
  g_free (self->weights);
  g_free (self);
}

/**
 * rbk_wallet_crowd_get_count:
 * @self: a crowd
 *
 * Returns: how many customers it is of, with those who share an entry
 */
guint64
rbk_wallet_crowd_get_count (const RbkWalletCrowd *self)
{
  return self->count;
}

/**
 * rbk_wallet_crowd_get_use:
 * @self: a crowd
 *
 * Returns: credits that all of them together draw in a month
 */
RbkDecimal
rbk_wallet_crowd_get_use (const RbkWalletCrowd *self)
{
  return self->use;
}

/* A customer whose numbers are too large for whole ones. */
static void
run_wide (CrowdRun *self, guint place, const gint64 *month_use, gint64 weight)
{
  g_autoptr(RbkWalletFlows) flows =
                 rbk_wallet_calendar_run (self->calendar, self->opening, month_use);

  if (self->wide[place] == NULL)
    self->wide[place] = rbk_wallet_flows_new (self->calendar->terms, self->calendar->n_months);
  rbk_wallet_flows_add (self->wide[place], flows, weight);
  rbk_wallet_flows_count (flows, &self->counts[place], (guint64) weight);
}

static void
do_part (guint place, gpointer user_data)
{
  CrowdRun             *self = user_data;
  const RbkWalletCrowd *crowd = self->crowd;
  guint                 first = (self->first_part + place) * self->part_size;
  guint                 end = MIN (first + self->part_size, crowd->n);
  gint64                month_use[RBK_WALLET_MAX_MONTHS];

  for (guint i = first; i < end; i++)
    {
      gint64 weight = crowd->weights != NULL ? crowd->weights[i] : 1;

      if (weight <= 0)
        continue;
      if (!rbk_wallet_path_table_get_use (self->path, i, crowd->first[i], month_use))
        self->is_too_much[place] = TRUE;
      else if (!rbk_wallet_program_run (self->program, month_use, weight, &self->sums[place]))
        run_wide (self, place, month_use, weight);
    }
}

static gboolean
do_parts (CrowdRun *self, const RbkWalletTask *task, GError **error)
{
  for (self->first_part = 0; self->first_part < self->n_parts; self->first_part += PARTS_AT_ONCE)
    {
      if (g_cancellable_set_error_if_cancelled (task->cancellable, error))
        return FALSE;
      if (task->progress != NULL)
        task->progress ((double) self->first_part / self->n_parts, task->user_data);
      rbk_work_run (do_part, MIN (self->n_parts - self->first_part, PARTS_AT_ONCE), self);
    }
  for (guint i = 0; i < PARTS_AT_ONCE; i++)
    if (self->is_too_much[i])
      {
        rbk_wallet_fail_use (error);
        return FALSE;
      }
  if (task->progress != NULL)
    task->progress (1, task->user_data);

  return !g_cancellable_set_error_if_cancelled (task->cancellable, error);
}

static void
add_micro (RbkDecimal *sum, __int128 micro)
{
  const __int128 per_micro = RBK_DECIMAL_ONE_RAW / RBK_WALLET_MICRO;
  const __int128 max = ~RBK_DECIMAL_INVALID_RAW / per_micro;

  *sum = micro > max ? RBK_DECIMAL_INVALID
                     : rbk_decimal_add (*sum, (RbkDecimal){ .raw = micro * per_micro });
}

static void
add_sums (RbkWalletFlows *flows, const RbkWalletSums *sums)
{
  for (guint i = 0; i < flows->n_months * flows->n_worths; i++)
    {
      add_micro (&flows->flows[i].in, sums->flows[i].in);
      add_micro (&flows->flows[i].used, sums->flows[i].used);
      add_micro (&flows->flows[i].expired, sums->flows[i].expired);
    }
  for (guint i = 0; i < flows->n_months; i++)
    {
      add_micro (&flows->rolled[i], sums->rolled[i]);
      add_micro (&flows->overage[i], sums->overage[i]);
      add_micro (&flows->unserved[i], sums->unserved[i]);
    }
}

/* Sums of parts are whole numbers or exact, so their order does not matter. */
static RbkWalletRun *
finish (CrowdRun *self, GError **error)
{
  const RbkWalletTerms *terms = self->calendar->terms;
  g_autoptr(RbkWalletFlows) flows = rbk_wallet_flows_new (terms, self->calendar->n_months);
  RbkWalletRun *run;

  for (guint i = 0; i < PARTS_AT_ONCE; i++)
    {
      add_sums (flows, &self->sums[i]);
      if (self->wide[i] != NULL)
        rbk_wallet_flows_add (flows, self->wide[i], 1);
    }
  run = rbk_wallet_run_new_for_flows (terms, flows, self->crowd->count, error);
  for (guint i = 0; run != NULL && i < PARTS_AT_ONCE; i++)
    {
      run->n_losing += self->sums[i].n_losing + self->counts[i].n_losing;
      run->n_topping_up += self->sums[i].n_topping_up + self->counts[i].n_topping_up;
      run->n_unserved += self->sums[i].n_unserved + self->counts[i].n_unserved;
    }

  return run;
}

/**
 * rbk_wallet_run_new_for_crowd:
 * @terms: a pool's terms: those that the crowd was made for, or others with the same draws
 * @task: which months
 * @crowd: customers
 * @error: return location for an error
 *
 * Runs the wallets of many customers at once, each by the rules of [func@wallet_run_new]: sums are
 * the same to the last digit. It takes all processors.
 *
 * Returns: (transfer full) (nullable): the months of all together; %NULL where they can't be run,
 * or with %G_IO_ERROR_CANCELLED
 */
RbkWalletRun *
rbk_wallet_run_new_for_crowd (const RbkWalletTerms *terms,
                              const RbkWalletTask  *task,
                              const RbkWalletCrowd *crowd,
                              GError              **error)
{
  g_autoptr(RbkWalletCalendar) calendar = NULL;
  g_autoptr(RbkWalletProgram) program = NULL;
  g_autoptr(RbkWalletPathTable) path = NULL;
  g_autoptr(RbkWalletRun) run = NULL;
  g_autofree CrowdRun *work = g_new0 (CrowdRun, 1);

  g_return_val_if_fail (terms != NULL && task != NULL && crowd != NULL, NULL);

  calendar = rbk_wallet_calendar_new (terms, task, error);
  path = calendar != NULL ? rbk_wallet_path_table_new (&task->path, task->n_months, error) : NULL;
  if (path == NULL)
    return NULL;
  program = rbk_wallet_program_new (calendar, rbk_wallet_get_opening (task));
  *work = (CrowdRun){ .crowd = crowd, .calendar = calendar, .program = program, .path = path };
  work->opening = rbk_wallet_get_opening (task);
  work->part_size = (guint) CLAMP (PART_WORK / (program->lists->len + 1), 1, MAX_PART);
  work->n_parts = (crowd->n + work->part_size - 1) / work->part_size;
  for (guint i = 0; i < PARTS_AT_ONCE; i++)
    rbk_wallet_sums_init (&work->sums[i], program);
  if (do_parts (work, task, error))
    run = finish (work, error);
  for (guint i = 0; i < PARTS_AT_ONCE; i++)
    {
      rbk_wallet_sums_clear (&work->sums[i]);
      rbk_wallet_flows_free (work->wide[i]);
    }

  return g_steal_pointer (&run);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-work.h"

#include "rbk-customer-file.h"
#include "rbk-customer-path.h"
#include "rbk-migration-edit.h"
#include "rbk-migration-load.h"

#define MAX_RISES 100
#define HIGH_RISE "rise:50%"

typedef struct
{
  RbkAnalysis      *analysis; /* (owned) */
  RbkUsage         *usage;    /* (owned) (nullable) */
  RbkUsageSource   *source;   /* (owned) (nullable) a copy */
  RbkMigrationPlan *plan;     /* (owned) a copy */
  GFile            *old_book; /* (owned) (nullable) */
} Request;

/* Another thread has records of its own. */
static gpointer
copy (gpointer record)
{
  return record != NULL ? rbk_record_copy (RBK_RECORD (record)) : NULL;
}

/**
 * rbk_migration_work_new_request:
 * @document: an open book
 *
 * Returns: (transfer full): all that a move rests on, as it is now
 */
gpointer
rbk_migration_work_new_request (RbkDocument *document)
{
  Request          *self = g_new0 (Request, 1);
  RbkBook          *book = rbk_document_get_book (document);
  RbkMigrationPlan *plan = rbk_book_get_migration (book);
  RbkUsage         *usage = rbk_customer_file_get_usage (rbk_document_get_customer_file (document));

  self->analysis = rbk_analysis_ref (rbk_document_get_analysis (document));
  self->usage = usage != NULL ? rbk_usage_ref (usage) : NULL;
  self->source = copy (rbk_book_get_usage (book));
  self->plan = plan != NULL ? copy (plan) : rbk_migration_plan_new ();
  if (rbk_migration_plan_get_from_path (self->plan) != NULL)
    self->old_book = rbk_customer_path_resolve (rbk_document_get_file (document),
                                                rbk_migration_plan_get_from_path (self->plan));

  return self;
}

/**
 * rbk_migration_work_free_request:
 * @request: (transfer full): what was asked for
 *
 * Frees it.
 */
void
rbk_migration_work_free_request (gpointer request)
{
  Request *self = request;

  rbk_analysis_unref (self->analysis);
  g_clear_pointer (&self->usage, rbk_usage_unref);
  g_clear_object (&self->source);
  g_clear_object (&self->plan);
  g_clear_object (&self->old_book);
  g_free (self);
}

static void
clear_cost (gpointer data)
{
  g_free (((RbkKeepCost *) data)->rule);
}

static void
add_cost (RbkMigrationResult *self, const char *rule, int plan)
{
  const char *const texts[] = { rule, NULL };
  g_autoptr(GArray) rules = rbk_keep_rules_parse (texts, NULL);
  RbkKeepCost cost = { .rule = g_strdup (rule), .plan = plan };

  if (rules != NULL)
    rbk_keep_rule_get_cost (&g_array_index (rules, RbkKeepRule, 0), self->migration->bills, &cost.n,
                            &cost.forgone);
  g_array_append_val (self->costs, cost);
}

static void
add_costs (RbkMigrationResult *self)
{
  RbkKeepRule      over = { .by = RBK_KEEP_RISE, .share = self->migration->threshold };
  g_autofree char *text = rbk_keep_rule_to_text (&over);

  self->costs = g_array_new (FALSE, FALSE, sizeof (RbkKeepCost));
  g_array_set_clear_func (self->costs, clear_cost);
  add_cost (self, text, -1);
  if (!g_str_equal (text, HIGH_RISE))
    add_cost (self, HIGH_RISE, -1);
  add_cost (self, "stopped", -1);
  for (guint i = 0; i < self->before->n_plans; i++)
    {
      g_autofree char *rule = g_strconcat ("plan:", self->before->plans[i].key, NULL);

      add_cost (self, rule, (int) i);
    }
}

static gboolean
sum_up (RbkMigrationResult *self, RbkMigrationPlan *plan, RbkMigrationBills *bills)
{
  g_autoptr(GArray) rules =
                 rbk_keep_rules_parse (rbk_migration_plan_get_keep (plan), &self->error);
  RbkRolloutPlan rollout;

  if (rules != NULL)
    self->migration =
        rbk_migration_new (bills, rbk_migration_plan_get_threshold (plan), rules, &self->error);
  if (self->migration == NULL ||
      !rbk_migration_plan_get_rollout (plan, rbk_analysis_get_spec (self->analysis), &rollout,
                                       &self->error))
    return FALSE;
  self->rises = rbk_migration_list (self->migration, 1u << RBK_COHORT_OVER, MAX_RISES);
  add_costs (self);
  self->rollout = rbk_rollout_new (self->migration, &rollout, &self->error);

  return self->rollout != NULL;
}

/**
 * rbk_migration_work_do:
 * @request: what was asked for
 *
 * Reads the old book and works the move out, in whatever thread.
 *
 * Returns: (transfer full): a result
 */
gpointer
rbk_migration_work_do (gpointer request)
{
  const Request      *asked = request;
  RbkMigrationResult *self = g_new0 (RbkMigrationResult, 1);
  RbkMigrationTask    task = { .is_flat = rbk_migration_plan_get_prices (asked->plan) != NULL,
                               .after = rbk_analysis_get_spec (asked->analysis),
                               .after_index = rbk_analysis_get_mix_index (asked->analysis),
                               .usage = asked->usage,
                               .source = asked->source,
                               .map = rbk_migration_plan_get_map (asked->plan) };
  g_autoptr(RbkMigrationBills) bills = NULL;

  self->analysis = rbk_analysis_ref (asked->analysis);
  if (task.after == NULL || task.after_index == NULL)
    return self;
  self->before =
      rbk_migration_load_before (asked->old_book, rbk_migration_plan_get_prices (asked->plan),
                                 task.after->currency, &task.after->date, &self->error);
  if (self->before == NULL && asked->old_book != NULL)
    g_prefix_error (&self->error, "%s: ", rbk_migration_plan_get_from_path (asked->plan));
  if (self->before == NULL)
    return self;
  self->automatic = rbk_migration_map_new (self->before, task.after, NULL, NULL);
  task.before = self->before;
  bills = rbk_migration_task_run (&task, &self->map, &self->error);
  if (bills != NULL)
    sum_up (self, asked->plan, bills);
  self->can_be_mended =
      self->error != NULL && !rbk_migration_plan_fits (asked->plan, self->before, task.after);

  return self;
}

/**
 * rbk_migration_result_free:
 * @result: (transfer full): what was worked out
 *
 * Frees it.
 */
void
rbk_migration_result_free (gpointer result)
{
  RbkMigrationResult *self = result;

  rbk_analysis_unref (self->analysis);
  g_clear_pointer (&self->before, rbk_spec_unref);
  g_clear_pointer (&self->automatic, g_array_unref);
  g_clear_pointer (&self->map, g_array_unref);
  g_clear_pointer (&self->migration, rbk_migration_unref);
  g_clear_pointer (&self->rollout, rbk_rollout_unref);
  g_clear_pointer (&self->rises, g_array_unref);
  g_clear_pointer (&self->costs, g_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

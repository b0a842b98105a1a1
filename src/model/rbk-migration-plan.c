/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-plan.h"

#include "rbk-text.h"

/**
 * RbkMigrationPlan:
 *
 * What was chosen last for moving customers from older prices to those of the book: where from,
 * which plan to which, whom to spare, in which steps.
 */
struct _RbkMigrationPlan
{
  RbkRecord parent_instance;

  char       *from_path; /* (owned) (nullable) */
  char      **prices;    /* (owned) (nullable) */
  char      **map;       /* (owned) (nullable) */
  RbkDecimal *threshold; /* (owned) (nullable) */
  char      **keep;      /* (owned) (nullable) */
  int         keep_months;
  int         waves;
  int         wave_days;
  int         notice_days;
  char       *start; /* (owned) (nullable) */
  int         months;
  RbkDecimal *leaving; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkMigrationPlan, rbk_migration_plan, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkMigrationPlan, member)

static const RbkField fields[] = {
  { "from", RBK_FIELD_STRING, FIELD (from_path), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "old book") },
  { "prices", RBK_FIELD_STRINGS, FIELD (prices), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "old flat prices") },
  { "map", RBK_FIELD_STRINGS, FIELD (map), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "where customers go") },
  { "threshold", RBK_FIELD_DECIMAL, FIELD (threshold), NULL, RBK_FIELD_SHARE, "0.2",
    NC_ ("field", "threshold") },
  { "keep", RBK_FIELD_STRINGS, FIELD (keep), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "who keeps the old terms") },
  { "keep-months", RBK_FIELD_INTEGER, FIELD (keep_months), NULL, RBK_FIELD_NON_NEGATIVE, "0",
    NC_ ("field", "months of old terms") },
  { "waves", RBK_FIELD_INTEGER, FIELD (waves), NULL, RBK_FIELD_POSITIVE, "4",
    NC_ ("field", "waves") },
  { "wave-days", RBK_FIELD_INTEGER, FIELD (wave_days), NULL, RBK_FIELD_NON_NEGATIVE, "14",
    NC_ ("field", "days between waves") },
  { "notice-days", RBK_FIELD_INTEGER, FIELD (notice_days), NULL, RBK_FIELD_NON_NEGATIVE, "30",
    NC_ ("field", "days of notice") },
  { "start", RBK_FIELD_DATE, FIELD (start), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "first notice") },
  { "months", RBK_FIELD_INTEGER, FIELD (months), NULL, RBK_FIELD_POSITIVE, "12",
    NC_ ("field", "months") },
  { "leaving", RBK_FIELD_DECIMAL, FIELD (leaving), NULL, RBK_FIELD_SHARE, "0",
    NC_ ("field", "share that leaves") },
};

static void
rbk_migration_plan_class_init (RbkMigrationPlanClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_migration_plan_init (RbkMigrationPlan *self)
{
}

/**
 * rbk_migration_plan_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkMigrationPlan *
rbk_migration_plan_new (void)
{
  return g_object_new (RBK_TYPE_MIGRATION_PLAN, NULL);
}

/**
 * rbk_migration_plan_get_from_path:
 * @self: a plan of a move
 *
 * Returns: (nullable) (transfer none): where the old book is, beside the book or in full; nothing
 * where there are flat prices
 */
const char *
rbk_migration_plan_get_from_path (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), NULL);

  return self->from_path;
}

/**
 * rbk_migration_plan_get_prices:
 * @self: a plan of a move
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): flat prices of before, in place of
 * a book: `49`, or with names `basic=29`
 */
const char *const *
rbk_migration_plan_get_prices (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), NULL);

  return (const char *const *) self->prices;
}

/**
 * rbk_migration_plan_get_map:
 * @self: a plan of a move
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): where customers of old plans go,
 * by hand: `OLD=NEW`
 */
const char *const *
rbk_migration_plan_get_map (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), NULL);

  return (const char *const *) self->map;
}

/**
 * rbk_migration_plan_get_threshold:
 * @self: a plan of a move
 *
 * Returns: which rise of a bill is too much, as a share
 */
RbkDecimal
rbk_migration_plan_get_threshold (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), RBK_DECIMAL_INVALID);

  return self->threshold != NULL ? *self->threshold : (RbkDecimal){ RBK_DECIMAL_ONE_RAW / 5 };
}

/**
 * rbk_migration_plan_get_keep:
 * @self: a plan of a move
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): whom to leave on the old terms:
 * `rise:50%`, `plan:OLD`, `usage:0..500`, `stopped`
 */
const char *const *
rbk_migration_plan_get_keep (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), NULL);

  return (const char *const *) self->keep;
}

/**
 * rbk_migration_plan_get_keep_months:
 * @self: a plan of a move
 *
 * Returns: after how many months those move too; 0: never
 */
int
rbk_migration_plan_get_keep_months (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), 0);

  return self->keep_months;
}

/**
 * rbk_migration_plan_get_waves:
 * @self: a plan of a move
 *
 * Returns: in how many waves customers move
 */
int
rbk_migration_plan_get_waves (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), 0);

  return self->waves;
}

/**
 * rbk_migration_plan_get_wave_days:
 * @self: a plan of a move
 *
 * Returns: days from one wave to the next
 */
int
rbk_migration_plan_get_wave_days (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), 0);

  return self->wave_days;
}

/**
 * rbk_migration_plan_get_notice_days:
 * @self: a plan of a move
 *
 * Returns: how many days customers know beforehand
 */
int
rbk_migration_plan_get_notice_days (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), 0);

  return self->notice_days;
}

/**
 * rbk_migration_plan_get_start:
 * @self: a plan of a move
 *
 * Returns: (nullable) (transfer none): the day on which the first wave is told; nothing is the date
 * of prices
 */
const char *
rbk_migration_plan_get_start (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), NULL);

  return self->start;
}

/**
 * rbk_migration_plan_get_months:
 * @self: a plan of a move
 *
 * Returns: of how many months revenue is told
 */
int
rbk_migration_plan_get_months (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), 0);

  return self->months;
}

/**
 * rbk_migration_plan_get_leaving:
 * @self: a plan of a move
 *
 * Returns: which share of those whose bill rises too much is taken to leave
 */
RbkDecimal
rbk_migration_plan_get_leaving (RbkMigrationPlan *self)
{
  g_return_val_if_fail (RBK_IS_MIGRATION_PLAN (self), RBK_DECIMAL_INVALID);

  return self->leaving != NULL ? *self->leaving : RBK_DECIMAL_ZERO;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-date.h"
#include "rbk-migration.h"

G_BEGIN_DECLS

#define RBK_ROLLOUT_MAX_WAVES 52
#define RBK_ROLLOUT_MAX_MONTHS 120
#define RBK_ROLLOUT_MAX_DAYS 366

/**
 * RbkRolloutPlan:
 * @start: the day on which the first wave is told
 * @notice_days: how many days after they are told customers move
 * @n_waves: how many waves, up to %RBK_ROLLOUT_MAX_WAVES
 * @wave_days: days from one wave to the next
 * @shares: (nullable) (array length=n_waves): how the customers are shared among the waves; else
 *   evenly
 * @keep_months: after how many months from the start those who are kept move too; 0: never
 * @n_months: of how many months revenue is told, up to %RBK_ROLLOUT_MAX_MONTHS
 * @leaving: which share of those over the threshold leaves when it moves; 0 to 1
 *
 * How to go about a move.
 */
typedef struct
{
  GDate             start;
  guint             notice_days, n_waves, wave_days;
  const RbkDecimal *shares;
  guint             keep_months, n_months;
  RbkDecimal        leaving;
} RbkRolloutPlan;

/**
 * RbkWave:
 * @is_kept: whether it is that of those who were kept
 * @told: when they are told
 * @moves: when they move
 * @sums: who
 * @over: those of them over the threshold
 * @has_rises: whether there is anybody who pays today and can use all that they use
 * @lowest: the lowest rise among them, in billionths; @highest: the highest
 */
typedef struct
{
  gboolean    is_kept;
  GDate       told, moves;
  RbkMoveSums sums, over;
  gboolean    has_rises;
  gint64      lowest, highest;
} RbkWave;

/**
 * RbkRolloutMonth:
 * @first: its first day
 * @revenue_before: what customers would pay if nothing were done
 * @revenue: what they pay; those who move within the month by days
 * @cost: what they cost
 * @n_moved: how many have moved by its end, of those who move
 * @n_left: how many of those are taken to have left
 */
typedef struct
{
  GDate      first;
  RbkDecimal revenue_before, revenue, cost;
  guint64    n_moved;
  RbkDecimal n_left;
} RbkRolloutMonth;

/**
 * RbkRollout:
 * @plan: how, but for shares
 * @waves: (element-type RbkWave): in order
 * @months: (element-type RbkRolloutMonth): from that of the start on
 * @entry_waves: (array): of each entry, its place in @waves; 255 for one that doesn't move
 *
 * A move in waves: those who gain first, those whose bill rises most last.
 */
typedef struct
{
  gatomicrefcount ref_count;
  RbkRolloutPlan  plan;
  GArray         *waves, *months;
  guint8         *entry_waves;
} RbkRollout;

#define RBK_NO_WAVE 255

gboolean    rbk_rollout_plan_check (const RbkRolloutPlan *self, GError **error);
RbkRollout *rbk_rollout_new (const RbkMigration   *migration,
                             const RbkRolloutPlan *plan,
                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
RbkRollout *rbk_rollout_ref (RbkRollout *self);
void        rbk_rollout_unref (RbkRollout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkRollout, rbk_rollout_unref)

G_END_DECLS

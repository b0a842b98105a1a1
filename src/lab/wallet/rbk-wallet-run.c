/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-private.h"

#include "rbk-error.h"

/* What somebody uses, in millionths of a credit. */
gboolean
rbk_wallet_count_use (RbkDecimal use, gint64 *micro)
{
  RbkDecimal scaled =
      rbk_decimal_round (rbk_decimal_mul (use, RBK_DECIMAL_UNITS (RBK_WALLET_MICRO)), 0,
                         RBK_ROUND_HALF_AWAY);

  return rbk_decimal_is_valid (scaled) && rbk_decimal_sign (scaled) >= 0 &&
         rbk_decimal_to_int (scaled, micro) && *micro <= RBK_WALLET_MAX_USE;
}

void
rbk_wallet_fail_use (GError **error)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_RANGE,
                       E_ ("a month's use is more than can be counted; write 0 to 1000000000000"));
}

/* What customers bring, in what is counted. */
RbkDecimal
rbk_wallet_get_opening (const RbkWalletTask *task)
{
  return rbk_decimal_round (task->opening, RBK_WALLET_PLACES, RBK_ROUND_DOWN);
}

/**
 * rbk_wallet_run_new:
 * @terms: a pool's terms
 * @task: which months; its cancellable and progress are not needed
 * @use: credits that are used in the first month, where the path has no list
 * @error: return location for an error
 *
 * Runs the wallet of one customer, exactly.
 *
 * Credits that come on one day from one source are one lot: it has a day on which it came, a day on
 * which it goes, a priority and a worth. Lots are used in the order of priority, then of earlier
 * expiry, then of earlier coming. Credits good to the end of a month go in that month and are of no
 * use on the first day of the next. What is left of a grant at the end of its cadence, or of its
 * life where that ends before, rolls over: none, a share or all of it, no more in all than the cap,
 * and is good from then on as long as the rollover's own expiry says; without one it keeps its own
 * day, or starts another life like it where that day has come. Top-ups live by their own expiry
 * where they have one, and then neither roll over nor count for the cap. Without rollover credits
 * live to the end of their life, also past the next grant.
 *
 * Returns: (transfer full) (nullable): the months; %NULL where they can't be run
 */
RbkWalletRun *
rbk_wallet_run_new (const RbkWalletTerms *terms,
                    const RbkWalletTask  *task,
                    RbkDecimal            use,
                    GError              **error)
{
  g_autoptr(RbkWalletCalendar) calendar = NULL;
  g_autoptr(RbkWalletPathTable) path = NULL;
  g_autoptr(RbkWalletFlows) flows = NULL;
  g_autofree gint64 *month_use = NULL;
  g_autoptr(RbkWalletRun) run = NULL;
  gint64 first = 0;

  g_return_val_if_fail (terms != NULL && task != NULL, NULL);

  calendar = rbk_wallet_calendar_new (terms, task, error);
  if (calendar == NULL)
    return NULL;
  path = rbk_wallet_path_table_new (&task->path, task->n_months, error);
  if (path == NULL)
    return NULL;
  month_use = g_new0 (gint64, task->n_months);
  if (!rbk_wallet_count_use (use, &first) ||
      !rbk_wallet_path_table_get_use (path, 0, first, month_use))
    {
      rbk_wallet_fail_use (error);
      return NULL;
    }
  flows = rbk_wallet_calendar_run (calendar, rbk_wallet_get_opening (task), month_use);
  run = rbk_wallet_run_new_for_flows (terms, flows, 1, error);
  if (run != NULL)
    rbk_wallet_flows_count (flows, run, 1);

  return g_steal_pointer (&run);
}

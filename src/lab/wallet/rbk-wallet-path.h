/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/* Months that differ more than this are no forecast. */
#define RBK_WALLET_MAX_SIGMA 5

#define RBK_WALLET_MAX_MONTHS 120
/* Credits are counted in these: a millionth of one. */
#define RBK_WALLET_PLACES 6
#define RBK_WALLET_MICRO 1000000

/**
 * RbkWalletPath:
 * @list: (nullable) (array length=n_list): what is used in each of the first months; the last goes
 *   on after them. Instead of a first month's use and @growth
 * @n_list: how many
 * @growth: by which share use grows each month; -1 to 1
 * @sigma: the standard deviation of the logarithm by which months differ; 0 for all alike
 * @seed: the same months for the same seed, on every machine
 *
 * How use goes on from month to month. It borrows @list.
 */
typedef struct
{
  const RbkDecimal *list;
  guint             n_list;
  RbkDecimal        growth;
  double            sigma;
  guint64           seed;
} RbkWalletPath;

/**
 * RbkWalletPathTable:
 *
 * A path made ready for many customers. Immutable, so it can cross threads.
 */
typedef struct _RbkWalletPathTable RbkWalletPathTable;

RbkWalletPathTable *rbk_wallet_path_table_new (const RbkWalletPath *path,
                                               guint                n_months,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void                rbk_wallet_path_table_free (RbkWalletPathTable *self);
gboolean            rbk_wallet_path_table_get_use (const RbkWalletPathTable *self,
                                                   guint                     customer,
                                                   gint64                    first,
                                                   gint64                   *use);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWalletPathTable, rbk_wallet_path_table_free)

G_END_DECLS

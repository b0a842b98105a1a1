/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-private.h"

#include <math.h>

#include "rbk-error.h"
#include "rbk-normal.h"

#define NANO 1000000000
#define BITS_OF_SPREAD 10
#define N_SPREAD (1 << BITS_OF_SPREAD)

struct _RbkWalletPathTable
{
  guint   n_months;
  gint64 *list;   /* (owned) (nullable) (array length=n_months) in millionths */
  gint64 *growth; /* (owned) (array length=n_months) of the first month, in billionths */
  gint64 *spread; /* (owned) (nullable) (array) in millionths, each as likely */
  guint64 seed;
};

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_RANGE, message);
  return FALSE;
}

static gboolean
fill_list (RbkWalletPathTable *self, const RbkWalletPath *path, GError **error)
{
  if (path->n_list == 0)
    return TRUE;
  self->list = g_new0 (gint64, self->n_months);
  for (guint i = 0; i < self->n_months; i++)
    {
      if (!rbk_wallet_count_use (path->list[MIN (i, path->n_list - 1)], &self->list[i]))
        {
          rbk_wallet_fail_use (error);
          return FALSE;
        }
    }

  return TRUE;
}

/* (1 + growth) to the power of each month, rounded to a billionth once for each. */
static gboolean
fill_growth (RbkWalletPathTable *self, RbkDecimal growth, GError **error)
{
  RbkDecimal step = rbk_decimal_add (RBK_DECIMAL_ONE, growth);
  RbkDecimal factor = RBK_DECIMAL_ONE;

  if (!rbk_decimal_is_valid (growth) || rbk_decimal_sign (step) < 0 ||
      rbk_decimal_compare (growth, RBK_DECIMAL_ONE) > 0)
    return fail (error, E_ ("use can't grow so; write -100% to 100% a month"));
  self->growth = g_new0 (gint64, self->n_months);
  for (guint i = 0; i < self->n_months; i++)
    {
      RbkDecimal nano = rbk_decimal_round (rbk_decimal_mul (factor, RBK_DECIMAL_UNITS (NANO)), 0,
                                           RBK_ROUND_HALF_AWAY);

      if (!rbk_decimal_to_int (nano, &self->growth[i]))
        return fail (error, E_ ("use grows beyond what can be counted; write less growth or fewer "
                                "months"));
      factor = rbk_decimal_mul (factor, step);
    }

  return TRUE;
}

/* Lognormal with a mean of 1: the middles of slices that are equally likely. */
static gboolean
fill_spread (RbkWalletPathTable *self, double sigma, GError **error)
{
  if (!(sigma >= 0 && sigma <= RBK_WALLET_MAX_SIGMA))
    return fail (error, E_ ("months can't differ so; write a sigma of 0 to 5"));
  if (sigma <= 0)
    return TRUE;
  self->spread = g_new0 (gint64, N_SPREAD);
  for (guint i = 0; i < N_SPREAD; i++)
    {
      double z = rbk_normal_quantile ((i + 0.5) / N_SPREAD);

      self->spread[i] = llround (exp (sigma * z - sigma * sigma / 2) * 1e6);
    }

  return TRUE;
}

/**
 * rbk_wallet_path_table_new:
 * @path: how use goes on
 * @n_months: for how many months
 * @error: return location for an error
 *
 * Makes a path ready.
 *
 * Returns: (transfer full) (nullable): the table; %NULL where the path makes no sense
 */
RbkWalletPathTable *
rbk_wallet_path_table_new (const RbkWalletPath *path, guint n_months, GError **error)
{
  g_autoptr(RbkWalletPathTable) self = g_new0 (RbkWalletPathTable, 1);

  g_return_val_if_fail (path != NULL && n_months > 0, NULL);

  self->n_months = n_months;
  self->seed = path->seed;
  if (!fill_list (self, path, error) || !fill_growth (self, path->growth, error) ||
      !fill_spread (self, path->sigma, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rbk_wallet_path_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees a table.
 */
void
rbk_wallet_path_table_free (RbkWalletPathTable *self)
{
  if (self == NULL)
    return;
  g_free (self->list);
  g_free (self->growth);
  g_free (self->spread);
  g_free (self);
}

/* SplitMix64, as its authors publish it. */
static guint64
split_mix (guint64 seed, guint64 place)
{
  guint64 bits = seed + (place + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  bits = (bits ^ bits >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ bits >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return bits ^ bits >> 31;
}

/* Rounded half up; FALSE where it is too much. Small numbers do without a wide division. */
static gboolean
scale (gint64 *use, gint64 factor, gint64 of)
{
  unsigned __int128 wide = (unsigned __int128) *use * (guint64) factor + (guint64) of / 2;

  if (wide <= G_MAXUINT64)
    *use = (gint64) ((guint64) wide / (guint64) of);
  else if (wide / (guint64) of <= RBK_WALLET_MAX_USE)
    *use = (gint64) (wide / (guint64) of);
  else
    return FALSE;

  return TRUE;
}

/**
 * rbk_wallet_path_table_get_use:
 * @self: a table
 * @customer: which customer; months differ for each, where they differ
 * @first: what it uses in the first month, in millionths of a credit
 * @use: (out caller-allocates) (array): what it uses in each
 *
 * Works out what a customer uses month by month, each rounded to a millionth of a credit.
 *
 * Returns: `FALSE` where that is more than can be counted
 */
gboolean
rbk_wallet_path_table_get_use (const RbkWalletPathTable *self,
                               guint                     customer,
                               gint64                    first,
                               gint64                   *use)
{
  for (guint i = 0; i < self->n_months; i++)
    {
      use[i] = self->list != NULL ? self->list[i] : first;
      if (self->list == NULL && self->growth[i] != NANO && !scale (&use[i], self->growth[i], NANO))
        return FALSE;
      if (self->spread != NULL)
        {
          guint64 bits = split_mix (self->seed, (guint64) customer * RBK_WALLET_MAX_MONTHS + i);

          if (!scale (&use[i], self->spread[bits >> (64 - BITS_OF_SPREAD)], RBK_WALLET_MICRO))
            return FALSE;
        }
    }

  return TRUE;
}

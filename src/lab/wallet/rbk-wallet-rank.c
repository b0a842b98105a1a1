/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-rank.h"

#include <string.h>

#include "rbk-error.h"

const RbkWalletRankName rbk_wallet_rank_names[RBK_WALLET_N_RANKS] = {
  [RBK_WALLET_RANK_LIABILITY] = { "liability", "Least owed to customers" },
  [RBK_WALLET_RANK_BREAKAGE] = { "breakage", "Least earned from expired credits" },
  [RBK_WALLET_RANK_LOST] = { "lost", "Fewest credits lost by customers" },
  [RBK_WALLET_RANK_REVENUE] = { "revenue", "Most paid beside the fee" },
  [RBK_WALLET_RANK_RECOGNISED] = { "recognised", "Most earned from credits used" },
  [RBK_WALLET_RANK_UNSERVED] = { "unserved", "Least use refused" },
};

/**
 * rbk_wallet_rank_parse:
 * @text: one of the keys
 * @rank: (out): what it says
 * @error: return location for an error
 *
 * Reads what somebody cares about.
 *
 * Returns: whether there is such a thing
 */
gboolean
rbk_wallet_rank_parse (const char *text, RbkWalletRank *rank, GError **error)
{
  g_autoptr(GString) known = g_string_new (NULL);
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < RBK_WALLET_N_RANKS; i++)
    {
      if (g_strcmp0 (rbk_wallet_rank_names[i].key, text) == 0)
        {
          *rank = (RbkWalletRank) i;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i == 0 ? "" : ", ", rbk_wallet_rank_names[i].key);
    }
  quoted = rbk_error_quote (text, strlen (text));
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               "policies can't be ranked by %s; write one of %s", quoted, known->str);

  return FALSE;
}

/**
 * rbk_wallet_rank_get_figure:
 * @rank: what somebody cares about
 * @run: months of a wallet
 *
 * Returns: the figure that decides
 */
RbkDecimal
rbk_wallet_rank_get_figure (RbkWalletRank rank, const RbkWalletRun *run)
{
  switch (rank)
    {
    case RBK_WALLET_RANK_LIABILITY:
      return run->peak_deferred;
    case RBK_WALLET_RANK_BREAKAGE:
      return run->total.breakage;
    case RBK_WALLET_RANK_LOST:
      return run->total.expired;
    case RBK_WALLET_RANK_REVENUE:
      return rbk_decimal_add (run->total.topup_revenue, run->total.overage_revenue);
    case RBK_WALLET_RANK_RECOGNISED:
      return run->total.recognised;
    case RBK_WALLET_RANK_UNSERVED:
    default:
      return run->total.unserved;
    }
}

typedef struct
{
  RbkDecimal figure;
  guint      place;
} Ranked;

static int
compare (gconstpointer a, gconstpointer b, gpointer wants_most)
{
  const Ranked *first = a, *second = b;
  int           order = rbk_decimal_compare (first->figure, second->figure);

  if (order != 0)
    return wants_most != NULL ? -order : order;

  return first->place < second->place ? -1 : 1;
}

/**
 * rbk_wallet_rank_sort:
 * @rank: what somebody cares about
 * @runs: (array length=n_runs): runs of policies
 * @n_runs: how many
 * @order: (out caller-allocates) (array length=n_runs): their places, the best first
 *
 * Ranks policies. Of equal ones the earlier comes first.
 */
void
rbk_wallet_rank_sort (RbkWalletRank              rank,
                      const RbkWalletRun *const *runs,
                      guint                      n_runs,
                      guint                     *order)
{
  g_autofree Ranked *ranked = g_new0 (Ranked, n_runs + 1);
  gboolean wants_most = rank == RBK_WALLET_RANK_REVENUE || rank == RBK_WALLET_RANK_RECOGNISED;

  for (guint i = 0; i < n_runs; i++)
    ranked[i] = (Ranked){ .figure = rbk_wallet_rank_get_figure (rank, runs[i]), .place = i };
  g_qsort_with_data (ranked, (int) n_runs, sizeof (Ranked), compare, GINT_TO_POINTER (wants_most));
  for (guint i = 0; i < n_runs; i++)
    order[i] = ranked[i].place;
}

/**
 * rbk_wallet_get_advice:
 *
 * Returns: (transfer none): what stands beside deferred revenue and breakage, always
 */
const char *
rbk_wallet_get_advice (void)
{
  return "Ask your auditor when credits become revenue. Here they do when they are used, and what "
         "expires does when it goes; the whole fee is taken as paid for the credits that come with "
         "it. Where expired credits have to be handed over or paid back, that is no revenue.";
}

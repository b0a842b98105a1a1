/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-csv.h"

#include "rbk-export-text.h"

#define FIGURE(member)                                                                             \
  {                                                                                                \
#member, G_STRUCT_OFFSET(RbkWalletMonth, member)                                               \
  }

/* In the order of the command line, and under its names. */
static const struct
{
  const char *name;
  gsize       offset;
} figures[] = {
  FIGURE (opening),    FIGURE (granted),  FIGURE (rolled_over),   FIGURE (topped_up),
  FIGURE (used),       FIGURE (expired),  FIGURE (closing),       FIGURE (deferred),
  FIGURE (recognised), FIGURE (breakage), FIGURE (unserved),      FIGURE (overage),
  FIGURE (paid),       FIGURE (prepaid),  FIGURE (topup_revenue), FIGURE (overage_revenue),
};

static void
add_months (GString *text, const char *policy, const RbkWalletRun *run)
{
  for (guint i = 0; i < run->n_months; i++)
    {
      rbk_export_csv_cell (text, policy);
      g_string_append_printf (text, ",%u", i + 1);
      for (guint j = 0; j < G_N_ELEMENTS (figures); j++)
        {
          g_autofree char *number = rbk_decimal_to_string (
              G_STRUCT_MEMBER (RbkDecimal, &run->months[i], figures[j].offset));

          g_string_append_printf (text, ",%s", number);
        }
      g_string_append (text, "\r\n");
    }
}

/**
 * rbk_wallet_csv_new:
 * @policies: what is looked at
 * @work: what it comes to
 * @selected: the number of the policy that comes first
 *
 * Returns: (transfer full): the months of every policy for programs: exact, and the same in every
 *   language
 */
char *
rbk_wallet_csv_new (RbkPolicyList *policies, RbkWalletWork *work, guint selected)
{
  GString *text = g_string_new ("policy,month");

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_string_append_printf (text, ",%s", figures[i].name);
  g_string_append (text, "\r\n");
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rbk_policy_list_get_size (policies); i++)
      {
        const RbkPolicy    *policy = rbk_policy_list_get (policies, i);
        const RbkWalletRun *run = rbk_wallet_work_peek_run (work, policy->id);

        if (run != NULL && (policy->id == selected) == (pass == 0))
          add_months (text, policy->name, run);
      }

  return g_string_free (text, FALSE);
}

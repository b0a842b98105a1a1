/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-wallet-run.h"

G_BEGIN_DECLS

#define RBK_WALLET_DAY_NEVER G_MAXINT
/* No month is more of a customer than this, in millionths of a credit. */
#define RBK_WALLET_MAX_USE ((gint64) 1 << 60)

gboolean   rbk_wallet_count_use (RbkDecimal use, gint64 *micro);
void       rbk_wallet_fail_use (GError **error);
RbkDecimal rbk_wallet_get_opening (const RbkWalletTask *task);

RbkDecimal      rbk_wallet_rules_get_months (const RbkWalletRules *rules);
RbkDecimal      rbk_wallet_rules_get_monthly_grant (const RbkWalletRules *rules);
void            rbk_wallet_rules_tidy (RbkWalletRules *rules);
int             rbk_wallet_terms_find_topup (const RbkWalletTerms *self);
RbkWalletAtZero rbk_wallet_terms_find_at_zero (const RbkWalletTerms *self);

/* Credits of one worth: those brought along, granted by a source, bought from one. */
enum
{
  RBK_WALLET_WORTH_OPENING,
  RBK_WALLET_WORTH_GRANT, /* of the first source; then its top-ups, the next one's grants… */
};

#define RBK_WALLET_WORTH(source, is_topup)                                                         \
  (RBK_WALLET_WORTH_GRANT + 2 * (source) + ((is_topup) ? 1 : 0))

/* Days count from the one on which customers come, which is 0. A month is a billing month: it
 * starts on that day of the month, or on the month's last where it has no such day. */
typedef struct
{
  const RbkWalletTerms *terms; /* (not owned) */
  GDate                 start;
  guint                 n_months;
  int                  *months; /* (owned) (array length=n_months + 1) the first day of each */
  GArray  *
      *resets; /* (owned) (element-type int) days of each source's grants, and one past the end */
  int  *days;   /* (owned) (array length=n_days) on which anything can happen */
  guint n_days; /* the first is 0, the last the end */
  int   topup;  /* the source whose top-ups are bought; -1 for none */
} RbkWalletCalendar;

/* What has been decided of credits that came on one day from one source. */
typedef struct
{
  guint    source, worth;
  gboolean is_topup;
  int      birth, expiry;
  int      next;   /* the day on which they go, or are carried on */
  gboolean turns;  /* whether they are carried on then */
  gboolean rolled; /* whether they were */
} RbkWalletLot;

RbkWalletCalendar *rbk_wallet_calendar_new (const RbkWalletTerms *terms,
                                            const RbkWalletTask  *task,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void               rbk_wallet_calendar_free (RbkWalletCalendar *self);
gboolean rbk_wallet_calendar_is_reset (const RbkWalletCalendar *self, guint source, int day);
void     rbk_wallet_lot_init (RbkWalletLot            *self,
                              const RbkWalletCalendar *calendar,
                              guint                    worth,
                              int                      day);
void     rbk_wallet_lot_turn (RbkWalletLot *self, const RbkWalletCalendar *calendar);
int      rbk_wallet_lot_compare (const RbkWalletLot      *a,
                                 const RbkWalletLot      *b,
                                 const RbkWalletCalendar *calendar);

typedef struct
{
  RbkDecimal in, used, expired;
} RbkWalletFlow;

/* What flowed in each month, for each worth; and use that nothing covered. */
typedef struct
{
  guint          n_months, n_worths;
  RbkWalletFlow *flows; /* (owned) (array) the worths of the first month, then of the next */
  RbkDecimal    *rolled, *overage, *unserved; /* (owned) (array length=n_months) */
} RbkWalletFlows;

RbkWalletFlows *rbk_wallet_flows_new (const RbkWalletTerms *terms,
                                      guint                 n_months) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_wallet_flows_free (RbkWalletFlows *self);
RbkWalletFlow  *rbk_wallet_flows_get (RbkWalletFlows *self, guint month, guint worth);
void rbk_wallet_flows_add (RbkWalletFlows *self, const RbkWalletFlows *other, gint64 times);
void rbk_wallet_flows_count (RbkWalletFlows *self, RbkWalletRun *run, guint64 times);
RbkWalletRun *rbk_wallet_run_new_for_flows (const RbkWalletTerms *terms,
                                            RbkWalletFlows       *flows,
                                            guint64               n_customers,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

RbkWalletFlows *rbk_wallet_calendar_run (const RbkWalletCalendar *self,
                                         RbkDecimal               opening,
                                         const gint64 *month_use) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWalletCalendar, rbk_wallet_calendar_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWalletFlows, rbk_wallet_flows_free)

G_END_DECLS

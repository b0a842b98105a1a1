/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-optimise.h"
#include "rbk-trial-book.h"
#include "rbk-trial-crowd.h"

G_BEGIN_DECLS

/* Shares of customers are counted in parts of this, so that sums are the same anywhere. */
#define RBK_STAY_BITS 30
#define RBK_STAY_ALL (G_GINT64_CONSTANT (1) << RBK_STAY_BITS)
#define RBK_STAY_STEPS 256
#define RBK_STAY_OCTAVES 64

/* Which share of customers stays at a rise of their bill, made ready to be looked up. */
typedef struct
{
  RbkDemandKind kind;
  double        leaving; /* of a churn: parts of all that leave at twice the bill */
  gint64        steps[RBK_STAY_STEPS + 1], octaves[RBK_STAY_OCTAVES]; /* of an elasticity */
} RbkStay;

gboolean rbk_demand_is_valid (const RbkDemand *self);

void   rbk_stay_init (RbkStay *self, const RbkDemand *demand);
gint64 rbk_stay_get (const RbkStay *self, gint64 before, gint64 after);

/* What terms are worth: first how far they break what is asked for, then the margin of a month
 * that is expected, both in nano-units. */
typedef struct
{
  __int128 violation, margin;
} RbkWorth;

gboolean rbk_worth_is_better (const RbkWorth *self, const RbkWorth *than);

/* How bills move. */
typedef struct
{
  guint64    n_rising, n_falling, n_leaving;
  RbkDecimal largest_rise;
} RbkBillMoves;

/* A book on trial with all its customers, ready to say what it is worth. */
typedef struct
{
  RbkTrialBook           book;
  RbkCrowd              *crowd; /* (owned) */
  const RbkOptimiseTask *task;
  RbkStay                stay;
  gint64                 nano_per_minor;
  gint64                 most_bill; /* no bill may be more, so that sums fit */
  gint64               **bills;     /* (owned) of each plan with a price, by group */
  gint64               **spare;     /* (owned) likewise, of what is tried */
  gint64                *overheads; /* (owned) of each plan, in nano-units, rounded up */
  gint64                *today;     /* (owned) what a group pays; -1: no plan serves it */
  gint64                *limits;    /* (owned) and may pay at most */
  __int128              *losses;    /* (owned) what its customers without a margin cost today */

  int       others_of;        /* whose others are known: the place of a plan, -1 for nobody's */
  gint64   *other_bills;      /* (owned) the lowest that other plans come to */
  guint    *other_plans;      /* (owned) and whose it is */
  __int128 *revenues, *costs; /* (owned) of each plan: room for sums */
  guint     n_tried;
} RbkAppraisal;

gboolean rbk_appraisal_init_crowd (RbkAppraisal          *self,
                                   const RbkSpec         *spec,
                                   const RbkOptimiseTask *task,
                                   RbkCrowd              *crowd,
                                   GError               **error);
gboolean rbk_appraisal_init (RbkAppraisal          *self,
                             const RbkSpec         *spec,
                             const RbkOptimiseTask *task,
                             RbkMixIndex           *index,
                             GError               **error);
void     rbk_appraisal_clear (RbkAppraisal *self);
gboolean rbk_appraisal_bill (RbkAppraisal *self, guint plan);
void     rbk_appraisal_keep (RbkAppraisal *self, guint plan);
void     rbk_appraisal_try_plan (RbkAppraisal *self, guint plan, RbkWorth *worth);
void     rbk_appraisal_try_plans (RbkAppraisal *self, const gboolean *is_tried, RbkWorth *worth);
void     rbk_appraisal_count (RbkAppraisal *self, RbkBillMoves *moves);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkAppraisal, rbk_appraisal_clear)

/* A term that may change: its value goes in whole steps. A value that is not on a step is the
 * one that the book has. */
typedef struct
{
  guint       plan;
  RbkSolveFor what;
  RbkDecimal  before, quantum;
  gint64      start; /* stands for before */
  gint64      least, most;
  gint64      grid, offset; /* only steps that are a multiple of grid past offset */
  gint64      value;
} RbkTerm;

RbkDecimal rbk_term_get_value (const RbkTerm *self, gint64 steps);
gint64     rbk_term_snap (const RbkTerm *self, gint64 steps, gboolean up);
GArray    *rbk_terms_new (const RbkTrialBook    *book,
                          const RbkOptimiseTask *task,
                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   rbk_terms_are_ordered (const RbkTrialBook *book, guint plan);

/* The search. */
typedef struct
{
  RbkAppraisal appraisal;
  GArray      *terms;    /* (element-type RbkTerm) (owned) */
  RbkWorth     worth;    /* of the terms as they are */
  RbkWorth     first;    /* of today's */
  gboolean    *is_tried; /* (owned) for each plan */
  guint        n_done, n_steps;
  double       from, share; /* of all the work, where this begins and how much it is */
  double       shown;
} RbkSearch;

/* A term and a value for it. */
typedef struct
{
  guint  term;
  gint64 value;
} RbkTermMove;

gboolean rbk_search_init (RbkSearch             *self,
                          const RbkSpec         *spec,
                          const RbkOptimiseTask *task,
                          RbkCrowd              *crowd,
                          GError               **error);
void     rbk_search_clear (RbkSearch *self);
gboolean rbk_search_run (RbkSearch *self, GError **error);
gboolean rbk_search_polish (RbkSearch *self, const RbkSearch *near, GError **error);
void     rbk_search_keep (RbkSearch         *self,
                          const RbkTermMove *moves,
                          guint              n_moves,
                          const RbkWorth    *worth);
void     rbk_search_go_to (RbkSearch *self, const RbkSearch *other);
gboolean rbk_search_try (RbkSearch *self, const RbkTermMove *moves, guint n_moves, RbkWorth *worth);
gboolean rbk_search_step (RbkSearch *self, const RbkTermMove *moves, guint n_moves);
gboolean rbk_search_report (RbkSearch *self, guint n_done, GError **error);
gboolean rbk_search_is_stopped (RbkSearch *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkSearch, rbk_search_clear)

G_END_DECLS

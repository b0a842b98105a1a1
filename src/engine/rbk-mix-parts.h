/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"
#include "rbk-population-amounts.h"

G_BEGIN_DECLS

#define RBK_MIX_BLOCK 64

/* What usage on a meter is counted from: a number that the file has for each customer. */
typedef enum
{
  RBK_MIX_NOTHING, /* it is the same for everybody */
  RBK_MIX_CALLS,
  RBK_MIX_TOKENS, /* of all kinds */
  RBK_MIX_INPUT,  /* fresh, cached and written ones */
  RBK_MIX_OUTPUT,
  RBK_N_MIX_SOURCES,
} RbkMixSource;

/* Usage is the source's number x units / weights; without a source it is units. */
typedef struct
{
  RbkMixSource source;
  RbkDecimal   units, weights;
} RbkMixMeter;

typedef struct _RbkMixBlocks RbkMixBlocks;

/* Places are the numbers that the source has, each once, ascending. Customers are ordered by
 * them, so that those of place i are from firsts[i] to firsts[i + 1] of the order. */
struct _RbkMixIndex
{
  gatomicrefcount ref_count;
  RbkPopulation  *population; /* (owned) */
  guint           n_customers;
  RbkMixMeter    *meters; /* (owned) of the spec */
  guint           n_meters;
  gboolean        has_own_cost;
  RbkDecimal      call_cost, weights; /* where customers have no cost of their own */

  const gint64 *values[RBK_N_MIX_SOURCES]; /* (nullable) the population's or own */
  gint64       *sums[RBK_N_MIX_SOURCES];   /* (owned) (nullable) */
  gint64        largest[RBK_N_MIX_SOURCES];
  const gint64 *entry_weights; /* (nullable) the population's */
  guint64       n_weighted;    /* customers, with weights; at most G_MAXINT64 */
  const gint64 *cost;          /* in nano-units; the population's or own */
  gint64       *own_cost;      /* (owned) (nullable) */

  RbkMixSource source; /* by which customers are ordered */
  guint       *order;  /* (owned) */
  gint64      *places; /* (owned) */
  guint        n_places;
  guint       *firsts;       /* (owned) n_places + 1 of them */
  guint64     *n_before;     /* (owned) (nullable) customers before a place, with weights */
  gint64      *ordered_cost; /* (owned) */
  __int128    *usage_before; /* (owned) the source's numbers before every 64th place, summed up */
  __int128    *cost_before;  /* (owned) costs before every 64th customer of the order */
  gint64      *high_cost;    /* (owned) the highest of these 64 customers */
  gint64      *place_cost;   /* (owned) the highest of those of every 64 places */

  RbkMixIndex *base;                      /* (owned) (nullable) whose order a variant borrows */
  RbkDecimal   growth[RBK_N_MIX_SOURCES]; /* what becomes of each of what is counted */

  GMutex        mutex;  /* of the next */
  RbkMixBlocks *blocks; /* (owned) (nullable) where a book has asked for them */
};

void         rbk_mix_meter_init (RbkMixMeter   *self,
                                 const RbkSpec *spec,
                                 int            meter,
                                 RbkPopulation *population);
RbkDecimal   rbk_mix_meter_get_usage (const RbkMixMeter *self, gint64 number);
int          rbk_mix_get_axis (const RbkSpec *spec);
RbkMixSource rbk_mix_find_source (const RbkSpec *spec, const RbkMixMeter *meters);
gboolean     rbk_mix_uses_card (const RbkCardSpec *card);
gboolean     rbk_mix_has_cap (const RbkCardSpec *card);
void         rbk_mix_sort (RbkMixIndex *self);
void         rbk_mix_sort_costs (RbkMixIndex *self);
void         rbk_mix_meter_grow (RbkMixMeter *self, const RbkDecimal growth[RBK_N_MIX_SOURCES]);

const RbkPhaseSpec *rbk_mix_get_phase (const RbkSpec *spec, const RbkPlanSpec *plan);
gint64              rbk_mix_get_number (const RbkMixIndex *self, guint meter, guint customer);

/* What a customer has of all sources. */
static inline void
rbk_mix_get_numbers (const RbkMixIndex *self, guint customer, gint64 numbers[RBK_N_MIX_SOURCES])
{
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    numbers[i] = self->values[i] != NULL ? self->values[i][customer] : 0;
}

/* How many customers are from a place to before another, with weights. */
static inline gint64
rbk_mix_count (const RbkMixIndex *self, guint from, guint to)
{
  return self->n_before != NULL ? (gint64) (self->n_before[to] - self->n_before[from])
                                : (gint64) (self->firsts[to] - self->firsts[from]);
}

static inline gint64
rbk_mix_get_weight (const RbkMixIndex *self, guint customer)
{
  return self->entry_weights != NULL ? self->entry_weights[customer] : 1;
}

/* A stretch of the source's numbers on which a line of the bill is (first + step x (number -
 * from)) / unit minor units, rounded half up. A stretch that is not straight is evaluated in
 * full at each number. */
typedef struct
{
  gint64   from, to;
  gboolean is_exact;    /* whether first, step and unit are known */
  gboolean is_straight; /* whether it is straight but for rounding */
  gint64   first, step, unit;
  guint64  inverse; /* 2^(64 + shift) / unit, rounded down, where unit is 10 or more */
  guint    shift;   /* 2^shift is at most unit, and 2^(shift + 1) more */
} RbkMixPiece;

typedef struct
{
  const RbkCardSpec *card;
  RbkMixMeter        meter;
  guint              minor_digits;
  GArray            *pieces; /* (element-type RbkMixPiece) */
} RbkMixLine;

/* What a plan charges: what does not depend on usage, and lines that do. */
typedef struct
{
  guint   plan;
  gint64  fixed;                    /* in minor units */
  GArray *lines;                    /* (element-type RbkMixLine) */
  gint64  limit[RBK_N_MIX_SOURCES]; /* the last number that hard caps allow; -1: none */
  gint64  at_80[RBK_N_MIX_SOURCES], at_100[RBK_N_MIX_SOURCES]; /* from which number on */
  gint64  overhead; /* in nano-units, rounded up: a loaded cost is above a bill where its
                     * inference is above what the overhead leaves of it */
} RbkMixOffer;

GArray *rbk_mix_offers_new (const RbkSpec     *spec,
                            const RbkMixIndex *index,
                            int                only,
                            GError           **error);
GArray *rbk_mix_offers_new_unstopped (const RbkSpec     *spec,
                                      const RbkMixIndex *index,
                                      guint              plan,
                                      GError           **error);
gint64  rbk_mix_find_alert (const RbkMixMeter *meter,
                            const RbkCardSpec *card,
                            gint64             largest,
                            gint64             percent);
/* An offer has fewer lines than this. */
#define RBK_MIX_MAX_LINES 32

gint64   rbk_mix_line_evaluate (const RbkMixLine *self, gint64 number);
void     rbk_mix_piece_set_unit (RbkMixPiece *self, gint64 unit);
gboolean rbk_mix_line_init (RbkMixLine        *self,
                            const RbkSpec     *spec,
                            const RbkCardSpec *card,
                            const RbkMixMeter *meter,
                            gint64             largest);

/* The line's piece that a number is in. */
static inline const RbkMixPiece *
rbk_mix_line_find (const RbkMixLine *self, gint64 number)
{
  const RbkMixPiece *piece = &g_array_index (self->pieces, RbkMixPiece, 0);

  while (number > piece->to)
    piece++;
  return piece;
}

/* A piece that is exact, at a number. What is past the line's last piece is anything. The
 * product with the inverse is the quotient or one less: numerators are below 2^62. */
static inline gint64
rbk_mix_piece_get_minor (const RbkMixPiece *self, gint64 number)
{
  guint64 steps = (guint64) number - (guint64) self->from;
  guint64 sum = (guint64) self->first + (guint64) self->step * steps;
  guint64 unit = (guint64) self->unit, quotient;

  if (unit == 1)
    return (gint64) sum;
  sum += unit / 2;
  quotient = (guint64) (((unsigned __int128) sum * self->inverse) >> 64) >> self->shift;
  return (gint64) (quotient + (sum - quotient * unit >= unit));
}

/* What the line charges at a number of one of its pieces, in minor units, as a line of a bill
 * is rounded. */
static inline gint64
rbk_mix_line_get_minor (const RbkMixLine *self, const RbkMixPiece *piece, gint64 number)
{
  return piece->is_exact ? rbk_mix_piece_get_minor (piece, number)
                         : rbk_mix_line_evaluate (self, number);
}

static inline gint64
rbk_mix_offer_get_bill (const RbkMixOffer *self, const gint64 numbers[RBK_N_MIX_SOURCES])
{
  gint64 bill = self->fixed;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RbkMixLine *line = &g_array_index (self->lines, RbkMixLine, i);
      gint64            number = numbers[line->meter.source];

      bill += rbk_mix_line_get_minor (line, rbk_mix_line_find (line, number), number);
    }
  return bill;
}

/* The most that a customer with a bill may cost beside the overhead without a loss. A bill
 * that is beyond all costs leaves enough for any of them. */
static inline gint64
rbk_mix_get_kept (const RbkMixOffer *self, gint64 bill, gint64 nano_per_minor)
{
  gint64 nano;

  return __builtin_mul_overflow (bill, nano_per_minor, &nano) ? G_MAXINT64 : nano - self->overhead;
}

__int128 rbk_mix_sum_usage (const RbkMixIndex *self, guint from, guint to);
__int128 rbk_mix_sum_cost (const RbkMixIndex *self, guint from, guint to);

/* What a plan comes to, in minor and in nano-units. */
typedef struct
{
  guint64  n_customers, n_losing, n_at_80, n_at_100;
  __int128 revenue, cost, losing_revenue, losing_cost;
} RbkMixTally;

/* Customers from one place of an order to another that take a plan. */
typedef struct
{
  int   offer; /* -1: none */
  guint from, to;
} RbkMixRun;

/* Who takes what: all customers in an order, that of the blocks or of the places. */
typedef struct
{
  const RbkMixIndex  *index;
  const RbkMixBlocks *blocks; /* (nullable) */
  const guint        *order;
  const gint64       *costs;  /* in that order */
  GArray             *offers; /* (owned) (element-type RbkMixOffer) */
  GArray             *runs;   /* (owned) (element-type RbkMixRun) */
} RbkMixRuns;

/* Some customers who take the same. */
typedef struct
{
  const RbkMixOffer *offer; /* (nullable) */
  guint              n;
  const guint       *customers;
  const gint64      *costs;
  const gint64      *bills; /* in minor units; 0 where there is no offer */
} RbkMixView;

void rbk_mix_walk (const RbkMixIndex *index,
                   const GArray      *offers,
                   gint64             nano_per_minor,
                   RbkMixTally       *tallies,
                   GArray            *runs);
void rbk_mix_pass (const RbkMixIndex  *index,
                   const RbkMixBlocks *blocks,
                   const GArray       *offers,
                   gint64              nano_per_minor,
                   RbkMixTally        *tallies,
                   guint               n_tallies,
                   GArray             *runs);

/* Whether the processor's vectors are used; tests compare with what comes without. */
extern gboolean rbk_mix_may_be_vectors;

const RbkMixBlocks *rbk_mix_index_get_blocks (RbkMixIndex *self, const RbkSpec *spec);

typedef void (*RbkMixVisit) (const RbkMixView *view, gpointer user_data);

void rbk_mix_runs_visit (
    const RbkMixRuns *self, guint from, guint to, RbkMixVisit visit, gpointer user_data);

gboolean   rbk_mix_is_on_one_source (const RbkMixIndex *index, const GArray *offers);
gboolean   rbk_mix_check_index (const RbkSpec *spec, RbkMixIndex *index, GError **error);
RbkDecimal rbk_mix_scale (__int128 amount, __int128 unit);
gint64     rbk_mix_get_minor_raw (const RbkSpec *spec);

RbkMixRuns *rbk_mix_runs_new (const RbkSpec *spec, int only, RbkMixIndex *index, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rbk_mix_runs_free (RbkMixRuns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMixRuns, rbk_mix_runs_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-outline.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/* A stretch in floating point, to see at once which bills are far apart: by more than the slack
 * of both there is no doubt which is the lower. */
typedef struct
{
  double from, to, at_from, at_to, slack;
} RbkGlance;

/* A straight piece of a bill along the axis: the first place is not part of it, the last is,
 * because bounds belong to what is below them. */
typedef struct
{
  RbkDecimal from, to;
  RbkDecimal at_from, at_to; /* bills just past the first place, and at the last */
  guint      plan, piece;    /* whose it is, and which of its own */
  RbkGlance  glance;         /* the same, about */
} RbkStretch;

/* The plans between which a customer chooses, side by side along one axis: what each bills a
 * month, from no usage at all to far past the last bend of any. Their bills are straight lines
 * between bends, so that what is found between two bends is exact. */
typedef struct
{
  const RbkTable *table;
  int             axis;
  RbkOutline     *outlines;   /* (owned) (array length=n_plans) */
  GArray        **lines;      /* (owned) (array) (element-type RbkStretch): ascending */
  gboolean       *is_there;   /* (owned) (array) whether it has a price on this axis */
  RbkDecimal     *at_nothing; /* (owned) (array) what each bills without usage; invalid where it
                                 is not there */
  guint      n_plans;
  RbkDecimal end; /* past every bend */
} RbkOffers;

/* What a plan bills at one usage. */
typedef struct
{
  gboolean   is_glanced; /* whether the next two are known */
  double     least;      /* that it may be, as far as a glance tells */
  double     most;       /* that it may be if it is the least */
  gboolean   is_known;   /* whether the next two are */
  gboolean   is_allowed;
  RbkDecimal bill;
} RbkQuote;

/* The same usage is asked for of many plans after each other, and what they bill there is worked
 * out once. */
typedef struct
{
  const RbkOffers *offers;
  RbkDecimal       usage;
  RbkQuote        *quotes; /* (owned) (nullable) (array) before any usage was asked for */
} RbkQuotes;

void     rbk_stretch_glance (RbkStretch *self);
double   rbk_glance_at (const RbkGlance *self, double usage);
guint    rbk_stretch_find (const GArray *lines, RbkDecimal usage);
void     rbk_offers_init (RbkOffers *self, const RbkTable *table, int axis);
void     rbk_offers_clear (RbkOffers *self);
gboolean rbk_offers_get_bill (const RbkOffers *self,
                              guint            plan,
                              RbkDecimal       usage,
                              RbkDecimal      *bill);
void     rbk_quotes_clear (RbkQuotes *self);
gboolean rbk_quotes_find_cheapest (
    RbkQuotes *self, RbkDecimal usage, const gboolean *among, guint *plan, RbkDecimal *bill);
gboolean rbk_offers_find_crossover (const RbkOffers *self,
                                    guint            lower,
                                    guint            upper,
                                    RbkDecimal      *usage);
gboolean rbk_offers_is_chosen (const RbkOffers *self, guint plan, const gboolean *rivals);
GArray  *rbk_offers_find_best (const RbkOffers *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkOffers, rbk_offers_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkQuotes, rbk_quotes_clear)

G_END_DECLS

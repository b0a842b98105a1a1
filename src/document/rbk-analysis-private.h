/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-analysis.h"

G_BEGIN_DECLS

/* Without a curve once it is made: a plan that has none. */
typedef struct
{
  gboolean  is_made;
  RbkCurve *curve; /* (owned) (nullable) */
} RbkLazyCurve;

struct _RbkAnalysis
{
  gatomicrefcount references;
  guint64         revision;
  RbkPopulation  *population; /* (owned) (nullable) */
  RbkSpec        *spec;       /* (owned) (nullable) */
  RbkTable       *table;      /* (owned) (nullable) */
  gboolean        has_range;
  RbkCurveRange   range;
  GError         *error; /* (owned) (nullable) why something is missing */

  guint        n_unknown; /* customers that used a model the book does not know */
  RbkSlices   *days;      /* (owned) (nullable) of the customers */
  RbkMixIndex *index;     /* (owned) (nullable) of the customers */

  GMutex        curve_mutex; /* of what stands in the curves, which any thread may ask for: */
  guint         n_curves;
  RbkLazyCurve *curves; /* (owned) (array length=n_curves) one for each plan */

  GMutex   mutex; /* of what is computed when it is asked for, from any thread: */
  gboolean has_mix;
  RbkMix  *mix;       /* (owned) (nullable) */
  GError  *mix_error; /* (owned) (nullable) why there is none */

  GMutex        detail_mutex; /* likewise, of what takes longer, so that it holds no mix up: */
  gboolean      has_moves, has_spread;
  RbkMoves     *moves;  /* (owned) (nullable) */
  RbkMixSpread *spread; /* (owned) (nullable) */
};

G_END_DECLS

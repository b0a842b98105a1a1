/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-optimise.h"

G_BEGIN_DECLS

/**
 * RbkTracePoint:
 * @value: of the term
 * @margin: the margin of a month that is expected with it, all else at best
 * @is_allowed: whether nothing that was asked for is broken
 *
 * A place on the curve of the margin along one term.
 */
typedef struct
{
  RbkDecimal value, margin;
  gboolean   is_allowed;
} RbkTracePoint;

GArray *rbk_optimise_trace (const RbkSpec         *spec,
                            const RbkOptimiseTask *task,
                            RbkMixIndex           *index,
                            const RbkOptimum      *optimum,
                            guint                  change,
                            guint                  n_points,
                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-scenario-matrix.h"

G_BEGIN_DECLS

/**
 * RbkTornadoBar:
 * @name: what moves, for people
 * @low: the shock that is less
 * @high: the shock that is more
 * @low_margin: the margin under @low
 * @high_margin: the margin under @high
 * @swing: how far they are apart
 *
 * How far the margin moves with one thing.
 */
typedef struct
{
  char  *name, *low, *high;
  double low_margin, high_margin, swing;
} RbkTornadoBar;

/**
 * RbkTornado:
 * @has_margin: whether there is a margin to move
 * @margin: it, as the book is
 * @bars: (array length=n_bars): the widest first, of equal ones the one asked first
 * @n_bars: how many
 *
 * Which of several things moves the margin most: of a plan at its sizing point, or of all
 * customers together.
 */
typedef struct
{
  gboolean       has_margin;
  double         margin;
  RbkTornadoBar *bars;
  guint          n_bars;
} RbkTornado;

/**
 * RbkTornadoCases:
 *
 * What the tornado is computed from: the book under each of the shocks, frozen.
 */
typedef struct _RbkTornadoCases RbkTornadoCases;

RbkTornadoCases *rbk_tornado_cases_new (RbkBook           *book,
                                        const GDate       *date,
                                        const char *const *pairs,
                                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void             rbk_tornado_cases_free (RbkTornadoCases *self);
RbkTornado      *rbk_tornado_new (const RbkTornadoCases *cases,
                                  int                    plan,
                                  RbkMixIndex           *index,
                                  GCancellable          *cancellable,
                                  RbkScenarioProgress    progress,
                                  gpointer               user_data,
                                  GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void             rbk_tornado_free (RbkTornado *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkTornadoCases, rbk_tornado_cases_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkTornado, rbk_tornado_free)

G_END_DECLS

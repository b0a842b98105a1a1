/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-soon.h"

G_BEGIN_DECLS

/**
 * RbkFold:
 * @flap: (not owned): what folds
 * @narrow_width: below which it does, at the usual size of text
 * @is_narrow: whether it has folded
 *
 * A flap that stands beside its content where there is room. Where it is narrow it lies over it,
 * and only while one chooses.
 */
typedef struct
{
  AdwFlap *flap;
  int      narrow_width;
  gboolean is_narrow;
  RbkSoon  arranging;
} RbkFold;

void rbk_fold_init (RbkFold *self, AdwFlap *flap, int narrow_width);
void rbk_fold_follow (RbkFold *self, int width);
void rbk_fold_clear (RbkFold *self);

G_END_DECLS

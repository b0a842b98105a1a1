/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-distribution.h"
#include "rbk-sorted.h"

G_BEGIN_DECLS

gboolean rbk_intervals_fill (RbkInterval     *intervals,
                             guint            n_intervals,
                             const RbkSorted *sorted,
                             __int128         unit_raw,
                             guint32          seed);

G_END_DECLS

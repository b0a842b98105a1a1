/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"
#include "rbk-slices.h"

G_BEGIN_DECLS

/**
 * RbkCapHits:
 * @n_days: how many days the file has
 * @at_50: (array length=n_days): customers that reach half of their plan's cap on each day,
 *   with weights
 * @at_80: (array length=n_days): 80 % of it
 * @at_100: (array length=n_days): and all of it
 *
 * On which day customers of a plan reach its cap.
 */
typedef struct
{
  guint    n_days;
  guint64 *at_50, *at_80, *at_100;
} RbkCapHits;

RbkCapHits *rbk_cap_hits_new (const RbkSpec *spec,
                              guint          plan,
                              RbkMixIndex   *index,
                              RbkSlices     *days,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;
RbkCapHits *rbk_cap_hits_new_for_plan (const RbkSpec *spec,
                                       guint          plan,
                                       RbkMixIndex   *index,
                                       RbkSlices     *days,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
RbkCapHits *rbk_cap_hits_new_even (const RbkSpec *spec,
                                   guint          plan,
                                   RbkMixIndex   *index,
                                   guint          n_days,
                                   gboolean       is_everybody,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_cap_hits_free (RbkCapHits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCapHits, rbk_cap_hits_free)

G_END_DECLS

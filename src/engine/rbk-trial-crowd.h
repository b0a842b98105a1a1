/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-mix-parts.h"

G_BEGIN_DECLS

/* Customers who use the same of all that plans charge for, taken together: they have the same
 * bill on every plan. */
typedef struct
{
  const RbkMixIndex *index;                      /* (not owned) */
  gboolean           is_used[RBK_N_MIX_SOURCES]; /* what plans with a price go by */
  guint              n_groups;
  gint64            *numbers[RBK_N_MIX_SOURCES]; /* (owned) (nullable) */
  gint64            *counts;                     /* (owned) how many, with weights */
  __int128          *costs;                      /* (owned) in nano-units, of all of them */
  guint             *order;                      /* (owned) entries of the population */
  guint             *firsts; /* (owned) those of group i are from i to i + 1 of the order */
} RbkCrowd;

RbkCrowd *rbk_crowd_new (const RbkSpec     *spec,
                         const RbkMixIndex *index,
                         GCancellable      *cancellable,
                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkCrowd *rbk_crowd_new_sample (const RbkCrowd *self, guint n_groups) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_crowd_free (RbkCrowd *self);
gboolean  rbk_crowd_bill_plan (
     const RbkCrowd *self, const RbkSpec *spec, guint plan, gint64 *bills, GError **error);
gint64 rbk_crowd_get_nano_per_minor (const RbkSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCrowd, rbk_crowd_free)

G_END_DECLS

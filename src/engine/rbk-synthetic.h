/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-lognormal.h"
#include "rbk-population.h"

G_BEGIN_DECLS

/* Customers that are made up where nobody has counted any: their calls are lognormal, and each
 * call is one of the book's. Wherever figures rest on them, rbk_population_get_synthetic() says
 * so. */

/* Called now and then with how much is done, from 0 to 1, in the thread that works. */
typedef void (*RbkSyntheticProgress) (double fraction, gpointer user_data);

/**
 * RbkSyntheticTask:
 * @calls: how calls are spread
 * @n_customers: how many customers, up to %RBK_SYNTHETIC_MAX_CUSTOMERS
 * @seed: the same customers for the same seed, on every machine
 * @cancellable: (nullable): to give up
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 *
 * What customers to make up.
 */
typedef struct
{
  RbkLognormal         calls;
  guint                n_customers;
  guint64              seed;
  GCancellable        *cancellable;
  RbkSyntheticProgress progress;
  gpointer             user_data;
} RbkSyntheticTask;

char *rbk_synthetic_describe (const RbkLognormal *calls, guint64 seed) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *rbk_synthetic_new_calls (const RbkSyntheticTask *task,
                                        GError                **error) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *rbk_synthetic_new (const RbkSpec      *spec,
                                  const RbkLognormal *calls,
                                  guint               n_customers,
                                  guint64             seed,
                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * RbkCallProfile:
 *
 * What calls of a book take and cost at its usage levels: tokens of each kind, and money. Two
 * that are equal make the same of customers.
 */
typedef struct _RbkCallProfile RbkCallProfile;

RbkCallProfile *rbk_call_profile_new (const RbkSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_call_profile_free (RbkCallProfile *self);
gboolean        rbk_call_profile_equal (const RbkCallProfile *a, const RbkCallProfile *b);
RbkPopulation  *rbk_call_profile_apply (const RbkCallProfile *self,
                                        RbkPopulation        *population,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCallProfile, rbk_call_profile_free)

G_END_DECLS

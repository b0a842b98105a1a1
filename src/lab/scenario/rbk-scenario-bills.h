/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

/* What each customer pays, and on which plan. */
typedef struct _RbkCustomerBills RbkCustomerBills;

/* How the bills of a plan's customers change, of those who were on it before. */
typedef struct
{
  gboolean has_worst; /* whether somebody paid something, and still is on a plan */
  double   worst_change, typical_change;
  guint    worst_customer;
  gint64   worst_before, worst_after; /* in minor units */
  guint64  n_stopped, n_paying_more, n_paying_less;
} RbkBillChange;

RbkCustomerBills *rbk_customer_bills_new (const RbkSpec *spec,
                                          RbkMixIndex   *index,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_customer_bills_free (RbkCustomerBills *self);
gboolean          rbk_customer_bills_compare (const RbkCustomerBills *self,
                                              const RbkSpec          *spec,
                                              RbkMixIndex            *index,
                                              gboolean                has_typical,
                                              RbkBillChange          *changes,
                                              GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCustomerBills, rbk_customer_bills_free)

G_END_DECLS

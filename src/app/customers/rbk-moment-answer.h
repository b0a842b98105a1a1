/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-book.h"
#include "rbk-money-format.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkMomentAsked:
 * @book: the book
 * @spec: the same, frozen
 * @plan: the customer's plan
 * @used: units used so far in the month
 * @day: the day that has passed last
 *
 * How far a customer is.
 */
typedef struct
{
  RbkBook           *book;
  const RbkSpec     *spec;
  const RbkPlanSpec *plan;
  RbkDecimal         used;
  GDate              day;
} RbkMomentAsked;

/* What follows from it. */
GtkWidget *rbk_moment_answer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_moment_answer_show (GtkWidget            *answer,
                                   const RbkMomentAsked *asked,
                                   RbkMoneyFormat       *format);

G_END_DECLS

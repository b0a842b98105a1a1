/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-gate-text.h"
#include "rbk-trigger.h"

G_BEGIN_DECLS

/**
 * RbkTriggerWriter:
 * @quantity: writes a number of units
 * @price: writes what something costs, with the book's currency
 * @data: for both
 *
 * How numbers stand in what customers read.
 */
typedef struct
{
  char *(*quantity) (RbkDecimal quantity, gpointer data);
  char *(*price) (RbkDecimal price, gpointer data);
  gpointer data;
} RbkTriggerWriter;

/**
 * RbkTriggerOccasion:
 * @name: what programs call it: `alert:80`, `limit`
 * @event: what it is
 * @is_due: whether it is due now; else it is what a customer meets who takes the offer
 * @texts: (element-type RbkGateText): what is said
 *
 * Something that is said to a customer.
 */
typedef struct
{
  char           *name;
  RbkMessageEvent event;
  gboolean        is_due;
  GPtrArray      *texts;
} RbkTriggerOccasion;

GPtrArray  *rbk_trigger_list_occasions (const RbkTrigger       *self,
                                        const RbkSpec          *spec,
                                        GPtrArray              *messages,
                                        const RbkTriggerWriter *writer) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_trigger_occasion_free (RbkTriggerOccasion *self);
char       *rbk_trigger_dup_share (const RbkTrigger       *self,
                                   const RbkTriggerWriter *writer) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_trigger_get_plan_name (const RbkPlanSpec *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkTriggerOccasion, rbk_trigger_occasion_free)

G_END_DECLS

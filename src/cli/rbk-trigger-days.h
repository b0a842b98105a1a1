/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-load-customers.h"

G_BEGIN_DECLS

/**
 * RbkTriggerAsked:
 * @plan: the plan that everybody is taken to be on; -1 where each is on the cheapest
 * @month: the first of the month whose days count where the customers' file has none
 * @from: where the customers are from
 * @is_json: whether programs read it
 *
 * What is asked of the calendar of customers that come to caps.
 */
typedef struct
{
  int         plan;
  GDate       month;
  RbkOwnFile *from;
  gboolean    is_json;
} RbkTriggerAsked;

char *rbk_trigger_days_to_text (const RbkSpec         *spec,
                                RbkCustomers          *customers,
                                const RbkTriggerAsked *asked,
                                GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_trigger_paces_to_text (const RbkSpec         *spec,
                                 const RbkTriggerAsked *asked) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

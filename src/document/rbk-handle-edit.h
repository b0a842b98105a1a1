/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"

G_BEGIN_DECLS

/* Terms of a plan as places on its curve that can be moved. */

/**
 * RbkHandleKind:
 * @RBK_HANDLE_PRICE: its recurring fees in a month; moves the bill
 * @RBK_HANDLE_INCLUDED: the units they cover; moves along the axis
 * @RBK_HANDLE_CAP: the cap, where it stands apart; moves along the axis
 * @RBK_HANDLE_OVERAGE: the price of a unit past what is included; moves the bill
 *
 * What a handle changes.
 */
typedef enum
{
  RBK_HANDLE_PRICE,
  RBK_HANDLE_INCLUDED,
  RBK_HANDLE_CAP,
  RBK_HANDLE_OVERAGE,
} RbkHandleKind;

#define RBK_N_HANDLES (RBK_HANDLE_OVERAGE + 1)

/**
 * RbkHandleSnap:
 * @RBK_HANDLE_COARSE: to round figures: 290, 300, 310
 * @RBK_HANDLE_FINE: ten times finer
 * @RBK_HANDLE_EXACT: to the least that is sensible: a cent, a unit
 *
 * Where a handle comes to rest.
 */
typedef enum
{
  RBK_HANDLE_COARSE,
  RBK_HANDLE_FINE,
  RBK_HANDLE_EXACT,
} RbkHandleSnap;

/**
 * RbkHandle:
 * @kind: what it changes
 * @plan: the place of the plan in the book
 * @phase: the place of the phase whose terms it changes
 * @meter: the key of the axis meter
 * @months: of the billing period that the units are of
 * @value: in major units a month, units a month, or major units for a unit
 * @least: what it can't go below
 * @most: what it can't go above
 * @quantum: the least step: a cent, a unit, a hundredth of the overage
 *
 * One of the terms. A plain value; it stays good while its plan stays where it is.
 */
typedef struct
{
  RbkHandleKind kind;
  guint         plan, phase;
  char          meter[65];
  RbkDecimal    months;
  RbkDecimal    value, least, most, quantum;
} RbkHandle;

guint      rbk_handle_list (RbkAnalysis *analysis, guint plan, RbkHandle handles[RBK_N_HANDLES]);
gboolean   rbk_handle_get_value_for_bill (const RbkHandle *self,
                                          RbkAnalysis     *analysis,
                                          RbkDecimal       usage,
                                          RbkDecimal       bill,
                                          RbkDecimal      *value);
RbkDecimal rbk_handle_get_step (const RbkHandle *self, double resolution, RbkHandleSnap snap);
RbkDecimal rbk_handle_snap (const RbkHandle *self, RbkDecimal value, RbkDecimal step);
RbkEdit   *rbk_handle_edit_new (const RbkHandle *self,
                                RbkBook         *book,
                                RbkDecimal       value,
                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

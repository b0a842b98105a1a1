/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"
#include "rbk-wallet-policy.h"

G_BEGIN_DECLS

/* A book on its way to being a spec. The path says which record is read; an error names
 * it. */
typedef struct
{
  RbkBook *book;
  RbkSpec *spec;
  GString *path;
  GError **error;
} RbkFreeze;

gsize    rbk_freeze_enter (RbkFreeze *self, const char *member, guint index);
void     rbk_freeze_leave (RbkFreeze *self, gsize length);
gboolean rbk_freeze_fail (RbkFreeze *self, const char *member, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean rbk_freeze_amount (RbkFreeze        *self,
                            const char       *member,
                            const RbkDecimal *value,
                            RbkDecimal        fallback,
                            RbkDecimal       *amount);
gboolean rbk_freeze_date (
    RbkFreeze *self, const char *member, const char *text, gboolean *has_date, GDate *date);
void rbk_freeze_names (RbkRecord *record, char **key, char **name);
int  rbk_freeze_find_meter (RbkFreeze *self, const char *key);

gboolean rbk_freeze_meters (RbkFreeze *self);
gboolean rbk_freeze_prices (RbkFreeze *self);
gboolean rbk_freeze_workloads (RbkFreeze *self);
gboolean rbk_freeze_levels (RbkFreeze *self);
gboolean rbk_freeze_plans (RbkFreeze *self);
gboolean rbk_freeze_wallet (RbkFreeze *self, RbkWalletPolicy *wallet, RbkWalletSpec **spec);

void rbk_spec_clear_dated (RbkSpec *self);
void rbk_route_spec_take_credits (RbkRouteSpec *self, const GDate *date);
void rbk_workload_spec_clear (RbkWorkloadSpec *self);
void rbk_plan_spec_clear (RbkPlanSpec *self);

G_END_DECLS

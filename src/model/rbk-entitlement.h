/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-enums.h"
#include "rbk-wallet-policy.h"

G_BEGIN_DECLS

#define RBK_TYPE_ENTITLEMENT (rbk_entitlement_get_type ())
G_DECLARE_FINAL_TYPE (RbkEntitlement, rbk_entitlement, RBK, ENTITLEMENT, RbkRecord)

RbkEntitlement *rbk_entitlement_new (void) G_GNUC_WARN_UNUSED_RESULT;

const RbkDecimal  *rbk_entitlement_get_included (RbkEntitlement *self);
RbkLimit           rbk_entitlement_get_limit (RbkEntitlement *self);
const RbkDecimal  *rbk_entitlement_get_cap (RbkEntitlement *self);
const char *const *rbk_entitlement_get_alerts (RbkEntitlement *self);
RbkWalletPolicy   *rbk_entitlement_get_wallet (RbkEntitlement *self);

G_END_DECLS

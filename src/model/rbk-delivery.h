/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_DELIVERY (rbk_delivery_get_type ())
G_DECLARE_FINAL_TYPE (RbkDelivery, rbk_delivery, RBK, DELIVERY, RbkRecord)

RbkDelivery *rbk_delivery_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *rbk_delivery_get_target (RbkDelivery *self);
const char *rbk_delivery_get_url (RbkDelivery *self);
const char *rbk_delivery_get_logo (RbkDelivery *self);
const char *rbk_delivery_get_prepared_by (RbkDelivery *self);
const char *rbk_delivery_get_introduction (RbkDelivery *self);
gboolean    rbk_delivery_get_stripe_alerts (RbkDelivery *self);
gboolean    rbk_delivery_get_show_decisions (RbkDelivery *self);
gboolean    rbk_delivery_get_show_findings (RbkDelivery *self);
gboolean    rbk_delivery_get_show_reasons (RbkDelivery *self);
gboolean    rbk_delivery_get_show_workings (RbkDelivery *self);

G_END_DECLS

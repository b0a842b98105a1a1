/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_DISCOVERY (rbk_discovery_get_type ())
G_DECLARE_FINAL_TYPE (RbkDiscovery, rbk_discovery, RBK, DISCOVERY, RbkRecord)

RbkDiscovery *rbk_discovery_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *const *rbk_discovery_get_answers (RbkDiscovery *self);

G_END_DECLS

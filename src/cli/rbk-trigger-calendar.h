/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customers.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

char *rbk_trigger_calendar_to_text (const RbkSpec     *spec,
                                    const RbkPlanSpec *plan,
                                    RbkCustomers      *customers,
                                    gboolean           is_json,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

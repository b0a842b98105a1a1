/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-trigger.h"

G_BEGIN_DECLS

/* How `trigger` prints what a customer is to be told. */

char *rbk_trigger_output_text (const RbkTrigger *self,
                               const RbkSpec    *spec,
                               GPtrArray        *messages) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_trigger_output_json (JsonBuilder      *builder,
                               const RbkTrigger *self,
                               const RbkSpec    *spec,
                               GPtrArray        *messages);

G_END_DECLS

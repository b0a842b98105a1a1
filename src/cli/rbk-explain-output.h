/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-working.h"

G_BEGIN_DECLS

/* How figures come about, for people and for programs. */

void rbk_explain_output_object (JsonBuilder *builder, const RbkWorking *root, const char *currency);
char *rbk_explain_output_text (const RbkWorking *root,
                               const char       *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

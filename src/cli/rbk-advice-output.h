/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-advise.h"

G_BEGIN_DECLS

/* How `advise` prints advice. */

void rbk_advice_output_member (JsonBuilder *builder, const RbkAdvice *advice, const char *currency);
void rbk_advice_output_text (GString *text, const RbkAdvice *advice, const char *currency);

G_END_DECLS

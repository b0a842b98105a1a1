/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-load-customers.h"

G_BEGIN_DECLS

/* That figures rest on made-up customers, as every command says it. */

void rbk_synthetic_output_member (JsonBuilder *builder, const RbkOwnFile *from);
void rbk_synthetic_output_line (GString *text, const RbkOwnFile *from);

G_END_DECLS

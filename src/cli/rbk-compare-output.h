/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-compare.h"

G_BEGIN_DECLS

/* Books side by side, as compare prints them. */

void  rbk_compare_output_members (JsonBuilder *builder, const RbkComparison *comparison);
char *rbk_compare_output_text (const RbkComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_compare_output_csv (const RbkComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_compare_output_markdown (const RbkComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

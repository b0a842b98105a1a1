/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

int rbk_plan_match (const RbkSpec *spec, const char *text, gboolean *is_by_key);

G_END_DECLS

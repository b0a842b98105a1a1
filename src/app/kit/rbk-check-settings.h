/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-check.h"

G_BEGIN_DECLS

void rbk_check_settings_get_limits (GSettings *settings, RbkCheckLimits *limits);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

const char *rbk_field_get_help (GType type, const char *field);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rbk_day_to_text (const char *day, const char *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

unsigned long rbk_word_plural (guint64 number);
const char   *rbk_word_for_nick (const char *nick);
const char   *rbk_word_translate (const char *text);

G_END_DECLS

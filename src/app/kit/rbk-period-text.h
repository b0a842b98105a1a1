/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Durations, billing periods and expiries as people say them; what the file spells is
 * understood too. */

char *rbk_duration_to_words (const char *iso) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_duration_to_short (const char *iso) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_duration_from_words (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_cadence_to_words (const char *cadence) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_cadence_from_words (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_expiry_to_words (const char *expiry) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_lasting_to_words (const char *lasting) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_lasting_from_words (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_expiry_from_words (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

/* What targets that read a text share. */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The bytes as a caller has them: up to the first that is none. */
static inline char *
fuzz_dup_text (const uint8_t *data, size_t size)
{
  return g_strndup ((const char *) data, size);
}

/* What a command line or a file of options would say, one a line. */
static inline char **
fuzz_dup_lines (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);

  return g_strsplit (text, "\n", 16);
}

/* Every refusal can be shown. */
static inline void
fuzz_check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

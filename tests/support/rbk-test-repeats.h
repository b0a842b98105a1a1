/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rbk_test_repeats:
 * @n: how often a test does a thing that differs each time
 * @least: how often it must be done for what the test counts to be there
 *
 * Where each costs many times more, under sanitizers and valgrind, RBK_TEST_FEWER says by which
 * factor to do it less often.
 *
 * Returns: how often to do it, @n when nothing is said
 */
static inline guint
rbk_test_repeats (guint n, guint least)
{
  const char *text = g_getenv ("RBK_TEST_FEWER");
  guint64     factor = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return (guint) CLAMP (n / MAX (factor, 1), MIN (n, least), n);
}

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-heading.h"

static void
test_breaks (void)
{
  static const struct
  {
    const char *title;
    int         width;
    const char *wanted;
  } cases[] = {
    { "Cache read", 7, "Cache\nread" },
    { "Cache read", 10, "Cache read" },
    { "Calls of a month", 9, "Calls of a\nmonth" },
    { "Fallbackaufrufe", 4, "Fallbackaufrufe" },
    { "キャッシュ読取", 7, "キャッシュ\n読取" },
    { "クレジット/コール", 7, "クレジット/\nコール" },
    { "フォールバック", 4, "フォールバック" },
    { "缓存读取", 7, "缓存\n读取" },
    { "缓存读取", 8, "缓存读取" },
    { "路由", 1, "路由" },
    { "", 1, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *heading = rbk_heading_dup (cases[i].title, cases[i].width);

      g_assert_cmpstr (heading, ==, cases[i].wanted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heading/breaks", test_breaks);

  return g_test_run ();
}

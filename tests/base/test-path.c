/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-path.h"

static void
test_taken (void)
{
  const char *path = "plans[3].phases[0].rate_cards[4294967295]";
  guint       plan, phase, card;

  g_assert_true (rbk_path_take_position (&path, "plans", &plan));
  g_assert_cmpuint (plan, ==, 3);
  g_assert_cmpstr (path, ==, "phases[0].rate_cards[4294967295]");
  g_assert_true (rbk_path_take_position (&path, "phases", &phase));
  g_assert_cmpuint (phase, ==, 0);
  g_assert_true (rbk_path_take_position (&path, "rate_cards", &card));
  g_assert_cmpuint (card, ==, G_MAXUINT);
  g_assert_cmpstr (path, ==, "");
}

/* What does not begin so is left as it is. */
static void
test_left (void)
{
  static const char *const paths[] = { "",
                                       "plan",
                                       "plans",
                                       "plans[",
                                       "plans[]",
                                       "plans[-1]",
                                       "plans[+1]",
                                       "plans[ 1]",
                                       "plans[1",
                                       "plans[1.]",
                                       "Plans[1]",
                                       "plans.[1]",
                                       "my.plans[1]",
                                       "plans[4294967296]",
                                       "plans[99999999999999999999999]" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const char *path = paths[i];
      guint       position = 7;

      g_assert_false (rbk_path_take_position (&path, "plans", &position));
      g_assert_true (path == paths[i]);
      g_assert_cmpuint (position, ==, 7);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/taken", test_taken);
  g_test_add_func ("/path/left", test_left);

  return g_test_run ();
}

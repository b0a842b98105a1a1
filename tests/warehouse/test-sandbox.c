/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-sandbox.h"

#include <glib/gstdio.h>

/* What is said where a sandbox keeps the network from the program. */

#define NAME "[Application]\nname=org.example.App\n"

static const struct
{
  const char *info; /* (nullable) */
  gboolean    is_kept_out;
} cases[] = {
  { NULL, FALSE },
  { "", FALSE },
  { "no key file", FALSE },
  { NAME "[Context]\nshared=ipc;\n", TRUE },
  { NAME "[Context]\nsockets=x11;\n", TRUE },
  { NAME, TRUE },
  { NAME "[Context]\nshared=network;ipc;\n", FALSE },
  { NAME "[Context]\nshared=ipc;network;\n", FALSE },
};

static void
test_advice (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "info", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *advice = NULL;

      if (cases[i].info != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].info, -1, NULL));
      advice = rbk_sandbox_dup_advice (path);
      g_assert_cmpint (advice != NULL, ==, cases[i].is_kept_out);
      if (advice != NULL)
        g_assert_nonnull (g_strrstr (advice, "--share=network org.example.App\""));
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/warehouse/sandbox/advice", test_advice);

  return g_test_run ();
}

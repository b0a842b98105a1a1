/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-sandbox.h"

/**
 * rbk_sandbox_dup_advice:
 * @info: a file that says what the sandbox lets through; none outside of one
 *
 * A sandbox may have no network, and then no server answers, whatever the address.
 *
 * Returns: (transfer full) (nullable): how to let it through, where it is kept out
 */
char *
rbk_sandbox_dup_advice (const char *info)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_auto(GStrv) shared = NULL;
  g_autofree char *name = NULL;

  if (!g_key_file_load_from_file (keys, info, G_KEY_FILE_NONE, NULL))
    return NULL;
  name = g_key_file_get_string (keys, "Application", "name", NULL);
  shared = g_key_file_get_string_list (keys, "Context", "shared", NULL, NULL);
  if (name == NULL || (shared != NULL && g_strv_contains ((const char *const *) shared, "network")))
    return NULL;

  return g_strdup_printf ("Flatpak keeps the network from this program; allow it with "
                          "\"flatpak override --user --share=network %s\", and start it again",
                          name);
}

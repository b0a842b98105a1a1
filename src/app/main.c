/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "config.h"

int
main (int argc, char *argv[])
{
  g_autoptr(RbkApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (RBK_GETTEXT_DOMAIN, RBK_LOCALEDIR);
  bind_textdomain_codeset (RBK_GETTEXT_DOMAIN, "UTF-8");
  textdomain (RBK_GETTEXT_DOMAIN);
  g_set_application_name (_ ("Ratebook"));

  application = rbk_application_new (G_APPLICATION_DEFAULT_FLAGS);

  return g_application_run (G_APPLICATION (application), argc, argv);
}

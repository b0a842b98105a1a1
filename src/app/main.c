/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "config.h"
#include "rbk-text.h"

/* Errors of the rooms below tell their messages to whoever uses this window. */
static const char *
translate (const char *text)
{
  return g_dgettext (RBK_GETTEXT_DOMAIN, text);
}

static const char *
translate_plural (const char *one, const char *many, gulong n)
{
  return g_dngettext (RBK_GETTEXT_DOMAIN, one, many, n);
}

int
main (int argc, char *argv[])
{
  g_autoptr(RbkApplication) application = NULL;

  /* Of a locale that is not installed GTK tells; it goes on with the plain one. */
  (void) setlocale (LC_ALL, "");
  bindtextdomain (RBK_GETTEXT_DOMAIN, RBK_LOCALEDIR);
  bind_textdomain_codeset (RBK_GETTEXT_DOMAIN, "UTF-8");
  textdomain (RBK_GETTEXT_DOMAIN);
  rbk_text_set_translator (translate);
  rbk_text_set_plural_translator (translate_plural);
  g_set_application_name (_ ("Ratebook"));

  application = rbk_application_new (G_APPLICATION_DEFAULT_FLAGS);

  return g_application_run (G_APPLICATION (application), argc, argv);
}

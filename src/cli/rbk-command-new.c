/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-book-writer.h"
#include "rbk-error.h"
#include "rbk-output.h"
#include "rbk-template.h"

static gboolean
list_templates (const char *output, GError **error)
{
  static const char *const titles[] = { "NAME", "WHAT IT IS", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "ll");
  g_autofree char   *text = NULL;
  const RbkTemplate *templates;
  gsize              n_templates;

  templates = rbk_template_get_all (&n_templates);
  for (gsize i = 0; i < n_templates; i++)
    rbk_columns_add (columns, templates[i].name, templates[i].description, NULL);
  text = rbk_columns_to_text (columns);

  return rbk_output_write (output, text, strlen (text), error);
}

static gboolean
write_book (const char *template, const char *title, const char *output, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autofree char *text = NULL;

  if (template == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "new: --template is missing; ratebook-cli new --list names the templates");
      return FALSE;
    }

  book = rbk_template_new_book (template, error);
  if (book == NULL)
    return FALSE;
  if (title != NULL)
    g_object_set (book, "title", title, NULL);
  text = rbk_book_to_text (book);

  return rbk_output_write (output, text, strlen (text), error);
}

/* new --template NAME [--title T] [-o FILE]; new --list */
RbkExit
rbk_run_new (char **arguments)
{
  g_autofree char *template = NULL;
  g_autofree char *title = NULL;
  g_autofree char *output = NULL;
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  gboolean           list = FALSE;
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_STRING, &template, "The template", "NAME" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, "The title of the book", "TITLE" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, "List the templates", NULL },
    RBK_OPTION_OUTPUT (output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 0, &files, &status))
    return status;
  if (list ? !list_templates (output, &error) : !write_book (template, title, output, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

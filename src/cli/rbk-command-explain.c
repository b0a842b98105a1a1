/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include "rbk-explain.h"
#include "rbk-explain-output.h"
#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

typedef struct
{
  RbkCustomerOptions customers;
  char              *date, *output;
  gboolean           json;
} ExplainOptions;

/* A book, and the customers whom its figures rest on. */
typedef struct
{
  RbkBook        *book;       /* (owned) */
  RbkSpec        *spec;       /* (owned) */
  RbkPopulation  *population; /* (owned) (nullable) */
  RbkOwnFile      from;
  RbkExplainInput input;
} Subject;

static void
clear_subject (Subject *self)
{
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
  rbk_own_file_clear (&self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, clear_subject)

static gboolean
load (const char *path, const ExplainOptions *options, Subject *subject, GError **error)
{
  subject->spec = rbk_load_spec (path, options->date, &subject->book, error);
  if (subject->spec == NULL ||
      !rbk_load_population (path, subject->book, subject->spec, &options->customers, &subject->from,
                            &subject->population, error))
    return FALSE;
  subject->input = (RbkExplainInput){ .book = subject->book,
                                      .spec = subject->spec,
                                      .population = subject->population,
                                      .customers = subject->from.path };
  return TRUE;
}

static gboolean
write_json (const Subject *subject, const RbkWorking *root, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  rbk_explain_output_object (builder, root, subject->spec->currency);
  return rbk_output_write_json (output, builder, error);
}

static gboolean
write_text (const Subject *subject, const RbkWorking *root, const char *output, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *body = rbk_explain_output_text (root, subject->spec->currency);

  rbk_synthetic_output_line (text, &subject->from);
  g_string_append (text, body);
  return rbk_output_write (output, text->str, text->len, error);
}

static gboolean
run (const char *path, const char *where, const ExplainOptions *options, GError **error)
{
  g_auto(Subject) subject = { 0 };
  g_autoptr(RbkWorking) root = NULL;

  if (!load (path, options, &subject, error))
    return FALSE;
  root = rbk_explain (&subject.input, where, error);
  if (root == NULL)
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  return options->json ? write_json (&subject, root, options->output, error)
                       : write_text (&subject, root, options->output, error);
}

static void
clear_options (ExplainOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExplainOptions, clear_options)

/* explain FILE WHERE [--usage CSV|--synthetic [N] …] [--date D] [--json] [-o FILE] */
RbkExit
rbk_run_explain (char **arguments)
{
  g_auto(ExplainOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Prices in force on this day", "DATE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print JSON", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "FILE" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 2, 2, &files, &status))
    return status;
  if (!run (files[0], files[1], &options, &error))
    return rbk_command_fail (error);
  return RBK_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include "rbk-claim-output.h"
#include "rbk-error.h"
#include "rbk-explain.h"
#include "rbk-explain-output.h"
#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

typedef struct
{
  RbkCustomerOptions customers;
  char              *date, *claim, *claims, *output;
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
explain (const Subject *subject, const char *where, const ExplainOptions *options, GError **error)
{
  g_autoptr(RbkWorking) root = rbk_explain (&subject->input, where, error);

  if (root == NULL)
    {
      /* What the command line names can't be read, not the book. */
      if (g_error_matches (*error, RBK_ERROR, RBK_ERROR_SYNTAX))
        (*error)->code = RBK_ERROR_USAGE;
      return FALSE;
    }
  return options->json ? write_json (subject, root, options->output, error)
                       : write_text (subject, root, options->output, error);
}

/* Holds the figures of a text against the book. */
static gboolean
check_claims (const Subject        *subject,
              const ExplainOptions *options,
              gboolean             *all_hold,
              GError              **error)
{
  g_autofree char *text = g_strdup (options->claim);
  g_autoptr(GPtrArray) claims = NULL;
  const char *currency = subject->spec->currency;

  if (options->claims != NULL && !g_file_get_contents (options->claims, &text, NULL, error))
    return FALSE;
  claims = rbk_claims_check (&subject->input, text, error);
  if (claims == NULL)
    return FALSE;
  *all_hold = rbk_claim_output_count (claims, RBK_CLAIM_DIFFERS) == 0;
  return options->json
             ? rbk_claim_output_json (claims, currency, &subject->from, options->output, error)
             : rbk_claim_output_text (claims, currency, &subject->from, options->output, error);
}

static gboolean
run (char **files, const ExplainOptions *options, gboolean *all_hold, GError **error)
{
  g_auto(Subject) subject = { 0 };

  *all_hold = TRUE;
  if (!load (files[0], options, &subject, error))
    return FALSE;
  if (files[1] != NULL ? explain (&subject, files[1], options, error)
                       : check_claims (&subject, options, all_hold, error))
    return TRUE;
  if (!g_error_matches (*error, RBK_ERROR, RBK_ERROR_WRITE))
    rbk_command_blame (error, options->claims != NULL ? options->claims : files[0]);
  return FALSE;
}

static void
clear_options (ExplainOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->date);
  g_free (options->claim);
  g_free (options->claims);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExplainOptions, clear_options)

/* explain FILE WHERE|--claim TEXT|--claims FILE [--usage CSV|--synthetic [N] …] [--date D] [--json]
 * [-o FILE] */
RbkExit
rbk_run_explain (char **arguments)
{
  g_auto(ExplainOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  gboolean           all_hold;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "claim", 0, 0, G_OPTION_ARG_STRING, &options.claim,
      "Recompute the figures of a sentence instead: \"81 % at $29, 200 runs\"", "TEXT" },
    { "claims", 0, 0, G_OPTION_ARG_FILENAME, &options.claims,
      "Recompute the figures of a text file, tables too", "FILE" },
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 2, &files, &status))
    return status;
  if ((files[1] != NULL) + (options.claim != NULL) + (options.claims != NULL) != 1)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                           "explain: give one of a figure such as starter.margin@p90, --claim TEXT "
                           "and --claims FILE");
      return rbk_command_fail (error);
    }
  if (!run (files, &options, &all_hold, &error))
    return rbk_command_fail (error);
  return all_hold ? RBK_EXIT_DONE : RBK_EXIT_NO;
}

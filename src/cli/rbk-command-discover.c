/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-book-writer.h"
#include "rbk-discover-answers.h"
#include "rbk-discover-output.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-output.h"

typedef struct
{
  char    *answers, *again, *catalogue, *date, *output;
  char   **set;
  gboolean questions, json;
} DiscoverOptions;

static void
clear_options (DiscoverOptions *options)
{
  g_free (options->answers);
  g_free (options->again);
  g_free (options->catalogue);
  g_free (options->date);
  g_free (options->output);
  g_strfreev (options->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiscoverOptions, clear_options)

static gboolean
write_questions (const DiscoverOptions *options, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = rbk_discover_output_questions_text ();

  if (!options->json)
    return rbk_output_write (options->output, text, strlen (text), error);
  json_builder_begin_object (builder);
  rbk_discover_output_questions (builder);
  json_builder_end_object (builder);
  return rbk_output_write_json (options->output, builder, error);
}

/* What is said later holds: the book, then the file, then the command line. Only who gives none of
 * them is asked. */
static gboolean
gather (const DiscoverOptions *options, RbkAnswers *answers, GError **error)
{
  GError *reason = NULL;

  if (options->again == NULL && options->answers == NULL && options->set == NULL)
    return rbk_discover_answers_ask (answers, error);
  if (options->again != NULL && !rbk_discover_answers_read_book (answers, options->again, error))
    return FALSE;
  if (options->answers != NULL &&
      !rbk_discover_answers_read_file (answers, options->answers, error))
    return FALSE;
  if (rbk_answers_set_texts (answers, (const char *const *) options->set, &reason))
    return TRUE;
  rbk_command_blame_option (&reason, "--set");
  g_propagate_error (error, reason);
  return FALSE;
}

/* What answers come to, together, is the fault of the file they stand in. */
static void
blame_answers (const DiscoverOptions *options, GError *reason, GError **error)
{
  const char *path = options->answers != NULL ? options->answers : options->again;

  if (options->set != NULL)
    rbk_command_blame_option (&reason, "--set");
  else if (path != NULL)
    rbk_command_blame (&reason, path);
  if (options->set == NULL)
    reason->code = RBK_ERROR_INVALID;
  g_propagate_error (error, reason);
}

static RbkProposal *
propose (const DiscoverOptions *options, const GDate *date, GError **error)
{
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  g_autoptr(GPtrArray) prices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(RbkCatalogue) catalogue = NULL;
  g_auto(GStrv) names = NULL;
  RbkProposal *proposal;
  GError      *reason = NULL;

  if (!gather (options, answers, error))
    return NULL;
  catalogue = rbk_load_catalogue (options->catalogue, error);
  if (catalogue == NULL)
    return NULL;
  names = rbk_answers_dup_names (answers, "models");
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_extend_and_steal (prices, rbk_catalogue_dup_history (catalogue, names[i]));
  proposal =
      rbk_discover_propose (answers, prices, rbk_catalogue_get_currency (catalogue), date, &reason);
  if (proposal == NULL)
    blame_answers (options, reason, error);
  return proposal;
}

static gboolean
write_json (const RbkProposal *proposal, const RbkTable *table, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_discover_output_members (builder, proposal, table);
  json_builder_end_object (builder);
  return rbk_output_write_json (NULL, builder, error);
}

/* The book goes where it is sent, and then its reasons are printed; else the book is printed,
 * whose notes hold them too. */
static gboolean
write_proposal (const DiscoverOptions *options,
                const RbkProposal     *proposal,
                const GDate           *date,
                GError               **error)
{
  g_autofree char *book = rbk_book_to_text (proposal->book);
  g_autofree char *text = NULL;
  gboolean         has_file = options->output != NULL && strcmp (options->output, "-") != 0;
  g_autoptr(RbkSpec) spec = rbk_spec_new (proposal->book, date, error);
  g_autoptr(RbkTable) table = NULL;

  if (spec == NULL)
    return FALSE;
  table = rbk_table_new (spec, NULL, error);
  if (table == NULL)
    return FALSE;
  if (has_file && !rbk_output_write (options->output, book, strlen (book), error))
    return FALSE;
  if (options->json)
    return write_json (proposal, table, error);
  if (!has_file)
    return rbk_output_write (NULL, book, strlen (book), error);
  text = rbk_discover_output_text (proposal, table);
  return rbk_output_write (NULL, text, strlen (text), error);
}

static gboolean
run (const DiscoverOptions *options, GError **error)
{
  g_autoptr(RbkProposal) proposal = NULL;
  GDate date;

  if (options->questions)
    return write_questions (options, error);
  if (!rbk_load_date (options->date, &date, error))
    return FALSE;
  proposal = propose (options, &date, error);
  if (proposal == NULL)
    return FALSE;
  /* Prices of a day that was named are the book's own from then on. */
  if (options->date != NULL)
    g_object_set (proposal->book, "as-of", options->date, NULL);
  return write_proposal (options, proposal, &date, error);
}

/* discover [--answers FILE] [--again BOOK] [--set QUESTION=ANSWER …] [--questions] [--json] … */
RbkExit
rbk_run_discover (char **arguments)
{
  g_auto(DiscoverOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "questions", 0, 0, G_OPTION_ARG_NONE, &options.questions,
      "Print the questions, why each is asked and what holds where it is skipped", NULL },
    { "answers", 0, 0, G_OPTION_ARG_FILENAME, &options.answers,
      "Take the answers from a JSON object instead of asking", "FILE" },
    { "again", 0, 0, G_OPTION_ARG_FILENAME, &options.again,
      "Start from the answers of a book that was proposed", "BOOK" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.set,
      "Answer a question; may be given more than once", "QUESTION=ANSWER" },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options.catalogue, "Prices of models", "FILE" },
    RBK_OPTION_PRICES_ON (options.date),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print JSON, the book in it", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write the book", "FILE" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 0, &files, &status))
    return status;
  if (!run (&options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

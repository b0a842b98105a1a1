/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-answers.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "rbk-answers-json.h"
#include "rbk-command.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-output.h"

#define MAX_FILE_BYTES (64 * 1024)
/* A line that is longer is no answer: it is cut, and refused as too long. */
#define MAX_LINE_BYTES (4 * RBK_QUESTION_MAX_BYTES)

/**
 * rbk_discover_answers_read_file: (skip)
 * @answers: where to put them
 * @path: a JSON object with a member for each answer
 * @error: return location for a #GError
 *
 * Returns: whether all of them are answers
 */
gboolean
rbk_discover_answers_read_file (RbkAnswers *answers, const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  GError *reason = NULL;
  g_autoptr(JsonNode) root = rbk_json_parse_file (file, MAX_FILE_BYTES, NULL, &reason);

  if (root != NULL && rbk_answers_set_json (answers, root, &reason))
    return TRUE;
  /* What can't be parsed is named already. */
  if (root != NULL)
    rbk_command_blame (&reason, path);
  g_propagate_error (error, reason);
  return FALSE;
}

/**
 * rbk_discover_answers_read_book: (skip)
 * @answers: where to put them
 * @path: a book that was proposed
 * @error: return location for a #GError
 *
 * Takes what was answered when a book was proposed.
 *
 * Returns: whether it was
 */
gboolean
rbk_discover_answers_read_book (RbkAnswers *answers, const char *path, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = rbk_load_spec (path, NULL, &book, error);
  RbkDiscovery *discovery;
  GError       *reason = NULL;

  if (spec == NULL)
    return FALSE;
  discovery = rbk_book_get_discovery (book);
  if (discovery == NULL)
    g_set_error (&reason, RBK_ERROR, RBK_ERROR_INVALID,
                 "$.discovery: the book has no answers to start from; leave --again out");
  else if (rbk_answers_set_texts (answers, rbk_discovery_get_answers (discovery), &reason))
    return TRUE;
  else
    g_prefix_error (&reason, "$.discovery.answers: ");
  rbk_command_blame (&reason, path);
  g_propagate_error (error, reason);
  return FALSE;
}

static void
say_question (const RbkAnswers *answers, const RbkQuestion *question)
{
  const char *fallback = rbk_answers_get (answers, question->id);

  g_printerr ("\n%s\n  %s\n", question->text, question->why);
  for (guint i = 0; i < question->n_choices; i++)
    g_printerr ("  %u %-12s %s\n", i + 1, question->choices[i].id, question->choices[i].text);
  g_printerr ("[%s] ", fallback != NULL ? fallback : "skip");
}

/* A line without its end; nothing at the end of the input. */
static char *
read_line (void)
{
  char  line[MAX_LINE_BYTES];
  gsize length;

  if (fgets (line, sizeof line, stdin) == NULL)
    return NULL;
  length = strlen (line);
  while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
    line[--length] = '\0';
  return g_strdup (line);
}

/* Asks until there is an answer; who is no person is asked once. */
static gboolean
ask (RbkAnswers *answers, const RbkQuestion *question, gboolean *is_over, GError **error)
{
  for (;;)
    {
      g_autofree char *line = NULL;
      g_autoptr(GError) reason = NULL;
      g_autofree char *says = NULL;

      say_question (answers, question);
      line = read_line ();
      *is_over = line == NULL;
      if (line == NULL || *g_strchug (line) == '\0' ||
          rbk_answers_set (answers, question->id, line, &reason))
        return TRUE;
      if (!isatty (STDIN_FILENO))
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&reason), "standard input: ");
          return FALSE;
        }
      says = rbk_printable (reason->message);
      g_printerr ("%s\n", says);
    }
}

/**
 * rbk_discover_answers_ask: (skip)
 * @answers: what to fall back to, and where to put answers
 * @error: return location for a #GError
 *
 * Asks all questions on standard error, and reads a line of standard input for each. An empty line
 * skips a question, the end of the input all that are left.
 *
 * Returns: whether all that was said are answers
 */
gboolean
rbk_discover_answers_ask (RbkAnswers *answers, GError **error)
{
  guint              n_questions;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);
  gboolean           is_over = FALSE;

  g_printerr (
      "An empty line takes what stands in brackets; the end of the input skips the rest.\n");
  for (guint i = 0; i < n_questions && !is_over; i++)
    if (!ask (answers, &questions[i], &is_over, error))
      return FALSE;
  g_printerr ("\n");
  return TRUE;
}

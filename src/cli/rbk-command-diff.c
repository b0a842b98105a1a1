/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-book-diff.h"
#include "rbk-decision-output.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-stripe-steps.h"

typedef struct
{
  char   **stripe;
  char    *output, *date;
  gboolean json, exit_code;
} DiffOptions;

static void
append_value (GString *text, const RbkChange *change)
{
  if (change->kind == RBK_CHANGE_MOVED)
    g_string_append_printf (text, ", from place %s to %s", change->from, change->to);
  if (change->field == NULL)
    return;
  g_string_append_printf (text, ": %s ", change->title);
  if (change->from == NULL)
    g_string_append_printf (text, "set to %s", change->to);
  else if (change->to == NULL)
    g_string_append_printf (text, "unset, was %s", change->from);
  else
    g_string_append_printf (text, "%s → %s", change->from, change->to);
}

/* One line a change, whatever a book's texts hold. */
static char *
changes_to_text (GPtrArray *changes, const RbkDecisionMoves *moves)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const RbkChange *change = changes->pdata[i];
      g_autoptr(GString) line = g_string_new (NULL);
      g_autofree char *printable = NULL;

      g_string_append_printf (line, "%-8s %s%s%s", rbk_change_kind_get_name (change->kind),
                              change->record, change->where[0] != '\0' ? " " : "", change->where);
      append_value (line, change);
      g_strdelimit (line->str, "\n\r", ' ');
      printable = rbk_printable (line->str);
      g_string_append_printf (text, "%s\n", printable);
    }
  rbk_decision_moves_append (moves, text);
  if (text->len == 0)
    g_string_append (text, "no difference\n");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
write_json (GPtrArray *changes, const RbkDecisionMoves *moves, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  guint counts[RBK_CHANGE_CHANGED + 1] = { 0 };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const RbkChange *change = changes->pdata[i];

      counts[change->kind]++;
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "change", rbk_change_kind_get_name (change->kind));
      rbk_output_member_text (builder, "where", change->where);
      rbk_output_member_text (builder, "record", change->record);
      rbk_output_member_text (builder, "name", change->name);
      rbk_output_member_text (builder, "field", change->field);
      rbk_output_member_text (builder, "from", change->from);
      rbk_output_member_text (builder, "to", change->to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  for (guint kind = 0; kind < G_N_ELEMENTS (counts); kind++)
    rbk_output_member_count (builder, rbk_change_kind_get_name (kind), counts[kind]);
  rbk_decision_moves_add (moves, builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static gboolean
run (const DiffOptions *options, char **files, gboolean *differs, GError **error)
{
  g_autoptr(RbkBook) old_book = rbk_load_book (files[0], error);
  g_autoptr(RbkBook) new_book = old_book != NULL ? rbk_load_book (files[1], error) : NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(RbkDecisionMoves) moves = NULL;
  g_autofree char *text = NULL;

  if (new_book == NULL)
    return FALSE;
  changes = rbk_book_diff (old_book, new_book);
  moves = rbk_decision_moves_new (old_book, files[0], new_book, files[1]);
  *differs = changes->len > 0;
  if (options->json)
    return write_json (changes, moves, options->output, error);
  text = changes_to_text (changes, moves);

  return rbk_output_write (options->output, text, strlen (text), error);
}

/* BOOK alone, against what an account has. */
static gboolean
run_stripe (const DiffOptions *options, char **files, gboolean *differs, GError **error)
{
  const RbkStripeStepsQuery query = { .book = files[0],
                                      .date = options->date,
                                      .files = options->stripe,
                                      .output = options->output,
                                      .json = options->json };

  if (files[1] != NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                           "diff: with --stripe one book is compared; leave the second out");
      return FALSE;
    }

  return rbk_cli_print_stripe_steps (&query, differs, error);
}

static gboolean
run_books (const DiffOptions *options, char **files, gboolean *differs, GError **error)
{
  if (files[1] != NULL && options->date == NULL)
    return run (options, files, differs, error);
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                       files[1] == NULL ? "diff: NEW is missing; usage: ratebook-cli diff OLD NEW, "
                                          "or diff BOOK --stripe FILE"
                                        : "diff: --date goes with --stripe");

  return FALSE;
}

static void
clear_options (DiffOptions *options)
{
  g_strfreev (options->stripe);
  g_free (options->output);
  g_free (options->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiffOptions, clear_options)

/* diff BOOK --stripe FILE… [--date D] [--json] [--exit-code] [-o FILE]
   diff OLD NEW [--json] [--exit-code] [-o FILE] */
RbkExit
rbk_run_diff (char **arguments)
{
  g_auto(DiffOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  gboolean           differs = FALSE;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "exit-code", 0, 0, G_OPTION_ARG_NONE, &options.exit_code,
      "End with 1 where there is a "
      "difference",
      NULL },
    { "stripe", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.stripe,
      "Compare a book with what a Stripe account has, from meters to promotion codes: what to "
      "create, change, archive and leave, and which lookup keys move (may be given several times)",
      "FILE" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Terms in force on this day", "DATE" },
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 2, &files, &status))
    return status;
  if (options.stripe != NULL ? !run_stripe (&options, files, &differs, &error)
                             : !run_books (&options, files, &differs, &error))
    return rbk_command_fail (error);

  return differs && options.exit_code ? RBK_EXIT_NO : RBK_EXIT_DONE;
}

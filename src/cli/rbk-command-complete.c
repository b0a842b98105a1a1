/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-command.h"
#include "rbk-completion.h"
#include "rbk-option.h"
#include "rbk-output.h"

typedef struct
{
  RbkCompletion completion;
  char        **words; /* those before the last, after the command */
  const char   *last;
} Typed;

static const GOptionEntry *
find_entry (const GOptionEntry *entries, const char *word, gsize length)
{
  for (; entries->long_name != NULL; entries++)
    {
      const char short_word[] = { '-', entries->short_name, '\0' };

      if (length > 2 && strncmp (word, "--", 2) == 0 && strlen (entries->long_name) == length - 2 &&
          strncmp (word + 2, entries->long_name, length - 2) == 0)
        return entries;
      if (length == 2 && entries->short_name != '\0' && strcmp (word, short_word) == 0)
        return entries;
    }

  return NULL;
}

/* The option whose value is the next word: not one that may lack it, nor one with it. */
static const GOptionEntry *
find_asking (const GOptionEntry *entries, const char *word)
{
  const GOptionEntry *entry = find_entry (entries, word, strlen (word));

  return entry != NULL && rbk_option_takes_value (entry) && !rbk_option_may_lack_value (entry)
             ? entry
             : NULL;
}

static void
add_values (RbkCompletion *self, const GOptionEntry *entry)
{
  if (rbk_completion_add_names (self, entry->long_name) ||
      rbk_completion_add_of_book (self, entry->long_name))
    return;
  if (rbk_option_takes_file (entry))
    rbk_completion_add_files (self);
  else if (entry->arg_description != NULL)
    rbk_completion_add_form (self, entry->arg_description);
}

static gboolean
is_given (const Typed *typed, const GOptionEntry *entry)
{
  g_autofree char *whole = g_strconcat ("--", entry->long_name, NULL);
  g_autofree char *with_value = g_strconcat (whole, "=", NULL);

  for (char **word = typed->words; *word != NULL; word++)
    if (strcmp (*word, whole) == 0 || g_str_has_prefix (*word, with_value))
      return TRUE;

  return FALSE;
}

static void
add_options (Typed *typed, const GOptionEntry *entries)
{
  typed->completion.stem = typed->last;
  for (; entries->long_name != NULL; entries++)
    {
      gboolean         asks = rbk_option_takes_value (entries);
      g_autofree char *word = g_strconcat ("--", entries->long_name, asks ? "=" : NULL, NULL);

      if (rbk_option_repeats (entries) || !is_given (typed, entries))
        rbk_completion_add (&typed->completion, word, entries->description);
    }
  rbk_completion_add (&typed->completion, "--help", "Say more of this command");
}

/* What stands in the command line beside options and their values. */
static char **
list_arguments (const Typed *typed, const GOptionEntry *entries)
{
  g_autoptr(GStrvBuilder) arguments = g_strv_builder_new ();

  for (char **word = typed->words; *word != NULL; word++)
    if (find_asking (entries, *word) != NULL)
      word += word[1] != NULL ? 1 : 0;
    else if (**word != '-')
      g_strv_builder_add (arguments, *word);

  return g_strv_builder_end (arguments);
}

/* FILE, [WHERE], "A B…": the placeholder of an argument, which the last one is of all that follow.
 */
static char *
dup_placeholder (const RbkCommand *command, guint index)
{
  g_auto(GStrv) words = g_strsplit_set (command->arguments, " []…", -1);
  const char *found = "";

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      {
        found = *word;
        if (index-- == 0)
          return g_strdup (found);
      }

  return g_strdup (strstr (command->arguments, "…") != NULL ? found : "");
}

static void
add_arguments (Typed *typed, char **arguments)
{
  g_autofree char *placeholder =
      dup_placeholder (typed->completion.command, g_strv_length (arguments));

  if (placeholder[0] == '\0' || rbk_completion_add_names (&typed->completion, placeholder) ||
      rbk_completion_add_of_book (&typed->completion, placeholder))
    return;

  rbk_completion_add_files (&typed->completion);
}

/* Nothing is read that somebody would have to type first, as from a terminal. */
static RbkBook *
read_book (char **arguments)
{
  g_autoptr(GFile) file = NULL;

  if (arguments[0] == NULL || !g_file_test (arguments[0], G_FILE_TEST_IS_REGULAR))
    return NULL;
  file = g_file_new_for_path (arguments[0]);

  return rbk_book_read_file (file, NULL, NULL, NULL, NULL);
}

static void
complete_word (const RbkCommand *command, const GOptionEntry *entries, gpointer user_data)
{
  Typed              *typed = user_data;
  RbkCompletion      *completion = &typed->completion;
  guint               n_words = g_strv_length (typed->words);
  const char         *equals = strchr (typed->last, '=');
  const GOptionEntry *entry = NULL;
  g_auto(GStrv) arguments = list_arguments (typed, entries);
  g_autoptr(RbkBook) book = read_book (arguments);
  g_autofree char *prefix = NULL;

  completion->command = command;
  completion->book = book;
  if (n_words > 0)
    entry = find_asking (entries, typed->words[n_words - 1]);
  if (entry == NULL && typed->last[0] == '-' && equals == NULL)
    {
      add_options (typed, entries);
      return;
    }
  if (entry == NULL && typed->last[0] == '-')
    {
      entry = find_entry (entries, typed->last, (gsize) (equals - typed->last));
      prefix = g_strndup (typed->last, (gsize) (equals + 1 - typed->last));
      completion->prefix = prefix;
      completion->stem = equals + 1;
      if (entry == NULL)
        return;
    }
  if (entry != NULL)
    add_values (completion, entry);
  else
    add_arguments (typed, arguments);
}

static void
complete_command (RbkCompletion *self)
{
  for (const RbkCommand *command = rbk_commands; command->name != NULL; command++)
    rbk_completion_add (self, command->name, command->summary);
  rbk_completion_add (self, "--help", "Say what the program can do");
  rbk_completion_add (self, "--version", "Print the version");
}

/* complete -- WORD…: what follows `--` is a command line as it was typed, the last word begun
 * or empty. */
RbkExit
rbk_run_complete (char **arguments)
{
  static const GOptionEntry entries[] = { { NULL } };
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(GStrv) none = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit           status;
  guint             n_words = g_strv_length (arguments);
  Typed             typed = { .completion = { .prefix = "", .text = text } };
  const RbkCommand *command;

  if (n_words < 3 || strcmp (arguments[1], "--") != 0)
    return rbk_command_parse (arguments, entries, G_MAXUINT, G_MAXUINT, &none, &status)
               ? RBK_EXIT_USAGE
               : status;

  typed.last = typed.completion.stem = g_steal_pointer (&arguments[n_words - 1]);
  typed.words = arguments + (n_words > 3 ? 3 : 2);
  command = n_words > 3 ? rbk_command_find (arguments[2]) : NULL;
  if (n_words == 3)
    complete_command (&typed.completion);
  else if (command != NULL)
    rbk_command_look (command, complete_word, &typed);

  return rbk_output_write (NULL, text->str, text->len, &error) ? RBK_EXIT_DONE
                                                               : rbk_command_fail (error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "config.h"
#include "rbk-command.h"
#include "rbk-error.h"
#include "rbk-option.h"
#include "rbk-output.h"

#define SUMMARY "Design the prices of products in which AI models do the work."

/* How the program ends, and what it takes from its surroundings. */
static const struct
{
  RbkExit     status;
  const char *text;
} exits[] = {
  { RBK_EXIT_DONE, "done" },
  { RBK_EXIT_NO, "done, and the answer is no" },
  { RBK_EXIT_USAGE, "wrong usage" },
  { RBK_EXIT_INPUT, "input unreadable or invalid" },
  { RBK_EXIT_OUTPUT, "could not write" },
};

static const struct
{
  const char *name;
  const char *text;
} environment[] = {
  { "NO_COLOR", "Where it is set, text has no colour on a terminal either." },
  { "RBK_NO_CACHE", "Where it is set, large usage files are not kept in the cache." },
  { "XDG_CACHE_HOME", "Where the cache is, in ratebook/usage; else ~/.cache." },
  { "PGPASSWORD", "The password of a database that is asked for usage. Others of libpq, such as "
                  "PGPASSFILE and PGSERVICEFILE, hold too." },
};

static RbkExit
print (const char *output, const char *text)
{
  g_autoptr(GError) error = NULL;

  return rbk_output_write (output, text, strlen (text), &error) ? RBK_EXIT_DONE
                                                                : rbk_command_fail (error);
}

static RbkExit
print_text (const char *output)
{
  g_autoptr(GString) text = g_string_new ("Usage: ratebook-cli COMMAND [OPTION…] …\n\n" SUMMARY
                                           "\n\nCommands:\n");

  for (const RbkCommand *command = rbk_commands; command->name != NULL; command++)
    g_string_append_printf (text, "  %-10s %s\n", command->name, command->summary);
  g_string_append (text, "\nratebook-cli COMMAND --help says more of a command; --version prints "
                         "the version.\n\nExit status:\n");
  for (gsize i = 0; i < G_N_ELEMENTS (exits); i++)
    g_string_append_printf (text, "  %-10d %s\n", (int) exits[i].status, exits[i].text);

  return print (output, text->str);
}

static void
add_option (JsonBuilder *builder, const GOptionEntry *entry)
{
  const char short_name[] = { entry->short_name, '\0' };

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "name", entry->long_name);
  rbk_output_member_text (builder, "short", entry->short_name != '\0' ? short_name : NULL);
  rbk_output_member_text (builder, "argument",
                          rbk_option_takes_value (entry) ? entry->arg_description : NULL);
  json_builder_set_member_name (builder, "optional");
  json_builder_add_boolean_value (builder, rbk_option_may_lack_value (entry));
  json_builder_set_member_name (builder, "repeats");
  json_builder_add_boolean_value (builder, rbk_option_repeats (entry));
  json_builder_set_member_name (builder, "file");
  json_builder_add_boolean_value (builder, rbk_option_takes_file (entry));
  rbk_output_member_text (builder, "text", entry->description);
  json_builder_end_object (builder);
}

static void
add_command (const RbkCommand *command, const GOptionEntry *entries, gpointer user_data)
{
  JsonBuilder *builder = user_data;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "name", command->name);
  rbk_output_member_text (builder, "arguments", command->arguments);
  rbk_output_member_text (builder, "summary", command->summary);
  rbk_output_member_text (builder, "members", command->members);
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (; entries->long_name != NULL; entries++)
    add_option (builder, entries);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_surroundings (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "exits");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (exits); i++)
    {
      json_builder_begin_object (builder);
      rbk_output_member_count (builder, "status", exits[i].status);
      rbk_output_member_text (builder, "text", exits[i].text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "environment");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (environment); i++)
    {
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "name", environment[i].name);
      rbk_output_member_text (builder, "text", environment[i].text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What manuals and other programs are made of. */
static RbkExit
print_json (const char *output)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GError) error = NULL;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "program", "ratebook-cli");
  rbk_output_member_text (builder, "version", RBK_VERSION);
  rbk_output_member_text (builder, "summary", SUMMARY);
  json_builder_set_member_name (builder, "commands");
  json_builder_begin_array (builder);
  for (const RbkCommand *command = rbk_commands; command->name != NULL; command++)
    rbk_command_look (command, add_command, builder);
  json_builder_end_array (builder);
  add_surroundings (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, &error) ? RBK_EXIT_DONE : rbk_command_fail (error);
}

static RbkExit
print_command (char *name)
{
  const RbkCommand *command = rbk_command_find (name);
  g_autofree char  *quoted = rbk_error_quote (name, strlen (name));
  g_autoptr(GError) error = NULL;

  if (command != NULL)
    return command->run ((char *[]){ name, (char *) "--help", NULL });

  error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                       "help: %s is not a command; ratebook-cli --help lists them", quoted);

  return rbk_command_fail (error);
}

/* help [COMMAND]; help [--json] [-o FILE] */
RbkExit
rbk_run_help (char **arguments)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print all commands and their options as JSON",
      NULL },
    RBK_OPTION_OUTPUT (output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 1, &words, &status))
    return status;
  if (words[0] != NULL && (json || output != NULL))
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                           "help: --json and --output are of all commands; leave out %s", words[0]);
      return rbk_command_fail (error);
    }
  if (words[0] != NULL)
    return print_command (words[0]);

  return json ? print_json (output) : print_text (output);
}

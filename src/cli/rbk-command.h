/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "rbk-margin.h"

G_BEGIN_DECLS

/* How the program ends. Scripts depend on the numbers. */
typedef enum
{
  RBK_EXIT_DONE = 0,
  RBK_EXIT_NO = 1,     /* done, and the answer is no */
  RBK_EXIT_USAGE = 2,  /* wrong words */
  RBK_EXIT_INPUT = 3,  /* input unreadable or invalid */
  RBK_EXIT_OUTPUT = 4, /* could not write */
} RbkExit;

/**
 * RbkCommand:
 * @name: the word on the command line
 * @arguments: what follows the options, for the help
 * @summary: what it does, in one line
 * @run: does it; the first argument is the command's own name
 * @members: (nullable): what the object has that `--json` prints
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  RbkExit (*run) (char **arguments);
  const char *members;
} RbkCommand;

/* Options that mean the same to every command that has them. */
#define RBK_OPTION_PRICES_ON(date)                                                                 \
  {                                                                                                \
    "date", 0, 0, G_OPTION_ARG_STRING, &(date), "Prices in force on this day", "DATE"              \
  }
#define RBK_OPTION_JSON(is_json)                                                                   \
  {                                                                                                \
    "json", 0, 0, G_OPTION_ARG_NONE, &(is_json), "Print JSON", NULL                                \
  }
#define RBK_OPTION_OUTPUT(path)                                                                    \
  {                                                                                                \
    "output", 'o', 0, G_OPTION_ARG_FILENAME, &(path), "Where to write", "FILE"                     \
  }

extern const RbkCommand rbk_commands[];

/**
 * RbkCommandLook:
 * @command: a command
 * @entries: its options, beside `--help`; gone after the call
 * @user_data: what was given to rbk_command_look()
 *
 * Is shown the options of a command.
 */
typedef void (*RbkCommandLook) (const RbkCommand   *command,
                                const GOptionEntry *entries,
                                gpointer            user_data);

RbkExit rbk_run_new (char **arguments);
RbkExit rbk_run_table (char **arguments);
RbkExit rbk_run_cost (char **arguments);
RbkExit rbk_run_costs (char **arguments);
RbkExit rbk_run_customers (char **arguments);
RbkExit rbk_run_migrate (char **arguments);
RbkExit rbk_run_models (char **arguments);
RbkExit rbk_run_bill (char **arguments);
RbkExit rbk_run_curve (char **arguments);
RbkExit rbk_run_usage (char **arguments);
RbkExit rbk_run_simulate (char **arguments);
RbkExit rbk_run_scenario (char **arguments);
RbkExit rbk_run_solve (char **arguments);
RbkExit rbk_run_optimise (char **arguments);
RbkExit rbk_run_advise (char **arguments);
RbkExit rbk_run_check (char **arguments);
RbkExit rbk_run_wallet (char **arguments);
RbkExit rbk_run_trigger (char **arguments);
RbkExit rbk_run_validate (char **arguments);
RbkExit rbk_run_export (char **arguments);
RbkExit rbk_run_import (char **arguments);
RbkExit rbk_run_diff (char **arguments);
RbkExit rbk_run_discover (char **arguments);
RbkExit rbk_run_explain (char **arguments);
RbkExit rbk_run_compare (char **arguments);
RbkExit rbk_run_route (char **arguments);
RbkExit rbk_run_help (char **arguments);
RbkExit rbk_run_complete (char **arguments);

const RbkCommand *rbk_command_find (const char *name);
void     rbk_command_look (const RbkCommand *self, RbkCommandLook func, gpointer user_data);
gboolean rbk_command_parse (char              **arguments,
                            const GOptionEntry *entries,
                            guint               n_files_min,
                            guint               n_files_max,
                            char             ***files,
                            RbkExit            *status);
char   **rbk_command_join (char **values, char **more) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_command_blame (GError **error, const char *path);
void     rbk_command_blame_option (GError **error, const char *option);
RbkExit  rbk_command_fail (const GError *error);
void     rbk_command_warn (const char *path, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS

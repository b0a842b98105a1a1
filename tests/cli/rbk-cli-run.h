/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Runs the command line as a script would. */

typedef struct
{
  int       status; /* how it ended */
  char     *output;
  char     *errors;
  JsonNode *json; /* (nullable) the output, where it is JSON */
} RbkCliRun;

/**
 * RbkCliFigure:
 * @name: of the test
 * @line: what is run; it prints JSON
 * @path: to a value in it
 * @expected: the value, as JSON spells it
 *
 * One figure of the command line.
 */
typedef struct
{
  const char *name, *line, *path, *expected;
} RbkCliFigure;

/**
 * RbkCliRefusal:
 * @line: what is run
 * @says: a part of what it says on standard error
 * @status: how it ends
 *
 * What the command line does not do.
 */
typedef struct
{
  const char *line, *says;
  int         status;
} RbkCliRefusal;

RbkCliRun *rbk_cli_run (const char *first, ...) G_GNUC_NULL_TERMINATED;
RbkCliRun *rbk_cli_run_strv (const char *const *arguments);
RbkCliRun *rbk_cli_run_line (const char *line);
int        rbk_cli_run_into (int output, const char *line);
void       rbk_cli_run_free (RbkCliRun *self);
char      *rbk_cli_path (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char      *rbk_cli_template (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_cli_templates (void);
void       rbk_cli_write (const char *name, const char *text);
char      *rbk_cli_read (const char *name, gsize *length) G_GNUC_WARN_UNUSED_RESULT;
gboolean   rbk_cli_exists (const char *name);
void       rbk_cli_clean (void);

const char *rbk_cli_text (RbkCliRun *run, const char *path);
double      rbk_cli_number (RbkCliRun *run, const char *path);
gboolean    rbk_cli_has (RbkCliRun *run, const char *path, const char *member);
gboolean    rbk_cli_is_null (RbkCliRun *run, const char *path);
gboolean    rbk_cli_boolean (RbkCliRun *run, const char *path);
guint       rbk_cli_length (RbkCliRun *run, const char *path);
void        rbk_cli_add_figures (const char *prefix, const RbkCliFigure *figures, gsize n_figures);
void        rbk_cli_assert_refused (const RbkCliRefusal *refused, gsize n_refused);
void        rbk_cli_assert_parts (RbkCliRun *run, const char *const *parts, gsize n_parts);
void        rbk_cli_assert_value (RbkCliRun *run, const char *path, const char *expected);

#define rbk_cli_assert_text(run, path, text) g_assert_cmpstr (rbk_cli_text (run, path), ==, text)
#define rbk_cli_assert_number(run, path, number)                                                   \
  g_assert_cmpfloat_with_epsilon (rbk_cli_number (run, path), number, 1e-12)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCliRun, rbk_cli_run_free)

G_END_DECLS

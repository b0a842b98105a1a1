/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-book-writer.h"
#include "rbk-error.h"
#include "rbk-finding-output.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"
#include "rbk-verdict.h"

typedef struct
{
  RbkCustomerOptions customers;
  char              *date, *fix, *output;
  gboolean           json, list;
} CheckOptions;

/* A book that is not valid has no currency to speak of, and no finding with an amount. */
static const char *
get_currency (const RbkVerdict *verdict)
{
  return verdict->spec != NULL ? verdict->spec->currency : NULL;
}

static gboolean
write_json (const RbkVerdict *verdict, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", get_currency (verdict));
  rbk_synthetic_output_member (builder, &verdict->from);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < verdict->findings->len; i++)
    rbk_finding_output_member (builder, g_ptr_array_index (verdict->findings, i),
                               get_currency (verdict));
  json_builder_end_array (builder);
  rbk_output_member_count (builder, "errors", rbk_verdict_count (verdict, RBK_SEVERITY_ERROR));
  rbk_output_member_count (builder, "warnings", rbk_verdict_count (verdict, RBK_SEVERITY_WARNING));
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static guint
count_let_be (const RbkVerdict *verdict)
{
  guint n = 0;

  for (guint i = 0; i < verdict->findings->len; i++)
    n += ((const RbkFinding *) g_ptr_array_index (verdict->findings, i))->suppressed != NULL;
  return n;
}

static gboolean
write_text (const RbkVerdict *verdict, const char *output, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean has_color = rbk_output_has_color (output);

  rbk_synthetic_output_line (text, &verdict->from);
  for (guint i = 0; i < verdict->findings->len; i++)
    {
      rbk_finding_output_text (text, g_ptr_array_index (verdict->findings, i),
                               get_currency (verdict), has_color);
      g_string_append_c (text, '\n');
    }
  if (verdict->findings->len == 0)
    g_string_append (text, "Nothing found: every rule looked at the book.\n");
  else
    {
      rbk_append_count (text, rbk_verdict_count (verdict, RBK_SEVERITY_ERROR), "error", "errors");
      g_string_append (text, ", ");
      rbk_append_count (text, rbk_verdict_count (verdict, RBK_SEVERITY_WARNING), "warning",
                        "warnings");
      if (count_let_be (verdict) > 0)
        g_string_append_printf (text, ", %u let be", count_let_be (verdict));
      g_string_append_c (text, '\n');
    }
  if (verdict->book == NULL)
    g_string_append (text, "The other rules look at the book once it is valid.\n");

  return rbk_output_write (output, text->str, text->len, error);
}

static gboolean
write_rules (const char *output, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *const *ids = rbk_rules_list ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const RbkRuleInfo *rule = rbk_rule_find (ids[i]);

      g_string_append_printf (text, "%s: %s\n  %s\n  Why: %s\n  When not: %s\n  Source: %s\n\n",
                              rule->id, rule->title, rule->what, rule->why, rule->not_when,
                              rule->source);
    }
  return rbk_output_write (output, text->str, text->len, error);
}

static void
clear_options (CheckOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->date);
  g_free (options->fix);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CheckOptions, clear_options)

/* Mends what a rule found; the book goes where it is asked to, and the old one stays. */
static RbkExit
run_fix (const char *path, const CheckOptions *options, RbkVerdict *verdict)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  guint            n_mended;

  if (verdict->book == NULL)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_INVALID,
                           "%s: the book is not valid; see what validate says, and mend that first",
                           path);
      return rbk_command_fail (error);
    }
  if (!rbk_verdict_mend (verdict, path, options->fix, &n_mended, &error))
    {
      rbk_command_blame (&error, path);
      return rbk_command_fail (error);
    }
  if (n_mended == 0)
    {
      rbk_command_warn (path, "no finding of %s has a fix; check says what was found",
                        options->fix);
      return RBK_EXIT_NO;
    }
  text = rbk_book_to_text (verdict->book);
  if (!rbk_output_write (options->output, text, strlen (text), &error))
    return rbk_command_fail (error);
  return RBK_EXIT_DONE;
}

static gboolean
check_options (const CheckOptions *options, char **files, GError **error)
{
  g_autofree char *rule =
      options->fix != NULL ? g_strndup (options->fix, strcspn (options->fix, "@")) : NULL;

  if (options->list != (files[0] == NULL))
    g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "check: give a book, or --list for the rules");
  else if (rule != NULL && rbk_rule_find (rule) == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                 "--fix: there is no rule %s; check --list names them all", rule);
  else if (rule != NULL && (options->json || options->list))
    g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                 "--fix writes a book; leave out --json and --list");
  else
    return TRUE;
  return FALSE;
}

static RbkExit
run_check (const char *path, const CheckOptions *options)
{
  g_auto(RbkVerdict) verdict = { 0 };
  g_autoptr(GError) error = NULL;

  if (!rbk_verdict_init (&verdict, path, options->date, &options->customers, &error))
    return rbk_command_fail (error);
  if (options->fix != NULL)
    return run_fix (path, options, &verdict);
  if (!(options->json ? write_json (&verdict, options->output, &error)
                      : write_text (&verdict, options->output, &error)))
    return rbk_command_fail (error);

  return rbk_verdict_count (&verdict, RBK_SEVERITY_ERROR) > 0 ? RBK_EXIT_NO : RBK_EXIT_DONE;
}

/* check FILE [--usage CSV|--synthetic [N] …] [--date D] [--json] [-o FILE];
 * check FILE --fix RULE[@WHERE] [-o BOOK]; check --list */
RbkExit
rbk_run_check (char **arguments)
{
  g_auto(CheckOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      "Prices in force on this day, and how old they are then", "DATE" },
    { "fix", 0, 0, G_OPTION_ARG_STRING, &options.fix,
      "Mend what a rule found, everywhere or at one place, and write the book", "RULE[@WHERE]" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "Print all rules, with their reasons", NULL },
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 1, &files, &status))
    return status;
  if (!check_options (&options, files, &error) ||
      (options.list && !write_rules (options.output, &error)))
    return rbk_command_fail (error);

  return options.list ? RBK_EXIT_DONE : run_check (files[0], &options);
}

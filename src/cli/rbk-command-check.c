/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include "rbk-check.h"
#include "rbk-error.h"
#include "rbk-finding-output.h"
#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

typedef struct
{
  RbkCustomerOptions customers;
  char              *date, *output;
  gboolean           json, list;
} CheckOptions;

/* What was found, and in what. */
typedef struct
{
  RbkBook       *book;       /* (owned) */
  RbkSpec       *spec;       /* (owned) */
  RbkPopulation *population; /* (owned) (nullable) */
  RbkTable      *table;      /* (owned) */
  RbkMixIndex   *index;      /* (owned) (nullable) */
  RbkMix        *mix;        /* (owned) (nullable) */
  GPtrArray     *findings;   /* (owned) */
  RbkOwnFile     from;
} Verdict;

static void
clear_verdict (Verdict *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->mix, rbk_mix_free);
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->table, rbk_table_free);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
  rbk_own_file_clear (&self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verdict, clear_verdict)

static guint
count (const Verdict *verdict, RbkSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < verdict->findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (verdict->findings, i);

      n += finding->severity == severity && finding->suppressed == NULL ? 1 : 0;
    }
  return n;
}

static gboolean
write_json (const Verdict *verdict, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", verdict->spec->currency);
  rbk_synthetic_output_member (builder, &verdict->from);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < verdict->findings->len; i++)
    rbk_finding_output_member (builder, g_ptr_array_index (verdict->findings, i),
                               verdict->spec->currency);
  json_builder_end_array (builder);
  rbk_output_member_count (builder, "errors", count (verdict, RBK_SEVERITY_ERROR));
  rbk_output_member_count (builder, "warnings", count (verdict, RBK_SEVERITY_WARNING));
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static gboolean
write_text (const Verdict *verdict, const char *output, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean has_color = rbk_output_has_color (output);

  rbk_synthetic_output_line (text, &verdict->from);
  for (guint i = 0; i < verdict->findings->len; i++)
    {
      rbk_finding_output_text (text, g_ptr_array_index (verdict->findings, i),
                               verdict->spec->currency, has_color);
      g_string_append_c (text, '\n');
    }
  if (verdict->findings->len == 0)
    g_string_append (text, "Nothing found: every rule looked at the book.\n");
  else
    {
      rbk_append_count (text, count (verdict, RBK_SEVERITY_ERROR), "error", "errors");
      g_string_append (text, ", ");
      rbk_append_count (text, count (verdict, RBK_SEVERITY_WARNING), "warning", "warnings");
      g_string_append_c (text, '\n');
    }

  return rbk_output_write (output, text->str, text->len, error);
}

static gboolean
look_at_customers (const char *path, Verdict *verdict, GError **error)
{
  if (verdict->population == NULL ||
      !rbk_population_has_column (verdict->population, RBK_COLUMN_CALLS))
    return TRUE;

  verdict->index = rbk_mix_index_new (verdict->spec, verdict->population, error);
  if (verdict->index != NULL)
    verdict->mix = rbk_mix_new (verdict->spec, verdict->index, error);
  if (verdict->mix == NULL)
    rbk_command_blame (error, path);
  return verdict->mix != NULL;
}

static gboolean
check (const char *path, const CheckOptions *options, Verdict *verdict, GError **error)
{
  RbkCheckInput input = { 0 };

  verdict->spec = rbk_load_spec (path, options->date, &verdict->book, error);
  if (verdict->spec == NULL ||
      !rbk_load_population (path, verdict->book, verdict->spec, &options->customers, &verdict->from,
                            &verdict->population, error) ||
      !look_at_customers (path, verdict, error))
    return FALSE;

  verdict->table = rbk_table_new (verdict->spec, verdict->population, error);
  if (verdict->table != NULL)
    {
      input = (RbkCheckInput){ .book = verdict->book,
                               .table = verdict->table,
                               .population = verdict->population,
                               .mix = verdict->mix,
                               .index = verdict->index,
                               .today = verdict->spec->date };
      verdict->findings = rbk_check_book (&input, error);
    }
  if (verdict->findings == NULL)
    rbk_command_blame (error, path);
  return verdict->findings != NULL;
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
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CheckOptions, clear_options)

/* check FILE [--usage CSV|--synthetic [N] …] [--date D] [--json] [-o FILE]; check --list */
RbkExit
rbk_run_check (char **arguments)
{
  g_auto(CheckOptions) options = { 0 };
  g_auto(Verdict) verdict = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Prices in force on this day", "DATE" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "Print all rules, with their reasons", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print JSON", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "FILE" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 1, &files, &status))
    return status;
  if (options.list != (files[0] == NULL))
    {
      error =
          g_error_new (RBK_ERROR, RBK_ERROR_USAGE, "check: give a book, or --list for the rules");
      return rbk_command_fail (error);
    }
  if (options.list ? !write_rules (options.output, &error)
                   : !check (files[0], &options, &verdict, &error) ||
                         !(options.json ? write_json (&verdict, options.output, &error)
                                        : write_text (&verdict, options.output, &error)))
    return rbk_command_fail (error);

  return !options.list && count (&verdict, RBK_SEVERITY_ERROR) > 0 ? RBK_EXIT_NO : RBK_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-export.h"
#include "rbk-load.h"
#include "rbk-output.h"

typedef struct
{
  char    *to, *output, *date, *usage;
  gboolean list;
} ExportOptions;

static RbkExit
list_targets (void)
{
  static const char *const titles[] = { "TARGET", "WRITES", "WHAT IT IS", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lll");
  g_autofree char       *text = NULL;
  const RbkExportTarget *targets;
  guint                  n_targets;

  targets = rbk_export_list (&n_targets);
  for (guint i = 0; i < n_targets; i++)
    rbk_columns_add (columns, targets[i].name, targets[i].is_directory ? "a folder" : "a file",
                     targets[i].description, NULL);
  text = rbk_columns_to_text (columns);
  g_print ("%s", text);

  return RBK_EXIT_DONE;
}

static void
print_losses (const char *path, RbkExport *export)
{
  guint n_losses = rbk_export_get_n_losses (export);

  for (guint i = 0; i < n_losses; i++)
    {
      const RbkLoss *loss = rbk_export_get_loss (export, i);

      g_printerr ("ratebook-cli: %s: %s: %s: %s\n", path, loss->where,
                  rbk_loss_severity_get_title (loss->severity), loss->message);
    }
}

static gboolean
write_result (const RbkExportTarget *target, RbkExport *export, const char *output, GError **error)
{
  GBytes       *contents;
  gconstpointer data;
  gsize         length;

  if (target->is_directory)
    {
      g_autoptr(GFile) folder = g_file_new_for_commandline_arg (output);

      return rbk_export_write (export, folder, error);
    }

  contents = rbk_export_get_contents (export, 0);
  data = g_bytes_get_data (contents, &length);

  return rbk_output_write (output, data, length, error);
}

static gboolean
run (const char *path, const RbkExportTarget *target, const ExportOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = rbk_load_spec (path, options->date, &book, error);
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(RbkTable) table = NULL;
  g_autoptr(RbkExport) export = NULL;

  if (spec == NULL || !rbk_load_population (spec, options->usage, &population, error))
    return FALSE;
  table = rbk_table_new (spec, population, error);
  if (table == NULL)
    return FALSE;
  export = rbk_export_run (target->name, book, table, &spec->date, error);
  if (export == NULL || !write_result (target, export, options->output, error))
    return FALSE;
  print_losses (path, export);

  return TRUE;
}

static void
clear_options (ExportOptions *options)
{
  g_free (options->to);
  g_free (options->output);
  g_free (options->date);
  g_free (options->usage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, clear_options)

static const RbkExportTarget *
find_target (const ExportOptions *options, GError **error)
{
  const RbkExportTarget *target;

  if (options->to == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "export: --to is missing; ratebook-cli export --list names the targets");
      return NULL;
    }
  target = rbk_export_find (options->to, error);
  if (target != NULL && target->is_directory &&
      (options->output == NULL || strcmp (options->output, "-") == 0))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "export: the target %s is a folder; name one with -o", target->name);
      return NULL;
    }

  return target;
}

/* export FILE --to TARGET [-o PATH] [--date D] [--usage CSV]; export --list */
RbkExit
rbk_run_export (char **arguments)
{
  g_auto(ExportOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  const RbkExportTarget *target;
  const GOptionEntry     entries[] = {
        { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, "The target", "TARGET" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "PATH" },
        { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Terms in force on this day", "DATE" },
        { "usage", 0, 0, G_OPTION_ARG_FILENAME, &options.usage, "Customers to size plans on", "CSV" },
        { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "List the targets", NULL },
        { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 1, &files, &error))
    return rbk_command_fail (NULL, error);
  if (options.list)
    return list_targets ();
  target = find_target (&options, &error);
  if (target == NULL)
    return rbk_command_fail (NULL, error);
  if (files[0] == NULL)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE, "export: FILE is missing");
      return rbk_command_fail (NULL, error);
    }
  if (!run (files[0], target, &options, &error))
    return rbk_command_fail (files[0], error);

  return RBK_EXIT_DONE;
}

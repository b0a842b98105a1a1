/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rbk-error.h"
#include "rbk-targets.h"
#include "rbk-load-customers.h"
#include "rbk-output.h"
#include "rbk-verdict.h"

typedef struct
{
  RbkCustomerOptions customers;
  char              *to, *output, *date, *paper, *without;
  gboolean           list, stripe_alerts;
} ExportOptions;

/* A picture of more bytes is no logo. */
#define MAX_LOGO_BYTES (8 * 1024 * 1024)

static gboolean
list_targets (const char *output, GError **error)
{
  static const char *const titles[] = { "TARGET", "WRITES", "WHAT IT IS", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lll");
  g_autofree char       *text = NULL;
  const RbkExportTarget *targets;
  gsize                  n_targets;

  targets = rbk_export_list (&n_targets);
  for (gsize i = 0; i < n_targets; i++)
    rbk_columns_add (columns, targets[i].name, targets[i].is_directory ? "a folder" : "a file",
                     targets[i].description, NULL);
  text = rbk_columns_to_text (columns);

  return rbk_output_write (output, text, strlen (text), error);
}

static void
print_losses (const char *path, RbkExport *export)
{
  for (guint i = 0; i < export->losses->len; i++)
    {
      const RbkLoss *loss = g_ptr_array_index (export->losses, i);

      rbk_command_warn (path, "%s: %s: %s", loss->where,
                        rbk_loss_severity_get_name (loss->severity), loss->message);
    }
}

/* Who hands the folder on should know what else is in it. */
static void
print_others (RbkExport *export, GFile *folder, const char *output)
{
  g_auto(GStrv) others = rbk_export_list_others (export, folder);
  guint n_others = g_strv_length (others);

  if (n_others == 1)
    rbk_command_warn (output, "%s was there already, and is left as it is", others[0]);
  else if (n_others > 1)
    rbk_command_warn (output, "%s and %u more were there already, and are left as they are",
                      others[0], n_others - 1);
}

static gboolean
write_result (RbkExport *export, const char *output, GError **error)
{
  g_autoptr(GFile) folder = NULL;

  if (!export->target->is_directory)
    return rbk_output_write_bytes (output, rbk_export_get_file (export, NULL)->bytes, error);

  folder = g_file_new_for_commandline_arg (output);

  if (!rbk_export_write (export, folder, error))
    return FALSE;
  print_others (export, folder, output);

  return TRUE;
}

/* The picture that the book names, as it stands beside it. A report without is still a report. */
static GBytes *
load_logo (const char *path, RbkBook *book)
{
  RbkDelivery     *delivery = rbk_book_get_delivery (book);
  const char      *logo = delivery != NULL ? rbk_delivery_get_logo (delivery) : NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *place = NULL;
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf info;
  gsize    length;

  if (logo == NULL || logo[0] == '\0')
    return NULL;
  place = g_path_is_absolute (logo) ? g_strdup (logo) : g_build_filename (folder, logo, NULL);
  if (g_stat (place, &info) == 0 && (!S_ISREG (info.st_mode) || info.st_size > MAX_LOGO_BYTES))
    g_set_error (&error, RBK_ERROR, RBK_ERROR_READ, "it is no file of at most 8 MB");
  else if (g_file_get_contents (place, &data, &length, &error))
    return g_bytes_new_take (g_steal_pointer (&data), length);
  rbk_command_warn (path, "delivery.logo: %s; the report goes without", error->message);

  return NULL;
}

static gboolean
read_paper (const char *text, RbkExportPaper *paper, GError **error)
{
  *paper = RBK_EXPORT_PAPER_A4;
  if (text == NULL || g_ascii_strcasecmp (text, "a4") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (text, "letter") == 0)
    {
      *paper = RBK_EXPORT_PAPER_LETTER;
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--paper %s: use a4 or letter", text);

  return FALSE;
}

static const RbkExportTarget *
find_target (const char *path, const ExportOptions *options, GError **error)
{
  const RbkExportTarget *target;

  if (path == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "export: FILE is missing; usage: ratebook-cli export FILE --to TARGET");
      return NULL;
    }
  if (options->to == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "export: --to is missing; ratebook-cli export --list names the targets");
      return NULL;
    }
  if (options->output != NULL && options->output[0] == '\0')
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "export: -o names nothing; name a file, a folder or - with it");
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

/* Leaves a section out of documents. */
static gboolean
leave_out (RbkDelivery *delivery, const char *section, GError **error)
{
  static const char *const sections[] = { "decisions", "findings", "reasons", "workings" };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (sections[i], section) == 0)
      {
        g_autofree char *property = g_strconcat ("show-", section, NULL);

        g_object_set (delivery, property, FALSE, NULL);
        return TRUE;
      }
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "--without %s: use decisions, findings, reasons or workings", section);
  return FALSE;
}

/* What is chosen here goes before what the book says: Stripe's own alerts, and what documents
 * leave out. */
static gboolean
choose (RbkBook *book, const ExportOptions *options, GError **error)
{
  g_autoptr(RbkDelivery) delivery = NULL;
  g_auto(GStrv) sections =
              options->without != NULL ? g_strsplit (options->without, ",", -1) : NULL;

  g_set_object (&delivery, rbk_book_get_delivery (book));
  if (delivery == NULL)
    delivery = rbk_delivery_new ();
  for (guint i = 0; sections != NULL && sections[i] != NULL; i++)
    if (!leave_out (delivery, g_strstrip (sections[i]), error))
      return FALSE;
  if (options->stripe_alerts)
    g_object_set (delivery, "stripe-alerts", TRUE, NULL);
  if (sections != NULL || options->stripe_alerts)
    g_object_set (book, "delivery", delivery, NULL);
  return TRUE;
}

static gboolean
run (const char *path, const ExportOptions *options, GError **error)
{
  const RbkExportTarget *target = find_target (path, options, error);
  g_auto(RbkVerdict) book = { 0 };
  g_autoptr(RbkExport) export = NULL;
  g_autoptr(GBytes) logo = NULL;
  RbkExportInput input;
  RbkExportPaper paper;

  if (target == NULL || !read_paper (options->paper, &paper, error) ||
      !rbk_verdict_load (&book, path, options->date, &options->customers, error) ||
      !choose (book.book, options, error))
    return FALSE;
  /* Where the rules can't look at all customers, the document asks those that can. */
  if (target->wants_findings)
    rbk_verdict_judge (&book, path, NULL);
  if (book.table == NULL)
    book.table = rbk_table_new (book.spec, rbk_verdict_get_population (&book), error);
  logo = target->group == RBK_EXPORT_DOCUMENT ? load_logo (path, book.book) : NULL;
  input = (RbkExportInput){ .book = book.book,
                            .date = &book.spec->date,
                            .table = book.table,
                            .population = rbk_verdict_get_population (&book),
                            .findings = book.findings,
                            .logo = logo,
                            .paper = paper };
  if (book.table != NULL)
    export = rbk_export_run (target->name, &input, error);
  if (export == NULL)
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  if (!write_result (export, options->output, error))
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
  g_free (options->paper);
  g_free (options->without);
  rbk_customer_options_clear (&options->customers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, clear_options)

/* export FILE --to TARGET [-o PATH] [--date D] [--paper SIZE] [--without SECTION,…]
 * [--stripe-alerts]
 * [--usage CSV|--synthetic [N] …]; export --list */
RbkExit
rbk_run_export (char **arguments)
{
  g_auto(ExportOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, "The target", "TARGET" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "PATH" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Terms in force on this day", "DATE" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, "Set documents on it", "a4|letter" },
    { "without", 0, 0, G_OPTION_ARG_STRING, &options.without,
      "Leave a section out of documents; several with commas",
      "decisions|findings|reasons|workings" },
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "stripe-alerts", 0, 0, G_OPTION_ARG_NONE, &options.stripe_alerts,
      "Have Stripe send alerts of its own", NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "List the targets", NULL },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 0, 1, &files, &status))
    return status;
  if (options.list ? !list_targets (options.output, &error) : !run (files[0], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-book-writer.h"
#include "rbk-catalogue-edit.h"
#include "rbk-catalogue-output.h"
#include "rbk-import-book.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-record-reader.h"
#include "rbk-template.h"

typedef struct
{
  char    *from, *into, *date, *output;
  gboolean dry_run, json;
} ImportOptions;

static gboolean
fail (GError **error, RbkErrorCode code, const char *message)
{
  g_set_error_literal (error, RBK_ERROR, code, message);

  return FALSE;
}

static gboolean
is_standard_output (const char *path)
{
  return path == NULL || strcmp (path, "-") == 0;
}

static gboolean
check_from (const char *from, GError **error)
{
  const char *const *formats = rbk_catalogue_get_formats ();
  g_autofree char   *names = g_strjoinv (", ", (char **) formats);

  if (from != NULL && g_strv_contains (formats, from))
    return TRUE;

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "import: %s%s; write one of: %s (catalogue takes them all), or stripe, openmeter or "
               "ratebook for a book",
               from != NULL ? "can't import from " : "--from is missing", from != NULL ? from : "",
               names);

  return FALSE;
}

static gboolean
check_options (const ImportOptions *options, GError **error)
{
  if (!check_from (options->from, error))
    return FALSE;
  if (options->into != NULL && options->output == NULL && !options->dry_run)
    return fail (error, RBK_ERROR_USAGE,
                 "import: say where to write the book with -o, or only look with --dry-run");
  if (options->json && !options->dry_run && is_standard_output (options->output))
    return fail (error, RBK_ERROR_USAGE,
                 "import: --json prints the account, so the book needs a file: -o FILE");

  return TRUE;
}

static RbkCatalogue *
load_list (const ImportOptions *options, const char *path, GError **error)
{
  g_autoptr(RbkCatalogue) catalogue = rbk_load_catalogue (path, error);
  const char *format;

  if (catalogue == NULL)
    return NULL;

  format = rbk_catalogue_get_format (catalogue);
  if (strcmp (options->from, RBK_CATALOGUE_OWN_FORMAT) == 0 || strcmp (options->from, format) == 0)
    return g_steal_pointer (&catalogue);

  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               "this is a price list of %s, not of %s; write --from %s",
               rbk_catalogue_get_format_title (format),
               rbk_catalogue_get_format_title (options->from), format);
  rbk_command_blame (error, path);

  return NULL;
}

/* The blank book with the list's prices. Its own stay where the list lacks the model, for they
 * are what its workload calls. */
static RbkBook *
make_book (RbkCatalogue *catalogue, GError **error)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", error);
  GListModel *prices = G_LIST_MODEL (catalogue);
  GListStore *models;
  guint       n_prices = g_list_model_get_n_items (prices);

  if (book == NULL)
    return NULL;

  models = G_LIST_STORE (rbk_book_get_models (book));
  g_object_set (book, "currency", rbk_catalogue_get_currency (catalogue), NULL);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (models)); i > 0; i--)
    {
      g_autoptr(RbkModelPrice) own = g_list_model_get_item (G_LIST_MODEL (models), i - 1);
      g_autoptr(GPtrArray) same =
                     rbk_catalogue_dup_history (catalogue, rbk_model_price_get_model (own));

      if (same->len > 0)
        g_list_store_remove (models, i - 1);
    }
  for (guint i = 0; i < n_prices; i++)
    {
      g_autoptr(RbkRecord) price = g_list_model_get_item (prices, i);

      g_list_store_append (models, price);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (models)) > RBK_LIST_MAX_ITEMS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   "has %u prices; a book holds %d: import it into a book with --into, which "
                   "takes the models that the book uses",
                   n_prices, RBK_LIST_MAX_ITEMS);
      return NULL;
    }

  return g_steal_pointer (&book);
}

/* The day of the command line, of the book, or today. */
static gboolean
choose_date (const ImportOptions *options, RbkBook *book, GDate *date, GError **error)
{
  const char *as_of = rbk_book_get_as_of (book);

  return rbk_load_date (options->date != NULL ? options->date : as_of, date, error);
}

static gboolean
print_account (const ImportOptions *options,
               RbkCatalogue        *catalogue,
               GPtrArray           *changes,
               GError             **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  if (options->json)
    {
      json_builder_begin_object (builder);
      rbk_catalogue_output_members (builder, catalogue);
      rbk_output_member_text (builder, "currency", rbk_catalogue_get_currency (catalogue));
      rbk_output_member_count (builder, "prices",
                               g_list_model_get_n_items (G_LIST_MODEL (catalogue)));
      rbk_catalogue_output_changes (builder, changes);
      json_builder_end_object (builder);
      return rbk_output_write_json (NULL, builder, error);
    }

  text = rbk_catalogue_output_account (catalogue, changes);
  if (!options->dry_run && is_standard_output (options->output))
    {
      g_printerr ("%s", text);
      return TRUE;
    }

  return rbk_output_write (NULL, text, strlen (text), error);
}

static gboolean
write_book (RbkBook *book, const char *output, GError **error)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (book);
  g_autofree char *text = NULL;

  if (problems->len > 0)
    {
      const RbkProblem *first = problems->pdata[0];

      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "the book would not be valid: %s: %s",
                   first->path, first->message);
      return FALSE;
    }
  text = rbk_book_to_text (book);

  return rbk_output_write (output, text, strlen (text), error);
}

static gboolean
run (const ImportOptions *options, const char *path, GError **error)
{
  g_autoptr(RbkCatalogue) catalogue = NULL;
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(RbkEdit) edit = NULL;
  GDate date;

  if (!check_options (options, error))
    return FALSE;
  catalogue = load_list (options, path, error);
  if (catalogue == NULL)
    return FALSE;
  book =
      options->into != NULL ? rbk_load_book (options->into, error) : make_book (catalogue, error);
  if (book == NULL && options->into == NULL)
    rbk_command_blame (error, path);
  if (book == NULL || !choose_date (options, book, &date, error))
    return FALSE;
  if (!options->json)
    rbk_catalogue_output_warn (catalogue, path);

  changes = options->into != NULL
                ? rbk_catalogue_compare (catalogue, book, &date)
                : g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_price_change_free);
  edit = rbk_catalogue_edit_apply (book, changes, &date);
  if (!rbk_edit_apply (edit, error))
    return FALSE;
  if (!options->dry_run && !write_book (book, options->output, error))
    return FALSE;

  return (options->into == NULL && !options->json && !options->dry_run) ||
         print_account (options, catalogue, changes, error);
}

static void
clear_options (ImportOptions *options)
{
  g_free (options->from);
  g_free (options->into);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, clear_options)

static gboolean
run_book (const ImportOptions *options, char **files, GError **error)
{
  if (options->into != NULL || options->dry_run || options->date != NULL)
    return fail (error, RBK_ERROR_USAGE,
                 "import: a catalogue of plans becomes a book of its own; --into, --date and "
                 "--dry-run are for prices of models");
  if (options->json && is_standard_output (options->output))
    return fail (error, RBK_ERROR_USAGE,
                 "import: --json prints the account, so the book needs a file: -o FILE");

  return rbk_cli_import_book (options->from, files, options->output, options->json, error);
}

/* import --from stripe|openmeter|ratebook FILE… [--json] [-o BOOK]
   import --from FORMAT FILE [--into BOOK] [--date D] [--dry-run] [--json] [-o BOOK] */
RbkExit
rbk_run_import (char **arguments)
{
  g_auto(ImportOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      "What FILE is: stripe, openmeter or ratebook, for a book; or a list of prices of models: "
      "catalogue (told by its shape), litellm, genai-prices, models-dev, "
      "llm-prices, openrouter, langfuse, portkey",
      "FORMAT" },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &options.into,
      "Update the prices of a book's models, in place of making a book of all", "BOOK" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      "The day from which a price that moved holds; else the book's, or today", "DATE" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, "Say what would change, write nothing",
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print the account as JSON", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write the book", "FILE" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1000, &files, &status))
    return status;
  if (rbk_cli_is_import_source (options.from))
    run_book (&options, files, &error);
  else if (files[1] != NULL)
    fail (&error, RBK_ERROR_USAGE, "import: a list of prices of models is one file; give one");
  else
    run (&options, files[0], &error);
  if (error != NULL)
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

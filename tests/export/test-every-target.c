/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every target of the table and every valid book: it is exported or refused with
 * reasons, twice the same, and what is exported is whole and well formed. */
#include "rbk-targets.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-json.h"
#include "rbk-random-book.h"
#include "rbk-round-book.h"
#include "rbk-template.h"
#include "rbk-test-repeats.h"

/* Of each target. */
#define N_BOOKS rbk_test_repeats (200, N_DRAWN_ONCE)

/* Documents take their time to draw; each so many is drawn twice. */
#define N_DRAWN_ONCE 8

static const char *const texts[] = { "json", "md", "csv", "html", "xml", "ts", "js", "sh", "txt" };

static gboolean
is_text (const char *path)
{
  const char *point = strrchr (path, '.');

  for (gsize i = 0; point != NULL && i < G_N_ELEMENTS (texts); i++)
    {
      if (g_str_equal (point + 1, texts[i]))
        return TRUE;
    }
  return FALSE;
}

/* Names are written into the folder that is given, and below it alone. */
static void
check_path (RbkExport *out, const char *path, guint index)
{
  if (!g_regex_match_simple ("^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$", path,
                             0, 0))
    g_error ("%s: %s is no name of a file for every system", out->target->name, path);
  for (guint i = 0; i < index; i++)
    {
      const RbkExportFile *other = g_ptr_array_index (out->files, i);

      g_assert_cmpstr (other->path, !=, path);
    }
}

static void
check_characters (const char *where, const char *data, gsize length)
{
  const char *end;

  if (!g_utf8_validate_len (data, length, &end))
    g_error ("%s: no UTF-8 at byte %" G_GSIZE_FORMAT, where, (gsize) (end - data));
  for (gsize i = 0; i < length; i++)
    {
      if (((guchar) data[i] < 0x20 && strchr ("\t\n\r", data[i]) == NULL) || data[i] == 0)
        g_error ("%s: a control character at byte %" G_GSIZE_FORMAT, where, i);
    }
  if (length == 0 || data[length - 1] != '\n')
    g_error ("%s: the last line has no end", where);
}

static void
check_file (RbkExport *out, const RbkExportFile *file)
{
  g_autofree char *where = g_strconcat (out->target->name, " ", file->path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  gsize       length;
  const char *data = g_bytes_get_data (file->bytes, &length);

  g_assert_cmpuint (length, >, 0);
  if (is_text (file->path))
    check_characters (where, data, length);
  if (g_str_has_suffix (file->path, ".json"))
    {
      root = rbk_json_parse (data, length, &error);
      if (root == NULL)
        g_error ("%s: %s", where, error->message);
    }
}

/* What goes out bills right, so a loss is never about the bill; and each is one line. */
static void
check_losses (RbkExport *out)
{
  for (guint i = 0; i < out->losses->len; i++)
    {
      const RbkLoss *loss = g_ptr_array_index (out->losses, i);

      g_assert_cmpint (loss->severity, !=, RBK_LOSS_BILL);
      g_assert_true (g_utf8_validate (loss->message, -1, NULL));
      if (loss->message[0] == '\0' || strchr (loss->message, '\n') != NULL)
        g_error ("%s: %s: a loss is one line, not \"%s\"", out->target->name, loss->where,
                 loss->message);
    }
}

static void
check_same (RbkExport *first, RbkExport *second)
{
  g_assert_cmpuint (first->files->len, ==, second->files->len);
  for (guint i = 0; i < first->files->len; i++)
    {
      const RbkExportFile *a = g_ptr_array_index (first->files, i);
      const RbkExportFile *b = g_ptr_array_index (second->files, i);

      g_assert_cmpstr (a->path, ==, b->path);
      if (!g_bytes_equal (a->bytes, b->bytes))
        g_error ("%s: %s differs from run to run, or with the language", first->target->name,
                 a->path);
    }
}

static void
check_refusal (const char *target, const GError *error)
{
  g_auto (GStrv) lines = NULL;

  if (!g_error_matches (error, RBK_ERROR, RBK_ERROR_REFUSED))
    g_error ("%s: a valid book can be refused, not: %s", target, error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  lines = g_strsplit (error->message, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_strstrip (lines[i])[0] == '\0')
        g_error ("%s: a reason is empty: \"%s\"", target, error->message);
    }
}

/* A language in which each text is another one. */
static const char *
translate (const char *text)
{
  g_autofree char *other = g_strconcat ("Ü ", text, NULL);

  return g_intern_string (other);
}

/* A second time, it is the same whatever the user's language, or refused for the same reasons. */
static void
check_again (RbkBook *book, const char *target, RbkExport *first, const GError *refusal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) second = NULL;

  rbk_text_set_translator (first != NULL ? translate : NULL);
  second = rbk_export_run (target, &(RbkExportInput){ .book = book }, &error);
  rbk_text_set_translator (NULL);
  if (first != NULL)
    {
      g_assert_no_error (error);
      check_same (first, second);
      return;
    }
  g_assert_null (second);
  g_assert_cmpstr (refusal->message, ==, error->message);
}

/* Whether it was exported. */
static gboolean
export_one (RbkBook *book, const char *target, gboolean twice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) first = rbk_export_run (target, &(RbkExportInput){ .book = book }, &error);

  if (twice)
    check_again (book, target, first, error);
  if (first == NULL)
    {
      check_refusal (target, error);
      return FALSE;
    }
  g_assert_cmpuint (first->files->len, >, 0);
  for (guint i = 0; i < first->files->len; i++)
    {
      const RbkExportFile *file = g_ptr_array_index (first->files, i);

      check_path (first, file->path, i);
      check_file (first, file);
    }
  check_losses (first);
  return TRUE;
}

/* One plan, with discounts that are for every plan that there is. */
static void
keep_plan (RbkBook *book, guint index)
{
  GListStore *plans = G_LIST_STORE (rbk_book_get_plans (book));
  GListModel *discounts = rbk_book_get_discounts (book);
  guint       n_plans = g_list_model_get_n_items (G_LIST_MODEL (plans));

  for (guint i = 0; i < g_list_model_get_n_items (discounts); i++)
    {
      g_autoptr (RbkRecord) discount = g_list_model_get_item (discounts, i);

      g_object_set (discount, "plans", NULL, NULL);
    }
  g_list_store_splice (plans, index + 1, n_plans - index - 1, NULL, 0);
  g_list_store_splice (plans, 0, index, NULL, 0);
}

/* Where one plan is too much for a target, the others may still go there. */
static guint
export_plans (RbkBook *book, const char *target)
{
  guint n_exported = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rbk_book_get_plans (book)); i++)
    {
      g_autoptr (RbkBook) single = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));

      keep_plan (single, i);
      n_exported += export_one (single, target, TRUE) ? 1 : 0;
    }
  return n_exported;
}

/* Half of the books have the numbers that people write. */
static void
test_random_books (gconstpointer data)
{
  const RbkExportTarget *target = data;
  guint                  n_books = N_BOOKS, n_exported = 0, n_plans = 0;

  for (guint32 seed = 0; seed < n_books; seed++)
    {
      g_autoptr (RbkBook) book = rbk_random_book_new (seed);
      g_autoptr (RbkBook) before = NULL;

      if (seed % 2 == 1)
        round_book (book);
      before = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
      if (export_one (book, target->name,
                      target->group != RBK_EXPORT_DOCUMENT || seed % N_DRAWN_ONCE == 0))
        n_exported++;
      else
        n_plans += export_plans (book, target->name);
      g_assert_true (rbk_record_equal (RBK_RECORD (before), RBK_RECORD (book)));
    }
  g_test_message ("%u of %u random books exported, and %u single plans of the others", n_exported,
                  n_books, n_plans);
  g_assert_cmpuint (n_exported + n_plans, >=, n_books / 4);
}

static void
test_templates (gconstpointer data)
{
  const RbkExportTarget *target = data;
  gsize                  n_templates;
  const RbkTemplate     *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkBook) book = rbk_template_new_book (templates[i].name, &error);
      gboolean exported;

      g_assert_no_error (error);
      exported = export_one (book, target->name, TRUE);
      g_test_message ("%s: %s", templates[i].name, exported ? "exported" : "refused");
    }
}

int
main (int argc, char **argv)
{
  gsize                  n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < n_targets; i++)
    {
      g_autofree char *random = g_strdup_printf ("/export/%s/random-books", targets[i].name);
      g_autofree char *templates = g_strdup_printf ("/export/%s/templates", targets[i].name);

      g_test_add_data_func (random, &targets[i], test_random_books);
      g_test_add_data_func (templates, &targets[i], test_templates);
    }
  return g_test_run ();
}

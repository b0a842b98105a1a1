/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for terminals of our own */

#include "rbk-cli-run.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where results go: standard output, files that are replaced as a whole, folders. */

/* Commands that print, each in another way. */
static const char *const printing[] = {
  "new --template blank",
  "new --list",
  "table usage-gated.ratebook",
  "table usage-gated.ratebook --json",
  "table usage-gated.ratebook --csv",
  "table usage-gated.ratebook --markdown",
  "cost --model gpt-5 --input 1k --output 1k",
  "models",
  "bill hybrid.ratebook --plan team --usage ai_runs=700",
  "curve credit-tiers.ratebook",
  "curve credit-tiers.ratebook --to-format csv",
  "curve credit-tiers.ratebook --to-format svg",
  "curve credit-tiers.ratebook --to-format png --of amount --log",
  "curve credit-tiers.ratebook --to-format pdf --of bill",
  "usage customers.csv",
  "usage customers.csv --json",
  "table usage-gated.ratebook --usage customers.csv",
  "curve usage-gated.ratebook --usage customers.csv --to-format svg",
  "solve usage-gated.ratebook --plan pro --margin 0.7",
  "validate blank.ratebook",
  "export credit-tiers.ratebook --to stripe-objects",
  "export credit-tiers.ratebook --to pricing-page",
  "export credit-tiers.ratebook --to csv",
  "export credit-tiers.ratebook --to markdown",
  "export --list",
};

static gboolean
is_picture (const char *line)
{
  return strstr (line, " png") != NULL || strstr (line, " pdf") != NULL;
}

/* The same words give the same bytes, on standard output and in a file. */
static void
test_repeats (gconstpointer data)
{
  const char      *line = data;
  g_autofree char *to_file = g_strconcat (line, " -o written", NULL);
  g_autofree char *to_dash = g_strconcat (line, " -o -", NULL);
  g_autoptr(RbkCliRun) once = rbk_cli_run_line (line);
  g_autoptr(RbkCliRun) again = rbk_cli_run_line (to_dash);
  g_autoptr(RbkCliRun) file = rbk_cli_run_line (to_file);
  g_autofree char *written = NULL;
  gsize            length;

  g_assert_cmpint (once->status, ==, 0);
  g_assert_cmpint (file->status, ==, 0);
  g_assert_cmpstr (file->output, ==, "");
  written = rbk_cli_read ("written", &length);
  g_assert_cmpuint (length, >, 0);
  g_assert_cmpmem (once->output, strlen (once->output), written,
                   is_picture (line) ? strlen (once->output) : length);
  g_assert_cmpstr (once->output, ==, again->output);
  g_assert_cmpstr (once->errors, ==, file->errors);
}

/* A reader that has gone away, a full disk, a file that is only to be read, no file at all. */
static void
test_no_room (gconstpointer data)
{
  const char *line = data;
  int         ends[2];
  int         full = open ("/dev/full", O_WRONLY | O_CLOEXEC);
  int         read_only = open ("/dev/null", O_RDONLY | O_CLOEXEC);

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  close (ends[0]);
  g_assert_cmpint (rbk_cli_run_into (ends[1], line), ==, 4);
  g_assert_cmpint (rbk_cli_run_into (read_only, line), ==, 4);
  if (full >= 0)
    g_assert_cmpint (rbk_cli_run_into (full, line), ==, 4);
  else
    g_test_message ("there is no /dev/full here");
  close (ends[1]);
  close (read_only);
  if (full >= 0)
    close (full);
}

/* What can't be written ends in status 4 and leaves no file behind. */
static void
test_unwritable (void)
{
  static const char *const lines[] = {
    "new --template blank -o no/such/folder",
    "table usage-gated.ratebook -o no/such/folder",
    "table usage-gated.ratebook -o .",
    "curve usage-gated.ratebook -o no/such/folder.png",
    "usage customers.csv -o no/such/folder",
    "export usage-gated.ratebook --to csv -o no/such/folder",
    "export usage-gated.ratebook --to stripe -o usage-gated.ratebook",
    "export usage-gated.ratebook --to stripe -o usage-gated.ratebook/below",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (lines[i]);

      g_assert_cmpint (run->status, ==, 4);
      g_assert_cmpstr (run->output, ==, "");
      g_assert_nonnull (strstr (run->errors, ": can't be written: "));
    }
  g_assert_false (rbk_cli_exists ("no"));
}

/* A file that stands there keeps its mode, and all of it when the command fails. */
static void
test_replaces (void)
{
  g_autofree char *path = rbk_cli_path ("kept.csv");
  g_autofree char *kept = NULL;
  g_autofree char *replaced = NULL;
  struct stat      status;
  g_autoptr(RbkCliRun) wrong = NULL;
  g_autoptr(RbkCliRun) right = NULL;

  rbk_cli_write ("kept.csv", "mine");
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);

  wrong = rbk_cli_run_line ("table no.ratebook --csv -o kept.csv");
  g_assert_cmpint (wrong->status, ==, 3);
  kept = rbk_cli_read ("kept.csv", NULL);
  g_assert_cmpstr (kept, ==, "mine");

  right = rbk_cli_run_line ("table usage-gated.ratebook --csv -o kept.csv");
  g_assert_cmpint (right->status, ==, 0);
  replaced = rbk_cli_read ("kept.csv", NULL);
  g_assert_true (g_str_has_prefix (replaced, "key,name,"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

/* A folder is made; its loss report is in it and on standard error. */
static void
test_folder (void)
{
  static const char *const files[] = { "stripe-fixtures.json",
                                       "stripe-fixtures.update.json",
                                       "stripe-customer-example.json",
                                       "LOSSES.md",
                                       "losses.json",
                                       "README.md" };
  g_autoptr(RbkCliRun) run =
                 rbk_cli_run_line ("export credit-tiers.ratebook --to stripe -o deep/er");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_true (g_str_has_prefix (run->errors, "ratebook-cli: credit-tiers.ratebook: "));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename ("deep", "er", files[i], NULL);

      g_assert_true (rbk_cli_exists (path));
    }
}

/* The end of a file's name says what a curve is written as. */
static void
test_pictures (void)
{
  static const struct
  {
    const char *name, *start;
  } pictures[] = { { "c.svg", "<?xml" },
                   { "c.png", "\x89PNG" },
                   { "c.pdf", "%PDF" },
                   { "c.csv", "plan,usage,bill,cost,margin\n" },
                   { "c.json", "{" } };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr(RbkCliRun) run =
                     rbk_cli_run ("curve", "usage-gated.ratebook", "-o", pictures[i].name, NULL);
      g_autofree char *contents = NULL;

      g_assert_cmpint (run->status, ==, 0);
      contents = rbk_cli_read (pictures[i].name, NULL);
      g_assert_true (g_str_has_prefix (contents, pictures[i].start));
    }
}

/* Names of files and of plans may hold anything. */
static void
test_names (void)
{
  g_autofree char *text = rbk_cli_read ("usage-gated.ratebook", NULL);
  g_autoptr(GString) hostile = g_string_new (text);
  g_autoptr(RbkCliRun) table = NULL;
  g_autoptr(RbkCliRun) csv = NULL;
  g_autoptr(RbkCliRun) markdown = NULL;
  g_autoptr(RbkCliRun) curve = NULL;

  g_string_replace (hostile, "\"name\": \"Starter\"", "\"name\": \"=1+1\\n\\u001b[31m|<script>\"",
                    1);
  rbk_cli_write ("Bücher 日本 =x.ratebook", hostile->str);
  table = rbk_cli_run ("table", "Bücher 日本 =x.ratebook", NULL);
  csv = rbk_cli_run ("table", "Bücher 日本 =x.ratebook", "--csv", NULL);
  markdown = rbk_cli_run ("table", "Bücher 日本 =x.ratebook", "--markdown", NULL);
  curve = rbk_cli_run ("curve", "Bücher 日本 =x.ratebook", "-o", "größe.svg", NULL);

  g_assert_cmpint (table->status, ==, 0);
  g_assert_null (strchr (table->output, '\033'));
  g_assert_nonnull (strstr (table->output, "\n=1+1\xef\xbf\xbd"));
  g_assert_nonnull (strstr (csv->output, "\nstarter,\"'=1+1\n"));
  g_assert_null (strstr (markdown->output, "<script>"));
  g_assert_cmpint (curve->status, ==, 0);
  g_assert_true (rbk_cli_exists ("größe.svg"));
}

static void
test_title (void)
{
  g_autoptr(RbkCliRun) made = rbk_cli_run ("new", "--template", "blank", "--title", "Größe \"1\"",
                                            "-o", "t", NULL);
  g_autoptr(RbkCliRun) table = rbk_cli_run_line ("table t");

  g_assert_cmpint (made->status, ==, 0);
  g_assert_true (g_str_has_prefix (table->output, "Größe \"1\", amounts in USD\n"));
}

/* No colour and no progress where there is no terminal. */
static void
test_plain (void)
{
  g_autoptr(RbkCliRun) run = NULL;

  g_unsetenv ("NO_COLOR");
  run = rbk_cli_run_line ("table usage-gated.ratebook --usage customers.csv");
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->errors, ==, "");
  g_assert_null (strchr (run->output, '\033'));
}

/* What the program prints on a terminal; nothing where a test can't have one. */
static char *
run_on_terminal (const char *line)
{
  char  text[8192] = "";
  int   terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  int   end = -1;
  gsize length = 0;

  if (terminal >= 0 && grantpt (terminal) == 0 && unlockpt (terminal) == 0)
    end = open (ptsname (terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (end >= 0)
    {
      g_assert_cmpint (rbk_cli_run_into (end, line), ==, 0);
      g_assert_true (g_unix_set_fd_nonblocking (terminal, TRUE, NULL));
      for (gssize n = 1; n > 0; length += (gsize) MAX (n, 0))
        n = read (terminal, text + length, sizeof text - 1 - length);
      close (end);
    }
  if (terminal >= 0)
    close (terminal);

  return end >= 0 ? g_strndup (text, length) : NULL;
}

/* On a terminal a loss is red and a thin margin yellow, unless NO_COLOR or TERM say no. */
static void
test_colors (void)
{
  g_autofree char *text = rbk_cli_read ("usage-gated.ratebook", NULL);
  g_autoptr(GString) cheap = g_string_new (text);
  g_autofree char *colored = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *dumb = NULL;

  g_string_replace (cheap, "\"29\"", "\"4\"", 0);
  g_string_replace (cheap, "\"99\"", "\"50\"", 0);
  rbk_cli_write ("cheap.ratebook", cheap->str);

  g_unsetenv ("NO_COLOR");
  g_setenv ("TERM", "xterm", TRUE);
  colored = run_on_terminal ("table cheap.ratebook");
  g_setenv ("TERM", "dumb", TRUE);
  dumb = run_on_terminal ("table cheap.ratebook");
  g_setenv ("TERM", "xterm", TRUE);
  g_setenv ("NO_COLOR", "1", TRUE);
  plain = run_on_terminal ("table cheap.ratebook");
  if (colored == NULL)
    {
      g_test_skip ("there is no terminal to be had here");
      return;
    }

  g_assert_nonnull (strstr (colored, "\033[31m-37.50 %\033[0m"));
  g_assert_nonnull (strstr (colored, "\033[33m52.50 %\033[0m"));
  g_assert_nonnull (strstr (colored, " 78.70 % "));
  g_assert_null (strchr (dumb, '\033'));
  g_assert_null (strchr (plain, '\033'));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("customers.csv", "customer_id,calls,input_tokens,output_tokens\n"
                                  "a,10,1000,100\nb,20,3000,200\nc,90000,5000000,90000\n");

  for (guint i = 0; i < G_N_ELEMENTS (printing); i++)
    {
      g_autofree char *repeats = g_strdup_printf ("/cli/output/repeats/%u", i);
      g_autofree char *no_room = g_strdup_printf ("/cli/output/no-room/%u", i);

      g_test_add_data_func (repeats, printing[i], test_repeats);
      g_test_add_data_func (no_room, printing[i], test_no_room);
    }
  g_test_add_data_func ("/cli/output/no-room/help", "--help", test_no_room);
  g_test_add_data_func ("/cli/output/no-room/command-help", "table --help", test_no_room);
  g_test_add_func ("/cli/output/unwritable", test_unwritable);
  g_test_add_func ("/cli/output/replaces", test_replaces);
  g_test_add_func ("/cli/output/folder", test_folder);
  g_test_add_func ("/cli/output/pictures", test_pictures);
  g_test_add_func ("/cli/output/names", test_names);
  g_test_add_func ("/cli/output/title", test_title);
  g_test_add_func ("/cli/output/plain", test_plain);
  g_test_add_func ("/cli/output/colors", test_colors);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}

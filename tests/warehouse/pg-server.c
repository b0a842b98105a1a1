/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pg-server.h"

#include <glib/gstdio.h>
#include <string.h>

/* Where it is, over the loopback for who needs a password. */
char *
pg_server_uri (const char *user)
{
  if (g_str_equal (user, "admin"))
    return g_strdup_printf ("postgresql:///shop?user=admin&host=%s&port=%s",
                            g_getenv ("RBK_PG_SOCKET"), g_getenv ("RBK_PG_PORT"));
  return g_strdup_printf ("postgresql://%s@127.0.0.1:%s/shop", user, g_getenv ("RBK_PG_PORT"));
}

/* What psql prints for some statements, run by who may do all. */
char *
pg_server_run (const char *sql, const char *option)
{
  g_autofree char *psql = g_build_filename (g_getenv ("RBK_PG_BIN"), "psql", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *errors = NULL;
  char            *output = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                  G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error, psql, "-X", "-q", "-h", g_getenv ("RBK_PG_SOCKET"), "-p",
                              g_getenv ("RBK_PG_PORT"), "-U", "admin", "-v", "ON_ERROR_STOP=1",
                              "-d", "shop", option, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, sql, NULL, &output, &errors, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("psql: %s", errors);
  return output;
}

void
pg_server_do (const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autofree char *output = NULL;
  va_list          list;

  va_start (list, format);
  sql = g_strdup_vprintf (format, list);
  va_end (list);
  output = pg_server_run (sql, "-A");
}

/* Writes a table into a file, which is returned, and into the database. */
char *
pg_server_load (const char *table, const char *columns, const char *csv)
{
  g_autoptr(GError) error = NULL;
  char *path = NULL;
  int   fd = g_file_open_tmp ("rbk-pg-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, csv, -1, &error);
  g_assert_no_error (error);
  pg_server_do ("DROP TABLE IF EXISTS %s;\nCREATE TABLE %s (%s);\nGRANT SELECT ON %s TO reader;\n"
                "\\copy %s FROM '%s' CSV HEADER\n",
                table, table, columns, table, table, path);
  return path;
}

static GHashTable *
index_people (RbkPopulation *population)
{
  GHashTable *people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rbk_population_get_size (population); i++)
    g_hash_table_insert (people, (char *) rbk_population_get_id (population, i),
                         GUINT_TO_POINTER (i + 1));
  return people;
}

static const char *
plan_of (RbkPopulation *population, guint customer)
{
  const guint *plans = rbk_population_get_plans (population);

  return plans != NULL && plans[customer] > 0
             ? rbk_population_get_plan_name (population, plans[customer] - 1)
             : NULL;
}

/* The same customers with the same numbers, in whatever order. */
void
pg_server_assert_same_people (RbkPopulation *file, RbkPopulation *server)
{
  g_autoptr(GHashTable) people = index_people (server);

  g_assert_cmpuint (rbk_population_get_size (file), ==, rbk_population_get_size (server));
  for (guint i = 0; i < rbk_population_get_size (file); i++)
    {
      guint found =
          GPOINTER_TO_UINT (g_hash_table_lookup (people, rbk_population_get_id (file, i)));

      if (found == 0)
        g_error ("customer \"%s\" is not in the database", rbk_population_get_id (file, i));
      g_assert_cmpstr (plan_of (file, i), ==, plan_of (server, found - 1));
      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        {
          const gint64 *ours = rbk_population_get_column (file, (RbkColumn) k);
          const gint64 *theirs = rbk_population_get_column (server, (RbkColumn) k);

          g_assert_cmpint (ours == NULL, ==, theirs == NULL);
          if (ours != NULL)
            g_assert_cmpint (ours[i], ==, theirs[found - 1]);
        }
    }
}

/* What each customer used of each model, as texts, with how often they stand there. */
static GHashTable *
index_models (const RbkUsage *usage)
{
  GHashTable         *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint               n_cells = 0;
  const RbkSliceCell *cells = rbk_slices_get_cells (usage->by_model, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      g_autoptr(GString) text =
                     g_string_new (rbk_population_get_id (usage->population, cells[i].customer));

      g_string_append_printf (text, " of %s",
                              rbk_slices_get_name (usage->by_model, cells[i].slice));
      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        {
          const gint64 *values = rbk_slices_get_column (usage->by_model, (RbkColumn) k);

          g_string_append_printf (text, " %" G_GINT64_FORMAT, values != NULL ? values[i] : 0);
        }
      g_assert_true (g_hash_table_add (texts, g_strdup (text->str)));
    }
  return texts;
}

static void
assert_same_models (const RbkUsage *file, const RbkUsage *server)
{
  g_autoptr(GHashTable) ours = NULL;
  g_autoptr(GHashTable) theirs = NULL;
  GHashTableIter iter;
  gpointer       text;

  g_assert_cmpint (file->has_model, ==, server->has_model);
  g_assert_cmpint (file->by_model == NULL, ==, server->by_model == NULL);
  if (file->by_model == NULL)
    return;
  ours = index_models (file);
  theirs = index_models (server);
  g_hash_table_iter_init (&iter, ours);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (theirs, text))
      g_error ("the database does not say \"%s\"", (const char *) text);
  g_assert_cmpuint (g_hash_table_size (ours), ==, g_hash_table_size (theirs));
}

void
pg_server_assert_same (const RbkUsage *file, const RbkUsage *server)
{
  g_assert_cmpuint (file->rows, ==, server->rows);
  g_assert_cmpuint (file->skipped, ==, server->skipped);
  for (guint i = 0; i < RBK_N_USAGE_SKIPS; i++)
    if (file->skip_counts[i] != server->skip_counts[i])
      g_error ("skipped as \"%s\": %" G_GUINT64_FORMAT " of the file, %" G_GUINT64_FORMAT
               " of the database",
               rbk_usage_skip_reason_describe ((RbkUsageSkipReason) i), file->skip_counts[i],
               server->skip_counts[i]);
  g_assert_cmpuint (file->n_without_id, ==, server->n_without_id);
  g_assert_cmpuint (file->n_months, ==, server->n_months);
  g_assert_cmpstr (file->first_day, ==, server->first_day);
  g_assert_cmpstr (file->last_day, ==, server->last_day);
  g_assert_cmpint (file->cached_is_part, ==, server->cached_is_part);
  pg_server_assert_same_people (file->population, server->population);
  assert_same_models (file, server);
}

/* All numbers of a customer as one text. */
static char *
describe (RbkPopulation *population, guint customer)
{
  GString *text = g_string_new (plan_of (population, customer));

  for (guint k = 0; k < RBK_N_COLUMNS; k++)
    {
      const gint64 *values = rbk_population_get_column (population, (RbkColumn) k);

      if (values != NULL)
        g_string_append_printf (text, " %" G_GINT64_FORMAT, values[customer]);
    }
  return g_string_free (text, FALSE);
}

static gint64
weigh (RbkPopulation *population, guint customer)
{
  const gint64 *weights = rbk_population_get_weights (population);

  return weights != NULL ? weights[customer] : 1;
}

/* As many customers of each kind, and each kind once. */
void
pg_server_assert_histogram (RbkPopulation *file, RbkPopulation *histogram)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rbk_population_get_size (file); i++)
    {
      char *kind = describe (file, i);

      g_hash_table_insert (counts, kind,
                           GSIZE_TO_POINTER (GPOINTER_TO_SIZE (g_hash_table_lookup (counts, kind)) +
                                             1));
    }
  g_assert_cmpuint (rbk_population_get_size (histogram), ==, g_hash_table_size (counts));
  g_assert_cmpuint (rbk_population_get_count (histogram), ==, rbk_population_get_size (file));
  for (guint i = 0; i < rbk_population_get_size (histogram); i++)
    {
      g_autofree char *kind = describe (histogram, i);
      g_autofree char *begin =
          g_strdup_printf ("%" G_GINT64_FORMAT " customer", weigh (histogram, i));

      if (!g_hash_table_contains (counts, kind))
        g_error ("no customer of the file is \"%s\"", kind);
      g_assert_cmpint (weigh (histogram, i), ==,
                       GPOINTER_TO_SIZE (g_hash_table_lookup (counts, kind)));
      g_assert_true (g_str_has_prefix (rbk_population_get_id (histogram, i), begin));
    }
}

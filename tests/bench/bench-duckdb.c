/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs SQL in DuckDB, a rival, without the start of an interpreter being charged to it.
 *
 *   bench-duckdb LIBRARY RUNS SETUP QUERY
 *
 * SETUP and QUERY are files of statements. Prints how long each run of QUERY took in seconds,
 * then the first row of the last result. The library's C interface is declared here, because
 * its package comes without the header. */
#include <gmodule.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  guint64 column_count, row_count, rows_changed;
  void   *columns;
  char   *message;
  void   *internal;
} Result;

typedef struct
{
  int (*open) (const char *path, void **database);
  int (*connect) (void *database, void **connection);
  int (*query) (void *connection, const char *sql, Result *result);
  const char *(*result_error) (Result *result);
  guint64 (*column_count) (Result *result);
  char *(*value_varchar) (Result *result, guint64 column, guint64 row);
  void (*destroy_result) (Result *result);
} DuckDB;

static gboolean
load (DuckDB *self, const char *path)
{
  const struct
  {
    const char *name;
    gpointer   *function;
  } symbols[] = {
    { "duckdb_open", (gpointer *) &self->open },
    { "duckdb_connect", (gpointer *) &self->connect },
    { "duckdb_query", (gpointer *) &self->query },
    { "duckdb_result_error", (gpointer *) &self->result_error },
    { "duckdb_column_count", (gpointer *) &self->column_count },
    { "duckdb_value_varchar", (gpointer *) &self->value_varchar },
    { "duckdb_destroy_result", (gpointer *) &self->destroy_result },
  };
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);

  for (guint i = 0; module != NULL && i < G_N_ELEMENTS (symbols); i++)
    if (!g_module_symbol (module, symbols[i].name, symbols[i].function))
      return FALSE;
  return module != NULL;
}

static void
run (const DuckDB *self, void *connection, const char *sql, Result *result)
{
  if (self->query (connection, sql, result) == 0)
    return;
  fprintf (stderr, "bench-duckdb: %s\n", self->result_error (result));
  exit (1);
}

static void
print_row (const DuckDB *self, Result *result)
{
  for (guint64 i = 0; i < self->column_count (result); i++)
    {
      char *text = self->value_varchar (result, i, 0);

      g_print ("%s%s", i > 0 ? " " : "", text != NULL ? text : "NULL");
      free (text);
    }
  g_print ("\n");
}

int
main (int argc, char **argv)
{
  DuckDB           self = { 0 };
  void            *database, *connection;
  g_autofree char *setup = NULL;
  g_autofree char *query = NULL;
  guint            n_runs = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : 0;
  Result           result = { 0 };

  if (argc != 5 || n_runs == 0 || !g_file_get_contents (argv[3], &setup, NULL, NULL) ||
      !g_file_get_contents (argv[4], &query, NULL, NULL))
    {
      fprintf (stderr, "usage: bench-duckdb LIBRARY RUNS SETUP QUERY\n");
      return 2;
    }
  if (!load (&self, argv[1]))
    {
      fprintf (stderr, "bench-duckdb: %s\n", g_module_error ());
      return 1;
    }
  if (self.open (NULL, &database) != 0 || self.connect (database, &connection) != 0)
    return 1;
  if (setup[0] != '\0')
    {
      run (&self, connection, setup, &result);
      self.destroy_result (&result);
    }
  for (guint i = 0; i < n_runs; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (i > 0)
        self.destroy_result (&result);
      run (&self, connection, query, &result);
      g_print ("%.6f\n", (double) (g_get_monotonic_time () - start) / 1e6);
    }
  print_row (&self, &result);
  self.destroy_result (&result);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a database is, and what an address may not say. */
#include "rbk-error.h"
#include "rbk-warehouse-uri.h"
#include "rbk-warehouse.h"

#include <string.h>

/* An address, what it is called in words, or what is wrong with it. */
typedef struct
{
  const char *uri, *words, *problem;
} UriCase;

static const UriCase uri_cases[] = {
  { "postgresql://ana@db.example.com:5433/shop",
    "database shop on db.example.com, port 5433, as ana", NULL },
  { "postgres://db/shop", "database shop on db", NULL },
  { "POSTGRESQL://db/shop", "database shop on db", NULL },
  { "postgresql://", "the usual database", NULL },
  { "postgresql:///shop", "database shop", NULL },
  { "postgresql:///shop?host=/run/postgresql&port=5433",
    "database shop on this computer, port 5433", NULL },
  { "postgresql://ana%40x@db/my%20shop", "database my shop on db, as ana@x", NULL },
  { "postgresql://[::1]:5433/shop", "database shop on ::1, port 5433", NULL },
  { "postgresql://a:1,b:2/shop?target_session_attrs=read-only",
    "database shop on a,b, port 1,2, as", NULL },
  { "postgresql://db/shop?sslmode=verify-full&sslrootcert=system", "database shop on db", NULL },
  { "postgresql:///shop?service=warehouse", "database shop of service warehouse", NULL },
  { "service=warehouse", "the database of service warehouse", NULL },

  { "postgresql://ana:secret@db/shop", NULL, "a password in it" },
  { "postgresql://ana:@db/shop", NULL, "a password in it" },
  { "postgresql://ana@secret@db/shop", NULL, "a password in it" },
  { "postgresql://db/shop?password=secret", NULL, "a password in it" },
  { "postgresql://db/shop?user=a&%70assword=secret", NULL, "a password in it" },
  { "postgresql://db/shop?sslpassword=secret", NULL, "a password in it" },
  { "postgresql://db/shop?passfile=/home", NULL, "\"passfile\" is not taken from an address" },
  { "postgresql://db/shop?sslkey=secret", NULL, "\"sslkey\" is not taken from an address" },
  { "postgresql://db/shop?sslcert=x", NULL, "is not taken from an address" },
  { "postgresql://db/shop?options=-c%20x", NULL, "is not taken from an address" },
  { "postgresql://db/shop?requirepeer=x", NULL, "is not taken from an address" },
  { "postgresql://db/shop?sslrootcert=/secret", NULL, "may only be \"system\"" },
  { "postgresql://db/shop?hostaddr=1.2.3.4", NULL, "is not taken from an address" },
  { "postgresql://evil/shop?service=secret", NULL, "names a service and host too" },
  { "postgresql:///shop?service=secret&port=1", NULL, "names a service and port too" },
  { "postgresql:///shop?service=secret&sslmode=require", NULL, "names a service and sslmode too" },
  { "postgresql://db/shop?secret", NULL, "stand pairs" },
  { "postgresql://db/shop?host=other", NULL, "says host twice" },
  { "postgresql://db/shop%zz", NULL, "can't be read" },
  { "postgresql://db/shop%00x", NULL, "can't be read" },
  { "postgresql://db/shop%0ax", NULL, "control character" },
  { "postgresql://db/shop%c2%9b31m", NULL, "control character" },
  { "postgresql://db/shop%e2%80%aemoc", NULL, "control character" },
  { "postgresql://db/shop%ff", NULL, "can't be read" },
  { "postgresql://[::1/shop", NULL, "is not closed" },
  { "postgresql://[::1]x/shop", NULL, "no such host" },
  { "postgresql://db/shop#usage", NULL, "# has no meaning" },
  { "service=", NULL, "one name of the service file" },
  { "service=a password=secret", NULL, "one name of the service file" },
  { "mysql://db", NULL, "begins with postgresql://" },
};

static void
test_uri (gconstpointer data)
{
  const UriCase *test = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = rbk_warehouse_describe (test->uri);
  gboolean         is_good = rbk_warehouse_check_uri (test->uri, &error);

  g_assert_null (strstr (words, "secret"));
  if (test->problem == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (is_good);
      g_assert_true (rbk_warehouse_is_uri (test->uri));
      g_assert_true (g_str_has_prefix (test->words, words));
      return;
    }
  g_assert_false (is_good);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, test->problem));
  g_assert_null (strstr (error->message, "secret"));
}

/* What a person has set up for all connections is not taken back by an address. */
static void
test_protections (void)
{
  static const struct
  {
    const char *variable, *value, *uri;
    gboolean    is_good;
  } cases[] = {
    { "PGSSLMODE", "verify-full", "postgresql://db/shop?sslmode=disable", FALSE },
    { "PGSSLMODE", "verify-full", "postgresql://db/shop?sslmode=verify-ca", FALSE },
    { "PGSSLMODE", "verify-full", "postgresql://db/shop?sslmode=verify-full", TRUE },
    { "PGSSLMODE", "verify-full", "postgresql://db/shop", TRUE },
    { "PGSSLMODE", "prefer", "postgresql://db/shop?sslmode=allow", FALSE },
    { "PGSSLMODE", "disable", "postgresql://db/shop?sslmode=require", TRUE },
    { "PGSSLMODE", "", "postgresql://db/shop?sslmode=disable", TRUE },
    { "PGSSLMODE", "something-new", "postgresql://db/shop?sslmode=verify-full", FALSE },
    { "PGSSLROOTCERT", "/etc/ours.pem", "postgresql://db/shop?sslrootcert=system", FALSE },
    { "PGSSLROOTCERT", "system", "postgresql://db/shop?sslrootcert=system", TRUE },
    { "PGGSSENCMODE", "require", "postgresql://db/shop?gssencmode=prefer", FALSE },
    { "PGCHANNELBINDING", "require", "postgresql://db/shop?channel_binding=prefer", FALSE },
    { "PGCHANNELBINDING", "prefer", "postgresql://db/shop?channel_binding=require", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_setenv (cases[i].variable, cases[i].value, TRUE);
      g_assert_cmpint (rbk_warehouse_check_uri (cases[i].uri, &error), ==, cases[i].is_good);
      g_unsetenv (cases[i].variable);
      if (cases[i].is_good)
        continue;
      g_assert_error (error, RBK_ERROR, RBK_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, cases[i].variable));
    }
}

/* A name may look like the number of this computer, or its own name. */
static void
test_local (void)
{
  static const char *const ours[] = { "",          "/run/postgresql", "@abstract", "localhost",
                                      "LocalHost", "127.0.0.1",       "127.1.2.3", "::1" };
  static const char *const others[] = {
    "127.0.0.1.example.com", "127.example.com", "10.0.0.1", "localhost.example.com", "db", "::2",
    "0:0::1.example.com"
  };

  g_assert_true (rbk_warehouse_host_is_local (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    g_assert_true (rbk_warehouse_host_is_local (ours[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (rbk_warehouse_host_is_local (others[i]));
}

static void
test_is_uri (void)
{
  g_assert_true (rbk_warehouse_is_uri ("postgresql://x"));
  g_assert_true (rbk_warehouse_is_uri ("postgres://x"));
  g_assert_true (rbk_warehouse_is_uri ("service=x"));
  g_assert_false (rbk_warehouse_is_uri ("customers.csv"));
  g_assert_false (rbk_warehouse_is_uri ("/a/postgresql://x"));
  g_assert_false (rbk_warehouse_is_uri (""));
  g_assert_false (rbk_warehouse_is_uri ("resource:///a"));
}

/* Whatever an address is made of, it is told to be good or bad, and no more. */
static void
test_random_uris (void)
{
  static const char alphabet[] = "a:@/?&=#%[],4 \xff\n";

  for (guint i = 0; i < 50000; i++)
    {
      g_autoptr(GString) uri = g_string_new ("postgresql://");
      g_autoptr(GError) error = NULL;
      g_autofree char *words = NULL;
      guint            length = (guint) g_test_rand_int_range (0, 24);

      for (guint k = 0; k < length; k++)
        g_string_append_c (uri, alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)]);
      g_assert_cmpint (rbk_warehouse_check_uri (uri->str, &error), ==, error == NULL);
      words = rbk_warehouse_describe (uri->str);
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
}

/* Nothing answers there: it fails soon, and says what to do. */
static void
test_nobody (void)
{
  RbkWarehouseOptions options = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = NULL;

  usage = rbk_warehouse_load ("postgresql://127.0.0.1:1/shop", "t", NULL, &options, &error);
  g_assert_null (usage);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "can't connect"));
}

static void
test_cancelled_before (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RbkWarehouseOptions options = { .cancellable = cancellable };
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      rbk_warehouse_list_columns ("postgresql://127.0.0.1:1/shop", "t", &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (uri_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/uri/%u", i);

      g_test_add_data_func (path, &uri_cases[i], test_uri);
    }
  g_test_add_func ("/uri/is-uri", test_is_uri);
  g_test_add_func ("/uri/protections", test_protections);
  g_test_add_func ("/uri/local", test_local);
  g_test_add_func ("/uri/random", test_random_uris);
  g_test_add_func ("/connect/nobody", test_nobody);
  g_test_add_func ("/connect/cancelled-before", test_cancelled_before);
  return g_test_run ();
}

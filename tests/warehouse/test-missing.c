/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where there is no libpq, or the program was built without it, that is what it says. */
#include "rbk-error.h"
#include "rbk-warehouse.h"

#include <dlfcn.h>
#include <string.h>

/* What stands for the one of the system, which would find the library. */
void *
dlopen (const char *name, int flags)
{
  return NULL;
}

static void
assert_said (GError *error)
{
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  if (strstr (error->message, SAYS) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, SAYS);
}

static void
test_missing (void)
{
  static const char *const mapping[] = { "customer=id", NULL };
  g_auto(RbkUsageQuery) query = { 0 };
  g_autoptr(GError) loading = NULL;
  g_autoptr(GError) reading = NULL;
  g_autoptr(GError) listing = NULL;
  g_autoptr(GError) address = NULL;

  g_assert_true (rbk_usage_query_init (&query, "t", mapping, NULL));
  g_assert_null (rbk_warehouse_load ("postgresql://127.0.0.1/shop", "t", NULL, NULL, &loading));
  assert_said (loading);
  g_assert_null (rbk_warehouse_read ("postgresql://127.0.0.1/shop", &query, NULL, &reading));
  assert_said (reading);
  g_assert_null (rbk_warehouse_list_columns ("postgresql://127.0.0.1/shop", "t", NULL, &listing));
  assert_said (listing);
  g_assert_null (rbk_warehouse_load ("postgresql://a:b@127.0.0.1/shop", "t", NULL, NULL, &address));
  g_assert_error (address, RBK_ERROR, RBK_ERROR_USAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/warehouse/missing", test_missing);
  return g_test_run ();
}

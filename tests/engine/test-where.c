/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-where.h"

#include "rbk-error.h"

#include <string.h>

typedef struct
{
  const char  *text;
  RbkWhereKind kind;
  const char  *value; /* or the level */
  const char  *again; /* (nullable) as it is written, where not as it was read */
} Place;

static const Place places[] = {
  { "200", RBK_WHERE_USAGE, "200", NULL },
  { "0", RBK_WHERE_USAGE, "0", NULL },
  { "5k", RBK_WHERE_USAGE, "5000", "5000" },
  { "5K", RBK_WHERE_USAGE, "5000", "5000" },
  { "1.5M", RBK_WHERE_USAGE, "1500000", "1500000" },
  { "p50", RBK_WHERE_PERCENTILE, "50", NULL },
  { "p99.9", RBK_WHERE_PERCENTILE, "99.9", NULL },
  { "p100", RBK_WHERE_PERCENTILE, "100", NULL },
  { "cap", RBK_WHERE_CAP, "100", "cap:100%" },
  { "cap:80%", RBK_WHERE_CAP, "80", NULL },
  { "cap:120.5%", RBK_WHERE_CAP, "120.5", NULL },
  { "included", RBK_WHERE_INCLUDED, "0", NULL },
  { "heavy", RBK_WHERE_LEVEL, "heavy", NULL },
  { "power-user_2.x", RBK_WHERE_LEVEL, "power-user_2.x", NULL },
  { "p", RBK_WHERE_LEVEL, "p", NULL },
};

static const char *const nowhere[] = {
  "",        " ",      "-5",
  "5 k",     "p101",   "p50%",
  "cap:",    "cap:80", "cap:%",
  "cap:-5%", "a b",    "heavy!",
  "1e3\n",   "1..2k%", "a-key-that-is-longer-than-any-key-may-be-because-it-has-more-than-64",
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL, *again = NULL;
      RbkWhere         where;

      g_assert_true (rbk_where_parse (places[i].text, &where, &error));
      g_assert_no_error (error);
      g_assert_cmpint (where.kind, ==, places[i].kind);
      value = where.kind == RBK_WHERE_LEVEL ? g_strdup (where.level)
                                            : rbk_decimal_to_string (where.value);
      g_assert_cmpstr (value, ==, places[i].value);
      again = rbk_where_to_string (&where);
      g_assert_cmpstr (again, ==, places[i].again != NULL ? places[i].again : places[i].text);
    }
}

static void
test_nowhere (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nowhere); i++)
    {
      g_autoptr (GError) error = NULL;
      RbkWhere where = { .kind = RBK_WHERE_INCLUDED };

      if (rbk_where_parse (nowhere[i], &where, &error))
        g_error ("\"%s\" is read as a place", nowhere[i]);
      g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
      g_assert_cmpint (where.kind, ==, RBK_WHERE_INCLUDED);
    }
}

static void
test_quantities (void)
{
  static const char *const wrong[] = { "", "k", "M", "5m", "5kk", "1,000", "0x10", "1e3", " 5" };
  RbkDecimal               value = RBK_DECIMAL_ONE;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (rbk_quantity_parse (wrong[i], &value, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
      g_clear_error (&error);
    }
  g_assert_false (rbk_quantity_parse ("99999999999999999999M", &value, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
  g_assert_true (rbk_decimal_equal (value, RBK_DECIMAL_ONE));
  g_assert_true (rbk_quantity_parse ("-2.5k", &value, NULL));
  g_assert_true (rbk_decimal_equal (value, RBK_DECIMAL_UNITS (-2500)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/where/places", test_places);
  g_test_add_func ("/where/nowhere", test_nowhere);
  g_test_add_func ("/where/quantities", test_quantities);

  return g_test_run ();
}

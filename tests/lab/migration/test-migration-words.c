/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-flat-book.h"
#include "rbk-keep-rule.h"
#include "rbk-plan-match.h"
#include "rbk-test-books.h"

/* What people write of a move: where to, by how much, whom to keep. */

static RbkSpec *
freeze (RbkBook *book)
{
  g_autoptr(GError) error = NULL;
  RbkSpec *spec = rbk_spec_new (book, NULL, &error);

  g_assert_no_error (error);
  return spec;
}

static RbkSpec *
new_spec (const char *const *keys, const char *const *names)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();

  for (guint i = 0; keys[i] != NULL; i++)
    rbk_test_add (book, "plans", "key", keys[i], "name", names[i], "quote-only", "true", NULL);
  return freeze (book);
}

static const char *const old_keys[] = { "basic", "pro", "team", "ab", NULL };
static const char *const old_names[] = { "Basic", "Pro", "For teams", "A=B", NULL };
static const char *const new_keys[] = { "starter", "pro", "t", NULL };
static const char *const new_names[] = { "Starter", "Professional", " for Teams", NULL };

static void
test_map (void)
{
  static const struct
  {
    const char *by_hand;
    int         to[4];
  } cases[] = {
    { NULL, { -1, 1, 2, -1 } },
    { "basic=starter", { 0, 1, 2, -1 } },
    { "Basic=PROFESSIONAL", { 1, 1, 2, -1 } },
    { "pro=cheapest", { -1, -1, 2, -1 } },
    { "*=starter", { 0, 0, 0, 0 } },
    { "a=b=pro", { -1, 1, 2, 1 } },
  };
  g_autoptr(RbkSpec) before = new_spec (old_keys, old_names);
  g_autoptr(RbkSpec) after = new_spec (new_keys, new_names);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const by_hand[] = { cases[i].by_hand, NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(GArray) map = rbk_migration_map_new (before, after, by_hand, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (map->len, ==, 4);
      for (guint k = 0; k < 4; k++)
        {
          const RbkMapEntry *entry = &g_array_index (map, RbkMapEntry, k);
          g_autofree char   *text = rbk_migration_map_entry_to_text (before, after, k, entry);
          const char *const  again[] = { text, NULL };
          g_autoptr(GArray) other = rbk_migration_map_new (before, after, again, &error);

          g_assert_cmpint (entry->to, ==, cases[i].to[k]);
          g_assert_cmpint (g_array_index (other, RbkMapEntry, k).to, ==, entry->to);
        }
    }
}

static void
test_map_reasons (void)
{
  const char *const by_hand[] = { "a=b=t", NULL };
  g_autoptr(RbkSpec) before = new_spec (old_keys, old_names);
  g_autoptr(RbkSpec) after = new_spec (new_keys, new_names);
  g_autoptr(GArray) map = rbk_migration_map_new (before, after, by_hand, NULL);
  const char *const nicks[] = { "nothing_alike", "key", "name", "hand" };

  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (rbk_map_reason_get_nick (g_array_index (map, RbkMapEntry, i).reason), ==,
                     nicks[i]);
}

static void
test_map_refused (void)
{
  static const struct
  {
    const char  *text, *says;
    RbkErrorCode code;
  } cases[] = { { "basic", "OLD=NEW", RBK_ERROR_SYNTAX },
                { "gone=pro", "old book has no plan \"gone\"", RBK_ERROR_NOT_FOUND },
                { "basic=gone", "new book has no plan \"gone\"", RBK_ERROR_NOT_FOUND },
                { "basic=", "new book has no plan", RBK_ERROR_NOT_FOUND } };
  g_autoptr(RbkSpec) before = new_spec (old_keys, old_names);
  g_autoptr(RbkSpec) after = new_spec (new_keys, new_names);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const by_hand[] = { cases[i].text, NULL };
      g_autoptr(GError) error = NULL;

      g_assert_null (rbk_migration_map_new (before, after, by_hand, &error));
      g_assert_error (error, RBK_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_rise (void)
{
  static const struct
  {
    const char *text, *share;
  } cases[] = { { "20%", "0.2" }, { "0.2", "0.2" },  { "0", "0" },        { "12.5%", "0.125" },
                { "1", "1" },     { "250%", "2.5" }, { "10000%", "100" }, { "20", NULL },
                { "", NULL },     { "%", NULL },     { "-5%", NULL },     { "10001%", NULL },
                { "20 %", NULL }, { "much", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkDecimal share;
      g_autoptr(GError) error = NULL;
      gboolean is_good = rbk_rise_parse (cases[i].text, &share, &error);

      g_assert_cmpint (is_good, ==, cases[i].share != NULL);
      if (is_good)
        g_assert_true (rbk_decimal_equal (share, rbk_test_decimal (cases[i].share)));
      else
        g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
    }
}

/* What does not fit in a gint64 any more is compared all the same. */
static void
test_rise_bounds (void)
{
  gint64 large = G_MAXINT64 / 64;

  g_assert_false (rbk_rise_is_over (100, 120, rbk_test_decimal ("0.2")));
  g_assert_true (rbk_rise_is_over (100, 121, rbk_test_decimal ("0.2")));
  g_assert_false (rbk_rise_is_over (100, 100, RBK_DECIMAL_ZERO));
  g_assert_true (rbk_rise_is_over (0, 1, RBK_DECIMAL_UNITS (100)));
  g_assert_true (rbk_rise_is_over (large / 200, large, RBK_DECIMAL_UNITS (100)));
  g_assert_false (rbk_rise_is_over (large / 50, large, RBK_DECIMAL_UNITS (100)));
  g_assert_false (rbk_rise_is_over (large, large, RBK_DECIMAL_UNITS (100)));
}

static void
test_rules (void)
{
  static const char *const good[] = { "rise:20%",     "plan:Pro plan", "usage:0..500",
                                      "usage:1500..", "stopped",       NULL };
  static const char *const bad[] = { "rise:20",     "plan:",       "usage:5",
                                     "usage:9..5",  "usage:-1..5", "keep",
                                     "usage:a..b",  "rise",        "",
                                     "usage:5k..4k" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) rules = rbk_keep_rules_parse (good, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *text = rbk_keep_rule_to_text (&g_array_index (rules, RbkKeepRule, i));

      g_assert_cmpstr (text, ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *const texts[] = { "stopped", bad[i], NULL };

      g_assert_null (rbk_keep_rules_parse (texts, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
      g_clear_error (&error);
    }
}

static void
test_flat (void)
{
  static const char *const good[] = { "basic=29", "Team plan=99.50", NULL };
  static const struct
  {
    const char *prices[3];
  } bad[] = { { { "free" } },       { { "-1" } }, { { "basic=29.001" } }, { { "29", "39" } },
              { { "a=1", "A=2" } }, { { "=3" } }, { { "a=1", "99" } } };
  g_autoptr(RbkBook) book = rbk_flat_book_new ("USD", good, NULL);
  g_autoptr(RbkSpec) spec = freeze (book);

  g_assert_cmpuint (spec->n_plans, ==, 2);
  g_assert_cmpint (rbk_plan_match (spec, "TEAM PLAN", NULL), ==, 1);
  g_assert_cmpint (rbk_plan_match (spec, "team", NULL), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (rbk_flat_book_new ("USD", bad[i].prices, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration/map", test_map);
  g_test_add_func ("/migration/map/reasons", test_map_reasons);
  g_test_add_func ("/migration/map/refused", test_map_refused);
  g_test_add_func ("/migration/rise", test_rise);
  g_test_add_func ("/migration/rise/bounds", test_rise_bounds);
  g_test_add_func ("/migration/rules", test_rules);
  g_test_add_func ("/migration/flat", test_flat);
  return g_test_run ();
}

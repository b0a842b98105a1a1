/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-diff.h"

#include <string.h>

#include "rbk-book-steps.h"
#include "rbk-decision.h"

#define PHASE "plans/0/phases/0"
#define CARD PHASE "/rate-cards/1"

static const RbkBookStep base[] = {
  { "", "currency", "USD" },
  { "", "models", "+" },
  { "models/0", "model", "gpt" },
  { "models/0", "input", "1" },
  { "", "models", "+" },
  { "models/1", "model", "gpt" },
  { "models/1", "input", "2" },
  { "models/1", "effective-from", "2031-01-01" },
  { "", "workloads", "+" },
  { "workloads/0", "key", "chat" },
  { "workloads/0", "routes", "+" },
  { "", "plans", "+" },
  { "plans/0", "key", "pro" },
  { "plans/0", "name", "Pro" },
  { "plans/0", "phases", "+" },
  { PHASE, "key", "now" },
  { PHASE, "rate-cards", "+" },
  { PHASE "/rate-cards/0", "key", "base" },
  { PHASE "/rate-cards/0", "amount", "29" },
  { PHASE, "rate-cards", "+" },
  { CARD, "key", "runs" },
  { CARD, "price", "graduated" },
  { CARD, "tiers", "+" },
  { CARD "/tiers/0", "up-to", "10" },
  { CARD "/tiers/0", "unit-price", "0.05" },
  { CARD, "tiers", "+" },
  { CARD "/tiers/1", "unit-price", "0.04" },
  { CARD, "currency-prices", "+" },
  { CARD "/currency-prices/0", "currency", "EUR" },
  { CARD "/currency-prices/0", "minimum", "3" },
  { "", "plans", "+" },
  { "plans/1", "key", "team" },
  { "", "plans", "+" },
  { "plans/2", "key", "scale" },
};

static RbkBook *
build (void)
{
  RbkBook *book = rbk_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (base); i++)
    rbk_book_take_step (book, &base[i]);

  return book;
}

/* A change as one line: what, of what, where, which field, from what, to what. */
static char *
change_to_text (const RbkChange *change)
{
  return g_strdup_printf ("%s %s %s %s %s %s", rbk_change_kind_get_name (change->kind),
                          change->record, change->where[0] != '\0' ? change->where : "-",
                          change->field != NULL ? change->field : "-",
                          change->from != NULL ? change->from : "-",
                          change->to != NULL ? change->to : "-");
}

typedef struct
{
  const char *name;
  RbkBookStep steps[4];
  const char *changes;
} Case;

static const Case cases[] = {
  { "nothing", { { 0 } }, "" },
  { "book", { { "", "currency", "EUR" } }, "changed book - currency USD EUR\n" },
  { "amount",
    { { PHASE "/rate-cards/0", "amount", "35" } },
    "changed rate card pro.now.base amount 29 35\n" },
  { "amount-spelt-otherwise", { { PHASE "/rate-cards/0", "amount", "29.00" } }, "" },
  { "set",
    { { PHASE "/rate-cards/0", "annual-amount", "290" } },
    "changed rate card pro.now.base annual_amount - 290\n" },
  { "unset",
    { { PHASE "/rate-cards/0", "amount", NULL } },
    "changed rate card pro.now.base amount 29 -\n" },
  { "choice",
    { { CARD, "price", "volume" } },
    "changed rate card pro.now.runs price graduated "
    "volume\n" },
  { "boolean", { { "plans/1", "quote-only", "true" } }, "changed plan team quote_only no yes\n" },
  { "tier",
    { { CARD "/tiers/1", "unit-price", "0.03" } },
    "changed tier pro.now.runs.tiers.2 unit_price 0.04 0.03\n" },
  { "tier-more", { { CARD, "tiers", "+" } }, "added tier pro.now.runs.tiers.3 - - -\n" },
  { "tiers-gone",
    { { CARD, "tiers", "-" } },
    "removed tier pro.now.runs.tiers.1 - - -\nremoved tier pro.now.runs.tiers.2 - - -\n" },
  { "currency",
    { { CARD "/currency-prices/0", "minimum", "4" } },
    "changed price in another currency pro.now.runs.currency_prices.EUR minimum 3 4\n" },
  { "model-of-a-day",
    { { "models/1", "input", "3" } },
    "changed model price models.gpt@2031-01-01 input 2 3\n" },
  { "model-of-another-day",
    { { "models/1", "effective-from", "2032-01-01" } },
    "removed model price models.gpt@2031-01-01 - - -\n"
    "added model price models.gpt@2032-01-01 - - -\n" },
  { "credit-rate-of-a-day",
    { { "workloads/0/routes/0", "credit-rates", "+" },
      { "workloads/0/routes/0/credit-rates/0", "effective-from", "2031-06-01" },
      { "workloads/0/routes/0/credit-rates/0", "credits", "2" } },
    "added credit rate workloads.chat.routes.1.credit_rates.2031-06-01 - - -\n" },
  { "plan-more", { { "", "plans", "+" }, { "plans/3", "key", "max" } }, "added plan max - - -\n" },
  { "renamed-key",
    { { "plans/1", "key", "crew" } },
    "removed plan team - - -\nadded plan crew - - -\n" },
  { "moved",
    { { "plans/1", "key", "scale" }, { "plans/2", "key", "team" } },
    "moved plan team - 2 3\n" },
  { "moved-and-changed",
    { { "plans/1", "key", "scale" }, { "plans/2", "key", "team" }, { "plans/2", "name", "Team" } },
    "moved plan team - 2 3\nchanged plan team name - Team\n" },
  { "decision",
    { { "", "decisions", "+" },
      { "decisions/0", "topic", "limits" },
      { "", "decisions", "+" },
      { "decisions/1", "topic", "limits" } },
    "added decision decisions.limits - - -\nadded decision decisions.limits.2 - - -\n" },
  { "object",
    { { CARD, "entitlement", "x" } },
    "added entitlement pro.now.runs.entitlement - - -\n" },
};

static char *
diff_to_text (RbkBook *from, RbkBook *to)
{
  g_autoptr(GPtrArray) changes = rbk_book_diff (from, to);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = change_to_text (changes->pdata[i]);

      g_string_append_printf (text, "%s\n", line);
    }

  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(RbkBook) old_book = build ();
  g_autoptr(RbkBook) new_book = build ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (test->steps) && test->steps[i].field != NULL; i++)
    rbk_book_take_step (new_book, &test->steps[i]);
  text = diff_to_text (old_book, new_book);

  g_assert_cmpstr (text, ==, test->changes);
}

/* What a decision rests on, one by one and in whatever order. */
static void
test_inputs (void)
{
  static const char *const before[] = { "a.cost=1", "b.cost=2", "own words", NULL };
  static const char *const after[] = { "c.cost=4", "b.cost=3", "own words", NULL };
  g_autoptr(RbkBook) old_book = rbk_book_new ();
  g_autoptr(RbkBook) new_book = rbk_book_new ();
  RbkBook         *books[2] = { old_book, new_book };
  g_autofree char *text = NULL;
  g_autofree char *same = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr(RbkDecision) decision = rbk_decision_new ();

      g_object_set (decision, "topic", RBK_DECISION_TOPIC_TIERS, "inputs", i == 0 ? before : after,
                    NULL);
      g_list_store_append (G_LIST_STORE (rbk_book_get_decisions (books[i])), decision);
    }
  text = diff_to_text (books[0], books[1]);
  same = diff_to_text (books[1], books[1]);
  g_assert_cmpstr (text, ==,
                   "changed decision decisions.tiers inputs a.cost=1 -\n"
                   "changed decision decisions.tiers inputs b.cost=2 b.cost=3\n"
                   "changed decision decisions.tiers inputs - c.cost=4\n");
  g_assert_cmpstr (same, ==, "");
}

/* Plans in an order of their own, by one letter each. */
static RbkBook *
build_plans (const char *order)
{
  RbkBook *book = rbk_book_new ();

  for (guint i = 0; order[i] != '\0'; i++)
    {
      const char        key[] = { order[i], '\0' };
      g_autofree char  *place = g_strdup_printf ("plans/%u", i);
      const RbkBookStep steps[] = { { "", "plans", "+" }, { place, "key", key } };

      rbk_book_take_step (book, &steps[0]);
      rbk_book_take_step (book, &steps[1]);
    }

  return book;
}

static const struct
{
  const char *from, *to, *changes;
} orders[] = {
  { "abcd", "abcd", "" },
  { "abcd", "bcda", "moved plan a - 1 4\n" },
  { "abcd", "dabc", "moved plan d - 4 1\n" },
  { "abcdefgh", "aecdbfgh", "moved plan e - 5 2\nmoved plan b - 2 5\n" },
  { "abcde", "acdeb", "moved plan b - 2 5\n" },
  { "abc", "cba", "moved plan b - 2 2\nmoved plan a - 1 3\n" },
  { "abcde", "xbcda", "removed plan e - - -\nmoved plan a - 1 5\nadded plan x - - -\n" },
  { "", "a", "added plan a - - -\n" },
};

static void
test_orders (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(RbkBook) old_book = build_plans (orders[i].from);
      g_autoptr(RbkBook) new_book = build_plans (orders[i].to);
      g_autofree char *text = diff_to_text (old_book, new_book);

      g_assert_cmpstr (text, ==, orders[i].changes);
    }
}

static guint
count_kind (GPtrArray *changes, RbkChangeKind kind)
{
  guint count = 0;

  for (guint i = 0; i < changes->len; i++)
    count += ((RbkChange *) changes->pdata[i])->kind == kind;

  return count;
}

#define N_PLANS 9

/* The most of 2^n choices that rises: slow, and plainly right. */
static guint
count_most_kept (const char *order)
{
  guint n = (guint) strlen (order), most = 0;

  for (guint choice = 0; choice < 1U << n; choice++)
    {
      guint count = 0;
      char  last = '\0';

      for (guint i = 0; i < n; i++)
        if (choice & 1U << i)
          {
            count = order[i] > last ? count + 1 : 0;
            last = order[i] > last ? order[i] : G_MAXINT8;
          }
      most = MAX (most, count);
    }

  return most;
}

/* Taking the moved ones out leaves the others in their order, and no fewer could be taken. */
static void
test_random_orders (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1121);

  for (guint round = 0; round < 150; round++)
    {
      char             order[N_PLANS + 1] = "abcdefghi";
      g_autofree char *first = g_strdup (order);
      g_autoptr(RbkBook) old_book = build_plans (first);
      g_autoptr(RbkBook) new_book = NULL;
      g_autoptr(GPtrArray) changes = NULL;
      g_autofree char *rest = NULL;

      for (gint32 i = N_PLANS - 1; i > 0; i--)
        {
          gint32 other = g_rand_int_range (random, 0, i + 1);
          char   letter = order[i];

          order[i] = order[other];
          order[other] = letter;
        }
      new_book = build_plans (order);
      changes = rbk_book_diff (old_book, new_book);
      rest = g_strdup (order);
      for (guint i = 0; i < changes->len; i++)
        {
          const RbkChange *change = changes->pdata[i];
          char            *moved = strstr (rest, change->where);

          g_assert_cmpint (change->kind, ==, RBK_CHANGE_MOVED);
          g_assert_nonnull (moved);
          memmove (moved, moved + 1, strlen (moved));
        }
      for (guint i = 1; i < strlen (rest); i++)
        g_assert_cmpint (rest[i - 1], <, rest[i]);
      g_assert_cmpuint (strlen (rest), ==, count_most_kept (order));
    }
}

/* Back again what was added is removed, and, where the order is the same, every change turns
 * around. */
static void
test_there_and_back (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) old_book = build ();
      g_autoptr(RbkBook) new_book = build ();
      g_autoptr(GPtrArray) there = NULL;
      g_autoptr(GPtrArray) back = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].steps) && cases[i].steps[j].field != NULL; j++)
        rbk_book_take_step (new_book, &cases[i].steps[j]);
      there = rbk_book_diff (old_book, new_book);
      back = rbk_book_diff (new_book, old_book);

      g_assert_cmpuint (there->len, ==, back->len);
      g_assert_cmpuint (count_kind (there, RBK_CHANGE_ADDED), ==,
                        count_kind (back, RBK_CHANGE_REMOVED));
      g_assert_cmpuint (count_kind (there, RBK_CHANGE_CHANGED), ==,
                        count_kind (back, RBK_CHANGE_CHANGED));
      for (guint j = 0; count_kind (there, RBK_CHANGE_MOVED) == 0 && j < there->len; j++)
        {
          const RbkChange *a = there->pdata[j];
          const RbkChange *b = back->pdata[j];

          if (a->kind != RBK_CHANGE_CHANGED)
            continue;
          g_assert_cmpstr (a->where, ==, b->where);
          g_assert_cmpstr (a->from, ==, b->to);
          g_assert_cmpstr (a->to, ==, b->from);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/book-diff/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/book-diff/inputs", test_inputs);
  g_test_add_func ("/book-diff/orders", test_orders);
  g_test_add_func ("/book-diff/random-orders", test_random_orders);
  g_test_add_func ("/book-diff/there-and-back", test_there_and_back);

  return g_test_run ();
}

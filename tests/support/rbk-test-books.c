/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-test-books.h"

#include <stdarg.h>
#include <string.h>

/**
 * rbk_test_decimal:
 * @text: a number
 *
 * Returns: the number; anything else aborts
 */
RbkDecimal
rbk_test_decimal (const char *text)
{
  RbkDecimal value;

  g_assert_true (rbk_decimal_parse (text, &value, NULL));
  return value;
}

static const RbkField *
find_field (gpointer record, const char *name)
{
  const RbkField *field = rbk_record_find_field (RBK_RECORD (record), name);

  g_assert_nonnull (field);
  return field;
}

static void
set_texts (gpointer record, va_list pairs)
{
  for (const char *name = va_arg (pairs, const char *); name != NULL;
       name = va_arg (pairs, const char *))
    {
      const char     *text = va_arg (pairs, const char *);
      const RbkField *field = find_field (record, name);
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name);
      g_auto (GValue) value = G_VALUE_INIT;

      if (text == NULL)
        continue;
      g_value_init (&value, pspec->value_type);
      g_assert_true (rbk_field_value_from_text (field, text, &value, NULL));
      g_object_set_property (record, field->name, &value);
    }
}

/**
 * rbk_test_set:
 * @record: a record
 * @...: pairs of a field's name and its value as text, then %NULL; the value %NULL is skipped
 *
 * Sets fields.
 */
void
rbk_test_set (gpointer record, ...)
{
  va_list pairs;

  va_start (pairs, record);
  set_texts (record, pairs);
  va_end (pairs);
}

/**
 * rbk_test_add:
 * @record: a record
 * @list: one of its lists
 * @...: as for rbk_test_set()
 *
 * Returns: (transfer none): a new item at the end of the list
 */
gpointer
rbk_test_add (gpointer record, const char *list, ...)
{
  const RbkField *field = find_field (record, list);
  g_autoptr (GObject) item = g_object_new (field->get_type (), NULL);
  va_list pairs;

  va_start (pairs, list);
  set_texts (item, pairs);
  va_end (pairs);
  g_list_store_append (rbk_record_get_list (RBK_RECORD (record), field), item);
  return item;
}

/**
 * rbk_test_make:
 * @record: a record
 * @object: one of its objects
 * @...: as for rbk_test_set()
 *
 * Returns: (transfer none): a new object in its place
 */
gpointer
rbk_test_make (gpointer record, const char *object, ...)
{
  const RbkField *field = find_field (record, object);
  g_autoptr (GObject) child = g_object_new (field->get_type (), NULL);
  va_list pairs;

  va_start (pairs, object);
  set_texts (child, pairs);
  va_end (pairs);
  g_object_set (record, field->name, child, NULL);
  return child;
}

/**
 * rbk_test_get:
 * @record: a record
 * @list: one of its lists
 * @position: where in it
 *
 * Returns: (transfer none): the item
 */
gpointer
rbk_test_get (gpointer record, const char *list, guint position)
{
  GListStore *store = rbk_record_get_list (RBK_RECORD (record), find_field (record, list));
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), position);

  g_assert_nonnull (item);
  return item;
}

static void
add_tier (gpointer card, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ":+", -1);

  rbk_test_add (card, "tiers", "up-to", strcmp (parts[0], "inf") == 0 ? NULL : parts[0],
                "unit-price", parts[1], "flat-price", parts[2], NULL);
}

/**
 * rbk_test_add_card:
 * @phase: a phase
 * @meter: (nullable): a meter's key
 * @card: its terms
 *
 * Adds a rate card called after its meter.
 */
void
rbk_test_add_card (gpointer phase, const char *meter, const RbkTestCard *card)
{
  gpointer record = rbk_test_add (phase, "rate-cards", "key", meter != NULL ? meter : "base",
                                  "meter", meter, "price", card->price, "amount", card->amount,
                                  "package-size", card->package_size, "minimum", card->minimum,
                                  "maximum", card->maximum, "cadence", card->cadence, NULL);
  g_auto (GStrv) tiers = g_strsplit (card->tiers != NULL ? card->tiers : "", " ", -1);

  for (guint i = 0; tiers[i] != NULL && tiers[i][0] != '\0'; i++)
    add_tier (record, tiers[i]);
  if (card->included != NULL || card->limit != NULL || card->cap != NULL)
    rbk_test_make (record, "entitlement", "included", card->included, "limit", card->limit, "cap",
                   card->cap, NULL);
}

/**
 * rbk_test_book_new_runs:
 *
 * Returns: (transfer full): a book without plans in which a run costs 0.01, with usage levels
 *   light, medium (p50), heavy (p90) and extreme (p99) of 40, 200, 1,000 and 3,000 calls
 */
RbkBook *
rbk_test_book_new_runs (void)
{
  RbkBook *book = rbk_book_new ();
  gpointer workload;

  rbk_test_set (book, "title", "Runs", "as-of", "2026-08-01", NULL);
  rbk_test_add (book, "meters", "key", "runs", "name", "AI runs", "unit", "run", NULL);
  rbk_test_add (book, "models", "model", "m", "input", "10", "output", "10", NULL);
  workload = rbk_test_add (book, "workloads", "key", "run", "meters", "runs", NULL);
  rbk_test_add (workload, "routes", "model", "m", "input-tokens", "800", "output-tokens", "200",
                NULL);
  rbk_test_add (book, "levels", "key", "light", "calls", "40", NULL);
  rbk_test_add (book, "levels", "key", "medium", "calls", "200", "percentile", "p50", NULL);
  rbk_test_add (book, "levels", "key", "heavy", "calls", "1000", "percentile", "p90", NULL);
  rbk_test_add (book, "levels", "key", "extreme", "calls", "3000", "percentile", "p99", NULL);
  return book;
}

/**
 * rbk_test_book_new_card:
 * @card: (nullable): terms of runs
 * @fee: (nullable): a monthly fee
 * @overhead: (nullable): a customer's overhead
 *
 * Returns: (transfer full): the book of runs with one plan, `plan`
 */
RbkBook *
rbk_test_book_new_card (const RbkTestCard *card, const char *fee, const char *overhead)
{
  const RbkTestCard base = { .price = "flat", .amount = fee };
  RbkBook          *book = rbk_test_book_new_runs ();
  gpointer          plan = rbk_test_add (book, "plans", "key", "plan", "overhead", overhead, NULL);
  gpointer          phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);

  if (fee != NULL)
    rbk_test_add_card (phase, NULL, &base);
  if (card != NULL)
    rbk_test_add_card (phase, "runs", card);
  return book;
}

static void
add_plan (RbkBook           *book,
          const char        *key,
          const char        *overhead,
          const char        *sizing,
          const char        *fee,
          const char        *meter,
          const RbkTestCard *card)
{
  const RbkTestCard base = { .price = "flat", .amount = fee };
  gpointer          plan, phase;

  plan = rbk_test_add (book, "plans", "key", key, "overhead", overhead, "sizing", sizing, NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
  rbk_test_add_card (phase, NULL, &base);
  rbk_test_add_card (phase, meter, card);
}

/**
 * rbk_test_book_new_usage_gated:
 *
 * Returns: (transfer full): the first article's plans at the rate that its table implies,
 *   $12.50 for 1,000,000 tokens
 */
RbkBook *
rbk_test_book_new_usage_gated (void)
{
  const RbkTestCard starter = { .price = "per_unit", .included = "200", .limit = "hard" };
  const RbkTestCard pro = {
    .price = "per_unit", .amount = "0.1", .included = "2000", .limit = "soft"
  };
  const RbkTestCard team = { .price = "per_unit", .included = "6000", .limit = "none" };
  RbkBook          *book = rbk_test_book_new_runs ();

  rbk_test_set (rbk_test_get (book, "models", 0), "input", "12.5", "output", "12.5", NULL);
  rbk_test_set (rbk_test_get (book, "levels", 0), "tokens", "800", NULL);
  rbk_test_set (rbk_test_get (book, "levels", 1), "tokens", "1000", NULL);
  rbk_test_set (rbk_test_get (book, "levels", 2), "tokens", "1500", NULL);
  rbk_test_set (rbk_test_get (book, "levels", 3), "tokens", "2000", NULL);
  add_plan (book, "starter", "3", "p50", "29", "runs", &starter);
  add_plan (book, "pro", "5", "p90", "99", "runs", &pro);
  add_plan (book, "team", "10", "p99", "399", "runs", &team);
  return book;
}

/**
 * rbk_test_book_new_credit_tiers:
 *
 * Returns: (transfer full): the second article's plans, where a request of 1,000 tokens in and
 *   500 out at 5 and 25 takes a credit
 */
RbkBook *
rbk_test_book_new_credit_tiers (void)
{
  const RbkTestCard starter = {
    .price = "per_unit", .amount = "0.01", .included = "5000", .limit = "soft"
  };
  const RbkTestCard pro = {
    .price = "per_unit", .amount = "0.005", .included = "100000", .limit = "soft"
  };
  RbkBook *book = rbk_book_new ();
  gpointer workload;

  rbk_test_set (book, "as-of", "2026-08-01", NULL);
  rbk_test_add (book, "meters", "key", "credits", "kind", "credit", NULL);
  rbk_test_add (book, "models", "model", "opus", "input", "5", "output", "25", NULL);
  workload = rbk_test_add (book, "workloads", "key", "request", "meters", "credits", NULL);
  rbk_test_add (workload, "routes", "model", "opus", "input-tokens", "1000", "output-tokens", "500",
                "credits", "1", NULL);
  add_plan (book, "starter", "0", "included", "29", "credits", &starter);
  add_plan (book, "pro", "0", "included", "299", "credits", &pro);
  rbk_test_add (book, "plans", "key", "enterprise", "quote-only", "true", NULL);
  return book;
}

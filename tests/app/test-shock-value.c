/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed for a shock, and which kinds of shocks there are to choose. */
#include "rbk-model-price.h"
#include "rbk-shock-value.h"
#include "rbk-shock-words.h"

typedef struct
{
  const char *shock, *typed, *becomes; /* nothing where it is refused */
} Typed;

static void
test_values (void)
{
  static const Typed cases[] = {
    { "usage=x2", "×3", "usage=x3" },
    { "usage=x2", "x0.5", "usage=x0.5" },
    { "usage=x2", "+35 %", "usage=x1.35" },
    { "usage=x2", "−20 %", "usage=x0.8" },
    { "usage=x2", "-100%", NULL },
    { "usage=x2", "2", NULL },
    { "usage=x2", "×0", NULL },
    { "cache-hit=0.6", "25 %", "cache-hit=0.25" },
    { "cache-hit=0.6", "25", "cache-hit=0.25" },
    { "cache-hit=0.6", "101 %", NULL },
    { "model:a.input=x2", "3", "model:a.input=3" },
    { "model:a.input=3", "−50 %", "model:a.input=x0.5" },
    { "date=2026-01-01", "2026-09-01", "date=2026-09-01" },
    { "date=2026-01-01", "1 May", NULL },
  };
  RbkMoneyFormat *format = rbk_money_format_new ("en_US", "USD");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkShock) shock = rbk_shock_parse (cases[i].shock, NULL);
      g_autoptr(GError) error = NULL;
      gboolean         is_read = rbk_shock_value_parse (shock, cases[i].typed, format, &error);
      g_autofree char *text = rbk_shock_to_string (shock);
      g_autofree char *again = rbk_shock_value_dup_typed (shock, format);

      g_test_message ("%s: %s", cases[i].shock, cases[i].typed);
      g_assert_cmpint (is_read, ==, cases[i].becomes != NULL);
      g_assert_cmpint (error == NULL, ==, is_read);
      g_assert_cmpstr (text, ==, is_read ? cases[i].becomes : cases[i].shock);
      /* What is offered to be typed is what was typed. */
      g_assert_true (rbk_shock_value_parse (shock, again, format, NULL));
      g_free (text);
      text = rbk_shock_to_string (shock);
      g_assert_cmpstr (text, ==, is_read ? cases[i].becomes : cases[i].shock);
    }
  rbk_money_format_free (format);
}

/* Wherever its percent sign stands, and whatever it looks like. */
static void
test_locales (void)
{
  static const char *const locales[] = { "en_US", "de_DE", "fr_FR", "tr_TR", "ar_EG", "ja_JP" };
  static const char *const shocks[] = { "usage=x1.35", "usage=x0.5", "cache-hit=0.025" };

  for (gsize i = 0; i < G_N_ELEMENTS (locales) * G_N_ELEMENTS (shocks); i++)
    {
      RbkMoneyFormat *format = rbk_money_format_new (locales[i / G_N_ELEMENTS (shocks)], "USD");
      const char     *meant = shocks[i % G_N_ELEMENTS (shocks)];
      g_autoptr(RbkShock) shock = rbk_shock_parse (meant, NULL);
      g_autoptr(GError) error = NULL;
      g_autofree char *typed = rbk_shock_value_dup_typed (shock, format);
      g_autofree char *text = NULL;

      g_test_message ("%s: %s", meant, typed);
      g_assert_true (rbk_shock_value_parse (shock, typed, format, &error));
      g_assert_no_error (error);
      text = rbk_shock_to_string (shock);
      g_assert_cmpstr (text, ==, meant);
      rbk_money_format_free (format);
    }
}

/* Every kind that is offered is one that a book can hold. */
static void
test_kinds (void)
{
  GDate today;

  g_date_set_dmy (&today, 1, 9, 2026);
  for (guint i = 0; i < rbk_shock_words_get_n_kinds (); i++)
    {
      RbkShock        *shock = rbk_shock_words_new_shock (i, "some", &today);
      g_autofree char *text = rbk_shock_to_string (shock);
      g_autoptr(RbkShock) again = NULL;
      g_autoptr(GError) error = NULL;

      again = rbk_shock_parse (text, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rbk_shock_words_find_kind (again), ==, i);
      rbk_shock_free (shock);
    }
}

static void
add_model (RbkBook *book, const char *model, const char *name)
{
  g_autoptr(RbkModelPrice) price =
                 g_object_new (RBK_TYPE_MODEL_PRICE, "model", model, "name", name, NULL);

  g_list_store_append (G_LIST_STORE (rbk_book_get_models (book)), price);
}

/* People know a model by its name, where it has one to itself. */
static void
test_subjects (void)
{
  static const struct
  {
    const char *shock, *subject;
  } cases[] = {
    { "model:small-1.price=x2", "Price of Small" },
    { "model:unnamed-1.input=3", "Input price of unnamed-1" },
    { "model:large-1.price=x2", "Price of large-1" },
    { "model:gone.price=x2", "Price of gone" },
    { "model:*.price=x2", "Price of all models" },
    { "usage=x2", "Usage" },
  };
  g_autoptr(RbkBook) book = rbk_book_new ();

  add_model (book, "small-1", "Small");
  add_model (book, "small-1", "Small"); /* from another day */
  add_model (book, "unnamed-1", NULL);
  add_model (book, "large-1", "Large");
  add_model (book, "large-2", "Large");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkShock) shock = rbk_shock_parse (cases[i].shock, NULL);
      g_autofree char *subject = rbk_shock_words_dup_subject (shock, book);

      g_assert_cmpstr (subject, ==, cases[i].subject);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenarios/values", test_values);
  g_test_add_func ("/scenarios/locales", test_locales);
  g_test_add_func ("/scenarios/kinds", test_kinds);
  g_test_add_func ("/scenarios/subjects", test_subjects);

  return g_test_run ();
}

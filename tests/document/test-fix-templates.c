/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes of what people may do to a template: each mends what was found, and undo takes it back. */
#include "rbk-fix-try.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-template.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

/* What somebody may do to a rate card of a template, in a field or in one of an object in it. */
typedef struct
{
  const char *object, *field, *value;
} Change;

/* Ten times as much, a tenth, a change of kind, or nothing: a change that a book does not allow
 * is left out. */
static const Change changes[] = {
  { NULL, "amount", "*10" },
  { NULL, "amount", "*0.1" },
  { NULL, "amount", "*0.333333" },
  { NULL, "annual-amount", "*1.0001" },
  { NULL, "price", "volume" },
  { "entitlement", "included", "*10" },
  { "entitlement", "included", "*0.1" },
  { "entitlement", "cap", "*10" },
  { "entitlement", "cap", "*0.1" },
  { "entitlement", "limit", "hard" },
  { "entitlement", "limit", "soft" },
  { "entitlement", "limit", "none" },
  { "wallet", "expiry", "never" },
  { "wallet", "expiry", "month_end" },
  { "wallet", "rollover", "none" },
  { "wallet", "cadence", "P1Y" },
  { "wallet", "topup-price", "*0.01" },
};

static guint
count (gpointer record, const char *list)
{
  g_autoptr(GListModel) items = NULL;

  g_object_get (record, list, &items, NULL);
  return g_list_model_get_n_items (items);
}

static gpointer
get_object (gpointer record, const char *name)
{
  g_autoptr(RbkRecord) object = NULL;

  g_object_get (record, name, &object, NULL);
  return object;
}

/* The record that a change is about, which its owner keeps. */
static gpointer
find_changed (gpointer card, const Change *change)
{
  gpointer entitlement;

  if (change->object == NULL)
    return card;
  entitlement = get_object (card, "entitlement");
  if (entitlement == NULL || strcmp (change->object, "entitlement") == 0)
    return entitlement;
  return get_object (entitlement, change->object);
}

static gboolean
make_change (gpointer record, const Change *change)
{
  g_autoptr(RbkDecimal) old = NULL;
  g_autofree char *value = NULL;

  if (change->value[0] != '*')
    {
      rbk_test_set (record, change->field, change->value, NULL);
      return TRUE;
    }
  g_object_get (record, change->field, &old, NULL);
  if (old == NULL)
    return FALSE;
  value = rbk_decimal_to_string (rbk_decimal_mul (*old, rbk_test_decimal (change->value + 1)));
  rbk_test_set (record, change->field, value, NULL);
  return TRUE;
}

static gboolean
is_valid (RbkBook *book)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  return problems->len == 0;
}

/* Every rate card of every plan, changed in each way. */
static guint
try_changes (RbkBook *template, guint plan, guint card, GHashTable *rules)
{
  guint n_fixed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(RbkBook) book = RBK_BOOK (rbk_record_copy (RBK_RECORD (template)));
      gpointer owner = rbk_test_get (book, "plans", plan);
      gpointer phase = rbk_test_get (owner, "phases", count (owner, "phases") - 1);
      gpointer record = find_changed (rbk_test_get (phase, "rate-cards", card), &changes[i]);

      if (record != NULL && make_change (record, &changes[i]) && is_valid (book))
        n_fixed += rbk_test_try_fixes (book, rules);
    }
  return n_fixed;
}

static void
test_templates (void)
{
  g_autoptr(GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);
  guint              n_tried = rbk_test_repeats ((guint) n_templates, 2);
  guint              n_fixed = 0;

  for (guint i = 0; i < n_tried; i++)
    {
      g_autoptr(RbkBook) book = rbk_template_new_book (templates[i].name, NULL);

      n_fixed += rbk_test_try_fixes (book, rules);
      for (guint plan = 0; plan < count (book, "plans"); plan++)
        {
          gpointer owner = rbk_test_get (book, "plans", plan);

          if (count (owner, "phases") == 0)
            continue;
          for (guint card = 0;
               card <
               count (rbk_test_get (owner, "phases", count (owner, "phases") - 1), "rate-cards");
               card++)
            n_fixed += try_changes (book, plan, card, rules);
        }
    }
  g_test_message ("%u fixes of %u rules", n_fixed, g_hash_table_size (rules));
  g_assert_cmpuint (n_fixed, >, 20 * n_tried);
  if (n_tried == n_templates)
    g_assert_cmpuint (g_hash_table_size (rules), >=, 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fix-templates/changed", test_templates);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-compare.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-date.h"
#include "rbk-template.h"

/* One model of a book against one list of an own catalogue: what is said of it. */

#define DAY "2031-03-01"

typedef struct
{
  const char *name;
  const char *book;      /* its prices of the model, or of others */
  const char *catalogue; /* its prices */
  const char *account;   /* kind, then the message; a line for each */
} Case;

#define PRICE(model, rest) "{\"model\": \"" model "\", " rest "}"
#define PLAIN "\"input\": \"1\", \"output\": \"5\""
#define DEARER "\"input\": \"2\", \"output\": \"5\""

static const Case cases[] = {
  { "same", PRICE ("poem", PLAIN), PRICE ("poem", PLAIN), "same poem: the same, $1 in and $5 out" },
  { "same-name", PRICE ("poem", PLAIN ", \"name\": \"Poem 9\""), PRICE ("poem", PLAIN),
    "same Poem 9: the same, $1 in and $5 out" },
  { "moved", PRICE ("poem", PLAIN), PRICE ("poem", DEARER), "moved poem: input $1 → $2 from " DAY },
  { "moved-since", PRICE ("poem", PLAIN),
    PRICE ("poem", DEARER ", \"effective_from\": \"2031-02-01\""),
    "moved poem: input $1 → $2 from 2031-02-01" },
  { "moved-before-ours", PRICE ("poem", PLAIN ", \"effective_from\": \"2031-02-15\""),
    PRICE ("poem", DEARER ", \"effective_from\": \"2031-02-01\""),
    "moved poem: input $1 → $2 from " DAY },
  { "new-rate", PRICE ("poem", PLAIN), PRICE ("poem", PLAIN ", \"cache_read\": \"0.1\""),
    "moved poem: cache read – → $0.1 from " DAY },
  { "own-score", PRICE ("poem", PLAIN ", \"quality\": \"80\""), PRICE ("poem", PLAIN),
    "same poem: the same, $1 in and $5 out" },
  { "silent-rate", PRICE ("poem", PLAIN ", \"cache_read\": \"0.1\", \"batch_input\": \"0.5\""),
    PRICE ("poem", PLAIN), "same poem: the same, $1 in and $5 out" },
  { "silent-rate-moved",
    PRICE ("poem",
           PLAIN ", \"cache_read\": \"0.1\", \"batch_input\": \"0.5\", \"context_tiers\": "
                 "[{\"above\": \"9\", \"input\": \"3\"}]"),
    PRICE ("poem", DEARER),
    "moved poem: input $1 → $2 from " DAY
    "; the book's prices for cache, batch and large requests stay, the catalogue has none" },
  { "rate-that-ended", PRICE ("poem", PLAIN ", \"cache_read\": \"0.1\""),
    PRICE ("poem",
           PLAIN ", \"cache_read\": \"0.1\"") ", " PRICE ("poem",
                                                          PLAIN
                                                          ", \"effective_from\": \"2031-01-01\""),
    "moved poem: cache read $0.1 → – from 2031-01-01" },
  { "tiers",
    PRICE ("poem", PLAIN ", \"context_tiers\": [{\"above\": \"200000\", \"input\": \"2\"}]"),
    PRICE ("poem", PLAIN ", \"context_tiers\": [{\"above\": \"200000\", \"input\": \"3\"}]"),
    "moved poem: prices for large requests from " DAY },
  { "scheduled", PRICE ("poem", PLAIN),
    PRICE ("poem", PLAIN) ", " PRICE ("poem", DEARER ", \"effective_from\": \"2031-09-01\""),
    "same poem: the same, $1 in and $5 out\nscheduled poem: input $1 → $2 from 2031-09-01" },
  { "scheduled-twice", PRICE ("poem", PLAIN),
    PRICE ("poem",
           PLAIN) ", " PRICE ("poem",
                              DEARER
                              ", \"effective_from\": \"2031-09-01\"") ", " PRICE ("poem",
                                                                                  PLAIN
                                                                                  ", "
                                                                                  "\"effective_"
                                                                                  "from\": "
                                                                                  "\"2031-10-01\""),
    "same poem: the same, $1 in and $5 out\nscheduled poem: input $1 → $2 from 2031-09-01\n"
    "scheduled poem: input $2 → $1 from 2031-10-01" },
  { "scheduled-in-both",
    PRICE ("poem", PLAIN) ", " PRICE ("poem", DEARER ", \"effective_from\": \"2031-09-01\""),
    PRICE ("poem", PLAIN) ", " PRICE ("poem", DEARER ", \"effective_from\": \"2031-09-01\""),
    "same poem: the same, $1 in and $5 out" },
  { "moved-and-scheduled", PRICE ("poem", PLAIN),
    PRICE ("poem", DEARER) ", " PRICE ("poem", PLAIN ", \"effective_from\": \"2031-09-01\""),
    "moved poem: input $1 → $2 from " DAY "\nscheduled poem: input $2 → $1 from 2031-09-01" },
  { "only-later", PRICE ("poem", PLAIN),
    PRICE ("poem", DEARER ", \"effective_from\": \"2031-09-01\""),
    "scheduled poem: input $1 → $2 from 2031-09-01" },
  { "later-in-both", PRICE ("poem", PLAIN ", \"effective_from\": \"2031-09-01\""),
    PRICE ("poem", DEARER ", \"effective_from\": \"2031-09-01\""),
    "scheduled poem: input $1 → $2 from 2031-09-01" },
  { "gone", PRICE ("poem", PLAIN), PRICE ("prose", PLAIN),
    "gone poem: not in the catalogue; the book keeps its price, $1 in and $5 out" },
  { "vendor-in-front", PRICE ("poem-9-1", PLAIN), PRICE ("acme/poem-9.1-20300101", PLAIN),
    "same poem-9-1: the same, $1 in and $5 out" },
  { "other-order", PRICE ("tale-poem-9-1", PLAIN), PRICE ("tale-9.1-poem", PLAIN),
    "same tale-poem-9-1: the same, $1 in and $5 out" },
  { "not-a-part", PRICE ("poem", PLAIN), PRICE ("poem-mini", PLAIN),
    "gone poem: not in the catalogue; the book keeps its price, $1 in and $5 out" },
  { "several", PRICE ("poem", PLAIN), PRICE ("a/poem", PLAIN) ", " PRICE ("b/poem", DEARER),
    "unclear poem: could be any of a/poem, b/poem; the book keeps its price, $1 in and $5 out" },
  { "several-alike", PRICE ("poem", PLAIN), PRICE ("a/poem", DEARER) ", " PRICE ("b/poem", DEARER),
    "moved poem: input $1 → $2 from " DAY },
  { "to-the-letter", PRICE ("poem-latest", PLAIN ", \"provider\": \"Acme\""),
    PRICE ("acme/poem", DEARER ", \"provider\": \"Acme\"") ", " PRICE ("acme/poem-latest",
                                                                       PLAIN
                                                                       ", \"provider\": \"Acme\""),
    "same poem-latest: the same, $1 in and $5 out" },
  { "own-provider", PRICE ("poem", PLAIN ", \"provider\": \"Acme\""),
    PRICE ("a/poem", DEARER) ", " PRICE ("b/poem", PLAIN ", \"provider\": \"ACME\""),
    "same poem: the same, $1 in and $5 out" },
  { "too-far", PRICE ("poem", PLAIN), PRICE ("poem", "\"input\": \"100\", \"output\": \"500\""),
    "unclear poem: input $1 → $100, output $5 → $500 from " DAY
    ": a jump of 100 times or more; look at the units of the list" },
};

static RbkCatalogue *
make_catalogue (const char *models, const char *currency)
{
  g_autofree char *text =
      g_strdup_printf ("{\"format\": \"ratebook-catalogue\", \"version\": 1, \"currency\": "
                       "\"%s\", \"models\": [%s]}",
                       currency, models);
  g_autoptr(GError) error = NULL;
  RbkCatalogue *catalogue = rbk_catalogue_read_text (text, strlen (text), &error);

  g_assert_no_error (error);

  return catalogue;
}

static RbkBook *
make_book (const char *models)
{
  g_autoptr(RbkCatalogue) catalogue = make_catalogue (models, "USD");
  RbkBook *book = rbk_book_new ();

  g_object_set (book, "currency", "USD", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr(RbkRecord) price = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

      g_list_store_append (G_LIST_STORE (rbk_book_get_models (book)), price);
    }

  return book;
}

static char *
compare (RbkCatalogue *catalogue, RbkBook *book, const char *day)
{
  GString *account = g_string_new (NULL);
  g_autoptr(GPtrArray) changes = NULL;
  GDate date;

  g_assert_true (rbk_date_parse (day, &date, NULL));
  changes = rbk_catalogue_compare (catalogue, book, &date);
  for (guint i = 0; i < changes->len; i++)
    {
      RbkPriceChange *change = changes->pdata[i];

      g_string_append_printf (account, "%s%s %s", i > 0 ? "\n" : "",
                              rbk_price_change_kind_to_string (change->kind), change->message);
    }

  return g_string_free (account, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkCatalogue) catalogue = make_catalogue (cases[i].catalogue, "USD");
      g_autoptr(RbkBook) book = make_book (cases[i].book);
      g_autofree char *account = compare (catalogue, book, DAY);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (account, ==, cases[i].account);
    }
}

static void
test_currency (void)
{
  g_autoptr(RbkCatalogue) catalogue = make_catalogue (PRICE ("poem", PLAIN), "EUR");
  g_autoptr(RbkBook) book = make_book (PRICE ("poem", PLAIN));
  g_autofree char *account = compare (catalogue, book, DAY);
  g_autofree char *euros = NULL;

  g_assert_cmpstr (account, ==,
                   "unclear poem: priced in EUR there and in USD here; the book keeps its price, "
                   "$1 in and $5 out");
  g_object_set (book, "currency", "EUR", NULL);
  euros = compare (catalogue, book, DAY);
  g_assert_cmpstr (euros, ==, "same poem: the same, 1 EUR in and 5 EUR out");
}

/* Models that are only called, or only give the usage, are accounted for too. */
static void
test_uses (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkCatalogue) catalogue = make_catalogue (PRICE ("claude-haiku-4-5", PLAIN), "USD");
  g_autoptr(RbkUsageSource) usage = rbk_usage_source_new ();
  g_autofree char *account = NULL;

  g_list_store_remove_all (G_LIST_STORE (rbk_book_get_models (book)));
  g_object_set (usage, "model", "poem", NULL);
  g_object_set (book, "usage", usage, NULL);
  account = compare (catalogue, book, DAY);
  g_assert_cmpstr (account, ==,
                   "moved claude-haiku-4-5: not priced in the book; $1 in and $5 out\n"
                   "gone poem: not in the catalogue; the book has no price of it");
}

/* A catalogue against a book that was made of it: everything is the same, on any day. */
static void
test_itself (void)
{
  static const char *const days[] = { "2024-01-01", "2025-06-09", "2025-06-10",
                                      "2026-08-31", "2026-09-01", "2040-01-01" };
  g_autoptr(RbkCatalogue) catalogue = rbk_catalogue_load_bundled (NULL);
  g_autoptr(RbkBook) book = rbk_book_new ();

  g_object_set (book, "currency", "USD", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr(RbkRecord) price = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

      g_list_store_append (G_LIST_STORE (rbk_book_get_models (book)), price);
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *account = compare (catalogue, book, days[i]);
      g_auto(GStrv) lines = g_strsplit (account, "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), >=, 31);
      for (char **line = lines; *line != NULL; line++)
        g_assert_true (g_str_has_prefix (*line, "same "));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Io/CatalogueCompare/cases", test_cases);
  g_test_add_func ("/Io/CatalogueCompare/currency", test_currency);
  g_test_add_func ("/Io/CatalogueCompare/uses", test_uses);
  g_test_add_func ("/Io/CatalogueCompare/itself", test_itself);

  return g_test_run ();
}

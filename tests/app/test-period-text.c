/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-period-text.h"

#include <gtk/gtk.h>
#include <libintl.h>
#include <string.h>

#include "rbk-entitlement.h"
#include "rbk-field-text.h"
#include "rbk-finding-words.h"
#include "rbk-said-text.h"
#include "rbk-word.h"

/* Durations, billing periods and expiries as people say them, in any language. */

typedef struct
{
  const char *source, *texts[4]; /* by plural form; the last may be the only one */
} Translation;

typedef struct
{
  Translation translations[20];
  guint (*plural) (gulong n);
} Catalogue;

static const Catalogue *catalogue;

static const char *
translate (const char *source, guint form)
{
  const Translation *found = NULL;

  for (guint i = 0; catalogue != NULL && catalogue->translations[i].source != NULL; i++)
    if (strcmp (catalogue->translations[i].source, source) == 0)
      found = &catalogue->translations[i];

  return found != NULL ? found->texts[form] : NULL;
}

/* In place of the library's: what the test says the user's language is. */
const gchar *
g_dgettext (const gchar *domain G_GNUC_UNUSED, const gchar *msgid)
{
  const char *text = translate (msgid, 0);

  return text != NULL ? text : msgid;
}

const gchar *
g_dpgettext (const gchar *domain, const gchar *msgctxtid, gsize msgidoffset)
{
  return g_dgettext (domain, msgctxtid + msgidoffset);
}

#undef ngettext
#undef dcngettext

char *
dcngettext (const char *domain G_GNUC_UNUSED,
            const char        *msgid,
            const char        *msgid_plural,
            unsigned long      n,
            int category       G_GNUC_UNUSED)
{
  const char *text = translate (msgid, catalogue != NULL ? catalogue->plural (n) : 0);

  return (char *) (text != NULL ? text : n == 1 ? msgid : msgid_plural);
}

char *
ngettext (const char *msgid, const char *msgid_plural, unsigned long n)
{
  return dcngettext (NULL, msgid, msgid_plural, n, 0);
}

static guint
plural_german (gulong n)
{
  return n != 1;
}

static guint
plural_none (gulong n G_GNUC_UNUSED)
{
  return 0;
}

static guint
plural_arabic (gulong n)
{
  return n == 1 ? 0 : n == 2 ? 1 : n % 100 >= 3 && n % 100 <= 10 ? 2 : 3;
}

static const Catalogue german = {
  { { "%u day", { "%u Tag", "%u Tage" } },
    { "%u month", { "%u Monat", "%u Monate" } },
    { "%u year", { "%u Jahr", "%u Jahre" } },
    { "%u y", { "%u J." } },
    { "after %u day", { "nach %u Tag", "nach %u Tagen" } },
    { "every %u month", { "jeden Monat", "alle %u Monate" } },
    { "every %s", { "alle %s" } },
    { "yearly", { "jährlich" } },
    { "never", { "nie" } },
    { "forever", { "für immer" } },
    { "once", { "einmalig" } },
    { "included", { "Inbegriffenes" } },
    { "cap", { "Obergrenze" } } },
  plural_german,
};

static const Catalogue spanish = {
  { { "%u day", { "%u día", "%u días" } },
    { "%u month", { "%u mes", "%u meses" } },
    { "%u mo", { "%u m" } },
    { "%u year", { "%u año", "%u años" } },
    { "after %u day", { "después de %u día", "después de %u días" } },
    { "after %s", { "después de %s" } } },
  plural_german,
};

static const Catalogue chinese = {
  { { "%u day", { "%u 天" } },
    { "%u month", { "%u 个月" } },
    { "%u mo", { "%u 月" } },
    { "%u year", { "%u 年" } },
    { "after %u day", { "%u 天后" } },
    { "after %s", { "%s后" } },
    { "every %u month", { "每 %u 个月" } },
    { "every month", { "每个月" } },
    { "at the end of the month", { "月底" } } },
  plural_none,
};

static const Catalogue arabic = {
  { { "%u day", { "يوم واحد", "يومان", "%u أيام", "%u يومًا" } },
    { "after %u day", { "بعد يوم", "بعد يومين", "بعد %u أيام", "بعد %u يومًا" } },
    { "%u year", { "سنة", "سنتان", "%u سنوات", "%u سنة" } } },
  plural_arabic,
};

typedef struct
{
  const char *typed, *value, *words; /* no value: refused */
} WordCase;

static const WordCase duration_cases[] = {
  { "14 days", "P14D", "14 days" },
  { "1 day", "P1D", "1 day" },
  { "3mo", "P3M", "3 months" },
  { "1 year 6 months", "P1Y6M", "1 year 6 months" },
  { "2 Weeks", "P2W", "2 weeks" },
  { "p1m", "P1M", "1 month" },
  { "90d", "P90D", "90 days" },
  { "", NULL, NULL },
  { "0 days", NULL, NULL },
  { "days", NULL, NULL },
  { "14", NULL, NULL },
  { "14 fortnights", NULL, NULL },
  { "99999 days", NULL, NULL },
  { "-3 days", NULL, NULL },
  { "1.5 months", NULL, NULL },
};

static const WordCase cadence_cases[] = {
  { "monthly", "P1M", "monthly" },
  { "Once", "once", "once" },
  { "yearly", "P1Y", "yearly" },
  { "annually", "P1Y", "yearly" },
  { "quarterly", "P3M", "every 3 months" },
  { "every 3 months", "P3M", "every 3 months" },
  { "every month", "P1M", "monthly" },
  { "P6M", "P6M", "every 6 months" },
  { "14 days", "P14D", "every 14 days" },
  { "sometimes", NULL, NULL },
  { "every", NULL, NULL },
};

static const WordCase expiry_cases[] = {
  { "never", "never", "never" },
  { "after 90 days", "after:P90D", "after 90 days" },
  { "after:P1Y", "after:P1Y", "after 1 year" },
  { "month_end", "month_end", "at the end of the month" },
  { "At the end of the year", "year_end", "at the end of the year" },
  { "6 months", "after:P6M", "after 6 months" },
  { "after", NULL, NULL },
  { "soon", NULL, NULL },
};

static const WordCase german_durations[] = {
  { "14 Tage", "P14D", "14 Tage" },
  { "14TAGE", "P14D", "14 Tage" },
  { "1 Tage", "P1D", "1 Tag" },
  { "14 days", "P14D", "14 Tage" },
  { "1 Jahr, 6 Monate", "P1Y6M", "1 Jahr 6 Monate" },
  { "2 J.", "P2Y", "2 Jahre" },
  { "14 Tagelang", NULL, NULL },
  { "1 4 Tage", NULL, NULL },
};

static const WordCase german_cadences[] = {
  { "Alle 3 Monate", "P3M", "alle 3 Monate" },
  { "JÄHRLICH", "P1Y", "jährlich" },
  { "alle 1 Jahr 6 Monate", "P1Y6M", "alle 1 Jahr 6 Monate" },
  { "every 3 months", "P3M", "alle 3 Monate" },
  { "alle", NULL, NULL },
};

static const WordCase german_expiries[] = {
  { "nach 90 Tagen", "after:P90D", "nach 90 Tagen" },
  { "90 Tagen", "after:P90D", "nach 90 Tagen" },
  { "90 Tage", "after:P90D", "nach 90 Tagen" },
  { "Nie", "never", "nie" },
  { "nach Tagen", NULL, NULL },
};

static const WordCase german_lastings[] = {
  { "Für immer", "forever", "für immer" },
  { "EINMALIG", "once", "einmalig" },
  { "once", "once", "einmalig" },
  { "forever", "forever", "für immer" },
  { "3 Monate", "P3M", "3 Monate" },
  { "P3M", "P3M", "3 Monate" },
  { "ewig", NULL, NULL },
};

static const char *const german_places[][3] = {
  { "inbegriffenes", "included", "Inbegriffenes" },
  { "included", "included", "Inbegriffenes" },
  { "Obergrenze", "cap", "Obergrenze" },
  { "Obergrenze: 80 %", "cap:80%", "Obergrenze:80%" },
  { "obergrenze：８０％", "cap:80%", "Obergrenze:80%" },
  { "cap:80%", "cap:80%", "Obergrenze:80%" },
  { "p90", "p90", "p90" },
  { " Heavy ", "Heavy", "Heavy" },
  { "captain", "captain", "captain" },
  { "", "", "" },
};

static const WordCase spanish_durations[] = {
  { "14 días", "P14D", "14 días" },
  { "14 DI\xcc\x81"
    "AS",
    "P14D", "14 días" }, /* the accent on its own */
  { "3 m", "P3M", "3 meses" },
  { "3 meses", "P3M", "3 meses" },
  { "1 año 6 meses", "P1Y6M", "1 año 6 meses" },
};

static const WordCase spanish_expiries[] = {
  { "después de 90 días", "after:P90D", "después de 90 días" },
  { "Después de 1 año 6 meses", "after:P1Y6M", "después de 1 año 6 meses" },
};

static const WordCase chinese_durations[] = {
  { "14天", "P14D", "14 天" },
  { "１４ 天", "P14D", "14 天" },
  { "1年6个月", "P1Y6M", "1 年 6 个月" },
  { "天", NULL, NULL },
};

static const WordCase chinese_cadences[] = {
  { "每3个月", "P3M", "每 3 个月" },
  { "每个月", "P1M", "monthly" },
  { "3个月", "P3M", "每 3 个月" },
};

static const WordCase chinese_expiries[] = {
  { "90 天后", "after:P90D", "90 天后" },
  { "90天后", "after:P90D", "90 天后" },
  { "1年6个月后", "after:P1Y6M", "1 年 6 个月后" },
  { "月底", "month_end", "月底" },
  { "后", NULL, NULL },
};

static const WordCase arabic_durations[] = {
  { "يومان", "P2D", "يومان" },
  { "٥ أيام", "P5D", "5 أيام" },
  { "\u200f14 يومًا", "P14D", "14 يومًا" },
  { "سنة، 5 أيام", "P1Y5D", "سنة 5 أيام" },
};

static const WordCase arabic_expiries[] = {
  { "بعد يومين", "after:P2D", "بعد يومين" },
  { "بعد 90 يومًا", "after:P90D", "بعد 90 يومًا" },
};

static void
check_words (const WordCase *cases,
             gsize           n_cases,
             char *(*from_words) (const char *text, GError **error),
             char *(*to_words) (const char *value))
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *value = from_words (cases[i].typed, &error);
      g_autofree char *words = value != NULL ? to_words (value) : NULL;

      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (error == NULL, ==, value != NULL);
    }
}

static void
test_words (void)
{
  check_words (duration_cases, G_N_ELEMENTS (duration_cases), rbk_duration_from_words,
               rbk_duration_to_words);
  check_words (cadence_cases, G_N_ELEMENTS (cadence_cases), rbk_cadence_from_words,
               rbk_cadence_to_words);
  check_words (expiry_cases, G_N_ELEMENTS (expiry_cases), rbk_expiry_from_words,
               rbk_expiry_to_words);
}

#define CHECK(cases, kind)                                                                         \
  check_words (cases, G_N_ELEMENTS (cases), rbk_##kind##_from_words, rbk_##kind##_to_words)

/* Whatever the program shows, it understands when somebody types it. */
static void
test_languages (void)
{
  catalogue = &german;
  CHECK (german_durations, duration);
  CHECK (german_cadences, cadence);
  CHECK (german_expiries, expiry);
  CHECK (german_lastings, lasting);
  catalogue = &spanish;
  CHECK (spanish_durations, duration);
  CHECK (spanish_expiries, expiry);
  catalogue = &chinese;
  CHECK (chinese_durations, duration);
  CHECK (chinese_cadences, cadence);
  CHECK (chinese_expiries, expiry);
  catalogue = &arabic;
  CHECK (arabic_durations, duration);
  CHECK (arabic_expiries, expiry);
  catalogue = NULL;
}

static void
test_places (void)
{
  catalogue = &german;
  for (gsize i = 0; i < G_N_ELEMENTS (german_places); i++)
    {
      g_autofree char *place = rbk_place_from_words (german_places[i][0]);
      g_autofree char *words = rbk_place_to_words (place);

      g_assert_cmpstr (place, ==, german_places[i][1]);
      g_assert_cmpstr (words, ==, german_places[i][2]);
    }
  catalogue = NULL;
}

static void
test_round_trip (void)
{
  const Catalogue *languages[] = { NULL, &german, &spanish, &chinese, &arabic };

  for (gsize i = 0; i < G_N_ELEMENTS (languages) * 400; i++)
    {
      g_autofree char *iso = g_strdup_printf ("P%d%c", g_test_rand_int_range (1, 400),
                                              "YMWD"[g_test_rand_int_range (0, 4)]);
      g_autofree char *expiry = g_strconcat ("after:", iso, NULL);
      g_autofree char *words = NULL, *again = NULL, *little = NULL, *short_again = NULL;
      g_autofree char *expires = NULL, *expires_again = NULL, *often = NULL, *often_again = NULL;

      catalogue = languages[i % G_N_ELEMENTS (languages)];
      words = rbk_duration_to_words (iso);
      again = rbk_duration_from_words (words, NULL);
      g_assert_cmpstr (again, ==, iso);
      little = rbk_duration_to_short (iso);
      short_again = rbk_duration_from_words (little, NULL);
      g_assert_cmpstr (short_again, ==, iso);
      expires = rbk_expiry_to_words (expiry);
      expires_again = rbk_expiry_from_words (expires, NULL);
      g_assert_cmpstr (expires_again, ==, expiry);
      often = rbk_cadence_to_words (iso);
      often_again = rbk_cadence_from_words (often, NULL);
      g_assert_cmpstr (often_again, ==, iso);
    }
  catalogue = NULL;
}

/* A list of alerts is read with the commas, digits and signs of any script. */
static void
test_lists (void)
{
  static const char *const texts[] = { "50, 80 %", "50 %,80 %", "٥٠، ٨٠٪", "50、80", "50，80％" };
  g_autoptr(RbkEntitlement) limits = g_object_new (RBK_TYPE_ENTITLEMENT, NULL);
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new ("C", "USD");
  const RbkField *field = rbk_record_find_field (RBK_RECORD (limits), "alerts");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;
      g_autoptr(GError) error = NULL;
      g_autofree char *joined = NULL;

      g_assert_true (rbk_field_parse_text (field, format, texts[i], &value, &error));
      g_assert_no_error (error);
      joined = g_strjoinv ("|", g_value_get_boxed (&value));
      g_assert_cmpstr (joined, ==, "50|80");
    }
}

/* What a catalogue says about itself is never shown. */
static void
test_empty (void)
{
  static const Catalogue headed = {
    { { "", { "Content-Type: text/plain" } }, { "Cost", { "Kosten" } } }, NULL
  };

  catalogue = &headed;
  g_assert_cmpstr (rbk_word_translate (""), ==, "");
  g_assert_cmpstr (rbk_word_translate ("Cost"), ==, "Kosten");
  catalogue = NULL;
}

/* A figure among words from right to left keeps its sign and its unit on their sides. */
static void
test_isolates (void)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new ("C", "USD");
  RbkFact loss = { .name = (char *) "loss", .kind = RBK_FACT_RATIO, .ratio = -0.12 };
  RbkFact plan = { .name = (char *) "plan", .kind = RBK_FACT_TEXT, .text = (char *) "Pro" };
  g_autofree char *plain = rbk_fact_words_dup (&loss, format);
  g_autofree char *isolated = NULL, *wrapped = NULL, *name = NULL;

  g_assert_null (strstr (plain, "\u2066"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  isolated = rbk_fact_words_dup (&loss, format);
  name = rbk_fact_words_dup (&plan, format);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  wrapped = g_strconcat ("\u2066", plain, "\u2069", NULL);
  g_assert_cmpstr (isolated, ==, wrapped);
  g_assert_cmpstr (name, ==, "\u2068Pro\u2069");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period-text/words", test_words);
  g_test_add_func ("/period-text/languages", test_languages);
  g_test_add_func ("/period-text/places", test_places);
  g_test_add_func ("/period-text/round-trip", test_round_trip);
  g_test_add_func ("/period-text/lists", test_lists);
  g_test_add_func ("/period-text/empty", test_empty);
  g_test_add_func ("/period-text/isolates", test_isolates);

  return g_test_run ();
}

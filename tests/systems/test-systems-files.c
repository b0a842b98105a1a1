/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the folders for other systems, what they refuse, and what they say is lost. */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-error.h"
#include "rbk-targets.h"

static const char *const names[] = { "openmeter", "autumn", "killbill", "lago", "flexprice" };

/* A book of one plan; single quotes are double ones. */
static RbkBook *
book_with_phases (const char *phases)
{
  g_autofree char *text =
      g_strdup_printf ("{'format':'ratebook','version':1,'title':'Test','currency':'USD','as_of':'"
                       "2026-06-01',"
                       "'meters':[{'key':'runs','name':'Runs','kind':'request','unit':'run'},"
                       "{'key':'tokens','kind':'token','unit':'1K tokens','conversion':'1000'}],"
                       "'plans':[{'key':'pro','name':'Pro','features':[{'key':'sso','value':'SAML'}"
                       "],'phases':[%s]}]}",
                       phases);
  g_autoptr (GError) error = NULL;
  RbkBook *book;

  g_strdelimit (text, "'", '"');
  book = rbk_book_read_text (text, strlen (text), NULL, &error);
  g_assert_no_error (error);
  return book;
}

static RbkBook *
book_with_cards (const char *cards)
{
  g_autofree char *phases =
      g_strdup_printf ("{'key':'evergreen','kind':'evergreen','rate_cards':[%s]}", cards);

  return book_with_phases (phases);
}

static RbkExport *
export_to (const char *target, RbkBook *book)
{
  g_autoptr (GError) error = NULL;
  RbkExport *out = rbk_export_run (target, &(RbkExportInput){ .book = book }, &error);

  g_assert_no_error (error);
  return out;
}

static char *
read_text (RbkExport *out, const char *path)
{
  const RbkExportFile *file = rbk_export_get_file (out, path);

  g_assert_nonnull (file);
  return g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

static gboolean
says (GPtrArray *losses, RbkLossSeverity severity, const char *what)
{
  for (guint i = 0; i < losses->len; i++)
    {
      const RbkLoss *loss = g_ptr_array_index (losses, i);

      if (loss->severity == severity && strstr (loss->message, what) != NULL)
        return TRUE;
    }
  return FALSE;
}

#define FEE "{'key':'base','price':'flat','amount':'29'}"

static const struct
{
  const char *name, *phases, *refusing, *reason;
} refusals[] = {
  { "half-units",
    "{'key':'e','rate_cards':[{'key':'use','meter':'runs','price':'graduated','tiers':["
    "{'up_to':'10.5','unit_price':'0'},{'unit_price':'1'}]}]}",
    "openmeter autumn killbill lago flexprice", "whole" },
  { "cheaper-by-volume",
    "{'key':'e','rate_cards':[{'key':'use','meter':'runs','price':'volume','tiers':["
    "{'up_to':'10','unit_price':'1'},{'unit_price':'0.5'}],'entitlement':{'included':'5'}}]}",
    "openmeter autumn killbill lago flexprice", "one more unit costs less" },
  { "package-minimum",
    "{'key':'e','rate_cards':[{'key':'use','meter':'runs','price':'package','amount':'5',"
    "'package_size':'100','minimum':'7'}]}",
    "openmeter autumn killbill lago flexprice", "no minimum" },
  { "package-after-included",
    "{'key':'e','rate_cards':[{'key':'use','meter':'runs','price':'package','amount':'5',"
    "'package_size':'100','entitlement':{'included':'50'}}]}",
    "flexprice", "packages after included" },
  { "use-once",
    "{'key':'e','rate_cards':[{'key':'use','meter':'runs','price':'per_unit','amount':'5',"
    "'cadence':'once'}]}",
    "openmeter autumn killbill lago flexprice", "every period and not once" },
  { "odd-period",
    "{'key':'e','rate_cards':[{'key':'base','price':'flat','amount':'5','cadence':'P45D'}]}",
    "openmeter autumn killbill lago flexprice", "choose" },
  { "fees-of-two-periods",
    "{'key':'e','rate_cards':[" FEE ",{'key':'more','price':'flat','amount':'5','cadence':'P1Y'}]}",
    "autumn killbill lago", "one price of a plan" },
  { "one-meter-twice",
    "{'key':'e','rate_cards':[{'key':'a','meter':'runs','price':'per_unit','amount':'5'},"
    "{'key':'b','meter':'runs','price':'per_unit','amount':'1'}]}",
    "autumn killbill", "make one rate card of both" },
  { "too-many-digits",
    "{'key':'e','rate_cards':[{'key':'a','meter':'runs','price':'per_unit',"
    "'amount':'1.0000000000000001'}]}",
    "autumn", "more exact than" },
  { "mixed-duration",
    "{'key':'t','kind':'discount','duration':'P1M10D','rate_cards':[" FEE
    "]},{'key':'e','rate_cards':[" FEE "]}",
    "killbill", "in months or in days" },
  { "quarterly-use-of-a-month",
    "{'key':'e','rate_cards':[" FEE
    ",{'key':'a','meter':'runs','price':'per_unit','amount':'5','cadence':'P3M'}]}",
    "lago", "bills use with the fee" },
};

static void
test_refusals (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
    {
      g_autoptr (RbkBook) book = book_with_phases (refusals[i].phases);
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkExport) out =
                     rbk_export_run (names[j], &(RbkExportInput){ .book = book }, &error);

      if (strstr (refusals[i].refusing, names[j]) == NULL)
        {
          g_assert_no_error (error);
          g_assert_nonnull (out);
          continue;
        }
      g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
      if (strstr (error->message, refusals[i].reason) == NULL)
        g_error ("%s: %s", names[j], error->message);
    }
}

static void
test_currencies (void)
{
  static const struct
  {
    const char *currency, *refusing;
  } cases[] = { { "BYN", "killbill" }, { "KWD", "lago" }, { "EUR", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autoptr (RbkBook) book = book_with_cards (FEE);
        g_autoptr (GError) error = NULL;
        g_autoptr (RbkExport) out = NULL;

        g_object_set (book, "currency", cases[i].currency, NULL);
        out = rbk_export_run (names[j], &(RbkExportInput){ .book = book }, &error);
        g_assert_true ((out == NULL) == g_str_equal (cases[i].refusing, names[j]));
      }
}

/* A meter that keeps the highest value. */
static void
test_highest (void)
{
  g_autofree char *text = g_strdup ("{'format':'ratebook','version':1,'currency':'USD',"
                                    "'meters':[{'key':'runs','kind':'request','unit':'run',"
                                    "'aggregation':'max'}],'plans':[{'key':'pro','phases':[{'key':"
                                    "'e','rate_cards':[{'key':'a','meter':'runs','price':'per_unit'"
                                    ",'amount':'5'}]}]}]}");
  g_autoptr (RbkBook) book = NULL;

  g_strdelimit (text, "'", '"');
  book = rbk_book_read_text (text, strlen (text), NULL, NULL);
  for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkExport) out =
                     rbk_export_run (names[j], &(RbkExportInput){ .book = book }, &error);
      gboolean adds_up = g_str_equal (names[j], "autumn") || g_str_equal (names[j], "killbill");

      g_assert_true ((out == NULL) == g_str_equal (names[j], "openmeter"));
      if (out != NULL)
        g_assert_true (says (out->losses, RBK_LOSS_ENFORCE, "the highest value") == adds_up);
    }
}

/* What is blocked, told and kept by others is said for each system. */
static void
test_losses (void)
{
  for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
    {
      g_autoptr (RbkBook) book = book_with_cards (
          FEE ",{'key':'runs','meter':'runs','price':'per_unit','amount':'0.1','entitlement':{"
              "'included':'100','limit':'hard','cap':'500','alerts':['80'],'wallet':{'rollover':"
              "'full'}}},{'key':'tokens','meter':'tokens','price':'per_unit','amount':'1'}");
      g_autoptr (RbkExport) out = export_to (names[j], book);
      g_autofree char *losses = read_text (out, "losses.json");

      g_assert_true (says (out->losses, RBK_LOSS_ENFORCE, "500"));
      g_assert_true (says (out->losses, RBK_LOSS_ENFORCE, "keep the wallet"));
      g_assert_true (says (out->losses, RBK_LOSS_ENFORCE, "carry unused units over"));
      g_assert_true (says (out->losses, RBK_LOSS_ENFORCE, "1000 of them for each 1K tokens"));
      g_assert_true (says (out->losses, RBK_LOSS_ENFORCE, "alerts at 80 %") ==
                     !g_str_equal (names[j], "autumn"));
      g_assert_nonnull (strstr (losses, names[j]));
      g_assert_nonnull (rbk_export_get_file (out, "LOSSES.md"));
      g_assert_nonnull (rbk_export_get_file (out, "README.md"));
    }
}

static void
test_same_bytes (void)
{
  guint n_same = 0;

  for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
    {
      g_autoptr (RbkBook) book = book_with_cards (
          FEE ",{'key':'runs','meter':'runs','price':'per_unit','amount':'0.1'}");
      g_autoptr (RbkExport) first = export_to (names[j], book);
      g_autoptr (RbkExport) second = export_to (names[j], book);

      g_assert_cmpuint (first->files->len, ==, second->files->len);
      for (guint i = 0; i < first->files->len; i++)
        {
          const RbkExportFile *a = g_ptr_array_index (first->files, i);
          const RbkExportFile *b = g_ptr_array_index (second->files, i);

          g_assert_cmpstr (a->path, ==, b->path);
          g_assert_true (g_bytes_equal (a->bytes, b->bytes));
          g_assert_null (strpbrk (a->path, "/\\ "));
          n_same++;
        }
    }
  g_assert_cmpuint (n_same, >, 0);
}

/* A free trial is a trial of the plan in Autumn, and a phase in Kill Bill and OpenMeter. */
static void
test_trial (void)
{
  g_autoptr (RbkBook) book = book_with_phases (
      "{'key':'trial','kind':'trial','duration':'P2W','rate_cards':[{'key':'base','price':'flat',"
      "'amount':'0'}]},{'key':'evergreen','rate_cards':[" FEE "]}");
  g_autoptr (RbkExport) autumn = export_to ("autumn", book);
  g_autoptr (RbkExport) killbill = export_to ("killbill", book);
  g_autoptr (RbkExport) openmeter = export_to ("openmeter", book);
  g_autoptr (RbkExport) lago = export_to ("lago", book);
  g_autofree char *config = read_text (autumn, "autumn.config.ts");
  g_autofree char *catalog = read_text (killbill, "catalog.xml");
  g_autofree char *plan = read_text (openmeter, "plan-pro.json");

  g_assert_nonnull (strstr (config, "\"durationLength\": 14,\n    \"durationType\": \"day\""));
  g_assert_nonnull (strstr (catalog, "<phase type=\"TRIAL\">"));
  g_assert_nonnull (strstr (catalog, "<number>14</number>"));
  g_assert_nonnull (strstr (plan, "\"duration\": \"P2W\""));
  g_assert_true (says (lago->losses, RBK_LOSS_ENFORCE, "move customers on after P2W"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/export/systems/refusals/", refusals[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusals);
    }
  g_test_add_func ("/export/systems/currencies", test_currencies);
  g_test_add_func ("/export/systems/highest", test_highest);
  g_test_add_func ("/export/systems/losses", test_losses);
  g_test_add_func ("/export/systems/same-bytes", test_same_bytes);
  g_test_add_func ("/export/systems/trial", test_trial);
  return g_test_run ();
}

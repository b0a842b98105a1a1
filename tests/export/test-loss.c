/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-loss.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-sold.h"
#include "rbk-template.h"

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) losses = rbk_losses_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rbk_losses_to_markdown (losses, "Stripe");
  g_autofree char *json = rbk_losses_to_json (losses, "stripe");

  g_assert_true (rbk_losses_check (losses, "Stripe", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "# What Stripe does not carry\n\nNothing is lost.\n");
  g_assert_cmpstr (json, ==, "{\n  \"target\": \"stripe\",\n  \"losses\": []\n}\n");
}

/* Only what changes the bill refuses an export, and then each reason is named. */
static void
test_check (void)
{
  g_autoptr (GPtrArray) losses = rbk_losses_new ();
  g_autoptr (GError) error = NULL;

  rbk_losses_add (losses, RBK_LOSS_TEXT, "a", "cut to %u", 12U);
  rbk_losses_add (losses, RBK_LOSS_ENFORCE, "b", "block it");
  g_assert_true (rbk_losses_check (losses, "Stripe", NULL));
  rbk_losses_add (losses, RBK_LOSS_BILL, "c.d", "round it");
  rbk_losses_add (losses, RBK_LOSS_BILL, "e.f", "drop it");
  g_assert_false (rbk_losses_check (losses, "Stripe", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  g_assert_true (g_str_has_suffix (error->message, ":\n  c.d: round it\n  e.f: drop it"));
}

static void
test_report (void)
{
  g_autoptr (GPtrArray) losses = rbk_losses_new ();
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;

  rbk_losses_add (losses, RBK_LOSS_TEXT, "a_b", "<b> is *cut*\nhere");
  rbk_losses_add (losses, RBK_LOSS_ENFORCE, "pro", "block \"it\"");
  text = rbk_losses_to_markdown (losses, "Stripe");
  json = rbk_losses_to_json (losses, "stripe");
  g_assert_nonnull (strstr (text, "- **a\\_b**: &lt;b&gt; is \\*cut\\* here\n"));
  g_assert_cmpint (strstr (text, "**pro**") - text, <, strstr (text, "**a\\_b**") - text);
  g_assert_null (strstr (text, "The bill differs"));
  g_assert_nonnull (strstr (json, "\"severity\": \"enforce\""));
  g_assert_nonnull (strstr (json, "block \\\"it\\\""));
  g_assert_cmpstr (rbk_loss_severity_get_name (RBK_LOSS_BILL), ==, "bill");
}

static const char *
translate (const char *text)
{
  if (strcmp (text, "drop %u") == 0)
    return "%u fällt weg";
  if (strstr (text, "has no price in") != NULL)
    return "%s.%s.%s hat keinen Preis in %s";

  return strcmp (text, "cut to %u") == 0 ? "auf %u gekürzt" : text;
}

/* Why there is no file is read in the window. */
static void
test_refused (void)
{
  g_autoptr (GPtrArray) losses = rbk_losses_new ();
  g_autoptr (GError) error = NULL;

  rbk_text_set_translator (translate);
  rbk_losses_add (losses, RBK_LOSS_BILL, "a", "drop %u", 3U);
  rbk_text_set_translator (NULL);
  g_assert_false (rbk_losses_check (losses, "Stripe", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  g_assert_true (g_str_has_suffix (error->message, ":\n  a: 3 fällt weg"));
}

/* The window says it in its user's language; files that others read are in English. */
static void
test_language (void)
{
  g_autoptr (GPtrArray) losses = rbk_losses_new ();
  g_autofree char *json = NULL;
  const RbkLoss   *loss;

  rbk_text_set_translator (translate);
  rbk_losses_add (losses, RBK_LOSS_TEXT, "a", "cut to %u", 12U);
  rbk_text_set_translator (NULL);
  rbk_losses_add (losses, RBK_LOSS_TEXT, "b", "cut to %u", 7U);
  json = rbk_losses_to_json (losses, "stripe");
  loss = g_ptr_array_index (losses, 0);
  g_assert_cmpstr (loss->shown, ==, "auf 12 gekürzt");
  g_assert_cmpstr (loss->message, ==, "cut to 12");
  loss = g_ptr_array_index (losses, 1);
  g_assert_cmpstr (loss->shown, ==, "cut to 7");
  g_assert_nonnull (strstr (json, "cut to 12"));
  g_assert_null (strstr (json, "gekürzt"));
}

/* The reason is a sentence of another room, which a window has in its user's language. */
static void
test_not_sold (void)
{
  g_autoptr (GPtrArray) losses = rbk_losses_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBook) book = rbk_template_new_book ("credit-tiers", &error);
  g_autoptr (RbkBook) kept = NULL;
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  rbk_text_set_translator (translate);
  kept = rbk_export_keep_sold_in (book, "EUR", losses);
  rbk_text_set_translator (NULL);
  json = rbk_losses_to_json (losses, "html");
  g_assert_nonnull (strstr (json, "not offered in EUR"));
  g_assert_nonnull (strstr (json, "has no price in EUR"));
  g_assert_null (strstr (json, "keinen Preis"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/loss/nothing", test_nothing);
  g_test_add_func ("/export/loss/check", test_check);
  g_test_add_func ("/export/loss/report", test_report);
  g_test_add_func ("/export/loss/language", test_language);
  g_test_add_func ("/export/loss/refused", test_refused);
  g_test_add_func ("/export/loss/not-sold", test_not_sold);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-test-handles.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-test-books.h"

/* A plan of each kind of terms: a hard cap where the included units end; a hard cap of its
 * own; tiers that begin where they end; a package; a year; a plan by quote. */
static const char *const book_text =
    "{\"format\": \"ratebook\", \"version\": 1, \"title\": \"T\", \"currency\": \"USD\","
    "\"meters\": [{\"key\": \"calls\", \"name\": \"Calls\", \"kind\": \"request\"}],"
    "\"models\": [{\"model\": \"m\", \"input\": \"10\", \"output\": \"10\"}],"
    "\"workloads\": [{\"key\": \"w\", \"name\": \"W\", \"meters\": [\"calls\"],"
    " \"routes\": [{\"model\": \"m\", \"input\": \"1000\"}]}],"
    "\"levels\": [{\"key\": \"typical\", \"calls\": \"300\", \"percentile\": \"p50\"},"
    " {\"key\": \"heavy\", \"calls\": \"3000\", \"percentile\": \"p90\"}],"
    "\"plans\": ["
    "{\"key\": \"free\", \"name\": \"Free\", \"phases\": [{\"key\": \"e\", \"rate_cards\": ["
    " {\"key\": \"base\", \"amount\": \"0\"},"
    " {\"key\": \"u\", \"meter\": \"calls\", \"price\": \"per_unit\", \"amount\": \"0\","
    "  \"entitlement\": {\"included\": \"100\", \"limit\": \"hard\"}}]}]},"
    "{\"key\": \"solo\", \"name\": \"Solo\", \"phases\": [{\"key\": \"e\", \"rate_cards\": ["
    " {\"key\": \"base\", \"amount\": \"29\"},"
    " {\"key\": \"u\", \"meter\": \"calls\", \"price\": \"per_unit\", \"amount\": \"0.05\","
    "  \"entitlement\": {\"included\": \"500\", \"limit\": \"hard\", \"cap\": \"2000\"}}]}]},"
    "{\"key\": \"team\", \"name\": \"Team\", \"phases\": [{\"key\": \"e\", \"rate_cards\": ["
    " {\"key\": \"base\", \"amount\": \"99\"},"
    " {\"key\": \"u\", \"meter\": \"calls\", \"price\": \"graduated\","
    "  \"tiers\": [{\"up_to\": \"1000\"}, {\"up_to\": \"3000\", \"unit_price\": \"0.04\"},"
    "   {\"unit_price\": \"0.02\"}], \"entitlement\": {\"included\": \"1000\"}}]}]},"
    "{\"key\": \"pack\", \"name\": \"Pack\", \"phases\": [{\"key\": \"e\", \"rate_cards\": ["
    " {\"key\": \"base\", \"amount\": \"120\", \"cadence\": \"P1Y\"},"
    " {\"key\": \"other\", \"amount\": \"5\"},"
    " {\"key\": \"u\", \"meter\": \"calls\", \"price\": \"package\", \"amount\": \"10\","
    "  \"package_size\": \"100\", \"cadence\": \"P1Y\","
    "  \"entitlement\": {\"included\": \"1200\"}}]}]},"
    "{\"key\": \"quote\", \"name\": \"Quote\", \"quote_only\": true}]}";

RbkDocument *
rbk_test_handles_new (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_book_read_text (book_text, strlen (book_text), NULL, &error);
  RbkDocument *document;

  g_assert_no_error (error);
  document = rbk_document_new_for_book (book);
  g_assert_no_error (rbk_analysis_get_error (rbk_document_get_analysis (document)));

  return document;
}

gboolean
rbk_test_handles_find (RbkDocument *document, guint plan, RbkHandleKind kind, RbkHandle *handle)
{
  RbkHandle handles[RBK_N_HANDLES];
  guint     n = rbk_handle_list (rbk_document_get_analysis (document), plan, handles);

  for (guint i = 0; i < n; i++)
    if (handles[i].kind == kind)
      {
        *handle = handles[i];
        return TRUE;
      }

  return FALSE;
}

void
rbk_test_handles_take (RbkDocument *document, const RbkHandle *handle, const char *value)
{
  g_autoptr(GError) error = NULL;
  RbkEdit *edit = rbk_handle_edit_new (handle, rbk_document_get_book (document),
                                       rbk_test_decimal (value), &error);

  g_assert_no_error (error);
  g_assert_true (rbk_document_take (document, edit, &error));
  g_assert_no_error (error);
}

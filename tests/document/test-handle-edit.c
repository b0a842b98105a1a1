/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-entitlement.h"
#include "rbk-handle-edit.h"
#include "rbk-phase-edit.h"
#include "rbk-test-book.h"
#include "rbk-tier.h"

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

enum
{
  FREE,
  SOLO,
  TEAM,
  PACK,
  QUOTE,
};

static RbkDocument *
new_document (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_book_read_text (book_text, strlen (book_text), NULL, &error);
  RbkDocument *document;

  g_assert_no_error (error);
  document = rbk_document_new_for_book (book);
  g_assert_no_error (rbk_analysis_get_error (rbk_document_get_analysis (document)));

  return document;
}

static RbkDecimal
decimal (const char *text)
{
  RbkDecimal value;

  g_assert_true (rbk_decimal_parse (text, &value, NULL));

  return value;
}

static void
assert_decimal (RbkDecimal value, const char *text)
{
  g_autofree char *shown = rbk_decimal_to_string (value);

  g_assert_cmpstr (shown, ==, text);
}

static gboolean
find (RbkDocument *document, guint plan, RbkHandleKind kind, RbkHandle *handle)
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

typedef struct
{
  guint       plan;
  const char *values[RBK_N_HANDLES]; /* by kind; nothing is no handle */
} ListCase;

static const ListCase list_cases[] = {
  { FREE, { "0", "100", NULL, NULL } },     { SOLO, { "29", "500", "2000", "0.05" } },
  { TEAM, { "99", "1000", NULL, "0.04" } }, { PACK, { "15", "100", NULL, "0.1" } },
  { QUOTE, { NULL, NULL, NULL, NULL } },    { QUOTE + 1, { NULL, NULL, NULL, NULL } },
};

static void
test_list (void)
{
  g_autoptr(RbkDocument) document = new_document ();

  for (guint i = 0; i < G_N_ELEMENTS (list_cases); i++)
    for (guint kind = 0; kind < RBK_N_HANDLES; kind++)
      {
        const char *value = list_cases[i].values[kind];
        RbkHandle   handle;
        gboolean    exists = find (document, list_cases[i].plan, (RbkHandleKind) kind, &handle);

        g_test_message ("plan %u, handle %u", list_cases[i].plan, kind);
        g_assert_cmpint (exists, ==, value != NULL);
        if (value != NULL)
          assert_decimal (handle.value, value);
      }
}

static void
take (RbkDocument *document, const RbkHandle *handle, const char *value)
{
  g_autoptr(GError) error = NULL;
  RbkEdit *edit =
      rbk_handle_edit_new (handle, rbk_document_get_book (document), decimal (value), &error);

  g_assert_no_error (error);
  g_assert_true (rbk_document_take (document, edit, &error));
  g_assert_no_error (error);
}

typedef struct
{
  guint         plan;
  RbkHandleKind kind;
  const char   *value;
} EditCase;

static const EditCase edit_cases[] = {
  { FREE, RBK_HANDLE_PRICE, "9" },       { FREE, RBK_HANDLE_INCLUDED, "250" },
  { SOLO, RBK_HANDLE_PRICE, "31.5" },    { SOLO, RBK_HANDLE_INCLUDED, "700" },
  { SOLO, RBK_HANDLE_CAP, "2500" },      { SOLO, RBK_HANDLE_OVERAGE, "0.0525" },
  { TEAM, RBK_HANDLE_INCLUDED, "1500" }, { TEAM, RBK_HANDLE_OVERAGE, "0.03" },
  { PACK, RBK_HANDLE_PRICE, "25" },      { PACK, RBK_HANDLE_INCLUDED, "150" },
  { PACK, RBK_HANDLE_OVERAGE, "0.2" },
};

/* What is set is what stands there afterwards, and one undo brings back what was. */
static void
test_edit (void)
{
  g_autoptr(RbkDocument) document = new_document ();

  for (guint i = 0; i < G_N_ELEMENTS (edit_cases); i++)
    {
      const EditCase *c = &edit_cases[i];
      RbkHandle       before, after;

      g_assert_true (find (document, c->plan, c->kind, &before));
      take (document, &before, c->value);
      g_assert_true (find (document, c->plan, c->kind, &after));
      assert_decimal (after.value, c->value);
      rbk_document_undo (document);
      g_assert_false (rbk_document_get_can_undo (document));
      g_assert_true (find (document, c->plan, c->kind, &after));
      g_assert_true (rbk_decimal_equal (before.value, after.value));
    }
}

/* The tier that stands for what is included goes along, and never past the next one. */
static void
test_bound_goes_along (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  const RbkCardSpec *card;
  RbkHandle          handle;

  g_assert_true (find (document, TEAM, RBK_HANDLE_INCLUDED, &handle));
  assert_decimal (handle.most, "2999");
  take (document, &handle, "1500");
  card = rbk_analysis_get_table (rbk_document_get_analysis (document))->rows[TEAM].card;
  assert_decimal (card->tiers[0].up_to, "1500");
  assert_decimal (card->tiers[1].up_to, "3000");
}

static void
test_cap_goes_along (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkHandle handle;

  g_assert_true (find (document, 0, RBK_HANDLE_INCLUDED, &handle));
  assert_decimal (handle.value, "200");
  g_assert_false (find (document, 0, RBK_HANDLE_CAP, &handle));
  g_assert_true (find (document, 0, RBK_HANDLE_INCLUDED, &handle));
  take (document, &handle, "300");
  assert_decimal (rbk_analysis_get_table (rbk_document_get_analysis (document))->rows[0].cap,
                  "300");
}

static void
test_plan_is_gone (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  g_autoptr(GError) error = NULL;
  RbkHandle handle;

  g_assert_true (find (document, SOLO, RBK_HANDLE_PRICE, &handle));
  handle.plan = 17;
  g_assert_null (
      rbk_handle_edit_new (&handle, rbk_document_get_book (document), decimal ("1"), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

/* A price that others are part of can't go below them. */
static void
test_other_fees (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  g_autoptr(GError) error = NULL;
  RbkHandle handle;

  g_assert_true (find (document, PACK, RBK_HANDLE_PRICE, &handle));
  g_assert_null (
      rbk_handle_edit_new (&handle, rbk_document_get_book (document), decimal ("4"), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

typedef struct
{
  guint         plan;
  RbkHandleKind kind;
  const char   *usage, *bill;
} BillCase;

static const BillCase bill_cases[] = {
  { SOLO, RBK_HANDLE_PRICE, "1", "41" },       { SOLO, RBK_HANDLE_PRICE, "1500", "100" },
  { SOLO, RBK_HANDLE_OVERAGE, "1500", "89" },  { SOLO, RBK_HANDLE_OVERAGE, "1999", "59" },
  { TEAM, RBK_HANDLE_OVERAGE, "2000", "149" }, { TEAM, RBK_HANDLE_OVERAGE, "5000", "219" },
  { PACK, RBK_HANDLE_OVERAGE, "200", "35" },
};

/* The price that is found makes the bill that was asked for, wherever it is looked at. */
static void
test_value_for_bill (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bill_cases); i++)
    {
      const BillCase *c = &bill_cases[i];
      g_autoptr(RbkDocument) document = new_document ();
      const RbkCurve  *curve;
      RbkAnalysis     *analysis = rbk_document_get_analysis (document);
      RbkHandle        handle;
      RbkDecimal       value;
      RbkFigure        figure;
      g_autofree char *text = NULL;

      g_assert_true (find (document, c->plan, c->kind, &handle));
      g_assert_true (rbk_handle_get_value_for_bill (&handle, analysis, decimal (c->usage),
                                                    decimal (c->bill), &value));
      text = rbk_decimal_to_string (value);
      take (document, &handle, text);
      analysis = rbk_document_get_analysis (document);
      curve = rbk_analysis_get_curve (analysis, c->plan);
      rbk_figure_at_usage (rbk_analysis_get_spec (analysis), curve->plan, curve->phase, curve->axis,
                           decimal (c->usage), &figure);
      assert_decimal (figure.bill, c->bill);
    }
}

/* Where nothing is billed for use, its price can't be told from the bill. */
static void
test_no_value_for_bill (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  RbkHandle  handle;
  RbkDecimal value;

  g_assert_true (find (document, SOLO, RBK_HANDLE_OVERAGE, &handle));
  g_assert_false (rbk_handle_get_value_for_bill (&handle, rbk_document_get_analysis (document),
                                                 decimal ("500"), decimal ("40"), &value));
}

typedef struct
{
  guint         plan;
  RbkHandleKind kind;
  RbkHandleSnap snap;
  double        resolution;
  const char   *value, *snapped;
} SnapCase;

static const SnapCase snap_cases[] = {
  { SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 0.1, "31.4", "31" },
  { SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 3.0, "33", "35" },
  { SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_FINE, 0.1, "31.44", "31.4" },
  { SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_EXACT, 3.0, "31.444", "31.44" },
  { SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 0.1, "-7", "0" },
  { TEAM, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 0.1, "100.9", "100" },
  { FREE, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 0.9, "8.7", "9" },
  { SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_COARSE, 1.0, "611", "620" },
  { SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_FINE, 1.0, "611.4", "612" },
  { SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_EXACT, 1.0, "611.4", "611" },
  { SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_COARSE, 60.0, "611", "600" },
  { SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_COARSE, 1.0, "99999", "2000" },
  { SOLO, RBK_HANDLE_CAP, RBK_HANDLE_COARSE, 1.0, "3", "500" },
  { FREE, RBK_HANDLE_INCLUDED, RBK_HANDLE_COARSE, 1.0, "-1", "0" },
  { SOLO, RBK_HANDLE_OVERAGE, RBK_HANDLE_COARSE, 0.0001, "0.0617", "0.062" },
  { SOLO, RBK_HANDLE_OVERAGE, RBK_HANDLE_EXACT, 0.0001, "0.06171", "0.0617" },
};

static void
test_snap (void)
{
  g_autoptr(RbkDocument) document = new_document ();

  for (guint i = 0; i < G_N_ELEMENTS (snap_cases); i++)
    {
      const SnapCase *c = &snap_cases[i];
      RbkHandle       handle;
      RbkDecimal      step;

      g_test_message ("case %u", i);
      g_assert_true (find (document, c->plan, c->kind, &handle));
      step = rbk_handle_get_step (&handle, c->resolution, c->snap);
      g_assert_cmpint (rbk_decimal_sign (step), >, 0);
      assert_decimal (rbk_handle_snap (&handle, decimal (c->value), step), c->snapped);
    }
}

/* Whatever the pointer says, a step is more than nothing and a value within its bounds. */
static void
test_odd_values (void)
{
  static const double resolutions[] = { 0.0, -3.0, (double) NAN, (double) INFINITY, 1e300, 1e-300 };
  g_autoptr(RbkDocument) document = new_document ();
  RbkHandle handles[RBK_N_HANDLES];
  guint     n = rbk_handle_list (rbk_document_get_analysis (document), SOLO, handles);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (resolutions); j++)
      for (guint snap = RBK_HANDLE_COARSE; snap <= RBK_HANDLE_EXACT; snap++)
        {
          RbkDecimal step = rbk_handle_get_step (&handles[i], resolutions[j], (RbkHandleSnap) snap);
          RbkDecimal value = rbk_handle_snap (&handles[i], decimal ("100000000000000000"), step);

          g_assert_cmpint (rbk_decimal_sign (step), >, 0);
          g_assert_cmpint (rbk_decimal_compare (value, handles[i].most), <=, 0);
          g_assert_cmpint (rbk_decimal_compare (value, handles[i].least), >=, 0);
          value = rbk_handle_snap (&handles[i], RBK_DECIMAL_INVALID, step);
          g_assert_true (rbk_decimal_is_valid (value));
        }
}

/* A drag is one step; given up, it is none, and what was undone before stays forgotten. */
static void
test_cancel (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  RbkHandle handle;
  guint64   revision;

  g_assert_true (find (document, SOLO, RBK_HANDLE_PRICE, &handle));
  rbk_document_begin_group (document, "Change price of Solo");
  for (guint i = 30; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      take (document, &handle, text);
    }
  revision = rbk_document_get_revision (document);
  rbk_document_cancel_group (document);
  g_assert_cmpuint (rbk_document_get_revision (document), >, revision);
  g_assert_false (rbk_document_get_can_undo (document));
  g_assert_false (rbk_document_get_can_redo (document));
  g_assert_true (rbk_document_get_is_saved (document));
  g_assert_true (find (document, SOLO, RBK_HANDLE_PRICE, &handle));
  assert_decimal (handle.value, "29");

  rbk_document_begin_group (document, "Nothing");
  rbk_document_cancel_group (document);
  g_assert_false (rbk_document_get_can_undo (document));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handle-edit/list", test_list);
  g_test_add_func ("/handle-edit/edit", test_edit);
  g_test_add_func ("/handle-edit/bound-goes-along", test_bound_goes_along);
  g_test_add_func ("/handle-edit/cap-goes-along", test_cap_goes_along);
  g_test_add_func ("/handle-edit/plan-is-gone", test_plan_is_gone);
  g_test_add_func ("/handle-edit/other-fees", test_other_fees);
  g_test_add_func ("/handle-edit/value-for-bill", test_value_for_bill);
  g_test_add_func ("/handle-edit/no-value-for-bill", test_no_value_for_bill);
  g_test_add_func ("/handle-edit/snap", test_snap);
  g_test_add_func ("/handle-edit/odd-values", test_odd_values);
  g_test_add_func ("/handle-edit/cancel", test_cancel);

  return g_test_run ();
}

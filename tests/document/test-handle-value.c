/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-test-handles.h"

/* The values that a handle is dragged to: those of a bill, and those that it snaps to. */

typedef struct
{
  guint         plan;
  RbkHandleKind kind;
  const char   *usage, *bill;
} BillCase;

static const BillCase bill_cases[] = {
  { RBK_TEST_SOLO, RBK_HANDLE_PRICE, "1", "41" },
  { RBK_TEST_SOLO, RBK_HANDLE_PRICE, "1500", "100" },
  { RBK_TEST_SOLO, RBK_HANDLE_OVERAGE, "1500", "89" },
  { RBK_TEST_SOLO, RBK_HANDLE_OVERAGE, "1999", "59" },
  { RBK_TEST_TEAM, RBK_HANDLE_OVERAGE, "2000", "149" },
  { RBK_TEST_TEAM, RBK_HANDLE_OVERAGE, "5000", "219" },
  { RBK_TEST_PACK, RBK_HANDLE_OVERAGE, "200", "35" },
};

/* The price that is found makes the bill that was asked for, wherever it is looked at. */
static void
test_value_for_bill (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bill_cases); i++)
    {
      const BillCase *c = &bill_cases[i];
      g_autoptr(RbkDocument) document = rbk_test_handles_new ();
      const RbkCurve  *curve;
      RbkAnalysis     *analysis = rbk_document_get_analysis (document);
      RbkHandle        handle;
      RbkDecimal       value;
      RbkFigure        figure;
      g_autofree char *text = NULL;

      g_assert_true (rbk_test_handles_find (document, c->plan, c->kind, &handle));
      g_assert_true (rbk_handle_get_value_for_bill (&handle, analysis, rbk_test_decimal (c->usage),
                                                    rbk_test_decimal (c->bill), &value));
      text = rbk_decimal_to_string (value);
      rbk_test_handles_take (document, &handle, text);
      analysis = rbk_document_get_analysis (document);
      curve = rbk_analysis_get_curve (analysis, c->plan);
      rbk_figure_at_usage (rbk_analysis_get_spec (analysis), curve->plan, curve->phase, curve->axis,
                           rbk_test_decimal (c->usage), &figure);
      rbk_test_assert_decimal (figure.bill, c->bill);
    }
}

/* Where nothing is billed for use, its price can't be told from the bill. */
static void
test_no_value_for_bill (void)
{
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();
  RbkHandle  handle;
  RbkDecimal value;

  g_assert_true (rbk_test_handles_find (document, RBK_TEST_SOLO, RBK_HANDLE_OVERAGE, &handle));
  g_assert_false (rbk_handle_get_value_for_bill (&handle, rbk_document_get_analysis (document),
                                                 rbk_test_decimal ("500"), rbk_test_decimal ("40"),
                                                 &value));
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
  { RBK_TEST_SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 0.1, "31.4", "31" },
  { RBK_TEST_SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 3.0, "33", "35" },
  { RBK_TEST_SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_FINE, 0.1, "31.44", "31.4" },
  { RBK_TEST_SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_EXACT, 3.0, "31.444", "31.44" },
  { RBK_TEST_SOLO, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 0.1, "-7", "0" },
  { RBK_TEST_TEAM, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 0.1, "100.9", "100" },
  { RBK_TEST_FREE, RBK_HANDLE_PRICE, RBK_HANDLE_COARSE, 0.9, "8.7", "9" },
  { RBK_TEST_SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_COARSE, 1.0, "611", "620" },
  { RBK_TEST_SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_FINE, 1.0, "611.4", "612" },
  { RBK_TEST_SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_EXACT, 1.0, "611.4", "611" },
  { RBK_TEST_SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_COARSE, 60.0, "611", "600" },
  { RBK_TEST_SOLO, RBK_HANDLE_INCLUDED, RBK_HANDLE_COARSE, 1.0, "99999", "2000" },
  { RBK_TEST_SOLO, RBK_HANDLE_CAP, RBK_HANDLE_COARSE, 1.0, "3", "500" },
  { RBK_TEST_FREE, RBK_HANDLE_INCLUDED, RBK_HANDLE_COARSE, 1.0, "-1", "0" },
  { RBK_TEST_SOLO, RBK_HANDLE_OVERAGE, RBK_HANDLE_COARSE, 0.0001, "0.0617", "0.062" },
  { RBK_TEST_SOLO, RBK_HANDLE_OVERAGE, RBK_HANDLE_EXACT, 0.0001, "0.06171", "0.0617" },
};

static void
test_snap (void)
{
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();

  for (guint i = 0; i < G_N_ELEMENTS (snap_cases); i++)
    {
      const SnapCase *c = &snap_cases[i];
      RbkHandle       handle;
      RbkDecimal      step;

      g_test_message ("case %u", i);
      g_assert_true (rbk_test_handles_find (document, c->plan, c->kind, &handle));
      step = rbk_handle_get_step (&handle, c->resolution, c->snap);
      g_assert_cmpint (rbk_decimal_sign (step), >, 0);
      rbk_test_assert_decimal (rbk_handle_snap (&handle, rbk_test_decimal (c->value), step),
                               c->snapped);
    }
}

/* Whatever the pointer says, a step is more than nothing and a value within its bounds. */
static void
test_odd_values (void)
{
  static const double resolutions[] = { 0.0, -3.0, (double) NAN, (double) INFINITY, 1e300, 1e-300 };
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();
  RbkHandle handles[RBK_N_HANDLES];
  guint     n = rbk_handle_list (rbk_document_get_analysis (document), RBK_TEST_SOLO, handles);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (resolutions); j++)
      for (guint snap = RBK_HANDLE_COARSE; snap <= RBK_HANDLE_EXACT; snap++)
        {
          RbkDecimal step = rbk_handle_get_step (&handles[i], resolutions[j], (RbkHandleSnap) snap);
          RbkDecimal value =
              rbk_handle_snap (&handles[i], rbk_test_decimal ("100000000000000000"), step);

          g_assert_cmpint (rbk_decimal_sign (step), >, 0);
          g_assert_cmpint (rbk_decimal_compare (value, handles[i].most), <=, 0);
          g_assert_cmpint (rbk_decimal_compare (value, handles[i].least), >=, 0);
          value = rbk_handle_snap (&handles[i], RBK_DECIMAL_INVALID, step);
          g_assert_true (rbk_decimal_is_valid (value));
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handle-value/value-for-bill", test_value_for_bill);
  g_test_add_func ("/handle-value/no-value-for-bill", test_no_value_for_bill);
  g_test_add_func ("/handle-value/snap", test_snap);
  g_test_add_func ("/handle-value/odd-values", test_odd_values);

  return g_test_run ();
}

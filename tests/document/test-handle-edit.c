/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-test-book.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-test-handles.h"

/* What there is to drag, and what dragging it makes. */

typedef struct
{
  guint       plan;
  const char *values[RBK_N_HANDLES]; /* by kind; nothing is no handle */
} ListCase;

static const ListCase list_cases[] = {
  { RBK_TEST_FREE, { "0", "100", NULL, NULL } },
  { RBK_TEST_SOLO, { "29", "500", "2000", "0.05" } },
  { RBK_TEST_TEAM, { "99", "1000", NULL, "0.04" } },
  { RBK_TEST_PACK, { "15", "100", NULL, "0.1" } },
  { RBK_TEST_QUOTE, { NULL, NULL, NULL, NULL } },
  { RBK_TEST_QUOTE + 1, { NULL, NULL, NULL, NULL } },
};

static void
test_list (void)
{
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();

  for (guint i = 0; i < G_N_ELEMENTS (list_cases); i++)
    for (guint kind = 0; kind < RBK_N_HANDLES; kind++)
      {
        const char *value = list_cases[i].values[kind];
        RbkHandle   handle;
        gboolean    exists =
            rbk_test_handles_find (document, list_cases[i].plan, (RbkHandleKind) kind, &handle);

        g_test_message ("plan %u, handle %u", list_cases[i].plan, kind);
        g_assert_cmpint (exists, ==, value != NULL);
        if (value != NULL)
          rbk_test_assert_decimal (handle.value, value);
      }
}

typedef struct
{
  guint         plan;
  RbkHandleKind kind;
  const char   *value;
} EditCase;

static const EditCase edit_cases[] = {
  { RBK_TEST_FREE, RBK_HANDLE_PRICE, "9" },       { RBK_TEST_FREE, RBK_HANDLE_INCLUDED, "250" },
  { RBK_TEST_SOLO, RBK_HANDLE_PRICE, "31.5" },    { RBK_TEST_SOLO, RBK_HANDLE_INCLUDED, "700" },
  { RBK_TEST_SOLO, RBK_HANDLE_CAP, "2500" },      { RBK_TEST_SOLO, RBK_HANDLE_OVERAGE, "0.0525" },
  { RBK_TEST_TEAM, RBK_HANDLE_INCLUDED, "1500" }, { RBK_TEST_TEAM, RBK_HANDLE_OVERAGE, "0.03" },
  { RBK_TEST_PACK, RBK_HANDLE_PRICE, "25" },      { RBK_TEST_PACK, RBK_HANDLE_INCLUDED, "150" },
  { RBK_TEST_PACK, RBK_HANDLE_OVERAGE, "0.2" },
};

/* What is set is what stands there afterwards, and one undo brings back what was. */
static void
test_edit (void)
{
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();

  for (guint i = 0; i < G_N_ELEMENTS (edit_cases); i++)
    {
      const EditCase *c = &edit_cases[i];
      RbkHandle       before, after;

      g_assert_true (rbk_test_handles_find (document, c->plan, c->kind, &before));
      rbk_test_handles_take (document, &before, c->value);
      g_assert_true (rbk_test_handles_find (document, c->plan, c->kind, &after));
      rbk_test_assert_decimal (after.value, c->value);
      rbk_document_undo (document);
      g_assert_false (rbk_document_get_can_undo (document));
      g_assert_true (rbk_test_handles_find (document, c->plan, c->kind, &after));
      g_assert_true (rbk_decimal_equal (before.value, after.value));
    }
}

/* The tier that stands for what is included goes along, and never past the next one. */
static void
test_bound_goes_along (void)
{
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();
  const RbkCardSpec *card;
  RbkHandle          handle;

  g_assert_true (rbk_test_handles_find (document, RBK_TEST_TEAM, RBK_HANDLE_INCLUDED, &handle));
  rbk_test_assert_decimal (handle.most, "2999");
  rbk_test_handles_take (document, &handle, "1500");
  card = rbk_analysis_get_table (rbk_document_get_analysis (document))->rows[RBK_TEST_TEAM].card;
  rbk_test_assert_decimal (card->tiers[0].up_to, "1500");
  rbk_test_assert_decimal (card->tiers[1].up_to, "3000");
}

static void
test_cap_goes_along (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkHandle handle;

  g_assert_true (rbk_test_handles_find (document, 0, RBK_HANDLE_INCLUDED, &handle));
  rbk_test_assert_decimal (handle.value, "200");
  g_assert_false (rbk_test_handles_find (document, 0, RBK_HANDLE_CAP, &handle));
  g_assert_true (rbk_test_handles_find (document, 0, RBK_HANDLE_INCLUDED, &handle));
  rbk_test_handles_take (document, &handle, "300");
  rbk_test_assert_decimal (rbk_analysis_get_table (rbk_document_get_analysis (document))
                               ->rows[0]
                               .cap,
                           "300");
}

static void
assert_refused (RbkDocument *document, const RbkHandle *handle, const char *value)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (rbk_handle_edit_new (handle, rbk_document_get_book (document),
                                      rbk_test_decimal (value), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

static void
test_plan_is_gone (void)
{
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();
  RbkHandle handle;

  g_assert_true (rbk_test_handles_find (document, RBK_TEST_SOLO, RBK_HANDLE_PRICE, &handle));
  handle.plan = 17;
  assert_refused (document, &handle, "1");
}

/* A price that others are part of can't go below them. */
static void
test_other_fees (void)
{
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();
  RbkHandle handle;

  g_assert_true (rbk_test_handles_find (document, RBK_TEST_PACK, RBK_HANDLE_PRICE, &handle));
  assert_refused (document, &handle, "4");
}

/* A drag is one step; given up, it is none, and what was undone before stays forgotten. */
static void
test_cancel (void)
{
  g_autoptr(RbkDocument) document = rbk_test_handles_new ();
  RbkHandle handle;
  guint64   revision;

  g_assert_true (rbk_test_handles_find (document, RBK_TEST_SOLO, RBK_HANDLE_PRICE, &handle));
  rbk_document_begin_group (document, "Change price of Solo");
  for (guint i = 30; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      rbk_test_handles_take (document, &handle, text);
    }
  revision = rbk_document_get_revision (document);
  rbk_document_cancel_group (document);
  g_assert_cmpuint (rbk_document_get_revision (document), >, revision);
  g_assert_false (rbk_document_get_can_undo (document));
  g_assert_false (rbk_document_get_can_redo (document));
  g_assert_true (rbk_document_get_is_saved (document));
  g_assert_true (rbk_test_handles_find (document, RBK_TEST_SOLO, RBK_HANDLE_PRICE, &handle));
  rbk_test_assert_decimal (handle.value, "29");

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
  g_test_add_func ("/handle-edit/cancel", test_cancel);

  return g_test_run ();
}

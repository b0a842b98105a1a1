/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plans-edit.h"

#include "rbk-plan-edit.h"
#include "rbk-test-book.h"

#define N_PLANS 6

static RbkDocument *
new_document (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  RbkDocument *document = rbk_document_new_for_book (book);

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c", 'a' + i);
      RbkEdit         *edit = rbk_plan_edit_add (book);
      RbkPlan         *plan;

      g_assert_true (rbk_document_take (document, edit, NULL));
      plan = rbk_test_plan (book, i);
      g_object_set (plan, "name", name, "key", name, NULL);
    }

  return document;
}

static char *
names (RbkDocument *document)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (document));
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", rbk_plan_get_name (plan));
    }

  return g_string_free (text, FALSE);
}

/* The colour of each plan, in the order of their names. */
static char *
colors (RbkDocument *document)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (document));
  GString    *text = g_string_new (NULL);

  for (char name = 'a'; name < 'a' + N_PLANS; name++)
    for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
      {
        g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
        int color = rbk_plan_get_color (plan);

        if (rbk_plan_get_name (plan)[0] == name && rbk_plan_get_name (plan)[1] == '\0')
          g_string_append_printf (text, "%c%d ", name, color >= 0 ? color : (int) i);
      }

  return g_string_free (text, FALSE);
}

static void
unpin_colors (RbkDocument *document)
{
  for (guint i = 0; i < N_PLANS; i++)
    g_object_set (rbk_test_plan (rbk_document_get_book (document), i), "color", -1, NULL);
}

/* What people know a plan by holds, whatever comes and goes before it. */
static void
test_colors (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  RbkBook         *book = rbk_document_get_book (document);
  const guint      some[] = { 1, 2 };
  g_autofree char *before = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *doubled = NULL;
  g_autofree char *removed = NULL;

  unpin_colors (document);
  before = colors (document);
  g_assert_cmpstr (before, ==, "a0 b1 c2 d3 e4 f5 ");
  g_assert_true (rbk_document_take (document, rbk_plans_edit_move (book, some, 2, 6), NULL));
  moved = colors (document);
  g_assert_cmpstr (moved, ==, before);
  rbk_document_undo (document);
  g_assert_cmpint (rbk_plan_get_color (rbk_test_plan (book, 3)), ==, -1);

  g_assert_true (rbk_document_take (document, rbk_plans_edit_duplicate (book, some, 2), NULL));
  doubled = colors (document);
  g_assert_cmpstr (doubled, ==, before);
  g_assert_cmpint (rbk_plan_get_color (rbk_test_plan (book, 4)), ==, 6);
  g_assert_cmpint (rbk_plan_get_color (rbk_test_plan (book, 2)), ==, 7);
  rbk_document_undo (document);

  g_assert_true (rbk_document_take (document, rbk_plans_edit_remove (book, some, 2), NULL));
  removed = colors (document);
  g_assert_cmpstr (removed, ==, "a0 d3 e4 f5 ");
  g_assert_true (rbk_document_take (document, rbk_plan_edit_add (book), NULL));
  g_assert_cmpint (rbk_plan_get_color (rbk_test_plan (book, 4)), ==, 1);
  rbk_document_close (document);
}

static void
assert_step (RbkDocument *document, RbkEdit *edit, const char *wanted)
{
  g_autofree char *before = names (document);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;

  rbk_document_seal (document);
  g_assert_true (rbk_document_take (document, edit, &error));
  g_assert_no_error (error);
  after = names (document);
  g_assert_cmpstr (after, ==, wanted);
  if (g_str_equal (before, after))
    return;
  rbk_document_undo (document);
  undone = names (document);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_remove (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  RbkBook    *book = rbk_document_get_book (document);
  const guint some[] = { 0, 2, 5 };

  assert_step (document, rbk_plans_edit_remove (book, some, 3), "b d e");
  assert_step (document, rbk_plans_edit_remove (book, some, 1), "b c d e f");
  rbk_document_close (document);
}

static void
test_duplicate (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  RbkBook    *book = rbk_document_get_book (document);
  const guint some[] = { 1, 2 };

  assert_step (document, rbk_plans_edit_duplicate (book, some, 2), "a b b 2 c c 2 d e f");
  rbk_document_close (document);
}

static void
test_move (void)
{
  static const struct
  {
    guint       positions[3], n_positions, before;
    const char *wanted;
  } cases[] = {
    { { 0 }, 1, 0, "a b c d e f" },       { { 0 }, 1, 1, "a b c d e f" },
    { { 0 }, 1, 2, "b a c d e f" },       { { 0 }, 1, 6, "b c d e f a" },
    { { 5 }, 1, 0, "f a b c d e" },       { { 1, 2 }, 2, 5, "a d e b c f" },
    { { 1, 4 }, 2, 0, "b e a c d f" },    { { 0, 3, 5 }, 3, 3, "b c a d f e" },
    { { 2, 3, 4 }, 3, 3, "a b c d e f" },
  };
  g_autoptr(RbkDocument) document = new_document ();
  RbkBook *book = rbk_document_get_book (document);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_step (document,
                   rbk_plans_edit_move (book, cases[i].positions, cases[i].n_positions,
                                        cases[i].before),
                   cases[i].wanted);
    }
  rbk_document_close (document);
}

/* Any rows to any place: the others keep their order, and so do those that move. */
static void
test_move_any (void)
{
  g_autoptr(RbkDocument) document = new_document ();
  RbkBook *book = rbk_document_get_book (document);

  for (guint set = 1; set < 1u << N_PLANS; set++)
    for (guint before = 0; before <= N_PLANS; before++)
      {
        GString *wanted = g_string_new (NULL);
        guint    positions[N_PLANS];
        guint    n_positions = 0;

        for (guint i = 0; i <= N_PLANS; i++)
          {
            for (guint k = 0; i == before && k < N_PLANS; k++)
              if (set & (1u << k))
                g_string_append_printf (wanted, "%c ", 'a' + k);
            if (i < N_PLANS && (set & (1u << i)))
              positions[n_positions++] = i;
            else if (i < N_PLANS)
              g_string_append_printf (wanted, "%c ", 'a' + i);
          }
        g_string_truncate (wanted, wanted->len - 1);
        assert_step (document, rbk_plans_edit_move (book, positions, n_positions, before),
                     wanted->str);
        g_string_free (wanted, TRUE);
      }
  rbk_document_close (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plans-edit/remove", test_remove);
  g_test_add_func ("/plans-edit/colors", test_colors);
  g_test_add_func ("/plans-edit/duplicate", test_duplicate);
  g_test_add_func ("/plans-edit/move", test_move);
  g_test_add_func ("/plans-edit/move-any", test_move_any);

  return g_test_run ();
}

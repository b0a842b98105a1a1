/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plans-edit.h"

#include "rbk-plan-edit.h"
#include "rbk-text.h"

/* One plan is called by its name, several are called plans. */
static RbkEdit *
new_group (guint n_positions, const char *label)
{
  return rbk_edit_new_group (n_positions > 1 ? label : NULL);
}

/* A plan for which no colour was chosen has that of its place. One that is about to be at
 * another place keeps the colour by which people know it. */
static void
pin_color (RbkEdit *group, RbkBook *book, guint position)
{
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), position);

  if (rbk_plan_get_color (plan) < 0)
    rbk_edit_add (group, rbk_edit_new_set_integer (RBK_RECORD (plan), "color", (int) position));
}

/* Those from @position on; they are to be skipped that are to go. */
static void
pin_colors_from (RbkEdit *group, RbkBook *book, guint position, const guint *going, guint n_going)
{
  guint n_plans = g_list_model_get_n_items (rbk_book_get_plans (book));
  guint next = 0;

  for (guint i = position; i < n_plans; i++)
    /* cppcheck-suppress nullPointer ; where none are to go, there may be no array */
    if (next < n_going && going[next] == i)
      next++;
    else
      pin_color (group, book, i);
}

/**
 * rbk_plans_edit_remove:
 * @book: a book
 * @positions: (array length=n_positions): plans of it
 * @n_positions: how many
 *
 * Makes the edit that removes plans. The others keep their colours.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_plans_edit_remove (RbkBook *book, const guint *positions, guint n_positions)
{
  RbkEdit *group = new_group (n_positions, N_ ("Delete plans"));

  /* From the last on, so that the places of the others hold. */
  for (guint i = n_positions; i > 0; i--)
    rbk_edit_add (group, rbk_plan_edit_remove (book, positions[i - 1]));
  if (n_positions > 0)
    pin_colors_from (group, book, positions[0], positions, n_positions);

  return group;
}

/**
 * rbk_plans_edit_duplicate:
 * @book: a book
 * @positions: (array length=n_positions): plans of it
 * @n_positions: how many
 *
 * Makes the edit that puts a copy of each plan behind it. The others keep their colours.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_plans_edit_duplicate (RbkBook *book, const guint *positions, guint n_positions)
{
  RbkEdit *group = new_group (n_positions, N_ ("Duplicate plans"));
  RbkEdit *pins = rbk_edit_new_group (NULL);

  if (n_positions > 0)
    pin_colors_from (pins, book, positions[0] + 1, NULL, 0);
  rbk_edit_apply (pins, NULL);
  /* Each is in effect while the next looks for a name and a colour. */
  for (guint i = n_positions; i > 0; i--)
    {
      RbkEdit *edit = rbk_plan_edit_duplicate (book, positions[i - 1]);

      if (rbk_edit_apply (edit, NULL))
        rbk_edit_add (group, edit);
      else
        rbk_edit_free (edit);
    }
  rbk_edit_revert (group);
  rbk_edit_revert (pins);
  rbk_edit_add (group, pins);

  return group;
}

/* Where each plan is to stand: those that move stay in their order, together. */
static GArray *
order_after_move (guint n_plans, const guint *positions, guint n_positions, guint before)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   next = 0;

  for (guint i = 0; i <= n_plans; i++)
    {
      if (i == before)
        g_array_append_vals (order, positions, n_positions);
      if (next < n_positions && positions[next] == i)
        next++;
      else if (i < n_plans)
        g_array_append_val (order, i);
    }

  return order;
}

/**
 * rbk_plans_edit_move:
 * @book: a book
 * @positions: (array length=n_positions): plans of it
 * @n_positions: how many
 * @before: the place before which they go, from 0 up to the number of plans
 *
 * Makes the edit that brings plans together at another place. All keep their colours.
 *
 * Returns: (transfer full): the edit; an empty one where they are there
 */
RbkEdit *
rbk_plans_edit_move (RbkBook *book, const guint *positions, guint n_positions, guint before)
{
  guint    n_plans = g_list_model_get_n_items (rbk_book_get_plans (book));
  RbkEdit *group = new_group (n_positions, N_ ("Move plans"));
  g_autoptr(GArray) wanted = order_after_move (n_plans, positions, n_positions, before);
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_plans; i++)
    g_array_append_val (order, i);
  for (guint i = 0; i < n_plans; i++)
    {
      guint plan = g_array_index (wanted, guint, i);
      guint from = i;

      while (g_array_index (order, guint, from) != plan)
        from++;
      if (from == i)
        continue;
      g_array_remove_index (order, from);
      g_array_insert_val (order, i, plan);
      rbk_edit_add (group, rbk_plan_edit_move (book, from, i));
    }
  for (guint i = 0; i < n_plans; i++)
    if (g_array_index (wanted, guint, i) != i)
      pin_color (group, book, g_array_index (wanted, guint, i));

  return group;
}

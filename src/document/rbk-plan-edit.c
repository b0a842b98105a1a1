/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plan-edit.h"

#include "rbk-phase.h"
#include "rbk-rate-card.h"
#include "rbk-unique.h"

static GListStore *
plans_of (RbkBook *book)
{
  return G_LIST_STORE (rbk_book_get_plans (book));
}

static gboolean
has_color (GListModel *plans, int color)
{
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      int own = rbk_plan_get_color (plan);

      if ((own >= 0 ? own : (int) i) == color)
        return TRUE;
    }

  return FALSE;
}

/* The first colour that no plan has: pinned, as the places of plans come and go. */
static void
color_freely (RbkBook *book, RbkPlan *plan)
{
  int color = 0;

  while (has_color (rbk_book_get_plans (book), color))
    color++;
  g_object_set (plan, "color", color, NULL);
}

/* A plan of one evergreen phase with a fee of nothing: valid, and ready to be filled in. */
static RbkPlan *
new_plan (void)
{
  RbkPlan *plan = rbk_plan_new ();
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  g_autoptr(RbkRateCard) fee = rbk_rate_card_new ();

  g_object_set (fee, "key", "base", "name", "Base fee", "amount", &RBK_DECIMAL_ZERO, NULL);
  g_list_store_append (G_LIST_STORE (rbk_phase_get_rate_cards (phase)), fee);
  g_object_set (phase, "key", "evergreen", "name", "Evergreen", NULL);
  g_list_store_append (G_LIST_STORE (rbk_plan_get_phases (plan)), phase);

  return plan;
}

/**
 * rbk_plan_edit_add:
 * @book: a book
 *
 * Makes the edit that adds a plan at the end, in a colour that no plan has.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_plan_edit_add (RbkBook *book)
{
  g_autoptr(RbkPlan) plan = new_plan ();

  rbk_unique_name_record (rbk_book_get_plans (book), RBK_RECORD (plan), "plan", "New plan");
  color_freely (book, plan);

  return rbk_edit_new_insert (plans_of (book), g_list_model_get_n_items (rbk_book_get_plans (book)),
                              RBK_RECORD (plan));
}

/**
 * rbk_plan_edit_duplicate:
 * @book: a book
 * @position: a plan of it
 *
 * Makes the edit that puts a copy of a plan behind it, in a colour that no plan has.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_plan_edit_duplicate (RbkBook *book, guint position)
{
  g_autoptr(RbkRecord) plan = g_list_model_get_item (rbk_book_get_plans (book), position);
  g_autoptr(RbkRecord) copy = rbk_record_copy (plan);

  rbk_unique_name_record (rbk_book_get_plans (book), RBK_RECORD (copy), rbk_record_get_key (plan),
                          rbk_record_get_name (plan));
  color_freely (book, RBK_PLAN (copy));

  return rbk_edit_new_insert (plans_of (book), position + 1, copy);
}

/**
 * rbk_plan_edit_remove:
 * @book: a book
 * @position: a plan of it
 *
 * Makes the edit that removes a plan.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_plan_edit_remove (RbkBook *book, guint position)
{
  return rbk_edit_new_remove (plans_of (book), position);
}

/**
 * rbk_plan_edit_move:
 * @book: a book
 * @from: a plan of it
 * @to: the place it should have afterwards
 *
 * Makes the edit that moves a plan.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_plan_edit_move (RbkBook *book, guint from, guint to)
{
  return rbk_edit_new_move (plans_of (book), from, to);
}

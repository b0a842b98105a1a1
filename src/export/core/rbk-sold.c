/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-sold.h"

#include "rbk-book-view.h"
#include "rbk-loss.h"
#include "rbk-plan.h"
#include "rbk-text.h"

/* Whether a plan has all its prices in a currency: asked of a book with that plan alone. */
static gboolean
is_sold_in (RbkBook *book, RbkPlan *plan, const char *currency, GError **error)
{
  g_autoptr(RbkBook) alone = rbk_book_new ();
  g_autoptr(RbkRecord) copy = rbk_record_copy (RBK_RECORD (plan));
  g_autoptr(RbkBook) converted = NULL;

  g_object_set (alone, "currency", rbk_book_get_currency (book), NULL);
  g_list_store_append (G_LIST_STORE (rbk_book_get_plans (alone)), copy);
  converted = rbk_book_new_in_currency (alone, currency, error);

  return converted != NULL;
}

/**
 * rbk_export_keep_sold_in:
 * @book: a book
 * @currency: ISO 4217
 * @losses: (element-type RbkLoss) (nullable): takes each plan that is not sold in @currency
 *
 * Returns: (transfer full): a copy with the plans alone that have all prices in @currency
 */
RbkBook *
rbk_export_keep_sold_in (RbkBook *book, const char *currency, GPtrArray *losses)
{
  RbkBook    *kept;
  GListStore *plans;

  g_return_val_if_fail (RBK_IS_BOOK (book) && currency != NULL, NULL);

  kept = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  plans = G_LIST_STORE (rbk_book_get_plans (kept));
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (plans)); i-- > 0;)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (G_LIST_MODEL (plans), i);
      g_autoptr(GError) error = NULL;
      gboolean is_sold;

      /* The reason goes into a file. */
      rbk_text_hold_original ();
      is_sold = is_sold_in (book, plan, currency, &error);
      rbk_text_release_original ();
      if (is_sold)
        continue;
      if (losses != NULL)
        rbk_losses_add (losses, RBK_LOSS_TEXT, rbk_plan_get_key (plan), "not offered in %s: %s",
                        currency, error->message);
      g_list_store_remove (plans, i);
    }

  return kept;
}

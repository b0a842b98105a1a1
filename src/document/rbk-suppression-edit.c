/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-suppression-edit.h"

#include "rbk-suppression.h"

/* Findings that a book lets be, as edits. */

/* Where one stands; the length of the list where there is none. A finding about the whole book
 * has no place. */
static guint
find (GListModel *list, const char *rule, const char *where)
{
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkSuppression) suppression = g_list_model_get_item (list, i);

      if (g_strcmp0 (rbk_suppression_get_rule (suppression), rule) == 0 &&
          g_strcmp0 (rbk_suppression_get_where (suppression), where) == 0)
        return i;
    }
  return n_items;
}

static const char *
get_place (const char *where)
{
  return where != NULL && where[0] != '\0' ? where : NULL;
}

/**
 * rbk_suppression_edit_let_be:
 * @book: a book
 * @rule: the id of a rule
 * @where: (nullable): where it found something; nothing for the book, and for every place
 * @reason: why that is let be
 *
 * Lets a finding be; where it is already, the reason becomes this one.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_suppression_edit_let_be (RbkBook *book, const char *rule, const char *where, const char *reason)
{
  g_autoptr(RbkRecord) suppression = NULL;
  GListModel *list;
  guint       place;

  g_return_val_if_fail (RBK_IS_BOOK (book) && rule != NULL && reason != NULL, NULL);

  list = rbk_book_get_suppressions (book);
  place = find (list, rule, get_place (where));
  suppression = g_list_model_get_item (list, place);
  if (suppression != NULL)
    return rbk_edit_new_set_text (suppression, "reason", reason);

  suppression = RBK_RECORD (rbk_suppression_new ());
  g_object_set (suppression, "rule", rule, "where", get_place (where), "reason", reason, NULL);
  return rbk_edit_new_insert (G_LIST_STORE (list), place, suppression);
}

/**
 * rbk_suppression_edit_take_back:
 * @book: a book
 * @rule: the id of a rule
 * @where: (nullable): where it found something
 *
 * Lets a finding count again: what lets it be at that place goes, else what lets it be everywhere.
 *
 * Returns: (transfer full) (nullable): the edit, not yet applied; nothing where nothing lets it be
 */
RbkEdit *
rbk_suppression_edit_take_back (RbkBook *book, const char *rule, const char *where)
{
  GListModel *list;
  guint       place;

  g_return_val_if_fail (RBK_IS_BOOK (book) && rule != NULL, NULL);

  list = rbk_book_get_suppressions (book);
  place = find (list, rule, get_place (where));
  if (place == g_list_model_get_n_items (list))
    place = find (list, rule, NULL);
  if (place == g_list_model_get_n_items (list))
    return NULL;
  return rbk_edit_new_remove (G_LIST_STORE (list), place);
}

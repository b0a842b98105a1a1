/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-path.h"

#include "rbk-warehouse.h"

/*
 * rbk_customer_path_for_book:
 * @book: (nullable): the file of a book that has one
 * @file: a usage file
 *
 * Returns: (transfer full): how the book tells it: from its own folder where it stands below
 *   that, so that both can move together
 */
char *
rbk_customer_path_for_book (GFile *book, GFile *file)
{
  g_autoptr(GFile) folder = book != NULL ? g_file_get_parent (book) : NULL;
  char *path = folder != NULL ? g_file_get_relative_path (folder, file) : NULL;

  if (path == NULL)
    path = g_file_get_path (file);

  /* The sample customers travel in the program. */
  return path != NULL ? path : g_file_get_uri (file);
}

/*
 * rbk_customer_path_resolve:
 * @book: (nullable): the file of a book that has one
 * @path: (nullable): how the book tells of a usage file
 *
 * Returns: (nullable) (transfer full): the file; nothing where the book is in no folder yet, and
 *   for customers in a database
 */
GFile *
rbk_customer_path_resolve (GFile *book, const char *path)
{
  g_autoptr(GFile) folder = book != NULL ? g_file_get_parent (book) : NULL;

  if (path == NULL)
    return NULL;
  if (g_path_is_absolute (path))
    return g_file_new_for_path (path);
  if (g_str_has_prefix (path, "resource://"))
    return g_file_new_for_uri (path);
  if (rbk_warehouse_is_uri (path))
    return NULL;

  return folder != NULL ? g_file_resolve_relative_path (folder, path) : NULL;
}

/*
 * rbk_customer_path_move:
 * @from: (nullable): the file of a book that has one
 * @to: where it is to be from now on
 * @path: (nullable): how the book tells of a usage file
 *
 * Returns: (nullable) (transfer full): how it tells of the same file from there; nothing where
 *   that is the same
 */
char *
rbk_customer_path_move (GFile *from, GFile *to, const char *path)
{
  g_autoptr(GFile) file = NULL;
  g_autofree char *moved = NULL;

  if (from != NULL && g_file_equal (from, to))
    return NULL;
  file = rbk_customer_path_resolve (from, path);
  if (file == NULL)
    return NULL;
  moved = rbk_customer_path_for_book (to, file);

  return g_strcmp0 (moved, path) != 0 ? g_steal_pointer (&moved) : NULL;
}

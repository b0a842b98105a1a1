/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-load.h"

#include "rbk-blend.h"
#include "rbk-book-reader.h"
#include "rbk-usage-reader.h"

/**
 * rbk_load_book:
 * @path: where a book is
 * @error: return location for a #GError
 *
 * Reads a book.
 *
 * Returns: (transfer full): the book
 */
RbkBook *
rbk_load_book (const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);

  return rbk_book_read_file (file, NULL, NULL, NULL, error);
}

/**
 * rbk_load_date:
 * @text: (nullable): a date, or nothing for today
 * @date: (out): the date
 * @error: return location for a #GError
 *
 * Reads the date of an option.
 *
 * Returns: whether it is one
 */
gboolean
rbk_load_date (const char *text, GDate *date, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (text == NULL)
    {
      rbk_date_today (date);
      return TRUE;
    }
  if (rbk_date_parse (text, date, &reason))
    return TRUE;

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--date: %s", reason->message);

  return FALSE;
}

/**
 * rbk_load_catalogue:
 * @path: (nullable): where a catalogue is, or nothing for the bundled one
 * @error: return location for a #GError
 *
 * Reads the prices of models.
 *
 * Returns: (transfer full): the catalogue
 */
RbkCatalogue *
rbk_load_catalogue (const char *path, GError **error)
{
  g_autoptr(GFile) file = NULL;

  if (path == NULL)
    return rbk_catalogue_load_bundled (error);

  file = g_file_new_for_commandline_arg (path);

  return rbk_catalogue_read_file (file, NULL, error);
}

/**
 * rbk_load_spec:
 * @path: where a book is
 * @date: (nullable): the date of its prices; nothing is the book's, else today
 * @book: (out) (optional) (transfer full): the book
 * @error: return location for a #GError
 *
 * Reads a book and freezes it for the engine.
 *
 * Returns: (transfer full): what the engine computes on
 */
RbkSpec *
rbk_load_spec (const char *path, const char *date, RbkBook **book, GError **error)
{
  g_autoptr(RbkBook) loaded = NULL;
  RbkSpec *spec;
  GDate    day;

  if (date != NULL && !rbk_load_date (date, &day, error))
    return NULL;

  loaded = rbk_load_book (path, error);
  if (loaded == NULL)
    return NULL;

  spec = rbk_spec_new (loaded, date != NULL ? &day : NULL, error);
  if (spec != NULL && book != NULL)
    *book = g_steal_pointer (&loaded);

  return spec;
}

/**
 * rbk_load_population:
 * @spec: the book that the customers are for
 * @path: (nullable): a usage file, or nothing
 * @population: (out) (transfer full): its customers with what they cost, or %NULL
 * @error: return location for a #GError
 *
 * Reads a usage file, where one is given.
 *
 * Returns: whether it could be read
 */
gboolean
rbk_load_population (const RbkSpec  *spec,
                     const char     *path,
                     RbkPopulation **population,
                     GError        **error)
{
  g_autoptr(RbkUsage) usage = NULL;
  g_autoptr(GFile) file = NULL;

  *population = NULL;
  if (path == NULL)
    return TRUE;

  file = g_file_new_for_commandline_arg (path);
  usage = rbk_usage_read (file, NULL, error);
  if (usage != NULL)
    *population = rbk_spec_cost_population (spec, usage->population, error);
  if (*population == NULL)
    g_prefix_error (error, "%s: ", path);

  return *population != NULL;
}

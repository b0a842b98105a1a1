/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-compare.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Every price that is read is one that a book can hold; a book of it has no quarrel with the
 * list. What does not read says why. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCatalogue) catalogue = rbk_catalogue_read_text ((const char *) data, size, &error);
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(GPtrArray) changes = NULL;
  const char *const *notes;
  GDate              date;

  if (catalogue == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  g_assert_no_error (error);
  for (notes = rbk_catalogue_get_notes (catalogue); *notes != NULL; notes++)
    g_assert_true (g_utf8_validate (*notes, -1, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

      g_assert_nonnull (rbk_model_price_get_model (price));
      g_assert_true (rbk_decimal_is_valid (*rbk_model_price_get_input (price)));
      g_assert_cmpint (rbk_decimal_sign (*rbk_model_price_get_output (price)), >=, 0);
      g_list_store_append (G_LIST_STORE (rbk_book_get_models (book)), price);
    }

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 3, 2031);
  g_object_set (book, "currency", rbk_catalogue_get_currency (catalogue), NULL);
  changes = rbk_catalogue_compare (catalogue, book, &date);
  for (guint i = 0; i < changes->len; i++)
    g_assert_nonnull (((RbkPriceChange *) changes->pdata[i])->message);

  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-synthetic-edit.h"

/* A file keeps small whole numbers. */
#define MAX_SEED (G_MAXINT32 / 2)

static char **
list_quantiles (const RbkLognormal *calls)
{
  g_autoptr(GStrvBuilder) list = g_strv_builder_new ();

  if (calls->n_quantiles == 0)
    return NULL;
  for (guint i = 0; i < calls->n_quantiles; i++)
    {
      g_autofree char *text = rbk_quantile_to_string (&calls->quantiles[i]);

      g_strv_builder_add (list, text);
    }

  return g_strv_builder_end (list);
}

/**
 * rbk_synthetic_usage_new_for:
 * @calls: how calls are spread
 * @n_customers: how many customers
 * @seed: where chance starts from
 *
 * Returns: (transfer full): the same as a book keeps it
 */
RbkSyntheticUsage *
rbk_synthetic_usage_new_for (const RbkLognormal *calls, guint n_customers, guint64 seed)
{
  RbkSyntheticUsage *usage;
  RbkDecimal         median, sigma;
  g_auto(GStrv) quantiles = NULL;

  g_return_val_if_fail (calls != NULL, NULL);

  usage = rbk_synthetic_usage_new ();
  median = rbk_lognormal_get_median (calls);
  sigma = rbk_lognormal_get_sigma (calls);
  quantiles = list_quantiles (calls);
  g_object_set (usage, "customers", (int) MIN (n_customers, (guint) G_MAXINT), "seed",
                (int) MIN (seed, (guint64) G_MAXINT), "median", &median, "sigma", &sigma,
                "fitted-from", quantiles, NULL);

  return usage;
}

/**
 * rbk_document_set_synthetic:
 * @self: a document
 * @calls: (nullable): how calls are spread; nothing lets the book forget its made-up customers
 * @n_customers: how many customers, up to %RBK_SYNTHETIC_MAX_CUSTOMERS
 * @seed: where chance starts from, up to 1,073,741,823
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Lets the book ask for made-up customers, as one edit. Where it names a file of customers,
 * that goes before them until it is forgotten. They are made beside the window by the
 * document's [class@CustomerFile].
 *
 * Returns: whether the book took it
 */
gboolean
rbk_document_set_synthetic (
    RbkDocument *self, const RbkLognormal *calls, guint n_customers, guint64 seed, GError **error)
{
  RbkBook *book;
  g_autoptr(RbkSyntheticUsage) usage = NULL;

  g_return_val_if_fail (RBK_IS_DOCUMENT (self), FALSE);

  if (calls != NULL && seed > MAX_SEED)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE, E_ ("the seed must be from 0 to %d"),
                   MAX_SEED);
      return FALSE;
    }
  book = rbk_document_get_book (self);
  if (calls == NULL && rbk_book_get_synthetic_usage (book) == NULL)
    return TRUE;
  if (calls != NULL)
    usage = rbk_synthetic_usage_new_for (calls, n_customers, seed);
  rbk_document_seal (self);

  return rbk_document_take (self,
                            rbk_edit_new_set_object (RBK_RECORD (book), "synthetic-usage",
                                                     (RbkRecord *) usage),
                            error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document-private.h"

/* What follows from the book, computed when it is asked for. */

/**
 * rbk_document_get_analysis:
 * @self: a document
 *
 * Gets the figures of the book as it is now. They are computed once for each revision.
 *
 * Returns: (transfer none): the analysis; take a reference to keep it past an edit
 */
RbkAnalysis *
rbk_document_get_analysis (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), NULL);

  if (self->analysis != NULL && rbk_analysis_get_revision (self->analysis) == self->revision)
    return self->analysis;

  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis =
      rbk_analysis_new (self->book, self->customers, self->has_range ? &self->range : NULL,
                        self->is_log, self->revision);

  return self->analysis;
}

/**
 * rbk_document_get_population:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the imported customers
 */
RbkPopulation *
rbk_document_get_population (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), NULL);

  return self->customers != NULL ? rbk_customers_get_population (self->customers) : NULL;
}

/**
 * rbk_document_set_population:
 * @self: a document
 * @population: (nullable) (transfer none): imported customers
 *
 * Lets the figures rest on customers rather than on the book's levels. It is no edit of
 * the book, but a new revision.
 */
void
rbk_document_set_population (RbkDocument *self, RbkPopulation *population)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  if (rbk_document_get_population (self) == population)
    return;

  g_clear_pointer (&self->customers, rbk_customers_free);
  if (population != NULL)
    self->customers = rbk_customers_new (population);
  rbk_document_bump (self);
}

/**
 * rbk_document_get_usage:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the usage file that the imported customers are from
 */
RbkUsage *
rbk_document_get_usage (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), NULL);

  return self->customers != NULL ? rbk_customers_get_usage (self->customers) : NULL;
}

/**
 * rbk_document_set_usage:
 * @self: a document
 * @usage: (nullable) (transfer none): a usage file that was read
 *
 * Does what [method@Document.set_population] does, for the customers of a file, with the days
 * and models that it tells of.
 */
void
rbk_document_set_usage (RbkDocument *self, RbkUsage *usage)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  if (usage != NULL ? rbk_document_get_usage (self) == usage : self->customers == NULL)
    return;

  g_clear_pointer (&self->customers, rbk_customers_free);
  if (usage != NULL)
    self->customers = rbk_customers_new_for_usage (usage);
  rbk_document_bump (self);
}

/*
 * rbk_document_take_customers:
 * @self: a document
 * @customers: (transfer full): of a usage file, maybe costed already
 *
 * Does what rbk_document_set_usage() does, with customers that were made ready before.
 */
void
rbk_document_take_customers (RbkDocument *self, RbkCustomers *customers)
{
  g_clear_pointer (&self->customers, rbk_customers_free);
  self->customers = customers;
  rbk_document_bump (self);
}

/**
 * rbk_document_set_curve_range:
 * @self: a document
 * @range: (nullable): what the curves are to cover; nothing finds it anew
 *
 * Holds the range of the curves still, as while one of them is dragged. The next
 * [method@Document.get_analysis] follows it.
 */
void
rbk_document_set_curve_range (RbkDocument *self, const RbkCurveRange *range)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  self->has_range = range != NULL;
  if (range != NULL)
    self->range = *range;
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
}

/**
 * rbk_document_set_is_log:
 * @self: a document
 * @is_log: whether the curves are for a logarithmic axis
 *
 * Decides where the points of the curves are. The next [method@Document.get_analysis]
 * follows it.
 */
void
rbk_document_set_is_log (RbkDocument *self, gboolean is_log)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  if (self->is_log == is_log)
    return;

  self->is_log = is_log;
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
}

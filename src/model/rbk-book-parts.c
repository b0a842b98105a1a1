/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-private.h"

/**
 * rbk_book_get_meters:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkMeter: what is counted
 */
GListModel *
rbk_book_get_meters (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->meters);
}

/**
 * rbk_book_get_models:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkModelPrice: prices of the models in use
 */
GListModel *
rbk_book_get_models (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->models);
}

/**
 * rbk_book_get_workloads:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkWorkload: what customers do
 */
GListModel *
rbk_book_get_workloads (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->workloads);
}

/**
 * rbk_book_get_levels:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkUsageLevel: how much they do
 */
GListModel *
rbk_book_get_levels (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->levels);
}

/**
 * rbk_book_get_usage:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): the customers' own file
 */
RbkUsageSource *
rbk_book_get_usage (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->usage;
}

/**
 * rbk_book_get_synthetic_usage:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): the customers to make up where it names no file of
 *   customers
 */
RbkSyntheticUsage *
rbk_book_get_synthetic_usage (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->synthetic_usage;
}

/**
 * rbk_book_get_plans:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkPlan: the tiers, in order
 */
GListModel *
rbk_book_get_plans (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->plans);
}

/**
 * rbk_book_get_scenarios:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkScenario: shocks to look at
 */
GListModel *
rbk_book_get_scenarios (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->scenarios);
}

/**
 * rbk_book_get_decisions:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkDecision: what was decided
 */
GListModel *
rbk_book_get_decisions (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->decisions);
}

/**
 * rbk_book_get_suppressions:
 * @self: a book
 *
 * Returns: (transfer none): the findings that it lets be, with their reasons
 */
GListModel *
rbk_book_get_suppressions (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->suppressions);
}

/**
 * rbk_book_get_discounts:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkDiscount: who pays less
 */
GListModel *
rbk_book_get_discounts (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->discounts);
}

/**
 * rbk_book_get_messages:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkMessage: what customers read near a limit
 */
GListModel *
rbk_book_get_messages (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->messages);
}

/**
 * rbk_book_get_delivery:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): what was chosen last for what leaves the book
 */
RbkDelivery *
rbk_book_get_delivery (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->delivery;
}

/**
 * rbk_book_get_migration:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): what was chosen last for moving customers to its prices
 */
RbkMigrationPlan *
rbk_book_get_migration (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->migration;
}

/**
 * rbk_book_get_discovery:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): what was answered when the book was proposed
 */
RbkDiscovery *
rbk_book_get_discovery (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->discovery;
}

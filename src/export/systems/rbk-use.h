/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-charge-tier.h"

G_BEGIN_DECLS

/**
 * RbkUseKind:
 * @RBK_USE_FREE: use costs nothing
 * @RBK_USE_UNIT: each unit costs the same
 * @RBK_USE_PACKAGE: packages, rounded up, after free units
 * @RBK_USE_GRADUATED: each unit at its own tier's price
 * @RBK_USE_VOLUME: all units at the price of the tier reached
 *
 * How use becomes an amount in other systems.
 */
typedef enum
{
  RBK_USE_FREE,
  RBK_USE_UNIT,
  RBK_USE_PACKAGE,
  RBK_USE_GRADUATED,
  RBK_USE_VOLUME,
} RbkUseKind;

/**
 * RbkUse:
 * @kind: how it is counted
 * @unit: for each unit, or for each package
 * @size: units in a package
 * @free: units before the first package
 * @tiers: (owned) (nullable) (element-type RbkChargeTier): of graduated and volume prices
 * @splits_a_unit: a tier of one unit carries a step that nothing else can
 * @is_uncapped: a hard cap is not in the price
 * @has_fractions: several tiers cost fractions of a minor unit
 *
 * What use costs, for every whole number of units.
 */
typedef struct
{
  RbkUseKind kind;
  RbkDecimal unit;
  gint64     size, free;
  GArray    *tiers;
  gboolean   splits_a_unit, is_uncapped, has_fractions;
} RbkUse;

/**
 * RbkSystem:
 * @title: what people call it
 * @separator: between the words of an id: `_` or `-`
 * @max_id: characters of an id
 * @has_tier_fees: whether a graduated tier may have a fee
 * @has_volume: whether there are volume tiers
 * @adds_up: whether it adds up all that is reported, whatever the meter says
 * @max_digits: significant digits of an amount; 0 for any number
 *
 * What a billing system can hold.
 */
typedef struct
{
  const char *title;
  char        separator;
  guint       max_id;
  gboolean    has_tier_fees, has_volume, adds_up;
  guint       max_digits;
} RbkSystem;

gboolean rbk_use_init (RbkUse            *self,
                       const RbkSystem   *system,
                       const RbkCardSpec *card,
                       gint64             units,
                       guint              minor_digits,
                       RbkDecimal        *fee,
                       char             **reason);
void     rbk_use_clear (RbkUse *self);
gboolean rbk_use_get_simple (const RbkUse *self, gint64 *free_units, RbkDecimal *unit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkUse, rbk_use_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include "rbk-rating-card.h"

/* Snaps what binary fractions leave over, far below any unit that is sold. */
#define SNAP "9"

static RbkRef
of_card (RbkWorkbook *self, guint plan, guint card, guint column)
{
  return rbk_ref (RBK_SHEET_INPUTS, self->plans[plan].cards[card].row, column);
}

static RbkRef
of_tiers (RbkWorkbook *self, guint plan, guint card, const RbkCardSpec *spec, guint column)
{
  guint first = self->plans[plan].cards[card].tiers;

  return rbk_range (RBK_SHEET_INPUTS, first, column, first + spec->n_tiers - 1, column);
}

/* Each unit at its own tier's price, a flat price where a tier is entered. */
static char *
write_graduated (
    RbkWorkbook *self, guint plan, guint card, const RbkCardSpec *spec, const char *quantity)
{
  RbkRef from = of_tiers (self, plan, card, spec, RBK_TIER_FROM);
  RbkRef to = of_tiers (self, plan, card, spec, RBK_TIER_TO);
  RbkRef unit = of_tiers (self, plan, card, spec, RBK_TIER_UNIT);
  RbkRef flat = of_tiers (self, plan, card, spec, RBK_TIER_FLAT);

  return g_strdup_printf ("SUMPRODUCT((%s>%s)*(%s>%s)*(((%s<%s)*%s+(%s>=%s)*%s-%s)*%s+%s))",
                          quantity, from.text, to.text, from.text, quantity, to.text, quantity,
                          quantity, to.text, to.text, from.text, unit.text, flat.text);
}

/* All units at the price of the tier that they reach. */
static char *
write_volume (RbkWorkbook       *self,
              guint              plan,
              guint              card,
              const RbkCardSpec *spec,
              const char        *quantity,
              const char        *billed)
{
  RbkRef           to = of_tiers (self, plan, card, spec, RBK_TIER_TO);
  RbkRef           unit = of_tiers (self, plan, card, spec, RBK_TIER_UNIT);
  RbkRef           flat = of_tiers (self, plan, card, spec, RBK_TIER_FLAT);
  RbkRef           included = of_card (self, plan, card, RBK_CARD_INCLUDED);
  g_autofree char *tier = g_strdup_printf ("1+SUMPRODUCT(--(%s<%s))", to.text, quantity);

  return g_strdup_printf ("%s*INDEX(%s,%s)+IF(%s>%s,INDEX(%s,%s),0)", billed, unit.text, tier,
                          quantity, included.text, flat.text, tier);
}

static char *
write_price (
    RbkWorkbook *self, guint plan, guint card, const RbkCardSpec *spec, const char *quantity)
{
  RbkRef           amount = of_card (self, plan, card, RBK_CARD_AMOUNT);
  g_autofree char *billed = g_strdup_printf ("MAX(0,%s-%s)", quantity,
                                             of_card (self, plan, card, RBK_CARD_INCLUDED).text);

  if (spec->meter < 0)
    return g_strdup (amount.text);
  switch (spec->price)
    {
    case RBK_PRICE_KIND_PER_UNIT:
      return g_strdup_printf ("%s*%s", billed, amount.text);
    case RBK_PRICE_KIND_PACKAGE:
      return g_strdup_printf ("ROUNDUP(ROUND(%s/%s," SNAP "),0)*%s", billed,
                              of_card (self, plan, card, RBK_CARD_PACKAGE).text, amount.text);
    case RBK_PRICE_KIND_GRADUATED:
      return write_graduated (self, plan, card, spec, quantity);
    case RBK_PRICE_KIND_VOLUME:
      return write_volume (self, plan, card, spec, quantity, billed);
    case RBK_PRICE_KIND_FLAT:
    default:
      return g_strdup (amount.text);
    }
}

/* Writes what a rate card charges a month for a quantity in its billing period, rounded once, as
 * a part of a formula. An empty minimum or maximum clips nothing. */
char *
rbk_workbook_charge (
    RbkWorkbook *self, guint plan, guint card, const RbkCardSpec *spec, const char *quantity)
{
  g_autofree char *price = write_price (self, plan, card, spec, quantity);

  return g_strdup_printf ("ROUND(MIN(MAX(%s,%s),%s)/%s,%u)", price,
                          of_card (self, plan, card, RBK_CARD_MINIMUM).text,
                          of_card (self, plan, card, RBK_CARD_MAXIMUM).text,
                          of_card (self, plan, card, RBK_CARD_MONTHS).text,
                          self->spec->minor_digits);
}

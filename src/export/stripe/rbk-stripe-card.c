/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-stripe-terms.h"
#include "rbk-stripe-text.h"

/* Stripe's interval of a billing period. It takes one unit, and three years at most. */
static gboolean
find_interval (RbkStripeCard *card)
{
  const char *cadence = rbk_rate_card_get_cadence (card->record);
  RbkDuration duration;

  card->interval = NULL;
  card->interval_count = 1;
  if (card->card->is_once)
    return TRUE;
  if (!rbk_duration_parse (cadence != NULL ? cadence : "P1M", &duration, NULL))
    return FALSE;
  if ((duration.years > 0 || duration.months > 0) && duration.weeks + duration.days > 0)
    return FALSE;
  if (duration.weeks > 0 && duration.days > 0)
    return FALSE;

  card->interval = duration.days > 0     ? "day"
                   : duration.weeks > 0  ? "week"
                   : duration.months > 0 ? "month"
                                         : "year";
  card->interval_count = duration.days > 0     ? duration.days
                         : duration.weeks > 0  ? duration.weeks
                         : duration.months > 0 ? duration.months + 12 * MIN (duration.years, 4)
                                               : duration.years;
  return card->interval_count > 0 && card->interval_count <= (duration.days > 0     ? 1095U
                                                              : duration.weeks > 0  ? 156U
                                                              : duration.months > 0 ? 36U
                                                                                    : 3U);
}

/* The prices that a rate card is made of, and which of them each currency has. */
static gboolean
has_part (const RbkStripeTerms *terms, RbkStripeRole role)
{
  const RbkStripeCharge *charge = &terms->charge;

  if (!terms->is_sold)
    return FALSE;
  switch (role)
    {
    case RBK_STRIPE_FEE:
      return !charge->has_use;
    case RBK_STRIPE_MINIMUM:
      return charge->has_use && !rbk_decimal_is_zero (charge->base);
    case RBK_STRIPE_USE:
      return charge->has_use;
    case RBK_STRIPE_YEAR:
      return terms->has_year;
    case RBK_STRIPE_TOP_UP:
    case RBK_STRIPE_COMMITMENT:
    default:
      return FALSE;
    }
}

static const RbkStripeCharge *
get_charge (const RbkStripeTerms *terms, RbkStripeRole role)
{
  return role == RBK_STRIPE_YEAR ? &terms->year : &terms->charge;
}

static gboolean
fits_one_price (const RbkStripeTerms *first, const RbkStripeTerms *other, RbkStripeRole role)
{
  return role != RBK_STRIPE_USE || rbk_stripe_charge_is_alike (&first->charge, &other->charge);
}

static void
set_product (RbkStripeCatalog *self, const RbkStripeCard *card, RbkStripePrice *price)
{
  const RbkDecimal *seats = rbk_plan_get_seats (card->plan_record);
  g_autofree char  *plan = rbk_stripe_name ("product", card->plan->key, NULL);

  if (price->role != RBK_STRIPE_USE)
    {
      price->product = rbk_stripe_catalog_find (self->products, plan);
      return;
    }
  price->product = rbk_stripe_catalog_get_use_product (self, card);
  price->meter = rbk_stripe_catalog_get_meter (self, card->card->meter);
  if (price->meter == NULL && seats != NULL)
    rbk_decimal_to_int (*seats, &price->quantity);
}

static void
add_part (RbkStripeCatalog     *self,
          const RbkStripeCard  *card,
          const RbkStripeTerms *terms,
          RbkStripeRole         role)
{
  g_autofree gboolean *is_placed = g_new0 (gboolean, self->n_moneys);

  for (guint i = 0; i < self->n_moneys; i++)
    {
      RbkStripePrice *price;

      if (is_placed[i] || !has_part (&terms[i], role))
        continue;
      price = rbk_stripe_catalog_add_price (self, card, role, i);
      set_product (self, card, price);
      for (guint j = i; j < self->n_moneys; j++)
        {
          if (is_placed[j] || !has_part (&terms[j], role) ||
              !fits_one_price (&terms[i], &terms[j], role))
            continue;
          rbk_stripe_catalog_set_charge (self, price, get_charge (&terms[j], role), j);
          is_placed[j] = TRUE;
        }
      if (i > 0)
        rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                        N_ ("its terms in %s are not those of %s with other amounts, so they are a "
                            "price of their own: %s"),
                        self->moneys[i].name, self->moneys[0].name, price->lookup_key);
    }
}

static void
report_parts (RbkStripeCatalog *self, const RbkStripeCard *card, const RbkStripeTerms *terms)
{
  gboolean splits = FALSE, rounds = FALSE, has_minimum = FALSE, has_year = FALSE, fills = FALSE;

  for (guint i = 0; i < self->n_moneys; i++)
    {
      splits = splits || (terms[i].is_sold && terms[i].charge.splits_a_unit);
      rounds = rounds || (terms[i].is_sold && terms[i].charge.rounds_by_tier);
      fills = fills || (terms[i].is_sold && terms[i].charge.rounds_down);
      has_minimum = has_minimum || has_part (&terms[i], RBK_STRIPE_MINIMUM);
      has_year = has_year || has_part (&terms[i], RBK_STRIPE_YEAR);
    }
  if (has_minimum)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                    N_ ("the minimum charge is a price of its own, billed when a period begins; "
                        "what use costs beyond it is billed when the period ends"));
  if (has_year)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                    N_ ("who pays for a year ahead has a yearly price instead of the monthly one; "
                        "a subscription mixes it with monthly use only in Stripe's flexible "
                        "billing mode"));
  if (splits)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("a step of the price is a tier of one unit, and an invoice shows it so; "
                        "report whole units only"));
  if (fills)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("what is included becomes packages that count once they are used up; "
                        "report whole units only"));
  if (rounds)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                    N_ ("several tiers have fractions of a minor unit; compare an invoice in test "
                        "mode, in case each tier is rounded on a line of its own"));
}

static void
report_limit (RbkStripeCatalog *self, const RbkStripeCard *card, const RbkStripeCharge *charge)
{
  const RbkCardSpec *spec = card->card;
  const char        *meter = self->job->spec->meters[spec->meter].name;
  g_autofree char   *cap = rbk_decimal_to_string (spec->cap);
  g_autofree char   *alerts = rbk_stripe_join_alerts (spec);

  if (!spec->has_cap)
    return;
  if (spec->limit == RBK_LIMIT_HARD)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "your product must block use past %s (%s); Stripe never blocks, and %s", cap,
                    meter,
                    charge->is_uncapped ? "bills what is let through"
                                        : "does not bill what is let through");
  if (spec->limit == RBK_LIMIT_SOFT)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("the soft cap of %s (%s) is yours to tell customers of; Stripe just bills "
                        "on"),
                    cap, meter);
  if (spec->n_alerts > 0)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("your product must send the alerts at %s %% of %s; Stripe's own fire once "
                        "for a customer, not once a period"),
                    alerts, cap);
}

/* What a rate card asks that no price can carry, whatever its amounts are. */
static gboolean
check_card (RbkStripeCatalog *self, RbkStripeCard *card, const RbkStripeCharge *charge)
{
  gboolean is_tiered =
      charge->scheme == RBK_STRIPE_GRADUATED || charge->scheme == RBK_STRIPE_VOLUME;

  if (!find_interval (card))
    {
      rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where,
                      N_ ("Stripe bills every so many days, weeks, months or years, three years at "
                          "most, and not every %s; choose such a period"),
                      rbk_rate_card_get_cadence (card->record));
      return FALSE;
    }
  if (card->interval == NULL && charge->has_use &&
      (is_tiered || self->job->spec->meters[card->card->meter].kind != RBK_METER_KIND_SEAT))
    {
      rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where,
                      N_ ("Stripe bills use and tiers every period and not once; give it a "
                          "period"));
      return FALSE;
    }
  return TRUE;
}

/* What a rate card charges in every currency. */
static gboolean
read_terms (RbkStripeCatalog *self, RbkStripeCard *card, RbkStripeTerms *terms)
{
  int        meter = card->card->meter;
  RbkDecimal units = meter >= 0 ? rbk_stripe_catalog_get_units (self, meter) : RBK_DECIMAL_ONE;
  gboolean   is_exact = TRUE;

  for (guint i = 0; i < self->n_moneys; i++)
    {
      g_autofree char *reason = NULL;

      if (!rbk_stripe_terms_init (&terms[i], card->card, card->record, units, &self->moneys[i],
                                  i == 0, &reason))
        {
          is_exact = FALSE;
          rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where, "%s%s%s",
                          i > 0 ? self->moneys[i].name : "", i > 0 ? ": " : "", reason);
        }
      else if (!terms[i].is_sold)
        g_hash_table_insert (self->unsold,
                             g_strdup_printf ("%s %s", card->plan->key, self->moneys[i].code),
                             g_strdup (card->where));
      else if (!check_card (self, card, &terms[i].charge))
        return FALSE;
    }
  return is_exact;
}

static void
add_parts (RbkStripeCatalog *self, const RbkStripeCard *card, const RbkStripeTerms *terms)
{
  static const RbkStripeRole parts[] = { RBK_STRIPE_FEE, RBK_STRIPE_YEAR, RBK_STRIPE_MINIMUM,
                                         RBK_STRIPE_USE };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (self, card, terms, parts[i]);
  report_parts (self, card, terms);
  if (card->card->meter >= 0)
    {
      rbk_stripe_catalog_get_meter (self, card->card->meter);
      report_limit (self, card, &terms[0].charge);
      rbk_stripe_catalog_add_alerts (self, card);
    }
  rbk_stripe_catalog_add_wallet (self, card);
  if (card->interval == NULL)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("it is billed once; your product must add it to a customer's first "
                        "invoice"));
}

/**
 * rbk_stripe_catalog_add_card:
 * @self: a catalogue
 * @card: a rate card and where it stands
 *
 * Adds the prices of a rate card, with their product and meter: one for a fee and one for it
 * paid yearly, or one for use and one for a minimum charge. Currencies share a price where
 * its shape is the same. What can't be billed alike is added to the losses instead.
 */
void
rbk_stripe_catalog_add_card (RbkStripeCatalog *self, RbkStripeCard *card)
{
  g_autofree RbkStripeTerms *terms = g_new0 (RbkStripeTerms, self->n_moneys);

  if (read_terms (self, card, terms))
    add_parts (self, card, terms);
  for (guint i = 0; i < self->n_moneys; i++)
    rbk_stripe_terms_clear (&terms[i]);
}

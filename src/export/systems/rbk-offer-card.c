/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offer.h"

#include "rbk-system-text.h"

/* Events are reported in the units that a meter counts inside, where a customer's unit is a
 * whole number of them: tokens, and not thousands of tokens. */
static gint64
find_units (const RbkMeterSpec *meter)
{
  gint64 units;

  if (meter == NULL || meter->kind == RBK_METER_KIND_SEAT ||
      !rbk_decimal_to_int (meter->conversion, &units) || units < 1)
    return 1;
  return units;
}

static char *
find_name (RbkOfferCard *self)
{
  const char *name = rbk_rate_card_get_name (self->record);

  if (name == NULL && self->meter != NULL)
    name = rbk_meter_get_name (self->meter);
  return g_strdup (name != NULL ? name : self->card->key);
}

static void
report_wallet (RbkOffer *self, const RbkOfferCard *card)
{
  RbkEntitlement  *entitlement = rbk_rate_card_get_entitlement (card->record);
  RbkWalletPolicy *wallet = entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;

  if (wallet == NULL)
    return;
  rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                  N_ ("your product must keep the wallet: grants, their expiry and the order in "
                      "which they are used are not part of this export"));
  if (rbk_wallet_policy_get_rollover (wallet) != RBK_ROLLOVER_NONE)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("your product must carry unused units over, and take off the bill what "
                        "they cover"));
  if (rbk_wallet_policy_get_topup_amount (wallet) != NULL)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("your product must sell the top-ups, and credit them when they are paid"));
}

static void
report_use (RbkOffer *self, const RbkOfferCard *card)
{
  if (card->use.splits_a_unit)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("a step of the price is a tier of one unit, and an invoice shows it so; "
                        "report whole units only"));
  if (card->use.has_fractions)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                    N_ ("several tiers have fractions of a minor unit; compare a test invoice, in "
                        "case each tier is rounded on a line of its own"));
  if (card->use.kind != RBK_USE_FREE && !rbk_decimal_is_zero (card->fee))
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                    N_ ("the minimum charge is a fee of its own; what use costs beyond it is "
                        "billed when the period ends"));
  if (card->units > 1)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "prices and limits are for each %s; report usage so, %" G_GINT64_FORMAT
                    " of them for each %s of the book",
                    rbk_meter_get_internal_unit (card->meter) != NULL
                        ? rbk_meter_get_internal_unit (card->meter)
                        : "internal unit",
                    card->units,
                    rbk_meter_get_unit (card->meter) != NULL ? rbk_meter_get_unit (card->meter)
                                                             : "unit");
  if (card->meter != NULL && self->system->adds_up &&
      card->meter_spec->kind != RBK_METER_KIND_SEAT &&
      (rbk_meter_get_aggregation (card->meter) == RBK_AGGREGATION_MAX ||
       rbk_meter_get_aggregation (card->meter) == RBK_AGGREGATION_LAST))
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "%s adds up what is reported; report the %s value of a period, once",
                    self->system->title,
                    rbk_meter_get_aggregation (card->meter) == RBK_AGGREGATION_MAX ? "highest"
                                                                                   : "last");
  if (card->meter_spec != NULL && card->meter_spec->kind == RBK_METER_KIND_SEAT)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("your product must report the number of seats in each billing period, "
                        "once"));
}

/**
 * rbk_offer_card_new:
 * @self: an offer
 * @plan: the plan
 * @phase: the phase
 * @spec: the frozen book of its currency and interval
 * @book: the same book
 * @index: which card of the phase
 *
 * Reads what a rate card charges. Where the system can't bill it, that is added to the losses
 * and the card costs nothing.
 *
 * Returns: (transfer full): the card
 */
RbkOfferCard *
rbk_offer_card_new (RbkOffer            *self,
                    const RbkOfferPlan  *plan,
                    const RbkOfferPhase *phase,
                    const RbkSpec       *spec,
                    RbkBook             *book,
                    guint                index)
{
  RbkOfferCard    *card = g_new0 (RbkOfferCard, 1);
  g_autofree char *reason = NULL;
  const char      *cadence;

  card->card = &phase->phase->cards[index];
  card->record = g_list_model_get_item (rbk_phase_get_rate_cards (phase->record), index);
  if (card->card->meter >= 0)
    {
      card->meter_spec = &spec->meters[card->card->meter];
      card->meter = g_list_model_get_item (rbk_book_get_meters (book), (guint) card->card->meter);
    }
  card->where = g_strdup_printf ("%s.%s", phase->where, card->card->key);
  card->name = find_name (card);
  card->units = find_units (card->meter_spec);
  cadence = rbk_rate_card_get_cadence (card->record);
  if (card->card->is_once ||
      !rbk_duration_parse (cadence != NULL ? cadence : "P1M", &card->period, NULL))
    card->period = (RbkDuration){ 0 };

  if (!rbk_use_init (&card->use, self->system, card->card, card->units, plan->minor_digits,
                     &card->fee, &reason))
    rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where, "%s", reason);
  else if (card->card->is_once && card->use.kind != RBK_USE_FREE)
    rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where,
                    N_ ("use is billed every period and not once; give it a period"));
  report_use (self, card);
  report_wallet (self, card);
  return card;
}

/**
 * rbk_offer_card_free:
 * @self: (nullable) (transfer full): a card
 *
 * Frees it.
 */
void
rbk_offer_card_free (RbkOfferCard *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->record);
  g_clear_object (&self->meter);
  g_free (self->where);
  g_free (self->name);
  rbk_use_clear (&self->use);
  g_free (self);
}

/**
 * rbk_offer_card_get_allowance:
 * @self: a rate card
 * @is_limit: (out): whether use is blocked past it
 *
 * Returns: units a customer may use: the cap, else what is included; -1 where neither is said,
 *   or where it is no whole number
 */
gint64
rbk_offer_card_get_allowance (const RbkOfferCard *self, gboolean *is_limit)
{
  const RbkCardSpec *card = self->card;
  RbkDecimal         units = rbk_decimal_from_int (self->units);
  RbkDecimal         amount = card->has_cap ? card->cap : card->included;
  gint64             whole;

  *is_limit = card->has_cap && card->limit == RBK_LIMIT_HARD;
  if (card->meter < 0 || (!card->has_cap && !card->has_included))
    return -1;
  if (!rbk_decimal_to_int (rbk_decimal_round (rbk_decimal_mul (amount, units), 0, RBK_ROUND_FLOOR),
                           &whole) ||
      whole > RBK_SYSTEM_MAX_INTEGER)
    return -1;
  return whole;
}

/**
 * rbk_offer_card_get_alerts:
 * @self: a rate card
 *
 * Returns: (transfer full): the percentages of the cap at which customers are told, with commas
 */
char *
rbk_offer_card_get_alerts (const RbkOfferCard *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->card->n_alerts; i++)
    {
      g_autofree char *share = rbk_decimal_to_string (self->card->alerts[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", share);
    }
  return g_string_free (text, FALSE);
}

/**
 * rbk_offer_card_report_limit:
 * @self: an offer
 * @card: a rate card
 * @blocks: whether the system says no past a hard cap
 * @alerts: whether it tells when a share of the cap is used
 *
 * Adds to the losses what a product has to see to itself about the limit of a rate card.
 */
void
rbk_offer_card_report_limit (RbkOffer           *self,
                             const RbkOfferCard *card,
                             gboolean            blocks,
                             gboolean            alerts)
{
  const RbkCardSpec *spec = card->card;
  g_autofree char   *cap = rbk_decimal_to_string (spec->cap);
  g_autofree char   *shares = rbk_offer_card_get_alerts (card);
  const char        *bills =
      card->use.is_uncapped ? "what is let through is billed" : "what is let through is not billed";

  if (spec->meter < 0 || !spec->has_cap)
    return;
  if (spec->limit == RBK_LIMIT_HARD && blocks)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "your product must ask %s before it serves past %s, and block; %s",
                    self->system->title, cap, bills);
  else if (spec->limit == RBK_LIMIT_HARD)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "your product must block use past %s; %s does not, and %s", cap,
                    self->system->title, bills);
  else if (!blocks)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("the soft cap of %s is yours to tell customers of"), cap);
  if (spec->n_alerts > 0 && !alerts)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    N_ ("your product must send the alerts at %s %% of %s"), shares, cap);
}

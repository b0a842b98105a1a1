/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-killbill.h"

#include "rbk-system-text.h"

static const RbkPeriodName periods[] = {
  { 1, 0, "MONTHLY" },      { 0, 1, "DAILY" },        { 0, 7, "WEEKLY" },
  { 0, 14, "BIWEEKLY" },    { 0, 30, "THIRTY_DAYS" }, { 0, 60, "SIXTY_DAYS" },
  { 0, 90, "NINETY_DAYS" }, { 2, 0, "BIMESTRIAL" },   { 3, 0, "QUARTERLY" },
  { 4, 0, "TRIANNUAL" },    { 6, 0, "BIANNUAL" },     { 12, 0, "ANNUAL" },
  { 24, 0, "BIENNIAL" },
};

/**
 * rbk_killbill_indent:
 * @self: a catalogue
 *
 * Begins a line.
 */
void
rbk_killbill_indent (RbkKillbillWriter *self)
{
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

/**
 * rbk_killbill_open_element:
 * @self: a catalogue
 * @format: the name and the attributes, as for printf; what is filled in is escaped
 * @...: its arguments
 *
 * Begins an element.
 */
void
rbk_killbill_open_element (RbkKillbillWriter *self, const char *format, ...)
{
  g_autofree char *start = NULL;
  va_list          arguments;

  va_start (arguments, format);
  start = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  rbk_killbill_indent (self);
  g_string_append_printf (self->text, "<%s>\n", start);
  self->depth++;
}

/**
 * rbk_killbill_close_element:
 * @self: a catalogue
 * @name: the name of the element
 *
 * Ends an element.
 */
void
rbk_killbill_close_element (RbkKillbillWriter *self, const char *name)
{
  self->depth--;
  rbk_killbill_indent (self);
  g_string_append_printf (self->text, "</%s>\n", name);
}

/**
 * rbk_killbill_leaf:
 * @self: a catalogue
 * @name: the name of the element
 * @value: its text
 *
 * Writes an element with text. Characters that XML has no way to write are left out.
 */
void
rbk_killbill_leaf (RbkKillbillWriter *self, const char *name, const char *value)
{
  g_autofree char *escaped = rbk_system_escape_xml (value);

  rbk_killbill_indent (self);
  g_string_append_printf (self->text, "<%s>%s</%s>\n", name, escaped, name);
}

static void
write_price (RbkKillbillWriter *self, const char *name, const char *currency, RbkDecimal amount)
{
  g_autofree char *value = rbk_decimal_to_string (amount);

  rbk_killbill_open_element (self, "%s", name);
  rbk_killbill_open_element (self, "price");
  rbk_killbill_leaf (self, "currency", currency);
  rbk_killbill_leaf (self, "value", value);
  rbk_killbill_close_element (self, "price");
  rbk_killbill_close_element (self, name);
}

static void
write_block (RbkKillbillWriter *self,
             const char        *unit,
             const char        *currency,
             gint64             size,
             RbkDecimal         amount,
             gint64             max)
{
  g_autofree char *size_text = g_strdup_printf ("%" G_GINT64_FORMAT, size);
  g_autofree char *max_text = g_strdup_printf ("%" G_GINT64_FORMAT, max);

  rbk_killbill_open_element (self, "tier");
  rbk_killbill_open_element (self, "blocks");
  rbk_killbill_open_element (self, "tieredBlock");
  rbk_killbill_leaf (self, "unit", unit);
  rbk_killbill_leaf (self, "size", size_text);
  write_price (self, "prices", currency, amount);
  rbk_killbill_leaf (self, "max", max_text);
  rbk_killbill_close_element (self, "tieredBlock");
  rbk_killbill_close_element (self, "blocks");
  rbk_killbill_close_element (self, "tier");
}

/* A tier's maximum is its own width in blocks, and -1 in the last one. */
static void
write_tiers (RbkKillbillWriter *self, const RbkUse *use, const char *unit, const char *currency)
{
  gint64 from = 0;

  if (use->kind == RBK_USE_PACKAGE && use->free > 0)
    write_block (self, unit, currency, 1, RBK_DECIMAL_ZERO, use->free);
  if (use->kind == RBK_USE_PACKAGE || use->kind == RBK_USE_UNIT)
    write_block (self, unit, currency, use->kind == RBK_USE_PACKAGE ? use->size : 1, use->unit, -1);
  for (guint i = 0; use->tiers != NULL && i < use->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (use->tiers, RbkChargeTier, i);

      write_block (self, unit, currency, 1, tier->unit, tier->is_open ? -1 : tier->up_to - from);
      from = tier->up_to;
    }
}

static void
write_usage (RbkKillbillWriter *self, const RbkOfferPlan *plan, const RbkOfferCard *card)
{
  RbkOffer   *offer = self->offer;
  const char *unit = rbk_offer_get_id (offer, "xml", "unit", card->meter_spec->key);
  const char *period =
      rbk_offer_find_period (offer, periods, G_N_ELEMENTS (periods), &card->period, card->where);

  rbk_killbill_open_element (self,
                             card->use.kind == RBK_USE_VOLUME
                                 ? "usage name=\"%s\" billingMode=\"IN_ARREAR\" "
                                   "usageType=\"CONSUMABLE\" "
                                   "tierBlockPolicy=\"TOP_TIER\""
                                 : "usage name=\"%s\" billingMode=\"IN_ARREAR\" "
                                   "usageType=\"CONSUMABLE\"",
                             rbk_offer_get_id (offer, "xml", "usage", card->where));
  rbk_killbill_leaf (self, "billingPeriod", period);
  rbk_killbill_open_element (self, "tiers");
  write_tiers (self, &card->use, unit, plan->currency);
  rbk_killbill_close_element (self, "tiers");
  rbk_killbill_close_element (self, "usage");
}

static void
write_duration (RbkKillbillWriter *self, const RbkOfferPhase *phase)
{
  const RbkDuration *duration = &phase->phase->duration;
  guint              months = 12 * duration->years + duration->months;
  guint              days = 7 * duration->weeks + duration->days;
  g_autofree char   *number = g_strdup_printf ("%u", months > 0 ? months : days);

  rbk_killbill_open_element (self, "duration");
  rbk_killbill_leaf (self, "unit",
                     !phase->phase->has_duration ? "UNLIMITED"
                     : months > 0                ? "MONTHS"
                                                 : "DAYS");
  if (phase->phase->has_duration)
    rbk_killbill_leaf (self, "number", number);
  rbk_killbill_close_element (self, "duration");
  if (phase->phase->has_duration && months > 0 && days > 0)
    rbk_losses_add (self->offer->losses, RBK_LOSS_BILL, phase->where,
                    N_ ("Kill Bill counts how long a phase lasts in months or in days, not in "
                        "both; give it whole months, or days alone"));
}

static const char *
get_phase_type (const RbkOfferPhase *phase)
{
  if (phase->is_main)
    return phase->phase->has_duration ? "FIXEDTERM" : "EVERGREEN";
  switch (phase->phase->kind)
    {
    case RBK_PHASE_KIND_TRIAL:
      return "TRIAL";
    case RBK_PHASE_KIND_DISCOUNT:
      return "DISCOUNT";
    case RBK_PHASE_KIND_RAMP:
    case RBK_PHASE_KIND_EVERGREEN:
    default:
      return "FIXEDTERM";
    }
}

static void
write_fees (RbkKillbillWriter *self, const RbkOfferPlan *plan, const RbkOfferPhase *phase)
{
  RbkOfferFees fees;
  gboolean     is_recurring;

  rbk_offer_phase_get_fees (self->offer, phase, &fees);
  is_recurring = phase->is_main || !rbk_decimal_is_zero (fees.recurring);
  if (!is_recurring || !rbk_decimal_is_zero (fees.once))
    {
      rbk_killbill_open_element (self, "fixed");
      write_price (self, "fixedPrice", plan->currency, fees.once);
      rbk_killbill_close_element (self, "fixed");
    }
  if (!is_recurring)
    return;
  rbk_killbill_open_element (self, "recurring");
  rbk_killbill_leaf (self, "billingPeriod",
                     rbk_offer_find_period (self->offer, periods, G_N_ELEMENTS (periods),
                                            &fees.period, phase->where));
  write_price (self, "recurringPrice", plan->currency, fees.recurring);
  rbk_killbill_close_element (self, "recurring");
}

/**
 * rbk_killbill_write_phase:
 * @self: a catalogue
 * @plan: a plan
 * @phase: one of its phases
 *
 * Writes a phase: how long it is, its fees together, and what use costs.
 */
void
rbk_killbill_write_phase (RbkKillbillWriter   *self,
                          const RbkOfferPlan  *plan,
                          const RbkOfferPhase *phase)
{
  const char *name = phase->is_main ? "finalPhase" : "phase";
  guint       n_usages = 0;

  rbk_offer_phase_check_meters (self->offer, phase);
  rbk_killbill_open_element (self, "%s type=\"%s\"", name, get_phase_type (phase));
  write_duration (self, phase);
  write_fees (self, plan, phase);
  for (guint i = 0; i < phase->cards->len; i++)
    {
      const RbkOfferCard *card = g_ptr_array_index (phase->cards, i);

      rbk_offer_card_report_limit (self->offer, card, FALSE, FALSE);
      if (card->use.kind == RBK_USE_FREE)
        continue;
      if (n_usages++ == 0)
        rbk_killbill_open_element (self, "usages");
      write_usage (self, plan, card);
    }
  if (n_usages > 0)
    rbk_killbill_close_element (self, "usages");
  rbk_killbill_close_element (self, name);
}

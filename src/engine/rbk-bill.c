/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-rating-card.h"

#include "rbk-error.h"

static RbkDecimal
usage_of (const RbkCardSpec *card, const RbkDecimal *usage)
{
  return card->meter >= 0 ? usage[card->meter] : RBK_DECIMAL_ZERO;
}

static gboolean
belongs_on_invoice (const RbkBillLine *line)
{
  return line->card->meter < 0 || rbk_decimal_sign (line->rating.quantity) > 0 ||
         rbk_decimal_sign (line->amount) > 0;
}

static void
add_line (const RbkSpec *spec, RbkBill *self, const RbkCardSpec *card, RbkDecimal usage)
{
  RbkBillLine *line = &self->lines[self->n_lines];

  line->card = card;
  rbk_rate_card_rate (card, usage, &line->rating);
  line->amount = rbk_decimal_round (line->rating.amount, spec->minor_digits, RBK_ROUND_HALF_AWAY);
  self->total = rbk_decimal_add (self->total, line->amount);
  if (card->meter >= 0)
    self->blocked[card->meter] = rbk_decimal_max (self->blocked[card->meter], line->rating.blocked);
  if (belongs_on_invoice (line))
    self->n_lines++;
}

/**
 * rbk_bill_new:
 * @spec: a spec
 * @plan: one of its plans
 * @phase: one of the plan's phases
 * @usage: units used in the billing period, one number for each meter of the spec
 * @error: return location for a [error@Error]
 *
 * Bills a period of a phase: each rate card for one of its own billing periods, each line
 * rounded once to the currency's minor unit, a half away from zero. Fees are always lines;
 * a metered rate card is one when something was used or is charged. Fails with
 * `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the bill; it borrows from @spec
 */
RbkBill *
rbk_bill_new (const RbkSpec      *spec,
              const RbkPlanSpec  *plan,
              const RbkPhaseSpec *phase,
              const RbkDecimal   *usage,
              GError            **error)
{
  g_autoptr (RbkBill) self = g_new0 (RbkBill, 1);

  g_return_val_if_fail (spec != NULL && plan != NULL && phase != NULL, NULL);
  g_return_val_if_fail (usage != NULL || spec->n_meters == 0, NULL);

  self->plan = plan;
  self->phase = phase;
  self->lines = g_new0 (RbkBillLine, phase->n_cards);
  self->n_meters = spec->n_meters;
  self->blocked = g_new0 (RbkDecimal, spec->n_meters);
  for (guint i = 0; i < phase->n_cards; i++)
    add_line (spec, self, &phase->cards[i], usage_of (&phase->cards[i], usage));

  if (rbk_decimal_is_valid (self->total))
    return g_steal_pointer (&self);
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("%s: the bill is more than can be computed; use less or lower its prices"),
               plan->key);
  return NULL;
}

/**
 * rbk_bill_free:
 * @self: (transfer full): a bill
 *
 * Frees a bill.
 */
void
rbk_bill_free (RbkBill *self)
{
  g_free (self->lines);
  g_free (self->blocked);
  g_free (self);
}

static char *
write_plain (RbkDecimal number, gpointer user_data)
{
  return rbk_decimal_to_string (number);
}

/**
 * rbk_bill_line_describe:
 * @spec: the bill's spec
 * @line: one of its lines
 *
 * Returns: (transfer full): a line for an invoice, in English: `AI runs: 250 × AI run, 200
 *   included`
 */
char *
rbk_bill_line_describe (const RbkSpec *spec, const RbkBillLine *line)
{
  return rbk_bill_line_describe_as (spec, line, write_plain, NULL);
}

/**
 * rbk_bill_line_describe_as:
 * @spec: the bill's spec
 * @line: one of its lines
 * @number: (scope call): how numbers are written
 * @user_data: given to it
 *
 * Returns: (transfer full): the line as rbk_bill_line_describe() has it, with numbers as those
 *   who read it write them: `AI runs: 12,500 × AI run, 10,000 included`
 */
char *
rbk_bill_line_describe_as (const RbkSpec     *spec,
                           const RbkBillLine *line,
                           RbkNumberText      number,
                           gpointer           user_data)
{
  const RbkCardSpec  *card;
  const RbkMeterSpec *meter;
  g_autofree char    *used = NULL;
  g_autofree char    *included = NULL;
  g_autofree char    *blocked = NULL;
  GString            *text;

  g_return_val_if_fail (spec != NULL && line != NULL, NULL);
  g_return_val_if_fail (number != NULL, NULL);

  card = line->card;
  text = g_string_new (card->name);
  if (card->meter < 0)
    return g_string_free (text, FALSE);

  meter = &spec->meters[card->meter];
  used = number (line->rating.quantity, user_data);
  included = number (card->included, user_data);
  blocked = number (line->rating.blocked, user_data);
  g_string_append_printf (text, ": %s × %s", used, meter->unit != NULL ? meter->unit : meter->name);
  if (card->has_included)
    g_string_append_printf (text, ", %s included", included);
  if (rbk_decimal_sign (line->rating.blocked) > 0)
    g_string_append_printf (text, ", %s blocked", blocked);
  return g_string_free (text, FALSE);
}

/**
 * rbk_bill_monthly:
 * @spec: a spec
 * @phase: a phase of one of its plans
 * @usage: units used in the month, one number for each meter of the spec
 *
 * Bills a month of even usage. A rate card of a longer billing period has its monthly share
 * of it, what is charged once has no part in it; each share is rounded once, as a line is.
 *
 * Returns: the total; invalid when it does not fit
 */
RbkDecimal
rbk_bill_monthly (const RbkSpec *spec, const RbkPhaseSpec *phase, const RbkDecimal *usage)
{
  RbkDecimal total = RBK_DECIMAL_ZERO;

  g_return_val_if_fail (spec != NULL && phase != NULL, RBK_DECIMAL_INVALID);
  g_return_val_if_fail (usage != NULL || spec->n_meters == 0, RBK_DECIMAL_INVALID);

  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      RbkDecimal         charge = rbk_card_spec_get_monthly_charge (card, usage_of (card, usage));

      total = rbk_decimal_add (total, rbk_card_spec_round_month (card, charge, spec->minor_digits));
    }
  return total;
}

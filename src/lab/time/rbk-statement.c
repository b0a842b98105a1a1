/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-statement-private.h"

#include "rbk-error.h"

static gboolean
fail (GError **error, RbkErrorCode code, const char *plan, const char *message)
{
  g_set_error (error, RBK_ERROR, code, "%s: %s", plan, message);

  return FALSE;
}

static gboolean
check_use (const RbkSpec *spec, const RbkStatement *self, const RbkUse *use, GError **error)
{
  g_autofree char *from = rbk_date_to_string (&self->from);
  g_autofree char *to = rbk_date_to_string (&self->to);
  const char      *what = use->meter >= 0 ? spec->meters[use->meter].key : "calls";

  if (!rbk_decimal_is_valid (use->amount) || rbk_decimal_sign (use->amount) < 0)
    return fail (error, RBK_ERROR_USAGE, what,
                 E_ ("nobody uses less than nothing; give 0 or more"));
  if (!use->has_day)
    return TRUE;
  if (use->meter >= 0 && spec->meters[use->meter].is_level)
    return fail (error, RBK_ERROR_USAGE, what,
                 E_ ("it is how much there is all month, so it has no day; leave out the day"));
  if (g_date_compare (&use->day, &self->from) >= 0 && g_date_compare (&use->day, &self->to) <= 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               E_ ("%s: the invoice is for %s to %s; give a day within, or another date of "
                   "invoice"),
               what, from, to);

  return FALSE;
}

/* Sets the terms of the month. */
static gboolean
set_terms (RbkStatement *self, const RbkLife *life, const GDate *day, GError **error)
{
  if (!rbk_life_has_begun (life, day))
    return fail (error, RBK_ERROR_REFUSED, life->plan->key,
                 E_ ("the customer has not subscribed by that date; give a later date, or an "
                     "earlier start"));
  rbk_life_get_period (life, day, &self->from, &self->to);
  self->n_days = g_date_get_julian (&self->to) - g_date_get_julian (&self->from) + 1;
  self->stretches = rbk_life_get_stretches (life, &self->from, &self->to);
  if (self->stretches->len == 0)
    return fail (error, RBK_ERROR_REFUSED, life->plan->key,
                 life->plan->is_quote_only ? E_ ("it is by quote only, so it has no bill")
                                           : E_ ("it has no terms; add a phase"));

  return TRUE;
}

/**
 * rbk_statement_new:
 * @spec: a spec, of any date
 * @life: the subscription, to one of its plans
 * @day: a day of the month to bill; without a start also the day of the invoice, on which is due
 *   what is not billed by months
 * @uses: (array length=n_uses): what was used in that month
 * @n_uses: how many there are
 * @error: return location for a [error@Error]
 *
 * Makes the invoice of a month, each stretch of terms on its own. What it says of a month does
 * not depend on @spec's date, nor on versions, rates, prices and phases that begin later. Fails
 * with `RBK_ERROR_REFUSED` for a day before the subscription and a plan without terms, with
 * `RBK_ERROR_USAGE` for use on a day of another month, and with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the invoice; it borrows from @spec
 */
RbkStatement *
rbk_statement_new (RbkSpec       *spec,
                   const RbkLife *life,
                   const GDate   *day,
                   const RbkUse  *uses,
                   guint          n_uses,
                   GError       **error)
{
  g_autoptr(RbkStatement) self = g_new0 (RbkStatement, 1);
  g_autoptr(GArray) parts = NULL;

  g_return_val_if_fail (spec != NULL && life != NULL && life->plan != NULL, NULL);
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  self->plan = life->plan;
  self->n_meters = spec->n_meters;
  self->used = g_new0 (RbkDecimal, spec->n_meters + 1);
  self->blocked = g_new0 (RbkDecimal, spec->n_meters + 1);
  self->lines = g_array_new (FALSE, TRUE, sizeof (RbkStatementLine));
  if (!set_terms (self, life, day, error))
    return NULL;
  for (guint i = 0; i < n_uses; i++)
    if (!check_use (spec, self, &uses[i], error))
      return NULL;

  parts = rbk_statement_split (self, spec, uses, n_uses);
  self->is_split = parts->len > 1;
  rbk_statement_add_lines (self, spec, life, day, parts);
  rbk_statement_add_cost (self, spec, uses, n_uses);
  if (rbk_decimal_is_valid (self->total) && rbk_decimal_is_valid (self->cost))
    return g_steal_pointer (&self);
  fail (error, RBK_ERROR_OVERFLOW, life->plan->key,
        E_ ("the bill is more than can be computed; use less or lower its prices"));

  return NULL;
}

/**
 * rbk_statement_free:
 * @self: (nullable) (transfer full): an invoice
 *
 * Frees it.
 */
void
rbk_statement_free (RbkStatement *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stretches, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self->used);
  g_free (self->blocked);
  g_free (self);
}

static gboolean
is_whole (const RbkStatement *self, const RbkStatementLine *line)
{
  return g_date_compare (&line->from, &self->from) == 0 &&
         g_date_compare (&line->to, &self->to) == 0;
}

/**
 * rbk_statement_describe_line:
 * @spec: the invoice's spec
 * @self: an invoice
 * @line: one of its lines
 *
 * Returns: (transfer full): the line for an invoice, in English, with its days where it is not
 *   for the whole month: `Base fee, 2026-06-15 to 2026-06-30 (16 of 30 days)`
 */
char *
rbk_statement_describe_line (const RbkSpec          *spec,
                             const RbkStatement     *self,
                             const RbkStatementLine *line)
{
  RbkBillLine      plain = { .card = line->card, .rating = line->rating, .amount = line->amount };
  g_autofree char *text = rbk_bill_line_describe (spec, &plain);

  return rbk_statement_describe_line_in (self, line, text);
}

/**
 * rbk_statement_describe_line_in:
 * @self: an invoice
 * @line: one of its lines
 * @text: what is billed, as it is written where the line is read
 *
 * Returns: (transfer full): the line as rbk_statement_describe_line() has it, with that text
 */
char *
rbk_statement_describe_line_in (const RbkStatement     *self,
                                const RbkStatementLine *line,
                                const char             *text)
{
  g_autofree char *from = rbk_date_to_string (&line->from);
  g_autofree char *to = rbk_date_to_string (&line->to);

  if (is_whole (self, line))
    return g_strdup (text);
  if (g_date_compare (&line->from, &line->to) == 0 && line->n_days == 0)
    return g_strdup_printf ("%s, %s", text, from);
  if (line->n_days == 0)
    return g_strdup_printf ("%s, %s to %s", text, from, to);

  return g_strdup_printf ("%s, %s to %s (%u of %u days)", text, from, to, line->n_days,
                          self->n_days);
}

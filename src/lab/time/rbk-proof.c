/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-proof.h"

#include <string.h>

static void
append_date (GString *text, const char *before, const GDate *date)
{
  g_autofree char *day = rbk_date_to_string (date);

  g_string_append_printf (text, "%s%s", before, day);
}

static void
append_number (GString *text, const char *before, RbkDecimal number)
{
  g_autofree char *digits = rbk_decimal_to_string (number);

  g_string_append_printf (text, "%s%s", before, digits);
}

static void
append_line (GString                *text,
             const RbkSpec          *spec,
             const RbkStatement     *self,
             const RbkStatementLine *line)
{
  g_autofree char *description = rbk_statement_describe_line (spec, self, line);

  g_string_append (text, description);
  append_date (text, " | ", &line->from);
  append_date (text, " ", &line->to);
  append_number (text, " | ", line->rating.quantity);
  append_number (text, " | ", line->rating.billed);
  append_number (text, " | ", line->amount);
  g_string_append_c (text, '\n');
}

/* Writes down all that an invoice says, exactly. Two invoices are the same when their texts are. */
static char *
statement_to_text (const RbkSpec *spec, const RbkStatement *self)
{
  GString *text = g_string_new (self->plan->key);

  append_date (text, " ", &self->from);
  append_date (text, " ", &self->to);
  g_string_append_printf (text, " %s\n", spec->currency);
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const RbkStretch *stretch = &g_array_index (self->stretches, RbkStretch, i);

      append_date (text, "", &stretch->from);
      append_date (text, " ", &stretch->to);
      g_string_append_printf (text, " %s\n", stretch->phase->key);
    }
  for (guint i = 0; i < self->lines->len; i++)
    append_line (text, spec, self, &g_array_index (self->lines, RbkStatementLine, i));
  for (guint i = 0; i < self->n_meters; i++)
    {
      g_string_append (text, spec->meters[i].key);
      append_number (text, " used ", self->used[i]);
      append_number (text, " blocked ", self->blocked[i]);
      g_string_append_c (text, '\n');
    }
  append_number (text, "total ", self->total);
  append_number (text, "\ncalls ", self->calls);
  append_number (text, " cost ", self->cost);
  g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}

static char *
bill (RbkSpec *spec, const RbkLife *life, const GDate *day, const RbkUse *use)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkStatement) statement = rbk_statement_new (spec, life, day, use, 1, &error);

  return statement != NULL ? statement_to_text (spec, statement)
                           : g_strdup_printf ("%s\n", error->message);
}

static void
check (RbkProof *self, RbkSpec *before, RbkSpec *after, RbkLife life, const GDate *day, RbkUse use)
{
  const RbkPlanSpec *plan = rbk_spec_find_plan (after, life.plan->key, NULL);
  g_autofree char   *was = bill (before, &life, day, &use);
  g_autofree char   *is = NULL;

  if (plan != NULL)
    {
      life.plan = plan;
      is = bill (after, &life, day, &use);
    }
  self->n_checked++;
  if (g_strcmp0 (was, is) == 0)
    self->n_same++;
  else if (self->changed == NULL)
    self->changed = g_strdup_printf ("%s\n%s", was, is != NULL ? is : "");
}

/* The months of a subscription that end before a day, each without use and at each level. */
static void
check_months (RbkProof      *self,
              RbkSpec       *before,
              RbkSpec       *after,
              const RbkLife *life,
              const GDate   *first,
              const GDate   *date)
{
  GDate day = *first, from, to;

  for (;;)
    {
      RbkUse use = { .meter = -1 };

      rbk_life_get_period (life, &day, &from, &to);
      if (g_date_compare (&to, date) >= 0 || g_date_compare (&to, &day) < 0)
        return;
      check (self, before, after, *life, &day, use);
      for (guint i = 0; i < before->n_levels; i++)
        {
          use.amount = before->levels[i].calls;
          check (self, before, after, *life, &day, use);
        }
      day = to;
      g_date_add_days (&day, 1);
    }
}

/**
 * rbk_proof_run:
 * @self: (out caller-allocates): what is found
 * @before: a book
 * @after: the same, changed
 * @date: from when the change holds
 * @n_months: how far back to look
 *
 * Makes the invoices of the months that ended before a day on both books and compares them to
 * the byte: of each plan, for customers who subscribed on the first and on the last day of the
 * first month and half a year later, and for those of whom it is not known; without use and at
 * each of the book's usage levels.
 */
void
rbk_proof_run (RbkProof *self, RbkSpec *before, RbkSpec *after, const GDate *date, guint n_months)
{
  GDate starts[3], first = *date;

  g_return_if_fail (self != NULL && before != NULL && after != NULL);
  g_return_if_fail (date != NULL && g_date_valid (date));

  memset (self, 0, sizeof (RbkProof));
  if (g_date_get_year (date) * 12u <= n_months + 12)
    return;
  g_date_subtract_months (&first, n_months);
  g_date_set_day (&first, 1);
  starts[0] = starts[1] = starts[2] = first;
  g_date_set_day (&starts[1],
                  g_date_get_days_in_month (g_date_get_month (&first), g_date_get_year (&first)));
  g_date_add_months (&starts[2], 6);
  for (guint i = 0; i < before->n_plans; i++)
    {
      RbkLife life = { .plan = &before->plans[i] };

      if (life.plan->n_phases == 0)
        continue;
      check_months (self, before, after, &life, &first, date);
      life.has_start = TRUE;
      for (guint j = 0; j < G_N_ELEMENTS (starts); j++)
        {
          life.start = starts[j];
          check_months (self, before, after, &life, &starts[j], date);
        }
    }
}

/**
 * rbk_proof_clear:
 * @self: what was found
 *
 * Frees what it holds.
 */
void
rbk_proof_clear (RbkProof *self)
{
  g_clear_pointer (&self->changed, g_free);
}

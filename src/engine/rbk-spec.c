/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-spec-private.h"

#include "rbk-costing.h"
#include "rbk-currency.h"

#include <string.h>

/* Goes one record down, to write its place into errors. Returns what leaves it again. */
gsize
rbk_freeze_enter (RbkFreeze *self, const char *member, guint index)
{
  gsize length = self->path->len;

  g_string_append_printf (self->path, ".%s[%u]", member, index);
  return length;
}

void
rbk_freeze_leave (RbkFreeze *self, gsize length)
{
  g_string_truncate (self->path, length);
}

/* Sets the error for a member of the record that is read. Returns FALSE, to be returned. */
gboolean
rbk_freeze_fail (RbkFreeze *self, const char *member, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error, RBK_ERROR, RBK_ERROR_INVALID, "%s.%s: %s", self->path->str, member,
               message);
  return FALSE;
}

/* Takes a number that can't be negative, or its fallback where there is none. */
gboolean
rbk_freeze_amount (RbkFreeze        *self,
                   const char       *member,
                   const RbkDecimal *value,
                   RbkDecimal        fallback,
                   RbkDecimal       *amount)
{
  *amount = value != NULL ? *value : fallback;
  if (!rbk_decimal_is_valid (*amount))
    return rbk_freeze_fail (self, member, E_ ("it is more than can be counted; make it less"));
  if (rbk_decimal_sign (*amount) >= 0)
    return TRUE;
  return rbk_freeze_fail (self, member,
                          E_ ("a negative number makes no sense here; write 0 or more"));
}

/* Takes a date where there is one. */
gboolean
rbk_freeze_date (
    RbkFreeze *self, const char *member, const char *text, gboolean *has_date, GDate *date)
{
  g_autoptr (GError) reason = NULL;

  *has_date = text != NULL;
  if (text == NULL || rbk_date_parse (text, date, &reason))
    return TRUE;
  return rbk_freeze_fail (self, member, "%s", reason->message);
}

/* A record without a key has an empty one, which nothing can refer to. */
void
rbk_freeze_names (RbkRecord *record, char **key, char **name)
{
  const char *own_key = rbk_record_get_key (record);
  const char *own_name = rbk_record_get_name (record);

  *key = g_strdup (own_key != NULL ? own_key : "");
  *name = g_strdup (own_name != NULL ? own_name : "");
}

int
rbk_freeze_find_meter (RbkFreeze *self, const char *key)
{
  for (guint i = 0; i < self->spec->n_meters; i++)
    if (g_strcmp0 (self->spec->meters[i].key, key) == 0)
      return (int) i;
  return -1;
}

static gboolean
freeze_book (RbkFreeze *self, const GDate *date)
{
  RbkSpec           *spec = self->spec;
  const RbkCurrency *currency = rbk_currency_find (rbk_book_get_currency (self->book));
  gboolean           has_date;

  if (currency == NULL)
    return rbk_freeze_fail (self, "currency",
                            E_ ("\"%s\" is no currency; write an ISO 4217 code: USD"),
                            rbk_book_get_currency (self->book) != NULL
                                ? rbk_book_get_currency (self->book)
                                : "");
  spec->title = g_strdup (rbk_book_get_title (self->book));
  spec->currency = g_strdup (currency->code);
  spec->minor_digits = currency->minor_digits;

  if (!rbk_freeze_date (self, "as_of", rbk_book_get_as_of (self->book), &has_date, &spec->date))
    return FALSE;
  if (date != NULL)
    spec->date = *date;
  else if (!has_date)
    rbk_date_today (&spec->date);

  return rbk_freeze_meters (self) && rbk_freeze_prices (self) && rbk_freeze_workloads (self) &&
         rbk_freeze_levels (self) && rbk_freeze_plans (self);
}

/**
 * rbk_spec_new:
 * @book: a book
 * @date: (nullable): the day on which prices are in force; by default the book's, else today
 * @error: return location for a [error@Error]
 *
 * Freezes a book. What happens to the book afterwards does not show in the spec. Fails with
 * `RBK_ERROR_INVALID` on the first thing that can't be computed with: a reference to what
 * is not there, a model without a price on that day, tiers out of order. The message begins
 * with its JSON path.
 *
 * Returns: (transfer full): the spec
 */
RbkSpec *
rbk_spec_new (RbkBook *book, const GDate *date, GError **error)
{
  g_autoptr (RbkSpec) spec = g_atomic_rc_box_new0 (RbkSpec);
  g_autoptr (GString) path = g_string_new ("$");
  RbkFreeze freeze = { .book = book, .spec = spec, .path = path, .error = error };

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);
  g_return_val_if_fail (date == NULL || g_date_valid (date), NULL);

  if (!freeze_book (&freeze, date))
    return NULL;
  return g_steal_pointer (&spec);
}

/**
 * rbk_spec_ref:
 * @self: a spec
 *
 * Returns: (transfer full): @self with one more reference; from any thread
 */
RbkSpec *
rbk_spec_ref (RbkSpec *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_spec (gpointer data)
{
  RbkSpec *self = data;

  if (self->origin != NULL)
    {
      rbk_spec_clear_dated (self);
      return;
    }
  for (guint i = 0; i < self->n_meters; i++)
    {
      g_free (self->meters[i].key);
      g_free (self->meters[i].name);
      g_free (self->meters[i].unit);
    }
  for (guint i = 0; i < self->n_prices; i++)
    rbk_price_spec_clear (&self->prices[i]);
  for (guint i = 0; i < self->n_workloads; i++)
    rbk_workload_spec_clear (&self->workloads[i]);
  for (guint i = 0; i < self->n_levels; i++)
    {
      g_free (self->levels[i].key);
      g_free (self->levels[i].name);
    }
  for (guint i = 0; i < self->n_plans; i++)
    rbk_plan_spec_clear (&self->plans[i]);
  g_free (self->meters);
  g_free (self->prices);
  g_free (self->workloads);
  g_free (self->levels);
  g_free (self->plans);
  g_free (self->title);
  g_free (self->currency);
}

/**
 * rbk_spec_unref:
 * @self: (transfer full): a spec
 *
 * Drops a reference, from any thread.
 */
void
rbk_spec_unref (RbkSpec *self)
{
  g_atomic_rc_box_release_full (self, clear_spec);
}

/* Appends a key to a list of those there are, for an error. */
static void
append_key (GString *list, const char *key)
{
  g_string_append (list, list->len > 0 ? ", " : "");
  g_string_append (list, key);
}

static void
set_not_found (GError **error, const char *what, const char *key, const char *existing)
{
  g_autofree char *quoted = rbk_error_quote (key, strlen (key));

  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, E_ ("there is no %s %s; there is: %s"), what,
               quoted, existing[0] != '\0' ? existing : "none at all");
}

/**
 * rbk_spec_find_plan:
 * @self: a spec
 * @key: a plan's key
 * @error: return location for a [error@Error]
 *
 * Returns: (transfer none): the plan; `NULL` with `RBK_ERROR_NOT_FOUND` when there is none
 */
const RbkPlanSpec *
rbk_spec_find_plan (const RbkSpec *self, const char *key, GError **error)
{
  g_autoptr (GString) existing = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  for (guint i = 0; i < self->n_plans; i++)
    {
      if (strcmp (self->plans[i].key, key) == 0)
        return &self->plans[i];
      append_key (existing, self->plans[i].key);
    }
  set_not_found (error, "plan", key, existing->str);
  return NULL;
}

/**
 * rbk_spec_find_meter:
 * @self: a spec
 * @key: a meter's key
 * @error: return location for a [error@Error]
 *
 * Returns: the meter's index; -1 with `RBK_ERROR_NOT_FOUND` when there is none
 */
int
rbk_spec_find_meter (const RbkSpec *self, const char *key, GError **error)
{
  g_autoptr (GString) existing = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && key != NULL, -1);

  for (guint i = 0; i < self->n_meters; i++)
    {
      if (strcmp (self->meters[i].key, key) == 0)
        return (int) i;
      append_key (existing, self->meters[i].key);
    }
  set_not_found (error, "meter", key, existing->str);
  return -1;
}

static gboolean
counts_calls (const RbkSpec *self, int meter)
{
  return meter >= 0 && rbk_decimal_sign (self->meters[meter].units_per_call) > 0;
}

/**
 * rbk_spec_get_axis_meter:
 * @self: a spec
 * @plan: one of its plans
 *
 * Finds the meter along which a plan is drawn and sized: the first that one of its rate
 * cards prices or limits and that calls count on, else the first of the book that calls
 * count on.
 *
 * Returns: the meter's index; -1 when calls count on no meter, usage is calls then
 */
int
rbk_spec_get_axis_meter (const RbkSpec *self, const RbkPlanSpec *plan)
{
  const RbkPhaseSpec *phase;

  g_return_val_if_fail (self != NULL && plan != NULL, -1);

  phase = rbk_plan_spec_get_phase_on (plan, &self->date);
  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    if (counts_calls (self, phase->cards[i].meter))
      return phase->cards[i].meter;
  for (guint i = 0; i < self->n_meters; i++)
    if (counts_calls (self, (int) i))
      return (int) i;
  return -1;
}

/**
 * rbk_plan_spec_find_phase:
 * @self: a plan
 * @key: a phase's key
 * @error: return location for a [error@Error]
 *
 * Returns: (transfer none): the phase; `NULL` with `RBK_ERROR_NOT_FOUND` when there is none
 */
const RbkPhaseSpec *
rbk_plan_spec_find_phase (const RbkPlanSpec *self, const char *key, GError **error)
{
  g_autoptr (GString) existing = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  for (guint i = 0; i < self->n_phases; i++)
    {
      if (strcmp (self->phases[i].key, key) == 0)
        return &self->phases[i];
      append_key (existing, self->phases[i].key);
    }
  set_not_found (error, "phase", key, existing->str);
  return NULL;
}

/* Whether a phase came into force later than the one found so far, and not after the date. */
static gboolean
is_newer (const RbkPhaseSpec *phase, const RbkPhaseSpec *found, const GDate *date)
{
  if (phase->has_effective_from && g_date_compare (&phase->effective_from, date) > 0)
    return FALSE;
  if (found == NULL || !found->has_effective_from)
    return TRUE;
  return phase->has_effective_from &&
         g_date_compare (&phase->effective_from, &found->effective_from) >= 0;
}

/**
 * rbk_plan_spec_get_phase_on:
 * @self: a plan
 * @date: a day
 *
 * Finds the lasting terms on a day: of the evergreen phases the version that came into
 * force last, one without a date having always been in force. A plan whose evergreen phases
 * all begin later gives the first of them, a plan without one its last phase.
 *
 * Returns: (transfer none) (nullable): the phase; `NULL` when the plan has none at all
 */
const RbkPhaseSpec *
rbk_plan_spec_get_phase_on (const RbkPlanSpec *self, const GDate *date)
{
  const RbkPhaseSpec *found = NULL, *first = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  for (guint i = 0; i < self->n_phases; i++)
    {
      const RbkPhaseSpec *phase = &self->phases[i];

      if (phase->kind != RBK_PHASE_KIND_EVERGREEN)
        continue;
      if (first == NULL)
        first = phase;
      if (is_newer (phase, found, date))
        found = phase;
    }
  if (found == NULL)
    found = first;
  if (found == NULL && self->n_phases > 0)
    found = &self->phases[self->n_phases - 1];
  return found;
}

/**
 * rbk_phase_spec_get_meter_card:
 * @self: a phase
 * @meter: a meter's index
 *
 * Returns: (transfer none) (nullable): the first rate card on that meter
 */
const RbkCardSpec *
rbk_phase_spec_get_meter_card (const RbkPhaseSpec *self, int meter)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; meter >= 0 && i < self->n_cards; i++)
    if (self->cards[i].meter == meter)
      return &self->cards[i];
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trigger-calendar.h"

#include "rbk-cap-hits.h"
#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-gate.h"
#include "rbk-json.h"
#include "rbk-output.h"
#include "rbk-rating-private.h"

/* When customers of a plan come to its cap, and what they would pay more. */
typedef struct
{
  const RbkPlanSpec *plan;
  RbkCapHits        *hits; /* (owned) */
  RbkGateOffer       offer;
  RbkDecimal         more, at_stake; /* a customer a month, and all who reach the cap */
  guint64            at_50, at_80, at_100;
} Month;

static void
clear_month (gpointer month)
{
  g_clear_pointer (&((Month *) month)->hits, rbk_cap_hits_free);
}

static void
add_up (Month *self)
{
  for (guint i = 0; i < self->hits->n_days; i++)
    {
      self->at_50 += self->hits->at_50[i];
      self->at_80 += self->hits->at_80[i];
      self->at_100 += self->hits->at_100[i];
    }
}

/* Fees alone: what the next plan bills for use beside them is not counted on. */
static void
find_stake (Month *self, const RbkSpec *spec, const RbkPhaseSpec *phase, const RbkCardSpec *card)
{
  RbkDecimal past = rbk_decimal_add (rbk_card_spec_to_month (card, card->cap), RBK_DECIMAL_ONE);

  rbk_gate_find_offer (spec, self->plan, card->meter, past, &self->offer);
  if (!self->offer.has_price)
    return;
  self->more = rbk_decimal_sub (self->offer.price, rbk_phase_spec_get_fees (spec, phase));
  self->at_stake = rbk_decimal_mul (self->more, rbk_decimal_from_int ((gint64) self->at_100));
}

static gboolean
add_plan (GArray        *months,
          const RbkSpec *spec,
          guint          plan,
          gboolean       is_everybody,
          RbkMixIndex   *index,
          RbkSlices     *days,
          GError       **error)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (&spec->plans[plan], &spec->date);
  int                 meter = rbk_spec_get_axis_meter (spec, &spec->plans[plan]);
  const RbkCardSpec  *card =
      phase != NULL && meter >= 0 ? rbk_phase_spec_get_meter_card (phase, meter) : NULL;
  Month month = { .plan = &spec->plans[plan] };

  if (spec->plans[plan].is_quote_only || card == NULL || !card->has_cap)
    return TRUE;
  month.hits = is_everybody ? rbk_cap_hits_new_for_plan (spec, plan, index, days, error)
                            : rbk_cap_hits_new (spec, plan, index, days, error);
  if (month.hits == NULL)
    return FALSE;
  add_up (&month);
  find_stake (&month, spec, phase, card);
  g_array_append_val (months, month);
  return TRUE;
}

static void
write_day (JsonBuilder *builder, const RbkCapHits *hits, RbkSlices *days, guint day)
{
  if (hits->at_50[day] == 0 && hits->at_80[day] == 0 && hits->at_100[day] == 0)
    return;
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "day", rbk_slices_get_name (days, day));
  rbk_output_member_count (builder, "at_50", hits->at_50[day]);
  rbk_output_member_count (builder, "at_80", hits->at_80[day]);
  rbk_output_member_count (builder, "at_100", hits->at_100[day]);
  json_builder_end_object (builder);
}

static void
write_month (JsonBuilder *builder, const Month *month, RbkSlices *days)
{
  const RbkGateOffer *offer = &month->offer;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", month->plan->key);
  rbk_output_member_count (builder, "at_50", month->at_50);
  rbk_output_member_count (builder, "at_80", month->at_80);
  rbk_output_member_count (builder, "at_100", month->at_100);
  rbk_output_member_text (builder, "next", offer->plan != NULL ? offer->plan->key : NULL);
  rbk_output_member_decimal (builder, "more", offer->has_price, month->more);
  rbk_output_member_decimal (builder, "revenue_at_stake", offer->has_price, month->at_stake);
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < month->hits->n_days; i++)
    write_day (builder, month->hits, days, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
to_json (const RbkSpec *spec, const RbkPlanSpec *plan, GArray *months, RbkSlices *days)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_output_member_text (builder, "everybody_on", plan != NULL ? plan->key : NULL);
  json_builder_set_member_name (builder, "calendar");
  json_builder_begin_array (builder);
  for (guint i = 0; i < months->len; i++)
    write_month (builder, &g_array_index (months, Month, i), days);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return rbk_json_to_text (root);
}

static void
append_month (GString *text, const RbkSpec *spec, const Month *month, RbkSlices *days)
{
  const RbkCapHits *hits = month->hits;
  g_autofree char  *stake =
      rbk_amount_to_text (spec->currency, month->offer.has_price, month->at_stake);

  g_string_append_printf (text,
                          "%s: %" G_GUINT64_FORMAT " come to 50 %%, %" G_GUINT64_FORMAT
                          " to 80 %%, %" G_GUINT64_FORMAT " to all of the cap\n",
                          month->plan->key, month->at_50, month->at_80, month->at_100);
  if (month->offer.has_price)
    g_string_append_printf (text, "  If they go to %s then: %s %s\n", month->offer.plan->key,
                            spec->currency, stake);
  for (guint i = 0; i < hits->n_days; i++)
    if (hits->at_50[i] > 0 || hits->at_80[i] > 0 || hits->at_100[i] > 0)
      g_string_append_printf (text,
                              "  %s  50 %%: %" G_GUINT64_FORMAT "  80 %%: %" G_GUINT64_FORMAT
                              "  100 %%: %" G_GUINT64_FORMAT "\n",
                              rbk_slices_get_name (days, i), hits->at_50[i], hits->at_80[i],
                              hits->at_100[i]);
}

/**
 * rbk_trigger_calendar_to_text: (skip)
 * @spec: a book
 * @plan: (nullable): the plan that everybody is taken to be on; else each is on the cheapest
 * @customers: what they used, by days
 * @is_json: whether programs read it
 * @error: return location for a #GError
 *
 * Says on which days customers come to half, 80 % and all of a cap, and what those who reach it
 * would pay more in fees on the plan that is offered to them.
 *
 * Returns: (transfer full) (nullable): the calendar
 */
char *
rbk_trigger_calendar_to_text (const RbkSpec     *spec,
                              const RbkPlanSpec *plan,
                              RbkCustomers      *customers,
                              gboolean           is_json,
                              GError           **error)
{
  RbkSlices   *days = rbk_customers_get_days (customers);
  RbkMixIndex *index = days != NULL ? rbk_customers_get_index (customers, spec, error) : NULL;
  g_autoptr(GArray) months = g_array_new (FALSE, FALSE, sizeof (Month));
  g_autoptr(GString) text = g_string_new (NULL);

  if (days == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 "the file has no days, so nothing says when; give it a column with the date");
  if (index == NULL)
    return NULL;
  g_array_set_clear_func (months, clear_month);
  for (guint i = 0; i < spec->n_plans; i++)
    if ((plan == NULL || plan == &spec->plans[i]) &&
        !add_plan (months, spec, i, plan != NULL, index, days, error))
      return NULL;
  if (is_json)
    return to_json (spec, plan, months, days);
  for (guint i = 0; i < months->len; i++)
    append_month (text, spec, &g_array_index (months, Month, i), days);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

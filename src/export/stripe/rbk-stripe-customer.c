/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-stripe-text.h"
#include "rbk-term-words.h"
#include "rbk-term.h"

/**
 * rbk_stripe_price_refer:
 * @price: a price
 * @fixtures: the requests of a file
 * @asked: (element-type utf8): the lookup keys whose ids were asked for already
 *
 * A price is known by its lookup key; a request of its own finds out its id.
 *
 * Returns: (transfer full): how later requests name it
 */
char *
rbk_stripe_price_refer (const RbkStripePrice *price, JsonArray *fixtures, GHashTable *asked)
{
  if (g_hash_table_add (asked, price->lookup_key))
    rbk_stripe_fixture_ask_price (fixtures, price->name, price->lookup_key);
  return g_strdup_printf ("${%s:data.0.id}", price->name);
}

static void
add_item (JsonArray *items, const char *price, const RbkStripePrice *of)
{
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "price", price);
  if (of->meter == NULL)
    json_object_set_int_member (item, "quantity", of->quantity);
  json_array_add_object_element (items, item);
}

/* In a free trial the prices are those that come after it, but where it allows otherwise. */
static const RbkStripePrice *
find_instead (const RbkStripeCatalog *self, const RbkStripePrice *price, const RbkPhaseSpec *trial)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *other = g_ptr_array_index (self->prices, i);

      if (price->meter != NULL && other->meter == price->meter &&
          rbk_stripe_catalog_bills (self, other, trial, 0, FALSE))
        return other;
    }
  return price;
}

/* The prices of a phase; what is billed once goes on the first invoice. */
static guint
add_items (RbkStripeCatalog   *self,
           JsonArray          *fixtures,
           GHashTable         *asked,
           const RbkPhaseSpec *phase,
           const RbkPhaseSpec *trial,
           JsonObject         *out)
{
  JsonArray *items = json_array_new (), *once = json_array_new ();

  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);
      g_autofree char      *name = NULL;

      if (!rbk_stripe_catalog_bills (self, price, phase, 0, FALSE))
        continue;
      if (trial != NULL)
        price = find_instead (self, price, trial);
      name = rbk_stripe_price_refer (price, fixtures, asked);
      add_item (price->recurring != NULL ? items : once, name, price);
    }
  json_object_set_array_member (out, "items", items);
  if (json_array_get_length (once) > 0)
    json_object_set_array_member (out, "add_invoice_items", once);
  else
    json_array_unref (once);
  return json_array_get_length (items);
}

static gboolean
set_duration (JsonObject *out, const RbkDuration *duration)
{
  guint       months = 12 * MIN (duration->years, 1000) + duration->months;
  guint       days = 7 * MIN (duration->weeks, 10000) + duration->days;
  JsonObject *object;

  if ((months > 0) == (days > 0))
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "interval", months > 0 ? "month" : "day");
  json_object_set_int_member (object, "interval_count", months > 0 ? months : days);
  json_object_set_object_member (out, "duration", object);
  return TRUE;
}

static JsonObject *
make_phase (RbkStripeCatalog   *self,
            JsonArray          *fixtures,
            GHashTable         *asked,
            const RbkPlanSpec  *plan,
            const RbkPhaseSpec *phase)
{
  const RbkPhaseSpec *main_phase = rbk_stripe_catalog_get_main_phase (self, plan);
  const RbkDuration   month = { .months = 1 };
  gboolean            is_trial = phase != main_phase && rbk_term_is_free (phase);
  JsonObject         *object = json_object_new (), *metadata = json_object_new ();
  guint               n_items = add_items (self, fixtures, asked, is_trial ? main_phase : phase,
                             is_trial ? phase : NULL, object);

  json_object_set_string_member (metadata, "ratebook_plan", plan->key);
  json_object_set_string_member (metadata, "ratebook_phase", phase->key);
  json_object_set_object_member (object, "metadata", metadata);
  if (is_trial)
    {
      json_object_set_boolean_member (object, "trial", TRUE);
      json_object_remove_member (object, "add_invoice_items");
    }
  if (n_items > 0 && set_duration (object, phase->has_duration ? &phase->duration : &month))
    return object;
  json_object_unref (object);
  return NULL;
}

/* Whether a phase ends with a billing period of each of its prices. */
static gboolean
ends_with_periods (const RbkStripeCatalog *self, const RbkPhaseSpec *phase)
{
  guint months = 12 * MIN (phase->duration.years, 1000) + phase->duration.months;
  guint days = 7 * MIN (phase->duration.weeks, 10000) + phase->duration.days;

  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);
      const char           *interval;
      guint                 count;

      if (price->recurring == NULL || !rbk_stripe_catalog_bills (self, price, phase, 0, FALSE))
        continue;
      interval = json_object_get_string_member (price->recurring, "interval");
      count = (guint) json_object_get_int_member (price->recurring, "interval_count");
      count *= g_str_equal (interval, "year") ? 12 : g_str_equal (interval, "week") ? 7 : 1;
      if (interval[0] == 'm' || interval[0] == 'y' ? days > 0 || months % count > 0
                                                   : months > 0 || days % count > 0)
        return FALSE;
    }
  return TRUE;
}

/* Of a phase that is not the one that goes on: what becomes of it. */
static void
report_phase (RbkStripeCatalog *self, const RbkPlanSpec *plan, const RbkPhaseSpec *phase)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", plan->key, phase->key);
  g_autofree char *duration = rbk_term_duration_words (&phase->duration);

  if (rbk_term_is_free (phase))
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, where,
                    "it is a trial of %s in each customer's subscription schedule (see "
                    "stripe-customer-example.json); your product must enforce what it allows",
                    duration);
  else
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, where,
                    "its prices last %s only by each customer's subscription schedule (see "
                    "stripe-customer-example.json), which your product must create",
                    duration);
  if (!rbk_term_is_free (phase) && !ends_with_periods (self, phase))
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, where,
                    "its duration of %s is no whole number of billing periods, so Stripe bills a "
                    "part of the last one; choose a duration that ends with a period",
                    duration);
}

static JsonArray *
make_phases (RbkStripeCatalog  *self,
             JsonArray         *fixtures,
             GHashTable        *asked,
             const RbkPlanSpec *plan)
{
  const RbkPhaseSpec *main_phase = rbk_stripe_catalog_get_main_phase (self, plan);
  g_autoptr(JsonArray) phases = json_array_new ();

  for (guint i = 0; i <= plan->n_phases; i++)
    {
      const RbkPhaseSpec *phase = i < plan->n_phases ? &plan->phases[i] : main_phase;
      JsonObject         *object;

      /* The one that goes on comes last, wherever it stands. */
      if (i < plan->n_phases &&
          (phase == main_phase || !rbk_stripe_catalog_phase_is_sold (self, plan, phase)))
        continue;
      if (phase != main_phase)
        report_phase (self, plan, phase);
      object = make_phase (self, fixtures, asked, plan, phase);
      if (object == NULL)
        return NULL;
      json_array_add_object_element (phases, object);
    }
  return g_steal_pointer (&phases);
}

static gboolean
has_prices (const RbkStripeCatalog *self, const RbkPlanSpec *plan)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (price->plan == plan && price->phase != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_phases (const RbkStripeCatalog *self, const RbkPlanSpec *plan)
{
  const RbkPhaseSpec *main_phase = rbk_stripe_catalog_get_main_phase (self, plan);

  for (guint i = 0; i < plan->n_phases; i++)
    {
      if (&plan->phases[i] != main_phase &&
          rbk_stripe_catalog_phase_is_sold (self, plan, &plan->phases[i]))
        return TRUE;
    }
  return FALSE;
}

static void
add_schedule (RbkStripeCatalog  *self,
              JsonArray         *fixtures,
              GHashTable        *asked,
              const RbkPlanSpec *plan)
{
  g_autofree char *name = rbk_stripe_name ("schedule", plan->key, NULL);
  JsonArray       *phases = make_phases (self, fixtures, asked, plan);
  JsonObject      *params;

  if (phases == NULL)
    {
      rbk_losses_add (self->losses, RBK_LOSS_TEXT, plan->key,
                      N_ ("there is no example schedule: Stripe's phases are so many months or so "
                          "many days long, each with a recurring price"));
      return;
    }
  params = json_object_new ();
  json_object_set_string_member (params, "customer", "${.env:STRIPE_CUSTOMER}");
  json_object_set_string_member (params, "start_date", "now");
  json_object_set_string_member (params, "end_behavior", "release");
  json_object_set_array_member (params, "phases", phases);
  rbk_stripe_fixture_add (fixtures, name, "/v1/subscription_schedules", "post", params);
}

/**
 * rbk_stripe_catalog_to_customer:
 * @self: a catalogue
 *
 * Writes an example of how a customer is subscribed: a schedule for each plan with phases
 * before the one that goes on, or for the first plan where none has any, and what is granted
 * for top-ups and commitments. What phases lose is added to the losses.
 *
 * Returns: (transfer full): the file
 */
char *
rbk_stripe_catalog_to_customer (RbkStripeCatalog *self)
{
  const RbkSpec *spec = self->job->spec;
  JsonArray     *fixtures = json_array_new ();
  g_autoptr(GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  const RbkPlanSpec *first = NULL;
  gboolean           any = FALSE;

  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &spec->plans[i];

      if (!has_prices (self, plan))
        continue;
      if (first == NULL)
        first = plan;
      if (!has_phases (self, plan))
        continue;
      add_schedule (self, fixtures, asked, plan);
      any = TRUE;
    }
  if (!any && first != NULL)
    add_schedule (self, fixtures, asked, first);
  rbk_stripe_catalog_add_grants (self, fixtures, asked);
  return rbk_stripe_fixtures_to_text (fixtures);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-book-view.h"
#include "rbk-currency.h"
#include "rbk-term.h"

#define MAX_LOOKUP_KEY 200

static void
object_free (gpointer data)
{
  RbkStripeObject *object = data;

  g_free (object->name);
  g_free (object->id);
  json_object_unref (object->params);
  g_free (object);
}

static void
link_free (gpointer data)
{
  RbkStripeLink *link = data;

  g_free (link->name);
  g_free (link);
}

static void
price_free (gpointer data)
{
  RbkStripePrice *price = data;

  g_free (price->name);
  g_free (price->lookup_key);
  json_object_unref (price->params);
  g_clear_pointer (&price->recurring, json_object_unref);
  g_free (price->sells);
  g_free (price);
}

static void
alert_free (gpointer data)
{
  RbkStripeAlert *alert = data;

  g_free (alert->name);
  g_free (alert->title);
  g_free (alert);
}

/**
 * rbk_stripe_catalog_claim:
 * @self: a catalogue
 * @kind: what the id is, for the message
 * @id: an id that Stripe wants to be unique
 * @where: whose it is
 *
 * Takes an id. One that is taken, or is too long, is a loss that refuses the export.
 *
 * Returns: whether it was free
 */
gboolean
rbk_stripe_catalog_claim (RbkStripeCatalog *self,
                          const char       *kind,
                          const char       *id,
                          const char       *where)
{
  if (g_utf8_strlen (id, -1) > MAX_LOOKUP_KEY)
    rbk_losses_add (self->losses, RBK_LOSS_BILL, where,
                    "its %s \"%s\" is longer than Stripe's 200 characters; shorten the keys", kind,
                    id);
  else if (!g_hash_table_add (self->names, g_strconcat (kind, " ", id, NULL)))
    rbk_losses_add (self->losses, RBK_LOSS_BILL, where,
                    "another one has the %s \"%s\" too; change a key", kind, id);
  else
    return TRUE;
  return FALSE;
}

/**
 * rbk_stripe_catalog_add:
 * @self: a catalogue
 * @list: (element-type RbkStripeObject): one of its lists
 * @name: (transfer full): what a fixture calls it
 * @id: what finds it again
 * @where: the place in the book
 *
 * Returns: (transfer none): a new object at the end of the list, without parameters
 */
RbkStripeObject *
rbk_stripe_catalog_add (
    RbkStripeCatalog *self, GPtrArray *list, char *name, const char *id, const char *where)
{
  RbkStripeObject *object = g_new0 (RbkStripeObject, 1);

  rbk_stripe_catalog_claim (self, "id", name, where);
  object->name = name;
  object->id = g_strdup (id);
  object->params = json_object_new ();
  g_ptr_array_add (list, object);
  return object;
}

/**
 * rbk_stripe_catalog_find:
 * @list: (element-type RbkStripeObject): a list
 * @name: what a fixture calls it
 *
 * Returns: (transfer none) (nullable): the object
 */
RbkStripeObject *
rbk_stripe_catalog_find (GPtrArray *list, const char *name)
{
  for (guint i = 0; i < list->len; i++)
    {
      RbkStripeObject *object = g_ptr_array_index (list, i);

      if (g_str_equal (object->name, name))
        return object;
    }
  return NULL;
}

/**
 * rbk_stripe_catalog_get_main_phase:
 * @self: a catalogue
 * @plan: one of its plans
 *
 * Returns: (nullable) (transfer none): the phase that goes on, in force on the date
 */
const RbkPhaseSpec *
rbk_stripe_catalog_get_main_phase (const RbkStripeCatalog *self, const RbkPlanSpec *plan)
{
  return rbk_plan_spec_get_phase_on (plan, &self->job->spec->date);
}

/**
 * rbk_stripe_catalog_phase_is_sold:
 * @self: a catalogue
 * @plan: one of its plans
 * @phase: one of the plan's phases
 *
 * Returns: whether a customer who signs up on the date goes through the phase
 */
gboolean
rbk_stripe_catalog_phase_is_sold (const RbkStripeCatalog *self,
                                  const RbkPlanSpec      *plan,
                                  const RbkPhaseSpec     *phase)
{
  return rbk_term_is_sold (plan, phase, &self->job->spec->date);
}

/* Whether a card of a trial allows the same as the card that comes after it. */
static gboolean
allows_the_same (const RbkCardSpec *card, const RbkPhaseSpec *main_phase)
{
  const RbkCardSpec *after =
      card->meter >= 0 ? rbk_phase_spec_get_meter_card (main_phase, card->meter) : NULL;

  return after == NULL || (card->limit == after->limit && card->has_cap == after->has_cap &&
                           rbk_decimal_equal (card->cap, after->cap) &&
                           rbk_decimal_equal (card->included, after->included));
}

/* Of a free trial, whose terms come after it, only what it allows otherwise. */
static void
add_phase (RbkStripeCatalog *self, RbkStripeCard *card, const RbkPhaseSpec *after)
{
  GListModel *cards = rbk_phase_get_rate_cards (card->phase_record);

  for (guint i = 0; i < card->phase->n_cards; i++)
    {
      g_autoptr(RbkRateCard) record = g_list_model_get_item (cards, i);
      g_autofree char *where = g_strdup_printf ("%s.%s.%s", card->plan->key, card->phase->key,
                                                card->phase->cards[i].key);

      if (after != NULL && allows_the_same (&card->phase->cards[i], after))
        continue;
      card->card = &card->phase->cards[i];
      card->record = record;
      card->where = where;
      rbk_stripe_catalog_add_card (self, card);
      card->where = NULL;
    }
}

static void
report_version (RbkStripeCatalog *self, const RbkPlanSpec *plan, RbkPhase *record)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", plan->key, rbk_phase_get_key (record));
  const char      *from = rbk_phase_get_effective_from (record);

  rbk_losses_add (self->losses, RBK_LOSS_TEXT, where,
                  "these terms, in force from %s, are not part of this export; export again with "
                  "a date on which they hold",
                  from != NULL ? from : "the start");
}

/* A customer pays in one currency, so a plan is sold only in those that all of it has. */
static void
report_unsold (RbkStripeCatalog *self, const RbkPlanSpec *plan)
{
  for (guint i = 1; i < self->n_moneys; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s %s", plan->key, self->moneys[i].code);
      const char      *card = g_hash_table_lookup (self->unsold, key);

      if (card != NULL)
        rbk_losses_add (self->losses, RBK_LOSS_TEXT, plan->key,
                        N_ ("it can't be sold in %s, because %s has no price there; add one, and "
                            "do not subscribe customers of that currency"),
                        self->moneys[i].name, card);
    }
}

static guint
count_items (const RbkStripeCatalog *self, const RbkPhaseSpec *phase, guint money)
{
  guint n_items = 0;

  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      n_items +=
          price->recurring != NULL && rbk_stripe_catalog_bills (self, price, phase, money, FALSE);
    }
  return n_items;
}

/* More than Stripe takes can't be billed at all. */
static void
check_limits (RbkStripeCatalog *self, const RbkPlanSpec *plan)
{
  guint n_phases = 0;

  for (guint i = 0; i < plan->n_phases; i++)
    {
      const RbkPhaseSpec *phase = &plan->phases[i];
      g_autofree char    *where = g_strdup_printf ("%s.%s", plan->key, phase->key);

      if (!rbk_stripe_catalog_phase_is_sold (self, plan, phase))
        continue;
      n_phases++;
      if (count_items (self, phase, 0) > RBK_STRIPE_MAX_ITEMS)
        rbk_losses_add (self->losses, RBK_LOSS_BILL, where,
                        N_ ("Stripe bills a customer by %d prices at most, and this phase takes "
                            "%u; join rate cards"),
                        RBK_STRIPE_MAX_ITEMS, count_items (self, phase, 0));
    }
  if (n_phases > RBK_STRIPE_MAX_PHASES)
    rbk_losses_add (self->losses, RBK_LOSS_BILL, plan->key,
                    N_ ("Stripe takes a customer through %d phases at most, and the plan has %u; "
                        "join some"),
                    RBK_STRIPE_MAX_PHASES, n_phases);
}

static void
add_plan (RbkStripeCatalog *self, const RbkPlanSpec *plan, RbkPlan *record)
{
  const RbkPhaseSpec *main_phase = rbk_stripe_catalog_get_main_phase (self, plan);
  GListModel         *phases = rbk_plan_get_phases (record);

  rbk_stripe_catalog_add_plan (self, plan, record);
  for (guint i = 0; i < plan->n_phases && !plan->is_quote_only; i++)
    {
      const RbkPhaseSpec *phase = &plan->phases[i];
      g_autoptr(RbkPhase) phase_record = g_list_model_get_item (phases, i);
      RbkStripeCard card = { .plan = plan,
                             .phase = phase,
                             .plan_record = record,
                             .phase_record = phase_record,
                             .is_main = main_phase != NULL && phase == main_phase };

      if (!rbk_stripe_catalog_phase_is_sold (self, plan, phase))
        report_version (self, plan, phase_record);
      else
        add_phase (self, &card, card.is_main || !rbk_term_is_free (phase) ? NULL : main_phase);
    }
  report_unsold (self, plan);
  check_limits (self, plan);
}

static void
add_moneys (RbkStripeCatalog *self)
{
  g_auto(GStrv) currencies = rbk_book_list_currencies (self->job->book);

  self->n_moneys = g_strv_length (currencies);
  self->moneys = g_new0 (RbkStripeMoney, self->n_moneys);
  for (guint i = 0; i < self->n_moneys; i++)
    {
      const RbkCurrency *currency = rbk_currency_find (currencies[i]);
      guint digits = currency != NULL ? currency->minor_digits : self->job->spec->minor_digits;

      rbk_stripe_money_init (&self->moneys[i], currencies[i], digits, self->losses);
    }
}

/**
 * rbk_stripe_catalog_new:
 * @job: what is exported
 * @losses: (element-type RbkLoss): takes what is lost
 *
 * Makes Stripe's objects of a book. Where the bill would differ, that is in @losses and the
 * catalogue must not be used.
 *
 * Returns: (transfer full): the catalogue; it borrows from both
 */
RbkStripeCatalog *
rbk_stripe_catalog_new (const RbkExportJob *job, GPtrArray *losses)
{
  RbkStripeCatalog *self = g_new0 (RbkStripeCatalog, 1);
  GListModel       *plans = rbk_book_get_plans (job->book);

  self->job = job;
  self->losses = losses;
  self->meters = g_ptr_array_new_with_free_func (object_free);
  self->features = g_ptr_array_new_with_free_func (object_free);
  self->products = g_ptr_array_new_with_free_func (object_free);
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->prices = g_ptr_array_new_with_free_func (price_free);
  self->coupons = g_ptr_array_new_with_free_func (object_free);
  self->codes = g_ptr_array_new_with_free_func (object_free);
  self->alerts = g_ptr_array_new_with_free_func (alert_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unsold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_moneys (self);

  for (guint i = 0; i < job->spec->n_plans; i++)
    {
      g_autoptr(RbkPlan) record = g_list_model_get_item (plans, i);

      add_plan (self, &job->spec->plans[i], record);
    }
  rbk_stripe_catalog_add_discounts (self);
  return self;
}

/**
 * rbk_stripe_catalog_free:
 * @self: (nullable) (transfer full): a catalogue
 *
 * Frees it with its objects.
 */
void
rbk_stripe_catalog_free (RbkStripeCatalog *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->alerts);
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->coupons);
  g_ptr_array_unref (self->prices);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->products);
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->meters);
  g_hash_table_unref (self->unsold);
  g_hash_table_unref (self->names);
  g_free (self->moneys);
  g_free (self);
}

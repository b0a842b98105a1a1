/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

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
  g_free (price);
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

static void
add_phase (RbkStripeCatalog *self, RbkStripeCard *card)
{
  GListModel *cards = rbk_phase_get_rate_cards (card->phase_record);

  for (guint i = 0; i < card->phase->n_cards; i++)
    {
      g_autoptr(RbkRateCard) record = g_list_model_get_item (cards, i);
      g_autofree char *where = g_strdup_printf ("%s.%s.%s", card->plan->key, card->phase->key,
                                                card->phase->cards[i].key);

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
                             .is_main = phase == main_phase };

      if (!rbk_stripe_catalog_phase_is_sold (self, plan, phase))
        report_version (self, plan, phase_record);
      else if (card.is_main || !rbk_term_is_free (phase))
        add_phase (self, &card);
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
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rbk_stripe_money_init (&self->money, job->spec->currency, job->spec->minor_digits, losses);

  for (guint i = 0; i < job->spec->n_plans; i++)
    {
      g_autoptr(RbkPlan) record = g_list_model_get_item (plans, i);

      add_plan (self, &job->spec->plans[i], record);
    }
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
  g_ptr_array_unref (self->prices);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->products);
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->meters);
  g_hash_table_unref (self->names);
  g_free (self);
}

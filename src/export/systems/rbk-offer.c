/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offer.h"

#include "rbk-book-view.h"
#include "rbk-discount.h"
#include "rbk-term.h"

static void
phase_free (gpointer data)
{
  RbkOfferPhase *phase = data;

  g_clear_object (&phase->record);
  g_clear_pointer (&phase->cards, g_ptr_array_unref);
  g_free (phase->where);
  g_free (phase);
}

static void
plan_free (gpointer data)
{
  RbkOfferPlan *plan = data;

  g_clear_object (&plan->record);
  g_clear_pointer (&plan->phases, g_ptr_array_unref);
  g_free (plan->source);
  g_free (plan->name);
  g_free (plan);
}

static RbkOfferPhase *
add_phase (RbkOffer *self, RbkOfferPlan *plan, const RbkSpec *spec, RbkBook *book, guint index)
{
  RbkOfferPhase *phase = g_new0 (RbkOfferPhase, 1);

  phase->phase = &plan->plan->phases[index];
  phase->record = g_list_model_get_item (rbk_plan_get_phases (plan->record), index);
  phase->where = g_strdup_printf ("%s.%s", plan->source, phase->phase->key);
  phase->is_main = phase->phase == rbk_plan_spec_get_phase_on (plan->plan, &spec->date);
  phase->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_offer_card_free);
  g_ptr_array_add (plan->phases, phase);
  for (guint i = 0; i < phase->phase->n_cards; i++)
    g_ptr_array_add (phase->cards, rbk_offer_card_new (self, plan, phase, spec, book, i));
  return phase;
}

static gboolean
has_annual_fee (RbkPlan *plan)
{
  GListModel *phases = rbk_plan_get_phases (plan);

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);
      GListModel *cards = rbk_phase_get_rate_cards (phase);

      for (guint j = 0; j < g_list_model_get_n_items (cards); j++)
        {
          g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, j);

          if (rbk_rate_card_get_annual_amount (card) != NULL &&
              rbk_rate_card_get_meter (card) == NULL)
            return TRUE;
        }
    }
  return FALSE;
}

static void
report_plan (RbkOffer *self, const RbkOfferPlan *plan)
{
  const RbkDecimal *commitment = rbk_plan_get_annual_commitment (plan->record);

  if (rbk_plan_get_price_from (plan->record))
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, plan->source,
                    N_ ("its price is a \"from\" price; %s has the price and not the \"from\""),
                    self->system->title);
  if (commitment != NULL && rbk_decimal_sign (*commitment) > 0)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, plan->source,
                    N_ ("the yearly commitment is yours to invoice: bill what is short of it when "
                        "the year ends"));
}

static void
name_plan (RbkOfferPlan *plan, const RbkExportJob *job)
{
  const char *name = rbk_plan_get_name (plan->record);
  gboolean    is_foreign = g_strcmp0 (plan->currency, job->spec->currency) != 0;
  GString    *source = g_string_new (plan->plan->key);
  GString    *text = g_string_new (name != NULL ? name : plan->plan->key);

  if (is_foreign)
    {
      g_string_append_printf (source, ".%s", plan->currency);
      g_string_append_printf (text, " (%s)", plan->currency);
    }
  if (plan->is_yearly)
    {
      g_string_append (source, ".yearly");
      g_string_append (text, " (yearly)");
    }
  plan->source = g_string_free (source, FALSE);
  plan->name = g_string_free (text, FALSE);
}

static void
add_plan (RbkOffer *self, const RbkSpec *spec, RbkBook *book, guint index, gboolean is_yearly)
{
  const RbkPlanSpec  *spec_plan = &spec->plans[index];
  const RbkPhaseSpec *main_phase = rbk_plan_spec_get_phase_on (spec_plan, &spec->date);
  g_autoptr(RbkPlan) original =
                 g_list_model_get_item (rbk_book_get_plans (self->job->book), index);
  RbkOfferPlan *plan;

  if (is_yearly && (spec_plan->is_quote_only || !has_annual_fee (original)))
    return;
  if (spec_plan->is_quote_only || main_phase == NULL)
    {
      if (book == self->job->book)
        rbk_losses_add (self->losses, RBK_LOSS_TEXT, spec_plan->key,
                        "%s, so it is left out; make a plan for each customer from your quote",
                        spec_plan->is_quote_only ? "its price is given on request"
                                                 : "it has no phase on this day");
      return;
    }
  plan = g_new0 (RbkOfferPlan, 1);
  plan->plan = spec_plan;
  plan->record = g_list_model_get_item (rbk_book_get_plans (book), index);
  plan->currency = spec->currency;
  plan->minor_digits = spec->minor_digits;
  plan->is_yearly = is_yearly;
  plan->phases = g_ptr_array_new_with_free_func (phase_free);
  name_plan (plan, self->job);
  g_ptr_array_add (self->plans, plan);
  for (guint i = 0; i < spec_plan->n_phases; i++)
    {
      if (spec_plan->phases + i <= main_phase &&
          rbk_term_is_sold (spec_plan, &spec_plan->phases[i], &spec->date))
        add_phase (self, plan, spec, book, i);
    }
  report_plan (self, plan);
}

/* Takes a copy of the book with other amounts. */
static void
add_view (RbkOffer *self, RbkBook *book, gboolean is_yearly)
{
  g_autoptr(GError) error = NULL;
  RbkSpec *spec;

  /* The reason goes into a file. */
  rbk_text_hold_original ();
  spec = rbk_spec_new (book, &self->job->spec->date, &error);
  rbk_text_release_original ();
  g_ptr_array_add (self->books, book);
  if (spec == NULL)
    {
      rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, is_yearly ? "annual prices" : "currencies",
                      "they are not exported: %s", error->message);
      return;
    }
  g_ptr_array_add (self->specs, spec);
  for (guint i = 0; i < spec->n_plans; i++)
    add_plan (self, spec, book, i, is_yearly);
}

static void
add_currency (RbkOffer *self, const char *currency)
{
  g_autoptr(GError) error = NULL;
  RbkBook *book;

  rbk_text_hold_original ();
  book = rbk_book_new_in_currency (self->job->book, currency, &error);
  rbk_text_release_original ();
  if (book == NULL)
    {
      rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, "currencies",
                      "plans in %s are not exported: %s", currency, error->message);
      return;
    }
  add_view (self, book, FALSE);
  if (rbk_book_has_annual_prices (book))
    add_view (self, rbk_book_new_paid_annually (book), TRUE);
}

static void
report_discounts (RbkOffer *self)
{
  GListModel *discounts = rbk_book_get_discounts (self->job->book);

  for (guint i = 0; i < g_list_model_get_n_items (discounts); i++)
    {
      g_autoptr(RbkDiscount) discount = g_list_model_get_item (discounts, i);

      rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, rbk_discount_get_key (discount),
                      N_ ("the discount is yours to grant; it is not part of this export"));
    }
}

/**
 * rbk_offer_new:
 * @system: what the system can hold
 * @job: what is exported
 * @losses: (element-type RbkLoss): takes what can't be carried
 *
 * Reads what a book sells on the day: each plan, with the phases that lead to the one that goes
 * on, and once more for each other currency and for those who pay for a year ahead.
 *
 * Returns: (transfer full): the offer
 */
RbkOffer *
rbk_offer_new (const RbkSystem *system, const RbkExportJob *job, GPtrArray *losses)
{
  RbkOffer *self = g_new0 (RbkOffer, 1);
  g_auto(GStrv) currencies = rbk_book_list_currencies (job->book);

  self->system = system;
  self->job = job;
  self->losses = losses;
  self->plans = g_ptr_array_new_with_free_func (plan_free);
  self->books = g_ptr_array_new_with_free_func (g_object_unref);
  self->specs = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_spec_unref);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < job->spec->n_plans; i++)
    add_plan (self, job->spec, job->book, i, FALSE);
  if (rbk_book_has_annual_prices (job->book))
    add_view (self, rbk_book_new_paid_annually (job->book), TRUE);
  for (guint i = 1; currencies[i] != NULL; i++)
    add_currency (self, currencies[i]);
  report_discounts (self);
  return self;
}

/**
 * rbk_offer_free:
 * @self: (nullable) (transfer full): an offer
 *
 * Frees it.
 */
void
rbk_offer_free (RbkOffer *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->specs);
  g_ptr_array_unref (self->books);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->sources);
  g_free (self);
}

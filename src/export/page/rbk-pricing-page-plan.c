/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-pricing-page.h"

#include "rbk-feature.h"
#include "rbk-page-price.h"
#include "rbk-term.h"

static void
add_price (JsonBuilder *builder, const RbkPhaseSpec *phase, RbkPhase *record)
{
  RbkPagePrice price = rbk_page_get_price (phase, record, 0);

  rbk_pricing_page_set_decimal (builder, "price", &price.amount);
  rbk_pricing_page_set_interval (builder, "interval", price.cadence);
}

static void
add_fee (JsonBuilder *builder, const RbkCardSpec *card, const char *cadence)
{
  RbkDecimal amount = rbk_card_spec_get_charge (card, RBK_DECIMAL_ZERO);

  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "key", card->key);
  rbk_pricing_page_set_text (builder, "name", card->name);
  rbk_pricing_page_set_decimal (builder, "amount", &amount);
  rbk_pricing_page_set_interval (builder, "interval", card->is_once ? NULL : cadence);
  rbk_pricing_page_set_decimal (builder, "months", card->is_once ? NULL : &card->months);
  json_builder_end_object (builder);
}

static void
add_cards (JsonBuilder        *builder,
           const RbkExportJob *job,
           const RbkPhaseSpec *phase,
           RbkPhase           *record,
           gboolean            fees)
{
  json_builder_set_member_name (builder, fees ? "fees" : "use");
  json_builder_begin_array (builder);
  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      g_autoptr(RbkRateCard) card_record =
                     g_list_model_get_item (rbk_phase_get_rate_cards (record), i);

      if (fees && rbk_page_is_fee (card))
        add_fee (builder, card, rbk_page_get_cadence (record, i));
      if (!fees && card->meter >= 0)
        rbk_pricing_page_add_use (builder, job, card, card_record);
    }
  json_builder_end_array (builder);
}

/* Price, fees and use of a phase; without a price where there is no phase. */
static void
add_terms (JsonBuilder        *builder,
           const RbkExportJob *job,
           const RbkPhaseSpec *phase,
           RbkPhase           *record,
           gboolean            has_price)
{
  if (has_price && phase != NULL)
    add_price (builder, phase, record);
  else
    {
      rbk_pricing_page_set_text (builder, "price", NULL);
      rbk_pricing_page_set_text (builder, "interval", NULL);
    }
  add_cards (builder, job, has_price ? phase : NULL, record, TRUE);
  add_cards (builder, job, phase, record, FALSE);
}

static void
add_earlier_phases (JsonBuilder        *builder,
                    const RbkExportJob *job,
                    const RbkPlanSpec  *plan,
                    RbkPlan            *record,
                    const RbkPhaseSpec *main_phase)
{
  static const char *const kinds[] = { "trial", "discount", "ramp", "evergreen" };

  json_builder_set_member_name (builder, "earlier_phases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->n_phases; i++)
    {
      const RbkPhaseSpec *phase = &plan->phases[i];
      g_autoptr(RbkPhase) phase_record = g_list_model_get_item (rbk_plan_get_phases (record), i);

      if (phase == main_phase || !rbk_term_is_sold (plan, phase, &job->spec->date))
        continue;
      json_builder_begin_object (builder);
      rbk_pricing_page_set_text (builder, "key", phase->key);
      rbk_pricing_page_set_text (builder, "name", phase->name);
      rbk_pricing_page_set_text (builder, "kind", kinds[phase->kind]);
      rbk_pricing_page_set_text (builder, "duration", rbk_phase_get_duration (phase_record));
      rbk_pricing_page_set_boolean (builder, "is_free", rbk_term_is_free (phase));
      add_terms (builder, job, phase, phase_record, !plan->is_quote_only);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_offers (JsonBuilder *builder, GPtrArray *views, const char *plan)
{
  g_autoptr(GPtrArray) offers = rbk_page_offers_new (views, plan);

  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < offers->len; i++)
    {
      const RbkPageOffer *offer = g_ptr_array_index (offers, i);
      const RbkExportJob *job = &offer->view->job;
      RbkPagePrice        price =
          rbk_page_get_price (offer->phase, offer->phase_record, job->spec->minor_digits);

      json_builder_begin_object (builder);
      rbk_pricing_page_set_text (builder, "currency", job->spec->currency);
      rbk_pricing_page_set_boolean (builder, "annual", offer->view->is_annual);
      add_terms (builder, job, offer->phase, offer->phase_record, TRUE);
      rbk_pricing_page_set_decimal (builder, "monthly_price", &price.monthly);
      add_earlier_phases (builder, job, offer->plan, offer->record, offer->phase);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_trial (JsonBuilder        *builder,
           const RbkExportJob *job,
           const RbkPlanSpec  *plan,
           RbkPlan            *record,
           const RbkPhaseSpec *main_phase)
{
  const char *duration = NULL;
  gboolean    is_free = FALSE;

  for (guint i = 0; i < plan->n_phases && duration == NULL; i++)
    {
      const RbkPhaseSpec *phase = &plan->phases[i];
      g_autoptr(RbkPhase) phase_record = g_list_model_get_item (rbk_plan_get_phases (record), i);

      if (phase == main_phase || phase->kind != RBK_PHASE_KIND_TRIAL ||
          !rbk_term_is_sold (plan, phase, &job->spec->date))
        continue;
      duration = rbk_phase_get_duration (phase_record);
      is_free = rbk_term_is_free (phase);
    }
  json_builder_set_member_name (builder, "trial");
  if (duration == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "duration", duration);
  rbk_pricing_page_set_boolean (builder, "is_free", is_free);
  json_builder_end_object (builder);
}

static void
add_features (JsonBuilder *builder, RbkPlan *record)
{
  GListModel *features = rbk_plan_get_features (record);

  json_builder_set_member_name (builder, "features");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      const char *name = rbk_feature_get_name (feature);

      json_builder_begin_object (builder);
      rbk_pricing_page_set_text (builder, "key", rbk_feature_get_key (feature));
      rbk_pricing_page_set_text (builder, "name",
                                 name != NULL ? name : rbk_feature_get_key (feature));
      rbk_pricing_page_set_text (builder, "value", rbk_feature_get_value (feature));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rbk_pricing_page_add_plan:
 * @builder: the list of plans that is written
 * @job: what is exported
 * @views: (element-type RbkPageView): each currency and way to pay
 * @plan: a plan
 * @record: the same in the book
 *
 * Adds a plan as a customer sees it: the terms that go on, and what comes before them.
 */
void
rbk_pricing_page_add_plan (JsonBuilder        *builder,
                           const RbkExportJob *job,
                           GPtrArray          *views,
                           const RbkPlanSpec  *plan,
                           RbkPlan            *record)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (plan, &job->spec->date);
  g_autoptr(RbkPhase) phase_record = phase != NULL
                                          ? g_list_model_get_item (rbk_plan_get_phases (record),
                                                                   (guint) (phase - plan->phases))
                                          : NULL;
  const char *name = rbk_plan_get_name (record);

  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "key", plan->key);
  rbk_pricing_page_set_text (builder, "name", name != NULL ? name : plan->key);
  rbk_pricing_page_set_text (builder, "audience", rbk_plan_get_audience (record));
  rbk_pricing_page_set_text (builder, "description", rbk_plan_get_description (record));
  rbk_pricing_page_set_boolean (builder, "quote_only", plan->is_quote_only);
  rbk_pricing_page_set_boolean (builder, "price_from", rbk_plan_get_price_from (record));
  add_terms (builder, job, phase, phase_record, !plan->is_quote_only);
  rbk_pricing_page_set_decimal (builder, "annual_commitment",
                                rbk_plan_get_annual_commitment (record));
  rbk_pricing_page_set_decimal (builder, "seats", rbk_plan_get_seats (record));
  add_trial (builder, job, plan, record, phase);
  add_earlier_phases (builder, job, plan, record, phase);
  add_offers (builder, views, plan->key);
  add_features (builder, record);
  json_builder_end_object (builder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-import.h"

#include <string.h>

#include "rbk-catalogue-rates.h"
#include "rbk-date.h"
#include "rbk-feature.h"
#include "rbk-json.h"

static void
set_own_decimal (RbkPlan *plan, const char *property, JsonObject *product, const char *name)
{
  const char *text = rbk_stripe_metadata (product, name);
  RbkDecimal  value;

  if (text != NULL && rbk_decimal_parse (text, &value, NULL) && rbk_decimal_sign (value) >= 0)
    g_object_set (plan, property, &value, NULL);
}

/* The value of a feature stands on the list of marketing features only: "Support: mail". */
static char *
find_value (JsonObject *product, const char *name)
{
  JsonArray       *list = rbk_json_peek_array (product, "marketing_features");
  g_autofree char *prefix = g_strconcat (name, ": ", NULL);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *entry = rbk_json_peek_element (list, i);
      const char *text = entry != NULL ? rbk_json_peek_text (entry, "name") : NULL;

      if (text != NULL && g_str_has_prefix (text, prefix))
        return rbk_import_text (text + strlen (prefix));
    }

  return NULL;
}

static void
add_feature (RbkPlan *plan, const char *key, const char *name, const char *value)
{
  GListModel      *features = rbk_plan_get_features (plan);
  g_autofree char *own_key =
      rbk_import_is_key (key) ? g_strdup (key) : rbk_import_key (name, "feature");
  g_autofree char *unique = rbk_import_unique_key (features, own_key);
  g_autofree char *line = rbk_import_text (name);
  RbkFeature      *feature = rbk_feature_new ();

  g_object_set (feature, "key", unique, "name", line, "value", value, NULL);
  rbk_import_append (features, feature);
}

static const RbkStripeItem *
find_feature (RbkStripeImport *self, const char *reference)
{
  const RbkStripeItem *item =
      rbk_stripe_reading_find (self->reading, RBK_STRIPE_FEATURE, reference);
  g_autofree char *quoted = reference != NULL ? rbk_stripe_quoted_id (reference) : NULL;
  const char      *key = quoted != NULL ? quoted : reference;
  GPtrArray       *items = self->reading->items[RBK_STRIPE_FEATURE];

  for (guint i = 0; item == NULL && key != NULL && i < items->len; i++)
    if (g_strcmp0 (rbk_json_peek_text (((RbkStripeItem *) items->pdata[i])->object, "lookup_key"),
                   key) == 0)
      item = items->pdata[i];

  return item;
}

/* Whether a link is the product's: it names it by id, or as a fixtures file does. */
static gboolean
is_of_product (const RbkStripeItem *link, const RbkStripeItem *product)
{
  const char *id = rbk_json_peek_text (link->object, "product");

  return id != NULL && (g_strcmp0 (id, product->id) == 0 || g_strcmp0 (id, product->alias) == 0);
}

static guint
add_entitlements (RbkStripeImport *self, const RbkStripeItem *product, RbkPlan *plan)
{
  GPtrArray *links = self->reading->items[RBK_STRIPE_PRODUCT_FEATURE];
  guint      n_features = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const RbkStripeItem *link = links->pdata[i];
      JsonObject          *expanded = rbk_json_peek_object (link->object, "entitlement_feature");
      const RbkStripeItem *feature =
          find_feature (self, rbk_json_peek_text (link->object, "entitlement_feature"));
      JsonObject      *object = feature != NULL ? feature->object : expanded;
      const char      *name = object != NULL ? rbk_json_peek_text (object, "name") : NULL;
      g_autofree char *value = NULL;

      if (object == NULL || !is_of_product (link, product))
        continue;
      value = name != NULL ? find_value (product->object, name) : NULL;
      add_feature (plan, rbk_json_peek_text (object, "lookup_key"), name, value);
      n_features++;
    }

  return n_features;
}

/* Adds the features of a product: what customers are entitled to where the files have that, else
 * what is listed for them to read. */
static void
add_features (RbkStripeImport *self, const RbkStripeItem *product, RbkPlan *plan)
{
  JsonArray *list = rbk_json_peek_array (product->object, "marketing_features");

  if (add_entitlements (self, product, plan) > 0)
    return;
  if (list == NULL)
    list = rbk_json_peek_array (product->object, "features");
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *entry = rbk_json_peek_element (list, i);
      const char *name = entry != NULL ? rbk_json_peek_text (entry, "name") : NULL;

      if (name != NULL)
        add_feature (plan, NULL, name, NULL);
    }
}

/* The terms that go on have no phase in their lookup keys. */
static gboolean
is_main_phase (RbkStripeGroup *group, const char *phase)
{
  for (guint i = 0; i < group->slots->len; i++)
    {
      const RbkStripeSlot  *slot = group->slots->pdata[i];
      const RbkStripeOffer *offer = slot->offers->pdata[0];
      const char           *key = rbk_json_peek_text (offer->item->object, "lookup_key");
      g_autofree char      *start = g_strdup_printf ("%s.%s.", group->key, slot->card);

      g_strdelimit (start, ":/", '-');
      if (strcmp (slot->phase, phase) == 0 && key != NULL && g_str_has_prefix (key, start))
        return TRUE;
    }

  return strcmp (phase, "evergreen") == 0;
}

static const char *
find_phase_metadata (const RbkStripeGroup *group, const char *phase, const char *name)
{
  for (guint i = 0; i < group->slots->len; i++)
    {
      const RbkStripeSlot *slot = group->slots->pdata[i];
      const char          *text =
          rbk_stripe_metadata (((RbkStripeOffer *) slot->offers->pdata[0])->item->object, name);

      if (strcmp (slot->phase, phase) == 0 && text != NULL)
        return text;
    }

  return NULL;
}

static void
set_duration (RbkStripeImport *self, const RbkStripeGroup *group, RbkPhase *phase)
{
  const char *key = rbk_phase_get_key (phase);
  const char *kind = find_phase_metadata (group, key, "ratebook_phase_kind");
  const char *duration = find_phase_metadata (group, key, "ratebook_phase_duration");
  RbkDuration parsed;
  gboolean    is_known = duration != NULL && rbk_duration_parse (duration, &parsed, NULL);

  if (kind == NULL)
    kind = strstr (key, "trial") != NULL ? "trial" : "discount";
  g_object_set (phase, "duration", is_known ? duration : "P1M", "kind",
                strcmp (kind, "trial") == 0  ? RBK_PHASE_KIND_TRIAL
                : strcmp (kind, "ramp") == 0 ? RBK_PHASE_KIND_RAMP
                                             : RBK_PHASE_KIND_DISCOUNT,
                NULL);
  if (!is_known)
    rbk_import_note (self->reading->notes, NULL, "$",
                     E_ ("how long the phase \"%s\" of the plan \"%s\" lasts is not in a Stripe "
                         "catalogue; it is set to one month"),
                     key, group->key);
}

static RbkPhase *
add_phase (RbkStripeImport *self, RbkStripeGroup *group, const char *key, gboolean is_main)
{
  RbkPhase        *phase = rbk_phase_new ();
  g_autofree char *name = g_strdup (key);

  name[0] = g_ascii_toupper (name[0]);
  g_object_set (phase, "key", key, "name", name, NULL);
  for (guint i = 0; i < group->slots->len; i++)
    {
      RbkStripeSlot *slot = group->slots->pdata[i];

      if (strcmp (slot->phase, key) == 0)
        rbk_stripe_import_add_card (self, slot, phase);
    }
  if (!is_main)
    set_duration (self, group, phase);

  return phase;
}

/* Phases before the one that goes on come first, in the order of the files. */
static void
add_phases (RbkStripeImport *self, RbkStripeGroup *group, RbkPlan *plan)
{
  GListModel *phases = rbk_plan_get_phases (plan);
  const char *main = NULL;

  for (guint i = 0; i < group->slots->len; i++)
    {
      const char *key = ((RbkStripeSlot *) group->slots->pdata[i])->phase;

      if (main == NULL && is_main_phase (group, key))
        main = key;
    }
  if (main == NULL && group->slots->len > 0)
    main = ((RbkStripeSlot *) group->slots->pdata[group->slots->len - 1])->phase;
  for (guint i = 0; i < group->slots->len; i++)
    {
      const char *key = ((RbkStripeSlot *) group->slots->pdata[i])->phase;

      if (strcmp (key, main) != 0 && rbk_record_find_by_key (phases, key) == NULL)
        rbk_import_append (phases, add_phase (self, group, key, FALSE));
    }
  if (main != NULL)
    rbk_import_append (phases, add_phase (self, group, main, TRUE));
}

static guint
find_trial (RbkStripeGroup *group)
{
  guint days = 0;

  for (guint i = 0; i < group->slots->len; i++)
    {
      const RbkStripeSlot *slot = group->slots->pdata[i];

      for (guint j = 0; j < slot->offers->len; j++)
        days = MAX (days, ((RbkStripeOffer *) slot->offers->pdata[j])->trial_days);
    }

  return days;
}

/* In a trial of Stripe nothing is charged, neither a fee nor use. */
static void
add_trial (RbkPlan *plan, guint days)
{
  GListStore      *phases = G_LIST_STORE (rbk_plan_get_phases (plan));
  g_autofree char *duration = g_strdup_printf ("P%uD", days);
  g_autoptr(RbkPhase) trial = rbk_phase_new ();
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  RbkDecimal zero = RBK_DECIMAL_ZERO;

  if (days == 0 || g_list_model_get_n_items (G_LIST_MODEL (phases)) == 0)
    return;
  g_object_set (card, "key", "base", "name", "Trial", "amount", &zero, NULL);
  g_object_set (trial, "key", "trial", "name", "Trial", "kind", RBK_PHASE_KIND_TRIAL, "duration",
                duration, NULL);
  g_list_store_append (G_LIST_STORE (rbk_phase_get_rate_cards (trial)), card);
  g_list_store_insert (phases, 0, trial);
}

static guint
count_cards (RbkPlan *plan)
{
  GListModel *phases = rbk_plan_get_phases (plan);
  guint       n_cards = 0;

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);

      n_cards += g_list_model_get_n_items (rbk_phase_get_rate_cards (phase));
    }

  return n_cards;
}

static void
describe (RbkStripeImport *self, RbkPlan *plan, const RbkStripeItem *product)
{
  JsonObject      *object = product->object;
  const char      *text = rbk_json_peek_text (object, "description");
  g_autofree char *description = rbk_import_text (text);
  g_autofree char *audience = rbk_import_text (rbk_stripe_metadata (object, "ratebook_audience"));

  g_object_set (plan, "description", description, "audience", audience, NULL);
  set_own_decimal (plan, "seats", object, "ratebook_seats");
  set_own_decimal (plan, "annual-commitment", object, "ratebook_annual_commitment");
  add_features (self, product, plan);
}

/* A plan whose price is not known has none, and is never free for that. */
static void
check_price (RbkStripeImport *self, RbkPlan *plan, RbkStripeGroup *group)
{
  GListStore *phases = G_LIST_STORE (rbk_plan_get_phases (plan));

  if (count_cards (plan) > 0)
    return;
  g_list_store_remove_all (phases);
  g_object_set (plan, "quote-only", TRUE, NULL);
  if (group->product != NULL &&
      rbk_stripe_metadata (group->product->object, "ratebook_quote") == NULL)
    rbk_import_note (self->reading->notes, group->product->file, group->product->place,
                     E_ ("no price of \"%.100s\" is known, so it is a plan with a price on "
                         "request"),
                     group->name != NULL ? group->name : group->key);
}

/**
 * rbk_stripe_import_add_plan: (skip)
 * @self: an import
 * @group: prices that are one plan
 *
 * Adds a plan to the book.
 */
void
rbk_stripe_import_add_plan (RbkStripeImport *self, RbkStripeGroup *group)
{
  GListModel      *plans = rbk_book_get_plans (self->book);
  g_autofree char *key = rbk_import_unique_key (plans, group->key);
  RbkPlan         *plan = rbk_plan_new ();

  g_object_set (plan, "key", key, "name", group->name, NULL);
  if (group->product != NULL)
    describe (self, plan, group->product);
  add_phases (self, group, plan);
  add_trial (plan, find_trial (group));
  check_price (self, plan, group);
  rbk_import_append (plans, plan);
}

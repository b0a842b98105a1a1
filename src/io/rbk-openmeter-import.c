/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-openmeter-reading.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-catalogue-rates.h"
#include "rbk-currency.h"
#include "rbk-date.h"
#include "rbk-feature.h"
#include "rbk-json.h"
#include "rbk-plan.h"

/* A rate card without a price that gives access is a feature, not something to bill. */
static gboolean
is_feature (JsonObject *card)
{
  JsonObject *template = rbk_json_peek_object (card, "entitlementTemplate");
  const char *type = template != NULL ? rbk_json_peek_text (template, "type") : NULL;
  JsonNode   *price = json_object_get_member (card, "price");

  return (price == NULL || JSON_NODE_HOLDS_NULL (price)) &&
         (g_strcmp0 (type, "boolean") == 0 || g_strcmp0 (type, "static") == 0);
}

/* What a static entitlement says: a text, or the one value of an object. */
static char *
dup_config (JsonObject *card)
{
  JsonObject *template = rbk_json_peek_object (card, "entitlementTemplate");
  const char *config = rbk_json_peek_text (template, "config");
  g_autoptr(JsonNode) node =
                 config != NULL ? rbk_json_parse (config, strlen (config), NULL) : NULL;
  JsonObject *object =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object != NULL && rbk_json_peek_text (object, "value") != NULL)
    return rbk_import_text (rbk_json_peek_text (object, "value"));
  if (node != NULL && rbk_json_node_is_string (node))
    return rbk_import_text (json_node_get_string (node));

  return rbk_import_text (config);
}

static void
add_feature (RbkPlan *plan, JsonObject *card)
{
  GListModel *features = rbk_plan_get_features (plan);
  JsonObject *metadata = rbk_json_peek_object (card, "metadata");
  const char *own = metadata != NULL ? rbk_json_peek_text (metadata, "ratebook_feature") : NULL;
  g_autofree char *key = rbk_import_is_key (own)
                             ? g_strdup (own)
                             : rbk_import_key (rbk_json_peek_text (card, "key"), "feature");
  g_autofree char *name = rbk_import_text (rbk_json_peek_text (card, "name"));
  g_autofree char *value = dup_config (card);
  RbkFeature      *feature;

  /* Each phase gives it again. */
  if (rbk_record_find_by_key (features, key) != NULL)
    return;
  feature = rbk_feature_new ();
  g_object_set (feature, "key", key, "name", name, "value", value, NULL);
  rbk_import_append (features, feature);
}

static void
add_cards (RbkOpenmeterReading    *self,
           const RbkOpenmeterItem *item,
           JsonObject             *object,
           GString                *path,
           RbkPlan                *plan,
           RbkPhase               *phase)
{
  JsonArray *cards = rbk_json_peek_array (object, "rateCards");
  gsize      length = path->len;

  for (guint i = 0; cards != NULL && i < json_array_get_length (cards); i++)
    {
      JsonObject *card = rbk_json_peek_element (cards, i);

      g_string_append (path, ".rateCards");
      rbk_path_append_index (path, i);
      if (card != NULL && is_feature (card))
        add_feature (plan, card);
      else if (card != NULL)
        rbk_openmeter_add_card (self, item, card, path->str, phase);
      g_string_truncate (path, length);
    }
}

static void
set_phase_end (RbkOpenmeterReading    *self,
               const RbkOpenmeterItem *item,
               JsonObject             *object,
               const char             *place,
               RbkPhase               *phase,
               gboolean                is_last)
{
  const char *duration = rbk_json_peek_text (object, "duration");
  const char *key = rbk_phase_get_key (phase);
  RbkDuration parsed;
  gboolean    is_known = duration != NULL && rbk_duration_parse (duration, &parsed, NULL) &&
                      parsed.years + parsed.months + parsed.weeks + parsed.days > 0;

  if (is_last && duration != NULL)
    rbk_import_note (self->notes, item->file, place,
                     E_ ("the plan ends with this phase; the last phase of a book goes on"));
  if (is_last)
    return;
  g_object_set (phase, "duration", is_known ? duration : "P1M", "kind",
                strstr (key, "trial") != NULL ? RBK_PHASE_KIND_TRIAL : RBK_PHASE_KIND_DISCOUNT,
                NULL);
  if (!is_known)
    rbk_import_note (self->notes, item->file, place,
                     E_ ("how long this phase lasts can't be read; it is set to one month"));
}

static void
add_phases (RbkOpenmeterReading *self, const RbkOpenmeterItem *item, RbkPlan *plan)
{
  JsonArray *phases = rbk_json_peek_array (item->object, "phases");
  g_autoptr(GString) path = g_string_new (item->place);
  gsize length = path->len;

  for (guint i = 0; i < json_array_get_length (phases); i++)
    {
      JsonObject      *object = rbk_json_peek_element (phases, i);
      g_autofree char *key = NULL;
      g_autofree char *unique = NULL;
      g_autofree char *name = NULL;
      RbkPhase        *phase;

      if (object == NULL)
        continue;
      g_string_append (path, ".phases");
      rbk_path_append_index (path, i);
      key = rbk_import_key (rbk_json_peek_text (object, "key"), "phase");
      unique = rbk_import_unique_key (rbk_plan_get_phases (plan), key);
      name = rbk_import_text (rbk_json_peek_text (object, "name"));
      phase = rbk_phase_new ();
      g_object_set (phase, "key", unique, "name", name, NULL);
      set_phase_end (self, item, object, path->str, phase, i + 1 == json_array_get_length (phases));
      add_cards (self, item, object, path, plan, phase);
      rbk_import_append (rbk_plan_get_phases (plan), phase);
      g_string_truncate (path, length);
    }
}

static gboolean
has_cards (RbkPlan *plan)
{
  GListModel *phases = rbk_plan_get_phases (plan);

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);

      if (g_list_model_get_n_items (rbk_phase_get_rate_cards (phase)) > 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_plan (RbkOpenmeterReading *self, const RbkOpenmeterItem *item)
{
  GListModel      *plans = rbk_book_get_plans (self->book);
  JsonObject      *metadata = rbk_json_peek_object (item->object, "metadata");
  const char      *own = metadata != NULL ? rbk_json_peek_text (metadata, "ratebook_plan") : NULL;
  const char      *text = rbk_json_peek_text (item->object, "key");
  g_autofree char *stem = rbk_import_is_key (own) ? g_strdup (own) : rbk_import_key (text, "plan");
  g_autofree char *key = rbk_import_unique_key (plans, stem);
  g_autofree char *name = rbk_import_text (rbk_json_peek_text (item->object, "name"));
  g_autofree char *description = rbk_import_text (rbk_json_peek_text (item->object, "description"));
  RbkPlan         *plan;

  if (g_strcmp0 (rbk_json_peek_text (item->object, "currency"),
                 rbk_book_get_currency (self->book)) != 0)
    {
      rbk_import_note (self->notes, item->file, item->place,
                       E_ ("the plan \"%.100s\" is left out: it is not in %s, the currency of the "
                           "first"),
                       text != NULL ? text : "", rbk_book_get_currency (self->book));
      return;
    }
  plan = rbk_plan_new ();
  g_object_set (plan, "key", key, "name", name, "description", description, NULL);
  add_phases (self, item, plan);
  if (!has_cards (plan))
    {
      g_list_store_remove_all (G_LIST_STORE (rbk_plan_get_phases (plan)));
      g_object_set (plan, "quote-only", TRUE, NULL);
      rbk_import_note (self->notes, item->file, item->place,
                       E_ ("no rate card of it can be read, so it is a plan with a price on "
                           "request"));
    }
  rbk_import_append (plans, plan);
}

/**
 * rbk_import_openmeter: (skip)
 * @files: (element-type RbkImportFile): plans, features and meters of OpenMeter
 * @notes: (element-type RbkImportNote): takes what could not be known
 * @error: return location for a #GError
 *
 * Makes a book of OpenMeter plans of its first API, as they are sent or answered.
 *
 * Returns: (transfer full): the book; see rbk_import_book()
 */
RbkBook *
rbk_import_openmeter (GPtrArray *files, GPtrArray *notes, GError **error)
{
  g_auto(RbkOpenmeterReading) self = { .notes = notes };
  const char *currency;

  if (!rbk_openmeter_reading_init (&self, files, error))
    return NULL;
  if (self.plans->len == 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("there is no plan of OpenMeter in it; export GET /api/v1/plans, "
                               "with its features and meters"));
      return NULL;
    }
  rbk_openmeter_pick_versions (&self);
  currency = rbk_json_peek_text (((RbkOpenmeterItem *) self.plans->pdata[0])->object, "currency");
  if (currency == NULL || rbk_currency_find (currency) == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("%s.currency: is none of ISO 4217; write three capitals such as USD"),
                   ((RbkOpenmeterItem *) self.plans->pdata[0])->place);
      return NULL;
    }
  self.book = rbk_book_new ();
  g_object_set (self.book, "title", "Imported from OpenMeter", "currency", currency, NULL);
  for (guint i = 0; i < self.plans->len; i++)
    add_plan (&self, self.plans->pdata[i]);

  return rbk_import_finish (g_steal_pointer (&self.book), error);
}

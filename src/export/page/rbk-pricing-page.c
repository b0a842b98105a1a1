/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-pricing-page.h"

#include "rbk-currency.h"
#include "rbk-feature.h"
#include "rbk-json.h"
#include "rbk-meter.h"

/**
 * rbk_pricing_page_set_text:
 * @builder: what is written
 * @name: the member
 * @text: (nullable): its value; nothing is null
 *
 * Sets a member to text.
 */
void
rbk_pricing_page_set_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * rbk_pricing_page_set_boolean:
 * @builder: what is written
 * @name: the member
 * @value: its value
 *
 * Sets a member to yes or no.
 */
void
rbk_pricing_page_set_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * rbk_pricing_page_set_decimal:
 * @builder: what is written
 * @name: the member
 * @value: (nullable): its value; nothing is null
 *
 * Sets a member to an exact number, as text.
 */
void
rbk_pricing_page_set_decimal (JsonBuilder *builder, const char *name, const RbkDecimal *value)
{
  g_autofree char *text = value != NULL ? rbk_decimal_to_string (*value) : NULL;

  rbk_pricing_page_set_text (builder, name, text);
}

/**
 * rbk_pricing_page_set_interval:
 * @builder: what is written
 * @name: the member
 * @cadence: (nullable): an ISO 8601 duration; `once` and nothing are null
 *
 * Sets a member to a billing period: a unit and how many of them.
 */
void
rbk_pricing_page_set_interval (JsonBuilder *builder, const char *name, const char *cadence)
{
  RbkDuration duration;
  guint       months, days;

  json_builder_set_member_name (builder, name);
  if (cadence == NULL || !rbk_duration_parse (cadence, &duration, NULL))
    {
      json_builder_add_null_value (builder);
      return;
    }
  months = 12 * duration.years + duration.months;
  days = 7 * duration.weeks + duration.days;
  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "duration", cadence);
  json_builder_set_member_name (builder, "unit");
  json_builder_add_string_value (builder, months > 0 && days > 0      ? "other"
                                          : days > 0 && days % 7 == 0 ? "week"
                                          : days > 0                  ? "day"
                                          : months % 12 == 0          ? "year"
                                                                      : "month");
  json_builder_set_member_name (builder, "count");
  json_builder_add_int_value (builder, months > 0 && days > 0      ? 1
                                       : days > 0 && days % 7 == 0 ? days / 7
                                       : days > 0                  ? days
                                       : months % 12 == 0          ? months / 12
                                                                   : months);
  json_builder_end_object (builder);
}

/* Each feature once, in the order in which plans name them. */
static GPtrArray *
collect_features (RbkBook *book)
{
  GPtrArray  *features = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *plans = rbk_book_get_plans (book);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      GListModel *list = rbk_plan_get_features (plan);

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr(RbkFeature) feature = g_list_model_get_item (list, j);

          if (g_hash_table_add (seen, (gpointer) rbk_feature_get_key (feature)))
            g_ptr_array_add (features, g_steal_pointer (&feature));
        }
    }
  return features;
}

static void
add_feature_row (JsonBuilder *builder, RbkFeature *feature, GListModel *plans)
{
  const char *key = rbk_feature_get_key (feature);
  const char *name = rbk_feature_get_name (feature);

  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "key", key);
  rbk_pricing_page_set_text (builder, "name", name != NULL ? name : key);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_object (builder);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      RbkRecord  *own = rbk_record_find_by_key (rbk_plan_get_features (plan), key);
      const char *value = own != NULL ? rbk_feature_get_value (RBK_FEATURE (own)) : NULL;

      if (value != NULL)
        rbk_pricing_page_set_text (builder, rbk_plan_get_key (plan), value);
      else
        rbk_pricing_page_set_boolean (builder, rbk_plan_get_key (plan), own != NULL);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_meter (JsonBuilder *builder, RbkMeter *meter)
{
  static const char *const kinds[] = { "request", "input_token", "output_token", "token",
                                       "credit",  "outcome",     "seat" };
  RbkDecimal               conversion = rbk_meter_get_conversion (meter);
  const char              *name = rbk_meter_get_name (meter);

  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "key", rbk_meter_get_key (meter));
  rbk_pricing_page_set_text (builder, "name", name != NULL ? name : rbk_meter_get_key (meter));
  rbk_pricing_page_set_text (builder, "kind", kinds[rbk_meter_get_kind (meter)]);
  rbk_pricing_page_set_text (builder, "unit", rbk_meter_get_unit (meter));
  rbk_pricing_page_set_text (builder, "definition", rbk_meter_get_definition (meter));
  rbk_pricing_page_set_text (builder, "internal_unit", rbk_meter_get_internal_unit (meter));
  rbk_pricing_page_set_decimal (builder, "conversion", &conversion);
  json_builder_end_object (builder);
}

static void
add_lists (JsonBuilder *builder, const RbkExportJob *job, GPtrArray *views)
{
  GListModel *plans = rbk_book_get_plans (job->book);
  GListModel *meters = rbk_book_get_meters (job->book);
  g_autoptr(GPtrArray) features = collect_features (job->book);

  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < job->spec->n_plans; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      rbk_pricing_page_add_plan (builder, job, views, &job->spec->plans[i], plan);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "features");
  json_builder_begin_array (builder);
  for (guint i = 0; i < features->len; i++)
    add_feature_row (builder, g_ptr_array_index (features, i), plans);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "meters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);

      add_meter (builder, meter);
    }
  json_builder_end_array (builder);
}

/* Each currency once, as the views come. */
static void
add_currencies (JsonBuilder *builder, GPtrArray *views)
{
  json_builder_set_member_name (builder, "currencies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < views->len; i++)
    {
      const RbkPageView *view = g_ptr_array_index (views, i);
      const RbkCurrency *currency = rbk_currency_find (view->spec->currency);

      if (view->is_annual)
        continue;
      json_builder_begin_object (builder);
      rbk_pricing_page_set_text (builder, "code", view->spec->currency);
      rbk_pricing_page_set_text (builder, "name", currency != NULL ? currency->name : NULL);
      rbk_pricing_page_set_text (builder, "symbol",
                                 currency != NULL ? currency->symbol : view->spec->currency);
      json_builder_set_member_name (builder, "minor_digits");
      json_builder_add_int_value (builder, view->spec->minor_digits);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What a page should say below its prices. */
static void
add_notes (JsonBuilder *builder, GPtrArray *views)
{
  const char *const *notes = rbk_page_views_get_notes (views);

  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (gsize i = 0; notes[i] != NULL; i++)
    json_builder_add_string_value (builder, notes[i]);
  json_builder_end_array (builder);
}

/**
 * rbk_pricing_page_build:
 * @job: what is exported
 * @views: (element-type RbkPageView): each currency and way to pay
 *
 * Makes the data of a pricing page. It has nothing that is not for customers to see: no cost, no
 * margin, no notes of the book, no codes of discounts.
 *
 * Returns: (transfer full): one object
 */
JsonNode *
rbk_pricing_page_build (const RbkExportJob *job, GPtrArray *views)
{
  RbkDelivery *delivery = rbk_book_get_delivery (job->book);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = rbk_date_to_string (&job->spec->date);

  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "format", "ratebook-pricing-page");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  rbk_pricing_page_set_text (builder, "title", rbk_book_get_title (job->book));
  rbk_pricing_page_set_text (builder, "url",
                             delivery != NULL ? rbk_delivery_get_url (delivery) : NULL);
  rbk_pricing_page_set_text (builder, "currency", job->spec->currency);
  json_builder_set_member_name (builder, "minor_digits");
  json_builder_add_int_value (builder, job->spec->minor_digits);
  add_currencies (builder, views);
  rbk_pricing_page_set_boolean (builder, "annual", rbk_page_views_have_annual (views));
  rbk_pricing_page_set_text (builder, "effective_on", date);
  add_lists (builder, job, views);
  add_notes (builder, views);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * rbk_pricing_page_export:
 * @job: what is exported
 * @out: takes the file
 * @error: return location for an error
 *
 * Makes the JSON from which a website renders its pricing page and its calculator.
 *
 * Returns: whether the book has prices that can be shown
 */
gboolean
rbk_pricing_page_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(GPtrArray) views = rbk_page_views_new (job, out->losses, error);
  g_autoptr(JsonNode) root = NULL;

  if (views == NULL)
    return FALSE;
  root = rbk_pricing_page_build (job, views);
  rbk_export_add (out, "pricing-page.json", rbk_json_to_text (root));
  return TRUE;
}

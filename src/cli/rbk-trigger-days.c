/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trigger-days.h"

#include "rbk-json.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"
#include "rbk-trigger-calendar.h"

/* How `trigger` prints when customers come to caps. */

/* What days are called: as the file has them, else by their number. */
static char *
name_day (RbkSlices *days, guint day)
{
  return days != NULL ? g_strdup (rbk_slices_get_name (days, day))
                      : g_strdup_printf ("%u", day + 1);
}

static gboolean
is_quiet (const RbkCapHits *hits, guint day)
{
  return hits->at_50[day] == 0 && hits->at_80[day] == 0 && hits->at_100[day] == 0;
}

static void
write_day (JsonBuilder *builder, const RbkCapHits *hits, RbkSlices *days, guint day)
{
  g_autofree char *name = name_day (days, day);

  if (is_quiet (hits, day))
    return;
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "day", name);
  rbk_output_member_count (builder, "at_50", hits->at_50[day]);
  rbk_output_member_count (builder, "at_80", hits->at_80[day]);
  rbk_output_member_count (builder, "at_100", hits->at_100[day]);
  json_builder_end_object (builder);
}

static void
write_month (JsonBuilder           *builder,
             const RbkSpec         *spec,
             const RbkTriggerMonth *month,
             RbkSlices             *days)
{
  const RbkGateOffer *offer = &month->offer;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", spec->plans[month->plan].key);
  rbk_output_member_decimal (builder, "cap", TRUE, month->cap);
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
end_json (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = NULL;

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return rbk_json_to_text (root);
}

static char *
months_to_json (const RbkSpec        *spec,
                const RbkTriggerDays *asked,
                const RbkOwnFile     *from,
                GArray               *months)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_synthetic_output_member (builder, from);
  rbk_output_member_text (builder, "everybody_on",
                          asked->plan >= 0 ? spec->plans[asked->plan].key : NULL);
  json_builder_set_member_name (builder, "even_pace");
  json_builder_add_boolean_value (builder, asked->days == NULL);
  json_builder_set_member_name (builder, "calendar");
  json_builder_begin_array (builder);
  for (guint i = 0; i < months->len; i++)
    write_month (builder, spec, &g_array_index (months, RbkTriggerMonth, i), asked->days);
  return end_json (builder);
}

static void
append_month (GString *text, const RbkSpec *spec, const RbkTriggerMonth *month, RbkSlices *days)
{
  const RbkCapHits *hits = month->hits;
  g_autofree char  *stake =
      rbk_amount_to_text (spec->currency, month->offer.has_price, month->at_stake);

  g_string_append_printf (text,
                          "%s: %" G_GUINT64_FORMAT " come to 50 %%, %" G_GUINT64_FORMAT
                          " to 80 %%, %" G_GUINT64_FORMAT " to all of the cap\n",
                          spec->plans[month->plan].key, month->at_50, month->at_80, month->at_100);
  if (month->offer.has_price)
    g_string_append_printf (text, "  If they go to %s then: %s %s\n", month->offer.plan->key,
                            spec->currency, stake);
  for (guint i = 0; i < hits->n_days; i++)
    if (!is_quiet (hits, i))
      {
        g_autofree char *name = name_day (days, i);

        g_string_append_printf (text,
                                "  %10s  50 %%: %" G_GUINT64_FORMAT "  80 %%: %" G_GUINT64_FORMAT
                                "  100 %%: %" G_GUINT64_FORMAT "\n",
                                name, hits->at_50[i], hits->at_80[i], hits->at_100[i]);
      }
}

static guint
count_days (const GDate *month)
{
  return g_date_get_days_in_month (g_date_get_month (month), g_date_get_year (month));
}

/**
 * rbk_trigger_days_to_text: (skip)
 * @spec: a book
 * @customers: its customers
 * @asked: what is asked
 * @error: return location for a #GError
 *
 * Says on which days customers come to half, 80 % and all of a cap, and what those who reach it
 * would pay more in fees on the plan that is offered to them. Where their file has no days, they
 * use the same every day.
 *
 * Returns: (transfer full) (nullable): the calendar
 */
char *
rbk_trigger_days_to_text (const RbkSpec         *spec,
                          RbkCustomers          *customers,
                          const RbkTriggerAsked *asked,
                          GError               **error)
{
  RbkTriggerDays days = { .plan = asked->plan,
                          .is_everybody = asked->plan >= 0,
                          .days = rbk_customers_get_days (customers),
                          .n_days = count_days (&asked->month) };
  RbkMixIndex   *index = rbk_customers_get_index (customers, spec, error);
  g_autoptr(GArray) months = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  months = index != NULL ? rbk_trigger_months_new (spec, index, &days, error) : NULL;
  if (months == NULL)
    return NULL;
  if (asked->is_json)
    return months_to_json (spec, &days, asked->from, months);
  rbk_synthetic_output_line (text, asked->from);
  if (days.days == NULL)
    g_string_append_printf (text,
                            "Nothing says on which day: the same is used on each of %u days.\n",
                            days.n_days);
  for (guint i = 0; i < months->len; i++)
    append_month (text, spec, &g_array_index (months, RbkTriggerMonth, i), days.days);
  if (months->len == 0)
    g_string_append (text, "No plan has a cap: nobody comes to one.\n");
  return g_strdup (text->str);
}

static void
write_pace (JsonBuilder *builder, const RbkSpec *spec, const RbkTriggerPace *pace)
{
  const struct
  {
    const char *name;
    guint       day;
  } days[] = { { "day_50", pace->day_50 },
               { "day_80", pace->day_80 },
               { "day_100", pace->day_100 } };

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", spec->plans[pace->plan].key);
  rbk_output_member_text (builder, "level", spec->levels[pace->level].key);
  rbk_output_member_decimal (builder, "usage", TRUE, pace->usage);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      json_builder_set_member_name (builder, days[i].name);
      if (days[i].day > 0)
        json_builder_add_int_value (builder, days[i].day);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
}

static void
append_pace (GString *text, const RbkSpec *spec, const RbkTriggerPace *pace)
{
  g_autofree char *usage = rbk_grouped_to_text (pace->usage);
  const guint      days[] = { pace->day_50, pace->day_80, pace->day_100 };

  g_string_append_printf (text, "  %s, %s a month:", spec->levels[pace->level].key, usage);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_string_append (text, i == 0 ? " 50 % " : i == 1 ? ", 80 % " : ", 100 % ");
      if (days[i] > 0)
        g_string_append_printf (text, "on day %u", days[i]);
      else
        g_string_append (text, "never");
    }
  g_string_append_c (text, '\n');
}

static gboolean
is_asked (const RbkTriggerAsked *asked, const RbkTriggerPace *pace)
{
  return asked->plan < 0 || asked->plan == (int) pace->plan;
}

/**
 * rbk_trigger_paces_to_text: (skip)
 * @spec: a book
 * @asked: what is asked
 *
 * Says on which day of a month customers of the book's usage levels come to caps, where they use
 * the same every day.
 *
 * Returns: (transfer full): the days
 */
char *
rbk_trigger_paces_to_text (const RbkSpec *spec, const RbkTriggerAsked *asked)
{
  g_autoptr(GArray) paces = rbk_trigger_paces_new (spec, count_days (&asked->month));
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  int last = -1;

  json_builder_begin_object (builder);
  rbk_output_member_count (builder, "days", count_days (&asked->month));
  json_builder_set_member_name (builder, "levels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < paces->len; i++)
    {
      const RbkTriggerPace *pace = &g_array_index (paces, RbkTriggerPace, i);

      if (!is_asked (asked, pace))
        continue;
      if ((int) pace->plan != last)
        g_string_append_printf (text, "%s, in a month of %u days:\n", spec->plans[pace->plan].key,
                                count_days (&asked->month));
      last = (int) pace->plan;
      write_pace (builder, spec, pace);
      append_pace (text, spec, pace);
    }
  if (asked->is_json)
    return end_json (builder);
  if (last < 0)
    g_string_append (text, "No plan has a cap that a usage level could come to.\n");
  return g_strdup (text->str);
}

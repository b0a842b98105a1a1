/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trigger-output.h"

#include "rbk-currency.h"
#include "rbk-output.h"
#include "rbk-trigger-occasion.h"
#include "rbk-unit-words.h"

/* As a pricing page has it: $99, $9.50. */
static char *
price_to_text (RbkDecimal price, gpointer data)
{
  const char        *code = data;
  const RbkCurrency *currency = rbk_currency_find (code);
  gboolean           has_symbol = currency != NULL && !g_str_equal (currency->symbol, code);
  g_autofree char   *number = rbk_decimal_is_integer (price)
                                  ? rbk_grouped_to_text (price)
                                  : rbk_currency_format_plain (code, price);

  return g_strdup_printf ("%s%s%s", has_symbol ? currency->symbol : code, has_symbol ? "" : " ",
                          number);
}

static char *
quantity_to_text (RbkDecimal quantity, gpointer data)
{
  return rbk_grouped_to_text (quantity);
}

static RbkTriggerWriter
get_writer (const RbkSpec *spec)
{
  return (RbkTriggerWriter){ quantity_to_text, price_to_text, (gpointer) spec->currency };
}

static void
write_message (JsonBuilder *builder, const RbkGateText *text)
{
  GEnumClass *channels = g_type_class_ref (RBK_TYPE_MESSAGE_CHANNEL);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "id", text->message->id);
  rbk_output_member_text (builder, "channel",
                          g_enum_get_value (channels, (gint) text->message->channel)->value_nick);
  rbk_output_member_text (builder, "title", text->title);
  rbk_output_member_text (builder, "text", text->text);
  json_builder_set_member_name (builder, "buttons");
  json_builder_begin_array (builder);
  for (guint i = 0; text->buttons != NULL && text->buttons[i] != NULL; i++)
    json_builder_add_string_value (builder, text->buttons[i]);
  json_builder_end_array (builder);
  rbk_output_member_text (builder, "not_sent", text->not_sent);
  json_builder_end_object (builder);
  g_type_class_unref (channels);
}

static void
write_texts (JsonBuilder *builder, GPtrArray *occasions)
{
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < occasions->len; i++)
    {
      const RbkTriggerOccasion *occasion = g_ptr_array_index (occasions, i);

      json_builder_set_member_name (builder, occasion->name);
      json_builder_begin_array (builder);
      for (guint k = 0; k < occasion->texts->len; k++)
        write_message (builder, g_ptr_array_index (occasion->texts, k));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
write_due (JsonBuilder *builder, GPtrArray *occasions)
{
  json_builder_set_member_name (builder, "due");
  json_builder_begin_array (builder);
  for (guint i = 0; i < occasions->len; i++)
    {
      const RbkTriggerOccasion *occasion = g_ptr_array_index (occasions, i);

      if (occasion->is_due)
        json_builder_add_string_value (builder, occasion->name);
    }
  json_builder_end_array (builder);
}

static void
write_offer (JsonBuilder *builder, const RbkGateOffer *offer)
{
  json_builder_set_member_name (builder, "recommend");
  if (offer->plan == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", offer->plan->key);
  rbk_output_member_text (builder, "name", rbk_trigger_get_plan_name (offer->plan));
  rbk_output_member_decimal (builder, "price", offer->has_price, offer->price);
  rbk_output_member_decimal (builder, "bill", offer->has_price, offer->bill);
  json_builder_end_object (builder);
}

/**
 * rbk_trigger_output_json: (skip)
 * @builder: stands in an object
 * @self: what follows
 * @spec: the book
 * @messages: (element-type RbkGateMessage): what customers read
 *
 * Adds the members that `trigger --json` prints.
 */
void
rbk_trigger_output_json (JsonBuilder      *builder,
                         const RbkTrigger *self,
                         const RbkSpec    *spec,
                         GPtrArray        *messages)
{
  RbkTriggerWriter writer = get_writer (spec);
  g_autoptr(GPtrArray) occasions = rbk_trigger_list_occasions (self, spec, messages, &writer);
  g_autofree char *reset = rbk_date_to_string (&self->reset);

  rbk_output_member_text (builder, "plan", self->plan->key);
  rbk_output_member_text (builder, "meter", spec->meters[self->meter].key);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_output_member_decimal (builder, "used", TRUE, self->used);
  rbk_output_member_decimal (builder, "cap", self->has_cap, self->cap);
  rbk_output_member_ratio (builder, "share", self->has_share, self->share);
  rbk_output_member_decimal (builder, "projected", TRUE, self->projected);
  rbk_output_member_count (builder, "days", self->n_days);
  rbk_output_member_text (builder, "reset_date", reset);
  json_builder_set_member_name (builder, "over_at_this_pace");
  json_builder_add_boolean_value (builder, self->is_over);
  write_due (builder, occasions);
  write_offer (builder, &self->offer);
  write_texts (builder, occasions);
}

static void
append_message (GString *text, const RbkGateText *message)
{
  g_autofree char *title = message->title != NULL ? rbk_printable (message->title) : NULL;
  g_autofree char *body = message->text != NULL ? rbk_printable (message->text) : NULL;

  if (message->not_sent != NULL)
    {
      g_string_append_printf (text, "  %s: not sent: %s\n", message->message->id,
                              message->not_sent);
      return;
    }
  g_string_append_printf (text, "  %s: %s\n    %s\n", message->message->id, title, body);
  for (guint i = 0; message->buttons[i] != NULL; i++)
    {
      g_autofree char *button = rbk_printable (message->buttons[i]);

      g_string_append_printf (text, "%s[%s]%s", i == 0 ? "    " : " ", button,
                              message->buttons[i + 1] == NULL ? "\n" : "");
    }
}

static void
append_occasion (GString *text, const RbkTriggerOccasion *occasion)
{
  g_string_append_printf (text, "\n%s%s\n", occasion->name,
                          occasion->is_due                                    ? ", due now"
                          : occasion->event == RBK_MESSAGE_EVENT_CONFIRMATION ? ", 24 hours after"
                                                                              : ", when asked");
  for (guint k = 0; k < occasion->texts->len; k++)
    append_message (text, g_ptr_array_index (occasion->texts, k));
}

/* How far the customer is, and where that leads. */
static void
append_pace (GString *text, const RbkTrigger *self, const RbkSpec *spec)
{
  RbkTriggerWriter writer = get_writer (spec);
  g_autofree char *plan = rbk_printable (rbk_trigger_get_plan_name (self->plan));
  g_autofree char *plain = rbk_meter_spec_dup_units (&spec->meters[self->meter]);
  g_autofree char *units = rbk_printable (plain);
  g_autofree char *used = rbk_grouped_to_text (self->used);
  g_autofree char *projected = rbk_grouped_to_text (self->projected);
  g_autofree char *share = rbk_trigger_dup_share (self, &writer);
  g_autofree char *cap = self->has_cap ? rbk_grouped_to_text (self->cap) : NULL;

  if (cap == NULL)
    g_string_append_printf (text, "%s of %s are used; it has no cap.\n", used, plan);
  else
    g_string_append_printf (text, "%s of %s %s in %s are used%s%s.\n", used, cap, units, plan,
                            share != NULL ? ": " : "", share != NULL ? share : "");
  g_string_append_printf (text, "At this pace it will be %s in a month of %u days%s.\n", projected,
                          self->n_days, self->is_over ? ", past the cap" : "");
}

/**
 * rbk_trigger_output_text: (skip)
 * @self: what follows
 * @spec: the book
 * @messages: (element-type RbkGateMessage): what customers read
 *
 * Returns: (transfer full): the same for people
 */
char *
rbk_trigger_output_text (const RbkTrigger *self, const RbkSpec *spec, GPtrArray *messages)
{
  RbkTriggerWriter writer = get_writer (spec);
  g_autoptr(GPtrArray) occasions = rbk_trigger_list_occasions (self, spec, messages, &writer);
  g_autoptr(GString) text = g_string_new (NULL);

  append_pace (text, self, spec);
  if (self->offer.plan != NULL)
    {
      g_autofree char *next = rbk_printable (rbk_trigger_get_plan_name (self->offer.plan));
      g_autofree char *price = self->offer.has_price
                                   ? price_to_text (self->offer.price, writer.data)
                                   : g_strdup ("on request");

      g_string_append_printf (text, "To offer: %s, %s.\n", next, price);
    }
  for (guint i = 0; i < occasions->len; i++)
    append_occasion (text, g_ptr_array_index (occasions, i));
  return g_strdup (text->str);
}

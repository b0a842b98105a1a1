/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trigger-output.h"

#include "rbk-currency.h"
#include "rbk-gate-message.h"
#include "rbk-output.h"
#include "rbk-unit-words.h"

/* What is said on one occasion. */
typedef struct
{
  char           *name; /* (owned) as programs know it: `alert:80` */
  gboolean        is_due;
  RbkMessageEvent event;
} Occasion;

/* All that is written, and the values as customers read them. */
typedef struct
{
  const RbkTrigger *trigger;
  GPtrArray        *messages;
  GArray           *occasions; /* (owned) */
  RbkGateValues     values;
  char             *used, *cap, *share, *price, *projected, *reset, *units; /* (owned) */
} Words;

static void
clear_occasion (gpointer occasion)
{
  g_free (((Occasion *) occasion)->name);
}

static const char *
name_plan (const RbkPlanSpec *plan)
{
  return plan->name[0] != '\0' ? plan->name : plan->key;
}

/* Whole per cents, never more than there are: 99.9 % is not all. */
static char *
share_to_text (const RbkTrigger *self)
{
  RbkDecimal share =
      rbk_decimal_mul_div (self->used, RBK_DECIMAL_UNITS (100), self->cap, RBK_ROUND_FLOOR);
  g_autofree char *number = NULL;

  if (!rbk_decimal_is_valid (share))
    return NULL;
  number = rbk_grouped_to_text (rbk_decimal_round (share, 0, RBK_ROUND_FLOOR));
  return g_strconcat (number, " %", NULL);
}

/* As a pricing page has it: $99, $9.50. */
static char *
price_to_text (const char *code, RbkDecimal price)
{
  const RbkCurrency *currency = rbk_currency_find (code);
  gboolean           has_symbol = currency != NULL && !g_str_equal (currency->symbol, code);
  g_autofree char   *number = rbk_decimal_is_integer (price)
                                  ? rbk_grouped_to_text (price)
                                  : rbk_currency_format_plain (code, price);

  return g_strdup_printf ("%s%s%s", has_symbol ? currency->symbol : code, has_symbol ? "" : " ",
                          number);
}

static void
add_occasion (Words *self, gboolean is_due, RbkMessageEvent event, const char *name)
{
  Occasion occasion = { .name = g_strdup (name), .is_due = is_due, .event = event };

  g_array_append_val (self->occasions, occasion);
}

/* What is due, and then what a customer meets who takes the offer. */
static void
find_occasions (Words *self)
{
  const RbkTrigger *trigger = self->trigger;

  if (trigger->has_alert)
    {
      g_autofree char *percent = rbk_decimal_to_string (trigger->alert);
      g_autofree char *name = g_strconcat ("alert:", percent, NULL);

      add_occasion (self, TRUE, RBK_MESSAGE_EVENT_ALERT, name);
    }
  if (trigger->is_limit)
    add_occasion (self, TRUE, RBK_MESSAGE_EVENT_LIMIT, "limit");
  if (trigger->is_projection)
    add_occasion (self, TRUE, RBK_MESSAGE_EVENT_PROJECTION, "projection");
  if (trigger->offer.plan != NULL)
    {
      add_occasion (self, FALSE, RBK_MESSAGE_EVENT_UPGRADE, "upgrade");
      add_occasion (self, FALSE, RBK_MESSAGE_EVENT_CONFIRMATION, "confirmation");
    }
}

static void
words_init (Words *self, const RbkTrigger *trigger, const RbkSpec *spec, GPtrArray *messages)
{
  const RbkGateOffer *offer = &trigger->offer;

  *self = (Words){ .trigger = trigger, .messages = messages };
  self->occasions = g_array_new (FALSE, FALSE, sizeof (Occasion));
  g_array_set_clear_func (self->occasions, clear_occasion);
  self->used = rbk_grouped_to_text (trigger->used);
  self->cap = trigger->has_cap ? rbk_grouped_to_text (trigger->cap) : NULL;
  self->share = trigger->has_share ? share_to_text (trigger) : NULL;
  self->price = offer->has_price ? price_to_text (spec->currency, offer->price) : NULL;
  self->projected = rbk_grouped_to_text (trigger->projected);
  self->reset = rbk_date_to_string (&trigger->reset);
  self->units = rbk_meter_spec_dup_units (&spec->meters[trigger->meter]);
  self->values = (RbkGateValues){ .used = self->used,
                                  .cap = self->cap,
                                  .share = self->share,
                                  .plan = name_plan (trigger->plan),
                                  .next_plan = offer->plan != NULL ? name_plan (offer->plan) : NULL,
                                  .next_price = self->price,
                                  .projected = self->projected,
                                  .reset_date = self->reset,
                                  .unit = self->units };
  find_occasions (self);
}

static void
words_clear (Words *self)
{
  g_array_unref (self->occasions);
  g_free (self->used);
  g_free (self->cap);
  g_free (self->share);
  g_free (self->price);
  g_free (self->projected);
  g_free (self->reset);
  g_free (self->units);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* Who has taken the offer is on that plan. */
static RbkGateValues
get_values (const Words *self, const RbkGateMessage *message)
{
  RbkGateValues values = self->values;

  if (message->event == RBK_MESSAGE_EVENT_CONFIRMATION)
    {
      values.plan = values.next_plan;
      values.next_plan = values.next_price = NULL;
      values.cap = values.share = NULL;
    }
  return values;
}

static gboolean
is_of (const Words *self, const Occasion *occasion, const RbkGateMessage *message)
{
  return message->event == occasion->event &&
         (message->event != RBK_MESSAGE_EVENT_ALERT || !message->has_threshold ||
          rbk_decimal_equal (message->threshold, self->trigger->alert));
}

/* A message is sent whole or not at all: the strings are its title, its text and its buttons. */
static char **
fill_message (const Words *self, const RbkGateMessage *message, GError **error)
{
  RbkGateValues values = get_values (self, message);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  g_ptr_array_add (texts, rbk_gate_text_fill (message->title, &values, error));
  if (texts->pdata[0] == NULL)
    return NULL;
  g_ptr_array_add (texts, rbk_gate_text_fill (message->text, &values, error));
  if (texts->pdata[1] == NULL)
    return NULL;
  for (guint i = 0; message->buttons[i] != NULL; i++)
    {
      g_ptr_array_add (texts, rbk_gate_text_fill (message->buttons[i], &values, error));
      if (texts->pdata[i + 2] == NULL)
        return NULL;
    }
  return (char **) g_ptr_array_steal (texts, NULL);
}

static void
write_message (JsonBuilder *builder, const Words *self, const RbkGateMessage *message)
{
  g_autoptr(GError) reason = NULL;
  g_auto(GStrv) texts = fill_message (self, message, &reason);
  GEnumClass *channels = g_type_class_ref (RBK_TYPE_MESSAGE_CHANNEL);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "id", message->id);
  rbk_output_member_text (builder, "channel",
                          g_enum_get_value (channels, (gint) message->channel)->value_nick);
  rbk_output_member_text (builder, "title", texts != NULL ? texts[0] : NULL);
  rbk_output_member_text (builder, "text", texts != NULL ? texts[1] : NULL);
  json_builder_set_member_name (builder, "buttons");
  json_builder_begin_array (builder);
  for (guint i = 2; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
  rbk_output_member_text (builder, "not_sent", reason != NULL ? reason->message : NULL);
  json_builder_end_object (builder);
  g_type_class_unref (channels);
}

static void
write_texts (JsonBuilder *builder, const Words *self)
{
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->occasions->len; i++)
    {
      const Occasion *occasion = &g_array_index (self->occasions, Occasion, i);

      json_builder_set_member_name (builder, occasion->name);
      json_builder_begin_array (builder);
      for (guint k = 0; k < self->messages->len; k++)
        if (is_of (self, occasion, g_ptr_array_index (self->messages, k)))
          write_message (builder, self, g_ptr_array_index (self->messages, k));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
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
  rbk_output_member_text (builder, "name", name_plan (offer->plan));
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
  g_auto(Words) words = { 0 };

  words_init (&words, self, spec, messages);
  rbk_output_member_text (builder, "plan", self->plan->key);
  rbk_output_member_text (builder, "meter", spec->meters[self->meter].key);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_output_member_decimal (builder, "used", TRUE, self->used);
  rbk_output_member_decimal (builder, "cap", self->has_cap, self->cap);
  rbk_output_member_ratio (builder, "share", self->has_share, self->share);
  rbk_output_member_decimal (builder, "projected", TRUE, self->projected);
  rbk_output_member_count (builder, "days", self->n_days);
  rbk_output_member_text (builder, "reset_date", words.reset);
  json_builder_set_member_name (builder, "over_at_this_pace");
  json_builder_add_boolean_value (builder, self->is_over);
  json_builder_set_member_name (builder, "due");
  json_builder_begin_array (builder);
  for (guint i = 0; i < words.occasions->len; i++)
    if (g_array_index (words.occasions, Occasion, i).is_due)
      json_builder_add_string_value (builder, g_array_index (words.occasions, Occasion, i).name);
  json_builder_end_array (builder);
  write_offer (builder, &self->offer);
  write_texts (builder, &words);
}

static void
append_message (GString *text, const Words *self, const RbkGateMessage *message)
{
  g_autoptr(GError) reason = NULL;
  g_auto(GStrv) texts = fill_message (self, message, &reason);
  g_autofree char *title = texts != NULL ? rbk_printable (texts[0]) : NULL;
  g_autofree char *body = texts != NULL ? rbk_printable (texts[1]) : NULL;

  if (texts == NULL)
    {
      g_string_append_printf (text, "  %s: not sent: %s\n", message->id, reason->message);
      return;
    }
  g_string_append_printf (text, "  %s: %s\n    %s\n", message->id, title, body);
  for (guint i = 2; texts[i] != NULL; i++)
    {
      g_autofree char *button = rbk_printable (texts[i]);

      g_string_append_printf (text, "%s[%s]%s", i == 2 ? "    " : " ", button,
                              texts[i + 1] == NULL ? "\n" : "");
    }
}

static void
append_occasion (GString *text, const Words *self, const Occasion *occasion)
{
  g_string_append_printf (text, "\n%s%s\n", occasion->name,
                          occasion->is_due                                    ? ", due now"
                          : occasion->event == RBK_MESSAGE_EVENT_CONFIRMATION ? ", 24 hours after"
                                                                              : ", when asked");
  for (guint k = 0; k < self->messages->len; k++)
    if (is_of (self, occasion, g_ptr_array_index (self->messages, k)))
      append_message (text, self, g_ptr_array_index (self->messages, k));
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
  g_auto(Words) words = { 0 };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *plan = rbk_printable (name_plan (self->plan));
  g_autofree char *units = NULL;

  words_init (&words, self, spec, messages);
  units = rbk_printable (words.units);
  if (words.cap == NULL)
    g_string_append_printf (text, "%s of %s are used; it has no cap.\n", words.used, plan);
  else
    g_string_append_printf (text, "%s of %s %s in %s are used%s%s.\n", words.used, words.cap, units,
                            plan, words.share != NULL ? ": " : "",
                            words.share != NULL ? words.share : "");
  g_string_append_printf (text, "At this pace it will be %s in a month of %u days%s.\n",
                          words.projected, self->n_days, self->is_over ? ", past the cap" : "");
  if (self->offer.plan != NULL)
    {
      g_autofree char *next = rbk_printable (name_plan (self->offer.plan));

      g_string_append_printf (text, "To offer: %s, %s.\n", next,
                              words.price != NULL ? words.price : "on request");
    }
  for (guint i = 0; i < words.occasions->len; i++)
    append_occasion (text, &words, &g_array_index (words.occasions, Occasion, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

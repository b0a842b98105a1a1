/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-gates-private.h"

#include "rbk-json.h"

static void
add_message (RbkGates *self, const RbkGateMessage *message)
{
  GEnumClass *events = g_type_class_ref (RBK_TYPE_MESSAGE_EVENT);
  GEnumClass *channels = g_type_class_ref (RBK_TYPE_MESSAGE_CHANNEL);

  json_builder_begin_object (self->builder);
  rbk_gates_set_text (self, "id", message->id);
  rbk_gates_set_text (self, "event", g_enum_get_value (events, (gint) message->event)->value_nick);
  rbk_gates_set_decimal (self, "threshold", message->has_threshold, message->threshold);
  json_builder_set_member_name (self->builder, "after_hours");
  json_builder_add_int_value (self->builder,
                              message->event == RBK_MESSAGE_EVENT_CONFIRMATION ? 24 : 0);
  rbk_gates_set_text (self, "channel",
                      g_enum_get_value (channels, (gint) message->channel)->value_nick);
  rbk_gates_set_flag (self, "needs_next",
                      rbk_gate_message_uses (message, "next_plan") ||
                          rbk_gate_message_uses (message, "next_price"));
  rbk_gates_set_flag (self, "needs_projection", rbk_gate_message_uses (message, "projected"));
  rbk_gates_set_text (self, "stands_in_for", message->stands_in_for);
  rbk_gates_set_text (self, "title", message->title);
  rbk_gates_set_text (self, "text", message->text);
  rbk_gates_begin_list (self, "buttons");
  for (guint i = 0; message->buttons[i] != NULL; i++)
    json_builder_add_string_value (self->builder, message->buttons[i]);
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
  g_type_class_unref (events);
  g_type_class_unref (channels);
}

/* Writes what customers read, and what may stand in it. */
void
rbk_gates_add_messages (RbkGates *self)
{
  const RbkPlaceholder *placeholders;
  gsize                 n_placeholders;

  placeholders = rbk_gate_list_placeholders (&n_placeholders);
  json_builder_set_member_name (self->builder, "placeholders");
  json_builder_begin_object (self->builder);
  for (gsize i = 0; i < n_placeholders; i++)
    rbk_gates_set_text (self, placeholders[i].name, placeholders[i].meaning);
  json_builder_end_object (self->builder);
  rbk_gates_begin_list (self, "messages");
  for (guint i = 0; i < self->messages->len; i++)
    add_message (self, g_ptr_array_index (self->messages, i));
  json_builder_end_array (self->builder);
}

static void
add_example (RbkGates *self, guint n_days)
{
  RbkDecimal used = rbk_decimal_from_int (200), projected;

  if (!rbk_gate_project (used, 18, n_days, &projected))
    return;
  json_builder_begin_object (self->builder);
  rbk_gates_set_decimal (self, "used", TRUE, used);
  json_builder_set_member_name (self->builder, "day");
  json_builder_add_int_value (self->builder, 18);
  json_builder_set_member_name (self->builder, "days");
  json_builder_add_int_value (self->builder, n_days);
  rbk_gates_set_decimal (self, "projected", TRUE, projected);
  json_builder_end_object (self->builder);
}

/* Writes how usage by the end of a period is foretold, with cases to test an app against. */
void
rbk_gates_add_projection (RbkGates *self)
{
  json_builder_set_member_name (self->builder, "projection");
  json_builder_begin_object (self->builder);
  rbk_gates_set_text (self, "formula", "used / day * days");
  rbk_gates_set_text (self, "rounding", "half-up-to-whole-units");
  rbk_gates_begin_list (self, "examples");
  for (guint n_days = 28; n_days <= 31; n_days++)
    add_example (self, n_days);
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
}

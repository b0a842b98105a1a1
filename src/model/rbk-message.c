/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-message.h"

#include "rbk-text.h"

/**
 * RbkMessage:
 *
 * What customers read when they come near a limit. The texts have placeholders in braces:
 * {used}, {cap}, {plan}.
 */
struct _RbkMessage
{
  RbkRecord parent_instance;

  RbkMessageEvent   event;
  RbkDecimal       *threshold; /* (owned) (nullable) */
  RbkMessageChannel channel;
  char             *title;   /* (owned) (nullable) */
  char             *text;    /* (owned) (nullable) */
  char            **buttons; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkMessage, rbk_message, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkMessage, member)

static const RbkField fields[] = {
  { "event", RBK_FIELD_ENUM, FIELD (event), rbk_message_event_get_type, RBK_FIELD_PLAIN, "alert",
    NC_ ("field", "event") },
  { "threshold", RBK_FIELD_DECIMAL, FIELD (threshold), NULL, RBK_FIELD_POSITIVE, NULL,
    NC_ ("field", "threshold") },
  { "channel", RBK_FIELD_ENUM, FIELD (channel), rbk_message_channel_get_type, RBK_FIELD_PLAIN,
    "banner", NC_ ("field", "channel") },
  { "title", RBK_FIELD_STRING, FIELD (title), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "title") },
  { "text", RBK_FIELD_STRING, FIELD (text), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "text") },
  { "buttons", RBK_FIELD_STRINGS, FIELD (buttons), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "buttons") },
};

static void
rbk_message_class_init (RbkMessageClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_message_init (RbkMessage *self)
{
}

/**
 * rbk_message_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkMessage *
rbk_message_new (void)
{
  return g_object_new (RBK_TYPE_MESSAGE, NULL);
}

/**
 * rbk_message_get_event:
 * @self: a message
 *
 * Returns: what it is sent for
 */
RbkMessageEvent
rbk_message_get_event (RbkMessage *self)
{
  g_return_val_if_fail (RBK_IS_MESSAGE (self), 0);

  return self->event;
}

/**
 * rbk_message_get_threshold:
 * @self: a message
 *
 * Returns: (nullable) (transfer none): percent of the cap; nothing is any
 */
const RbkDecimal *
rbk_message_get_threshold (RbkMessage *self)
{
  g_return_val_if_fail (RBK_IS_MESSAGE (self), NULL);

  return self->threshold;
}

/**
 * rbk_message_get_channel:
 * @self: a message
 *
 * Returns: where it is read
 */
RbkMessageChannel
rbk_message_get_channel (RbkMessage *self)
{
  g_return_val_if_fail (RBK_IS_MESSAGE (self), 0);

  return self->channel;
}

/**
 * rbk_message_get_title:
 * @self: a message
 *
 * Returns: (nullable) (transfer none): its heading
 */
const char *
rbk_message_get_title (RbkMessage *self)
{
  g_return_val_if_fail (RBK_IS_MESSAGE (self), NULL);

  return self->title;
}

/**
 * rbk_message_get_text:
 * @self: a message
 *
 * Returns: (nullable) (transfer none): what it says
 */
const char *
rbk_message_get_text (RbkMessage *self)
{
  g_return_val_if_fail (RBK_IS_MESSAGE (self), NULL);

  return self->text;
}

/**
 * rbk_message_get_buttons:
 * @self: a message
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): what can be answered, the
 *   first the most likely
 */
const char *const *
rbk_message_get_buttons (RbkMessage *self)
{
  g_return_val_if_fail (RBK_IS_MESSAGE (self), NULL);

  return (const char *const *) self->buttons;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-gate-text.h"

#include <string.h>

/**
 * rbk_gate_text_free:
 * @self: (transfer full): a text
 *
 * Frees it.
 */
void
rbk_gate_text_free (RbkGateText *self)
{
  g_free (self->title);
  g_free (self->text);
  g_strfreev (self->buttons);
  g_free (self->not_sent);
  g_free (self);
}

static char **
fill_buttons (const RbkGateMessage *message, const RbkGateValues *values, GError **error)
{
  g_auto(GStrv) buttons = g_new0 (char *, g_strv_length (message->buttons) + 1);

  for (guint i = 0; message->buttons[i] != NULL; i++)
    {
      buttons[i] = rbk_gate_text_fill (message->buttons[i], values, error);
      if (buttons[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&buttons);
}

static RbkGateText *
fill_message (const RbkGateMessage *message, const RbkGateValues *values)
{
  RbkGateText *self = g_new0 (RbkGateText, 1);
  g_autoptr(GError) error = NULL;

  self->message = message;
  self->title = rbk_gate_text_fill (message->title, values, &error);
  if (self->title != NULL)
    self->text = rbk_gate_text_fill (message->text, values, &error);
  if (self->text != NULL)
    self->buttons = fill_buttons (message, values, &error);
  if (self->buttons == NULL)
    {
      g_clear_pointer (&self->title, g_free);
      g_clear_pointer (&self->text, g_free);
      self->not_sent = g_strdup (error->message);
    }
  return self;
}

/* The one for which @message stands in, where that is listed and can't be sent. */
static RbkGateText **
find_replaced (GPtrArray *texts, const RbkGateMessage *message)
{
  for (guint i = 0; i < texts->len; i++)
    {
      RbkGateText          *text = g_ptr_array_index (texts, i);
      const RbkGateMessage *listed = text->message;

      if (strcmp (listed->id, message->stands_in_for) == 0)
        return text->not_sent != NULL ? (RbkGateText **) &texts->pdata[i] : NULL;
    }
  return NULL;
}

static void
add (GPtrArray *texts, const RbkGateMessage *message, const RbkGateValues *values)
{
  g_autoptr(RbkGateText) text = NULL;
  RbkGateText **replaced;

  if (message->stands_in_for == NULL)
    {
      g_ptr_array_add (texts, fill_message (message, values));
      return;
    }
  replaced = find_replaced (texts, message);
  text = replaced != NULL ? fill_message (message, values) : NULL;
  if (text == NULL || text->not_sent != NULL)
    return;
  rbk_gate_text_free (*replaced);
  *replaced = g_steal_pointer (&text);
}

/**
 * rbk_gate_texts_new:
 * @messages: (element-type RbkGateMessage): what customers read
 * @event: the occasion
 * @threshold: (nullable): which share of the cap is reached, in per cent, where that is it
 * @values: what stands in the place of placeholders
 *
 * Fills in what a customer reads on an occasion. A message that says what is not known is not
 * sent; the first of those that stand in for it and that can be is there in its place.
 *
 * Returns: (transfer full) (element-type RbkGateText): the texts, which borrow from @messages
 */
GPtrArray *
rbk_gate_texts_new (GPtrArray           *messages,
                    RbkMessageEvent      event,
                    const RbkDecimal    *threshold,
                    const RbkGateValues *values)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_gate_text_free);

  g_return_val_if_fail (messages != NULL && values != NULL, texts);

  for (guint i = 0; i < messages->len; i++)
    {
      const RbkGateMessage *message = g_ptr_array_index (messages, i);

      if (message->event == event && (threshold == NULL || !message->has_threshold ||
                                      rbk_decimal_equal (message->threshold, *threshold)))
        add (texts, message, values);
    }
  return texts;
}

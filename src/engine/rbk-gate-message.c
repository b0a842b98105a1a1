/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-gate-message.h"

#include "rbk-message.h"

typedef struct
{
  RbkMessageEvent   event;
  int               threshold; /* 0 for none */
  RbkMessageChannel channel;
  const char       *title, *text;
  const char       *buttons[3];
  gboolean          is_stand_in; /* for the last one before it that is none */
} Standard;

/* What is said where the book says nothing: facts, and the way on. Not every customer has a plan
 * to go to, or one with a price; then something else is said in its place. */
static const Standard standards[] = {
  { RBK_MESSAGE_EVENT_ALERT,
    80,
    RBK_MESSAGE_CHANNEL_BANNER,
    "{share} of your {unit} used",
    "{used} of {cap} {unit} in {plan}. The count starts anew on {reset_date}.",
    { "See plans" } },
  { RBK_MESSAGE_EVENT_ALERT,
    80,
    RBK_MESSAGE_CHANNEL_MAIL,
    "{share} of your {unit} this month",
    "{used} of the {cap} {unit} in {plan} are used, and at this pace it will be {projected} before "
    "{reset_date}. {next_plan} has room for that, for {next_price} a month.",
    { "Upgrade to {next_plan}" } },
  { RBK_MESSAGE_EVENT_ALERT,
    80,
    RBK_MESSAGE_CHANNEL_MAIL,
    "{share} of your {unit} this month",
    "{used} of the {cap} {unit} in {plan} are used, and at this pace it will be {projected} before "
    "{reset_date}. {next_plan} has room for that; we make you an offer.",
    { "Ask about {next_plan}" },
    TRUE },
  { RBK_MESSAGE_EVENT_ALERT,
    80,
    RBK_MESSAGE_CHANNEL_MAIL,
    "{share} of your {unit} this month",
    "{used} of the {cap} {unit} in {plan} are used, and at this pace it will be {projected} before "
    "{reset_date}. Nothing stops at {cap}: each one past that costs {overage_price}.",
    { "View usage" },
    TRUE },
  { RBK_MESSAGE_EVENT_ALERT,
    80,
    RBK_MESSAGE_CHANNEL_MAIL,
    "{share} of your {unit} this month",
    "{used} of the {cap} {unit} in {plan} are used, and at this pace it will be {projected} before "
    "{reset_date}.",
    { "View usage" },
    TRUE },
  { RBK_MESSAGE_EVENT_LIMIT,
    100,
    RBK_MESSAGE_CHANNEL_PAGE,
    "All {cap} {unit} are used",
    "{plan} goes on with new {unit} on {reset_date}. With {next_plan} you can go on now.",
    { "Upgrade to {next_plan}", "View usage" } },
  { RBK_MESSAGE_EVENT_LIMIT,
    100,
    RBK_MESSAGE_CHANNEL_PAGE,
    "All {cap} {unit} are used",
    "{plan} goes on with new {unit} on {reset_date}. Write to us if you need more before that.",
    { "View usage" },
    TRUE },
  { RBK_MESSAGE_EVENT_PROJECTION,
    0,
    RBK_MESSAGE_CHANNEL_BANNER,
    "{projected} {unit} at this pace",
    "{plan} has {cap} until {reset_date}. {next_plan} costs {next_price} a month.",
    { "See plans" } },
  { RBK_MESSAGE_EVENT_PROJECTION,
    0,
    RBK_MESSAGE_CHANNEL_BANNER,
    "{projected} {unit} at this pace",
    "{plan} has {cap} until {reset_date}; each one past that costs {overage_price}.",
    { "View usage" },
    TRUE },
  { RBK_MESSAGE_EVENT_PROJECTION,
    0,
    RBK_MESSAGE_CHANNEL_BANNER,
    "{projected} {unit} at this pace",
    "{plan} has {cap} until {reset_date}.",
    { "View usage" },
    TRUE },
  { RBK_MESSAGE_EVENT_UPGRADE,
    0,
    RBK_MESSAGE_CHANNEL_PAGE,
    "{next_plan} fits how you work",
    "So far you have used {used} {unit}. If you go on like this it will be {projected} by "
    "{reset_date}; {plan} has {cap}. {next_plan} costs {next_price} a month.",
    { "Upgrade to {next_plan}", "Stay with {plan}" } },
  { RBK_MESSAGE_EVENT_UPGRADE,
    0,
    RBK_MESSAGE_CHANNEL_PAGE,
    "{next_plan} fits how you work",
    "So far you have used {used} {unit}. If you go on like this it will be {projected} by "
    "{reset_date}; {plan} has {cap}. For {next_plan} we make you an offer.",
    { "Ask about {next_plan}", "Stay with {plan}" },
    TRUE },
  { RBK_MESSAGE_EVENT_CONFIRMATION,
    0,
    RBK_MESSAGE_CHANNEL_MAIL,
    "You are on {plan} now",
    "Your {unit} now go by {plan}, and your work goes on where it stopped.",
    { "See what is new" } },
};

/**
 * rbk_gate_message_free:
 * @self: (transfer full): a message
 *
 * Frees a message.
 */
void
rbk_gate_message_free (RbkGateMessage *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_strfreev (self->buttons);
  g_free (self->stands_in_for);
  g_free (self);
}

/* Names a message by what it is for; of several alike the later ones are counted. */
static char *
name_message (GPtrArray *messages, const RbkGateMessage *self)
{
  GEnumClass      *events = g_type_class_ref (RBK_TYPE_MESSAGE_EVENT);
  GEnumClass      *channels = g_type_class_ref (RBK_TYPE_MESSAGE_CHANNEL);
  g_autofree char *threshold = self->has_threshold ? rbk_decimal_to_string (self->threshold) : NULL;
  g_autofree char *base =
      g_strdup_printf ("%s%s%s-%s", g_enum_get_value (events, (gint) self->event)->value_nick,
                       threshold != NULL ? "-" : "", threshold != NULL ? threshold : "",
                       g_enum_get_value (channels, (gint) self->channel)->value_nick);
  char *id = g_strdup (base);
  guint n = 1;

  for (guint i = 0; i < messages->len; i++)
    if (g_str_equal (((RbkGateMessage *) g_ptr_array_index (messages, i))->id, id))
      {
        g_free (id);
        id = g_strdup_printf ("%s-%u", base, ++n);
        i = G_MAXUINT;
      }
  g_type_class_unref (events);
  g_type_class_unref (channels);
  return id;
}

static gboolean
check (
    const RbkGateMessage *self, guint index, const char *member, const char *text, GError **error)
{
  if (rbk_gate_text_check (text, error))
    return TRUE;
  g_prefix_error (error, E_ ("$.messages[%u].%s: "), index, member);
  return FALSE;
}

static gboolean
check_message (const RbkGateMessage *self, guint index, GError **error)
{
  for (guint i = 0; self->buttons[i] != NULL; i++)
    if (!check (self, index, "buttons", self->buttons[i], error))
      return FALSE;
  return check (self, index, "title", self->title, error) &&
         check (self, index, "text", self->text, error);
}

static RbkGateMessage *
copy_own (RbkMessage *message)
{
  RbkGateMessage    *self = g_new0 (RbkGateMessage, 1);
  const RbkDecimal  *threshold = rbk_message_get_threshold (message);
  const char        *title = rbk_message_get_title (message);
  const char        *text = rbk_message_get_text (message);
  const char *const *buttons = rbk_message_get_buttons (message);
  const char *const  none[] = { NULL };

  self->event = rbk_message_get_event (message);
  self->has_threshold = threshold != NULL;
  self->threshold = threshold != NULL ? *threshold : RBK_DECIMAL_ZERO;
  self->channel = rbk_message_get_channel (message);
  self->title = g_strdup (title != NULL ? title : "");
  self->text = g_strdup (text != NULL ? text : "");
  self->buttons = g_strdupv ((char **) (buttons != NULL ? buttons : none));
  return self;
}

static RbkGateMessage *
copy_standard (const Standard *standard)
{
  RbkGateMessage *self = g_new0 (RbkGateMessage, 1);

  self->event = standard->event;
  self->has_threshold = standard->threshold > 0;
  self->threshold = rbk_decimal_from_int (standard->threshold);
  self->channel = standard->channel;
  self->title = g_strdup (standard->title);
  self->text = g_strdup (standard->text);
  self->buttons = g_strdupv ((char **) standard->buttons);
  return self;
}

static void
take (GPtrArray *messages, RbkGateMessage *message)
{
  message->id = name_message (messages, message);
  g_ptr_array_add (messages, message);
}

/* Of the last of @messages. */
static void
set_stand_in (GPtrArray *messages, gboolean is_stand_in)
{
  RbkGateMessage       *self = g_ptr_array_index (messages, messages->len - 1);
  const RbkGateMessage *before =
      is_stand_in ? g_ptr_array_index (messages, messages->len - 2) : NULL;

  if (before != NULL)
    self->stands_in_for =
        g_strdup (before->stands_in_for != NULL ? before->stands_in_for : before->id);
}

/**
 * rbk_gate_messages_new:
 * @book: a book
 * @error: return location for a [error@Error]
 *
 * Lists what customers read on the way to a cap. The book's own messages for an event stand in
 * place of ours for it.
 *
 * Fails with `RBK_ERROR_INVALID` and the place of a text with a placeholder that there is not.
 *
 * Returns: (transfer full) (nullable) (element-type RbkGateMessage): the messages
 */
GPtrArray *
rbk_gate_messages_new (RbkBook *book, GError **error)
{
  g_autoptr (GPtrArray) messages =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_gate_message_free);
  GListModel *own = rbk_book_get_messages (book);
  gboolean    has_own[G_N_ELEMENTS (standards)] = { FALSE };

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (RbkMessage) message = g_list_model_get_item (own, i);

      take (messages, copy_own (message));
      if (!check_message (g_ptr_array_index (messages, i), i, error))
        return NULL;
      has_own[rbk_message_get_event (message)] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (standards); i++)
    if (!has_own[standards[i].event])
      {
        take (messages, copy_standard (&standards[i]));
        set_stand_in (messages, standards[i].is_stand_in);
      }
  return g_steal_pointer (&messages);
}

/**
 * rbk_gate_message_uses:
 * @self: a message
 * @placeholder: the name of a placeholder
 *
 * Returns: whether the message contains it: in its title, its text or on a button
 */
gboolean
rbk_gate_message_uses (const RbkGateMessage *self, const char *placeholder)
{
  g_return_val_if_fail (self != NULL && placeholder != NULL, FALSE);

  for (guint i = 0; self->buttons[i] != NULL; i++)
    if (rbk_gate_text_uses (self->buttons[i], placeholder))
      return TRUE;
  return rbk_gate_text_uses (self->title, placeholder) ||
         rbk_gate_text_uses (self->text, placeholder);
}

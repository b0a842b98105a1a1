/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-events.h"

#include <string.h>

/* How many events a customer has of those that come in pairs. */
typedef struct
{
  guint64 n_input, n_output;
} Pairs;

/* The id of an event, and that of its source. */
typedef struct
{
  guint hash;
  gsize length;
  char  text[];
} EventId;

struct _RbkUsageEvents
{
  GHashTable *known;  /* (owned): ids of the window, which owns them */
  GPtrArray  *window; /* (owned) (element-type EventId): a ring */
  guint       next;
  guint64     seed;  /* so that no file knows which ids fall together */
  GArray     *pairs; /* (owned) (element-type Pairs): a customer each */
};

static guint
hash_id (gconstpointer data)
{
  return ((const EventId *) data)->hash;
}

static gboolean
equal_ids (gconstpointer a, gconstpointer b)
{
  const EventId *first = a, *second = b;

  return first->length == second->length && memcmp (first->text, second->text, first->length) == 0;
}

static EventId *
new_id (guint64 seed, RbkCsvCell id, RbkCsvCell source)
{
  EventId *self = g_malloc (sizeof (EventId) + id.length + 1 + source.length);

  self->length = id.length + 1 + source.length;
  memcpy (self->text, id.text, id.length);
  self->text[id.length] = '\0';
  memcpy (self->text + id.length + 1, source.text, source.length);
  for (gsize i = 0; i < self->length; i++)
    seed = (seed ^ (guchar) self->text[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  self->hash = (guint) (seed >> 32);
  return self;
}

/**
 * rbk_usage_events_new:
 *
 * Begins to remember events.
 *
 * Returns: (transfer full): the events
 */
RbkUsageEvents *
rbk_usage_events_new (void)
{
  RbkUsageEvents *self = g_new0 (RbkUsageEvents, 1);

  self->known = g_hash_table_new (hash_id, equal_ids);
  self->window = g_ptr_array_new_with_free_func (g_free);
  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  self->pairs = g_array_new (FALSE, TRUE, sizeof (Pairs));
  return self;
}

/**
 * rbk_usage_events_free:
 * @self: (transfer full) (nullable): events
 *
 * Forgets them.
 */
void
rbk_usage_events_free (RbkUsageEvents *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->window);
  g_array_unref (self->pairs);
  g_free (self);
}

/**
 * rbk_usage_events_add:
 * @self: events
 * @id: what the event is called
 * @source: in what that name is the only one; may be empty
 *
 * Notes an event. One without an id is always new.
 *
 * Returns: whether it was not among the last 65,536
 */
gboolean
rbk_usage_events_add (RbkUsageEvents *self, RbkCsvCell id, RbkCsvCell source)
{
  EventId *key;

  if (id.length == 0)
    return TRUE;

  key = new_id (self->seed, id, source);
  if (g_hash_table_contains (self->known, key))
    {
      g_free (key);
      return FALSE;
    }
  if (self->window->len < RBK_USAGE_EVENT_WINDOW)
    g_ptr_array_add (self->window, key);
  else
    {
      gpointer *oldest = &g_ptr_array_index (self->window, self->next);

      g_hash_table_remove (self->known, *oldest);
      g_free (*oldest);
      *oldest = key;
      self->next = (self->next + 1) % RBK_USAGE_EVENT_WINDOW;
    }
  g_hash_table_add (self->known, key);
  return TRUE;
}

/**
 * rbk_usage_events_count:
 * @self: events
 * @customer: the number of a customer
 * @direction: which tokens the event counts
 *
 * Tells how many calls an event adds. Where there is one event for the input of a call and
 * one for its output, a customer has as many calls as it has events of the kind that it has
 * more of; what is cached belongs to a call that has an input, too.
 *
 * Returns: 0 or 1
 */
guint
rbk_usage_events_count (RbkUsageEvents *self, guint customer, RbkUsageDirection direction)
{
  Pairs  *pairs;
  guint64 before;

  if (direction == RBK_USAGE_DIRECTION_NONE)
    return 1;
  if (direction != RBK_USAGE_DIRECTION_INPUT && direction != RBK_USAGE_DIRECTION_OUTPUT)
    return 0;

  if (self->pairs->len <= customer)
    g_array_set_size (self->pairs, customer + 1);
  pairs = &g_array_index (self->pairs, Pairs, customer);
  before = MAX (pairs->n_input, pairs->n_output);
  if (direction == RBK_USAGE_DIRECTION_INPUT)
    pairs->n_input++;
  else
    pairs->n_output++;
  return MAX (pairs->n_input, pairs->n_output) > before ? 1 : 0;
}

static gboolean
contains (RbkCsvCell text, const char *part)
{
  gsize length = strlen (part);

  for (gsize i = 0; i + length <= text.length; i++)
    if (g_ascii_strncasecmp (text.text + i, part, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * rbk_usage_direction_guess:
 * @text: what a record says about its tokens: `input`, `completion_tokens`, `cache-read`
 *
 * Finds out which way tokens go.
 *
 * Returns: the direction
 */
RbkUsageDirection
rbk_usage_direction_guess (RbkCsvCell text)
{
  static const struct
  {
    const char       *part;
    RbkUsageDirection direction;
  } parts[] = {
    { "output", RBK_USAGE_DIRECTION_OUTPUT },    { "completion", RBK_USAGE_DIRECTION_OUTPUT },
    { "generated", RBK_USAGE_DIRECTION_OUTPUT }, { "response", RBK_USAGE_DIRECTION_OUTPUT },
    { "input", RBK_USAGE_DIRECTION_INPUT },      { "prompt", RBK_USAGE_DIRECTION_INPUT },
    { "context", RBK_USAGE_DIRECTION_INPUT },    { "request", RBK_USAGE_DIRECTION_INPUT },
    { "system", RBK_USAGE_DIRECTION_INPUT },
  };

  if (contains (text, "cache"))
    return contains (text, "writ") || contains (text, "creat") ? RBK_USAGE_DIRECTION_CACHE_WRITE
                                                               : RBK_USAGE_DIRECTION_CACHE_READ;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (contains (text, parts[i].part))
      return parts[i].direction;
  return RBK_USAGE_DIRECTION_NONE;
}

/**
 * rbk_usage_name_has_tokens:
 * @text: the name of an event
 *
 * Tells whether an event's amount is one of tokens.
 *
 * Returns: whether its name says so
 */
gboolean
rbk_usage_name_has_tokens (RbkCsvCell text)
{
  return contains (text, "token");
}

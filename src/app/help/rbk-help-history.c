/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-history.h"

typedef struct
{
  const RbkHelpTopic *topic;
  double              scrolled; /* so far, when it was left */
} Visit;

struct _RbkHelpHistory
{
  GArray *visits; /* (owned) (element-type Visit) */
  guint   place;  /* in it */
};

static Visit *
get_visit (const RbkHelpHistory *self)
{
  return self->visits->len > 0 ? &g_array_index (self->visits, Visit, self->place) : NULL;
}

/**
 * rbk_help_history_new:
 *
 * Returns: (transfer full): one in which nothing was read
 */
RbkHelpHistory *
rbk_help_history_new (void)
{
  RbkHelpHistory *self = g_new0 (RbkHelpHistory, 1);

  self->visits = g_array_new (FALSE, FALSE, sizeof (Visit));

  return self;
}

/**
 * rbk_help_history_free:
 * @self: (transfer full): what was read
 */
void
rbk_help_history_free (RbkHelpHistory *self)
{
  g_array_unref (self->visits);
  g_free (self);
}

/**
 * rbk_help_history_add:
 * @self: what was read
 * @topic: what is read now, from its beginning
 *
 * Goes on to a topic. What lay ahead is given up.
 */
void
rbk_help_history_add (RbkHelpHistory *self, const RbkHelpTopic *topic)
{
  Visit visit = { .topic = topic };

  if (self->visits->len > 0)
    g_array_set_size (self->visits, self->place + 1);
  g_array_append_val (self->visits, visit);
  self->place = self->visits->len - 1;
}

/**
 * rbk_help_history_can_step:
 * @self: what was read
 * @by: -1 for back, 1 for forward
 *
 * Returns: whether there is something that way
 */
gboolean
rbk_help_history_can_step (const RbkHelpHistory *self, int by)
{
  return by < 0 ? self->place > 0 : self->place + 1 < self->visits->len;
}

/**
 * rbk_help_history_step:
 * @self: what was read
 * @by: -1 for back, 1 for forward; there must be something that way
 */
void
rbk_help_history_step (RbkHelpHistory *self, int by)
{
  g_return_if_fail (rbk_help_history_can_step (self, by));

  self->place = (guint) ((int) self->place + by);
}

/**
 * rbk_help_history_get_topic:
 * @self: what was read
 *
 * Returns: (transfer none) (nullable): what is read now
 */
const RbkHelpTopic *
rbk_help_history_get_topic (const RbkHelpHistory *self)
{
  const Visit *visit = get_visit (self);

  return visit != NULL ? visit->topic : NULL;
}

/**
 * rbk_help_history_get_scrolled:
 * @self: what was read
 *
 * Returns: how far down what is read now was left, in pixels
 */
double
rbk_help_history_get_scrolled (const RbkHelpHistory *self)
{
  const Visit *visit = get_visit (self);

  return visit != NULL ? visit->scrolled : 0.0;
}

/**
 * rbk_help_history_set_scrolled:
 * @self: what was read
 * @scrolled: how far down it is left, in pixels
 *
 * Has what is read now come back to where it was left.
 */
void
rbk_help_history_set_scrolled (RbkHelpHistory *self, double scrolled)
{
  Visit *visit = get_visit (self);

  if (visit != NULL)
    visit->scrolled = scrolled;
}

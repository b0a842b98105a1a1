/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-soon.h"

static gboolean
run_cb (gpointer user_data)
{
  RbkSoon *self = user_data;

  /* First, so that it can be asked for again. */
  self->source = 0;
  self->run (self->owner);

  return G_SOURCE_REMOVE;
}

/**
 * rbk_soon_init:
 * @self: (out caller-allocates): what is to be done; to be cleared before its owner is gone
 * @run: does it
 * @owner: for @run
 */
void
rbk_soon_init (RbkSoon *self, RbkSoonFunc run, gpointer owner)
{
  *self = (RbkSoon){ .run = run, .owner = owner };
}

/**
 * rbk_soon_ask:
 * @self: what is to be done
 *
 * Has it done before the next frame.
 */
void
rbk_soon_ask (RbkSoon *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, run_cb, self, NULL);
}

/**
 * rbk_soon_is_asked:
 * @self: what is to be done
 *
 * Returns: whether it was asked for and is not done yet
 */
gboolean
rbk_soon_is_asked (const RbkSoon *self)
{
  return self->source != 0;
}

/**
 * rbk_soon_clear:
 * @self: what is to be done
 *
 * Leaves it undone.
 */
void
rbk_soon_clear (RbkSoon *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*RbkSoonFunc) (gpointer owner);

/**
 * RbkSoon:
 *
 * Something that is done before the next frame, once, however often it was asked for: many edits
 * are one look at the book, and children that can't change while they are given their place change
 * after it.
 */
typedef struct
{
  RbkSoonFunc run;
  gpointer    owner; /* (not owned) it holds this */
  guint       source;
} RbkSoon;

void     rbk_soon_init (RbkSoon *self, RbkSoonFunc run, gpointer owner);
void     rbk_soon_ask (RbkSoon *self);
gboolean rbk_soon_is_asked (const RbkSoon *self);
void     rbk_soon_clear (RbkSoon *self);

G_END_DECLS

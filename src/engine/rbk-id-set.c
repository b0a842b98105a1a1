/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-id-set.h"

#include <string.h>

#define ARENA_BLOCK (1024 * 1024)
#define FIRST_SLOTS 1024

/* number + 1, so that zeroed memory is an empty table. */
typedef struct
{
  guint32 hash;
  guint32 number_plus_one;
} Slot;

struct _RbkIdSet
{
  GStringChunk *arena;
  const char  **texts; /* (array length=n_texts) in arena */
  guint         n_texts, n_allocated;
  Slot         *slots; /* (nullable) a power of two; gone once sealed */
  gsize         n_slots;
  guint64       seed;
};

/* A file that is made to collide can't know the seed. */
static guint32
hash_text (guint64 seed, const char *text, gsize length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64       hash = seed ^ (length * factor), word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = (hash ^ word) * factor;
      hash ^= hash >> 32;
    }
  word = 0;
  if (length > 0)
    memcpy (&word, text, length);
  hash = (hash ^ word) * factor;
  hash ^= hash >> 29;
  hash *= factor;
  return (guint32) (hash >> 32);
}

static void
grow_slots (RbkIdSet *self)
{
  Slot *old = self->slots;
  gsize n_old = self->n_slots;

  self->n_slots = n_old == 0 ? FIRST_SLOTS : n_old * 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].number_plus_one != 0)
      {
        gsize at = old[i].hash & (self->n_slots - 1);

        while (self->slots[at].number_plus_one != 0)
          at = (at + 1) & (self->n_slots - 1);
        self->slots[at] = old[i];
      }
  g_free (old);
}

static gboolean
is_text (RbkIdSet *self, guint number, const char *text, gsize length)
{
  const char *own = self->texts[number];

  return strncmp (own, text, length) == 0 && own[length] == '\0';
}

static guint
append_text (RbkIdSet *self, const char *text, gsize length)
{
  if (self->n_texts == self->n_allocated)
    {
      self->n_allocated = MAX (FIRST_SLOTS, self->n_allocated * 2);
      self->texts = g_renew (const char *, self->texts, self->n_allocated);
    }
  self->texts[self->n_texts] = g_string_chunk_insert_len (self->arena, text, (gssize) length);
  return self->n_texts++;
}

/**
 * rbk_id_set_new:
 *
 * Makes an empty set.
 *
 * Returns: (transfer full): the set
 */
RbkIdSet *
rbk_id_set_new (void)
{
  RbkIdSet *self = g_new0 (RbkIdSet, 1);

  self->arena = g_string_chunk_new (ARENA_BLOCK);
  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  grow_slots (self);
  return self;
}

/**
 * rbk_id_set_free:
 * @self: (transfer full) (nullable): a set
 *
 * Frees a set and its texts.
 */
void
rbk_id_set_free (RbkIdSet *self)
{
  if (self == NULL)
    return;

  g_string_chunk_free (self->arena);
  g_free (self->texts);
  g_free (self->slots);
  g_free (self);
}

/**
 * rbk_id_set_add:
 * @self: a set that is not sealed
 * @text: (array length=length): a text without a NUL in it
 * @length: its length in bytes
 *
 * Looks a text up, and adds it where it is new.
 *
 * Returns: its number, from 0
 */
guint
rbk_id_set_add (RbkIdSet *self, const char *text, gsize length)
{
  guint32 hash;
  gsize   at;

  g_return_val_if_fail (self != NULL && self->slots != NULL, 0);
  g_return_val_if_fail (text != NULL || length == 0, 0);

  hash = hash_text (self->seed, text, length);
  for (at = hash & (self->n_slots - 1); self->slots[at].number_plus_one != 0;
       at = (at + 1) & (self->n_slots - 1))
    if (self->slots[at].hash == hash &&
        is_text (self, self->slots[at].number_plus_one - 1, text, length))
      return self->slots[at].number_plus_one - 1;

  self->slots[at] = (Slot){ hash, append_text (self, text, length) + 1 };
  if (self->n_texts > self->n_slots / 4 * 3)
    grow_slots (self);
  return self->n_texts - 1;
}

/**
 * rbk_id_set_get_size:
 * @self: a set
 *
 * Counts its texts.
 *
 * Returns: how many there are
 */
guint
rbk_id_set_get_size (RbkIdSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_texts;
}

/**
 * rbk_id_set_get_text:
 * @self: a set
 * @number: the number of a text in it
 *
 * Gets a text.
 *
 * Returns: (transfer none): the text
 */
const char *
rbk_id_set_get_text (RbkIdSet *self, guint number)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (number < self->n_texts, NULL);

  return self->texts[number];
}

/**
 * rbk_id_set_seal:
 * @self: a set
 *
 * Drops the hash. Nothing can be added any more.
 */
void
rbk_id_set_seal (RbkIdSet *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->slots, g_free);
}

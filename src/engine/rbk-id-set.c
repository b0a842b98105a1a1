/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-id-set-private.h"
#include "rbk-id-run.h"
#include "rbk-large.h"

#include <string.h>

#define FIRST_SLOTS 1024

#define FIRST_BYTES 4096

/**
 * rbk_id_set_hash:
 * @seed: the seed of a set; a file that is made to collide can't know it
 * @text: (array length=length): a text
 * @length: its length in bytes
 *
 * Hashes a text as the set does; from any thread.
 *
 * Returns: the hash
 */
guint32
rbk_id_set_hash (guint64 seed, const char *text, gsize length)
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

/* Slots are gone through in their order, so that they go to the new table in two streams. */
static void
grow_slots (RbkIdSet *self)
{
  RbkIdSlot *old = self->slots;
  gsize      n_old = self->n_slots;

  self->n_slots = n_old == 0 ? FIRST_SLOTS : n_old * 2;
  self->slots = rbk_large_new0 (self->n_slots * sizeof (RbkIdSlot));
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
is_text (const RbkIdSet *self, guint number, const char *text, gsize length)
{
  const char *own = rbk_id_set_look_at (self, number);

  return strncmp (own, text, length) == 0 && own[length] == '\0';
}

static guint
append_text (RbkIdSet *self, const char *text, gsize length)
{
  if (self->n_texts == self->n_allocated)
    {
      self->n_allocated = MAX (FIRST_SLOTS, self->n_allocated * 2);
      self->places = rbk_large_renew (self->places, self->n_texts * sizeof *self->places,
                                      self->n_allocated * sizeof *self->places);
    }
  if (self->n_bytes_allocated - self->n_bytes <= length)
    {
      self->n_bytes_allocated = MAX (self->n_bytes_allocated * 2, FIRST_BYTES + length);
      self->bytes = rbk_large_renew (self->bytes, self->n_bytes, self->n_bytes_allocated);
    }
  if (self->n_texts % RBK_ID_GROUP == 0)
    g_array_append_val (self->bases, self->n_bytes);

  self->places[self->n_texts] =
      (guint32) (self->n_bytes - g_array_index (self->bases, gsize, self->n_texts / RBK_ID_GROUP));
  memcpy (self->bytes + self->n_bytes, text, length);
  self->bytes[self->n_bytes + length] = '\0';
  self->n_bytes += length + 1;
  return self->n_texts++;
}

/* Finds a text, or adds it. */
static guint
add_hashed (RbkIdSet *self, const char *text, gsize length, guint32 hash)
{
  gsize at;

  for (at = hash & (self->n_slots - 1); self->slots[at].number_plus_one != 0;
       at = (at + 1) & (self->n_slots - 1))
    if (self->slots[at].hash == hash &&
        is_text (self, self->slots[at].number_plus_one - 1, text, length))
      return self->slots[at].number_plus_one - 1;

  self->slots[at] = (RbkIdSlot){ hash, append_text (self, text, length) + 1 };
  if (self->n_texts > self->n_slots / 4 * 3)
    grow_slots (self);
  return self->n_texts - 1;
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

  self->bases = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  grow_slots (self);
  return self;
}

/**
 * rbk_id_set_new_run:
 * @prefix: what all texts begin with
 * @n: how many there are
 *
 * Makes a sealed set of texts that are a prefix and a number, from 1; see [struct@IdRun].
 *
 * Returns: (transfer full): the set
 */
RbkIdSet *
rbk_id_set_new_run (const char *prefix, guint n)
{
  RbkIdSet *self = g_new0 (RbkIdSet, 1);

  self->run = rbk_id_run_new (prefix, n);
  self->n_texts = n;

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

  g_clear_pointer (&self->run, rbk_id_run_free);
  g_clear_pointer (&self->bases, g_array_unref);
  g_free (self->bytes);
  g_free (self->places);
  g_free (self->slots);
  g_free (self);
}

/**
 * rbk_id_set_get_seed:
 * @self: a set
 *
 * Gets what [func@id_set_hash] needs to hash as the set does. It never changes.
 *
 * Returns: the seed
 */
guint64
rbk_id_set_get_seed (RbkIdSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->seed;
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
  g_return_val_if_fail (self != NULL && self->slots != NULL, 0);
  g_return_val_if_fail (text != NULL || length == 0, 0);

  return add_hashed (self, text, length, rbk_id_set_hash (self->seed, text, length));
}

/* Asks for what the looking up will need, a step for each thing that leads to the next. */
static void
prefetch_batch (RbkIdSet *self, const RbkIdText *texts, guint n)
{
  guint known[RBK_ID_BATCH], n_known = 0;

  for (guint i = 0; i < n; i++)
    {
      RbkIdSlot slot = self->slots[texts[i].hash & (self->n_slots - 1)];

      if (slot.number_plus_one == 0 || slot.hash != texts[i].hash)
        continue;
      known[n_known++] = slot.number_plus_one - 1;
      __builtin_prefetch (&self->places[slot.number_plus_one - 1]);
    }
  for (guint i = 0; i < n_known; i++)
    __builtin_prefetch (rbk_id_set_look_at (self, known[i]));
}

/**
 * rbk_id_set_prefetch:
 * @self: a set that is not sealed
 * @hash: the hash of a text that will be added
 *
 * Asks for the memory that looking a text up begins with. Asked for a batch ahead, it is there
 * in time.
 */
void
rbk_id_set_prefetch (RbkIdSet *self, guint32 hash)
{
  __builtin_prefetch (&self->slots[hash & (self->n_slots - 1)], 1);
}

/**
 * rbk_id_set_add_batch:
 * @self: a set that is not sealed
 * @texts: (array length=n): texts
 * @n: how many, up to `RBK_ID_BATCH`
 * @numbers: (out caller-allocates) (array length=n): the number of each
 *
 * Does what [func@id_set_add] does for several texts, in their order, without waiting for the
 * memory of each.
 */
void
rbk_id_set_add_batch (RbkIdSet *self, const RbkIdText *texts, guint n, guint *numbers)
{
  g_return_if_fail (self != NULL && self->slots != NULL && n <= RBK_ID_BATCH);

  prefetch_batch (self, texts, n);
  for (guint i = 0; i < n; i++)
    numbers[i] = add_hashed (self, texts[i].text, texts[i].length, texts[i].hash);
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
 * Returns: (transfer none): the text; while the set is being built, good until one is added
 */
const char *
rbk_id_set_get_text (RbkIdSet *self, guint number)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (number < self->n_texts, NULL);

  return self->run != NULL ? rbk_id_run_get_text (self->run, number)
                           : rbk_id_set_look_at (self, number);
}

/**
 * rbk_id_set_seal:
 * @self: a set
 *
 * Drops the hash, and the room for more. Nothing can be added any more.
 */
void
rbk_id_set_seal (RbkIdSet *self)
{
  g_return_if_fail (self != NULL);

  if (self->slots == NULL)
    return;
  g_clear_pointer (&self->slots, g_free);
  self->bytes = g_realloc (self->bytes, self->n_bytes);
  self->places = g_realloc (self->places, self->n_texts * sizeof *self->places);
}

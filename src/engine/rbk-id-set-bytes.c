/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-id-set-private.h"

#include <string.h>

#include "rbk-large.h"

/**
 * rbk_id_set_get_bytes:
 * @self: a set
 * @n_bytes: (out): how many bytes there are
 *
 * Gets all texts, in the order of their numbers, a NUL behind each.
 *
 * Returns: (transfer none) (nullable): the bytes
 */
const char *
rbk_id_set_get_bytes (RbkIdSet *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL && n_bytes != NULL, NULL);

  *n_bytes = self->n_bytes;
  return self->bytes;
}

/* Finds where the texts begin; FALSE where there are not as many as there should be. */
static gboolean
find_places (RbkIdSet *self, guint n)
{
  gsize at = 0;

  /* Each text has a NUL at least: no memory is taken for more of them than there can be. */
  if (n > self->n_bytes)
    return FALSE;
  self->places = rbk_large_renew (NULL, 0, MAX (n, 1) * sizeof *self->places);
  for (self->n_texts = 0; at < self->n_bytes && self->n_texts < n; self->n_texts++)
    {
      const char *end = memchr (self->bytes + at, '\0', self->n_bytes - at);
      gsize       base;

      if (self->n_texts % RBK_ID_GROUP == 0)
        g_array_append_val (self->bases, at);
      base = g_array_index (self->bases, gsize, self->n_texts / RBK_ID_GROUP);
      if (end == NULL || at - base > G_MAXUINT32)
        return FALSE;
      self->places[self->n_texts] = (guint32) (at - base);
      at = (gsize) (end - self->bytes) + 1;
    }
  return at == self->n_bytes && self->n_texts == n;
}

static gboolean
are_utf8 (const RbkIdSet *self)
{
  guchar high = 0;

  for (gsize i = 0; i < self->n_bytes; i++)
    high |= (guchar) self->bytes[i];
  for (guint i = 0; high >= 0x80 && i < self->n_texts; i++)
    if (!g_utf8_validate (rbk_id_set_look_at (self, i), -1, NULL))
      return FALSE;
  return TRUE;
}

/**
 * rbk_id_set_new_from_bytes:
 * @bytes: (transfer full) (nullable) (array length=n_bytes): what [method@IdSet.get_bytes] gave
 * @n_bytes: how many bytes that is
 * @n: how many texts
 *
 * Makes a set again, sealed. That texts are there twice is not looked for.
 *
 * Returns: (transfer full) (nullable): the set; `NULL` when the bytes are not as many texts, or
 *   not in UTF-8
 */
RbkIdSet *
rbk_id_set_new_from_bytes (char *bytes, gsize n_bytes, guint n)
{
  RbkIdSet *self = rbk_id_set_new ();

  g_clear_pointer (&self->slots, g_free);
  self->bytes = bytes;
  self->n_bytes = self->n_bytes_allocated = n_bytes;
  if (find_places (self, n) && are_utf8 (self))
    return self;

  rbk_id_set_free (self);
  return NULL;
}

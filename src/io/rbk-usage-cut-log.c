/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-cut-log.h"

#include "rbk-large.h"

#include <string.h>

#define FIRST_BYTES 65536

/* A head, three numbers of 32 bits and the values of 64, at seven bits a byte. */
#define MAX_ENTRY (1 + 3 * 5 + RBK_N_COLUMNS * 10)

/* In the head of an entry, above a bit for each column that has something. */
#define SAME_DAY (1 << RBK_N_COLUMNS)
#define SAME_MODEL (1 << (RBK_N_COLUMNS + 1))

G_STATIC_ASSERT (RBK_N_COLUMNS + 2 <= 8);

struct _RbkUsageCutLog
{
  guchar *bytes; /* (owned) */
  gsize   n_bytes, n_allocated, at;
  guint   day, model; /* of the last entry, that was written or read */
};

/**
 * rbk_usage_cut_log_new:
 *
 * Makes an empty log.
 *
 * Returns: (transfer full): the log
 */
RbkUsageCutLog *
rbk_usage_cut_log_new (void)
{
  return g_new0 (RbkUsageCutLog, 1);
}

/**
 * rbk_usage_cut_log_free:
 * @self: (transfer full): a log
 *
 * Frees it.
 */
void
rbk_usage_cut_log_free (RbkUsageCutLog *self)
{
  g_free (self->bytes);
  g_free (self);
}

/**
 * rbk_usage_cut_log_get_n_bytes:
 * @self: a log
 *
 * Returns: what it takes of memory
 */
gsize
rbk_usage_cut_log_get_n_bytes (const RbkUsageCutLog *self)
{
  return self->n_bytes;
}

/* Seven bits a byte, the lowest first; the last byte is the one below 128. */
static inline guchar *
put_number (guchar *at, guint64 number)
{
  for (; number >= 0x80; number >>= 7)
    *at++ = (guchar) (number | 0x80);
  *at++ = (guchar) number;
  return at;
}

static inline guint64
get_number (RbkUsageCutLog *self)
{
  guint64 number = 0;
  guint   shift = 0;

  for (; self->bytes[self->at] >= 0x80; shift += 7)
    number |= (guint64) (self->bytes[self->at++] & 0x7f) << shift;
  return number | (guint64) self->bytes[self->at++] << shift;
}

/**
 * rbk_usage_cut_log_append:
 * @self: a log that was not read yet
 * @entry: a row
 *
 * Appends a row.
 */
void
rbk_usage_cut_log_append (RbkUsageCutLog *self, const RbkUsageCutEntry *entry)
{
  guchar *head, *at;

  if (self->n_allocated - self->n_bytes < MAX_ENTRY)
    {
      self->n_allocated = MAX (FIRST_BYTES, self->n_allocated * 2);
      self->bytes = rbk_large_renew (self->bytes, self->n_bytes, self->n_allocated);
    }
  head = self->bytes + self->n_bytes;
  *head = 0;
  at = put_number (head + 1, entry->customer);
  if (entry->day == self->day)
    *head |= SAME_DAY;
  else
    at = put_number (at, entry->day);
  if (entry->model == self->model)
    *head |= SAME_MODEL;
  else
    at = put_number (at, entry->model);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (entry->values[i] != 0)
      {
        *head |= (guchar) (1 << i);
        at = put_number (at, (guint64) entry->values[i]);
      }
  self->n_bytes = (gsize) (at - self->bytes);
  self->day = entry->day;
  self->model = entry->model;
}

/**
 * rbk_usage_cut_log_rewind:
 * @self: a log
 *
 * Begins to read from the first row.
 */
void
rbk_usage_cut_log_rewind (RbkUsageCutLog *self)
{
  self->at = 0;
  self->day = self->model = 0;
}

/**
 * rbk_usage_cut_log_next:
 * @self: a log that is being read
 * @entry: (out): a row
 *
 * Reads the next row.
 *
 * Returns: whether there is one
 */
gboolean
rbk_usage_cut_log_next (RbkUsageCutLog *self, RbkUsageCutEntry *entry)
{
  guchar head;

  if (self->at == self->n_bytes)
    return FALSE;

  head = self->bytes[self->at++];
  entry->customer = (guint) get_number (self);
  if ((head & SAME_DAY) == 0)
    self->day = (guint) get_number (self);
  if ((head & SAME_MODEL) == 0)
    self->model = (guint) get_number (self);
  entry->day = self->day;
  entry->model = self->model;
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    entry->values[i] = (head & (1 << i)) != 0 ? (gint64) get_number (self) : 0;
  return TRUE;
}

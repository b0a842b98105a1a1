/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-cache-file.h"

#include <xxhash.h>

G_BEGIN_DECLS

/* To be raised whenever what is written, or what reading a usage file comes to, changes. */
#define RBK_USAGE_CACHE_MAGIC "ratebook usage 1"
#define RBK_USAGE_CACHE_MAX_TEXT 65536
#define RBK_USAGE_CACHE_MAX_TEXTS 65536

/**
 * RbkCacheStream:
 * @fd: (unowned): the file
 * @n_left: how much of it is still to be read
 * @has_failed: whether something went wrong: from then on nothing happens
 * @hash: (owned): of everything so far
 * @buffer: (owned): what is small is gathered here
 *
 * A file that is written, or read, from its beginning to its end.
 */
typedef struct
{
  int           fd;
  guint64       n_left;
  gboolean      has_failed;
  XXH3_state_t *hash;
  GByteArray   *buffer;
} RbkCacheStream;

void rbk_cache_stream_init (RbkCacheStream *self, int fd);
void rbk_cache_stream_clear (RbkCacheStream *self);

void rbk_cache_put (RbkCacheStream *self, gconstpointer bytes, gsize n);
void rbk_cache_put_number (RbkCacheStream *self, guint64 number);
void rbk_cache_put_text (RbkCacheStream *self, const char *text);
void rbk_cache_put_texts (RbkCacheStream *self, GPtrArray *texts);
void rbk_cache_put_end (RbkCacheStream *self);

gpointer   rbk_cache_get_array (RbkCacheStream *self, guint64 n, gsize size);
guint64    rbk_cache_get_number (RbkCacheStream *self, guint64 max);
char      *rbk_cache_get_text (RbkCacheStream *self);
GPtrArray *rbk_cache_get_texts (RbkCacheStream *self);
gboolean   rbk_cache_get_end (RbkCacheStream *self);

G_END_DECLS

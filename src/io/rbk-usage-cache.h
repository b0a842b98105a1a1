/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/* Files smaller than this are read as quickly as they are found. */
#define RBK_USAGE_CACHE_MIN_BYTES (16 * 1024 * 1024)

/* How much is kept in all; what was used longest ago goes first. */
#define RBK_USAGE_CACHE_MAX_BYTES (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/**
 * RbkUsageCacheKey:
 * @name: (nullable): what the file's contents and the options come to; `NULL` where nothing is
 *   kept of it
 * @path: (nullable): where the file is
 * @size: how large it was
 * @mtime: when it was changed last, in nanoseconds
 *
 * By what a file is known again.
 */
typedef struct
{
  char   *name, *path;
  guint64 size;
  gint64  mtime;
} RbkUsageCacheKey;

void      rbk_usage_cache_key_clear (RbkUsageCacheKey *self);
RbkUsage *rbk_usage_cache_look_up (RbkUsageCacheKey      *key,
                                   GFile                 *file,
                                   const RbkUsageOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_usage_cache_keep (const RbkUsageCacheKey *key, RbkUsage *usage);
void      rbk_usage_cache_wait (void);
void      rbk_usage_cache_set_enabled (gboolean is_enabled);

char *rbk_usage_cache_get_folder (void) G_GNUC_WARN_UNUSED_RESULT;
int   rbk_usage_cache_open (const char *name);
void  rbk_usage_cache_store (const char *name, const RbkUsage *usage);
void  rbk_usage_cache_trim (guint64 max_bytes);

guint64 rbk_usage_cache_get_size (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkUsageCacheKey, rbk_usage_cache_key_clear)

G_END_DECLS

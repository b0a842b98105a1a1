/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkIdSet:
 *
 * Texts numbered in the order they come first: a hash of them over one arena. The hash
 * can be dropped when nothing is to be added any more.
 *
 * A text costs its bytes, one behind them and four of its place; the hash eight to sixteen
 * more.
 */
typedef struct _RbkIdSet RbkIdSet;

#define RBK_ID_BATCH 64

/**
 * RbkIdText:
 * @text: (array length=length): a text without a NUL in it
 * @length: its length in bytes
 * @hash: what [func@id_set_hash] makes of it
 *
 * A text to be looked up with others.
 */
typedef struct
{
  const char *text;
  guint32     length, hash;
} RbkIdText;

RbkIdSet *rbk_id_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
RbkIdSet *rbk_id_set_new_run (const char *prefix, guint n) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_id_set_free (RbkIdSet *self);

guint64     rbk_id_set_get_seed (RbkIdSet *self);
guint32     rbk_id_set_hash (guint64 seed, const char *text, gsize length);
guint       rbk_id_set_add (RbkIdSet *self, const char *text, gsize length);
void        rbk_id_set_prefetch (RbkIdSet *self, guint32 hash);
void        rbk_id_set_add_batch (RbkIdSet *self, const RbkIdText *texts, guint n, guint *numbers);
guint       rbk_id_set_get_size (RbkIdSet *self);
const char *rbk_id_set_get_text (RbkIdSet *self, guint number);
void        rbk_id_set_seal (RbkIdSet *self);

RbkIdSet *rbk_id_set_new_from_bytes (char *bytes, gsize n_bytes, guint n) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_id_set_get_bytes (RbkIdSet *self, gsize *n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkIdSet, rbk_id_set_free)

G_END_DECLS

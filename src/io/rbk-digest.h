/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RbkDigest:
 *
 * The SHA-256 of bytes that come in pieces; with the instructions that the processor has for
 * it, if it has any.
 */
typedef struct _RbkDigest RbkDigest;

RbkDigest *rbk_digest_new (gboolean is_plain) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_digest_free (RbkDigest *self);
void       rbk_digest_update (RbkDigest *self, gconstpointer bytes, gsize n);
char      *rbk_digest_finish (RbkDigest *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkDigest, rbk_digest_free)

G_END_DECLS

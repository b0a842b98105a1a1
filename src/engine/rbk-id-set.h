/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkIdSet:
 *
 * Texts numbered in the order they come first: a hash of them over one arena. The hash
 * can be dropped when nothing is to be added any more.
 */
typedef struct _RbkIdSet RbkIdSet;

RbkIdSet *rbk_id_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_id_set_free (RbkIdSet *self);

guint       rbk_id_set_add (RbkIdSet *self, const char *text, gsize length);
guint       rbk_id_set_get_size (RbkIdSet *self);
const char *rbk_id_set_get_text (RbkIdSet *self, guint number);
void        rbk_id_set_seal (RbkIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkIdSet, rbk_id_set_free)

G_END_DECLS

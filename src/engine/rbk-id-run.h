/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkIdRun:
 *
 * Texts that are a prefix and a number, from 1. They are written when they are first asked
 * for, from any thread: of ten million made-up customers a window names a few.
 */
typedef struct _RbkIdRun RbkIdRun;

RbkIdRun   *rbk_id_run_new (const char *prefix, guint n) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_id_run_free (RbkIdRun *self);
const char *rbk_id_run_get_text (RbkIdRun *self, guint number);

G_END_DECLS

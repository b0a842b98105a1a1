/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RbkInterrupt:
 *
 * Turns Ctrl+C and other signals that end the program into a cancellation, so that a server
 * can be told to stop before the program ends.
 */
typedef struct _RbkInterrupt RbkInterrupt;

RbkInterrupt *rbk_interrupt_new (GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_interrupt_free (RbkInterrupt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkInterrupt, rbk_interrupt_free)

G_END_DECLS

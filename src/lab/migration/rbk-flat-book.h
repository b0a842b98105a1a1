/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

RbkBook *rbk_flat_book_new (const char        *currency,
                            const char *const *prices,
                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_flat_spec_is_for_all (const RbkSpec *self);

G_END_DECLS

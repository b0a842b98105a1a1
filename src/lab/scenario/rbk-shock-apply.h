/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-shock.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

RbkBook *rbk_shocks_apply (const GPtrArray *shocks,
                           RbkBook         *book,
                           GListModel      *catalogue,
                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

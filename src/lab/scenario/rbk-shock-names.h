/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-shock.h"

G_BEGIN_DECLS

gboolean rbk_shock_fail_model (const RbkShock *shock, RbkBook *book, GError **error);
gboolean rbk_shock_fail_route (const RbkShock *shock, RbkBook *book, GError **error);
gboolean rbk_shock_fail_vendor (const RbkShock *shock, GError **error);

G_END_DECLS

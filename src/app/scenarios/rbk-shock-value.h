/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-shock.h"

G_BEGIN_DECLS

/* The values of shocks as people read and type them, in their locale. */

char    *rbk_shock_value_dup_shown (const RbkShock *shock,
                                    RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
char    *rbk_shock_value_dup_typed (const RbkShock *shock,
                                    RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_shock_value_parse (RbkShock       *shock,
                                const char     *text,
                                RbkMoneyFormat *format,
                                GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"

G_BEGIN_DECLS

/* A share as people type it, in their locale: in percent, with the sign or without. */

gboolean rbk_share_is_sign (gunichar c);
gboolean rbk_share_parse_text (RbkMoneyFormat *format,
                               const char     *text,
                               RbkDecimal     *share,
                               GError        **error);

G_END_DECLS

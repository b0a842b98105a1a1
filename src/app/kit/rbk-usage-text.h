/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"

G_BEGIN_DECLS

gboolean rbk_usage_text_parse (RbkMoneyFormat *format,
                               const char     *text,
                               RbkDecimal     *usage,
                               GError        **error);

G_END_DECLS

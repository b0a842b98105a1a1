/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

gboolean rbk_share_option_read (const char *option,
                                const char *text,
                                RbkDecimal *share,
                                GError    **error);

G_END_DECLS

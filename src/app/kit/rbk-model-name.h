/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-model-price.h"

G_BEGIN_DECLS

const char *rbk_model_name_in (RbkBook *book, const char *model);
gboolean    rbk_model_name_matches (RbkModelPrice *price, const char *wanted);

G_END_DECLS

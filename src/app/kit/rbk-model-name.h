/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

const char *rbk_model_name_in (RbkBook *book, const char *model);

G_END_DECLS

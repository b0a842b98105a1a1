/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

GListModel *rbk_known_scenarios_new (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

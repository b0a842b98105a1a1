/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-compare.h"

G_BEGIN_DECLS

void rbk_comparison_match (RbkComparison *self);

G_END_DECLS

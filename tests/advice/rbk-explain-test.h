/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-explain.h"

G_BEGIN_DECLS

/* How many figures were checked, so that a test of none can't pass. */
extern guint rbk_test_n_workings;

void rbk_test_assert_value (const RbkWorking *node, RbkDecimal expected);
void rbk_test_check_working (const RbkWorking *node);

G_END_DECLS

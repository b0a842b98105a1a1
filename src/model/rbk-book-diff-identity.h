/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

char *rbk_diff_dup_identity (RbkRecord *record, guint position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"

G_BEGIN_DECLS

RbkEdit *rbk_proposal_edit_new (RbkBook *book,
                                RbkBook *proposal,
                                guint   *n_dropped) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-denomination.h"
#include "rbk-edit.h"

G_BEGIN_DECLS

/* Takes over whole credits that were found. */

RbkEdit *rbk_denomination_edit_new (RbkBook               *book,
                                    const RbkSpec         *spec,
                                    const RbkDenomination *denomination,
                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

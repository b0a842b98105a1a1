/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

RbkEdit *rbk_discount_edit_add (RbkBook *book, const char *name) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_message_edit_add (RbkBook    *book,
                               const char *title,
                               const char *text) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_currency_edit_add (RbkRateCard *card,
                                const char  *currency,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_currency_edit_remove (RbkRateCard *card,
                                   const char  *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

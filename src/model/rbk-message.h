/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-enums.h"

G_BEGIN_DECLS

#define RBK_TYPE_MESSAGE (rbk_message_get_type ())
G_DECLARE_FINAL_TYPE (RbkMessage, rbk_message, RBK, MESSAGE, RbkRecord)

RbkMessage *rbk_message_new (void) G_GNUC_WARN_UNUSED_RESULT;

RbkMessageEvent    rbk_message_get_event (RbkMessage *self);
const RbkDecimal  *rbk_message_get_threshold (RbkMessage *self);
RbkMessageChannel  rbk_message_get_channel (RbkMessage *self);
const char        *rbk_message_get_title (RbkMessage *self);
const char        *rbk_message_get_text (RbkMessage *self);
const char *const *rbk_message_get_buttons (RbkMessage *self);

G_END_DECLS

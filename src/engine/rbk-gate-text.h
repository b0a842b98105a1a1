/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-gate-message.h"

G_BEGIN_DECLS

/**
 * RbkGateText:
 * @message: (not owned): the message
 * @title: (nullable): as a customer reads it; nothing where it is not sent
 * @text: (nullable): the same of its text
 * @buttons: (nullable) (array zero-terminated=1): the same of its buttons
 * @not_sent: (nullable): why it is not sent
 *
 * A message filled in. It is sent whole or not at all.
 */
typedef struct
{
  const RbkGateMessage *message;
  char                 *title, *text;
  char                **buttons;
  char                 *not_sent;
} RbkGateText;

GPtrArray *rbk_gate_texts_new (GPtrArray           *messages,
                               RbkMessageEvent      event,
                               const RbkDecimal    *threshold,
                               const RbkGateValues *values) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_gate_text_free (RbkGateText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkGateText, rbk_gate_text_free)

G_END_DECLS

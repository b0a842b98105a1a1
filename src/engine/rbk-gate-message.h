/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-gate.h"

G_BEGIN_DECLS

/**
 * RbkGateMessage:
 * @id: what an app calls it: `alert-80-mail`
 * @event: on what occasion
 * @has_threshold: whether it is for one share of the cap alone
 * @threshold: which, in per cent
 * @channel: where it is read
 * @title: its title, with placeholders
 * @text: its text, with placeholders
 * @buttons: (array zero-terminated=1): what the customer can do, with placeholders
 * @stands_in_for: (nullable): the id of the one in whose place it is sent where that says what is
 *   not known, as where there is no plan to offer
 *
 * What customers read on the way to a cap: of the book, or ours where the book has none for the
 * event.
 */
typedef struct
{
  char             *id;
  RbkMessageEvent   event;
  gboolean          has_threshold;
  RbkDecimal        threshold;
  RbkMessageChannel channel;
  char             *title, *text;
  char            **buttons;
  char             *stands_in_for;
} RbkGateMessage;

GPtrArray *rbk_gate_messages_new (RbkBook *book, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_gate_message_free (RbkGateMessage *self);
gboolean   rbk_gate_message_uses (const RbkGateMessage *self, const char *placeholder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkGateMessage, rbk_gate_message_free)

G_END_DECLS

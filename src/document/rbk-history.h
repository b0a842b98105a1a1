/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"

G_BEGIN_DECLS

#define RBK_TYPE_HISTORY (rbk_history_get_type ())
G_DECLARE_FINAL_TYPE (RbkHistory, rbk_history, RBK, HISTORY, GObject)

RbkHistory *rbk_history_new (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean       rbk_history_get_can_undo (RbkHistory *self);
gboolean       rbk_history_get_can_redo (RbkHistory *self);
gboolean       rbk_history_get_is_saved (RbkHistory *self);
const RbkEdit *rbk_history_peek_undo (RbkHistory *self);
const RbkEdit *rbk_history_peek_redo (RbkHistory *self);

void rbk_history_take (RbkHistory *self, RbkEdit *edit);
void rbk_history_undo (RbkHistory *self);
void rbk_history_redo (RbkHistory *self);
void rbk_history_seal (RbkHistory *self);
void rbk_history_begin_group (RbkHistory *self, const char *label);
void rbk_history_end_group (RbkHistory *self);
void rbk_history_cancel_group (RbkHistory *self);

void rbk_history_begin_save (RbkHistory *self);
void rbk_history_end_save (RbkHistory *self, gboolean succeeded);
void rbk_history_mark_unsaved (RbkHistory *self);
void rbk_history_clear (RbkHistory *self);

G_END_DECLS

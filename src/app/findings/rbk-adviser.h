/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-advise.h"
#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_ADVISER (rbk_adviser_get_type ())
G_DECLARE_FINAL_TYPE (RbkAdviser, rbk_adviser, RBK, ADVISER, GObject)

RbkAdviser *rbk_adviser_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;

void       rbk_adviser_ask (RbkAdviser *self);
GPtrArray *rbk_adviser_get_list (RbkAdviser *self);
gboolean   rbk_adviser_is_current (RbkAdviser *self);

const RbkAdviseAnswers *rbk_adviser_get_answers (RbkAdviser *self);
void                    rbk_adviser_set_answers (RbkAdviser *self, const RbkAdviseAnswers *answers);

G_END_DECLS

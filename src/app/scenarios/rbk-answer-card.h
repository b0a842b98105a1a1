/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-scenario-words.h"

G_BEGIN_DECLS

#define RBK_TYPE_ANSWER_CARD (rbk_answer_card_get_type ())
G_DECLARE_FINAL_TYPE (RbkAnswerCard, rbk_answer_card, RBK, ANSWER_CARD, GtkWidget)

GtkWidget *rbk_answer_card_new (RbkAnswer answer) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_answer_card_show (RbkAnswerCard           *self,
                                 const RbkSpec           *spec,
                                 const RbkScenarioResult *result,
                                 const char              *problem,
                                 RbkMoneyFormat          *format);
void       rbk_answer_card_set_is_used (RbkAnswerCard *self, gboolean is_used);

G_END_DECLS

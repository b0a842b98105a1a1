/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_ASK_FIELDS 2

/**
 * RbkAskDone:
 * @owner: who asked
 * @answers: (array fixed-size=2): what was written; empty texts for fields that there are not
 *
 * Called where the question was answered, and not called off.
 */
typedef void (*RbkAskDone) (GtkWidget *owner, char *const *answers);

/**
 * RbkAsk:
 * @heading: what is to be done
 * @body: what that means
 * @button: what the button says that does it
 * @titles: (array fixed-size=2): what the fields ask for; %NULL for none
 * @texts: (array fixed-size=2): what they hold at first
 * @notes: (nullable) (transfer floating): what stands below the fields
 * @done: what to do with the answers
 *
 * A question. Its last field is a reason: without one there is no answer.
 */
typedef struct
{
  const char *heading, *body, *button;
  const char *titles[RBK_ASK_FIELDS];
  const char *texts[RBK_ASK_FIELDS];
  GtkWidget  *notes;
  RbkAskDone  done;
} RbkAsk;

void rbk_ask_dialog_show (GtkWidget *owner, const RbkAsk *ask);

G_END_DECLS

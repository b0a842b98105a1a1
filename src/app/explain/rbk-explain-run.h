/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-claim.h"
#include "rbk-document.h"

G_BEGIN_DECLS

/**
 * RbkExplainAnswer:
 * @working: (nullable): the figure that was asked for
 * @claims: (nullable) (element-type RbkClaim): the figures of the text that was asked about
 * @workings: (nullable) (element-type RbkWorking): of each claim the book's figure, nothing where
 *   there is none
 * @error: (nullable): why there is nothing of them
 *
 * What was worked out.
 */
typedef struct
{
  RbkWorking *working;
  GPtrArray  *claims, *workings;
  GError     *error;
} RbkExplainAnswer;

/**
 * RbkExplainRun:
 *
 * Works out how figures come about, beside the window where customers have to be counted.
 */
typedef struct _RbkExplainRun RbkExplainRun;

typedef void (*RbkExplainDone) (gpointer owner, const RbkExplainAnswer *answer);

RbkExplainRun *rbk_explain_run_new (RbkDocument   *document,
                                    RbkExplainDone done,
                                    gpointer       owner) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_explain_run_free (RbkExplainRun *self);
void           rbk_explain_run_ask (RbkExplainRun *self, const char *where);
void           rbk_explain_run_ask_claims (RbkExplainRun *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkExplainRun, rbk_explain_run_free)

G_END_DECLS

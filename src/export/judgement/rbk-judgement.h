/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decision-state.h"
#include "rbk-export.h"
#include "rbk-finding.h"

G_BEGIN_DECLS

/**
 * RbkJudgement:
 * @currency: the book's
 * @findings: (owned) (element-type RbkFinding): what the rules found, the worst first
 * @decisions: (owned): how each of the six decisions stands
 *
 * What is thought of a book, for documents to say.
 */
typedef struct
{
  const char       *currency;
  GPtrArray        *findings;
  RbkDecisionState *decisions[RBK_N_DECISIONS];
} RbkJudgement;

/**
 * RbkJudgementWish:
 * @delivery: what was chosen for documents
 *
 * Returns: whether something is to be shown, as rbk_delivery_get_show_findings()
 */
typedef gboolean (*RbkJudgementWish) (RbkDelivery *delivery);

gboolean rbk_judgement_is_shown (RbkBook *book, RbkJudgementWish wish);

void  rbk_judgement_init (RbkJudgement *self, const RbkExportJob *job);
void  rbk_judgement_clear (RbkJudgement *self);
guint rbk_judgement_count (const RbkJudgement *self, RbkSeverity severity);
guint rbk_judgement_count_let_be (const RbkJudgement *self);
guint rbk_judgement_count_decisions (const RbkJudgement *self, RbkDecisionStatus status);

/* In plain English, alike in every locale. */

char *rbk_judgement_fact_words (const RbkFact *fact, gpointer currency) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_judgement_sentence (const RbkJudgement *self,
                              const RbkFinding   *finding) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_judgement_witness_words (const RbkJudgement *self,
                                   const RbkFinding   *finding) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_judgement_fix_words (const RbkJudgement *self,
                               const RbkFinding   *finding) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_judgement_rule_words (const RbkFinding *finding);
const char *rbk_judgement_severity_words (RbkSeverity severity);
const char *rbk_judgement_topic_words (RbkDecisionTopic topic);
const char *rbk_judgement_status_words (RbkDecisionStatus status);
char       *rbk_judgement_input_words (const RbkDecisionInput *input) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_judgement_value_words (const RbkJudgement     *self,
                                       const RbkDecisionInput *input,
                                       const char             *text) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_judgement_bound_words (const RbkDecisionInput *input) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkJudgement, rbk_judgement_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-fact.h"
#include "rbk-fix.h"

G_BEGIN_DECLS

/**
 * RbkSeverity:
 * @RBK_SEVERITY_ERROR: the book loses money or can't work as it is
 * @RBK_SEVERITY_WARNING: likely a mistake; a reason may speak for it
 * @RBK_SEVERITY_INFO: worth knowing
 *
 * How much a finding matters.
 */
typedef enum
{
  RBK_SEVERITY_ERROR,
  RBK_SEVERITY_WARNING,
  RBK_SEVERITY_INFO,
} RbkSeverity;

/**
 * RbkFinding:
 * @rule: the id of the rule: `overage-multiple`
 * @severity: how much it matters
 * @where: the place in the book, by keys: `pro.evergreen.runs`; nothing for the book
 * @path: the same as the file has it: `plans[1].phases[0].rate_cards[1]`
 * @message: a sentence with names of facts in braces
 * @figures: (element-type RbkFact): what it rests on; `plan` is the plan's name
 * @witness: (element-type RbkFact): where it bites: the usage, or the purchase that exploits it
 * @fix: (nullable): a remedy
 * @suppressed: (nullable): the reason for which the book lets it be
 *
 * A rule's verdict about a book.
 */
typedef struct
{
  const char *rule;
  RbkSeverity severity;
  char       *where, *path;
  const char *message;
  GPtrArray  *figures, *witness;
  RbkFix     *fix;
  char       *suppressed;
} RbkFinding;

RbkFinding *rbk_finding_new (const char *rule,
                             RbkSeverity severity,
                             const char *message) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_finding_free (RbkFinding *self);
char       *rbk_finding_dup_message (const RbkFinding *self,
                                     const char       *translated,
                                     RbkFactWrite      write,
                                     gpointer          data) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_place_dup_names (const char      *path,
                                 RbkBook         *book,
                                 const RbkField **field) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_finding_dup_place (const RbkFinding *self, RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_severity_get_name (RbkSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkFinding, rbk_finding_free)

G_END_DECLS

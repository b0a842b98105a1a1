/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding.h"

/**
 * rbk_finding_new:
 * @rule: (transfer none): the id of the rule; a text of the program's
 * @severity: how much it matters
 * @message: (transfer none): a sentence with names of facts in braces; a text of the program's
 *
 * Returns: (transfer full): a finding without facts
 */
RbkFinding *
rbk_finding_new (const char *rule, RbkSeverity severity, const char *message)
{
  RbkFinding *self = g_new0 (RbkFinding, 1);

  self->rule = rule;
  self->severity = severity;
  self->message = message;
  self->where = g_strdup ("");
  self->path = g_strdup ("");
  self->figures = rbk_facts_new ();
  self->witness = rbk_facts_new ();
  return self;
}

/**
 * rbk_finding_free:
 * @self: (nullable): a finding
 */
void
rbk_finding_free (RbkFinding *self)
{
  if (self == NULL)
    return;

  g_free (self->where);
  g_free (self->path);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->witness);
  rbk_fix_free (self->fix);
  g_free (self->suppressed);
  g_free (self);
}

/**
 * rbk_finding_dup_message:
 * @self: a finding
 * @translated: (nullable): its message in the reader's language
 * @write: (scope call): how a fact is written
 * @data: given to @write
 *
 * Returns: (transfer full): the sentence, with its figures
 */
char *
rbk_finding_dup_message (const RbkFinding *self,
                         const char       *translated,
                         RbkFactWrite      write,
                         gpointer          data)
{
  g_return_val_if_fail (self != NULL && write != NULL, NULL);

  return rbk_facts_fill (translated != NULL ? translated : self->message, self->figures,
                         self->witness, write, data);
}

/**
 * rbk_severity_get_name:
 * @severity: how much a finding matters
 *
 * Returns: (transfer none): what programs call it: `error`, `warning`, `info`
 */
const char *
rbk_severity_get_name (RbkSeverity severity)
{
  static const char *const names[] = { "error", "warning", "info" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}

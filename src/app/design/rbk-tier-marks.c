/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include "rbk-finding-words.h"

/* What the rules say of plans, as marks beside their names. */

/**
 * rbk_tier_table_mark_line: (skip)
 * @self: a table
 * @line: one of its rows, with a plan
 *
 * Marks the plan as the rules found it last.
 *
 * Returns: whether that changed how wide the row is
 */
gboolean
rbk_tier_table_mark_line (RbkTierTable *self, RbkTierLine *line)
{
  const char       *plan = rbk_record_get_key (RBK_RECORD (line->plan));
  const RbkFinding *finding = plan != NULL ? rbk_findings_find_worst (self->findings, plan) : NULL;
  g_autofree char  *message =
      finding != NULL ? rbk_finding_words_dup_message (finding, self->format) : NULL;

  return rbk_tier_line_mark (line, finding, message);
}

static void
found_cb (RbkTierTable *self)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; self->format != NULL && i < self->lines->len; i++)
    is_changed |= rbk_tier_table_mark_line (self, g_ptr_array_index (self->lines, i));
  if (is_changed)
    rbk_tier_table_update_widths (self);
}

/**
 * rbk_tier_table_add_marks: (skip)
 * @self: a table
 *
 * Has the marks follow what the rules find.
 */
void
rbk_tier_table_add_marks (RbkTierTable *self)
{
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (found_cb), self,
                           G_CONNECT_SWAPPED);
}

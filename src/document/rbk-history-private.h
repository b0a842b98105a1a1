/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-history.h"

G_BEGIN_DECLS

/* What the parts of a history share: rbk-history.c does and undoes, -save.c knows which of its
 * states is on disk. */

#define RBK_HISTORY_NEVER G_MAXUINT

struct _RbkHistory
{
  GObject parent_instance;

  GPtrArray *edits; /* (owned) (element-type RbkEdit) */
  guint      n_done;
  guint      n_saved;     /* RBK_HISTORY_NEVER once the saved state can't come back */
  guint      n_saving;    /* where a save that is under way began; RBK_HISTORY_NEVER for none */
  gboolean   is_sealed;   /* whether the next edit starts a step of its own */
  guint      n_groups;    /* how deep a group is open */
  char      *group_label; /* (owned) (nullable) of the group that is open */
  RbkEdit   *group;       /* (nullable) (not owned) the step on top, where it is that group */
};

void rbk_history_notify (RbkHistory *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-fact.h"

G_BEGIN_DECLS

/**
 * RbkFixStepKind:
 * @RBK_FIX_SET: a field is given another value, or none
 * @RBK_FIX_REMOVE: a record is taken out of its list
 * @RBK_FIX_MOVE: a record goes to another place in its list
 *
 * What a step of a fix does.
 */
typedef enum
{
  RBK_FIX_SET,
  RBK_FIX_REMOVE,
  RBK_FIX_MOVE,
} RbkFixStepKind;

/**
 * RbkFixStep:
 * @kind: what it does
 * @path: the record, as the file has it before the fix: `plans[1].phases[0].rate_cards[0]`; the
 *   empty text for the book. An object that is not there yet is made. Of several records that are
 *   taken out of a list, the last comes first
 * @field: (nullable): of a value that is set, as the file calls it: `amount`
 * @value: (nullable): as the file writes it; several are separated by line feeds; %NULL for none
 * @to: of a move: the new place in the list
 *
 * One change to a book.
 */
typedef struct
{
  RbkFixStepKind kind;
  char          *path, *field, *value;
  guint          to;
} RbkFixStep;

/**
 * RbkFix:
 * @label: what it does, as a button says it, with names in braces: `Raise the price to {price}`
 * @steps: (element-type RbkFixStep): to be made together, as one edit
 *
 * A remedy for a finding.
 */
typedef struct
{
  const char *label;
  GPtrArray  *steps;
} RbkFix;

RbkFix *rbk_fix_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void    rbk_fix_free (RbkFix *self);
void    rbk_fix_set (RbkFix *self, const char *path, const char *field, const char *value);
void    rbk_fix_set_decimal (RbkFix *self, const char *path, const char *field, RbkDecimal value);
void    rbk_fix_remove (RbkFix *self, const char *path);
void    rbk_fix_move (RbkFix *self, const char *path, guint to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkFix, rbk_fix_free)

G_END_DECLS

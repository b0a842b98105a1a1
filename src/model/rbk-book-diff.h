/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

/**
 * RbkChangeKind:
 * @RBK_CHANGE_ADDED: a record that was not there
 * @RBK_CHANGE_REMOVED: a record that is gone
 * @RBK_CHANGE_MOVED: a record that stands elsewhere among its like
 * @RBK_CHANGE_CHANGED: a field with another value
 *
 * How two books differ at one place.
 */
typedef enum
{
  RBK_CHANGE_ADDED,
  RBK_CHANGE_REMOVED,
  RBK_CHANGE_MOVED,
  RBK_CHANGE_CHANGED,
} RbkChangeKind;

/**
 * RbkChange:
 * @kind: what happened
 * @where: the place, by keys: `pro.evergreen.ai_runs`; nothing for the book itself is the empty
 * text
 * @record: what kind of record it is, in English: `rate card`
 * @name: (nullable): its name for people
 * @field: (nullable): the field that changed, as a file spells it
 * @title: (nullable): the field for people
 * @from: (nullable): what it was
 * @to: (nullable): what it is
 *
 * One difference between two books.
 */
typedef struct
{
  RbkChangeKind kind;
  char         *where;
  const char   *record;
  char         *name;
  char         *field;
  const char   *title;
  char         *from, *to;
} RbkChange;

GPtrArray  *rbk_book_diff (RbkBook *old_book, RbkBook *new_book) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_change_free (RbkChange *self);
const char *rbk_change_kind_get_name (RbkChangeKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkChange, rbk_change_free)

G_END_DECLS

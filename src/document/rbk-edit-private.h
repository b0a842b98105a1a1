/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"

G_BEGIN_DECLS

struct _RbkEdit
{
  RbkEditKind kind;

  union
  {
    struct
    {
      RbkRecord      *record; /* (owned) */
      GParamSpec     *pspec;  /* (not owned) the class's */
      const RbkField *field;  /* (not owned) static */
      GValue          before; /* read each time that the edit is applied */
      GValue          after;
    } set;

    struct
    {
      GListStore *list; /* (owned) */
      RbkRecord  *item; /* (owned) (nullable) where the place was wrong */
      guint       position;
      guint       to; /* of a move */
    } item;

    struct
    {
      char      *label; /* (owned) (nullable) */
      GPtrArray *edits; /* (owned) (element-type RbkEdit) in the order of applying */
    } group;
  };
};

gboolean rbk_edit_check (const RbkEdit *self, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-fix.h"

static void
free_step (gpointer data)
{
  RbkFixStep *self = data;

  g_free (self->path);
  g_free (self->field);
  g_free (self->value);
  g_free (self);
}

/**
 * rbk_fix_new:
 * @label: (transfer none): what it does; a text of the program's
 *
 * Returns: (transfer full): a fix without steps
 */
RbkFix *
rbk_fix_new (const char *label)
{
  RbkFix *self = g_new0 (RbkFix, 1);

  self->label = label;
  self->steps = g_ptr_array_new_with_free_func (free_step);
  return self;
}

/**
 * rbk_fix_free:
 * @self: (nullable): a fix
 */
void
rbk_fix_free (RbkFix *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->steps);
  g_free (self);
}

static RbkFixStep *
add_step (RbkFix *self, RbkFixStepKind kind, const char *path)
{
  RbkFixStep *step = g_new0 (RbkFixStep, 1);

  step->kind = kind;
  step->path = g_strdup (path);
  g_ptr_array_add (self->steps, step);
  return step;
}

/**
 * rbk_fix_set:
 * @self: a fix
 * @path: the record
 * @field: which of its fields
 * @value: (nullable): as the file writes it
 */
void
rbk_fix_set (RbkFix *self, const char *path, const char *field, const char *value)
{
  RbkFixStep *step;

  g_return_if_fail (self != NULL && path != NULL && field != NULL);

  step = add_step (self, RBK_FIX_SET, path);
  step->field = g_strdup (field);
  step->value = g_strdup (value);
}

/**
 * rbk_fix_set_decimal:
 * @self: a fix
 * @path: the record
 * @field: which of its fields
 * @value: its new value
 */
void
rbk_fix_set_decimal (RbkFix *self, const char *path, const char *field, RbkDecimal value)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  rbk_fix_set (self, path, field, text);
}

/**
 * rbk_fix_remove:
 * @self: a fix
 * @path: the record
 */
void
rbk_fix_remove (RbkFix *self, const char *path)
{
  g_return_if_fail (self != NULL && path != NULL);

  add_step (self, RBK_FIX_REMOVE, path);
}

/**
 * rbk_fix_move:
 * @self: a fix
 * @path: the record
 * @to: its new place in its list
 */
void
rbk_fix_move (RbkFix *self, const char *path, guint to)
{
  g_return_if_fail (self != NULL && path != NULL);

  add_step (self, RBK_FIX_MOVE, path)->to = to;
}

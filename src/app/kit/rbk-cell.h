/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_CELL (rbk_cell_get_type ())
G_DECLARE_FINAL_TYPE (RbkCell, rbk_cell, RBK, CELL, GtkWidget)

/**
 * RbkCellCommit:
 * @cell: the cell
 * @text: what was typed
 * @user_data: what was given with the function
 * @error: return location for what is wrong with it
 *
 * Takes over what was typed.
 *
 * Returns: whether it was taken
 */
typedef gboolean (*RbkCellCommit) (RbkCell    *cell,
                                   const char *text,
                                   gpointer    user_data,
                                   GError    **error);

GtkWidget  *rbk_cell_new (gboolean is_number) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_cell_set_commit (RbkCell *self, RbkCellCommit commit, gpointer user_data);
const char *rbk_cell_get_title (RbkCell *self);
void        rbk_cell_set_title (RbkCell *self, const char *title);
void        rbk_cell_set_text (RbkCell *self, const char *shown, const char *typed);
const char *rbk_cell_get_text (RbkCell *self);
const char *rbk_cell_get_problem (RbkCell *self);
gboolean    rbk_cell_commit (RbkCell *self);
void        rbk_cell_restore (RbkCell *self);
const char *rbk_cell_get_shown (RbkCell *self);
const char *rbk_cell_get_typed (RbkCell *self);
void        rbk_cell_set_description (RbkCell *self, const char *description);
void        rbk_cell_edit (RbkCell *self);
void        rbk_cell_set_in_table (RbkCell *self, gboolean is_edited);
void        rbk_cell_begin (RbkCell *self);
gboolean    rbk_cell_get_is_editing (RbkCell *self);

G_END_DECLS

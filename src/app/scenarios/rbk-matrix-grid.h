/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-matrix-figure.h"

G_BEGIN_DECLS

#define RBK_TYPE_MATRIX_GRID (rbk_matrix_grid_get_type ())
G_DECLARE_FINAL_TYPE (RbkMatrixGrid, rbk_matrix_grid, RBK, MATRIX_GRID, GtkWidget)

GtkWidget *rbk_matrix_grid_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_matrix_grid_show (RbkMatrixGrid *self, const RbkMatrixShown *shown);
guint      rbk_matrix_grid_get_selected (RbkMatrixGrid *self);
void       rbk_matrix_grid_select (RbkMatrixGrid *self, guint position);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-money-format.h"
#include "rbk-scenario-matrix.h"

G_BEGIN_DECLS

/**
 * RbkMatrixShown:
 * @spec: the book as it is
 * @scenarios: (element-type RbkFrozenScenario): one a row
 * @matrix: (nullable): those that could be computed, in the same order
 * @has_customers: whether there are customers
 * @format: for numbers
 *
 * What a grid shows.
 */
typedef struct
{
  const RbkSpec           *spec;
  const GPtrArray         *scenarios;
  const RbkScenarioMatrix *matrix;
  gboolean                 has_customers;
  RbkMoneyFormat          *format;
} RbkMatrixShown;

#define RBK_TYPE_MATRIX_GRID (rbk_matrix_grid_get_type ())
G_DECLARE_FINAL_TYPE (RbkMatrixGrid, rbk_matrix_grid, RBK, MATRIX_GRID, GtkWidget)

GtkWidget *rbk_matrix_grid_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_matrix_grid_show (RbkMatrixGrid *self, const RbkMatrixShown *shown);
guint      rbk_matrix_grid_get_selected (RbkMatrixGrid *self);
void       rbk_matrix_grid_select (RbkMatrixGrid *self, guint position);

G_END_DECLS

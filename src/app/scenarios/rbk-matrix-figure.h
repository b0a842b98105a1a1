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

/**
 * RbkMatrixFigure:
 * @box: all of it
 * @sign: whether the margin is good
 * @margin: the margin
 * @delta: by how much it differs from today's
 * @more: the lowest margin, the bill that rises most
 *
 * One scenario on one plan. Its widgets are owned by where @box is put.
 */
typedef struct
{
  GtkWidget *box, *sign, *margin, *delta, *more;
} RbkMatrixFigure;

void        rbk_matrix_figure_init (RbkMatrixFigure *self);
void        rbk_matrix_figure_show (const RbkMatrixFigure *self,
                                    GSettings             *settings,
                                    const RbkMatrixShown  *shown,
                                    const char            *scenario,
                                    guint                  plan,
                                    guint                  of_matrix);
const char *rbk_matrix_figure_get_owner (const RbkMatrixShown *shown, guint plan);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-feature-edit.h"
#include "rbk-feature-table.h"
#include "rbk-soon.h"

G_BEGIN_DECLS

struct _RbkFeatureTable
{
  GtkWidget parent_instance;

  RbkDocument *document; /* (owned) */
  GPtrArray   *rows;     /* (owned) (element-type RbkFeatureRow) in the order shown */
  GHashTable  *kept;     /* (owned) (element-type utf8) keys shown though no plan has them */
  char        *shape;    /* (owned) (nullable) what the grids were built for */
  GtkWidget   *stack;    /* the matrix, or what to do where it is empty */
  GtkWidget   *names;    /* grid of the first column, which stays */
  GtkWidget   *cells;    /* grid of the plans */
  GtkWidget   *where;    /* “SSO in Pro” */
  GtkWidget   *value;    /* the chosen cell's text, to be typed */
  guint        row, column;
  RbkSoon      updating;
};

RbkFeatureRow *rbk_feature_table_get_row (RbkFeatureTable *self, guint row);
void           rbk_feature_table_show_value (RbkFeatureTable *self);
void           rbk_feature_table_show_cell (RbkFeatureTable *self, guint row, guint column);
void           rbk_feature_table_toggle (RbkFeatureTable *self, GtkWidget *cell);
void           rbk_feature_table_note_focus (RbkFeatureTable *self, GtkEventController *controller);
gboolean       rbk_feature_table_take_key (RbkFeatureTable *self,
                                           guint            key,
                                           guint            code,
                                           GdkModifierType  state);
guint          rbk_feature_table_count_plans (RbkFeatureTable *self);
RbkPlan       *rbk_feature_table_get_plan (RbkFeatureTable *self, guint column);
gboolean       rbk_feature_table_take (RbkFeatureTable *self, RbkEdit *edit);
gboolean       rbk_feature_table_set (
          RbkFeatureTable *self, guint row, guint column, gboolean has, const char *value);
void rbk_feature_table_update (RbkFeatureTable *self);
void rbk_feature_table_focus (RbkFeatureTable *self, guint row, guint column);
void rbk_feature_table_clear_grid (GtkWidget *grid);
void rbk_feature_table_rebuild (RbkFeatureTable *self);
void rbk_feature_table_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS

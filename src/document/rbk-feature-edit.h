/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-feature.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

/**
 * RbkFeatureRow:
 * @key: what makes features of two plans the same
 * @name: what customers call it
 *
 * A row of the matrix: a feature that one plan or more has.
 */
typedef struct
{
  char *key, *name;
} RbkFeatureRow;

void       rbk_feature_row_free (RbkFeatureRow *self);
GPtrArray *rbk_feature_list_rows (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;

RbkFeature *rbk_feature_find (RbkPlan *plan, const char *key);

RbkEdit *rbk_feature_edit_set (RbkPlan             *plan,
                               const RbkFeatureRow *row,
                               gboolean             has,
                               const char          *value) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_feature_edit_rename (RbkBook    *book,
                                  const char *key,
                                  const char *name) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_feature_edit_remove (RbkBook *book, const char *key) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_feature_edit_order (RbkBook *book, GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkFeatureRow, rbk_feature_row_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/**
 * RbkFieldTarget:
 * @document: the open book
 * @format: for its currency
 * @record: (nullable): the record that the field is of
 * @owner: (nullable): where there is no record yet, the one that will hold it
 * @property: (nullable): the property of @owner that will
 * @type: the type of the record that is then made
 * @new_choice: (nullable): makes the edit of a choice, where it takes more than a value
 * @new_edit: (nullable): makes the edit of any value, whether there is a record yet or not; or says
 *   what is wrong with it
 *
 * What a row of the inspector edits.
 */
typedef struct
{
  RbkDocument    *document;
  RbkMoneyFormat *format;
  RbkRecord      *record;
  RbkRecord      *owner;
  const char     *property;
  GType           type;
  RbkEdit *(*new_choice) (RbkRecord *record, int value);
  RbkEdit *(*new_edit) (RbkDocument    *document,
                        const RbkField *field,
                        const GValue   *value,
                        GError        **error);
} RbkFieldTarget;

#define RBK_TYPE_FIELD_ROW (rbk_field_row_get_type ())
G_DECLARE_FINAL_TYPE (RbkFieldRow, rbk_field_row, RBK, FIELD_ROW, GtkListBoxRow)

GtkWidget  *rbk_field_row_new (const RbkFieldTarget *target,
                               const char           *field,
                               const char           *title,
                               const char           *accessible) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_field_row_update (RbkFieldRow *self);
const char *rbk_field_row_get_name (RbkFieldRow *self);
void        rbk_field_row_set_empty (RbkFieldRow *self, const char *empty);
void        rbk_field_row_set_choices (RbkFieldRow *self, const char *const *choices);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/**
 * RbkRecordUnit:
 * @RBK_RECORD_UNIT_FIELD: as the field says
 * @RBK_RECORD_UNIT_MONEY: an amount of the book's currency
 * @RBK_RECORD_UNIT_PERCENT: a share, shown and typed as a percentage
 *
 * What a column's numbers are.
 */
typedef enum
{
  RBK_RECORD_UNIT_FIELD,
  RBK_RECORD_UNIT_MONEY,
  RBK_RECORD_UNIT_PERCENT,
} RbkRecordUnit;

/**
 * RbkRecordColumn:
 * @title: its heading, in English
 * @tooltip: (nullable): what it means, in English
 * @name: the accessible name of a cell, in English: “Share of %s”
 * @field: (nullable): a field of the record, which a cell edits
 * @none: (nullable): what no value, or a count of 0, is called, in English
 * @unit: what its numbers are
 * @is_text: whether it begins at the start, as texts do
 * @width: its least width, in characters
 * @expands: whether it takes the room that is left
 * @dup_text: (nullable): in place of @field, the text of a figure
 * @make: (nullable): in place of both, makes a widget
 * @update: (nullable): shows the record in that widget
 * @figure: (nullable): for @dup_where
 * @dup_where: (nullable): of a figure, what to ask for its derivation, as [func@explain] takes it
 *
 * A column of a table of records.
 */
typedef struct
{
  const char   *title, *tooltip, *name, *field, *none;
  RbkRecordUnit unit;
  gboolean      is_text;
  int           width;
  gboolean      expands;
  char *(*dup_text) (RbkRecord *record, gpointer user_data);
  GtkWidget *(*make) (RbkRecord *record, gpointer user_data);
  void (*update) (GtkWidget *widget, RbkRecord *record, gpointer user_data);
  const char *figure;
  char *(*dup_where) (RbkRecord *record, const char *figure, gpointer user_data);
} RbkRecordColumn;

/**
 * RbkRecordTableSpec:
 * @document: the open book
 * @records: the records, one a row
 * @label: the table's accessible name
 * @placeholder: (nullable): what to say where there is no record
 * @columns: (array length=n_columns): static
 * @dup_name: (nullable): what a record is called in accessible names; its name else
 * @is_editable: whether rows can be moved and removed; @records is a #GListStore of the book then
 * @user_data: for the functions; it must outlive the table
 *
 * What a table of records shows.
 */
typedef struct
{
  RbkDocument           *document;
  GListModel            *records;
  const char            *label, *placeholder;
  const RbkRecordColumn *columns;
  guint                  n_columns;
  char *(*dup_name) (RbkRecord *record, gpointer user_data);
  gboolean is_editable;
  gpointer user_data;
} RbkRecordTableSpec;

#define RBK_TYPE_RECORD_TABLE (rbk_record_table_get_type ())
G_DECLARE_FINAL_TYPE (RbkRecordTable, rbk_record_table, RBK, RECORD_TABLE, GtkWidget)

GtkWidget *rbk_record_table_new (const RbkRecordTableSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_record_table_update (RbkRecordTable *self, RbkMoneyFormat *format);
void       rbk_record_table_show_column (RbkRecordTable *self, guint column, gboolean is_shown);
void       rbk_record_table_edit (RbkRecordTable *self, guint position);

G_END_DECLS

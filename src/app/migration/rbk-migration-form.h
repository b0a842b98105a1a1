/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

#define RBK_TYPE_MIGRATION_FORM (rbk_migration_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkMigrationForm, rbk_migration_form, RBK, MIGRATION_FORM, GtkWidget)

/**
 * RbkMigrationFormField:
 * @field: a field of what a book remembers of a move
 * @title: what it is called, in English
 * @empty: (nullable): what no value is called, in English
 *
 * A row of a form.
 */
typedef struct
{
  const char *field, *title, *empty;
} RbkMigrationFormField;

GtkWidget *rbk_migration_form_new (const char                  *label,
                                   const RbkMigrationFormField *fields,
                                   guint                        n_fields) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_migration_form_update (RbkMigrationForm *self,
                                      RbkDocument      *document,
                                      RbkMoneyFormat   *format);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_IMPORT_STEP (rbk_import_step_get_type ())
G_DECLARE_FINAL_TYPE (RbkImportStep, rbk_import_step, RBK, IMPORT_STEP, GtkWidget)

GtkWidget *rbk_import_step_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_import_step_look (RbkImportStep     *self,
                                 GFile             *file,
                                 const char        *format,
                                 const char *const *mapping,
                                 gboolean           goes_on);

void               rbk_import_step_take_focus (RbkImportStep *self);
GFile             *rbk_import_step_get_file (RbkImportStep *self);
const char        *rbk_import_step_get_format (RbkImportStep *self);
const char *const *rbk_import_step_get_mapping (RbkImportStep *self);

G_END_DECLS

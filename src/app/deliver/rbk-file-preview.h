/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-export-run.h"

G_BEGIN_DECLS

#define RBK_TYPE_FILE_PREVIEW (rbk_file_preview_get_type ())
G_DECLARE_FINAL_TYPE (RbkFilePreview, rbk_file_preview, RBK, FILE_PREVIEW, GtkWidget)

GtkWidget           *rbk_file_preview_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void                 rbk_file_preview_show (RbkFilePreview *self, const RbkExportOutcome *outcome);
const RbkExportFile *rbk_file_preview_get_file (RbkFilePreview *self);

G_END_DECLS

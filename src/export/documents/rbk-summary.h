/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-export.h"

G_BEGIN_DECLS

gboolean rbk_summary_csv_export (const RbkExportJob *job, RbkExport *out, GError **error);
gboolean rbk_summary_markdown_export (const RbkExportJob *job, RbkExport *out, GError **error);

G_END_DECLS

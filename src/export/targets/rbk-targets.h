/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-export.h"

G_BEGIN_DECLS

const RbkExportTarget *rbk_export_list (gsize *n_targets);
const RbkExportTarget *rbk_export_find (const char *name, GError **error);
RbkExport             *rbk_export_run (const char           *target,
                                       const RbkExportInput *input,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

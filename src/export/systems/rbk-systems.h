/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-export.h"

G_BEGIN_DECLS

gboolean rbk_openmeter_export (const RbkExportJob *job, RbkExport *out, GError **error);
gboolean rbk_autumn_export (const RbkExportJob *job, RbkExport *out, GError **error);
gboolean rbk_killbill_export (const RbkExportJob *job, RbkExport *out, GError **error);
gboolean rbk_lago_export (const RbkExportJob *job, RbkExport *out, GError **error);
gboolean rbk_flexprice_export (const RbkExportJob *job, RbkExport *out, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-export.h"

G_BEGIN_DECLS

#define RBK_STRIPE_API_VERSION "2026-10-28.endive"

gboolean rbk_stripe_export (const RbkExportJob *job, RbkExport *out, GError **error);
gboolean rbk_stripe_objects_export (const RbkExportJob *job, RbkExport *out, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-export.h"

G_BEGIN_DECLS

gboolean rbk_gates_export (const RbkExportJob *job, RbkExport *out, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-column-table.h"

G_BEGIN_DECLS

/* What the columns that are chosen for a usage file come to. */

char **rbk_import_columns_dup_mapping (RbkColumnTable     *table,
                                       const RbkUsageLook *look,
                                       const char *const  *given,
                                       const char         *cached) G_GNUC_WARN_UNUSED_RESULT;
char  *rbk_import_columns_dup_warnings (RbkColumnTable     *table,
                                        const RbkUsageLook *look) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

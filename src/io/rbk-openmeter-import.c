/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-import-reading.h"

RbkBook *
rbk_import_openmeter (GPtrArray *files, GPtrArray *notes, GError **error)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, "no plan");
  return NULL;
}

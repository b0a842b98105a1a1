/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

void  rbk_export_csv_cell (GString *text, const char *cell);
char *rbk_export_markdown_cell (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_export_percent (double ratio) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_export_grouped (RbkDecimal value) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_export_amount (const char *currency, RbkDecimal amount) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

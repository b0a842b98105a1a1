/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/**
 * RbkDuration:
 *
 * An ISO 8601 duration of whole years, months, weeks and days: P14D, P1M, P1Y6M.
 */
typedef struct
{
  guint years, months, weeks, days;
} RbkDuration;

gboolean rbk_date_parse (const char *text, GDate *date, GError **error);
char    *rbk_date_to_string (const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_date_today (GDate *date);
gboolean rbk_duration_parse (const char *text, RbkDuration *duration, GError **error);
char    *rbk_duration_to_string (const RbkDuration *duration) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_duration_add (const RbkDuration *duration, GDate *date);
gboolean rbk_duration_get_months (const RbkDuration *duration, RbkDecimal *months);

G_END_DECLS

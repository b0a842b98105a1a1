/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-usage-reader.h"
#include "rbk-usage-summary.h"

G_BEGIN_DECLS

/**
 * RbkUsageReport:
 * @path: the file
 * @usage: what was read from it
 * @currency: (nullable): of the cost, where tokens were priced; else it is the file's own
 * @summary: what the customers say, or where there are none the requests
 *
 * What there is to say of a usage file.
 */
typedef struct
{
  const char     *path;
  const RbkUsage *usage;
  const char     *currency;
  RbkUsageSummary summary;
} RbkUsageReport;

void rbk_usage_output_plans_json (JsonBuilder *builder, RbkPopulation *population);
void rbk_usage_output_plans_text (GString *text, RbkPopulation *population);
void rbk_usage_output_slices_json (JsonBuilder *builder, const RbkUsage *usage);
void rbk_usage_output_slices_text (GString *text, const RbkUsage *usage);

gboolean rbk_usage_output_json (const RbkUsageReport *report, const char *output, GError **error);
gboolean rbk_usage_output_text (const RbkUsageReport *report, const char *output, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-page-view.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

/* The parts of a page. Each adds to the object or the list that the builder is writing. */
void rbk_pricing_page_add_plan (JsonBuilder        *builder,
                                const RbkExportJob *job,
                                GPtrArray          *views,
                                const RbkPlanSpec  *plan,
                                RbkPlan            *record);
void rbk_pricing_page_add_use (JsonBuilder        *builder,
                               const RbkExportJob *job,
                               const RbkCardSpec  *card,
                               RbkRateCard        *record);
void rbk_pricing_page_set_text (JsonBuilder *builder, const char *name, const char *text);
void rbk_pricing_page_set_boolean (JsonBuilder *builder, const char *name, gboolean value);
void rbk_pricing_page_set_decimal (JsonBuilder *builder, const char *name, const RbkDecimal *value);
void rbk_pricing_page_set_interval (JsonBuilder *builder, const char *name, const char *cadence);

JsonNode *rbk_pricing_page_build (const RbkExportJob *job,
                                  GPtrArray          *views) G_GNUC_WARN_UNUSED_RESULT;

gboolean rbk_pricing_page_export (const RbkExportJob *job, RbkExport *out, GError **error);

G_END_DECLS

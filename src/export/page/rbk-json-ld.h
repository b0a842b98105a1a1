/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-page-view.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *rbk_json_ld_build (const RbkExportJob *job,
                             GPtrArray          *views,
                             GPtrArray          *losses) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_json_ld_add_use (JsonBuilder        *builder,
                               const RbkPageOffer *offer,
                               const RbkCardSpec  *card,
                               GPtrArray          *losses);
void      rbk_json_ld_begin_price (JsonBuilder *builder,
                                   const char  *name,
                                   RbkDecimal   price,
                                   const char  *currency);
void      rbk_json_ld_add_number (JsonBuilder *builder, const char *name, RbkDecimal value);
void      rbk_json_ld_add_text (JsonBuilder *builder, const char *name, const char *text);

gboolean rbk_json_ld_export (const RbkExportJob *job, RbkExport *out, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-catalogue-compare.h"

G_BEGIN_DECLS

/* What the commands that read price lists say of them. */

void  rbk_catalogue_output_warn (RbkCatalogue *catalogue, const char *path);
void  rbk_catalogue_output_warn_briefly (RbkCatalogue *catalogue, const char *path);
void  rbk_catalogue_output_members (JsonBuilder *builder, RbkCatalogue *catalogue);
void  rbk_catalogue_output_price (JsonBuilder *builder, const char *name, RbkModelPrice *price);
void  rbk_catalogue_output_changes (JsonBuilder *builder, GPtrArray *changes);
char *rbk_catalogue_output_account (RbkCatalogue *catalogue,
                                    GPtrArray    *changes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-margin.h"

G_BEGIN_DECLS

/* What the commands share in writing: to a file or standard output, JSON members of
 * figures, aligned columns. */

gboolean rbk_output_write (const char *path, const char *data, gsize length, GError **error);
gboolean rbk_output_write_bytes (const char *path, GBytes *bytes, GError **error);
gboolean rbk_output_write_json (const char *path, JsonBuilder *builder, GError **error);

void rbk_output_member_text (JsonBuilder *builder, const char *name, const char *text);
void rbk_output_member_decimal (JsonBuilder *builder,
                                const char  *name,
                                gboolean     exists,
                                RbkDecimal   value);
void rbk_output_member_ratio (JsonBuilder *builder,
                              const char  *name,
                              gboolean     exists,
                              double       value);
void rbk_output_member_count (JsonBuilder *builder, const char *name, guint64 count);
void rbk_output_figure (JsonBuilder *builder, const RbkFigure *figure);

/**
 * RbkColumns:
 *
 * A table of text whose columns are aligned when it is printed.
 */
typedef struct _RbkColumns RbkColumns;

typedef enum
{
  RBK_TINT_NONE,
  RBK_TINT_THIN, /* something to look at: yellow */
  RBK_TINT_LOSS, /* something wrong: red */
} RbkTint;

gboolean rbk_output_has_color (const char *path);
char    *rbk_printable (const char *text) G_GNUC_WARN_UNUSED_RESULT;

RbkColumns *rbk_columns_new (const char *const *titles, const char *alignment);
void        rbk_columns_free (RbkColumns *self);
void        rbk_columns_add (RbkColumns *self, ...) G_GNUC_NULL_TERMINATED;
void        rbk_columns_tint (RbkColumns *self, guint column, RbkTint tint);
char       *rbk_columns_to_text (RbkColumns *self) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_percent_to_text (gboolean exists, double ratio) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_amount_to_text (const char *currency,
                                gboolean    exists,
                                RbkDecimal  amount) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_grouped_to_text (RbkDecimal quantity) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_grouped_amount_to_text (const char *currency,
                                        RbkDecimal  amount) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_append_count (GString *text, guint64 n, const char *one, const char *many);
char       *rbk_quantity_to_text (gboolean exists, RbkDecimal quantity) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkColumns, rbk_columns_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-decimal.h"

G_BEGIN_DECLS

/* The text side of json-glib's tree: a strict reader and an exact writer. json-glib
 * 1.6 crashes on deep nesting and bends numbers, so no text goes through it. A number
 * that is read keeps its text: ask rbk_json_node_get_number(), never
 * json_node_get_double(). */

#define RBK_JSON_MAX_DEPTH 64
#define RBK_JSON_MAX_BYTES (256 * 1024 * 1024)
/* Bounds on what a hostile text can make of few bytes: memory for values, and time for
 * member names that all hash alike. */
#define RBK_JSON_MAX_VALUES (2 * 1000 * 1000)
#define RBK_JSON_MAX_MEMBERS (64 * 1024)
#define RBK_JSON_MAX_NUMBER_BYTES 400

JsonNode *rbk_json_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *rbk_json_parse_file (GFile        *file,
                               gsize         max_bytes,
                               GCancellable *cancellable,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean    rbk_json_node_is_number (JsonNode *node);
gboolean    rbk_json_node_is_string (JsonNode *node);
const char *rbk_json_node_get_number (JsonNode *node);
gboolean    rbk_json_node_get_decimal (JsonNode *node, RbkDecimal *value, GError **error);
const char *rbk_json_node_type_name (JsonNode *node);

JsonNode *rbk_json_node_new_number (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_json_builder_add_decimal (JsonBuilder *builder, const char *name, RbkDecimal value);
void      rbk_json_builder_add_ratio (JsonBuilder *builder, const char *name, double value);
char     *rbk_json_to_text (JsonNode *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

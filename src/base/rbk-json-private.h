/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-json.h"

G_BEGIN_DECLS

/* A number lives in the tree as a string that starts with this byte. It is in no valid
 * UTF-8, so no string of a document can be taken for one. */
#define RBK_JSON_NUMBER_MARK ((char) 0xff)

/* The longest a double is written. */
#define RBK_JSON_DOUBLE_SIZE 40

gsize     rbk_json_measure_number (const char *text, gsize length);
JsonNode *rbk_json_node_new_number_len (const char *text, gsize length);
void      rbk_json_print_double (double value, char text[RBK_JSON_DOUBLE_SIZE]);

G_END_DECLS

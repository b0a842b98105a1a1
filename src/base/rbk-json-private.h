/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-json.h"
#include "rbk-error.h"

G_BEGIN_DECLS

/* A number lives in the tree as a string that starts with this byte. It is in no valid
 * UTF-8, so no string of a document can be taken for one. */
#define RBK_JSON_NUMBER_MARK ((char) 0xff)

/* The longest a double is written. */
#define RBK_JSON_DOUBLE_SIZE 40

/* Where the reader stands in a text. Line and column are found when they are needed,
 * which is once, for the error. */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint       depth;
  guint       n_values;
  GString    *string; /* (owned): the string that was read last */
  GError    **error;
} RbkJsonText;

void     rbk_json_text_set_error (RbkJsonText *self,
                                  RbkErrorCode code,
                                  const char  *where,
                                  const char  *format,
                                  ...) G_GNUC_PRINTF (4, 5);
void     rbk_json_text_set_unexpected (RbkJsonText *self, const char *expected);
void     rbk_json_text_skip_space (RbkJsonText *self);
gboolean rbk_json_text_skip_byte (RbkJsonText *self, char byte);
gboolean rbk_json_text_read_string (RbkJsonText *self);

gsize     rbk_json_measure_number (const char *text, gsize length);
JsonNode *rbk_json_node_new_number_len (const char *text, gsize length);
void      rbk_json_print_double (double value, char text[RBK_JSON_DOUBLE_SIZE]);

G_END_DECLS

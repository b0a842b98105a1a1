/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What reads prints to a canonical text: it reads back, and prints the same again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = rbk_json_parse ((const char *) data, size, &error);
  g_autoptr (JsonNode) reread = NULL;
  g_autofree char *text = NULL, *again = NULL;
  RbkDecimal       value;

  if (root == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  if (rbk_json_node_get_decimal (root, &value, NULL))
    g_assert_true (rbk_decimal_is_valid (value));
  text = rbk_json_to_text (root);
  reread = rbk_json_parse (text, strlen (text), &error);
  g_assert_no_error (error);
  again = rbk_json_to_text (reread);
  g_assert_cmpstr (text, ==, again);
  return 0;
}

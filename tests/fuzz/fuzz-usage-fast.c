/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reader.h"
#include "usage-log.h"

#include <stdint.h>

/* As many records as are looked at before a file is read in blocks. */
#define N_HEAD 200

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static char *
read_text (const GString *text, gsize chunk, gboolean is_plain)
{
  RbkUsageOptions options = { .chunk_bytes = chunk, .is_plain = is_plain };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = usage_log_read (text->str, (gssize) text->len, &options, &error);

  g_assert_true ((usage == NULL) == (error != NULL));
  return usage != NULL ? usage_log_describe_all (usage) : g_strdup (error->message);
}

/* Whatever comes behind the first records is the same in blocks and a record at a time. The
 * first byte says how long blocks are, the second which header there is. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const struct
  {
    const char *header, *row;
  } kinds[] = {
    { "customer_id,calls,input_tokens,output_tokens\n", "a,1,2,3\n" },
    { "day;customer_id;model;cached_tokens;input_tokens;cost\n", "2026-06-01;a;m;1;2;0.5\n" },
    { "customer_id\tmonth\tday\n", "a\t2026-06\t2\n" },
    { "timestamp|user|cache_write_tokens\n", "2026-06-01T10:00:00Z|a|1\n" },
  };
  g_autoptr (GString) text = NULL;
  g_autofree char *plain = NULL, *fast = NULL;

  if (size < 2)
    return 0;
  text = g_string_new (kinds[data[1] % G_N_ELEMENTS (kinds)].header);
  for (guint i = 0; i < N_HEAD; i++)
    g_string_append (text, kinds[data[1] % G_N_ELEMENTS (kinds)].row);
  g_string_append_len (text, (const char *) data + 2, (gssize) size - 2);

  plain = read_text (text, 0, TRUE);
  fast = read_text (text, data[0], FALSE);
  g_assert_cmpstr (fast, ==, plain);
  return 0;
}

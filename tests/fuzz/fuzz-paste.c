/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz-text.h"
#include "rbk-text-block.h"

/* Whatever is on the clipboard is a block of cells that writes and reads as itself, or is refused
 * with a reason. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkTextBlock) block =
                 rbk_text_block_parse (text, rbk_text_block_guess_separator (text), &error);
  g_autoptr(RbkTextBlock) again = NULL;
  g_autofree char *written = NULL;

  if (block == NULL)
    {
      fuzz_check_error (error);
      return 0;
    }
  g_assert_no_error (error);
  written = rbk_text_block_to_string (block);
  again = rbk_text_block_parse (written, '\t', NULL);
  if (again == NULL)
    return 0; /* quoted it may be longer than what is taken */
  g_assert_cmpuint (rbk_text_block_get_n_rows (again), ==, rbk_text_block_get_n_rows (block));
  for (guint i = 0; i < rbk_text_block_get_n_rows (block); i++)
    for (guint j = 0; j < rbk_text_block_get_n_columns (block); j++)
      g_assert_cmpstr (rbk_text_block_get (again, i, j), ==, rbk_text_block_get (block, i, j));
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-answers-json.h"

/* A file of answers: refused with a reason, or what is taken of it reads as the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = rbk_json_parse ((const char *) data, size, &error);
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  g_autoptr(RbkAnswers) reread = rbk_answers_new ();
  g_auto(GStrv) texts = NULL;
  g_auto(GStrv) again = NULL;

  if (root == NULL || !rbk_answers_set_json (answers, root, &error))
    {
      fuzz_check_error (error);
      return 0;
    }
  g_assert_no_error (error);
  texts = rbk_answers_dup_texts (answers);
  if (texts == NULL)
    return 0; /* all were skipped */
  g_assert_true (rbk_answers_set_texts (reread, (const char *const *) texts, &error));
  g_assert_no_error (error);
  again = rbk_answers_dup_texts (reread);
  g_assert_true (g_strv_equal ((const char *const *) texts, (const char *const *) again));
  return 0;
}

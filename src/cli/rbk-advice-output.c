/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advice-output.h"

#include "rbk-finding-output.h"
#include "rbk-output.h"

static char *
fill (const RbkAdvice *advice, const char *text, const char *currency)
{
  return rbk_facts_fill (text, advice->facts, NULL, rbk_finding_output_fact, (gpointer) currency);
}

static void
add_reasons (JsonBuilder     *builder,
             const char      *name,
             const RbkAdvice *advice,
             gboolean         is_for,
             const char      *currency)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < advice->reasons->len; i++)
    {
      const RbkReason *reason = &g_array_index (advice->reasons, RbkReason, i);
      g_autofree char *text = fill (advice, reason->text, currency);

      if (reason->is_for == is_for)
        json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

/**
 * rbk_advice_output_member: (skip)
 * @builder: stands in an array
 * @advice: advice
 * @currency: the book's
 *
 * Adds advice.
 */
void
rbk_advice_output_member (JsonBuilder *builder, const RbkAdvice *advice, const char *currency)
{
  g_autofree char *message = fill (advice, advice->message, currency);
  g_autofree char *fix = advice->fix != NULL ? fill (advice, advice->fix->label, currency) : NULL;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "topic", advice->topic);
  rbk_output_member_text (builder, "where", advice->where);
  rbk_output_member_text (builder, "verdict", advice->verdict);
  rbk_output_member_text (builder, "message", message);
  add_reasons (builder, "for", advice, TRUE, currency);
  add_reasons (builder, "against", advice, FALSE, currency);
  rbk_finding_output_facts (builder, "facts", advice->facts);
  rbk_output_member_text (builder, "fix", fix);
  json_builder_end_object (builder);
}

/**
 * rbk_advice_output_text: (skip)
 * @text: what is printed
 * @advice: advice
 * @currency: the book's
 *
 * Appends advice: the verdict, then each reason behind a plus or a minus.
 */
void
rbk_advice_output_text (GString *text, const RbkAdvice *advice, const char *currency)
{
  g_autofree char *message = fill (advice, advice->message, currency);
  g_autofree char *where = rbk_printable (advice->where);

  g_string_append_printf (text, "%s%s%s: %s\n  %s\n", advice->topic, *where != '\0' ? "  " : "",
                          where, advice->verdict, message);
  for (guint i = 0; i < advice->reasons->len; i++)
    {
      const RbkReason *reason = &g_array_index (advice->reasons, RbkReason, i);
      g_autofree char *line = fill (advice, reason->text, currency);

      g_string_append_printf (text, "  %c %s\n", reason->is_for ? '+' : '-', line);
    }
  if (advice->fix != NULL)
    {
      g_autofree char *label = fill (advice, advice->fix->label, currency);

      g_string_append_printf (text, "  To do: %s\n", label);
    }
}

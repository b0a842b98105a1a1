/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-pages.h"

#include <glib/gi18n-lib.h>

#include "rbk-glossary.h"

/* As Markdown without marks. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (g_ascii_ispunct (*at))
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *at == '\n' ? ' ' : *at);
    }
  return g_string_free (escaped, FALSE);
}

static const char *
translate (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

static void
append_text (GString *page, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = escape (text);

  g_string_append_printf (page, "%s%s%s", before, escaped, after);
}

static const char *
describe_severity (RbkRuleTraits traits)
{
  switch ((int) (traits & (RBK_RULE_ERROR | RBK_RULE_WARNING | RBK_RULE_INFO)))
    {
    case RBK_RULE_ERROR:
      return _ ("What it finds is an error: the book loses money or can't work as it is.");

    case RBK_RULE_ERROR | RBK_RULE_WARNING:
      return _ ("What it finds is an error or a warning, as bad as it is.");

    case RBK_RULE_ERROR | RBK_RULE_INFO:
      return _ ("What it finds is an error, or only worth knowing.");

    case RBK_RULE_WARNING:
      return _ ("What it finds is a warning: likely a mistake, but a reason may speak for it.");

    case RBK_RULE_WARNING | RBK_RULE_INFO:
      return _ ("What it finds is a warning, or only worth knowing.");

    case RBK_RULE_INFO:
      return _ ("What it finds is worth knowing; it need not be a mistake.");

    default:
      return _ ("What it finds is an error, a warning, or only worth knowing.");
    }
}

static void
append_part (GString *page, const char *heading, const char *text)
{
  append_text (page, "## ", heading, "\n\n");
  append_text (page, "", text, "\n\n");
}

/**
 * rbk_help_pages_dup_rule:
 * @rule: a rule
 *
 * Returns: (transfer full): its page
 */
char *
rbk_help_pages_dup_rule (const RbkRuleInfo *rule)
{
  GString         *page = g_string_new (NULL);
  g_autofree char *code = g_strconcat ("`", rule->id, "`", NULL);

  append_text (page, "# ", translate (rule->title), "\n\n");
  append_text (page, "", translate (rule->what), "\n\n");
  append_part (page, _ ("Why it matters"), translate (rule->why));
  append_part (page, _ ("When to let it be"), translate (rule->not_when));
  append_part (page, _ ("How much it matters"), describe_severity (rule->traits));
  append_part (page, _ ("What mends it"),
               (rule->traits & RBK_RULE_FIX) != 0
                   ? _ ("Where a remedy is certain, the finding has a button for it: one step, "
                        "that "
                        "Undo takes back.")
                   : _ ("There is no button for it: what is right here is yours to decide."));
  append_part (page, _ ("Where it comes from"), translate (rule->source));
  append_text (page, "## ", _ ("On the command line"), "\n\n");
  /* Translators: %s is a command, then the name of a rule: `price-step` */
  g_string_append_printf (page, _ ("What %s prints calls it %s."), "`ratebook-cli check`", code);
  g_string_append (page, "\n\n");
  append_text (page, "[", _ ("All rules"), "](rules.md) · ");
  append_text (page, "[", _ ("The Findings page"), "](findings.md)\n");
  return g_string_free (page, FALSE);
}

/**
 * rbk_help_pages_add_rules:
 * @text: what is said of all rules
 *
 * Returns: (transfer full): the same with a list of them
 */
char *
rbk_help_pages_add_rules (const char *text)
{
  GString           *page = g_string_new (text);
  const char *const *ids = rbk_rules_list ();

  g_string_append (page, "\n\n");
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const RbkRuleInfo *rule = rbk_rule_find (ids[i]);
      g_autofree char   *link = g_strconcat ("](rules.md#", rule->id, ")", NULL);

      append_text (page, "- [", translate (rule->title), link);
      append_text (page, ": ", translate (rule->what), "\n");
    }
  return g_string_free (page, FALSE);
}

/**
 * rbk_help_pages_add_words:
 * @text: what is said of the words
 *
 * Returns: (transfer full): the same with each word and what it means
 */
char *
rbk_help_pages_add_words (const char *text)
{
  GString               *page = g_string_new (text);
  guint                  n_words;
  const RbkGlossaryWord *words = rbk_glossary_list (&n_words);

  g_string_append (page, "\n\n");
  for (guint i = 0; i < n_words; i++)
    {
      append_text (page, "**", translate (words[i].word), "**\\\n");
      append_text (page, "", translate (words[i].meaning), "\n\n");
    }
  return g_string_free (page, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cmark.h>
#include <string.h>

#include "rbk-check.h"
#include "rbk-glossary.h"
#include "rbk-help-marks.h"
#include "rbk-help-pages.h"
#include "rbk-help-topics.h"

/* The help without a window: what is written, what is told from the program, and that no link leads
 * nowhere. */

typedef void (*Visit) (const RbkHelpTopic *topic, cmark_node *node);

static void
for_each_node (Visit visit)
{
  GPtrArray *topics = rbk_help_topics_list ();

  for (guint i = 0; i < topics->len; i++)
    {
      const RbkHelpTopic *topic = g_ptr_array_index (topics, i);
      cmark_node         *document =
          cmark_parse_document (topic->markdown, strlen (topic->markdown), CMARK_OPT_DEFAULT);
      cmark_iter      *iter = cmark_iter_new (document);
      cmark_event_type event;

      while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
          visit (topic, cmark_iter_get_node (iter));
      cmark_iter_free (iter);
      cmark_node_free (document);
    }
}

static guint n_links, n_pictures;

static void
check_link (const RbkHelpTopic *topic, cmark_node *node)
{
  g_autofree char *id = NULL;

  if (cmark_node_get_type (node) != CMARK_NODE_LINK)
    return;
  id = rbk_help_dup_link (cmark_node_get_url (node));
  if (id == NULL || rbk_help_topics_find (id) == NULL)
    g_error ("%s: the link to %s leads nowhere", topic->id, cmark_node_get_url (node));
  n_links++;
}

static void
test_links (void)
{
  for_each_node (check_link);
  g_assert_cmpuint (n_links, >, 80);
}

static void
check_picture (const RbkHelpTopic *topic, cmark_node *node)
{
  g_autofree char *path = NULL;
  g_autofree char *description = NULL;

  if (cmark_node_get_type (node) != CMARK_NODE_IMAGE)
    return;
  path = g_strconcat ("/io/github/ratebook/Ratebook/help/", cmark_node_get_url (node), NULL);
  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    g_error ("%s: there is no picture %s", topic->id, cmark_node_get_url (node));
  description = rbk_help_marks_dup_plain (node);
  g_assert_cmpuint (strlen (description), >, 5);
  n_pictures++;
}

static void
test_pictures (void)
{
  for_each_node (check_picture);
  g_assert_cmpuint (n_pictures, >, 0);
}

/* Whatever stands in a topic, a label can show it. */
static void
check_marks (const RbkHelpTopic *topic, cmark_node *node)
{
  g_autofree char *markup = NULL;

  if (cmark_node_get_type (node) != CMARK_NODE_PARAGRAPH &&
      cmark_node_get_type (node) != CMARK_NODE_HEADING)
    return;
  markup = rbk_help_marks_dup (node);
  g_assert_cmpuint (strlen (markup), >, 0);
  g_assert_true (g_utf8_validate (markup, -1, NULL));
  /* Marks that nobody meant would be read as signs. */
  g_assert_null (strstr (markup, "**"));
  g_assert_null (strstr (markup, "]("));
}

static void
test_marks (void)
{
  for_each_node (check_marks);
}

static guint
count_words (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

/* Every page of the window and every rule has its topic, and it says something. */
static void
test_complete (void)
{
  static const char *const pages[] = { "start",     "founder", "consultant", "team",
                                       "discover",  "design",  "costs",      "customers",
                                       "scenarios", "wallet",  "findings",   "deliver",
                                       "words",     "numbers", "migration",  "files",
                                       "rules",     "keyboard" };
  const char *const       *rules = rbk_rules_list ();
  GPtrArray               *topics = rbk_help_topics_list ();

  g_assert_cmpuint (topics->len, ==, G_N_ELEMENTS (pages) + g_strv_length ((char **) rules));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const RbkHelpTopic *topic = rbk_help_topics_find (pages[i]);

      g_assert_nonnull (topic);
      g_assert_cmpuint (count_words (topic->words), >, 100);
      g_assert_cmpstr (topic->title, !=, "");
    }
  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char    *id = g_strconcat ("rule/", rules[i], NULL);
      const RbkHelpTopic *topic = rbk_help_topics_find (id);
      const RbkRuleInfo  *rule = rbk_rule_find (rules[i]);
      g_autofree char    *why = g_utf8_casefold (rule->why, -1);

      g_assert_nonnull (topic);
      g_assert_cmpint (topic->group, ==, RBK_HELP_RULES);
      g_assert_cmpstr (topic->title, ==, rule->title);
      g_assert_nonnull (strstr (topic->words, why));
    }
  g_assert_null (rbk_help_topics_find ("rule/none"));
}

static void
test_rule (void)
{
  static const RbkRuleInfo rule = { .id = "too-much",
                                    .title = "Too *much*",
                                    .what = "<b>A</b> price_of_ [one](two).",
                                    .why = "Because.",
                                    .not_when = "Never.",
                                    .source = "Us & them",
                                    .traits = RBK_RULE_WARNING | RBK_RULE_FIX };
  g_autofree char         *page = rbk_help_pages_dup_rule (&rule);
  cmark_node              *document = cmark_parse_document (page, strlen (page), CMARK_OPT_DEFAULT);
  cmark_node              *heading = cmark_node_first_child (document);
  g_autofree char         *title = rbk_help_marks_dup (heading);
  g_autofree char         *what = rbk_help_marks_dup (cmark_node_next (heading));
  g_autofree char         *plain = rbk_help_marks_dup_plain (cmark_node_next (heading));

  g_assert_cmpstr (title, ==, "Too *much*");
  g_assert_cmpstr (what, ==, "&lt;b&gt;A&lt;/b&gt; price_of_ [one](two).");
  g_assert_cmpstr (plain, ==, "<b>A</b> price_of_ [one](two).");
  g_assert_nonnull (strstr (page, "has a button for it"));
  g_assert_nonnull (strstr (page, "is a warning"));
  g_assert_nonnull (strstr (page, "`too-much`"));
  cmark_node_free (document);
}

/* Of a rule without a remedy none is promised. */
static void
test_traits (void)
{
  const RbkHelpTopic *mended = rbk_help_topics_find ("rule/margin-negative");
  const RbkHelpTopic *told = rbk_help_topics_find ("rule/price-step");

  g_assert_nonnull (strstr (mended->words, "has a button for it"));
  g_assert_nonnull (strstr (mended->words, "is an error:"));
  g_assert_nonnull (strstr (told->words, "no button for it"));
  g_assert_nonnull (strstr (told->words, "worth knowing"));
}

static cmark_node *
parse_paragraph (const char *markdown, cmark_node **document)
{
  *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);

  return cmark_node_first_child (*document);
}

static void
test_inlines (void)
{
  static const struct
  {
    const char *markdown, *markup;
  } cases[] = {
    { "a *b* **c** `d<`", "a <i>b</i> <b>c</b> <tt>d&lt;</tt>" },
    { "one\ntwo\\\nthree", "one two\nthree" },
    { "[Costs](costs.md) & more", "<a href=\"costs.md\">Costs</a> &amp; more" },
    { "[out](https://example.org/?a&b)", "out (https://example.org/?a&amp;b)" },
    { "[out](https://example.org/costs.md)", "out (https://example.org/costs.md)" },
    { "x <script>y</script>", "x y" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cmark_node      *document;
      cmark_node      *paragraph = parse_paragraph (cases[i].markdown, &document);
      g_autofree char *markup = rbk_help_marks_dup (paragraph);

      g_assert_cmpstr (markup, ==, cases[i].markup);
      g_assert_null (rbk_help_marks_dup_table (paragraph));
      cmark_node_free (document);
    }
}

static void
test_table (void)
{
  cmark_node *document;
  cmark_node *paragraph =
      parse_paragraph ("| Key | Does |\n|:--|---|\n| `F1` | *helps* you |\n| a - b | |\n",
                       &document);
  g_autoptr(GPtrArray) rows = rbk_help_marks_dup_table (paragraph);
  char **row;

  g_assert_cmpuint (rows->len, ==, 3);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpuint (g_strv_length (row), ==, 2);
  g_assert_cmpstr (row[1], ==, "Does");
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (row[0], ==, "<tt>F1</tt>");
  g_assert_cmpstr (row[1], ==, "<i>helps</i> you");
  row = g_ptr_array_index (rows, 2);
  g_assert_cmpstr (row[0], ==, "a - b");
  g_assert_cmpstr (row[1], ==, "");
  cmark_node_free (document);
}

static void
test_search (void)
{
  const RbkHelpTopic *design = rbk_help_topics_find ("design");
  const RbkHelpTopic *step = rbk_help_topics_find ("rule/price-step");

  g_assert_cmpuint (rbk_help_topic_match (design, ""), ==, 2);
  g_assert_cmpuint (rbk_help_topic_match (design, "DESIGN"), ==, 2);
  g_assert_cmpuint (rbk_help_topic_match (design, "curves drag"), ==, 1);
  g_assert_cmpuint (rbk_help_topic_match (design, "curves auditor"), ==, 0);
  g_assert_cmpuint (rbk_help_topic_match (step, "price-step"), ==, 1);
  g_assert_cmpuint (rbk_help_topic_match (step, "big step"), ==, 2);
}

/* Each word is explained once, and its page has it. */
static void
test_glossary (void)
{
  guint                  n_words;
  const RbkGlossaryWord *words = rbk_glossary_list (&n_words);
  const RbkHelpTopic    *page = rbk_help_topics_find ("words");

  g_assert_cmpuint (n_words, >, 30);
  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *meaning = g_utf8_casefold (words[i].meaning, -1);

      g_assert_nonnull (strstr (page->words, meaning));
      g_assert_cmpstr (rbk_glossary_get_meaning (words[i].id), ==, words[i].meaning);
      for (guint j = i + 1; j < n_words; j++)
        g_assert_cmpstr (words[i].id, !=, words[j].id);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/links", test_links);
  g_test_add_func ("/help/pictures", test_pictures);
  g_test_add_func ("/help/marks", test_marks);
  g_test_add_func ("/help/complete", test_complete);
  g_test_add_func ("/help/rule", test_rule);
  g_test_add_func ("/help/traits", test_traits);
  g_test_add_func ("/help/inlines", test_inlines);
  g_test_add_func ("/help/table", test_table);
  g_test_add_func ("/help/search", test_search);
  g_test_add_func ("/help/glossary", test_glossary);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-topics.h"

#include <cmark.h>
#include <gio/gio.h>
#include <string.h>

#include "rbk-check.h"
#include "rbk-help-pages.h"
#include "rbk-help-resources.h"

#define ROOT "/io/github/ratebook/Ratebook/help/"
#define PAGE ".md"
#define RULES "rules.md#"
#define RULE "rule/"

/* The topics that are written down, in the order in which they are listed. */
static const struct
{
  const char  *id;
  RbkHelpGroup group;
} written[] = {
  { "start", RBK_HELP_GUIDES },  { "founder", RBK_HELP_GUIDES },  { "consultant", RBK_HELP_GUIDES },
  { "team", RBK_HELP_GUIDES },   { "discover", RBK_HELP_PAGES },  { "design", RBK_HELP_PAGES },
  { "costs", RBK_HELP_PAGES },   { "customers", RBK_HELP_PAGES }, { "scenarios", RBK_HELP_PAGES },
  { "wallet", RBK_HELP_PAGES },  { "migration", RBK_HELP_PAGES }, { "findings", RBK_HELP_PAGES },
  { "deliver", RBK_HELP_PAGES }, { "words", RBK_HELP_BASICS },    { "numbers", RBK_HELP_BASICS },
  { "files", RBK_HELP_BASICS },  { "keyboard", RBK_HELP_BASICS }, { "rules", RBK_HELP_BASICS },
};

static GBytes *
look_up (const char *folder, const char *id)
{
  g_autofree char *path = g_strconcat (ROOT, folder, id, ".md", NULL);

  return g_resource_lookup_data (rbk_help_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/* In the first of the user's languages in which it is written; English is there always. */
static char *
dup_written (const char *id)
{
  const char *const *languages = g_get_language_names ();
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; bytes == NULL && languages[i] != NULL; i++)
    {
      g_autofree char *folder = g_strconcat (languages[i], "/", NULL);

      bytes = look_up (folder, id);
    }
  if (bytes == NULL)
    bytes = look_up ("", id);
  if (bytes == NULL)
    return g_strdup ("");
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
is_text (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_TEXT ||
         cmark_node_get_type (node) == CMARK_NODE_CODE ||
         cmark_node_get_type (node) == CMARK_NODE_CODE_BLOCK;
}

/* All that can be read below a node; what is apart there stands apart. */
static char *
dup_words (cmark_node *node)
{
  g_autoptr(GString) text = g_string_new (NULL);
  cmark_iter      *iter = cmark_iter_new (node);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *at = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER && is_text (at))
        g_string_append (text, cmark_node_get_literal (at));
      else if (cmark_node_get_type (at) == CMARK_NODE_SOFTBREAK ||
               (event == CMARK_EVENT_EXIT && cmark_node_get_type (at) <= CMARK_NODE_LAST_BLOCK))
        g_string_append_c (text, ' ');
    }
  cmark_iter_free (iter);
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

static cmark_node *
find_title (cmark_node *document)
{
  for (cmark_node *node = cmark_node_first_child (document); node != NULL;
       node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
      return node;

  return document;
}

static RbkHelpTopic *
new_topic (const char *id, RbkHelpGroup group, char *markdown)
{
  RbkHelpTopic    *self = g_new0 (RbkHelpTopic, 1);
  cmark_node      *document = cmark_parse_document (markdown, strlen (markdown),
                                                    CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
  g_autofree char *words = dup_words (document);

  self->id = g_strdup (id);
  self->group = group;
  self->markdown = markdown;
  self->title = dup_words (find_title (document));
  self->words = g_utf8_casefold (words, -1);
  cmark_node_free (document);
  return self;
}

static void
free_topic (gpointer data)
{
  RbkHelpTopic *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->markdown);
  g_free (self->words);
  g_free (self);
}

/* What the program knows itself is told from there. */
static char *
dup_page (const char *id)
{
  g_autofree char *text = dup_written (id);

  if (strcmp (id, "words") == 0)
    return rbk_help_pages_add_words (text);
  if (strcmp (id, "rules") == 0)
    return rbk_help_pages_add_rules (text);
  return g_steal_pointer (&text);
}

static GPtrArray *
read_topics (void)
{
  GPtrArray         *topics = g_ptr_array_new_with_free_func (free_topic);
  const char *const *rules = rbk_rules_list ();

  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    g_ptr_array_add (topics, new_topic (written[i].id, written[i].group, dup_page (written[i].id)));
  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *id = g_strconcat (RULE, rules[i], NULL);

      g_ptr_array_add (topics, new_topic (id, RBK_HELP_RULES,
                                          rbk_help_pages_dup_rule (rbk_rule_find (rules[i]))));
    }
  return topics;
}

/**
 * rbk_help_topics_list:
 *
 * Returns: (transfer none) (element-type RbkHelpTopic): all topics: guides, pages, what holds on
 *   all of them, rules
 */
GPtrArray *
rbk_help_topics_list (void)
{
  static GPtrArray *topics = NULL;

  if (g_once_init_enter (&topics))
    g_once_init_leave (&topics, read_topics ());
  return topics;
}

/**
 * rbk_help_topics_find:
 * @id: what links call a topic
 *
 * Returns: (nullable) (transfer none): the topic
 */
const RbkHelpTopic *
rbk_help_topics_find (const char *id)
{
  GPtrArray *topics = rbk_help_topics_list ();

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < topics->len; i++)
    {
      const RbkHelpTopic *topic = g_ptr_array_index (topics, i);

      if (strcmp (topic->id, id) == 0)
        return topic;
    }
  return NULL;
}

/**
 * rbk_help_topic_match:
 * @self: a topic
 * @search: words that are looked for, in any order
 *
 * Returns: how well it fits: 0 where a word is missing, 1 where all stand in its text, 2 where all
 *   stand in its title
 */
guint
rbk_help_topic_match (const RbkHelpTopic *self, const char *search)
{
  g_autofree char *folded = g_utf8_casefold (search, -1);
  g_autofree char *title = g_utf8_casefold (self->title, -1);
  g_auto(GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  guint match = 2;

  for (guint i = 0; match > 0 && words[i] != NULL; i++)
    if (strstr (self->words, words[i]) == NULL && strstr (self->id, words[i]) == NULL)
      match = 0;
    else if (strstr (title, words[i]) == NULL)
      match = 1;
  return match;
}

/**
 * rbk_help_dup_link:
 * @address: where a link leads
 *
 * Topics are linked as the files they are written in, as `costs.md`, so that they can be followed
 * where somebody reads those. A rule is a topic of its own, and a place in `rules.md`.
 *
 * Returns: (transfer full) (nullable): the topic it leads to; nothing where it leads out of the
 *   help, whereto nothing is opened
 */
char *
rbk_help_dup_link (const char *address)
{
  g_return_val_if_fail (address != NULL, NULL);

  if (g_str_has_prefix (address, RULES))
    return g_strconcat (RULE, address + strlen (RULES), NULL);
  if (!g_str_has_suffix (address, PAGE) || strpbrk (address, ":/") != NULL)
    return NULL;
  return g_strndup (address, strlen (address) - strlen (PAGE));
}

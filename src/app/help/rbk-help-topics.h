/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkHelpGroup:
 * @RBK_HELP_GUIDES: a whole job, step by step
 * @RBK_HELP_PAGES: a page of the window
 * @RBK_HELP_BASICS: what holds on all of them
 * @RBK_HELP_RULES: a rule that looks at books
 *
 * What a topic of the help is about.
 */
typedef enum
{
  RBK_HELP_GUIDES,
  RBK_HELP_PAGES,
  RBK_HELP_BASICS,
  RBK_HELP_RULES,
} RbkHelpGroup;

#define RBK_HELP_N_GROUPS 4

/**
 * RbkHelpTopic:
 * @id: what links call it: `design`, `rule/price-step`
 * @group: what it is about
 * @title: its first heading
 * @markdown: its text
 * @words: all that can be read there, in small letters, to be searched
 *
 * A topic of the help.
 */
typedef struct
{
  char        *id;
  RbkHelpGroup group;
  char        *title, *markdown, *words;
} RbkHelpTopic;

GPtrArray          *rbk_help_topics_list (void);
const RbkHelpTopic *rbk_help_topics_find (const char *id);
guint               rbk_help_topic_match (const RbkHelpTopic *self, const char *search);
char               *rbk_help_dup_link (const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

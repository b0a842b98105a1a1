/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-advise.h"
#include "rbk-catalogue.h"
#include "rbk-check.h"
#include "rbk-completion.h"
#include "rbk-question.h"
#include "rbk-targets.h"
#include "rbk-template.h"
#include "rbk-usage-format.h"
#include "rbk-wallet-policies.h"
#include "rbk-wallet-rank.h"

/* What the program knows by name, whatever the book. */

static void
add_templates (RbkCompletion *self)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    rbk_completion_add (self, templates[i].name, templates[i].description);
}

static void
add_targets (RbkCompletion *self)
{
  gsize                  n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);

  for (gsize i = 0; i < n_targets; i++)
    rbk_completion_add (self, targets[i].name, targets[i].description);
}

static void
add_usage_formats (RbkCompletion *self)
{
  for (guint i = 0; i < rbk_usage_n_formats; i++)
    rbk_completion_add (self, rbk_usage_formats[i].name, rbk_usage_formats[i].title);
  rbk_completion_add (self, "help", "list the formats");
}

static void
add_import_formats (RbkCompletion *self)
{
  const char *const *formats = rbk_catalogue_get_formats ();

  rbk_completion_add (self, "stripe", "prices, products and more of a Stripe account");
  rbk_completion_add (self, "openmeter", "meters, features and plans");
  rbk_completion_add (self, "ratebook", "a book");
  rbk_completion_add (self, "catalogue", "prices of models, told by their shape");
  for (guint i = 0; formats[i] != NULL; i++)
    if (strcmp (formats[i], "ratebook") != 0)
      rbk_completion_add (self, formats[i], rbk_catalogue_get_format_title (formats[i]));
}

static void
add_rules (RbkCompletion *self)
{
  const char *const *rules = rbk_rules_list ();

  for (guint i = 0; rules[i] != NULL; i++)
    rbk_completion_add (self, rules[i], rbk_rule_find (rules[i])->title);
}

static void
add_topics (RbkCompletion *self)
{
  const char *const *topics = rbk_advise_list ();

  for (guint i = 0; topics[i] != NULL; i++)
    rbk_completion_add (self, topics[i], rbk_advise_get_title (topics[i]));
}

static void
add_policies (RbkCompletion *self)
{
  for (guint i = 0; i < rbk_wallet_n_policy_names; i++)
    rbk_completion_add (self, rbk_wallet_policy_names[i].key, rbk_wallet_policy_names[i].name);
}

static void
add_ranks (RbkCompletion *self)
{
  for (guint i = 0; i < RBK_WALLET_N_RANKS; i++)
    rbk_completion_add (self, rbk_wallet_rank_names[i].key, rbk_wallet_rank_names[i].name);
}

static void
add_models (RbkCompletion *self)
{
  g_autoptr(RbkCatalogue) catalogue = rbk_catalogue_load_bundled (NULL);

  if (catalogue != NULL)
    rbk_completion_add_records (self, G_LIST_MODEL (catalogue));
}

static void
add_commands (RbkCompletion *self)
{
  for (const RbkCommand *command = rbk_commands; command->name != NULL; command++)
    rbk_completion_add (self, command->name, command->summary);
}

/* QUESTION=, and after that what there is to choose from. */
static void
add_answers (RbkCompletion *self)
{
  const RbkQuestion *question;
  g_autofree char   *id = g_strndup (self->stem, strcspn (self->stem, "="));
  guint              n_questions;

  question = rbk_question_find (id);
  if (strchr (self->stem, '=') != NULL && question != NULL)
    {
      for (guint i = 0; i < question->n_choices; i++)
        {
          g_autofree char *word = g_strdup_printf ("%s=%s", id, question->choices[i].id);

          rbk_completion_add (self, word, question->choices[i].text);
        }
      return;
    }
  question = rbk_questions_list (&n_questions);
  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *word = g_strconcat (question[i].id, "=", NULL);

      rbk_completion_add (self, word, question[i].text);
    }
}

static const RbkCompletionSource sources[] = {
  { "new", "template", add_templates },
  { "export", "to", add_targets },
  { "usage", "format", add_usage_formats },
  { "import", "from", add_import_formats },
  { "check", "fix", add_rules },
  { "advise", "TOPIC", add_topics },
  { "wallet", "policy", add_policies },
  { "wallet", "rank-by", add_ranks },
  { NULL, "model", add_models },
  { "models", "FILTER", add_models },
  { "help", "COMMAND", add_commands },
  { "discover", "set", add_answers },
};

/**
 * rbk_completion_add_names:
 * @self: a completion
 * @name: of an option, or the placeholder of an argument
 *
 * Adds what the program knows by name.
 *
 * Returns: whether it knows such names
 */
gboolean
rbk_completion_add_names (RbkCompletion *self, const char *name)
{
  return rbk_completion_add_from (self, sources, G_N_ELEMENTS (sources), name);
}

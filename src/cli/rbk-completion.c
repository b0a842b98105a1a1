/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-completion.h"

#include <string.h>

#include "rbk-model-price.h"
#include "rbk-output.h"

/**
 * rbk_completion_add:
 * @self: a completion
 * @word: what may stand there; more follows where it ends in `=`, `:`, `.` or `,`
 * @what: (nullable): what it is, for people
 *
 * Adds a word where it goes on from what is there. A word that a shell could take apart, as a
 * key with spaces, is left out.
 */
void
rbk_completion_add (RbkCompletion *self, const char *word, const char *what)
{
  g_autofree char *printable = what != NULL ? rbk_printable (what) : NULL;

  if (word == NULL || word[0] == '\0' || word[0] == ':' || !g_str_has_prefix (word, self->stem) ||
      strpbrk (word, " \t\r\n\"'`$\\;&|<>(){}!#~") != NULL)
    return;

  g_string_append_printf (self->text, "%s%s\t%s\n", self->prefix, word,
                          printable != NULL ? printable : "");
}

/**
 * rbk_completion_add_files:
 * @self: a completion
 *
 * Says that the name of a file belongs there.
 */
void
rbk_completion_add_files (RbkCompletion *self)
{
  g_string_append (self->text, RBK_COMPLETION_FILES "\n");
}

static gboolean
is_word (const char *text)
{
  return text[0] != '\0' && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

/**
 * rbk_completion_add_form:
 * @self: a completion
 * @form: what a value looks like, in a command's help: `json|csv|svg`
 *
 * Adds those words of it that stand for themselves.
 */
void
rbk_completion_add_form (RbkCompletion *self, const char *form)
{
  g_auto(GStrv) words = g_strsplit (form, "|", -1);

  if (words[0] == NULL || words[1] == NULL)
    return;
  for (char **word = words; *word != NULL; word++)
    if (is_word (*word))
      rbk_completion_add (self, *word, NULL);
}

/**
 * rbk_completion_add_records:
 * @self: a completion
 * @records: (element-type RbkRecord): what has keys and names
 *
 * Adds each key once.
 */
void
rbk_completion_add_records (RbkCompletion *self, GListModel *records)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (records, i);
      const char *key = RBK_IS_MODEL_PRICE (record)
                            ? rbk_model_price_get_model (RBK_MODEL_PRICE (record))
                            : rbk_record_get_key (record);

      if (key != NULL && g_hash_table_add (seen, g_strdup (key)))
        rbk_completion_add (self, key, rbk_record_get_name (record));
    }
}

/**
 * rbk_completion_add_from:
 * @self: a completion
 * @sources: (array length=n_sources): what is asked for
 * @n_sources: how many
 * @name: of an option, or the placeholder of an argument
 *
 * Returns: whether one of @sources is of that name
 */
gboolean
rbk_completion_add_from (RbkCompletion             *self,
                         const RbkCompletionSource *sources,
                         gsize                      n_sources,
                         const char                *name)
{
  for (gsize i = 0; i < n_sources; i++)
    if (strcmp (sources[i].name, name) == 0 &&
        (sources[i].command == NULL || strcmp (sources[i].command, self->command->name) == 0))
      {
        sources[i].add (self);
        return TRUE;
      }

  return FALSE;
}

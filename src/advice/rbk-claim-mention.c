/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim-mention.h"

#include <string.h>

#include "rbk-claim-scan.h"

typedef struct
{
  const RbkSpec *spec;
  const char    *text;
  gsize          length;
} Line;

static gboolean
is_named_at (const Line *self, gsize at, const char *name)
{
  gsize length = name != NULL ? strlen (name) : 0, end = at + length;

  return length > 1 && end <= self->length &&
         g_ascii_strncasecmp (self->text + at, name, length) == 0 &&
         (at == 0 || !g_ascii_isalnum (self->text[at - 1])) &&
         (end == self->length || !g_ascii_isalnum (self->text[end]));
}

static const char *const caps[] = { "at its cap", "at the cap", "at cap" };

/* The longest name that stands here; FALSE where none does. */
static gboolean
find_mention (const Line *self, gsize at, RbkClaimMention *found)
{
  const RbkSpec *spec = self->spec;

  found->end = at;
  for (guint i = 0; i < spec->n_plans + spec->n_levels; i++)
    {
      gboolean    is_level = i >= spec->n_plans;
      guint       place = is_level ? i - spec->n_plans : i;
      const char *names[] = { is_level ? spec->levels[place].name : spec->plans[place].name,
                              is_level ? spec->levels[place].key : spec->plans[place].key };

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        if (is_named_at (self, at, names[k]) && at + strlen (names[k]) > found->end)
          {
            found->end = at + strlen (names[k]);
            found->place = place;
            found->kind = is_level ? RBK_CLAIM_MENTION_LEVEL : RBK_CLAIM_MENTION_PLAN;
          }
    }
  for (guint i = 0; found->end == at && i < G_N_ELEMENTS (caps); i++)
    if (is_named_at (self, at, caps[i]))
      {
        found->end = at + strlen (caps[i]);
        found->kind = RBK_CLAIM_MENTION_CAP;
      }
  found->start = at;
  return found->end > at;
}

/**
 * rbk_claim_find_mentions: (skip)
 * @spec: a book
 * @text: a line
 * @length: its bytes
 *
 * Returns: (transfer full) (element-type RbkClaimMention): what of the book it names, in order
 */
GArray *
rbk_claim_find_mentions (const RbkSpec *spec, const char *text, gsize length)
{
  GArray         *mentions = g_array_new (FALSE, FALSE, sizeof (RbkClaimMention));
  const Line      self = { spec, text, length };
  RbkClaimMention mention = { 0 };
  guint           clause = 0, sentence = 0;

  for (gsize at = 0; at < length; at++)
    {
      clause += rbk_claim_is_break (text, length, at, FALSE) ? 1 : 0;
      sentence += rbk_claim_is_break (text, length, at, TRUE) ? 1 : 0;
      if (!g_ascii_isalnum (text[at]) || !find_mention (&self, at, &mention))
        continue;
      mention.clause = clause;
      mention.sentence = sentence;
      g_array_append_val (mentions, mention);
      at = mention.end - 1;
    }

  return mentions;
}

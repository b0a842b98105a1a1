/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim-line.h"

#include <string.h>

#include "rbk-claim-verdict.h"
#include "rbk-claim-words.h"
#include "rbk-error.h"
#include "rbk-fee.h"

#define N_(text) (text)

#define MOST_NUMBERS 1000

/* Words between a number and what they may be about. */
#define REACH 64

/* What a line speaks of beside numbers. */
typedef enum
{
  MENTION_PLAN,
  MENTION_LEVEL,
  MENTION_CAP,
} MentionKind;

/* A plan's or a usage level's name in a line, or its cap. */
typedef struct
{
  MentionKind kind;
  gsize       start, end;
  guint       clause, sentence, place;
} Mention;

typedef struct
{
  RbkClaimRole role;
  const char  *figure;
  int          plan; /* of which the sentence says that it is; -1 where it doesn't */
} Role;

/* A line, with what was found in it. */
typedef struct
{
  RbkClaimReader        *reader;
  const RbkExplainInput *input;
  const char            *text;
  gsize                  length;
  GArray                *numbers, *mentions, *roles;
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
find_mention (const Line *self, gsize at, Mention *found)
{
  const RbkSpec *spec = self->input->spec;

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
            found->kind = is_level ? MENTION_LEVEL : MENTION_PLAN;
          }
    }
  for (guint i = 0; found->end == at && i < G_N_ELEMENTS (caps); i++)
    if (is_named_at (self, at, caps[i]))
      {
        found->end = at + strlen (caps[i]);
        found->kind = MENTION_CAP;
      }
  found->start = at;
  return found->end > at;
}

static void
find_mentions (Line *self)
{
  Mention mention = { 0 };
  guint   clause = 0, sentence = 0;

  for (gsize at = 0; at < self->length; at++)
    {
      clause += rbk_claim_is_break (self->text, self->length, at, FALSE) ? 1 : 0;
      sentence += rbk_claim_is_break (self->text, self->length, at, TRUE) ? 1 : 0;
      if (!g_ascii_isalnum (self->text[at]) || !find_mention (self, at, &mention))
        continue;
      mention.clause = clause;
      mention.sentence = sentence;
      g_array_append_val (self->mentions, mention);
      at = mention.end - 1;
    }
}

static const RbkClaimNumber *
get_number (const Line *self, guint i)
{
  return &g_array_index (self->numbers, RbkClaimNumber, i);
}

static void
find_roles (Line *self)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const RbkClaimNumber *number = get_number (self, i);
      gsize                 from = i > 0 ? get_number (self, i - 1)->end : 0;
      gsize to = i + 1 < self->numbers->len ? get_number (self, i + 1)->start : self->length;
      Role  role = { 0 };

      from = MAX (from, number->start > REACH ? number->start - REACH : 0);
      to = MIN (to, number->end + REACH);
      for (gsize at = number->start; at > from; at--)
        if (rbk_claim_is_break (self->text, self->length, at - 1, TRUE))
          from = at;
      for (gsize at = number->end; at < to; at++)
        if (rbk_claim_is_break (self->text, self->length, at, FALSE))
          to = at;
      role.role =
          rbk_claim_find_role (self->text + from, number->start - from, self->text + number->end,
                               to - number->end, number, &role.figure);
      role.plan = -1;
      g_array_append_val (self->roles, role);
    }
}

/* How far something is from a number; what is behind a comma is further than all before it. */
static gsize
get_distance (const Line *self, const RbkClaimNumber *number, gsize start, gsize end, guint clause)
{
  gsize gap = end <= number->start   ? number->start - end
              : start >= number->end ? start - number->end
                                     : 0;

  if (clause == number->clause)
    return gap;
  return gap + self->length * (start < number->start ? 1 : 2);
}

/* The plan whose price is named in the sentence. */
static int
find_by_price (const Line *self, const RbkClaimNumber *number)
{
  const RbkSpec *spec = self->input->spec;

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const RbkClaimNumber *other = get_number (self, i);
      const Role           *role = &g_array_index (self->roles, Role, i);

      if (other->sentence != number->sentence || role->role != RBK_CLAIM_ROLE_FIGURE ||
          strcmp (role->figure, "price") != 0)
        continue;
      for (guint k = 0; k < spec->n_plans; k++)
        {
          const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (&spec->plans[k], &spec->date);

          if (phase != NULL && !spec->plans[k].is_quote_only &&
              rbk_decimal_equal (rbk_phase_spec_get_fees (spec, phase), other->value))
            return (int) k;
        }
    }
  return -1;
}

static int
find_plan (const Line *self, const RbkClaimNumber *number)
{
  gsize best = G_MAXSIZE;
  int   found = -1;

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const Mention *mention = &g_array_index (self->mentions, Mention, i);
      gsize distance = get_distance (self, number, mention->start, mention->end, mention->clause);

      if (mention->kind != MENTION_PLAN || mention->sentence != number->sentence ||
          distance >= best)
        continue;
      best = distance;
      found = (int) mention->place;
    }
  return found >= 0 ? found : find_by_price (self, number);
}

static void
find_plans (Line *self)
{
  for (guint i = 0; i < self->numbers->len; i++)
    g_array_index (self->roles, Role, i).plan = find_plan (self, get_number (self, i));
}

static char *
write_place (const RbkClaimNumber *number)
{
  g_autofree char *value = rbk_decimal_to_string (number->value);

  if (number->shape == RBK_CLAIM_PERCENTILE)
    return g_strconcat ("p", value, NULL);
  if (number->shape == RBK_CLAIM_PERCENT)
    return g_strconcat ("cap:", value, "%", NULL);
  return g_steal_pointer (&value);
}

/* Where on the axis a figure is claimed: at the usage or level that the sentence names nearest,
 * unless that is of another plan. */
static char *
find_place (const Line *self, const RbkClaimNumber *number, int plan)
{
  gsize best = G_MAXSIZE;
  char *found = NULL;

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const RbkClaimNumber *other = get_number (self, i);
      const Role           *role = &g_array_index (self->roles, Role, i);
      gsize distance = get_distance (self, number, other->start, other->end, other->clause);

      if (role->role != RBK_CLAIM_ROLE_PLACE || other->sentence != number->sentence ||
          (role->plan >= 0 && role->plan != plan) || distance >= best)
        continue;
      best = distance;
      g_free (found);
      found = write_place (other);
    }
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const Mention *mention = &g_array_index (self->mentions, Mention, i);
      gsize distance = get_distance (self, number, mention->start, mention->end, mention->clause);

      if (mention->kind == MENTION_PLAN || mention->sentence != number->sentence ||
          (mention->kind == MENTION_CAP && mention->clause != number->clause) || distance >= best)
        continue;
      best = distance;
      g_free (found);
      found =
          g_strdup (mention->kind == MENTION_CAP ? "cap:100%"
                                                 : self->input->spec->levels[mention->place].key);
    }
  return found;
}

/* The plan that the sentence is about, else the one spoken of before, else the only one. */
static int
pick_plan (const Line *self, const Role *role)
{
  if (role->plan >= 0)
    return role->plan;
  if (self->reader->last_plan >= 0)
    return self->reader->last_plan;
  return self->input->spec->n_plans == 1 ? 0 : -1;
}

/* What to ask for; NULL with a reason where the text does not say it. */
static char *
find_where (Line *self, const RbkClaimNumber *number, const Role *role, const char **reason)
{
  const RbkSpec   *spec = self->input->spec;
  g_autofree char *place = NULL;
  int              plan;

  if (role->role == RBK_CLAIM_ROLE_CALL)
    {
      if (spec->n_workloads == 1)
        return g_strdup_printf ("workload:%s.cost", spec->workloads[0].key);
      *reason = N_ ("the book has more than one kind of call");
      return NULL;
    }
  plan = pick_plan (self, role);
  if (plan < 0)
    {
      *reason = N_ ("it is not said of which plan");
      return NULL;
    }
  self->reader->last_plan = plan;
  place = rbk_explain_has_place (role->figure) ? find_place (self, number, plan) : NULL;
  if (place == NULL)
    return g_strdup_printf ("%s.%s", spec->plans[plan].key, role->figure);
  return g_strdup_printf ("%s.%s@%s", spec->plans[plan].key, role->figure, place);
}

/* The figure with the signs before it. */
static char *
dup_text (const Line *self, const RbkClaimNumber *number)
{
  static const char *const signs[] = { "~", "$", "€", "£", "¥" };
  gsize                    start = number->start;

  for (guint i = G_N_ELEMENTS (signs); i-- > 0;)
    {
      gsize length = strlen (signs[i]);

      if (start >= length && strncmp (self->text + start - length, signs[i], length) == 0)
        start -= length;
    }
  return g_strndup (self->text + start, number->end - start);
}

static void
add_claim (Line *self, guint i)
{
  const RbkClaimNumber *number = get_number (self, i);
  const Role           *role = &g_array_index (self->roles, Role, i);
  RbkClaim             *claim = g_new0 (RbkClaim, 1);

  claim->text = dup_text (self, number);
  claim->line = self->reader->line;
  claim->verdict = RBK_CLAIM_UNKNOWN;
  claim->kind = rbk_claim_get_kind (number->shape);
  claim->claimed =
      number->shape == RBK_CLAIM_PERCENT
          ? rbk_decimal_div (number->value, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY)
          : number->value;
  claim->recomputed = RBK_DECIMAL_INVALID;
  claim->where = find_where (self, number, role, &claim->reason);
  if (claim->where != NULL)
    rbk_claim_recompute (claim, number, self->input);
  g_ptr_array_add (self->reader->claims, claim);
}

/**
 * rbk_claim_read_line: (skip)
 * @reader: what is read
 * @text: a line of prose, or a row of a table that was made one
 * @length: its bytes
 * @error: return location for a [error@Error]
 *
 * Holds the figures of a line against the book. Fails with `RBK_ERROR_RANGE` where there are too
 * many.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_claim_read_line (RbkClaimReader *reader, const char *text, gsize length, GError **error)
{
  g_autoptr(GArray) numbers = rbk_claim_scan (text, length, reader->input->spec->currency);
  g_autoptr(GArray) mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  g_autoptr(GArray) roles = g_array_new (FALSE, FALSE, sizeof (Role));
  Line self = { reader, reader->input, text, length, numbers, mentions, roles };

  reader->n_numbers += numbers->len;
  if (reader->n_numbers > MOST_NUMBERS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   "line %u: the text has more than %d numbers; check it in parts", reader->line,
                   MOST_NUMBERS);
      return FALSE;
    }
  find_mentions (&self);
  find_roles (&self);
  find_plans (&self);
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (roles, Role, i).role >= RBK_CLAIM_ROLE_CALL)
      add_claim (&self, i);
  return TRUE;
}

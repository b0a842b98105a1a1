/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim-line.h"

#include <string.h>

#include "rbk-claim-mention.h"
#include "rbk-claim-title.h"
#include "rbk-claim-verdict.h"
#include "rbk-claim-words.h"
#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-text.h"

#define MOST_NUMBERS 1000

/* Words between a number and what they may be about. */
#define REACH 64

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
        if (rbk_claim_is_break (self->text, self->length, at - 1, TRUE) ||
            self->text[at - 1] == RBK_CLAIM_CELL[0])
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

/* "a call costs $0.005 + $0.0125 = $0.0175" is of the last. */
static void
find_sums (Line *self)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      Role *first = &g_array_index (self->roles, Role, i);
      guint last = i;

      while (rbk_claim_is_joined (self->text, self->numbers, last, '+'))
        last++;
      if (last == i || !rbk_claim_is_joined (self->text, self->numbers, last, '='))
        continue;
      g_array_index (self->roles, Role, last + 1) = *first;
      for (; i <= last; i++)
        g_array_index (self->roles, Role, i).role = RBK_CLAIM_ROLE_OTHER;
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
      const RbkClaimMention *mention = &g_array_index (self->mentions, RbkClaimMention, i);
      gsize distance = get_distance (self, number, mention->start, mention->end, mention->clause);

      if (mention->kind != RBK_CLAIM_MENTION_PLAN || mention->sentence != number->sentence ||
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

/* The level of so many calls, where the sentence tells of their tokens, too. */
static char *
find_level (const Line *self, const RbkClaimNumber *calls)
{
  const RbkSpec *spec = self->input->spec;

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const RbkClaimNumber *number = get_number (self, i);

      if (number->sentence != calls->sentence ||
          !rbk_claim_is_of_tokens (self->text, self->length, number))
        continue;
      for (guint k = 0; k < spec->n_levels; k++)
        if (spec->levels[k].has_tokens && rbk_decimal_equal (spec->levels[k].calls, calls->value) &&
            rbk_decimal_equal (spec->levels[k].tokens, number->value))
          return g_strdup (spec->levels[k].key);
      return NULL;
    }
  return write_place (calls);
}

/* Where on the axis a figure is claimed: at the usage or level that the sentence names nearest,
 * unless that is of another plan. */
static char *
find_place (const Line *self, const RbkClaimNumber *number, int plan, const char **reason)
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
      found = other->shape == RBK_CLAIM_PLAIN ? find_level (self, other) : write_place (other);
      *reason = found == NULL
                    ? N_ ("no usage level of the book has so many calls of so many tokens")
                    : NULL;
    }
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const RbkClaimMention *mention = &g_array_index (self->mentions, RbkClaimMention, i);
      gsize distance = get_distance (self, number, mention->start, mention->end, mention->clause);

      if (mention->kind == RBK_CLAIM_MENTION_PLAN || mention->sentence != number->sentence ||
          (mention->kind == RBK_CLAIM_MENTION_CAP && mention->clause != number->clause) ||
          distance >= best)
        continue;
      best = distance;
      g_free (found);
      *reason = NULL;
      found = g_strdup (mention->kind == RBK_CLAIM_MENTION_CAP
                            ? "cap:100%"
                            : self->input->spec->levels[mention->place].key);
    }
  return found;
}

/* What a usage costs is the same on every plan that serves it. */
static int
find_uncapped (const RbkSpec *spec)
{
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (&spec->plans[i], &spec->date);
      gboolean            is_capped = phase == NULL;

      for (guint k = 0; !is_capped && k < phase->n_cards; k++)
        is_capped = phase->cards[k].limit == RBK_LIMIT_HARD;
      if (!is_capped)
        return (int) i;
    }
  return -1;
}

/* The plan that the sentence is about, else the one spoken of before, else the only one. */
static int
pick_plan (const Line *self, const Role *role)
{
  if (role->plan >= 0)
    return role->plan;
  if (self->reader->last_plan >= 0)
    return self->reader->last_plan;
  if (strcmp (role->figure, "inference") == 0)
    return find_uncapped (self->input->spec);
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
  if (role->role == RBK_CLAIM_ROLE_OTHER)
    {
      *reason = N_ ("it is part of another, or of nothing that the book has");
      return NULL;
    }
  plan = pick_plan (self, role);
  if (plan < 0)
    {
      *reason = N_ ("it is not said of which plan");
      return NULL;
    }
  self->reader->last_plan = plan;
  place = rbk_explain_has_place (role->figure) ? find_place (self, number, plan, reason) : NULL;
  if (*reason != NULL)
    return NULL;
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
recompute_as (Line *self, RbkClaim *claim, const RbkClaimNumber *number, const Role *role)
{
  g_clear_pointer (&claim->where, g_free);
  claim->reason = NULL;
  claim->where = find_where (self, number, role, &claim->reason);
  if (claim->where != NULL)
    rbk_claim_recompute (claim, number, self->input);
}

/* A floor is below what a price may be; but what a customer costs is called one, too. */
static void
recompute (Line *self, RbkClaim *claim, const RbkClaimNumber *number, const Role *role)
{
  Role cost = *role, price = *role;

  if (role->figure == NULL || strcmp (role->figure, "floor") != 0)
    {
      recompute_as (self, claim, number, role);
      return;
    }
  cost.figure = "cost";
  price.figure = "floor_price";
  recompute_as (self, claim, number, &cost);
  if (claim->verdict != RBK_CLAIM_HOLDS)
    recompute_as (self, claim, number, &price);
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
  recompute (self, claim, number, role);
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
  g_autoptr(GArray) mentions = rbk_claim_find_mentions (reader->input->spec, text, length);
  g_autoptr(GArray) roles = g_array_new (FALSE, FALSE, sizeof (Role));
  Line self = { reader, reader->input, text, length, numbers, mentions, roles };

  rbk_claim_take_titles (numbers, text, reader->input->spec->currency);
  reader->n_numbers += numbers->len;
  if (reader->n_numbers > MOST_NUMBERS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   E_ ("line %u: the text has more than %d numbers; check it in parts"),
                   reader->line, MOST_NUMBERS);
      return FALSE;
    }
  find_roles (&self);
  find_sums (&self);
  find_plans (&self);
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (roles, Role, i).role >= RBK_CLAIM_ROLE_CALL)
      add_claim (&self, i);
  return TRUE;
}

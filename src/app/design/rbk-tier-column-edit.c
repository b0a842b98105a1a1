/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-column-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-phase-edit.h"
#include "rbk-said-text.h"
#include "rbk-term-edit.h"

/* The phase whose terms the row shows. */
static RbkPhase *
dup_phase (const RbkTierCell *cell, GError **error)
{
  GListModel *phases = rbk_plan_get_phases (cell->plan);
  guint       position = 0;
  RbkPhase   *phase;

  if (cell->row != NULL && cell->row->phase != NULL)
    position = (guint) (cell->row->phase - cell->row->plan->phases);
  phase = g_list_model_get_item (phases, position);
  if (phase == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s",
                 _ ("The plan has no terms to change; add a phase beside"));

  return phase;
}

static gboolean
check_meter (const RbkTierCell *cell, GError **error)
{
  if (cell->meter != NULL)
    return TRUE;

  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s",
               _ ("No workload counts on a meter yet, so there is nothing to include or limit"));

  return FALSE;
}

/* Takes off the spaces at both ends, those of web pages and spreadsheets as well. */
static char *
dup_trimmed (const char *text)
{
  const char *end = text + strlen (text);

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

static gboolean
is_nothing (const char *text)
{
  g_autofree char *word = dup_trimmed (text);

  return word[0] == '\0' || g_str_equal (word, RBK_TIER_NONE) || g_str_equal (word, "-");
}

static gboolean
refuse_negative (RbkDecimal value, GError **error)
{
  if (rbk_decimal_sign (value) >= 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s", _ ("It must be zero or more"));

  return FALSE;
}

static gboolean
parse_amount (const RbkTierCell *cell, const char *text, RbkDecimal *value, GError **error)
{
  return rbk_money_parse_amount (cell->format, text, value, error) &&
         refuse_negative (*value, error);
}

static gboolean
parse_quantity (const RbkTierCell *cell, const char *text, RbkDecimal *value, GError **error)
{
  return rbk_money_parse_quantity (cell->format, text, value, error) &&
         refuse_negative (*value, error);
}

/* rbk_tier_edit_name: a name, in one line */
RbkEdit *
rbk_tier_edit_name (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autofree char *name = dup_trimmed (text);

  g_strdelimit (name, "\r\n\t", ' ');
  if (name[0] == '\0')
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s", _ ("A plan needs a name"));
      return NULL;
    }

  return rbk_edit_new_set_text (RBK_RECORD (cell->plan), "name", name);
}

static gboolean
is_custom (const char *text)
{
  g_autofree char *word = dup_trimmed (text);
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree char *custom = g_utf8_casefold (_ ("Custom"), -1);

  return g_str_equal (folded, custom) || g_str_equal (folded, "custom");
}

/* rbk_tier_edit_price: an amount a month, or that the plan is sold by quote */
RbkEdit *
rbk_tier_edit_price (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  RbkDecimal price;

  if (is_custom (text))
    return rbk_edit_new_set_integer (RBK_RECORD (cell->plan), "quote-only", TRUE);
  if (rbk_plan_get_quote_only (cell->plan))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s",
                   _ ("The plan is sold by quote; switch that off beside to give it a price"));
      return NULL;
    }
  if (!parse_amount (cell, text, &price, error))
    return NULL;
  phase = dup_phase (cell, error);

  return phase != NULL ? rbk_phase_edit_price (phase, price, error) : NULL;
}

/* rbk_tier_edit_included: a quantity, or nothing. A cap that stands where the included units end
 * goes without saying in the table, so it goes along. */
RbkEdit *
rbk_tier_edit_included (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  RbkDecimal included = RBK_DECIMAL_ZERO;

  if (!check_meter (cell, error))
    return NULL;
  if (!is_nothing (text) && !parse_quantity (cell, text, &included, error))
    return NULL;
  phase = dup_phase (cell, error);

  if (phase == NULL)
    return NULL;
  return is_nothing (text)
             ? rbk_phase_edit_included (phase, cell->meter, NULL)
             : rbk_term_edit_new (phase, cell->meter, RBK_SOLVE_INCLUDED, included, error);
}

/* Takes the dot away that parts the limit from its cap when it is shown. */
static void
strip_dot (char *text)
{
  char *dot = strstr (text, "·");

  if (dot != NULL)
    memset (dot, ' ', strlen ("·"));
  g_strstrip (text);
}

/* What follows a word at the start of a text; nothing where another word stands there. */
static const char *
after_word (const char *text, const char *word, const char *translated)
{
  g_autofree char *folded = g_utf8_strdown (translated, -1);

  if (g_str_has_prefix (text, folded))
    return text + strlen (folded);

  return g_str_has_prefix (text, word) ? text + strlen (word) : NULL;
}

/* Who types a word here is told the two that are known, not how amounts are written. */
static gboolean
parse_cap (const RbkTierCell *cell, const char *text, RbkDecimal *cap, GError **error)
{
  g_autoptr(GError) unread = NULL;

  if (rbk_money_parse_quantity (cell->format, text, cap, &unread))
    return refuse_negative (*cap, error);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s",
               _ ("Write “hard” or “soft”, an amount, or both: “hard 200”"));

  return FALSE;
}

/* rbk_tier_edit_limit: “hard 200”, “Soft · 5k”, a cap alone, or nothing for no limit */
RbkEdit *
rbk_tier_edit_limit (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  g_autofree char *trimmed = dup_trimmed (text);
  g_autofree char *word = g_utf8_strdown (trimmed, -1);
  const char      *hard = after_word (word, "hard", _ ("hard"));
  const char      *soft = after_word (word, "soft", _ ("soft"));
  g_autofree char *number = g_strdup (hard != NULL ? hard : soft != NULL ? soft : word);
  RbkLimit         limit = cell->row != NULL ? cell->row->limit : RBK_LIMIT_NONE;
  RbkDecimal       cap = RBK_DECIMAL_ZERO;
  gboolean         has_cap;

  if (!check_meter (cell, error))
    return NULL;
  if (hard != NULL || soft != NULL)
    limit = hard != NULL ? RBK_LIMIT_HARD : RBK_LIMIT_SOFT;
  else if (is_nothing (text))
    limit = RBK_LIMIT_NONE;
  else if (limit == RBK_LIMIT_NONE)
    limit = RBK_LIMIT_SOFT;

  strip_dot (number);
  has_cap = limit != RBK_LIMIT_NONE && !is_nothing (number);
  if (has_cap && !parse_cap (cell, number, &cap, error))
    return NULL;
  phase = dup_phase (cell, error);

  return phase != NULL ? rbk_phase_edit_limit (phase, cell->meter, limit, has_cap ? &cap : NULL)
                       : NULL;
}

/* rbk_tier_edit_overage: an amount a unit; nothing is no price */
RbkEdit *
rbk_tier_edit_overage (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  RbkDecimal price = RBK_DECIMAL_ZERO;

  if (!check_meter (cell, error))
    return NULL;
  if (!is_nothing (text) && !parse_amount (cell, text, &price, error))
    return NULL;
  phase = dup_phase (cell, error);

  return phase != NULL ? rbk_phase_edit_overage (phase, cell->meter, price) : NULL;
}

/* rbk_tier_edit_sizing: a place on the axis */
RbkEdit *
rbk_tier_edit_sizing (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autofree char *rule = rbk_place_from_words (text);
  RbkWhere         where;

  if (!rbk_where_parse (rule, &where, error))
    return NULL;

  return rbk_edit_new_set_text (RBK_RECORD (cell->plan), "sizing", rule);
}

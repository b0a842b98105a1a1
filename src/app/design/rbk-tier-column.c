/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-phase-edit.h"

#define NONE "–"

static gboolean
take (const RbkTierCell *cell, RbkEdit *edit, GError **error)
{
  if (edit == NULL)
    return FALSE;
  rbk_document_seal (cell->document);

  return rbk_document_take (cell->document, edit, error);
}

/* The phase whose terms the row shows. */
static RbkPhase *
dup_phase (const RbkTierCell *cell, GError **error)
{
  GListModel *phases = rbk_plan_get_phases (cell->plan);
  guint       position;

  if (cell->row == NULL || cell->row->phase == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s",
                   _ ("The plan has no terms to change; add a phase beside"));
      return NULL;
    }
  position = (guint) (cell->row->phase - cell->row->plan->phases);

  return g_list_model_get_item (phases, position);
}

static const char *
meter_of (const RbkTierCell *cell, GError **error)
{
  if (cell->row != NULL && cell->row->axis >= 0)
    return cell->spec->meters[cell->row->axis].key;

  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s",
               _ ("No workload counts on a meter yet, so there is nothing to include or limit"));

  return NULL;
}

static gboolean
is_nothing (const char *text)
{
  g_autofree char *word = g_strstrip (g_strdup (text));

  return word[0] == '\0' || g_str_equal (word, NONE) || g_str_equal (word, "-");
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

static char *
shown_quantity (const RbkTierCell *cell, gboolean exists, RbkDecimal quantity)
{
  if (!exists)
    return g_strdup (NONE);

  return rbk_money_format_quantity (cell->format,
                                    rbk_decimal_round (quantity, 2, RBK_ROUND_HALF_AWAY));
}

static char *
shown_amount (const RbkTierCell *cell, gboolean exists, RbkDecimal amount)
{
  return exists ? rbk_money_format_amount (cell->format, amount, FALSE) : g_strdup (NONE);
}

static char *
dup_name (const RbkTierCell *cell)
{
  return g_strdup (rbk_record_get_name (RBK_RECORD (cell->plan)));
}

static gboolean
commit_name (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (name[0] == '\0')
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s", _ ("A plan needs a name"));
      return FALSE;
    }

  return take (cell, rbk_edit_new_set_text (RBK_RECORD (cell->plan), "name", name), error);
}

static char *
dup_price_shown (const RbkTierCell *cell)
{
  g_autofree char *amount = NULL;

  if (rbk_plan_get_quote_only (cell->plan))
    return g_strdup (_ ("Custom"));
  if (cell->row == NULL || !cell->row->has_price)
    return g_strdup (NONE);
  amount = rbk_money_format_amount (cell->format, cell->row->price, TRUE);

  return rbk_plan_get_price_from (cell->plan)
             /* Translators: a price from which prices start */
             ? g_strdup_printf (_ ("from %s"), amount)
             : g_steal_pointer (&amount);
}

static char *
dup_price_typed (const RbkTierCell *cell)
{
  if (cell->row == NULL || !cell->row->has_price)
    return dup_price_shown (cell);

  return rbk_money_format_amount (cell->format, cell->row->price, TRUE);
}

static gboolean
commit_price (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  RbkDecimal price;

  if (rbk_plan_get_quote_only (cell->plan))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s",
                   _ ("The plan is sold by quote; switch that off beside to give it a price"));
      return FALSE;
    }
  if (!parse_amount (cell, text, &price, error))
    return FALSE;
  phase = dup_phase (cell, error);

  return phase != NULL && take (cell, rbk_phase_edit_price (phase, price, error), error);
}

static char *
dup_included (const RbkTierCell *cell)
{
  return shown_quantity (cell, cell->row != NULL && cell->row->has_included,
                         cell->row != NULL ? cell->row->included : RBK_DECIMAL_ZERO);
}

static gboolean
commit_included (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  const char *meter = meter_of (cell, error);
  RbkDecimal  included = RBK_DECIMAL_ZERO;

  if (meter == NULL)
    return FALSE;
  if (!is_nothing (text) && !parse_quantity (cell, text, &included, error))
    return FALSE;
  phase = dup_phase (cell, error);

  return phase != NULL &&
         take (cell, rbk_phase_edit_included (phase, meter, is_nothing (text) ? NULL : &included),
               error);
}

static char *
dup_limit (const RbkTierCell *cell)
{
  g_autofree char *cap = NULL;

  if (cell->row == NULL || cell->row->limit == RBK_LIMIT_NONE)
    return g_strdup (NONE);
  /* A cap where the included units end goes without saying. */
  if (cell->row->has_included && rbk_decimal_equal (cell->row->cap, cell->row->included))
    return g_strdup (cell->row->limit == RBK_LIMIT_HARD ? _ ("Hard") : _ ("Soft"));
  cap = shown_quantity (cell, cell->row->has_cap, cell->row->cap);

  return cell->row->limit == RBK_LIMIT_HARD
             /* Translators: a hard limit: use past the cap is blocked */
             ? g_strdup_printf (_ ("Hard · %s"), cap)
             /* Translators: a soft limit: use past the cap is billed */
             : g_strdup_printf (_ ("Soft · %s"), cap);
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

/* Takes “hard 200”, “Soft · 5k”, a cap alone, or nothing for no limit. */
static gboolean
commit_limit (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  g_autofree char *word = g_utf8_strdown (text, -1);
  g_autofree char *hard = g_utf8_strdown (_ ("hard"), -1);
  g_autofree char *soft = g_utf8_strdown (_ ("soft"), -1);
  g_autofree char *number = NULL;
  const char      *meter = meter_of (cell, error);
  RbkLimit         limit = cell->row != NULL ? cell->row->limit : RBK_LIMIT_NONE;
  RbkDecimal       cap = RBK_DECIMAL_ZERO;
  gboolean         has_cap;

  if (meter == NULL)
    return FALSE;
  g_strstrip (word);
  number = g_strdup (word);
  if (g_str_has_prefix (word, hard) || g_str_has_prefix (word, soft))
    {
      limit = g_str_has_prefix (word, hard) ? RBK_LIMIT_HARD : RBK_LIMIT_SOFT;
      g_free (number);
      number = g_strdup (word + strlen (limit == RBK_LIMIT_HARD ? hard : soft));
    }
  else if (is_nothing (text))
    limit = RBK_LIMIT_NONE;
  else if (limit == RBK_LIMIT_NONE)
    limit = RBK_LIMIT_SOFT;

  strip_dot (number);
  has_cap = limit != RBK_LIMIT_NONE && !is_nothing (number);
  if (has_cap && !parse_quantity (cell, number, &cap, error))
    return FALSE;
  phase = dup_phase (cell, error);

  return phase != NULL &&
         take (cell, rbk_phase_edit_limit (phase, meter, limit, has_cap ? &cap : NULL), error);
}

static char *
dup_overage (const RbkTierCell *cell)
{
  if (cell->row == NULL || !cell->row->has_overage)
    return g_strdup (NONE);

  return rbk_money_format_amount (cell->format, cell->row->overage, TRUE);
}

static gboolean
commit_overage (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  const char *meter = meter_of (cell, error);
  RbkDecimal  price = RBK_DECIMAL_ZERO;

  if (meter == NULL)
    return FALSE;
  if (!is_nothing (text) && !parse_amount (cell, text, &price, error))
    return FALSE;
  phase = dup_phase (cell, error);

  return phase != NULL && take (cell, rbk_phase_edit_overage (phase, meter, price), error);
}

static char *
dup_multiple (const RbkTierCell *cell)
{
  if (cell->row == NULL || !cell->row->has_overage_multiple)
    return g_strdup (NONE);

  /* Translators: how many times the included rate the overage price is */
  return g_strdup_printf (_ ("%.2f×"), cell->row->overage_multiple);
}

static char *
dup_sizing_shown (const RbkTierCell *cell)
{
  const char      *rule = rbk_plan_get_sizing (cell->plan);
  g_autofree char *usage = NULL;

  if (cell->row == NULL || !cell->row->has_sizing)
    return g_strdup (rule != NULL ? rule : NONE);
  usage = rbk_money_format_compact (cell->format, cell->row->sizing.usage);

  return g_strdup_printf ("%s · %s", rule, usage);
}

static char *
dup_sizing_typed (const RbkTierCell *cell)
{
  return g_strdup (rbk_plan_get_sizing (cell->plan));
}

static gboolean
commit_sizing (const RbkTierCell *cell, const char *text, GError **error)
{
  g_autofree char *rule = g_strstrip (g_strdup (text));
  RbkWhere         where;

  if (!rbk_where_parse (rule, &where, error))
    return FALSE;

  return take (cell, rbk_edit_new_set_text (RBK_RECORD (cell->plan), "sizing", rule), error);
}

static char *
dup_cost (const RbkTierCell *cell)
{
  return shown_amount (cell, cell->row != NULL && cell->row->has_sizing,
                       cell->row != NULL ? cell->row->sizing.cost : RBK_DECIMAL_ZERO);
}

static char *
dup_margin (const RbkTierCell *cell)
{
  if (cell->row == NULL || !cell->row->has_sizing || !cell->row->sizing.has_margin)
    return g_strdup (NONE);

  return rbk_money_format_percent (cell->format, cell->row->sizing.margin, 1);
}

static char *
dup_floor (const RbkTierCell *cell)
{
  return shown_amount (cell, cell->row != NULL && cell->row->has_floor,
                       cell->row != NULL ? cell->row->floor_price : RBK_DECIMAL_ZERO);
}

const RbkTierColumn rbk_tier_columns[] = {
  { "name", N_ ("Plan"), N_ ("Name of %s"), N_ ("What customers call it"), FALSE, 108, dup_name,
    dup_name, commit_name },
  { "price", N_ ("Price / month"), N_ ("Price of %s"), N_ ("Recurring fees of a month"), TRUE, 116,
    dup_price_shown, dup_price_typed, commit_price },
  { "included", N_ ("Included"), N_ ("Included of %s"), N_ ("Units that the price covers"), TRUE,
    90, dup_included, dup_included, commit_included },
  { "limit", N_ ("Limit"), N_ ("Cap of %s"),
    N_ ("Where use is blocked (hard) or billed (soft); type “hard 200”, “soft 5k” or nothing"),
    FALSE, 96, dup_limit, dup_limit, commit_limit },
  { "overage", N_ ("Overage"), N_ ("Overage of %s"), N_ ("Price of a unit past what is included"),
    TRUE, 66, dup_overage, dup_overage, commit_overage },
  { "multiple", N_ ("Multiple"), N_ ("Overage multiple of %s"),
    N_ ("Overage price over the price of an included unit; 1.5 to 3 is usual"), TRUE, 54,
    dup_multiple, NULL, NULL },
  { "sizing", N_ ("Sized at"), N_ ("Sizing of %s"),
    N_ ("The usage that the price must cover: p50, p90, p99, cap:80%, included or a number"), FALSE,
    84, dup_sizing_shown, dup_sizing_typed, commit_sizing },
  { "cost", N_ ("Loaded cost"), N_ ("Loaded cost of %s"),
    N_ ("Inference and overhead of such a customer in a month"), TRUE, 76, dup_cost, NULL, NULL },
  { "margin", N_ ("Margin"), N_ ("Margin of %s"), N_ ("Share of the bill that is left there"), TRUE,
    74, dup_margin, NULL, NULL },
  { "floor", N_ ("Floor"), N_ ("Floor of %s"),
    N_ ("Lowest price that reaches the target margin there"), TRUE, 74, dup_floor, NULL, NULL },
};

const guint rbk_n_tier_columns = G_N_ELEMENTS (rbk_tier_columns);

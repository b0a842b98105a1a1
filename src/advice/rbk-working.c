/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-working.h"

#include <math.h>
#include <stdarg.h>

#include "rbk-text.h"

/**
 * rbk_working_new:
 * @how: how it comes from its children
 * @kind: what it is
 * @label: (transfer none): what it is called, with names of facts in braces
 *
 * Returns: (transfer full): a figure without children
 */
RbkWorking *
rbk_working_new (RbkOperation how, RbkFactKind kind, const char *label)
{
  RbkWorking *self = g_rc_box_new0 (RbkWorking);

  self->how = how;
  self->label = label;
  self->facts = rbk_facts_new ();
  self->value.kind = kind;
  self->rounding = RBK_ROUND_HALF_AWAY;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_working_unref);
  return self;
}

/**
 * rbk_working_new_given:
 * @kind: money or a quantity
 * @label: (transfer none): what it is called
 * @value: the figure
 * @source: (nullable) (transfer full): where it stands
 *
 * Returns: (transfer full): a figure that comes from no other
 */
RbkWorking *
rbk_working_new_given (RbkFactKind kind, const char *label, RbkDecimal value, char *source)
{
  RbkWorking *self = rbk_working_new (RBK_OPERATION_GIVEN, kind, label);

  self->value.value = value;
  self->source = source;
  return self;
}

/**
 * rbk_working_new_of:
 * @how: how it comes from its children
 * @kind: what it is
 * @label: (transfer none): what it is called
 * @...: (transfer full): the children
 *
 * Returns: (transfer full): a figure that follows from its children, computed
 */
RbkWorking *
rbk_working_new_of (RbkOperation how, RbkFactKind kind, const char *label, ...)
{
  RbkWorking *self = rbk_working_new (how, kind, label), *child;
  va_list     list;

  va_start (list, label);
  while ((child = va_arg (list, RbkWorking *)) != NULL)
    rbk_working_take (self, child);
  va_end (list);
  rbk_working_compute (self);
  return self;
}

/**
 * rbk_working_new_rounded:
 * @kind: what it is
 * @label: (transfer none): what it is called
 * @child: (transfer full): what is rounded
 * @rounding: how
 * @places: decimals that it keeps
 *
 * Returns: (transfer full): a figure that is another, rounded
 */
RbkWorking *
rbk_working_new_rounded (
    RbkFactKind kind, const char *label, RbkWorking *child, RbkRounding rounding, guint places)
{
  RbkWorking *self = rbk_working_new (RBK_OPERATION_ROUND, kind, label);

  self->places = places;
  rbk_working_take (self, child);
  return rbk_working_round (self, rounding);
}

RbkWorking *
rbk_working_ref (RbkWorking *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RbkWorking *self = data;

  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->children);
  g_free (self->unit);
  g_free (self->where);
  g_free (self->source);
}

void
rbk_working_unref (RbkWorking *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * rbk_working_take:
 * @self: a figure
 * @child: (transfer full): one that it comes from
 *
 * Adds a child behind the others. [func@working_compute] is to be called after the last.
 */
void
rbk_working_take (RbkWorking *self, RbkWorking *child)
{
  g_ptr_array_add (self->children, child);
}

static const RbkFact *
get (const RbkWorking *self, guint child)
{
  return &((const RbkWorking *) g_ptr_array_index (self->children, child))->value;
}

static RbkDecimal
fold (const RbkWorking *self, RbkDecimal (*step) (RbkDecimal a, RbkDecimal b), RbkDecimal start)
{
  RbkDecimal value = self->children->len > 0 ? get (self, 0)->value : start;

  for (guint i = 1; i < self->children->len; i++)
    value = step (value, get (self, i)->value);
  return value;
}

static double
get_margin (RbkDecimal bill, RbkDecimal cost)
{
  RbkDecimal left = rbk_decimal_sub (bill, cost);

  if (!rbk_decimal_is_valid (left) || rbk_decimal_sign (bill) <= 0)
    return (double) NAN;
  return rbk_decimal_to_double (left) / rbk_decimal_to_double (bill);
}

static double
get_multiple (RbkDecimal a, RbkDecimal b, RbkDecimal c)
{
  if (!rbk_decimal_is_valid (a) || !rbk_decimal_is_valid (b) || rbk_decimal_sign (c) <= 0)
    return (double) NAN;
  return rbk_decimal_to_double (a) * rbk_decimal_to_double (b) / rbk_decimal_to_double (c);
}

/**
 * rbk_working_compute:
 * @self: a figure with all its children
 *
 * Computes it from them. One that is given or was looked for stays as it is.
 */
void
rbk_working_compute (RbkWorking *self)
{
  RbkFact *fact = &self->value;

  switch (self->how)
    {
    case RBK_OPERATION_SAME:
      fact->value = get (self, 0)->value;
      fact->ratio = get (self, 0)->ratio;
      break;
    case RBK_OPERATION_SUM:
      fact->value = fold (self, rbk_decimal_add, RBK_DECIMAL_ZERO);
      break;
    case RBK_OPERATION_PRODUCT:
      fact->value = fold (self, rbk_decimal_mul, RBK_DECIMAL_ONE);
      break;
    case RBK_OPERATION_LEAST:
      fact->value = fold (self, rbk_decimal_min, RBK_DECIMAL_ZERO);
      break;
    case RBK_OPERATION_MOST:
      fact->value = fold (self, rbk_decimal_max, RBK_DECIMAL_ZERO);
      break;
    case RBK_OPERATION_LESS:
    case RBK_OPERATION_PAST:
      fact->value = rbk_decimal_sub (get (self, 0)->value, get (self, 1)->value);
      if (self->how == RBK_OPERATION_PAST)
        fact->value = rbk_decimal_max (fact->value, RBK_DECIMAL_ZERO);
      break;
    case RBK_OPERATION_QUOTIENT:
      fact->value = rbk_decimal_div (get (self, 0)->value, get (self, 1)->value, self->rounding);
      break;
    case RBK_OPERATION_PROPORTION:
      fact->value = rbk_decimal_mul_div (get (self, 0)->value, get (self, 1)->value,
                                         get (self, 2)->value, self->rounding);
      break;
    case RBK_OPERATION_ROUND:
      fact->value = rbk_decimal_round (get (self, 0)->value, self->places, self->rounding);
      break;
    case RBK_OPERATION_MARGIN:
      fact->ratio = get_margin (get (self, 0)->value, get (self, 1)->value);
      break;
    case RBK_OPERATION_MULTIPLE:
      fact->ratio = get_multiple (get (self, 0)->value, get (self, 1)->value, get (self, 2)->value);
      break;
    case RBK_OPERATION_GIVEN:
    case RBK_OPERATION_FOUND:
    default:
      break;
    }
}

/**
 * rbk_working_round:
 * @self: (transfer full): a quotient, a proportion or a rounding
 * @rounding: how it is rounded
 *
 * Returns: (transfer full): @self, computed anew
 */
RbkWorking *
rbk_working_round (RbkWorking *self, RbkRounding rounding)
{
  self->rounding = rounding;
  rbk_working_compute (self);
  return self;
}

/**
 * rbk_working_name:
 * @self: (transfer full): a figure
 * @fact: a name in its label
 * @text: (nullable): what stands there
 *
 * Returns: (transfer full): @self
 */
RbkWorking *
rbk_working_name (RbkWorking *self, const char *fact, const char *text)
{
  rbk_facts_add_text (self->facts, fact, text != NULL ? text : "");
  return self;
}

/**
 * rbk_working_count:
 * @self: (transfer full): a figure
 * @unit: (nullable): what it counts
 *
 * Returns: (transfer full): @self
 */
RbkWorking *
rbk_working_count (RbkWorking *self, const char *unit)
{
  g_free (self->unit);
  self->unit = g_strdup (unit);
  return self;
}

/**
 * rbk_working_exists:
 * @self: a figure
 *
 * Returns: whether it has a value: a free plan has no margin
 */
gboolean
rbk_working_exists (const RbkWorking *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->value.kind == RBK_FACT_RATIO || self->value.kind == RBK_FACT_MULTIPLE
             ? isfinite (self->value.ratio)
             : rbk_decimal_is_valid (self->value.value);
}

/**
 * rbk_working_dup_label:
 * @self: a figure
 * @translated: (nullable): its label in the reader's language
 * @write: (scope call): how a fact is written
 * @data: given to @write
 *
 * Returns: (transfer full): what it is called
 */
char *
rbk_working_dup_label (const RbkWorking *self,
                       const char       *translated,
                       RbkFactWrite      write,
                       gpointer          data)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rbk_facts_fill (translated != NULL ? translated : self->label, self->facts, NULL, write,
                         data);
}

/**
 * rbk_operation_get_formula:
 * @how: an operation
 *
 * Returns: (transfer none): what it does to the figures below, in English
 */
const char *
rbk_operation_get_formula (RbkOperation how)
{
  static const char *const formulas[] = {
    [RBK_OPERATION_GIVEN] = N_ ("given"),
    [RBK_OPERATION_SAME] = N_ ("the same as the one below"),
    [RBK_OPERATION_SUM] = N_ ("all below together"),
    [RBK_OPERATION_LESS] = N_ ("the first less the second"),
    [RBK_OPERATION_PAST] = N_ ("the first less the second, never less than nothing"),
    [RBK_OPERATION_PRODUCT] = N_ ("the first times the second"),
    [RBK_OPERATION_QUOTIENT] = N_ ("the first ÷ the second"),
    [RBK_OPERATION_PROPORTION] = N_ ("the first times the second ÷ the third"),
    [RBK_OPERATION_LEAST] = N_ ("the least below"),
    [RBK_OPERATION_MOST] = N_ ("the most below"),
    [RBK_OPERATION_ROUND] = N_ ("rounded"),
    [RBK_OPERATION_MARGIN] = N_ ("(bill − loaded cost) ÷ bill"),
    [RBK_OPERATION_MULTIPLE] =
        N_ ("the first ÷ what a unit costs within the fee (the third ÷ the second)"),
    [RBK_OPERATION_FOUND] = N_ ("looked for along the whole usage axis; there:"),
  };

  return formulas[how];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-picture-private.h"

#include <string.h>

#include "rbk-curve.h"
#include "rbk-unit-words.h"

static const struct
{
  const char *rule;
  gboolean (*draw) (RbkPicture *self, const RbkCheckInput *input, guint plan);
} kinds[] = {
  { "seat-gated-ai", rbk_picture_draw_seats },
  { "flat-rate-loss", rbk_picture_draw_flat_rate },
  { "free-tier-abuse", rbk_picture_draw_free },
};

/**
 * rbk_picture_has_rule:
 * @rule: the id of a rule
 *
 * Returns: whether a picture says what it finds better than words
 */
gboolean
rbk_picture_has_rule (const char *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].rule, rule) == 0)
      return TRUE;

  return FALSE;
}

/* rbk_picture_add_line: (skip) */
void
rbk_picture_add_line (RbkPicture *self, const char *name)
{
  self->lines[self->n_lines++] = name;
}

/* rbk_picture_add_mark: (skip) */
void
rbk_picture_add_mark (RbkPicture *self, RbkDecimal x, const char *label)
{
  RbkPictureMark mark = { x, label };

  g_array_append_val (self->marks, mark);
}

/* rbk_picture_add_usage: (skip): a fact in the units of a plan's axis */
void
rbk_picture_add_usage (
    RbkPicture *self, const char *name, const RbkCheckInput *input, guint plan, RbkDecimal usage)
{
  const RbkTableRow *row = &input->table->rows[plan];
  RbkFact           *fact;

  rbk_facts_add_quantity (self->facts, name, usage);
  fact = g_ptr_array_index (self->facts, self->facts->len - 1);
  if (row->axis >= 0)
    fact->unit = rbk_meter_spec_dup_units (&input->table->spec->meters[row->axis]);
}

/* rbk_picture_find_end: (skip): as far as customers or usage levels go */
RbkDecimal
rbk_picture_find_end (const RbkCheckInput *input, guint plan)
{
  RbkCurveRange range;

  rbk_curve_range_init_on (&range, input->table->spec, input->table->rows[plan].axis,
                           input->population);
  return range.to;
}

/* rbk_picture_find_loss: (skip): the last usage up to which a plan pays for itself */
gboolean
rbk_picture_find_loss (const RbkCheckInput *input, guint plan, RbkDecimal *usage)
{
  const RbkTableRow *row = &input->table->rows[plan];
  RbkCurveRange      range;
  g_autoptr(RbkCurve) curve = NULL;

  rbk_curve_range_init_on (&range, input->table->spec, row->axis, input->population);
  range.n_points = 2;
  curve = rbk_curve_new (input->table->spec, row->plan, &range, NULL);
  if (curve == NULL || curve->n_break_even == 0)
    return FALSE;
  *usage = curve->break_even[curve->n_break_even - 1];
  return TRUE;
}

/**
 * rbk_picture_new:
 * @input: the book and what is known of its customers
 * @rule: the id of a rule
 * @plan: the place of the plan that it found
 *
 * Works out a small chart of what a rule found. It may look at every customer.
 *
 * Returns: (transfer full) (nullable): the chart; nothing where there is nothing to draw
 */
RbkPicture *
rbk_picture_new (const RbkCheckInput *input, const char *rule, guint plan)
{
  g_autoptr(RbkPicture) self = NULL;

  g_return_val_if_fail (input != NULL && input->table != NULL && rule != NULL, NULL);

  if (plan >= input->table->n_rows || input->table->rows[plan].phase == NULL)
    return NULL;
  self = g_new0 (RbkPicture, 1);
  self->points = g_array_new (FALSE, FALSE, sizeof (RbkPicturePoint));
  self->marks = g_array_new (FALSE, FALSE, sizeof (RbkPictureMark));
  self->facts = rbk_facts_new ();
  rbk_facts_add_text (self->facts, "plan", input->table->rows[plan].plan->name);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].rule, rule) == 0 && kinds[i].draw (self, input, plan) &&
        self->points->len > 1)
      return g_steal_pointer (&self);

  return NULL;
}

/**
 * rbk_picture_free:
 * @self: (transfer full): a picture
 *
 * Frees it.
 */
void
rbk_picture_free (RbkPicture *self)
{
  g_array_unref (self->points);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

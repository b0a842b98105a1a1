/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-private.h"

#include "rbk-error.h"

/* As many groups of customers can be tried thousands of times. */
#define SAMPLE_GROUPS 3000

static RbkTerm *
get_term (const RbkSearch *self, guint term)
{
  return &g_array_index (self->terms, RbkTerm, term);
}

/* The farthest that the term can go one way, as far as is looked, with the rest of the worth
 * still there: by ever longer strides, then by halving. */
static gint64
find_end (RbkSearch *self, guint number, const RbkWorth *least, gboolean up)
{
  const RbkTerm *term = get_term (self, number);
  gint64         good = term->value, bad, stride = 1;
  RbkWorth       worth;

  for (;;)
    {
      bad = up ? MIN (good + stride, term->most) : MAX (good - stride, term->least);
      if (up ? bad <= good : bad >= good)
        return good;
      if (rbk_search_is_stopped (self) ||
          !rbk_search_try (self, &(RbkTermMove){ number, bad }, 1, &worth) ||
          rbk_worth_is_better (least, &worth))
        break;
      good = bad;
      stride *= 2;
    }
  while (up ? bad - good > 1 : good - bad > 1)
    {
      gint64 middle = good + (bad - good) / 2;

      if (!rbk_search_is_stopped (self) &&
          rbk_search_try (self, &(RbkTermMove){ number, middle }, 1, &worth) &&
          !rbk_worth_is_better (least, &worth))
        good = middle;
      else
        bad = middle;
    }
  return good;
}

/* How flat the optimum is may be looked up on fewer customers like these. */
static gboolean
add_change (RbkSearch *self, RbkSearch *flat, guint number, RbkOptimum *optimum, GError **error)
{
  const RbkTerm    *term = get_term (self, number);
  RbkOptimiseChange change = { .plan = term->plan, .what = term->what, .before = term->before };
  __int128          lost = flat->worth.margin / 100;
  RbkWorth          least = flat->worth;

  least.margin -= lost < 0 ? -lost : lost;
  change.after = rbk_term_get_value (term, term->value);
  change.low = rbk_term_get_value (term, find_end (flat, number, &least, FALSE));
  change.high = rbk_term_get_value (term, find_end (flat, number, &least, TRUE));
  change.is_at_limit = term->value != term->start && (term->value - term->grid < term->least ||
                                                      term->value + term->grid > term->most);
  optimum->n_changed += term->value != term->start;
  g_array_append_val (optimum->changes, change);
  return rbk_search_report (self, 1, error);
}

/* What is expected, in whole minor units. Where nothing moves it is what it was. */
static void
fill_margin (const RbkSearch *self, RbkOptimum *optimum)
{
  const RbkSpec *spec = self->appraisal.book.original;
  RbkDecimal     expected = { .raw = self->worth.margin * RBK_NANO_RAW };
  RbkDecimal     flat =
      rbk_decimal_div (optimum->before->total.margin, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);

  optimum->margin_before = optimum->before->total.margin;
  optimum->margin_after = rbk_decimal_round (expected, spec->minor_digits, RBK_ROUND_HALF_AWAY);
  if (optimum->n_changed == 0)
    optimum->margin_after = optimum->margin_before;
  else if (self->appraisal.task->demand.kind == RBK_DEMAND_BOUND &&
           optimum->before->n_unserved == optimum->after->n_unserved)
    optimum->margin_after = optimum->after->total.margin;
  optimum->left = rbk_decimal_max (rbk_decimal_sub (optimum->margin_after, optimum->margin_before),
                                   RBK_DECIMAL_ZERO);
  optimum->is_flat = rbk_decimal_compare (optimum->left, flat) < 0;
}

static gboolean
fill (RbkSearch *self, RbkSearch *flat, RbkMixIndex *index, RbkOptimum *optimum, GError **error)
{
  RbkBillMoves moves;

  for (guint i = 0; i < self->terms->len; i++)
    if (!add_change (self, flat, i, optimum, error))
      return FALSE;
  optimum->after = rbk_mix_new (&self->appraisal.book.spec, index, error);
  if (optimum->after == NULL)
    return FALSE;
  fill_margin (self, optimum);
  rbk_appraisal_count (&self->appraisal, &moves);
  optimum->n_rising = moves.n_rising;
  optimum->n_falling = moves.n_falling;
  optimum->n_leaving = moves.n_leaving;
  optimum->largest_rise = moves.largest_rise;
  optimum->n_tried = self->appraisal.n_tried + (flat != self ? flat->appraisal.n_tried : 0);
  return TRUE;
}

/* A gain of less than a minor unit is none. */
static void
drop_nothing (RbkSearch *self)
{
  g_autofree RbkTermMove *moves = g_new (RbkTermMove, self->terms->len);

  if (self->worth.violation < self->first.violation ||
      self->worth.margin - self->first.margin >= self->appraisal.nano_per_minor)
    return;
  for (guint i = 0; i < self->terms->len; i++)
    moves[i] = (RbkTermMove){ i, get_term (self, i)->start };
  self->worth = (RbkWorth){ .violation = self->first.violation, .margin = self->first.margin - 1 };
  rbk_search_step (self, moves, self->terms->len);
}

static gboolean
check_task (const RbkOptimiseTask *task, GError **error)
{
  const char *why = NULL;

  if (!rbk_demand_is_valid (&task->demand))
    why = E_ ("say how customers answer to a rise: bound:20%, elasticity:1.5 or churn:5%");
  else if (!task->prices && !task->caps && !task->included && !task->overages)
    why = E_ ("nothing may change; choose prices, caps, included amounts or overage prices");
  else if (task->has_min_margin && (!rbk_decimal_is_valid (task->min_margin) ||
                                    rbk_decimal_compare (task->min_margin, RBK_DECIMAL_ONE) >= 0))
    why = E_ ("no price keeps all of itself; ask for a least margin below 1");
  else if (task->has_max_increase &&
           (!rbk_decimal_is_valid (task->max_increase) ||
            rbk_decimal_sign (task->max_increase) < 0 ||
            rbk_decimal_compare (task->max_increase, RBK_DECIMAL_UNITS (100)) > 0))
    why = E_ ("the largest rise of a bill is a share such as 0.2, not below zero");
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE, why);
  return FALSE;
}

static gboolean
check_worth (const RbkSearch *self, GError **error)
{
  if (self->worth.violation == 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
               E_ ("no terms keep the least margin in each plan that has customers within what "
                   "bills may rise; ask for a lower margin or let bills rise more"));
  return FALSE;
}

/* Of very many groups of customers a part is searched first, and then all of them near by. */
static gboolean
search (RbkSearch             *self,
        RbkSearch             *sample,
        const RbkSpec         *spec,
        const RbkOptimiseTask *task,
        const RbkMixIndex     *index,
        GError               **error)
{
  RbkCrowd *crowd = rbk_crowd_new (spec, index, task->cancellable, error);
  gboolean  has_sample = crowd != NULL && crowd->n_groups > 2 * SAMPLE_GROUPS;

  if (crowd == NULL)
    return FALSE;
  self->from = has_sample ? 0.5 : 0.0;
  self->share = has_sample ? 0.5 : 1.0;
  sample->share = 0.5;
  if (!rbk_search_init (self, spec, task, crowd, error))
    return FALSE;
  if (has_sample &&
      (!rbk_search_init (sample, spec, task, rbk_crowd_new_sample (crowd, SAMPLE_GROUPS), error) ||
       !rbk_search_run (sample, error) || !rbk_search_polish (self, sample, error)))
    return FALSE;
  if (!has_sample && !rbk_search_run (self, error))
    return FALSE;
  if (!check_worth (self, error))
    return FALSE;
  drop_nothing (self);
  if (has_sample)
    rbk_search_go_to (sample, self);
  return TRUE;
}

/**
 * rbk_optimise:
 * @spec: a book
 * @task: what to search, and the assumption to rest on
 * @index: the customers
 * @error: return location for a [error@Error]
 *
 * Searches the terms with the highest margin of a month that is expected of these customers.
 * Each takes the cheapest plan that allows its usage, as in [func@mix_new]; what it pays today
 * is its bill in today's mix, whatever plan a file says that it is on.
 *
 * Whose bill rises stays or leaves as @task's demand has it, and whoever leaves takes their
 * margin along; so do those whom no plan serves any more, which a bound forbids. A loss is
 * never taken to be saved by driving a customer away, and customers whom no plan serves today
 * bring nothing, though serving them may cost. What is free stays free. Terms are looked for
 * between a quarter and four times what they are: prices on minor units or on what they are to
 * end in, caps and included amounts by two figures, overage prices by three. Of each plan the
 * card of its axis meter takes part.
 *
 * The search goes from coarse steps to fine ones, from several starts; no clock nor chance has
 * a part in it. Its sums are whole numbers, and @after of the result is a mix as any other.
 *
 * Fails with `RBK_ERROR_USAGE` for a task that makes no sense, with `RBK_ERROR_REFUSED` where no
 * terms keep to it, with `RBK_ERROR_INVALID` where there is nothing to change or the index is
 * of another book, with `RBK_ERROR_OVERFLOW`, and with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): the best terms found
 */
RbkOptimum *
rbk_optimise (const RbkSpec *spec, const RbkOptimiseTask *task, RbkMixIndex *index, GError **error)
{
  g_auto(RbkSearch) self = { 0 };
  g_auto(RbkSearch) sample = { 0 };
  g_autoptr(RbkOptimum) optimum = NULL;

  g_return_val_if_fail (spec != NULL && task != NULL && index != NULL, NULL);

  if (!check_task (task, error))
    return NULL;
  optimum = g_new0 (RbkOptimum, 1);
  optimum->demand = task->demand;
  optimum->changes = g_array_new (FALSE, FALSE, sizeof (RbkOptimiseChange));
  optimum->before = rbk_mix_new (spec, index, error);
  if (optimum->before == NULL || !search (&self, &sample, spec, task, index, error) ||
      !fill (&self, sample.terms != NULL ? &sample : &self, index, optimum, error))
    return NULL;
  if (task->progress != NULL)
    task->progress (1.0, task->user_data);
  return g_steal_pointer (&optimum);
}

/**
 * rbk_optimum_free:
 * @self: (transfer full): an optimum
 *
 * Frees an optimum.
 */
void
rbk_optimum_free (RbkOptimum *self)
{
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->before, rbk_mix_free);
  g_clear_pointer (&self->after, rbk_mix_free);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-private.h"

static RbkTerm *
get_term (const RbkSearch *self, guint term)
{
  return &g_array_index (self->terms, RbkTerm, term);
}

/*
 * rbk_search_init:
 * @self: (inout): a search, empty but for where its work begins
 * @spec: a book
 * @task: what to search
 * @crowd: (transfer full): its customers
 * @error: return location for a #GError
 *
 * Gets ready to search, at today's terms.
 *
 * Returns: `TRUE` on success; to be cleared in any case
 */
gboolean
rbk_search_init (RbkSearch             *self,
                 const RbkSpec         *spec,
                 const RbkOptimiseTask *task,
                 RbkCrowd              *crowd,
                 GError               **error)
{
  self->appraisal.others_of = -1;
  if (!rbk_appraisal_init_crowd (&self->appraisal, spec, task, crowd, error))
    return FALSE;
  self->terms = rbk_terms_new (&self->appraisal.book, task, error);
  if (self->terms == NULL)
    return FALSE;
  self->is_tried = g_new0 (gboolean, MAX (spec->n_plans, 1));
  rbk_appraisal_try_plans (&self->appraisal, NULL, &self->worth);
  self->first = self->worth;
  return TRUE;
}

void
rbk_search_clear (RbkSearch *self)
{
  rbk_appraisal_clear (&self->appraisal);
  g_clear_pointer (&self->terms, g_array_unref);
  g_free (self->is_tried);
}

gboolean
rbk_search_is_stopped (RbkSearch *self)
{
  return g_cancellable_is_cancelled (self->appraisal.task->cancellable);
}

/* Tells how far it is; fails when it is to be given up. */
gboolean
rbk_search_report (RbkSearch *self, guint n_done, GError **error)
{
  const RbkOptimiseTask *task = self->appraisal.task;
  double                 fraction;

  self->n_done += n_done;
  fraction = MIN ((double) self->n_done / (double) MAX (self->n_steps, 1), 1.0);
  fraction = self->from + fraction * self->share;
  if (task->progress != NULL && fraction >= self->shown)
    {
      self->shown = fraction;
      task->progress (fraction, task->user_data);
    }
  return !g_cancellable_set_error_if_cancelled (task->cancellable, error);
}

/* Puts the plan's terms, as they are, on trial. */
static void
set_plan (RbkSearch *self, guint plan)
{
  RbkTrialBook *book = &self->appraisal.book;

  rbk_trial_book_reset (book, plan);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const RbkTerm *term = get_term (self, i);

      if (term->plan == plan && term->value != term->start)
        rbk_trial_book_set (book, plan, term->what, rbk_term_get_value (term, term->value));
    }
}

static void
set_plans (RbkSearch *self)
{
  for (guint i = 0; i < self->appraisal.book.spec.n_plans; i++)
    if (self->is_tried[i])
      set_plan (self, i);
}

static gboolean
are_ordered (const RbkSearch *self)
{
  for (guint i = 0; i < self->appraisal.book.spec.n_plans; i++)
    if (self->is_tried[i] && !rbk_terms_are_ordered (&self->appraisal.book, i))
      return FALSE;
  return TRUE;
}

static gboolean
appraise (RbkSearch *self, RbkWorth *worth)
{
  guint n_tried = 0, last = 0;

  for (guint i = 0; i < self->appraisal.book.spec.n_plans; i++)
    if (self->is_tried[i])
      {
        if (!rbk_appraisal_bill (&self->appraisal, i))
          return FALSE;
        n_tried++;
        last = i;
      }
  if (n_tried == 1)
    rbk_appraisal_try_plan (&self->appraisal, last, worth);
  else
    rbk_appraisal_try_plans (&self->appraisal, self->is_tried, worth);
  return TRUE;
}

/*
 * rbk_search_try:
 * @self: a search
 * @moves: (array length=n_moves): terms and values for them
 * @n_moves: how many; a term is in it once
 * @worth: (out): what the book is worth with them
 *
 * Tries some terms. All is as before then, but for the spare bills.
 *
 * Returns: whether they make sense together: plans in order, bills that fit
 */
gboolean
rbk_search_try (RbkSearch *self, const RbkTermMove *moves, guint n_moves, RbkWorth *worth)
{
  g_autofree gint64 *values = g_new (gint64, n_moves);
  gboolean           is_good;

  for (guint i = 0; i < self->appraisal.book.spec.n_plans; i++)
    self->is_tried[i] = FALSE;
  for (guint i = 0; i < n_moves; i++)
    {
      RbkTerm *term = get_term (self, moves[i].term);

      values[i] = term->value;
      term->value = moves[i].value;
      self->is_tried[term->plan] = TRUE;
    }
  set_plans (self);
  is_good = are_ordered (self) && appraise (self, worth);
  for (guint i = 0; i < n_moves; i++)
    get_term (self, moves[i].term)->value = values[i];
  set_plans (self);
  return is_good;
}

void
rbk_search_keep (RbkSearch *self, const RbkTermMove *moves, guint n_moves, const RbkWorth *worth)
{
  for (guint i = 0; i < n_moves; i++)
    get_term (self, moves[i].term)->value = moves[i].value;
  set_plans (self);
  for (guint i = 0; i < self->appraisal.book.spec.n_plans; i++)
    if (self->is_tried[i])
      rbk_appraisal_keep (&self->appraisal, i);
  self->worth = *worth;
}

/* Tries some terms and keeps them where that is better. */
gboolean
rbk_search_step (RbkSearch *self, const RbkTermMove *moves, guint n_moves)
{
  RbkWorth worth;

  if (n_moves == 0 || rbk_search_is_stopped (self) ||
      !rbk_search_try (self, moves, n_moves, &worth) || !rbk_worth_is_better (&worth, &self->worth))
    return FALSE;
  rbk_search_keep (self, moves, n_moves, &worth);
  return TRUE;
}

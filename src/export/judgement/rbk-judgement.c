/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-judgement.h"

#include "rbk-check.h"

/**
 * rbk_judgement_is_shown:
 * @book: a book
 * @wish: (scope call): what is asked for
 *
 * Returns: whether documents show it; they do, unless the book says no
 */
gboolean
rbk_judgement_is_shown (RbkBook *book, RbkJudgementWish wish)
{
  RbkDelivery *delivery;

  g_return_val_if_fail (RBK_IS_BOOK (book) && wish != NULL, FALSE);

  delivery = rbk_book_get_delivery (book);
  return delivery == NULL || wish (delivery);
}

/* Asks the rules, with the usual bounds. Where customers' bills can't be worked out, those that
 * look at customers have nothing to say. */
static GPtrArray *
look (const RbkExportJob *job)
{
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(RbkMix) mix = NULL;
  RbkCheckInput input = { .book = job->book,
                          .table = job->table,
                          .population = job->population,
                          .today = job->table->spec->date };

  if (job->population != NULL && rbk_population_has_column (job->population, RBK_COLUMN_CALLS))
    index = rbk_mix_index_new (job->table->spec, job->population, NULL);
  if (index != NULL)
    mix = rbk_mix_new (job->table->spec, index, NULL);
  input.index = mix != NULL ? index : NULL;
  input.mix = mix;
  return rbk_check_book (&input, NULL);
}

/**
 * rbk_judgement_init:
 * @self: (out caller-allocates): what is thought of a book
 * @job: the book, with its table, and with its findings where the caller has them
 *
 * Gathers what the rules find and how the decisions stand.
 */
void
rbk_judgement_init (RbkJudgement *self, const RbkExportJob *job)
{
  g_return_if_fail (self != NULL && job != NULL && job->table != NULL);

  *self = (RbkJudgement){ .currency = job->table->spec->currency };
  self->findings = job->findings != NULL ? g_ptr_array_ref (job->findings) : look (job);
  if (self->findings == NULL)
    self->findings = g_ptr_array_new ();
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    self->decisions[topic] =
        rbk_decision_state_new (job->book, job->table, (RbkDecisionTopic) topic);
}

/**
 * rbk_judgement_clear:
 * @self: what is thought of a book
 *
 * Frees what it holds.
 */
void
rbk_judgement_clear (RbkJudgement *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    g_clear_pointer (&self->decisions[topic], rbk_decision_state_free);
}

/**
 * rbk_judgement_count:
 * @self: what is thought of a book
 * @severity: how much a finding matters
 *
 * Returns: how many findings there are of it that the book does not let be
 */
guint
rbk_judgement_count (const RbkJudgement *self, RbkSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (self->findings, i);

      n += finding->suppressed == NULL && finding->severity == severity ? 1 : 0;
    }
  return n;
}

/**
 * rbk_judgement_count_let_be:
 * @self: what is thought of a book
 *
 * Returns: how many findings the book lets be
 */
guint
rbk_judgement_count_let_be (const RbkJudgement *self)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += ((const RbkFinding *) g_ptr_array_index (self->findings, i))->suppressed != NULL ? 1 : 0;
  return n;
}

/**
 * rbk_judgement_count_decisions:
 * @self: what is thought of a book
 * @status: how a decision stands
 *
 * Returns: how many of the six stand so
 */
guint
rbk_judgement_count_decisions (const RbkJudgement *self, RbkDecisionStatus status)
{
  guint n = 0;

  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    n += self->decisions[topic]->status == status ? 1 : 0;
  return n;
}

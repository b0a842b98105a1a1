/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-proposed.h"

#include <glib/gi18n-lib.h>

#include "rbk-finding-words.h"
#include "rbk-plan-color.h"

static gboolean
fill (RbkProposed *self, const GDate *date, GError **error)
{
  g_autoptr(RbkSpec) spec = rbk_spec_new (self->proposal->book, date, error);

  if (spec == NULL)
    return FALSE;
  self->table = rbk_table_new (spec, NULL, error);
  self->format = rbk_money_format_new (NULL, spec->currency);
  return self->table != NULL;
}

/**
 * rbk_proposed_new:
 * @answers: what was answered
 * @catalogue: has the prices of the models
 * @date: (nullable): the day whose prices count
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Returns: (transfer full): what the answers come to
 */
RbkProposed *
rbk_proposed_new (const RbkAnswers *answers,
                  RbkCatalogue     *catalogue,
                  const GDate      *date,
                  GError          **error)
{
  g_autoptr(GPtrArray) prices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(RbkProposed) self = NULL;
  g_auto(GStrv) names = NULL;
  RbkProposal *proposal;

  g_return_val_if_fail (answers != NULL && RBK_IS_CATALOGUE (catalogue), NULL);

  names = rbk_answers_dup_names (answers, "models");
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_extend_and_steal (prices, rbk_catalogue_dup_history (catalogue, names[i]));
  proposal =
      rbk_discover_propose (answers, prices, rbk_catalogue_get_currency (catalogue), date, error);
  if (proposal == NULL)
    return NULL;
  self = g_new0 (RbkProposed, 1);
  g_atomic_ref_count_init (&self->references);
  self->proposal = proposal;
  return fill (self, date, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rbk_proposed_ref:
 * @self: what answers come to
 *
 * Returns: (transfer full): the same
 */
RbkProposed *
rbk_proposed_ref (RbkProposed *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * rbk_proposed_unref:
 * @self: what answers come to
 */
void
rbk_proposed_unref (RbkProposed *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->proposal, rbk_proposal_free);
  g_clear_pointer (&self->table, rbk_table_free);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_free (self);
}

/**
 * rbk_proposed_dup_sentence:
 * @self: what answers come to
 * @reason: one of its reasons
 *
 * Returns: (transfer full): the reason in the user's language
 */
char *
rbk_proposed_dup_sentence (RbkProposed *self, const RbkProposalReason *reason)
{
  return rbk_facts_fill (_ (reason->text), reason->facts, NULL, rbk_fact_words_dup, self->format);
}

/**
 * rbk_proposed_get_color:
 * @self: what answers come to
 * @plan: the place of a plan
 *
 * Returns: the colour that the plan has everywhere
 */
int
rbk_proposed_get_color (RbkProposed *self, guint plan)
{
  g_autoptr(RbkPlan) record =
                 g_list_model_get_item (rbk_book_get_plans (self->proposal->book), plan);

  return record != NULL ? (int) rbk_plan_get_palette_index (record, plan) : -1;
}

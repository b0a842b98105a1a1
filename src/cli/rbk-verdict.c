/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-verdict.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-command.h"
#include "rbk-finding-output.h"
#include "rbk-fix-edit.h"
#include "rbk-load.h"

/* How far a customer's months differ where their file has no two of them. */
#define USUAL_SIGMA 0.3

/**
 * rbk_verdict_clear: (skip)
 * @self: a verdict
 */
void
rbk_verdict_clear (RbkVerdict *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->predictability, rbk_predictability_free);
  g_clear_pointer (&self->mix, rbk_mix_free);
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->table, rbk_table_free);
  g_clear_pointer (&self->customers, rbk_customers_free);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
  rbk_own_file_clear (&self->from);
}

/**
 * rbk_verdict_count: (skip)
 * @self: a verdict
 * @severity: how much they matter
 *
 * Returns: how many findings there are of a severity that the book does not let be
 */
guint
rbk_verdict_count (const RbkVerdict *self, RbkSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (self->findings, i);

      n += finding->severity == severity && finding->suppressed == NULL ? 1 : 0;
    }
  return n;
}

/* A book that is not valid is still judged where rules of ours say all that is wrong with it. */
static gboolean
judge_invalid (RbkVerdict *self, const char *path)
{
  g_autoptr(GPtrArray) problems =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(RbkBook) book = rbk_book_read_file (file, NULL, problems, NULL, NULL);

  self->findings = book == NULL ? rbk_check_problems (problems) : NULL;
  return self->findings != NULL;
}

static gboolean
look_at_customers (RbkVerdict *self, RbkPopulation *population, GError **error)
{
  if (population == NULL || !rbk_population_has_column (population, RBK_COLUMN_CALLS))
    return TRUE;

  self->index = rbk_mix_index_new (self->spec, population, error);
  if (self->index != NULL)
    self->mix = rbk_mix_new (self->spec, self->index, error);
  if (self->mix != NULL)
    self->predictability =
        rbk_predictability_new (self->spec, self->index, rbk_customers_get_days (self->customers),
                                USUAL_SIGMA, NULL, error);
  return self->predictability != NULL;
}

/**
 * rbk_verdict_get_population: (skip)
 * @self: a verdict on a valid book
 *
 * Returns: (transfer none) (nullable): its customers, with what they cost
 */
RbkPopulation *
rbk_verdict_get_population (const RbkVerdict *self)
{
  if (self->customers == NULL)
    return NULL;
  return rbk_customers_get_costed (self->customers, self->spec,
                                   self->from.is_own ? rbk_book_get_usage (self->book) : NULL,
                                   NULL);
}

static gboolean
judge (RbkVerdict *self, GError **error)
{
  RbkPopulation *population = rbk_verdict_get_population (self);
  RbkCheckInput  input;

  if (!look_at_customers (self, population, error))
    return FALSE;
  self->table = rbk_table_new (self->spec, population, error);
  if (self->table == NULL)
    return FALSE;
  input = (RbkCheckInput){ .book = self->book,
                           .table = self->table,
                           .population = population,
                           .mix = self->mix,
                           .index = self->index,
                           .predictability = self->predictability,
                           .today = self->spec->date };
  self->findings = rbk_check_book (&input, error);
  return self->findings != NULL;
}

/**
 * rbk_verdict_load: (skip)
 * @self: a verdict that is all zeros
 * @path: where a book is
 * @date: (nullable): the date of its prices
 * @options: where its customers are from
 * @error: return location for a #GError
 *
 * Reads a valid book and its customers. Nothing is judged yet.
 *
 * Returns: whether that went well
 */
gboolean
rbk_verdict_load (RbkVerdict               *self,
                  const char               *path,
                  const char               *date,
                  const RbkCustomerOptions *options,
                  GError                  **error)
{
  self->spec = rbk_load_spec (path, date, &self->book, error);
  return self->spec != NULL && rbk_load_any_customers (path, self->book, self->spec, options,
                                                       &self->from, &self->customers, error);
}

/**
 * rbk_verdict_judge: (skip)
 * @self: a verdict on a book that was loaded
 * @path: where the book is, for messages
 * @error: return location for a #GError
 *
 * Lets the rules look at the book and its customers.
 *
 * Returns: whether there are findings, or none to be had
 */
gboolean
rbk_verdict_judge (RbkVerdict *self, const char *path, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (judge (self, &reason))
    return TRUE;

  rbk_command_blame (&reason, path);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * rbk_verdict_init: (skip)
 * @self: a verdict that is all zeros
 * @path: where a book is
 * @date: (nullable): the date of its prices
 * @options: where its customers are from
 * @error: return location for a #GError
 *
 * Reads a book and its customers, and lets the rules look at them. Of a book that is not valid,
 * what is wrong are its findings if `check` has rules for all of it; else it fails.
 *
 * Returns: whether there are findings, or none to be had
 */
gboolean
rbk_verdict_init (RbkVerdict               *self,
                  const char               *path,
                  const char               *date,
                  const RbkCustomerOptions *options,
                  GError                  **error)
{
  g_autoptr(GError) reason = NULL;

  if (rbk_verdict_load (self, path, date, options, &reason))
    return rbk_verdict_judge (self, path, error);
  if (self->spec == NULL && g_error_matches (reason, RBK_ERROR, RBK_ERROR_INVALID) &&
      judge_invalid (self, path))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* Whether `RULE` or `RULE@WHERE` means a finding. */
static gboolean
is_meant (const char *which, const RbkFinding *finding)
{
  gsize length = strcspn (which, "@");

  return strlen (finding->rule) == length && strncmp (finding->rule, which, length) == 0 &&
         (which[length] == '\0' || strcmp (which + length + 1, finding->where) == 0);
}

static gboolean
mend (RbkVerdict *self, const char *path, const RbkFinding *finding, GError **error)
{
  g_autofree char *label = rbk_facts_fill (finding->fix->label, finding->figures, finding->witness,
                                           rbk_finding_output_fact, self->spec->currency);
  g_autofree char *where = NULL;
  g_autoptr(RbkEdit) edit = rbk_fix_edit_new (self->book, finding->fix, label, error);

  if (edit == NULL || !rbk_edit_apply (edit, error))
    return FALSE;
  where = g_strcmp0 (finding->where, "") != 0 ? g_strdup (finding->where) : g_strdup ("the book");
  rbk_command_warn (path, "%s: %s: %s", finding->rule, where, label);
  return TRUE;
}

/* Each fix is sound alone; together they might not be. */
static gboolean
stays_valid (RbkBook *book, GError **error)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (book);
  const RbkProblem *first = problems->len > 0 ? g_ptr_array_index (problems, 0) : NULL;

  if (first != NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 "the fixes contradict each other (%s: %s); take them one at a time, as RULE@WHERE",
                 first->path, first->message);
  return first == NULL;
}

/**
 * rbk_verdict_mend: (skip)
 * @self: a verdict on a valid book
 * @path: where the book is, for messages
 * @which: the rule of the findings to mend: `RULE`, or `RULE@WHERE` for one
 * @n_mended: (out): how many were mended
 * @error: return location for a #GError
 *
 * Applies the fixes of findings to the book, and says each. Findings are as they were before.
 *
 * Returns: whether that went well
 */
gboolean
rbk_verdict_mend (
    RbkVerdict *self, const char *path, const char *which, guint *n_mended, GError **error)
{
  *n_mended = 0;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->fix == NULL || finding->suppressed != NULL || !is_meant (which, finding))
        continue;
      if (!mend (self, path, finding, error))
        return FALSE;
      ++*n_mended;
    }
  return stays_valid (self->book, error);
}

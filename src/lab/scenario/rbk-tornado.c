/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tornado.h"

#include "rbk-error.h"

#include <math.h>
#include <string.h>

struct _RbkTornadoCases
{
  GPtrArray *subjects; /* (owned) (element-type utf8) */
  GPtrArray *cases;    /* (owned) (element-type RbkScenarioCase) low and high in turn */
};

/* How far things may go in a year, down and up. */
static const char *const usual[] = {
  "model:*.price=x0.5..x2", "tokenizer=x1..x1.35", "output=x0.8..x1.2",
  "input=x0.8..x1.2",       "cache-hit=0..0.6",    "retries=x1..x1.2",
  "usage=x0.5..x2",         "overhead=x0.8..x1.2", NULL,
};

/* From SHOCK=LOW..HIGH to SHOCK=LOW and SHOCK=HIGH. */
static gboolean
split (const char *pair, char **low, char **high, GError **error)
{
  const char *equals = strrchr (pair, '='), *dots = equals != NULL ? strstr (equals, "..") : NULL;
  g_autofree char *quoted = NULL;

  if (dots != NULL)
    {
      *low = g_strndup (pair, (gsize) (dots - pair));
      *high = g_strdup_printf ("%.*s=%s", (int) (equals - pair), pair, dots + 2);
      return TRUE;
    }
  quoted = rbk_error_quote (pair, strlen (pair));
  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               "%s: write from where to where, as model:*.price=x0.5..x2", quoted);
  return FALSE;
}

static gboolean
add_case (RbkTornadoCases *self, RbkBook *book, const GDate *date, const char *text, GError **error)
{
  const char *texts[] = { text, NULL };
  g_autoptr(GPtrArray) shocks = rbk_shocks_parse (texts, error);
  RbkScenarioCase *made;

  if (shocks == NULL)
    return FALSE;
  if (self->cases->len % 2 == 0)
    g_ptr_array_add (self->subjects, rbk_shock_dup_subject (g_ptr_array_index (shocks, 0)));
  made = rbk_scenario_case_new (book, date, NULL, shocks, RBK_ANSWER_HOLD, NULL, error);
  if (made != NULL)
    g_ptr_array_add (self->cases, made);
  return made != NULL;
}

/**
 * rbk_tornado_cases_new:
 * @book: a book
 * @date: (nullable): the day of its prices; by default the book's, else today
 * @pairs: (nullable) (array zero-terminated=1): what moves, from where to where:
 *   `model:*.price=x0.5..x2`; by default what may happen in a year
 * @error: return location for a [error@Error]
 *
 * Freezes a book under each of several shocks. Fails as [func@scenario_case_new] does.
 *
 * Returns: (transfer full): the cases
 */
RbkTornadoCases *
rbk_tornado_cases_new (RbkBook *book, const GDate *date, const char *const *pairs, GError **error)
{
  g_autoptr(RbkTornadoCases) self = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  if (pairs == NULL || pairs[0] == NULL)
    pairs = usual;
  self = g_new0 (RbkTornadoCases, 1);
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_scenario_case_unref);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_autofree char *low = NULL, *high = NULL;

      if (!split (pairs[i], &low, &high, error) || !add_case (self, book, date, low, error) ||
          !add_case (self, book, date, high, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * rbk_tornado_cases_free:
 * @self: (transfer full): cases
 *
 * Frees them.
 */
void
rbk_tornado_cases_free (RbkTornadoCases *self)
{
  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->cases);
  g_free (self);
}

static gboolean
get_margin (const RbkScenarioMatrix *matrix, guint row, int plan, double *margin)
{
  const RbkMatrixCell *cell =
      rbk_scenario_matrix_get_cell (matrix, row, plan >= 0 ? (guint) plan : matrix->n_plans);

  *margin = plan >= 0 ? cell->margin : cell->mix_margin;
  return plan >= 0 ? cell->has_margin : cell->has_mix_margin;
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const RbkTornadoBar *left = *(const RbkTornadoBar *const *) a;
  const RbkTornadoBar *right = *(const RbkTornadoBar *const *) b;

  if (left->swing < right->swing || left->swing > right->swing)
    return left->swing > right->swing ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* The widest first. Pointers to the bars as they were tell which of equal ones comes first. */
static void
sort_bars (RbkTornado *self)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();
  RbkTornadoBar *sorted = g_new (RbkTornadoBar, MAX (self->n_bars, 1));

  for (guint i = 0; i < self->n_bars; i++)
    g_ptr_array_add (order, &self->bars[i]);
  g_ptr_array_sort (order, compare_bars);
  for (guint i = 0; i < self->n_bars; i++)
    sorted[i] = *(const RbkTornadoBar *) g_ptr_array_index (order, i);
  g_free (self->bars);
  self->bars = sorted;
}

static void
add_bar (RbkTornado              *self,
         const RbkTornadoCases   *cases,
         const RbkScenarioMatrix *matrix,
         guint                    number,
         int                      plan)
{
  RbkTornadoBar bar = { 0 };

  if (!get_margin (matrix, 1 + 2 * number, plan, &bar.low_margin) ||
      !get_margin (matrix, 2 + 2 * number, plan, &bar.high_margin))
    return;
  bar.name = g_strdup (g_ptr_array_index (cases->subjects, number));
  bar.low = g_strdup (rbk_scenario_case_get_name (g_ptr_array_index (cases->cases, 2 * number)));
  bar.high =
      g_strdup (rbk_scenario_case_get_name (g_ptr_array_index (cases->cases, 2 * number + 1)));
  bar.swing = fabs (bar.high_margin - bar.low_margin);
  self->bars[self->n_bars++] = bar;
}

/**
 * rbk_tornado_new:
 * @cases: a book under shocks
 * @plan: the place of a plan, for its margin at the sizing point; -1 for that of all customers
 *   together
 * @index: (nullable): customers, made ready for the book as it is
 * @cancellable: (nullable): to give up
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @error: return location for a [error@Error]
 *
 * Finds what moves the margin most. Fails as [func@scenario_matrix_new] does.
 *
 * Returns: (transfer full): the bars
 */
RbkTornado *
rbk_tornado_new (const RbkTornadoCases *cases,
                 int                    plan,
                 RbkMixIndex           *index,
                 GCancellable          *cancellable,
                 RbkScenarioProgress    progress,
                 gpointer               user_data,
                 GError               **error)
{
  g_autoptr(RbkScenarioMatrix) matrix = NULL;
  RbkTornado *self;

  g_return_val_if_fail (cases != NULL, NULL);

  matrix =
      rbk_scenario_matrix_new ((RbkScenarioCase *const *) cases->cases->pdata, cases->cases->len,
                               index, cancellable, progress, user_data, error);
  if (matrix == NULL)
    return NULL;
  g_return_val_if_fail (plan < (int) matrix->n_plans, NULL);
  self = g_new0 (RbkTornado, 1);
  self->bars = g_new0 (RbkTornadoBar, MAX (cases->subjects->len, 1));
  self->has_margin = get_margin (matrix, 0, plan, &self->margin);
  for (guint i = 0; i < cases->subjects->len && self->has_margin; i++)
    add_bar (self, cases, matrix, i, plan);
  sort_bars (self);
  return self;
}

/**
 * rbk_tornado_free:
 * @self: (transfer full): a tornado
 *
 * Frees it.
 */
void
rbk_tornado_free (RbkTornado *self)
{
  for (guint i = 0; i < self->n_bars; i++)
    {
      g_free (self->bars[i].name);
      g_free (self->bars[i].low);
      g_free (self->bars[i].high);
    }
  g_free (self->bars);
  g_free (self);
}

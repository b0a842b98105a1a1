/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-explain.h"

#include <math.h>
#include <string.h>

#include "rbk-explain.h"
#include "rbk-explained.h"
#include "rbk-path.h"

#define FACT "explained-fact"
#define SAME 1e-9

/* Facts of findings that may be figures of a plan of the same name. */
static const char *const figures[] = { "margin", "bill",     "cost",       "price",
                                       "cap",    "included", "break_even", "floor_price" };

/**
 * rbk_finding_explain_mark:
 * @notes: a grid of notes, of which the last line tells a fact
 * @fact: it; it must outlive the line
 *
 * Remembers which fact it is.
 */
void
rbk_finding_explain_mark (GtkWidget *notes, const RbkFact *fact)
{
  GtkWidget *last = gtk_widget_get_last_child (notes);

  if (last != NULL)
    g_object_set_data (G_OBJECT (last), FACT, (gpointer) fact);
}

static gboolean
is_same (const RbkFact *fact, const RbkWorking *working)
{
  if (working == NULL || !rbk_working_exists (working) || working->value.kind != fact->kind)
    return FALSE;
  if (fact->kind == RBK_FACT_MONEY || fact->kind == RBK_FACT_QUANTITY)
    return rbk_decimal_equal (working->value.value, fact->value);

  return fabs (working->value.ratio - fact->ratio) < SAME;
}

static const char *
find_plan (const RbkSpec *spec, const RbkFinding *finding)
{
  const char *path = finding->path;
  guint       place;

  return rbk_path_take_position (&path, "plans", &place) && place < spec->n_plans
             ? spec->plans[place].key
             : NULL;
}

/* Where the plan is sized, else at the usage that the finding tells of: wherever the plan's figure
 * is the one that is told. */
static char *
dup_where (const RbkExplainInput *input, const RbkFinding *finding, const RbkFact *fact)
{
  const char      *plan = find_plan (input->spec, finding);
  const RbkFact   *usage = rbk_facts_find (finding->figures, "usage");
  g_autofree char *at = NULL;

  if (plan == NULL)
    return NULL;
  if (usage == NULL)
    usage = rbk_facts_find (finding->witness, "usage");
  if (usage != NULL && usage->kind == RBK_FACT_QUANTITY)
    at = rbk_decimal_to_string (usage->value);
  for (guint i = 0; i < (at != NULL ? 2 : 1); i++)
    {
      g_autofree char *where = i == 0 ? g_strdup_printf ("%s.%s", plan, fact->name)
                                      : g_strdup_printf ("%s.%s@%s", plan, fact->name, at);
      g_autoptr(RbkWorking) working = rbk_explain (input, where, NULL);

      if (is_same (fact, working))
        return g_steal_pointer (&where);
    }

  return NULL;
}

static gboolean
is_figure (const RbkFact *fact)
{
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    if (strcmp (figures[i], fact->name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * rbk_finding_explain:
 * @notes: a grid of notes, with marked facts among them
 * @document: the open book
 * @finding: what they are of
 *
 * Lets a person ask those facts how they come about that are figures of a plan.
 */
void
rbk_finding_explain (GtkWidget *notes, RbkDocument *document, const RbkFinding *finding)
{
  RbkAnalysis          *analysis = rbk_document_get_analysis (document);
  const RbkExplainInput input = { .book = rbk_document_get_book (document),
                                  .spec = rbk_analysis_get_spec (analysis),
                                  .population = rbk_analysis_get_population (analysis) };

  for (GtkWidget *child = gtk_widget_get_first_child (notes); input.spec != NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const RbkFact   *fact = g_object_get_data (G_OBJECT (child), FACT);
      g_autofree char *where =
          fact != NULL && is_figure (fact) ? dup_where (&input, finding, fact) : NULL;

      if (where != NULL)
        rbk_explained_set (child, where);
    }
}

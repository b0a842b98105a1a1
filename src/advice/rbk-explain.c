/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-private.h"

#include <string.h>

#include "rbk-error.h"

/* Nobody asks for a place with a longer name. */
#define LONGEST 512

static RbkWorking *
explain_customers (const RbkExplainInput *input, const char *place, GError **error)
{
  RbkWhere    where;
  RbkWorking *root;
  RbkDecimal  value;

  if (!rbk_where_parse (place, &where, error))
    return NULL;
  if (where.kind != RBK_WHERE_PERCENTILE || input->population == NULL ||
      !rbk_population_get_percentile (input->population, RBK_COLUMN_CALLS, where.value, &value))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("customers.%s is not known; import customers and ask for p50, p90 or p99"),
                   place);
      return NULL;
    }
  root = rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Calls of customers, {place}"), value,
                                g_strdup_printf ("%s, type 7: between the two customers that are "
                                                 "nearest, in proportion",
                                                 input->customers != NULL ? input->customers
                                                                          : "customers"));
  rbk_working_take (root, rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Customers"),
                                                 rbk_decimal_from_int (
                                                     (gint64) MIN (rbk_population_get_count (
                                                                       input->population),
                                                                   G_MAXINT64)),
                                                 g_strdup (input->customers)));
  root->where = g_strdup_printf ("customers.%s", place);
  return rbk_working_count (rbk_working_name (root, "place", place), "calls");
}

static RbkWorking *
explain_workload (const RbkExplainInput *input, const char *key, GError **error)
{
  g_autofree char *quoted = NULL;

  for (guint i = 0; i < input->spec->n_workloads; i++)
    if (g_strcmp0 (input->spec->workloads[i].key, key) == 0)
      return rbk_explain_workload_cost (input, i, NULL);
  quoted = rbk_error_quote (key, strlen (key));
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               E_ ("there is no workload %s; name one by its key"), quoted);
  return NULL;
}

static RbkWorking *
explain_plan (const RbkExplainInput *input, const char *key, char *figure, GError **error)
{
  const RbkPlanSpec *plan = rbk_spec_find_plan (input->spec, key, error);
  char              *at = strchr (figure, '@');
  RbkWhere           where;
  g_auto(RbkPlace) place = { 0 };

  if (plan == NULL)
    return NULL;
  where = plan->sizing;
  if (at != NULL)
    {
      *at = '\0';
      if (!rbk_where_parse (at + 1, &where, error))
        return NULL;
    }
  else if (!rbk_explain_has_place (figure))
    where = (RbkWhere){ .kind = RBK_WHERE_USAGE };
  if (!rbk_place_init (&place, input, plan, &where, error))
    return NULL;
  return rbk_place_explain (&place, figure, error);
}

static RbkWorking *
explain_call (const RbkExplainInput *input, const char *name, gboolean is_model, GError **error)
{
  const char      *dot = strrchr (name, '.');
  g_autofree char *key = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : NULL;

  if (dot == NULL || strcmp (dot, ".cost") != 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                   E_ ("models and workloads have a cost; write model:ID.cost or "
                       "workload:KEY.cost"));
      return NULL;
    }
  return is_model ? rbk_explain_model_cost (input, key, error)
                  : explain_workload (input, key, error);
}

/* The dot between a plan's key, which may have dots itself, and the figure. */
static char *
find_dot (char *text)
{
  char *at = strchr (text, '@');

  if (at == NULL)
    return strrchr (text, '.');
  return g_strrstr_len (text, at - text, ".");
}

/**
 * rbk_explain:
 * @input: the book, and its customers where there are some
 * @where: the figure: `starter.margin@p90`, `pro.price`, `model:ID.cost`, `workload:KEY.cost`,
 *   `customers.p90`; without `@` at the plan's own sizing point
 * @error: return location for a [error@Error]
 *
 * Says how a figure comes about, down to what stands in the book. Each is computed from those
 * below it, exactly as the tier table, the bill and the curve compute it. A figure that does
 * not exist, as the margin of a plan on request, has no value. Fails with `RBK_ERROR_SYNTAX`
 * where @where names nothing, with `RBK_ERROR_NOT_FOUND` where the book has no such place, and
 * with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the figure
 */
RbkWorking *
rbk_explain (const RbkExplainInput *input, const char *where, GError **error)
{
  g_autofree char *text = NULL;
  char            *dot;

  g_return_val_if_fail (input != NULL && input->spec != NULL && input->book != NULL, NULL);
  g_return_val_if_fail (where != NULL, NULL);

  text = g_strndup (where, LONGEST);
  dot = find_dot (text);
  if (g_str_has_prefix (text, "model:"))
    return explain_call (input, text + strlen ("model:"), TRUE, error);
  if (g_str_has_prefix (text, "workload:"))
    return explain_call (input, text + strlen ("workload:"), FALSE, error);
  if (g_str_has_prefix (text, "customers.p"))
    return explain_customers (input, text + strlen ("customers."), error);
  if (dot != NULL)
    {
      *dot = '\0';
      return explain_plan (input, text, dot + 1, error);
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               E_ ("name a plan and a figure, as starter.margin@p90; figures are %s"),
               rbk_place_list_figures ());
  return NULL;
}

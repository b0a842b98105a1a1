/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-share-text.h"

static const char *const demand_problems[RBK_OPTIMISE_N_DEMANDS] = {
  N_ ("Say by how much bills may rise: a share, like 20 %."),
  N_ ("Write an elasticity above 0 and up to 100, like 1.5."),
  N_ ("Say which share leaves for each tenth more: above 0 and up to 100 %, like 5 %."),
};

static const char *const endings[] = { NULL, "9", "99", "0", ".99" };

/* rbk_optimise_form_get_kind: which assumption is chosen. */
RbkDemandKind
rbk_optimise_form_get_kind (RbkOptimiseForm *self)
{
  for (guint i = 0; i < RBK_OPTIMISE_N_DEMANDS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->demands[i])))
      return (RbkDemandKind) i;

  return RBK_DEMAND_BOUND;
}

static gboolean
read_share (RbkOptimiseForm *self, GtkWidget *entry, RbkDecimal *share)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return rbk_share_parse_text (self->format, text, share, NULL) && rbk_decimal_sign (*share) >= 0;
}

/* rbk_optimise_form_read_demand: only what can be reckoned with. */
gboolean
rbk_optimise_form_read_demand (RbkOptimiseForm *self, RbkDemandKind kind, RbkDemand *demand)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->values[kind]));
  RbkDemand        typed = { .kind = kind };
  g_autofree char *plain = NULL;

  if (kind == RBK_DEMAND_ELASTICITY
          ? !rbk_money_parse_quantity (self->format, text, &typed.value, NULL)
          : !read_share (self, self->values[kind], &typed.value))
    return FALSE;
  plain = rbk_demand_to_string (&typed);

  return rbk_demand_parse (plain, demand, NULL);
}

static gboolean
refuse (GError **error, const char *text)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, text);

  return FALSE;
}

/* An entry that may be left empty. */
static gboolean
read_limit (RbkOptimiseForm *self, GtkWidget *entry, gboolean *has_value, RbkDecimal *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  *has_value = text[strspn (text, " ")] != '\0';

  return !*has_value || read_share (self, entry, value);
}

static gboolean
read_limits (RbkOptimiseForm *self, RbkOptimiseTask *task, GError **error)
{
  guint ending = adw_combo_row_get_selected (self->ending);

  task->ending = ending < G_N_ELEMENTS (endings) ? endings[ending] : NULL;
  if (!read_limit (self, self->min_margin, &task->has_min_margin, &task->min_margin) ||
      (task->has_min_margin && rbk_decimal_compare (task->min_margin, RBK_DECIMAL_ONE) >= 0))
    return refuse (error, _ ("The margin of a plan is a share below 100 %, like 60 %; or leave it "
                             "empty."));
  if (task->demand.kind != RBK_DEMAND_BOUND &&
      !read_limit (self, self->max_increase, &task->has_max_increase, &task->max_increase))
    return refuse (error, _ ("The limit of a rise is a share, like 30 %; or leave it empty."));

  return TRUE;
}

/**
 * rbk_optimise_form_read:
 * @self: a form
 * @task: (out caller-allocates): what it asks for; it borrows @plans
 * @plans: (out) (transfer full): which plans may change
 * @error: return location for a #GError of domain RBK_ERROR, in words for the user
 *
 * Returns: whether all that it holds can be understood
 */
gboolean
rbk_optimise_form_read (RbkOptimiseForm *self,
                        RbkOptimiseTask *task,
                        gboolean       **plans,
                        GError         **error)
{
  g_autofree gboolean *chosen = NULL;
  gboolean             may[RBK_OPTIMISE_N_TERMS] = { FALSE }, may_any = FALSE;

  *task = (RbkOptimiseTask){ 0 };
  for (guint i = 0; i < RBK_OPTIMISE_N_TERMS; i++)
    {
      may[i] = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->terms[i]));
      may_any = may_any || may[i];
    }
  task->prices = may[RBK_SOLVE_PRICE];
  task->caps = may[RBK_SOLVE_CAP];
  task->included = may[RBK_SOLVE_INCLUDED];
  task->overages = may[RBK_SOLVE_OVERAGE];
  task->demand.kind = rbk_optimise_form_get_kind (self);
  if (!rbk_optimise_form_read_demand (self, task->demand.kind, &task->demand))
    return refuse (error, _ (demand_problems[task->demand.kind]));
  if (!may_any)
    return refuse (error, _ ("Choose something that may change: prices, for a start."));
  chosen = rbk_plan_choice_dup_chosen (self->plans);
  if (chosen == NULL)
    return refuse (error, _ ("Choose a plan that may change."));
  if (!read_limits (self, task, error))
    return FALSE;
  *plans = g_steal_pointer (&chosen);
  task->plans = *plans;

  return TRUE;
}

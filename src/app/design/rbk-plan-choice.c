/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plan-choice.h"

#include <glib/gi18n-lib.h>

#include "rbk-plan.h"

/**
 * RbkPlanChoice:
 *
 * Asks which plans of a book may change: a box to tick for each. One that is sold by quote has
 * no price that could.
 */
struct _RbkPlanChoice
{
  AdwExpanderRow parent_instance;

  RbkBook   *book;    /* (owned) */
  GPtrArray *choices; /* (owned) (element-type Choice) one for each plan of the book */
};

G_DEFINE_FINAL_TYPE (RbkPlanChoice, rbk_plan_choice, ADW_TYPE_EXPANDER_ROW)

typedef struct
{
  RbkPlan   *plan; /* (owned) */
  GtkWidget *row, *check;
  gboolean   has_price;
} Choice;

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->plan);
  g_free (choice);
}

static void
rbk_plan_choice_finalize (GObject *object)
{
  RbkPlanChoice *self = RBK_PLAN_CHOICE (object);

  g_clear_object (&self->book);
  g_ptr_array_unref (self->choices);

  G_OBJECT_CLASS (rbk_plan_choice_parent_class)->finalize (object);
}

static void
rbk_plan_choice_class_init (RbkPlanChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rbk_plan_choice_finalize;

  /**
   * RbkPlanChoice::changed:
   * @self: the choice
   *
   * A plan was ticked, or no longer is.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_plan_choice_init (RbkPlanChoice *self)
{
  self->choices = g_ptr_array_new_with_free_func (free_choice);
}

static void
toggled_cb (RbkPlanChoice *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_ticked (const Choice *choice)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (choice->check));
}

static const Choice *
find_choice (GPtrArray *choices, RbkPlan *plan)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = g_ptr_array_index (choices, i);

      if (choice->plan == plan)
        return choice;
    }

  return NULL;
}

static GtkWidget *
new_check (RbkPlanChoice *self, const char *name, gboolean is_on)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_on);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return check;
}

/* A plan is ticked as it was before, where it could be chosen then. */
static void
add_plan (RbkPlanChoice *self, RbkPlan *plan, GPtrArray *before)
{
  const Choice *old = find_choice (before, plan);
  const char   *name = rbk_record_get_name (RBK_RECORD (plan));
  Choice       *choice = g_new0 (Choice, 1);
  gboolean      is_on = old == NULL || !old->has_price || is_ticked (old);

  choice->plan = g_object_ref (plan);
  choice->has_price = !rbk_plan_get_quote_only (plan);
  choice->row = adw_action_row_new ();
  choice->check = new_check (self, name, choice->has_price && is_on);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (choice->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (choice->row), name);
  if (!choice->has_price)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (choice->row),
                                 _ ("Sold by quote: it has no price"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (choice->row), choice->check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (choice->row), choice->check);
  gtk_widget_set_sensitive (choice->row, choice->has_price);
  g_ptr_array_add (self->choices, choice);
}

static void
fill (RbkPlanChoice *self)
{
  GListModel *plans = rbk_book_get_plans (self->book);
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->choices);

  self->choices = g_ptr_array_new_with_free_func (free_choice);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      add_plan (self, plan, before);
    }
  for (guint i = 0; i < before->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self),
                             ((const Choice *) g_ptr_array_index (before, i))->row);
  for (guint i = 0; i < self->choices->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              ((const Choice *) g_ptr_array_index (self->choices, i))->row);
}

/**
 * rbk_plan_choice_new:
 * @book: an open book
 *
 * Returns: (transfer floating): a choice where all plans with a price are ticked
 */
GtkWidget *
rbk_plan_choice_new (RbkBook *book)
{
  RbkPlanChoice *self = g_object_new (RBK_TYPE_PLAN_CHOICE, "title", _ ("Which plans"), NULL);

  self->book = g_object_ref (book);
  fill (self);

  return GTK_WIDGET (self);
}

static gboolean
shows (const Choice *choice, RbkPlan *plan)
{
  return choice->plan == plan && choice->has_price == !rbk_plan_get_quote_only (plan) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (choice->row)),
                    rbk_record_get_name (RBK_RECORD (plan))) == 0;
}

/**
 * rbk_plan_choice_update:
 * @self: a choice
 *
 * Asks about the plans as they are in the book now. What is ticked stays so.
 */
void
rbk_plan_choice_update (RbkPlanChoice *self)
{
  GListModel *plans;
  gboolean    is_same;

  g_return_if_fail (RBK_IS_PLAN_CHOICE (self));

  plans = rbk_book_get_plans (self->book);
  is_same = g_list_model_get_n_items (plans) == self->choices->len;
  for (guint i = 0; is_same && i < self->choices->len; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      is_same = shows (g_ptr_array_index (self->choices, i), plan);
    }
  if (!is_same)
    fill (self);
}

/**
 * rbk_plan_choice_dup_chosen:
 * @self: a choice
 *
 * Returns: (transfer full) (nullable): for each plan of the book, whether it is ticked; `NULL`
 *   where none is
 */
gboolean *
rbk_plan_choice_dup_chosen (RbkPlanChoice *self)
{
  g_autofree gboolean *chosen = NULL;
  gboolean             has_any = FALSE;

  g_return_val_if_fail (RBK_IS_PLAN_CHOICE (self), NULL);

  chosen = g_new0 (gboolean, self->choices->len + 1);
  for (guint i = 0; i < self->choices->len; i++)
    {
      chosen[i] = is_ticked (g_ptr_array_index (self->choices, i));
      has_any = has_any || chosen[i];
    }

  return has_any ? g_steal_pointer (&chosen) : NULL;
}

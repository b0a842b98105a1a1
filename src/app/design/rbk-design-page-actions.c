/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-design-page-private.h"

#include "rbk-goal-dialog.h"
#include "rbk-optimise-dialog.h"
#include "rbk-plan-edit.h"

static void
add_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);
  RbkBook       *book = rbk_document_get_book (self->document);

  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document, rbk_plan_edit_add (book), NULL))
    return;

  rbk_design_page_update (self);
  rbk_tier_table_set_selected (self->table,
                               (int) g_list_model_get_n_items (rbk_book_get_plans (book)) - 1);
  /* In the table, so that its name can be typed at once. */
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
show_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);
  GListModel    *plans = rbk_book_get_plans (rbk_document_get_book (self->document));

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, i);

      if (g_strcmp0 (rbk_record_get_key (plan), g_variant_get_string (parameter, NULL)) == 0)
        rbk_tier_table_set_selected (self->table, (int) i);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* From wherever on the page: of the plan and the column that the cursor is on. */
static void
explain_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (RBK_DESIGN_PAGE (widget)->table), action_name, NULL);
}

/* The term that the cursor is on is what is most likely looked for. */
static RbkSolveFor
guess_term (RbkDesignPage *self)
{
  static const char *const columns[] = { "price", "limit", "included", "overage" };
  const char              *column = rbk_tier_table_get_column (self->table);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (column, columns[i]))
      return (RbkSolveFor) i;

  return RBK_SOLVE_PRICE;
}

static void
find_for_margin_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);
  int            plan = rbk_tier_table_get_selected (self->table);

  if (plan >= 0)
    gtk_window_present (
        GTK_WINDOW (rbk_goal_dialog_new (widget, self->document, (guint) plan, guess_term (self))));
}

static void
find_best_prices_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);

  if (rbk_tier_table_get_selected (self->table) >= 0)
    gtk_window_present (GTK_WINDOW (rbk_optimise_dialog_new (widget, self->document)));
}

/* rbk_design_page_install_actions: what asks for plans, figures and prices */
void
rbk_design_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "plan.add", NULL, add_plan_cb);
  gtk_widget_class_install_action (klass, "plan.show", "s", show_plan_cb);
  gtk_widget_class_install_action (klass, "figure.explain", NULL, explain_cb);
  gtk_widget_class_install_action (klass, "design.find-for-margin", NULL, find_for_margin_cb);
  gtk_widget_class_install_action (klass, "design.find-best-prices", NULL, find_best_prices_cb);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-claims-dialog.h"
#include "rbk-explain-dialog.h"
#include "rbk-explained.h"
#include "rbk-workbench.h"

/* Why a number is what it is, and whether the numbers of a text hold. */

/* One of a kind beside each window: what is asked for next is shown in it. */
static GtkWidget *
find_dialog (RbkWindow *self, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) &&
          gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static void
explain_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);
  GtkWidget *dialog;

  rbk_window_commit_focus (self);
  dialog = find_dialog (self, RBK_TYPE_EXPLAIN_DIALOG);
  if (dialog == NULL)
    dialog = rbk_explain_dialog_new (GTK_WINDOW (self), self->document);
  rbk_explain_dialog_explain (RBK_EXPLAIN_DIALOG (dialog), g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
has_plans (RbkWindow *self)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));

  return g_list_model_get_n_items (plans) > 0;
}

/* A figure of the first plan is as good as any to choose another from. */
static void
explain_any (RbkWindow *self)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, 0);
  g_autofree char *where = g_strdup_printf ("%s.margin", rbk_record_get_key (plan));

  rbk_explained_show (GTK_WIDGET (self), where);
}

/* Where there are many figures, as in the tier table, the widget knows which is meant. */
static void
explain_focus_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow  *self = RBK_WINDOW (widget);
  GtkWidget  *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const char *where = rbk_explained_find (focus);

  if (where != NULL)
    rbk_explained_show (widget, where);
  else if (!has_plans (self))
    rbk_window_show_toast (self, _ ("There is no plan yet whose numbers could be explained"));
  else if ((focus == NULL || !gtk_widget_activate_action (focus, "figure.explain", NULL)) &&
           !rbk_workbench_explain (RBK_WORKBENCH (self->workbench)))
    explain_any (self);
}

static void
check_claim_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);
  GtkWidget *dialog;

  rbk_window_commit_focus (self);
  dialog = find_dialog (self, RBK_TYPE_CLAIMS_DIALOG);
  if (dialog == NULL)
    dialog = rbk_claims_dialog_new (GTK_WINDOW (self), self->document);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);

  rbk_window_commit_focus (self);
  gtk_widget_activate_action_variant (self->workbench, "workbench.show-plan", parameter);
}

/*
 * rbk_window_install_explain_actions:
 * @widget_class: of the window
 *
 * Installs what pages have explained.
 */
void
rbk_window_install_explain_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.explain", "s", explain_cb);
  gtk_widget_class_install_action (widget_class, "win.explain-focus", NULL, explain_focus_cb);
  gtk_widget_class_install_action (widget_class, "win.check-claim", NULL, check_claim_cb);
  gtk_widget_class_install_action (widget_class, "win.show-plan", "s", show_plan_cb);
}

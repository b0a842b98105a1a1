/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-goal-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-dialog-parts.h"
#include "rbk-goal-form.h"
#include "rbk-latest.h"
#include "rbk-undo-toast.h"

#define WIDTH 440

/**
 * RbkGoalDialog:
 *
 * Finds the term of a plan with which it leaves a margin. The answer stands below the question
 * and follows what is typed; Apply makes it the plan's, in one step.
 *
 * ## Shortcuts
 *
 * Enter applies, Escape closes.
 */
struct _RbkGoalDialog
{
  GtkWindow parent_instance;

  GtkWidget      *over;     /* (not owned) (nullable) where the toast is shown */
  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) */
  RbkLatest      *seeking;  /* (owned) */
  RbkGoalAnswer  *answer;   /* (owned) (nullable) */
  RbkGoalForm    *form;
  GtkWidget      *value, *before, *working, *apply;
};

G_DEFINE_FINAL_TYPE (RbkGoalDialog, rbk_goal_dialog, GTK_TYPE_WINDOW)

/* What is handed to the thread. */
typedef struct
{
  RbkGoal      goal;
  RbkAnalysis *analysis; /* (owned) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  rbk_analysis_unref (request->analysis);
  g_free (request);
}

static gpointer
seek (gpointer data)
{
  const Request *request = data;

  return rbk_goal_seek (&request->goal, request->analysis);
}

static void
show_problem (RbkGoalDialog *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->value), _ ("No such value"));
  gtk_label_set_text (GTK_LABEL (self->before), "");
  gtk_label_set_text (GTK_LABEL (self->working), problem);
  gtk_widget_set_sensitive (self->apply, FALSE);
}

static void
show_value (RbkGoalDialog *self, const RbkGoalAnswer *answer)
{
  g_autofree char *value = rbk_goal_answer_dup_value (answer, self->format, answer->value);
  g_autofree char *working = rbk_goal_answer_dup_working (answer, self->format);
  g_autofree char *before = NULL;
  g_autofree char *today = NULL;
  gboolean is_same = answer->has_before && rbk_decimal_equal (answer->before, answer->value);

  if (answer->has_before && !is_same)
    {
      today = rbk_goal_answer_dup_value (answer, self->format, answer->before);
      /* Translators: %s is the price or amount that a plan has now */
      before = g_strdup_printf (_ ("Today %s"), today);
    }
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_label_set_text (GTK_LABEL (self->before), is_same          ? _ ("As it is today")
                                                : before != NULL ? before
                                                                 : _ ("None today"));
  gtk_label_set_text (GTK_LABEL (self->working), working);
  gtk_widget_set_sensitive (self->apply, !is_same);
}

static void
found (gpointer owner, gpointer result)
{
  RbkGoalDialog *self = owner;
  RbkGoalAnswer *answer = result;

  g_clear_pointer (&self->answer, rbk_goal_answer_free);
  self->answer = answer;
  if (answer->is_found)
    show_value (self, answer);
  else
    show_problem (self, answer->problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (GTK_LABEL (self->working)), -1);
}

static void
forget (gpointer answer)
{
  rbk_goal_answer_free (answer);
}

static const RbkLatestFacts seeking = {
  .work = seek,
  .done = found,
  .free_request = request_free,
  .free_result = forget,
};

/* What was found before is no answer to what is asked now. */
static void
ask (RbkGoalDialog *self)
{
  g_autoptr(GError) error = NULL;
  Request *request;
  RbkGoal  goal;

  gtk_widget_set_sensitive (self->apply, FALSE);
  if (!rbk_goal_form_read (self->form, &goal, &error))
    {
      show_problem (self, error->message);
      return;
    }
  request = g_new0 (Request, 1);
  request->goal = goal;
  request->analysis = rbk_analysis_ref (rbk_document_get_analysis (self->document));
  rbk_latest_ask (self->seeking, request);
}

static void
revised_cb (RbkGoalDialog *self)
{
  rbk_goal_form_update (self->form, rbk_document_get_analysis (self->document));
}

static char *
describe_step (RbkGoalDialog *self)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, self->answer->goal.plan);
  g_autofree char *value =
      rbk_goal_answer_dup_value (self->answer, self->format, self->answer->value);

  /* Translators: the name of a plan, and the price or amount that it has now */
  return g_strdup_printf (_ ("%s: %s"), rbk_record_get_name (plan), value);
}

static void
apply_cb (RbkGoalDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  RbkEdit         *edit;

  if (self->answer == NULL || !self->answer->is_found)
    return;
  text = describe_step (self);
  edit = rbk_goal_answer_new_edit (self->answer, rbk_document_get_book (self->document), &error);
  rbk_document_seal (self->document);
  if (edit == NULL || !rbk_document_take (self->document, edit, &error))
    {
      show_problem (self, error->message);
      return;
    }
  if (self->over != NULL)
    rbk_undo_toast_show (self->over, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
rbk_goal_dialog_dispose (GObject *object)
{
  RbkGoalDialog *self = RBK_GOAL_DIALOG (object);

  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->document);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->seeking, rbk_latest_free);
  g_clear_pointer (&self->answer, rbk_goal_answer_free);

  G_OBJECT_CLASS (rbk_goal_dialog_parent_class)->dispose (object);
}

static void
rbk_goal_dialog_class_init (RbkGoalDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_goal_dialog_dispose;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rbk_goal_dialog_init (RbkGoalDialog *self)
{
  self->seeking = rbk_latest_new (&seeking, self);
}

static GtkWidget *
new_answer (RbkGoalDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->value = rbk_dialog_line_new ("title-2");
  self->before = rbk_dialog_line_new ("dim-label");
  self->working = rbk_dialog_line_new ("body");
  /* It holds still while one types. */
  gtk_widget_set_margin_top (self->working, 8);
  gtk_widget_set_size_request (self->working, -1, 64);
  gtk_label_set_yalign (GTK_LABEL (self->working), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (self->value), TRUE);
  gtk_widget_set_focusable (self->value, FALSE);
  gtk_box_append (GTK_BOX (box), self->value);
  gtk_box_append (GTK_BOX (box), self->before);
  gtk_box_append (GTK_BOX (box), self->working);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "answer");

  return box;
}

/**
 * rbk_goal_dialog_new:
 * @over: a widget of the window over which it stands
 * @document: its book
 * @plan: the place of the plan to begin with
 * @what: the term to begin with
 *
 * Returns: (transfer none): a dialog that finds a term for a margin, not yet shown
 */
GtkWidget *
rbk_goal_dialog_new (GtkWidget *over, RbkDocument *document, guint plan, RbkSolveFor what)
{
  RbkBook       *book = rbk_document_get_book (document);
  RbkAnalysis   *analysis = rbk_document_get_analysis (document);
  RbkGoalDialog *self = g_object_new (RBK_TYPE_GOAL_DIALOG, "title", _ ("Find for a Margin"),
                                      "modal", TRUE, "destroy-with-parent", TRUE, "default-width",
                                      WIDTH, "transient-for", gtk_widget_get_root (over), NULL);
  GtkWidget     *page;

  self->document = g_object_ref (document);
  self->format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  g_set_weak_pointer (&self->over, over);
  self->form = RBK_GOAL_FORM (rbk_goal_form_new (book, analysis, plan, what));
  page = rbk_dialog_page_new (GTK_WIDGET (self->form), new_answer (self));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (page), TRUE);
  gtk_window_set_titlebar (GTK_WINDOW (self), rbk_dialog_header_new (_ ("_Apply"), &self->apply));
  gtk_window_set_child (GTK_WINDOW (self), page);
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (revised_cb), self,
                           G_CONNECT_SWAPPED);
  ask (self);
  rbk_goal_form_focus (self->form);

  return GTK_WIDGET (self);
}

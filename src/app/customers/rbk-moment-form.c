/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-moment-form.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-choice.h"
#include "rbk-icon-menu.h"
#include "rbk-moment-answer.h"
#include "rbk-section.h"
#include "rbk-usage-text.h"

/* The day of the month that is asked about first. */
#define FIRST_DAY 18

/**
 * RbkMomentForm:
 *
 * A customer on a plan who has used so much by a day: how far that is, where the pace leads, what
 * they are told and which plan to offer.
 */
struct _RbkMomentForm
{
  GtkWidget parent_instance;

  GtkWidget      *section, *plan, *used, *day, *picker, *answer;
  RbkDocument    *document; /* (owned) (nullable) */
  RbkAnalysis    *analysis; /* (owned) (nullable) */
  RbkMoneyFormat *format;   /* (owned) (nullable) */
  GArray         *plans;    /* (owned) (element-type guint) the plan behind each name */
  RbkDecimal      amount;   /* what was used */
  gboolean        has_amount, has_date, is_settling;
  GDate           date;
};

G_DEFINE_FINAL_TYPE (RbkMomentForm, rbk_moment_form, GTK_TYPE_WIDGET)

static const RbkPlanSpec *
get_plan (RbkMomentForm *self)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);
  guint          chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->plan));

  if (chosen >= self->plans->len)
    return NULL;
  return &spec->plans[g_array_index (self->plans, guint, chosen)];
}

/* What nobody typed follows the plan: all that it allows, on the day of the example. */
static void
show_asked (RbkMomentForm *self, const RbkPlanSpec *plan)
{
  g_autofree char *used = NULL, *day = NULL;
  const RbkSpec   *spec = rbk_analysis_get_spec (self->analysis);

  if (!self->has_amount)
    rbk_trigger_get_cap (spec, plan, NULL, &self->amount);
  if (!self->has_date)
    {
      self->date = spec->date;
      g_date_set_day (&self->date, FIRST_DAY);
    }
  used = rbk_money_format_quantity (self->format, self->amount);
  day = rbk_date_to_string (&self->date);
  rbk_cell_set_text (RBK_CELL (self->used), used, used);
  rbk_cell_set_text (RBK_CELL (self->day), day, day);
}

static void
answer (RbkMomentForm *self)
{
  const RbkPlanSpec *plan;
  RbkMomentAsked     asked;

  if (self->is_settling || self->analysis == NULL)
    return;
  plan = get_plan (self);
  if (plan == NULL)
    return;
  show_asked (self, plan);
  asked = (RbkMomentAsked){ .book = rbk_document_get_book (self->document),
                            .spec = rbk_analysis_get_spec (self->analysis),
                            .plan = plan,
                            .used = self->amount,
                            .day = self->date };
  rbk_moment_answer_show (self->answer, &asked, self->format);
}

static gboolean
used_commit_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkMomentForm *self = user_data;
  RbkDecimal     amount;

  if (!rbk_usage_text_parse (self->format, text, &amount, error))
    return FALSE;
  self->amount = amount;
  self->has_amount = TRUE;
  answer (self);

  return TRUE;
}

static gboolean
day_commit_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkMomentForm *self = user_data;
  GDate          date;

  if (!rbk_date_parse (text, &date, error))
    return FALSE;
  self->date = date;
  self->has_date = TRUE;
  answer (self);

  return TRUE;
}

static void
picked_cb (RbkMomentForm *self, GtkCalendar *calendar)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (calendar);

  g_date_set_dmy (&self->date, (GDateDay) g_date_time_get_day_of_month (day),
                  (GDateMonth) g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));
  self->has_date = TRUE;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->picker));
  answer (self);
}

static void
rbk_moment_form_dispose (GObject *object)
{
  RbkMomentForm *self = RBK_MOMENT_FORM (object);

  self->is_settling = TRUE;
  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_moment_form_parent_class)->dispose (object);
}

static void
rbk_moment_form_finalize (GObject *object)
{
  g_array_unref (RBK_MOMENT_FORM (object)->plans);

  G_OBJECT_CLASS (rbk_moment_form_parent_class)->finalize (object);
}

static void
rbk_moment_form_class_init (RbkMomentFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_moment_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_moment_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_cell (const char *title, RbkCellCommit commit, gpointer user_data)
{
  GtkWidget *cell = rbk_cell_new (TRUE);

  rbk_cell_set_title (RBK_CELL (cell), title);
  rbk_cell_set_commit (RBK_CELL (cell), commit, user_data);

  return cell;
}

/* A day is typed, or picked from a calendar. */
static GtkWidget *
new_day (RbkMomentForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  self->day = new_cell (_ ("The day that has passed last"), day_commit_cb, self);
  gtk_widget_set_tooltip_text (self->day, _ ("As YYYY-MM-DD; the day counts"));
  gtk_widget_set_hexpand (self->day, TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  self->picker = rbk_icon_menu_new ("x-office-calendar-symbolic", _ ("Pick a day"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->picker), popover);
  gtk_widget_add_css_class (self->picker, "flat");
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->day);
  gtk_box_append (GTK_BOX (box), self->picker);

  return box;
}

static void
rbk_moment_form_init (RbkMomentForm *self)
{
  GtkWidget *list = rbk_choice_list_new (_ ("A customer"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->plans = g_array_new (FALSE, FALSE, sizeof (guint));
  self->plan = rbk_choice_new (_ ("Plan of the customer"));
  g_signal_connect_object (self->plan, "notify::selected", G_CALLBACK (answer), self,
                           G_CONNECT_SWAPPED);
  self->used = new_cell (_ ("Units used so far"), used_commit_cb, self);
  rbk_choice_list_add (list, _ ("On plan"), self->plan);
  rbk_choice_list_add (list, _ ("Has used"), self->used);
  /* Translators: a customer “has used” so much “at the end of the day” whose date stands behind */
  rbk_choice_list_add (list, _ ("At the end of the day"), new_day (self));
  gtk_widget_remove_css_class (list, "boxed-list");
  self->answer = rbk_moment_answer_new ();
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->answer);
  gtk_widget_add_css_class (box, "moment");
  self->section = rbk_section_new (_ ("What a Customer Is Told"), box);
  rbk_section_set_note (RBK_SECTION (self->section),
                        _ ("Say how far a customer is: the pace is projected to the length of the "
                           "month, and messages that are due stand below."));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_moment_form_new:
 *
 * Returns: (transfer floating): a form of no plan
 */
GtkWidget *
rbk_moment_form_new (void)
{
  return g_object_new (RBK_TYPE_MOMENT_FORM, NULL);
}

static void
fill_plans (RbkMomentForm *self, const RbkSpec *spec)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  RbkDecimal cap;

  g_array_set_size (self->plans, 0);
  for (guint i = 0; i < spec->n_plans; i++)
    if (rbk_trigger_get_cap (spec, &spec->plans[i], NULL, &cap))
      {
        g_array_append_val (self->plans, i);
        g_ptr_array_add (names, (gpointer) spec->plans[i].name);
      }
  g_ptr_array_add (names, NULL);
  rbk_choice_set_texts (self->plan, (const char *const *) names->pdata);
}

/**
 * rbk_moment_form_update:
 * @self: a form
 * @view: what the page shows
 *
 * Answers by the book as it is now.
 */
void
rbk_moment_form_update (RbkMomentForm *self, const RbkCustomersView *view)
{
  const char *currency = rbk_money_format_get_currency (view->format);

  g_return_if_fail (RBK_IS_MOMENT_FORM (self));

  g_set_object (&self->document, view->document);
  rbk_analysis_ref (view->analysis);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = view->analysis;
  if (self->format == NULL ||
      g_strcmp0 (rbk_money_format_get_currency (self->format), currency) != 0)
    {
      g_clear_pointer (&self->format, rbk_money_format_free);
      self->format = rbk_money_format_new (NULL, currency);
    }
  self->is_settling = TRUE;
  fill_plans (self, rbk_analysis_get_spec (self->analysis));
  self->is_settling = FALSE;
  answer (self);
}

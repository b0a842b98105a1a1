/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-terms-form-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-date.h"
#include "rbk-icon-menu.h"

/**
 * RbkTermsForm:
 *
 * Asks from when terms change, and to what. Each term begins with what it is now: what is left as
 * it is does not change.
 */
G_DEFINE_FINAL_TYPE (RbkTermsForm, rbk_terms_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (RbkTermsForm *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static char *
dup_value (RbkTermsForm *self, const RbkTermsField *field)
{
  return field->is_amount ? rbk_money_format_amount (self->format, field->now, TRUE)
                          : rbk_money_format_quantity (self->format, field->now);
}

/* What a term is now, of which the change begins; a value of one's own stays. */
static void
set_now (RbkTermsForm *self, RbkTermsField *field, RbkDecimal now)
{
  g_autofree char *before = dup_value (self, field);
  g_autofree char *after = NULL;

  if (field->entry == NULL)
    return;
  field->now = now;
  after = dup_value (self, field);
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (field->entry)), before))
    gtk_editable_set_text (GTK_EDITABLE (field->entry), after);
}

/* The terms that are copied are those in force on the day before the first day. */
static void
date_cb (RbkTermsForm *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->date));
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkTable) table = NULL;
  GDate day;

  if (rbk_date_parse (text, &day, NULL) && g_date_get_julian (&day) > 1)
    {
      g_date_subtract_days (&day, 1);
      spec = rbk_spec_new_on (rbk_analysis_get_table (self->analysis)->spec, &day);
      table = rbk_table_new (spec, NULL, NULL);
    }
  if (table != NULL)
    {
      const RbkTableRow *row = &table->rows[self->plan];

      self->is_filling = TRUE;
      set_now (self, &self->fields[RBK_VERSION_PRICE], row->price);
      set_now (self, &self->fields[RBK_VERSION_INCLUDED], row->included);
      set_now (self, &self->fields[RBK_VERSION_CAP], row->cap);
      set_now (self, &self->fields[RBK_VERSION_OVERAGE], row->overage);
      self->is_filling = FALSE;
    }
  changed_cb (self);
}

static void
day_selected_cb (RbkTermsForm *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
}

static void
rbk_terms_form_dispose (GObject *object)
{
  RbkTermsForm *self = RBK_TERMS_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_terms_form_parent_class)->dispose (object);
}

static void
rbk_terms_form_class_init (RbkTermsFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_terms_form_dispose;

  /**
   * RbkTermsForm::changed:
   * @self: the form
   *
   * Something else is asked for.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_terms_form_init (RbkTermsForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
new_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  /* What stands in it takes the focus, once. */
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static GtkWidget *
add_entry (RbkTermsForm *self,
           GtkWidget    *row,
           const char   *label,
           const char   *text,
           void (*changed) (RbkTermsForm *self))
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 11);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1.0f);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);

  return entry;
}

static void
add_date (RbkTermsForm *self, GtkWidget *group, const char *date)
{
  GtkWidget *row = new_row (group, _ ("First day"), NULL);
  GtkWidget *button =
      rbk_icon_menu_new ("x-office-calendar-symbolic", _ ("Choose the day in a calendar"));
  GtkWidget *popover = gtk_popover_new ();
  GDate      day;

  self->date = add_entry (self, row, _ ("First day of the new terms"), date, date_cb);
  self->calendar = gtk_calendar_new ();
  if (rbk_date_parse (date, &day, NULL))
    {
      g_autoptr(GDateTime) time =
                     g_date_time_new_local (g_date_get_year (&day), (int) g_date_get_month (&day),
                                            g_date_get_day (&day), 12, 0, 0);

      gtk_calendar_select_day (GTK_CALENDAR (self->calendar), time);
    }
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_term (RbkTermsForm  *self,
          GtkWidget     *group,
          RbkVersionTerm term,
          const char    *title,
          gboolean       exists,
          RbkDecimal     now)
{
  RbkTermsField   *field = &self->fields[term];
  g_autofree char *text = NULL;

  field->term = term;
  field->is_amount = term == RBK_VERSION_PRICE || term == RBK_VERSION_OVERAGE;
  field->now = now;
  if (!exists)
    return;
  text = dup_value (self, field);
  field->entry = add_entry (self, new_row (group, title, NULL), title, text, changed_cb);
}

/* rbk_terms_form_get_row: the plan in the tier table. */
const RbkTableRow *
rbk_terms_form_get_row (RbkTermsForm *self)
{
  return &rbk_analysis_get_table (self->analysis)->rows[self->plan];
}

static void
add_terms (RbkTermsForm *self, GtkWidget *group)
{
  const RbkTableRow *row = rbk_terms_form_get_row (self);

  add_term (self, group, RBK_VERSION_PRICE, _ ("Price a month"), row->has_price, row->price);
  add_term (self, group, RBK_VERSION_INCLUDED, _ ("Included amount"),
            row->card != NULL && row->has_included, row->included);
  add_term (self, group, RBK_VERSION_CAP, _ ("Cap"), row->card != NULL && row->has_cap, row->cap);
  add_term (self, group, RBK_VERSION_OVERAGE, _ ("Overage price"),
            row->card != NULL && row->has_overage, row->overage);
}

static void
fill (RbkTermsForm *self, const char *date)
{
  const RbkTableRow *row = rbk_terms_form_get_row (self);
  const RbkSpec     *spec = rbk_analysis_get_spec (self->analysis);
  GtkWidget         *terms = adw_preferences_group_new ();
  GtkWidget         *usage = adw_preferences_group_new ();
  g_autofree char   *used =
      rbk_money_format_quantity (self->format,
                                 rbk_decimal_round (row->has_sizing ? row->sizing.usage
                                                                    : RBK_DECIMAL_ZERO,
                                                    0, RBK_ROUND_HALF_AWAY));

  add_date (self, terms, date);
  add_terms (self, terms);
  self->usage = add_entry (self,
                           new_row (usage, _ ("Used in that month"),
                                    row->axis >= 0 ? spec->meters[row->axis].name : NULL),
                           _ ("Used in that month"), used, changed_cb);
  gtk_box_append (GTK_BOX (self->box), terms);
  gtk_box_append (GTK_BOX (self->box), usage);
}

/**
 * rbk_terms_form_new:
 * @analysis: what follows from the open book; its table has the plan
 * @plan: the place of a plan that has lasting terms
 * @date: the day to begin with, `YYYY-MM-DD`
 *
 * Returns: (transfer floating): a form that asks for no change yet
 */
GtkWidget *
rbk_terms_form_new (RbkAnalysis *analysis, guint plan, const char *date)
{
  RbkTermsForm *self = g_object_new (RBK_TYPE_TERMS_FORM, NULL);

  self->analysis = rbk_analysis_ref (analysis);
  self->plan = plan;
  self->format = rbk_money_format_new (NULL, rbk_analysis_get_spec (analysis)->currency);
  fill (self, date);

  return GTK_WIDGET (self);
}

/**
 * rbk_terms_form_focus:
 * @self: a form
 *
 * Puts the focus where one types first: in the price.
 */
void
rbk_terms_form_focus (RbkTermsForm *self)
{
  GtkWidget *entry;

  g_return_if_fail (RBK_IS_TERMS_FORM (self));

  entry = self->fields[RBK_VERSION_PRICE].entry;
  gtk_widget_grab_focus (entry != NULL ? entry : self->date);
}

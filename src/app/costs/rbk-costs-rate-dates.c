/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-rate-dates.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-costs-text.h"
#include "rbk-credit-rate.h"
#include "rbk-date.h"
#include "rbk-error.h"
#include "rbk-record-table.h"
#include "rbk-section.h"
#include "rbk-undo-toast.h"
#include "rbk-version-edit.h"
#include "rbk-workload.h"

/**
 * RbkCostsRateDates:
 *
 * Credit rates that change on a day, of all routes, and a line to add one. Invoices of before keep
 * the rate of theirs.
 */
struct _RbkCostsRateDates
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  GPtrArray             *routes;  /* (owned) (element-type RbkRoute) those of the choice */
  GHashTable            *owners;  /* (owned) (element-type RbkCreditRate RbkRoute) */
  GListStore            *list;    /* (owned) (element-type RbkCreditRate) */
  GtkStringList         *names;   /* (owned) of the routes */
  GtkWidget             *section, *choice, *date, *credits;
  RbkRecordTable        *table;
};

G_DEFINE_FINAL_TYPE (RbkCostsRateDates, rbk_costs_rate_dates, GTK_TYPE_WIDGET)

static char *
dup_route_name (RbkRecord *record, gpointer user_data)
{
  RbkCostsRateDates *self = user_data;
  RbkRoute          *route = g_hash_table_lookup (self->owners, record);

  return route != NULL
             ? rbk_costs_dup_route_name (rbk_costs_context_get_book (self->context), route)
             : NULL;
}

/* Rates of one route are told from each other by their days. */
static char *
dup_name (RbkRecord *record, gpointer user_data)
{
  g_autofree char *route = dup_route_name (record, user_data);
  const char      *from = rbk_credit_rate_get_effective_from (RBK_CREDIT_RATE (record));

  /* Translators: a route, and the day from which its credit rate is another */
  return g_strdup_printf (_ ("%s from %s"), route, from);
}

static void
remove_cb (GtkButton *button, RbkCostsRateDates *self)
{
  RbkCreditRate *rate = g_object_get_data (G_OBJECT (button), "rate");
  RbkRoute      *route = g_hash_table_lookup (self->owners, rate);
  GListStore    *rates;
  guint          position;

  if (route == NULL)
    return;
  rates = G_LIST_STORE (rbk_route_get_credit_rates (route));
  if (g_list_store_find (rates, rate, &position))
    rbk_costs_context_take (self->context, GTK_WIDGET (self),
                            rbk_edit_new_remove (rates, position));
}

static GtkWidget *
make_remove (RbkRecord *record, gpointer user_data)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), user_data, 0);

  return button;
}

static void
update_remove (GtkWidget *widget, RbkRecord *record, gpointer user_data)
{
  g_autofree char *name = dup_name (record, user_data);
  /* Translators: %s is a credit rate: “Main from 2027-01-01” */
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), name);

  g_object_set_data (G_OBJECT (widget), "rate", record);
  gtk_widget_set_tooltip_text (widget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static const RbkRecordColumn columns[] = {
  { .title = N_ ("Route"),
    .name = N_ ("Route of %s"),
    .dup_text = dup_route_name,
    .is_text = TRUE,
    .width = 16,
    .expands = TRUE },
  { .title = N_ ("From"), .name = N_ ("First day of %s"), .field = "effective-from", .width = 10 },
  { .title = N_ ("Credits a call"),
    .name = N_ ("Credit rate of %s"),
    .field = "credits",
    .width = 7 },
  { .title = "",
    .name = N_ ("Remove %s"),
    .make = make_remove,
    .update = update_remove,
    .width = 3 },
};

static void
rbk_costs_rate_dates_dispose (GObject *object)
{
  RbkCostsRateDates *self = RBK_COSTS_RATE_DATES (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_object (&self->names);
  g_clear_pointer (&self->routes, g_ptr_array_unref);
  g_clear_pointer (&self->owners, g_hash_table_unref);

  G_OBJECT_CLASS (rbk_costs_rate_dates_parent_class)->dispose (object);
}

static void
rbk_costs_rate_dates_class_init (RbkCostsRateDatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_costs_rate_dates_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_rate_dates_init (RbkCostsRateDates *self)
{
  self->list = g_list_store_new (RBK_TYPE_CREDIT_RATE);
  self->names = gtk_string_list_new (NULL);
  self->routes = g_ptr_array_new_with_free_func (g_object_unref);
  self->owners = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

/* All routes that take credits, or will. */
static void
collect (RbkCostsRateDates *self)
{
  GListModel *workloads = rbk_book_get_workloads (rbk_costs_context_get_book (self->context));

  g_ptr_array_set_size (self->routes, 0);
  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);
      GListModel *routes = rbk_workload_get_routes (workload);

      for (guint j = 0; j < g_list_model_get_n_items (routes); j++)
        {
          g_autoptr(RbkRoute) route = g_list_model_get_item (routes, j);

          if (rbk_route_get_credits (route) != NULL ||
              g_list_model_get_n_items (rbk_route_get_credit_rates (route)) > 0)
            g_ptr_array_add (self->routes, g_steal_pointer (&route));
        }
    }
}

static void
fill_names (RbkCostsRateDates *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  guint n_names = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  for (guint i = 0; i < self->routes->len; i++)
    {
      g_autofree char *name = rbk_costs_dup_route_name (rbk_costs_context_get_book (self->context),
                                                        self->routes->pdata[i]);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  for (guint i = 0; i < n_names || i < self->routes->len; i++)
    {
      const char *shown = gtk_string_list_get_string (self->names, i);

      if (i >= n_names || i >= self->routes->len || g_strcmp0 (shown, names[i]) != 0)
        {
          gtk_string_list_splice (self->names, 0, n_names, (const char *const *) names);
          return;
        }
    }
}

/**
 * rbk_costs_rate_dates_update:
 * @self: the rates
 *
 * Shows them as they are now; nothing where no route takes credits.
 */
void
rbk_costs_rate_dates_update (RbkCostsRateDates *self)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (RBK_IS_COSTS_RATE_DATES (self));

  collect (self);
  g_hash_table_remove_all (self->owners);
  for (guint i = 0; i < self->routes->len; i++)
    {
      GListModel *rates = rbk_route_get_credit_rates (self->routes->pdata[i]);

      for (guint j = 0; j < g_list_model_get_n_items (rates); j++)
        {
          RbkCreditRate *rate = g_list_model_get_item (rates, j);

          g_hash_table_insert (self->owners, g_object_ref (rate),
                               g_object_ref (self->routes->pdata[i]));
          g_ptr_array_add (found, rate);
        }
    }
  fill_names (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->routes->len > 0);
  rbk_costs_list_take_over (self->list, found);
  rbk_record_table_update (self->table, self->context->format);
}

/* What was billed stays: a rate begins tomorrow at the earliest. */
static gboolean
check_date (const char *date, GError **error)
{
  GDate day, today;

  rbk_date_today (&today);
  if (!rbk_date_parse (date, &day, NULL))
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                         _ ("Write the first day as 2026-09-01."));
  else if (g_date_compare (&day, &today) <= 0)
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                         _ ("Choose a day after today: what was billed stays."));
  else
    return TRUE;

  return FALSE;
}

static RbkEdit *
new_edit (RbkCostsRateDates *self, GError **error)
{
  guint       chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  const char *date = gtk_editable_get_text (GTK_EDITABLE (self->date));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->credits));
  RbkDecimal  credits;

  if (chosen >= self->routes->len || !check_date (date, error) ||
      !rbk_money_parse_quantity (self->context->format, text, &credits, error))
    return NULL;

  return rbk_version_edit_credits (self->routes->pdata[chosen], date, credits, error);
}

static void
add_cb (RbkCostsRateDates *self)
{
  g_autoptr(GError) error = NULL;
  RbkEdit *edit = new_edit (self, &error);

  if (edit == NULL)
    {
      if (error != NULL)
        rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }
  if (rbk_costs_context_take (self->context, GTK_WIDGET (self), edit))
    gtk_editable_set_text (GTK_EDITABLE (self->credits), "");
}

static GtkWidget *
new_entry (RbkCostsRateDates *self, const char *label, const char *hint, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

/* The first of next month. */
static char *
dup_next_month (void)
{
  GDate day;

  rbk_date_today (&day);
  g_date_add_months (&day, 1);
  g_date_set_day (&day, 1);

  return rbk_date_to_string (&day);
}

static GtkWidget *
new_line (RbkCostsRateDates *self)
{
  GtkWidget       *box = gtk_flow_box_new ();
  GtkWidget       *add = gtk_button_new_with_mnemonic (_ ("Add _Rate"));
  g_autofree char *date = dup_next_month ();
  GtkWidget       *parts[4];

  self->choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->names)), NULL);
  rbk_choice_set_title (self->choice, _ ("Route of the new rate"));
  self->date = new_entry (self, _ ("First day of the new rate"), _ ("2026-09-01"), date);
  self->credits = new_entry (self, _ ("Credits a call from then on"), _ ("Credits"), "");
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  parts[0] = self->choice;
  parts[1] = self->date;
  parts[2] = self->credits;
  parts[3] = add;
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), G_N_ELEMENTS (parts));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (box), parts[i]);
      gtk_widget_set_focusable (gtk_widget_get_parent (parts[i]), FALSE);
    }

  return box;
}

/**
 * rbk_costs_rate_dates_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the rates, to be updated before they are shown
 */
GtkWidget *
rbk_costs_rate_dates_new (const RbkCostsContext *context)
{
  RbkCostsRateDates       *self = g_object_new (RBK_TYPE_COSTS_RATE_DATES, NULL);
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const RbkRecordTableSpec spec = {
    .document = context->document,
    .records = G_LIST_MODEL (self->list),
    .label = _ ("Credit rates from a date"),
    .placeholder = _ ("No rate changes on a date yet"),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .dup_name = dup_name,
    .user_data = self,
  };

  self->context = context;
  self->table = RBK_RECORD_TABLE (rbk_record_table_new (&spec));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (box), new_line (self));
  self->section = rbk_section_new (_ ("Credit rates from a date"), box);
  rbk_section_set_note (RBK_SECTION (self->section),
                        _ ("A rate holds from its day on. Invoices of before keep the rate of "
                           "theirs, and a month is split on that day."));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-losing-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-figure-table.h"
#include "rbk-file-place.h"
#include "rbk-icon-button.h"
#include "rbk-losing-csv.h"
#include "rbk-section.h"
#include "rbk-word.h"

/* Usage below it has decimals. */
#define WHOLE_FROM 100

/**
 * RbkLosingPanel:
 *
 * The customers on which money is lost, the greatest loss first, and what each would need to
 * pay. They can be copied, and saved as CSV.
 */
struct _RbkLosingPanel
{
  GtkWidget parent_instance;

  GtkWidget *section;
  GtkWidget *table;
  GtkWidget *tools;
  GString   *csv; /* (owned) what saving writes */
};

G_DEFINE_FINAL_TYPE (RbkLosingPanel, rbk_losing_panel, GTK_TYPE_WIDGET)

static const RbkFigureColumn columns[] = {
  { N_ ("Customer"), NULL, N_ ("Customer %s"), FALSE, FALSE },
  { N_ ("Plan"), N_ ("The cheapest that allows its usage"), N_ ("Plan of %s"), FALSE, FALSE },
  { N_ ("Usage"), N_ ("A month, in units of the plan’s meter"), N_ ("Usage of %s"), TRUE, FALSE },
  { N_ ("Pays"), N_ ("Its bill a month"), N_ ("Bill of %s"), TRUE, FALSE },
  { N_ ("Cost"), N_ ("Models and overhead a month"), N_ ("Cost of %s"), TRUE, FALSE },
  { N_ ("Break-even price"), N_ ("What it would have to pay to cover its cost"),
    N_ ("Break-even price of %s"), TRUE, FALSE },
  { N_ ("Target margin at"), N_ ("What it would have to pay for the plan’s target margin"),
    N_ ("Target price of %s"), TRUE, FALSE },
};

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (RBK_LOSING_PANEL (widget)->table, "table.copy", NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkLosingPanel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *note = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    return;

  /* Translators: %s is why */
  note = g_strdup_printf (_ ("The list could not be saved: %s"), error->message);
  rbk_section_set_note (RBK_SECTION (self->section), note);
}

static void
chosen_cb (RbkLosingPanel *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autoptr(GBytes) bytes = g_bytes_new (self->csv->str, self->csv->len);

      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                           saved_cb, g_object_ref (self));
    }
  g_object_unref (dialog);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
      rbk_file_chooser_new (widget, _ ("Save the List"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "losing-customers.csv");
  rbk_file_chooser_ask (dialog, G_CALLBACK (chosen_cb), widget);
}

static void
rbk_losing_panel_dispose (GObject *object)
{
  g_clear_pointer (&RBK_LOSING_PANEL (object)->section, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_losing_panel_parent_class)->dispose (object);
}

static void
rbk_losing_panel_finalize (GObject *object)
{
  g_string_free (RBK_LOSING_PANEL (object)->csv, TRUE);

  G_OBJECT_CLASS (rbk_losing_panel_parent_class)->finalize (object);
}

static void
rbk_losing_panel_class_init (RbkLosingPanelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_losing_panel_dispose;
  object_class->finalize = rbk_losing_panel_finalize;
  gtk_widget_class_install_action (widget_class, "losing.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "losing.save", NULL, save_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_losing_panel_init (RbkLosingPanel *self)
{
  self->csv = g_string_new (NULL);
  self->table =
      rbk_figure_table_new (_ ("Customers losing money"), columns, G_N_ELEMENTS (columns), NULL);
  self->section = rbk_section_new (_ ("Who Loses Money"), self->table);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->tools),
                  rbk_icon_button_new ("edit-copy-symbolic", _ ("Copy for a spreadsheet"),
                                       "losing.copy"));
  gtk_box_append (GTK_BOX (self->tools),
                  rbk_icon_button_new ("document-save-symbolic", _ ("Save as CSV"), "losing.save"));
  rbk_section_set_tools (RBK_SECTION (self->section), self->tools);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_losing_panel_new:
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_losing_panel_new (void)
{
  return g_object_new (RBK_TYPE_LOSING_PANEL, NULL);
}

static char *
price (RbkMoneyFormat *format, RbkDecimal amount)
{
  return rbk_decimal_is_valid (amount) ? rbk_money_format_amount (format, amount, FALSE)
                                       : g_strdup ("–");
}

/* On a meter of millions most use less than a whole one. */
static char *
quantity (RbkMoneyFormat *format, RbkDecimal usage)
{
  gboolean is_small = rbk_decimal_compare (usage, rbk_decimal_from_int (WHOLE_FROM)) < 0;

  return rbk_money_format_quantity (format, rbk_decimal_round (usage, is_small ? 2 : 0,
                                                               RBK_ROUND_HALF_AWAY));
}

static RbkFigureRow *
new_row (const RbkCustomersView *view, const RbkMixLoss *loss)
{
  const RbkSpec *spec = rbk_analysis_get_spec (view->figure->analysis);
  const char    *id =
      rbk_population_get_id (rbk_analysis_get_population (view->figure->analysis), loss->customer);
  char **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  texts[0] = g_utf8_make_valid (*id != '\0' ? id : _ ("(none)"), -1);
  texts[1] = g_strdup (spec->plans[loss->plan].name);
  texts[2] = quantity (view->format, loss->usage);
  texts[3] = price (view->format, loss->bill);
  texts[4] = price (view->format, loss->cost);
  texts[5] = price (view->format, loss->break_even);
  texts[6] = price (view->format, loss->target_price);

  return rbk_figure_row_new (texts);
}

/* A row may stand for several customers that are alike. */
static guint64
count_listed (const RbkCustomersFigure *figure)
{
  const gint64 *weights =
      rbk_population_get_weights (rbk_analysis_get_population (figure->analysis));
  guint64 n_customers = 0;

  if (weights == NULL)
    return figure->losing->len;
  for (guint i = 0; i < figure->losing->len; i++)
    n_customers += (guint64) weights[g_array_index (figure->losing, RbkMixLoss, i).customer];

  return n_customers;
}

static char *
describe (const RbkCustomersView *view)
{
  guint64          n_losing = view->mix->total.n_losing;
  guint64          n_listed = count_listed (view->figure);
  g_autofree char *number = rbk_customers_dup_count (view->format, n_losing);
  g_autofree char *listed = rbk_customers_dup_count (view->format, n_listed);
  g_autofree char *share = rbk_customers_dup_share (view->format, n_losing, view->mix->n_customers);

  if (n_losing == 0)
    return g_strdup (_ ("Nobody: each customer pays more than it costs."));
  if (n_listed < n_losing)
    /* Translators: a number of customers, their share, and how many are listed */
    return g_strdup_printf (ngettext ("%s customer, %s of all, costs more than it pays; here are "
                                      "the %s that lose most.",
                                      "%s customers, %s of all, cost more than they pay; here are "
                                      "the %s that lose most.",
                                      rbk_word_plural (n_losing)),
                            number, share, listed);

  /* Translators: a number of customers, and their share */
  return g_strdup_printf (ngettext ("%s customer, %s of all, costs more than it pays.",
                                    "%s customers, %s of all, cost more than they pay.",
                                    rbk_word_plural (n_losing)),
                          number, share);
}

/**
 * rbk_losing_panel_update:
 * @self: a panel
 * @view: what the page shows
 *
 * Shows who loses money now.
 */
void
rbk_losing_panel_update (RbkLosingPanel *self, const RbkCustomersView *view)
{
  g_autofree char *note = NULL;
  g_autofree char *csv = NULL;
  GPtrArray       *rows;
  const GArray    *losing = view->figure != NULL ? view->figure->losing : NULL;

  g_return_if_fail (RBK_IS_LOSING_PANEL (self));

  gtk_widget_set_visible (GTK_WIDGET (self), view->mix != NULL && losing != NULL);
  if (view->mix == NULL || losing == NULL)
    return;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);
  csv = rbk_losing_csv_new (rbk_analysis_get_spec (view->figure->analysis),
                            rbk_analysis_get_population (view->figure->analysis), losing);
  g_string_assign (self->csv, csv);
  for (guint i = 0; i < losing->len; i++)
    g_ptr_array_add (rows, new_row (view, &g_array_index (losing, RbkMixLoss, i)));
  gtk_widget_set_visible (self->table, rows->len > 0);
  gtk_widget_set_visible (self->tools, rows->len > 0);
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (self->table), rows);
  note = describe (view);
  rbk_section_set_note (RBK_SECTION (self->section), note);
}

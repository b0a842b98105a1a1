/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-rescale-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-fact-list.h"
#include "rbk-icon-button.h"
#include "rbk-section.h"
#include "rbk-usage-source.h"

#define FACTOR_PLACES 12

/**
 * RbkRescalePanel:
 *
 * Takes the shape of the customers of a file, but another size: all of them are multiplied by
 * one number, so that the one in the middle makes as many calls as is said here.
 */
struct _RbkRescalePanel
{
  GtkWidget parent_instance;

  GtkWidget      *section;
  RbkCell        *cell;
  GtkWidget      *reset;
  RbkDocument    *document; /* (owned) (nullable) */
  RbkMoneyFormat *format;   /* (owned) (nullable) */
  RbkDecimal      median;   /* of the file as it is */
};

G_DEFINE_FINAL_TYPE (RbkRescalePanel, rbk_rescale_panel, GTK_TYPE_WIDGET)

static RbkUsageSource *
source_of (RbkRescalePanel *self)
{
  return self->document != NULL ? rbk_book_get_usage (rbk_document_get_book (self->document))
                                : NULL;
}

static gboolean
rescale (RbkRescalePanel *self, const RbkDecimal *factor, GError **error)
{
  RbkUsageSource *source = source_of (self);

  if (source == NULL)
    return FALSE;

  rbk_document_seal (self->document);

  return rbk_document_take (self->document,
                            rbk_edit_new_set_decimal (RBK_RECORD (source), "rescale", factor),
                            error);
}

static gboolean
commit (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkRescalePanel *self = user_data;
  RbkDecimal       calls, factor;

  if (!rbk_money_parse_quantity (self->format, text, &calls, error))
    return FALSE;
  if (rbk_decimal_sign (calls) <= 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("The customer in the middle must make some calls"));
      return FALSE;
    }
  if (rbk_decimal_equal (calls, self->median))
    return rescale (self, NULL, error);

  factor = rbk_decimal_div (calls, self->median, RBK_ROUND_HALF_AWAY);

  factor = rbk_decimal_round (factor, FACTOR_PLACES, RBK_ROUND_HALF_AWAY);
  return rescale (self, &factor, error);
}

static void
reset_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (!rescale (RBK_RESCALE_PANEL (widget), NULL, NULL))
    gtk_widget_error_bell (widget);
}

static void
rbk_rescale_panel_dispose (GObject *object)
{
  RbkRescalePanel *self = RBK_RESCALE_PANEL (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_rescale_panel_parent_class)->dispose (object);
}

static void
rbk_rescale_panel_class_init (RbkRescalePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_rescale_panel_dispose;
  gtk_widget_class_install_action (widget_class, "rescale.reset", NULL, reset_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_rescale_panel_init (RbkRescalePanel *self)
{
  GtkWidget *facts = rbk_fact_list_new (_ ("Size of the customers"));
  GtkWidget *row =
      rbk_fact_list_add (facts, _ ("The customer in the middle makes so many calls a month"),
                         _ ("Another number keeps the shape of the file and multiplies every "
                            "customer: a stand-in for "
                            "customers that you do not have yet."),
                         NULL);

  self->cell = RBK_CELL (rbk_cell_new (TRUE));
  rbk_cell_set_title (self->cell, _ ("Calls of the median customer"));
  rbk_cell_set_commit (self->cell, commit, self);
  gtk_widget_set_valign (GTK_WIDGET (self->cell), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->cell), 110, -1);
  self->reset = rbk_icon_button_new ("edit-undo-symbolic", _ ("As in the file"), "rescale.reset");
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->cell));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->reset);
  self->section = rbk_section_new (_ ("Real Shape, Another Size"), facts);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_rescale_panel_new:
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_rescale_panel_new (void)
{
  return g_object_new (RBK_TYPE_RESCALE_PANEL, NULL);
}

/**
 * rbk_rescale_panel_update:
 * @self: a panel
 * @view: what the page shows
 *
 * Shows the size as it is now.
 */
void
rbk_rescale_panel_update (RbkRescalePanel *self, const RbkCustomersView *view)
{
  const RbkDecimal *factor;
  RbkDecimal        shown;
  g_autofree char  *text = NULL;
  gboolean          has_median;

  g_return_if_fail (RBK_IS_RESCALE_PANEL (self));

  g_set_object (&self->document, view->document);
  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format = rbk_money_format_new (NULL, rbk_money_format_get_currency (view->format));
  has_median = source_of (self) != NULL && view->usage != NULL &&
               rbk_population_get_percentile (view->usage->population, RBK_COLUMN_CALLS,
                                              rbk_decimal_from_int (50), &self->median) &&
               rbk_decimal_sign (self->median) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self), has_median);
  if (!has_median)
    return;

  factor = rbk_usage_source_get_rescale (source_of (self));
  shown = factor != NULL ? rbk_decimal_mul (self->median, *factor) : self->median;
  shown = rbk_decimal_round (shown, factor != NULL ? 0 : 1, RBK_ROUND_HALF_AWAY);
  text = rbk_money_format_quantity (self->format, shown);
  rbk_cell_set_text (self->cell, text, text);
  gtk_widget_set_visible (self->reset, factor != NULL);
}

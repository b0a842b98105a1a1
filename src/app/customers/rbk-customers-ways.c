/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-ways.h"

#include <glib/gi18n-lib.h>

#include "rbk-database-dialog.h"
#include "rbk-icon-menu.h"
#include "rbk-made-up-dialog.h"
#include "rbk-password-asker.h"

static GtkWindow *
window_of (GtkWidget *page)
{
  return GTK_WINDOW (gtk_widget_get_root (page));
}

/**
 * rbk_customers_make_up:
 * @page: over whose window it is asked
 * @document: an open book
 *
 * Asks what customers are to be made up. A book that can't be priced as it is has none.
 */
void
rbk_customers_make_up (GtkWidget *page, RbkDocument *document)
{
  if (rbk_analysis_get_spec (rbk_document_get_analysis (document)) == NULL)
    {
      gtk_widget_error_bell (page);
      return;
    }

  gtk_window_present (GTK_WINDOW (rbk_made_up_dialog_new (window_of (page), document)));
}

/**
 * rbk_customers_ask_database:
 * @page: over whose window it is asked
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Asks which database has the customers.
 */
void
rbk_customers_ask_database (GtkWidget *page, RbkDocument *document, GSettings *settings)
{
  gtk_window_present (GTK_WINDOW (rbk_database_dialog_new (window_of (page), document, settings)));
}

/**
 * rbk_customers_connect:
 * @page: over whose window a password is asked for
 * @customers: customers that are in a database
 *
 * Asks the database that the book names.
 */
void
rbk_customers_connect (GtkWidget *page, RbkCustomerFile *customers)
{
  if (rbk_customer_file_get_question (customers) == NULL)
    {
      gtk_widget_error_bell (page);
      return;
    }

  rbk_customer_file_connect_known (customers, rbk_password_asker_ask,
                                   rbk_password_asker_new (window_of (page)), g_object_unref);
}

/**
 * rbk_customers_new_ways:
 *
 * Returns: (transfer floating): a button with all ways to other customers
 */
GtkWidget *
rbk_customers_new_ways (void)
{
  GtkWidget *button = rbk_icon_menu_new ("document-open-symbolic", _ ("Other customers"));
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Open a Usage File…"), "customers.choose");
  g_menu_append (menu, _ ("From a _Database…"), "customers.database");
  g_menu_append (menu, _ ("_Make Up Customers…"), "customers.make-up");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-customer-file.h"
#include "rbk-workbench.h"

/* The customers' own file, as the window knows it: the Customers page does all the rest. */

static RbkCustomerFile *
customers_of (RbkWindow *self)
{
  return rbk_document_get_customer_file (self->document);
}

/* rbk_window_update_usage: whether there are customers to forget, or being read */
void
rbk_window_update_usage (RbkWindow *self)
{
  RbkCustomerFileState state = self->document != NULL
                                   ? rbk_customer_file_get_state (customers_of (self))
                                   : RBK_CUSTOMER_FILE_NONE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forget-usage",
                                 state != RBK_CUSTOMER_FILE_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-usage",
                                 state == RBK_CUSTOMER_FILE_READING);
}

/* Where the page is not on screen, what it would say is said in short. */
static void
customers_changed_cb (RbkWindow *self, RbkCustomerFile *customers)
{
  RbkCustomerFileState state = rbk_customer_file_get_state (customers);
  RbkCustomerFileState before = (RbkCustomerFileState) self->usage_state;
  const char          *page = rbk_workbench_get_page (RBK_WORKBENCH (self->workbench));

  self->usage_state = (int) state;
  rbk_window_update_usage (self);
  if (state == before || g_strcmp0 (page, "customers") == 0)
    return;

  if (state == RBK_CUSTOMER_FILE_CHANGED)
    rbk_window_show_toast (self,
                           _ ("The file of customers has changed since the book was sized on it"));
  else if (state == RBK_CUSTOMER_FILE_MISSING)
    rbk_window_show_toast (self, _ ("The file of customers is not there; the usage levels stand "
                                    "in for it"));
  else if (state == RBK_CUSTOMER_FILE_DATABASE)
    rbk_window_show_toast (self, _ ("The customers are in a database; connect to it on the "
                                    "Customers page"));
  else if (state == RBK_CUSTOMER_FILE_FAILED)
    rbk_window_show_toast (self, rbk_customer_file_get_error (customers)->message);
}

/*
 * rbk_window_load_usage:
 * @self: a window with a book
 * @file: a usage file
 *
 * Turns to the Customers page and opens a file there.
 */
void
rbk_window_load_usage (RbkWindow *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  rbk_workbench_open_usage (RBK_WORKBENCH (self->workbench), uri);
}

/*
 * rbk_window_load_known_usage:
 * @self: a window that was given a book
 *
 * Reads the file of customers that the book names, and follows how it stands with it.
 */
void
rbk_window_load_known_usage (RbkWindow *self)
{
  g_signal_connect_object (customers_of (self), "changed", G_CALLBACK (customers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  customers_changed_cb (self, customers_of (self));
}

static void
load_usage_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_workbench_open_usage (RBK_WORKBENCH (RBK_WINDOW (widget)->workbench), NULL);
}

static void
forget_usage_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (!rbk_customer_file_forget (customers_of (RBK_WINDOW (widget))))
    gtk_widget_error_bell (widget);
}

static void
cancel_usage_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_customer_file_cancel (customers_of (RBK_WINDOW (widget)));
}

/*
 * rbk_window_install_usage_actions:
 * @widget_class: the class of the window
 *
 * Installs what can be done with the customers' file.
 */
void
rbk_window_install_usage_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.load-usage", NULL, load_usage_cb);
  gtk_widget_class_install_action (widget_class, "win.forget-usage", NULL, forget_usage_cb);
  gtk_widget_class_install_action (widget_class, "win.cancel-usage", NULL, cancel_usage_cb);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-states.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-moments-panel.h"
#include "rbk-word.h"

#define SAMPLE_TITLE "Acme Docs AI"
#define SAMPLE_URI                                                                                 \
  "resource:///io/github/ratebook/Ratebook/samples/acme-docs-customers-synthetic.csv"

static const char *const formats[] = {
  N_ ("Tables with a row a customer, a month or a call: CSV or TSV"),
  N_ ("OpenMeter and other CloudEvents: JSON or JSON lines"),
  N_ ("Stripe meter events: JSON or JSON lines"),
  N_ ("Lago and Flexprice events"),
  N_ ("OpenAI usage and cost exports"),
  N_ ("Claude Console exports and Admin API reports"),
  N_ ("LiteLLM spend logs"),
  N_ ("Langfuse and Helicone exports"),
  N_ ("Any of them packed by gzip"),
};

static GtkWidget *
new_button (const char *label, const char *action, gboolean is_suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");

  return button;
}

static GtkWidget *
new_formats_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      GtkWidget *label = gtk_label_new (_ (formats[i]));

      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Files It Reads"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static GtkWidget *
new_status (const char *icon, const char *title, GtkWidget *child)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), child);

  return page;
}

/**
 * rbk_customers_new_empty:
 * @document: an open book
 *
 * Returns: (transfer floating): what stands there where the book names no customers
 */
GtkWidget *
rbk_customers_new_empty (RbkDocument *document)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 36);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *page = new_status ("avatar-default-symbolic", _ ("No Customers Yet"), all);
  GtkWidget *moments = rbk_moments_panel_new ();
  GtkWidget *sample;

  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Open or drop a file that says how much each customer used "
                                      "last month. The plans are then "
                                      "sized on your own customers: who takes which plan, who "
                                      "loses money, who reaches a cap.\n\n"
                                      "The file stays where it is; the book only remembers its "
                                      "place. Until then the usage levels of the Costs page stand "
                                      "in, or customers that are made up from them."));
  gtk_box_append (GTK_BOX (box), new_button (_ ("_Open a Usage File…"), "customers.choose", TRUE));
  gtk_box_append (GTK_BOX (box), new_button (_ ("From a _Database…"), "customers.database", FALSE));
  gtk_box_append (GTK_BOX (box),
                  new_button (_ ("_Make Up Customers…"), "customers.make-up", FALSE));
  if (g_strcmp0 (rbk_document_get_title (document), SAMPLE_TITLE) == 0)
    {
      sample = new_button (_ ("_Use the Sample Customers"), NULL, FALSE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (sample), "s", SAMPLE_URI);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (sample), "customers.open");
      gtk_box_append (GTK_BOX (box), sample);
    }
  gtk_box_append (GTK_BOX (box), new_formats_button ());
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (all), box);
  gtk_box_append (GTK_BOX (all), moments);
  g_object_set_data (G_OBJECT (page), "moments", moments);

  return page;
}

/**
 * rbk_customers_update_empty:
 * @empty: what stands there where the book names no customers
 * @view: what the page shows
 *
 * Tells what the usage levels say.
 */
void
rbk_customers_update_empty (GtkWidget *empty, const RbkCustomersView *view)
{
  rbk_moments_panel_update (g_object_get_data (G_OBJECT (empty), "moments"), view);
}

/**
 * rbk_customers_new_reading:
 *
 * Returns: (transfer floating): what stands there while a file is read
 */
GtkWidget *
rbk_customers_new_reading (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *page = new_status (NULL, _ ("Reading the Customers"), box);

  gtk_widget_set_size_request (bar, 240, -1);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reading"), -1);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), new_button (_ ("_Cancel"), "customers.cancel", FALSE));
  g_object_set_data (G_OBJECT (page), "bar", bar);

  return page;
}

/* A database does not say how much there is to come. */
static void
show_rows (GtkWidget *reading, RbkCustomerFile *customers, guint64 rows)
{
  GtkProgressBar  *bar = g_object_get_data (G_OBJECT (reading), "bar");
  g_autofree char *server = rbk_customer_file_get_server (customers);
  g_autofree char *escaped = server != NULL ? g_markup_escape_text (server, -1) : NULL;
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, "USD");
  g_autofree char *number = rbk_customers_dup_count (format, rows);
  g_autofree char *text =
      /* Translators: %s is a number */
      g_strdup_printf (ngettext ("%s row", "%s rows", rbk_word_plural (rows)), number);

  adw_status_page_set_title (ADW_STATUS_PAGE (reading), _ ("Asking the Database"));
  adw_status_page_set_description (ADW_STATUS_PAGE (reading), escaped);
  gtk_progress_bar_pulse (bar);
  gtk_progress_bar_set_show_text (bar, rows > 0);
  gtk_progress_bar_set_text (bar, text);
}

/**
 * rbk_customers_update_reading:
 * @reading: what stands there while a file is read
 * @customers: a customers' file
 *
 * Tells how far it is.
 */
void
rbk_customers_update_reading (GtkWidget *reading, RbkCustomerFile *customers)
{
  GFile           *file = rbk_customer_file_get_file (customers);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *escaped = name != NULL ? g_markup_escape_text (name, -1) : NULL;
  GtkProgressBar  *bar = g_object_get_data (G_OBJECT (reading), "bar");
  gboolean         is_making = rbk_customer_file_get_made_up (customers) != NULL;
  guint64          rows;

  if (rbk_customer_file_get_rows (customers, &rows))
    {
      show_rows (reading, customers, rows);
      return;
    }
  adw_status_page_set_title (ADW_STATUS_PAGE (reading),
                             is_making ? _ ("Making Up Customers") : _ ("Reading the Customers"));
  adw_status_page_set_description (ADW_STATUS_PAGE (reading), escaped);
  gtk_progress_bar_set_show_text (bar, FALSE);
  gtk_progress_bar_set_fraction (bar, rbk_customer_file_get_fraction (customers));
}

/* What can be done where the customers are not at hand. */
static void
add_ways (GtkWidget *box)
{
  gtk_box_append (GTK_BOX (box), new_button (_ ("_Open Another File…"), "customers.choose", FALSE));
  gtk_box_append (GTK_BOX (box),
                  new_button (_ ("_Do Without Customers"), "customers.forget", FALSE));
}

/**
 * rbk_customers_new_database:
 *
 * Returns: (transfer floating): what stands there where the book names a database, which is not
 *   asked by itself
 */
GtkWidget *
rbk_customers_new_database (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), new_button (_ ("C_onnect"), "customers.connect", TRUE));
  gtk_box_append (GTK_BOX (box),
                  new_button (_ ("_Look at What Is Asked…"), "customers.database", FALSE));
  add_ways (box);

  return new_status ("network-server-symbolic", _ ("The Customers Are in a Database"), box);
}

/**
 * rbk_customers_update_database:
 * @database: what stands there where the book names a database
 * @customers: a customers' file
 *
 * Says which it is.
 */
void
rbk_customers_update_database (GtkWidget *database, RbkCustomerFile *customers)
{
  g_autofree char *server = rbk_customer_file_get_server (customers);
  /* Translators: %s is a database in words: “database usage on db.example.com, as ana” */
  g_autofree char *text =
      g_strdup_printf (_ ("The book names %s. It is asked when you connect, and not before: go on "
                          "only if you trust the book and know the server."),
                       server != NULL ? server : "");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (database), escaped);
}

/**
 * rbk_customers_new_problem:
 *
 * Returns: (transfer floating): what stands there where the file can't be read
 */
GtkWidget *
rbk_customers_new_problem (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns = new_button (_ ("_Choose Columns…"), "customers.columns", FALSE);
  GtkWidget *again = new_button (_ ("_Read Again"), "customers.again", FALSE);
  GtkWidget *other = new_button (_ ("_Open Another File…"), "customers.choose", TRUE);
  GtkWidget *page;

  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), columns);
  gtk_box_append (GTK_BOX (box), again);
  gtk_box_append (GTK_BOX (box),
                  new_button (_ ("_Do Without Customers"), "customers.forget", FALSE));
  page = new_status ("dialog-warning-symbolic", "", box);
  g_object_set_data (G_OBJECT (page), "columns", columns);
  g_object_set_data (G_OBJECT (page), "again", again);

  return page;
}

static const char *
name_problem (RbkCustomerFile *customers, gboolean is_in_database)
{
  if (rbk_customer_file_get_state (customers) == RBK_CUSTOMER_FILE_MISSING)
    return _ ("The Customers Are Not There");
  if (rbk_customer_file_get_made_up (customers) != NULL)
    return _ ("The Customers Can’t Be Made Up");

  return is_in_database ? _ ("The Database Does Not Answer") : _ ("The Customers Can’t Be Read");
}

/**
 * rbk_customers_update_problem:
 * @problem: what stands there where the file can't be read
 * @customers: a customers' file
 *
 * Says what is wrong.
 */
void
rbk_customers_update_problem (GtkWidget *problem, RbkCustomerFile *customers)
{
  GtkWidget       *columns = g_object_get_data (G_OBJECT (problem), "columns");
  GtkWidget       *again = g_object_get_data (G_OBJECT (problem), "again");
  const GError    *error = rbk_customer_file_get_error (customers);
  g_autofree char *server = rbk_customer_file_get_server (customers);
  g_autofree char *text = g_markup_escape_text (error != NULL ? error->message : "", -1);
  gboolean         is_made_up = rbk_customer_file_get_made_up (customers) != NULL;

  adw_status_page_set_title (ADW_STATUS_PAGE (problem), name_problem (customers, server != NULL));
  adw_status_page_set_description (ADW_STATUS_PAGE (problem), text);
  gtk_widget_set_visible (columns, !is_made_up);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (columns),
                                  server != NULL ? "customers.database" : "customers.columns");
  gtk_button_set_label (GTK_BUTTON (columns),
                        server != NULL ? _ ("_Look at What Is Asked…") : _ ("_Choose Columns…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (again), is_made_up       ? "customers.make-up"
                                                          : server != NULL ? "customers.connect"
                                                                           : "customers.again");
  gtk_button_set_label (GTK_BUTTON (again), is_made_up       ? _ ("_Make Up Others…")
                                            : server != NULL ? _ ("C_onnect Again")
                                                             : _ ("_Read Again"));
}

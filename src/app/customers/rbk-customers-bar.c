/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-customers-text.h"
#include "rbk-customers-ways.h"
#include "rbk-day.h"
#include "rbk-made-up-tag.h"
#include "rbk-usage-source.h"
#include "rbk-wrapped-label.h"

/* The parts of the bar, which hang on it. */
typedef struct
{
  GtkWidget *name, *tag, *summary;
  GtkWidget *how; /* changes how they are read, asked for or made up */
  GtkWidget *notice, *notice_text, *notice_again, *notice_other;
} Parts;

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (NULL, css_class);

  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
new_button (const char *label, const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button =
      icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  if (icon != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                    -1);

  return button;
}

static GtkWidget *
new_head (Parts *parts)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  parts->name = new_label ("title-3");
  parts->summary = new_label ("dim-label");
  parts->tag = rbk_made_up_tag_new ();
  gtk_box_append (GTK_BOX (title), parts->name);
  gtk_box_append (GTK_BOX (title), parts->tag);
  gtk_widget_set_hexpand (parts->name, FALSE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), parts->summary);
  gtk_box_append (GTK_BOX (head), texts);
  parts->how = new_button (_ ("C_olumns…"), NULL, NULL, "customers.columns");
  gtk_box_append (GTK_BOX (head), parts->how);
  gtk_box_append (GTK_BOX (head), rbk_customers_new_ways ());
  gtk_box_append (GTK_BOX (head),
                  new_button (NULL, "user-trash-symbolic", _ ("Do without these customers"),
                              "customers.forget"));

  return head;
}

/* The text above its buttons: side by side there would be no room for it in a narrow window. */
static GtkWidget *
new_notice (Parts *parts)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  parts->notice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  parts->notice_text = new_label (NULL);
  parts->notice_again = new_button (_ ("Read Again"), NULL, NULL, "customers.accept");
  parts->notice_other = new_button (_ ("Open Another…"), NULL, NULL, "customers.choose");
  gtk_widget_add_css_class (parts->notice, "problem");
  gtk_box_append (GTK_BOX (buttons), parts->notice_again);
  gtk_box_append (GTK_BOX (buttons), parts->notice_other);
  gtk_box_append (GTK_BOX (parts->notice), parts->notice_text);
  gtk_box_append (GTK_BOX (parts->notice), buttons);

  return parts->notice;
}

/**
 * rbk_customers_bar_new:
 *
 * Returns: (transfer floating): a bar of no file
 */
GtkWidget *
rbk_customers_bar_new (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Parts     *parts = g_new0 (Parts, 1);

  gtk_box_append (GTK_BOX (bar), new_head (parts));
  gtk_box_append (GTK_BOX (bar), new_notice (parts));
  g_object_set_data_full (G_OBJECT (bar), "parts", parts, g_free);

  return bar;
}

/* What the customers of a file span, or of a database. */
static char *
summarize_usage (const RbkCustomersView *view, const char *customers)
{
  const RbkUsage  *usage = view->usage;
  RbkUsageSource  *source = rbk_book_get_usage (rbk_document_get_book (view->document));
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (source != NULL && rbk_usage_source_get_rescale (source) != NULL)
    /* Translators: %s is a number of customers */
    return g_strdup_printf (_ ("%s · real shape, rescaled: they are larger or smaller here than in "
                               "the file"),
                            customers);
  if (usage->first_day == NULL)
    return g_strdup (customers);
  first = rbk_day_to_text (usage->first_day, NULL);
  last = rbk_day_to_text (usage->last_day, NULL);
  if (strcmp (first, last) == 0)
    return g_strdup_printf ("%s · %s", customers, first);

  /* Translators: customers, and the first and the last day of a file */
  return g_strdup_printf (_ ("%s · %s to %s"), customers, first, last);
}

static char *
summarize (const RbkCustomersView *view)
{
  RbkPopulation *population =
      view->usage != NULL ? view->usage->population : rbk_analysis_get_population (view->analysis);
  guint64          n_customers = population != NULL ? rbk_population_get_count (population) : 0;
  g_autofree char *customers = rbk_customers_dup_people (view->format, n_customers);
  const char      *how = population != NULL ? rbk_population_get_synthetic (population) : NULL;

  if (view->usage != NULL)
    return summarize_usage (view, customers);

  /* Translators: a number of customers, and how they were made up */
  return g_strdup_printf (_ ("%s · %s"), customers, how != NULL ? how : "");
}

static void
show_notice (const Parts *parts, const char *text, gboolean is_of_file, gboolean has_other)
{
  gtk_widget_set_visible (parts->notice, text != NULL);
  gtk_widget_set_visible (parts->notice_again, is_of_file);
  gtk_widget_set_visible (parts->notice_other, has_other);
  gtk_label_set_text (GTK_LABEL (parts->notice_text), text != NULL ? text : "");
}

static void
show_name (const Parts *parts, const RbkCustomersView *view)
{
  GFile           *file = rbk_customer_file_get_file (view->customers);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *server =
      view->usage != NULL && file == NULL ? rbk_customer_file_get_server (view->customers) : NULL;
  g_autofree char *shown = name != NULL     ? g_filename_display_name (name)
                           : server != NULL ? g_strdup (server)
                                            : g_strdup (_ ("Made-Up Customers"));

  gtk_label_set_text (GTK_LABEL (parts->name), shown);
  gtk_widget_set_tooltip_text (parts->name, path);
}

/* Which column says what, which question is asked, or how unequal they are. */
static void
show_how (const Parts *parts, const RbkCustomersView *view)
{
  gboolean    is_file = rbk_customer_file_get_file (view->customers) != NULL;
  gboolean    is_made_up = view->usage == NULL;
  const char *label = is_made_up ? _ ("_Change…") : is_file ? _ ("C_olumns…") : _ ("_Question…");
  const char *tooltip = is_made_up ? _ ("How many they are, and how unequal")
                        : is_file  ? _ ("Which column says what, and how it is read")
                                   : _ ("Which table is asked, and what");

  gtk_button_set_label (GTK_BUTTON (parts->how), label);
  gtk_widget_set_tooltip_text (parts->how, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (parts->how), is_made_up ? "customers.make-up"
                                                               : is_file  ? "customers.columns"
                                                                          : "customers.database");
}

/**
 * rbk_customers_bar_update:
 * @bar: a bar
 * @view: what the page shows
 *
 * Tells how it stands with the file.
 */
void
rbk_customers_bar_update (GtkWidget *bar, const RbkCustomersView *view)
{
  const Parts         *parts = g_object_get_data (G_OBJECT (bar), "parts");
  RbkCustomerFileState state = rbk_customer_file_get_state (view->customers);
  const GError        *error = rbk_customer_file_get_error (view->customers);
  g_autofree char     *summary = summarize (view);

  show_name (parts, view);
  show_how (parts, view);
  rbk_made_up_tag_update (parts->tag, rbk_analysis_get_population (view->analysis));
  gtk_label_set_text (GTK_LABEL (parts->summary), summary);
  if (state == RBK_CUSTOMER_FILE_MISSING)
    show_notice (parts,
                 _ ("The file is no longer there; the figures rest on what was read of it. Put it "
                    "back and read it again, or open another."),
                 TRUE, TRUE);
  else if (error != NULL)
    /* Otherwise it is about another file, that was to take the place of this one. */
    show_notice (parts, error->message, state == RBK_CUSTOMER_FILE_CHANGED, TRUE);
  else if (state == RBK_CUSTOMER_FILE_CHANGED)
    show_notice (parts,
                 _ ("The file has changed since the book was sized on it. Read it again to size "
                    "the book on what it says now."),
                 TRUE, FALSE);
  else
    show_notice (parts, NULL, FALSE, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rbk-customer-file.h"
#include "rbk-customers-fixture.h"
#include "rbk-shell-probe.h"
#include "rbk-state-page.h"
#include "rbk-window-probe.h"

static gboolean
reads (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (reads (child, text))
      return TRUE;

  return FALSE;
}

/* A page reads a description as markup, and a problem is none: it has names of books in it. */
static void
test_problem (void)
{
  static const char *const problems[] = {
    "plan <b>Pro</b> & Co. has no price",
    "R&D: no such meter",
    "<span size=\"huge\">",
    "5 < 6 &amp; 7",
    "plain",
  };
  GtkWidget *page = g_object_ref_sink (rbk_state_page_new_problem ("Nothing to Work Out"));

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autoptr(GError) error =
                     g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, problems[i]);

      rbk_state_page_show_problem (page, error);
      g_assert_true (reads (page, problems[i]));
    }
  rbk_state_page_show_problem (page, NULL);
  g_assert_false (reads (page, "plain"));
  g_assert_finalize_object (page);
}

/* Each button does what it says, one below the other. */
static void
test_buttons (void)
{
  GtkWidget *page =
      g_object_ref_sink (rbk_state_page_new_large (NULL, "No Plans Yet", "Add <b>one</b>."));
  GtkWidget       *button;
  g_autofree char *target = NULL;

  g_assert_true (reads (page, "Add one."));
  rbk_state_page_add_button (page, "Go to _Design", "win.page", "design", TRUE);
  rbk_state_page_add_button (page, "_Close", "window.close", NULL, FALSE);
  button = rbk_probe_find_button (page, "Go to _Design");
  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.page");
  target =
      g_variant_print (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), FALSE);
  g_assert_cmpstr (target, ==, "'design'");
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  button = rbk_probe_find_button (page, "_Close");
  g_assert_null (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)));
  g_assert_false (gtk_widget_has_css_class (button, "suggested-action"));
  g_assert_finalize_object (page);
}

/* The name of a file that can't be read stands there as it is. */
static void
test_file_name (void)
{
  static const char name[] = "<b>R&D.csv";
  g_autofree char  *path = rbk_customers_write_file (name, "no,customers\nin,this\n");
  RbkWindow        *window = rbk_probe_new_window ("usage-gated");
  GtkWidget        *page = rbk_customers_page_of (window);
  RbkDocument      *document = rbk_window_get_document (window);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  rbk_customer_file_read (rbk_document_get_customer_file (document), file, NULL, NULL);
  rbk_customers_wait_until_shown (page, "problem");
  g_assert_true (reads (page, name));
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/state-page/problem", test_problem);
  g_test_add_func ("/state-page/buttons", test_buttons);
  g_test_add_func ("/state-page/file-name", test_file_name);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-panel.h"
#include "rbk-deliver-page.h"
#include "rbk-design-page.h"
#include "rbk-discover-dialog.h"
#include "rbk-report-view.h"
#include "rbk-scenarios-page.h"
#include "rbk-shell-probe.h"
#include "rbk-window-probe.h"

/* Walks the ways of the guide and takes its pictures; build-aux/take-pictures lays out the books.
 */

#define WIDTH 900
#define HEIGHT 720
#define PAGE_TIME 1500
#define TOAST_TIME 3500
#define TALL 1000

static const char *pictures, *prices;

static gboolean
take (GtkWidget *window, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (pictures, file, NULL);

  return rbk_probe_save_picture (window, path);
}

static RbkWindow *
open_book (const char *name)
{
  g_autofree char *path = g_build_filename (prices, name, NULL);
  RbkWindow       *window = rbk_probe_open_book (path);

  rbk_probe_resize (GTK_WINDOW (window), WIDTH, HEIGHT);
  rbk_probe_spin (TOAST_TIME);

  return window;
}

static void
show_page (RbkWindow *window, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
  rbk_probe_spin (PAGE_TIME);
}

static void
close_book (RbkWindow *window)
{
  rbk_document_close (rbk_window_get_document (window));
  gtk_window_destroy (GTK_WINDOW (window));
  rbk_probe_spin (300);
}

static gboolean
take_page (RbkWindow *window, const char *page, const char *name)
{
  show_page (window, page);

  return take (GTK_WIDGET (window), name);
}

/* What the guide has a founder type. */
static gboolean
mend (RbkWindow *window)
{
  static const char *const typed[][2] = {
    { "Included of Pro", "2000" }, { "Overage of Pro", "0.05" }, { "Included of Team", "10000" },
    { "Overage of Team", "0.04" }, { "Price of Team", "499" },   { "Included of Starter", "500" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    rbk_probe_type (GTK_WIDGET (window), typed[i][0], typed[i][1]);
  rbk_probe_spin (PAGE_TIME);

  return take (GTK_WIDGET (window), "founder-mended");
}

static gboolean
take_founder (void)
{
  RbkWindow *window = open_book ("acme.ratebook");
  gboolean   is_done = take_page (window, "customers", "founder-customers");

  is_done = take_page (window, "design", "founder-curves") && is_done;
  is_done = mend (window) && is_done;
  is_done = take_page (window, "findings", "founder-findings") && is_done;
  close_book (window);

  return is_done;
}

static gboolean
take_questions (RbkWindow *window)
{
  GtkWidget *page = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_DESIGN_PAGE);
  GtkWidget *dialog = rbk_discover_dialog_new (page, rbk_window_get_document (window), NULL);
  gboolean   is_done;

  gtk_window_present (GTK_WINDOW (dialog));
  rbk_probe_spin (PAGE_TIME);
  is_done = take (dialog, "consultant-questions");
  gtk_window_destroy (GTK_WINDOW (dialog));
  rbk_probe_spin (300);

  return is_done;
}

static gboolean
take_compared (RbkWindow *window)
{
  g_autofree char *path = g_build_filename (prices, "second.ratebook", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *page;

  show_page (window, "scenarios");
  page = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_SCENARIOS_PAGE);
  rbk_scenarios_page_show_part (RBK_SCENARIOS_PAGE (page), "side-by-side");
  rbk_compare_panel_add_file (RBK_COMPARE_PANEL (
                                  rbk_probe_find_type (page, RBK_TYPE_COMPARE_PANEL)),
                              file);
  rbk_probe_spin (TOAST_TIME);

  return take (GTK_WIDGET (window), "consultant-compare");
}

/* Behind the title stand the plans. */
static void
turn_page (GtkWidget *page)
{
  GtkWidget *view = rbk_probe_find_type (page, RBK_TYPE_REPORT_VIEW);

  gtk_widget_activate_action (view, "report.next", NULL);
  rbk_probe_spin (PAGE_TIME);
}

static gboolean
take_delivery (RbkWindow *window, const char *target, const char *name)
{
  RbkDeliverPage *page;

  show_page (window, "deliver");
  page = RBK_DELIVER_PAGE (rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_DELIVER_PAGE));
  rbk_exports_panel_choose (rbk_deliver_page_get_exports (page), target);
  rbk_probe_spin (TOAST_TIME);
  if (g_str_equal (target, "pdf"))
    turn_page (GTK_WIDGET (page));

  return take (GTK_WIDGET (window), name);
}

static gboolean
take_consultant (void)
{
  RbkWindow *window = open_book ("ledgerly.ratebook");
  gboolean   is_done = take_questions (window);

  is_done = take_compared (window) && is_done;
  rbk_probe_resize (GTK_WINDOW (window), WIDTH, TALL);
  is_done = take_delivery (window, "pdf", "consultant-report") && is_done;
  close_book (window);

  return is_done;
}

static gboolean
take_team (void)
{
  RbkWindow *window = open_book ("team/acme.ratebook");
  gboolean   is_done;

  rbk_probe_resize (GTK_WINDOW (window), WIDTH, TALL);
  is_done = take_delivery (window, "stripe", "team-stripe");
  close_book (window);

  return is_done;
}

/* take-guide PICTURES PRICES */
int
main (int argc, char *argv[])
{
  gboolean is_done;

  if (argc < 3)
    return 2;
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  pictures = argv[1];
  prices = argv[2];
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11",
                "gtk-enable-animations", FALSE, NULL);
  is_done = take_founder ();
  is_done = take_consultant () && is_done;
  is_done = take_team () && is_done;

  return is_done ? 0 : 1;
}

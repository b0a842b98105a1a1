/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "rbk-customer-file.h"
#include "rbk-customers-page.h"
#include "rbk-deliver-page.h"
#include "rbk-design-page.h"
#include "rbk-help-window.h"
#include "rbk-shell-probe.h"
#include "rbk-window-probe.h"

/* Draws each page and dialog of the window into a picture, as a person would see it. One run is one
 * way to look: light, dark, narrow… */

#define TOAST_TIME 3500
#define PAGE_TIME 1200
#define NARROW 600

typedef struct
{
  const char *name;
  int         width, height;
  gboolean    is_dark, is_rtl;
  double      text_scale;
} Look;

static const Look looks[] = {
  { "light", 1280, 820, FALSE, FALSE, 1.0 },      { "dark", 1280, 820, TRUE, FALSE, 1.0 },
  { "contrast", 1280, 820, FALSE, FALSE, 1.0 },   { "contrast-dark", 1280, 820, TRUE, FALSE, 1.0 },
  { "narrow", 360, 720, FALSE, FALSE, 1.0 },      { "rtl", 1280, 820, FALSE, TRUE, 1.0 },
  { "large-text", 1280, 820, FALSE, FALSE, 2.0 }, { "whole", 1280, 2600, FALSE, FALSE, 1.0 },
  { "middle", 900, 720, FALSE, FALSE, 1.0 },
};

static const char *const pages[] = { "design", "costs",     "customers", "scenarios",
                                     "wallet", "migration", "findings" };

/* What can be looked at on the Deliver page, under which name. */
static const struct
{
  const char *name, *part, *target;
} deliveries[] = {
  { "deliver-stripe", "exports", "stripe" },  { "deliver-html", "exports", "html" },
  { "deliver-pdf", "exports", "pdf" },        { "deliver-csv", "exports", "csv" },
  { "deliver-invoice", "invoice", NULL },     { "deliver-messages", "messages", NULL },
  { "deliver-discounts", "discounts", NULL },
};

/* What opens over a page, and with what. */
static const struct
{
  const char *name, *page, *action;
  const char *then; /* (nullable) what is done in it */
} dialogs[] = {
  { "goal", "design", "design.find-for-margin", NULL },
  { "optimise", "design", "design.find-best-prices", NULL },
  { "made-up", "customers", "customers.make-up", NULL },
  { "database", "customers", "customers.database", NULL },
  { "questions", "design", "win.new-from-questions", NULL },
  { "proposal", "design", "win.new-from-questions", "discover.finish" },
  { "details", "design", "win.details", NULL },
};

static const Look *
find_look (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (looks[i].name, name))
      return &looks[i];

  return NULL;
}

static void
apply (const Look *look)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings     *settings = gtk_settings_get_default ();
  int              dpi;

  adw_style_manager_set_color_scheme (manager, look->is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                             : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (look->is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  if (dpi <= 0)
    dpi = 96 * 1024;
  g_object_set (settings, "gtk-xft-dpi", (int) (dpi * look->text_scale), "gtk-font-name",
                "Cantarell 11", "gtk-enable-animations", FALSE, NULL);
}

static gboolean
save (GtkWidget *window, const char *folder, const char *look, const char *page)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", page, look);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return rbk_probe_save_picture (window, path);
}

static void
read_customers (RbkWindow *window, const char *path)
{
  RbkDocument *document = rbk_window_get_document (window);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  rbk_customer_file_read (rbk_document_get_customer_file (document), file, NULL, NULL);
  for (guint i = 0; i < 500 && rbk_document_get_population (document) == NULL; i++)
    rbk_probe_spin (10);
}

static gboolean
take_page (RbkWindow *window, const Look *look, const char *folder, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
  rbk_probe_spin (PAGE_TIME);

  return save (GTK_WIDGET (window), folder, look->name, page);
}

/* An export is made beside the window: it is waited for. */
static gboolean
take_delivery (RbkWindow *window, const Look *look, const char *folder, guint index)
{
  RbkDeliverPage *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "deliver");
  rbk_probe_spin (100);
  page = RBK_DELIVER_PAGE (rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_DELIVER_PAGE));
  rbk_deliver_page_show_part (page, deliveries[index].part);
  if (deliveries[index].target != NULL)
    rbk_exports_panel_choose (rbk_deliver_page_get_exports (page), deliveries[index].target);
  rbk_probe_spin (PAGE_TIME);

  return save (GTK_WIDGET (window), folder, look->name, deliveries[index].name);
}

static GtkWidget *
find_action_page (RbkWindow *window, const char *page)
{
  return rbk_probe_find_type (GTK_WIDGET (window), g_str_equal (page, "design")
                                                       ? RBK_TYPE_DESIGN_PAGE
                                                       : RBK_TYPE_CUSTOMERS_PAGE);
}

/* No wider than the window, as a phone would have it. */
static gboolean
take_dialog (RbkWindow *window, const Look *look, const char *folder, guint index)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *page;
  gboolean    is_done;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", dialogs[index].page);
  rbk_probe_spin (PAGE_TIME);
  page = find_action_page (window, dialogs[index].page);
  gtk_widget_activate_action (page, dialogs[index].action, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (dialog) != GTK_WINDOW (window) ||
          !gtk_widget_get_mapped (GTK_WIDGET (dialog)))
        continue;
      if (look->width < NARROW)
        gtk_window_set_default_size (dialog, look->width, look->height);
      if (dialogs[index].then != NULL)
        gtk_widget_activate_action (GTK_WIDGET (dialog), dialogs[index].then, NULL);
      rbk_probe_spin (PAGE_TIME);
      is_done = save (GTK_WIDGET (dialog), folder, look->name, dialogs[index].name);
      gtk_window_close (dialog);
      rbk_probe_spin (300);

      return is_done;
    }

  return FALSE;
}

static gboolean
take_help (const Look *look, const char *folder)
{
  RbkHelpWindow *help = rbk_help_window_open (GTK_APPLICATION (rbk_probe_application), "design");
  gboolean       is_done;

  if (look->width < NARROW)
    for (guint i = 0; i < 2; i++)
      {
        gtk_window_set_default_size (GTK_WINDOW (help), look->width, look->height);
        rbk_probe_spin (300);
      }
  rbk_probe_spin (PAGE_TIME);
  is_done = save (GTK_WIDGET (help), folder, look->name, "help");
  gtk_window_close (GTK_WINDOW (help));
  rbk_probe_spin (300);

  return is_done;
}

static gboolean
take_all (const Look *look, const char *folder, const char *book, const char *usage)
{
  RbkWindow *start = rbk_probe_new_window (NULL);
  RbkWindow *window;
  gboolean   is_done;

  rbk_probe_resize (GTK_WINDOW (start), look->width, look->height);
  is_done = save (GTK_WIDGET (start), folder, look->name, "start");
  rbk_probe_close_window (start);

  window = rbk_probe_open_book (book);
  rbk_probe_resize (GTK_WINDOW (window), look->width, look->height);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "customers");
  rbk_probe_spin (PAGE_TIME);
  is_done = save (GTK_WIDGET (window), folder, look->name, "customers-none") && is_done;
  if (usage != NULL)
    read_customers (window, usage);
  rbk_probe_spin (TOAST_TIME);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    is_done = take_page (window, look, folder, pages[i]) && is_done;
  for (guint i = 0; i < G_N_ELEMENTS (deliveries); i++)
    is_done = take_delivery (window, look, folder, i) && is_done;
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    is_done = take_dialog (window, look, folder, i) && is_done;
  is_done = take_help (look, folder) && is_done;
  rbk_document_close (rbk_window_get_document (window));
  gtk_window_destroy (GTK_WINDOW (window));

  return is_done;
}

/* take-screenshots LOOK FOLDER BOOK [USAGE-FILE] */
int
main (int argc, char *argv[])
{
  const Look *look;

  if (argc < 4)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
        g_print ("%s\n", looks[i].name);
      return 2;
    }
  look = find_look (argv[1]);
  if (look == NULL || !rbk_probe_start (&argc, &argv))
    return 77;

  apply (look);

  return take_all (look, argv[2], argv[3], argc > 4 ? argv[4] : NULL) ? 0 : 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-deliver-page.h"
#include "rbk-delivery-options.h"
#include "rbk-file-preview.h"
#include "rbk-highlight.h"
#include "rbk-invoice-panel.h"
#include "rbk-offers-panel.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-shell-probe.h"
#include "rbk-version-edit.h"
#include "rbk-window-probe.h"

#define PATIENCE 200

static RbkDeliverPage *
open_page (RbkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "deliver");
  rbk_probe_spin (100);

  return RBK_DELIVER_PAGE (rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_DELIVER_PAGE));
}

static gboolean
can_save (RbkDeliverPage *page)
{
  GtkWidget *save = rbk_probe_find_button (GTK_WIDGET (page), "_Save…");

  return gtk_widget_get_sensitive (save);
}

static void
wait_for_export (RbkDeliverPage *page)
{
  for (int i = 0; i < PATIENCE && !can_save (page); i++)
    rbk_probe_spin (25);
}

static gboolean
shows (RbkDeliverPage *page, const char *text)
{
  GtkWidget *label = rbk_probe_find_label (GTK_WIDGET (page), text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
wait_for_file (const char *path)
{
  for (int i = 0; i < PATIENCE && !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    rbk_probe_spin (25);
  rbk_probe_spin (100);
}

static gboolean
has_target (RbkBook *book, const char *name)
{
  RbkDelivery *delivery = rbk_book_get_delivery (book);

  return delivery != NULL && g_strcmp0 (rbk_delivery_get_target (delivery), name) == 0;
}

/* Every target is previewed and written; the book remembers the last one. */
static void
test_writes (void)
{
  RbkWindow             *window = rbk_probe_new_window ("usage-gated");
  RbkDeliverPage        *page = open_page (window);
  RbkExportsPanel       *exports = rbk_deliver_page_get_exports (page);
  RbkBook               *book = rbk_document_get_book (rbk_window_get_document (window));
  gsize                  n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);

  for (gsize i = 0; i < n_targets; i++)
    {
      g_autofree char *name = g_strdup_printf ("made-%s", targets[i].name);
      g_autofree char *path = g_build_filename (rbk_probe_folder, name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      g_assert_true (rbk_exports_panel_choose (exports, targets[i].name));
      g_assert_false (can_save (page));
      wait_for_export (page);
      g_assert_true (can_save (page));
      g_assert_true (shows (page, "What Is Lost"));
      rbk_exports_panel_save_to (exports, file);
      wait_for_file (path);
      g_assert_true (g_file_test (path, targets[i].is_directory ? G_FILE_TEST_IS_DIR
                                                                : G_FILE_TEST_IS_REGULAR));
      for (int k = 0; k < PATIENCE && !has_target (book, targets[i].name); k++)
        rbk_probe_spin (25);
      g_assert_cmpstr (rbk_delivery_get_target (rbk_book_get_delivery (book)), ==, targets[i].name);
    }
  rbk_probe_close_window (window);
}

/* Buttons stand beside each other, and lines of a file have room. */
static void
test_room (void)
{
  RbkWindow      *window = rbk_probe_new_window ("credit-tiers");
  RbkDeliverPage *page = open_page (window);
  GtkWidget      *save = rbk_probe_find_button (GTK_WIDGET (page), "_Save…");
  GtkWidget      *copy = rbk_probe_find_button (GTK_WIDGET (page), "_Copy");
  GtkWidget      *preview;
  graphene_rect_t save_place, copy_place;

  rbk_exports_panel_choose (rbk_deliver_page_get_exports (page), "stripe");
  wait_for_export (page);
  rbk_probe_settle (GTK_WIDGET (page));
  preview = rbk_probe_find_type (GTK_WIDGET (page), RBK_TYPE_FILE_PREVIEW);
  g_assert_cmpint (gtk_widget_get_width (preview), >=, 600);
  g_assert_cmpint (gtk_widget_get_height (preview), >=, 300);
  g_assert_true (gtk_widget_compute_bounds (save, GTK_WIDGET (page), &save_place));
  g_assert_true (gtk_widget_compute_bounds (copy, GTK_WIDGET (page), &copy_place));
  g_assert_cmpfloat (save_place.origin.y, ==, copy_place.origin.y);
  g_assert_false (graphene_rect_intersection (&save_place, &copy_place, NULL));
  rbk_probe_close_window (window);
}

/* What can't be written is told in place, and what was made is still there to be saved. */
static void
test_fails (void)
{
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/proc/no/such/x.csv");
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  RbkDeliverPage  *page = open_page (window);
  RbkExportsPanel *exports = rbk_deliver_page_get_exports (page);
  RbkBook         *book = rbk_document_get_book (rbk_window_get_document (window));

  rbk_exports_panel_choose (exports, "csv");
  wait_for_export (page);
  rbk_exports_panel_save_to (exports, nowhere);
  rbk_probe_spin (300);
  g_assert_true (can_save (page));
  g_assert_null (rbk_book_get_delivery (book));
  rbk_probe_close_window (window);
}

/* A folder that was delivered to is not written into again without being chosen. */
static void
test_free_folder (void)
{
  g_autofree char *book = g_build_filename (rbk_probe_folder, "mine.ratebook", NULL);
  g_autofree char *taken = g_build_filename (rbk_probe_folder, "credit-tiers-stripe", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (book);
  RbkWindow            *window = rbk_probe_new_window ("credit-tiers");
  RbkDeliverPage       *page = open_page (window);
  RbkExportsPanel      *exports = rbk_deliver_page_get_exports (page);
  GtkFileChooserNative *chooser;
  g_autofree char      *name = NULL;

  rbk_window_save_to (window, file, RBK_SAVE_PLAIN);
  wait_for_file (book);
  g_assert_cmpint (g_mkdir_with_parents (taken, 0700), ==, 0);
  rbk_exports_panel_choose (exports, "stripe");
  wait_for_export (page);
  g_signal_emit_by_name (rbk_probe_find_button (GTK_WIDGET (page), "_Save…"), "clicked");
  chooser = g_object_get_data (G_OBJECT (exports), "chooser");
  g_assert_nonnull (chooser);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (name, ==, "credit-tiers-stripe-2");
  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  rbk_probe_close_window (window);
}

static void
test_everything (void)
{
  g_autofree char *path = g_build_filename (rbk_probe_folder, "all", NULL);
  g_autofree char *csv = g_build_filename (path, "credit-tiers.csv", NULL);
  g_autofree char *stripe = g_build_filename (path, "stripe", "README.md", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  RbkWindow      *window = rbk_probe_new_window ("credit-tiers");
  RbkDeliverPage *page = open_page (window);

  rbk_exports_panel_save_all_to (rbk_deliver_page_get_exports (page), folder);
  wait_for_file (csv);
  wait_for_file (stripe);
  g_assert_true (g_file_test (csv, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (stripe, G_FILE_TEST_IS_REGULAR));
  rbk_probe_close_window (window);
}

static RbkRateCard *
metered_card (RbkDocument *document)
{
  g_autoptr(RbkPlan) plan =
                 g_list_model_get_item (rbk_book_get_plans (rbk_document_get_book (document)), 0);
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), 0);
  GListModel *cards = rbk_phase_get_rate_cards (phase);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      if (rbk_rate_card_get_meter (card) != NULL)
        return card;
    }

  return NULL;
}

/* Whether the file that is shown, which may be no text, has @text in it. */
static gboolean
holds (RbkDeliverPage *page, const char *text)
{
  GtkWidget           *preview = rbk_probe_find_type (GTK_WIDGET (page), RBK_TYPE_FILE_PREVIEW);
  const RbkExportFile *file = rbk_file_preview_get_file (RBK_FILE_PREVIEW (preview));
  gsize                size = 0;
  const char          *data = file != NULL ? g_bytes_get_data (file->bytes, &size) : NULL;

  for (gsize i = 0; i + strlen (text) <= size; i++)
    if (memcmp (data + i, text, strlen (text)) == 0)
      return TRUE;

  return FALSE;
}

static void
wait_until_it_holds (RbkDeliverPage *page, const char *text)
{
  for (int i = 0; i < PATIENCE && !holds (page, text); i++)
    rbk_probe_spin (25);
  g_assert_true (holds (page, text));
}

/* The paper is a choice of the user's, not of the book's: nothing is to be saved for it. */
static void
test_paper (void)
{
  RbkWindow      *window = rbk_probe_new_window ("usage-gated");
  RbkDeliverPage *page = open_page (window);
  GtkWidget      *options = rbk_probe_find_type (GTK_WIDGET (page), RBK_TYPE_DELIVERY_OPTIONS);
  GtkWidget      *paper = rbk_probe_find_type (options, GTK_TYPE_DROP_DOWN);

  rbk_exports_panel_choose (rbk_deliver_page_get_exports (page), "stripe");
  wait_for_export (page);
  g_assert_false (gtk_widget_get_mapped (paper));
  rbk_exports_panel_choose (rbk_deliver_page_get_exports (page), "pdf");
  rbk_probe_spin (50);
  g_assert_true (gtk_widget_get_mapped (paper));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (paper), 1);
  wait_until_it_holds (page, "/MediaBox [ 0 0 612 792 ]");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (paper), 0);
  wait_until_it_holds (page, "/MediaBox [ 0 0 595");
  g_assert_false (rbk_document_get_can_undo (rbk_window_get_document (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
collect_switches (GtkWidget *widget, GPtrArray *switches)
{
  if (GTK_IS_SWITCH (widget))
    g_ptr_array_add (switches, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_switches (child, switches);
}

/* What a report leaves out is a choice of the book's, which can be undone. */
static void
test_sections (void)
{
  RbkWindow      *window = rbk_probe_new_window ("usage-gated");
  RbkDocument    *document = rbk_window_get_document (window);
  RbkDeliverPage *page = open_page (window);
  GtkWidget      *options = rbk_probe_find_type (GTK_WIDGET (page), RBK_TYPE_DELIVERY_OPTIONS);
  g_autoptr(GPtrArray) switches = g_ptr_array_new ();
  RbkDelivery *delivery;

  rbk_exports_panel_choose (rbk_deliver_page_get_exports (page), "pdf");
  wait_until_it_holds (page, "/Title (Findings)");
  collect_switches (options, switches);
  g_assert_cmpuint (switches->len, ==, 4);
  for (guint i = 0; i < switches->len; i++)
    g_assert_true (gtk_switch_get_active (switches->pdata[i]));
  gtk_switch_set_active (switches->pdata[1], FALSE);
  for (int i = 0; i < PATIENCE && holds (page, "/Title (Findings)"); i++)
    rbk_probe_spin (25);
  wait_until_it_holds (page, "/Title (Six decisions)");
  g_assert_false (holds (page, "/Title (Findings)"));
  delivery = rbk_book_get_delivery (rbk_document_get_book (document));
  g_assert_nonnull (delivery);
  g_assert_false (rbk_delivery_get_show_findings (delivery));
  g_assert_true (rbk_delivery_get_show_workings (delivery));
  rbk_document_undo (document);
  wait_until_it_holds (page, "/Title (Findings)");
  g_ptr_array_set_size (switches, 0);
  collect_switches (options, switches);
  g_assert_true (gtk_switch_get_active (switches->pdata[1]));
  rbk_probe_close_window (window);
}

/* Where the bill would differ the reason stands in place, and goes when the book is changed. */
static void
test_refuses (void)
{
  RbkWindow      *window = rbk_probe_new_window ("usage-gated");
  RbkDocument    *document = rbk_window_get_document (window);
  RbkDeliverPage *page = open_page (window);
  RbkRecord      *card = RBK_RECORD (metered_card (document));
  RbkDecimal      ten = RBK_DECIMAL_UNITS (10), hundred = RBK_DECIMAL_UNITS (100);
  RbkEdit        *edit = rbk_edit_new_group (NULL);
  g_autoptr(GError) error = NULL;

  rbk_exports_panel_choose (rbk_deliver_page_get_exports (page), "stripe");
  wait_for_export (page);
  /* Packages beyond an included amount: Stripe would bill another number of them. */
  rbk_edit_add (edit, rbk_edit_new_set_decimal (card, "amount", &ten));
  rbk_edit_add (edit, rbk_edit_new_set_decimal (card, "package-size", &hundred));
  rbk_edit_add (edit, rbk_edit_new_set_integer (card, "price", RBK_PRICE_KIND_PACKAGE));
  g_assert_true (rbk_document_take (document, edit, &error));
  g_assert_no_error (error);
  for (int i = 0; i < PATIENCE && can_save (page); i++)
    rbk_probe_spin (25);
  g_assert_false (can_save (page));
  g_assert_true (shows (page, "This Can’t Be Delivered"));
  rbk_document_undo (document);
  wait_for_export (page);
  g_assert_true (can_save (page));
  g_assert_false (shows (page, "This Can’t Be Delivered"));
  rbk_probe_close_window (window);
}

static void
test_invoice (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  RbkDeliverPage  *page = open_page (window);
  RbkInvoicePanel *panel;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  rbk_deliver_page_show_part (page, "invoice");
  rbk_probe_spin (100);
  panel = RBK_INVOICE_PANEL (rbk_probe_find_type (GTK_WIDGET (page), RBK_TYPE_INVOICE_PANEL));
  before = rbk_invoice_panel_dup_text (panel);
  g_assert_nonnull (strstr (before, "Total\t"));
  rbk_probe_type (GTK_WIDGET (panel), "Used: Credits", "1000000");
  rbk_probe_spin (100);
  after = rbk_invoice_panel_dup_text (panel);
  g_assert_cmpstr (before, !=, after);
  g_assert_nonnull (strstr (after, "999,900 blocked"));
  rbk_probe_close_window (window);
}

/* What is proposed as used can be: of a seat there is no quarter. */
static void
test_invoice_whole (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  RbkDeliverPage  *page;
  RbkInvoicePanel *panel;

  rbk_probe_settle (GTK_WIDGET (window));
  rbk_probe_type (GTK_WIDGET (window), "Included of Sandbox", "5");
  page = open_page (window);
  rbk_deliver_page_show_part (page, "invoice");
  rbk_probe_spin (100);
  panel = RBK_INVOICE_PANEL (rbk_probe_find_type (GTK_WIDGET (page), RBK_TYPE_INVOICE_PANEL));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (
                                  rbk_probe_find_type (GTK_WIDGET (panel), GTK_TYPE_DROP_DOWN)),
                              1);
  rbk_probe_spin (100);
  g_assert_cmpstr (rbk_probe_get_text (GTK_WIDGET (panel), "Used: Credits"), ==, "7");
  rbk_probe_close_window (window);
}

/* A month within which terms change has a line for each stretch of them, as on the command line. */
static void
test_invoice_split (void)
{
  const RbkVersionChange change = { RBK_VERSION_PRICE, NULL, RBK_DECIMAL_UNITS (59) };
  RbkWindow             *window = rbk_probe_new_window ("credit-tiers");
  RbkDocument           *document = rbk_window_get_document (window);
  RbkBook               *book = rbk_document_get_book (document);
  RbkDeliverPage        *page = open_page (window);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 0);
  RbkInvoicePanel *panel;
  g_autofree char *text = NULL;

  rbk_deliver_page_show_part (page, "invoice");
  rbk_probe_spin (100);
  panel = RBK_INVOICE_PANEL (rbk_probe_find_type (GTK_WIDGET (page), RBK_TYPE_INVOICE_PANEL));
  g_assert_true (
      rbk_document_take (document, rbk_edit_new_set_text (RBK_RECORD (book), "as-of", "2031-06-20"),
                         NULL));
  g_assert_true (rbk_document_take (document,
                                    rbk_version_edit_new (plan, "2031-06-16", &change, 1, NULL),
                                    NULL));
  rbk_probe_spin (200);
  text = rbk_invoice_panel_dup_text (panel);
  g_assert_nonnull (strstr (text, "2031-06-01 to 2031-06-15 (15 of 30 days)"));
  g_assert_nonnull (strstr (text, "$29.50"));
  rbk_probe_close_window (window);
}

static GtkWidget *
find_mapped (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_discounts (void)
{
  RbkWindow      *window = rbk_probe_new_window ("credit-tiers");
  RbkDocument    *document = rbk_window_get_document (window);
  RbkDeliverPage *page = open_page (window);
  GListModel     *discounts = rbk_book_get_discounts (rbk_document_get_book (document));
  GListModel     *messages = rbk_book_get_messages (rbk_document_get_book (document));
  RbkCell        *cell;

  rbk_deliver_page_show_part (page, "discounts");
  rbk_probe_spin (100);
  rbk_probe_click (find_mapped (GTK_WIDGET (page), RBK_TYPE_OFFERS_PANEL), "_Add");
  rbk_probe_spin (100);
  g_assert_cmpuint (g_list_model_get_n_items (messages), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (discounts), ==, 1);
  cell = rbk_probe_find_cell (GTK_WIDGET (page), "Largest number of customers of New discount");
  g_assert_cmpstr (rbk_cell_get_shown (cell), ==, "any number");
  rbk_document_undo (document);
  g_assert_cmpuint (g_list_model_get_n_items (discounts), ==, 0);
  rbk_probe_close_window (window);
}

static RbkInvoicePanel *
find_invoice (RbkDeliverPage *page)
{
  return RBK_INVOICE_PANEL (rbk_probe_find_type (GTK_WIDGET (page), RBK_TYPE_INVOICE_PANEL));
}

static void
rename_plan (RbkDocument *document, const char *name)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (document));
  g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, 0);

  g_assert_true (rbk_document_take (document, rbk_edit_new_set_text (plan, "name", name), NULL));
  rbk_probe_spin (100);
}

static void
assert_bills (RbkDeliverPage *page, const char *plan, gboolean is_there)
{
  g_autofree char *text = rbk_invoice_panel_dup_text (find_invoice (page));

  g_assert_cmpint (strstr (text, plan) != NULL, ==, is_there);
}

/* What nobody looks at is made when it is looked at: another part, and parts of another page. */
static void
test_seen_part (void)
{
  RbkWindow      *window = rbk_probe_new_window ("credit-tiers");
  RbkDocument    *document = rbk_window_get_document (window);
  RbkDeliverPage *page = open_page (window);

  rbk_exports_panel_choose (rbk_deliver_page_get_exports (page), "csv");
  rbk_deliver_page_show_part (page, "invoice");
  rbk_probe_spin (100);
  rename_plan (document, "Seen");
  assert_bills (page, "Seen", TRUE);
  g_assert_false (holds (page, "Seen"));

  rbk_deliver_page_show_part (page, "exports");
  wait_until_it_holds (page, "Seen");
  rename_plan (document, "Unseen");
  wait_until_it_holds (page, "Unseen");
  assert_bills (page, "Unseen", FALSE);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "design");
  rename_plan (document, "Elsewhere");
  assert_bills (page, "Elsewhere", FALSE);
  g_assert_false (holds (page, "Elsewhere"));
  rbk_deliver_page_show_part (page, "invoice");
  assert_bills (page, "Elsewhere", FALSE);
  open_page (window);
  assert_bills (page, "Elsewhere", TRUE);
  g_assert_false (holds (page, "Elsewhere"));
  rbk_probe_close_window (window);
}

static void
test_highlight (void)
{
  static const struct
  {
    const char *path, *text, *shape;
  } cases[] = {
    { "a.json", "{\"a\": \"b\\\"c\", \"n\": -1.5, \"t\": true}", "0 1 0 2 0 2 " },
    { "a.ts", "export const x = 'y' // z\n", "3 3 1 4 " },
    { "a.xml", "<a b=\"c\"><!-- d --></a>", "0 1 4 0 " },
    { "a.md", "# One\ntwo `three`", "5 1 " },
    { "a.csv", "a,b\n\"c, d\",e", "5 1 " },
    { "a.json", "\"never ends", "1 " },
    { "a.xml", "<never", "0 " },
    { "a.bin", "\"x\"", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) found = rbk_highlight_text (cases[i].path, cases[i].text);
      g_autoptr(GString) shape = g_string_new (NULL);
      gsize last = 0;

      for (guint k = 0; k < found->len; k++)
        {
          const RbkHighlight *highlight = &g_array_index (found, RbkHighlight, k);

          g_assert_cmpuint (highlight->start, >=, last);
          g_assert_cmpuint (highlight->end, >, highlight->start);
          g_assert_cmpuint (highlight->end, <=, strlen (cases[i].text));
          last = highlight->end;
          g_string_append_printf (shape, "%d ", highlight->kind);
        }
      g_assert_cmpstr (shape->str, ==, cases[i].shape);
    }
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/deliver/highlight", test_highlight);
  g_test_add_func ("/deliver/writes", test_writes);
  g_test_add_func ("/deliver/room", test_room);
  g_test_add_func ("/deliver/fails", test_fails);
  g_test_add_func ("/deliver/free-folder", test_free_folder);
  g_test_add_func ("/deliver/everything", test_everything);
  g_test_add_func ("/deliver/paper", test_paper);
  g_test_add_func ("/deliver/sections", test_sections);
  g_test_add_func ("/deliver/refuses", test_refuses);
  g_test_add_func ("/deliver/invoice", test_invoice);
  g_test_add_func ("/deliver/invoice-whole", test_invoice_whole);
  g_test_add_func ("/deliver/invoice-split", test_invoice_split);
  g_test_add_func ("/deliver/discounts", test_discounts);
  g_test_add_func ("/deliver/seen-part", test_seen_part);

  return g_test_run ();
}

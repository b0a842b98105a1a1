/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "rbk-costs-page.h"
#include "rbk-figure-table.h"
#include "rbk-record-row.h"
#include "rbk-shell-probe.h"
#include "rbk-window-probe.h"

/* gettext looks for catalogues again when this counts on. */
extern int _nl_msg_cat_cntr;

static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
  gtk_widget_set_default_direction (g_str_equal (language, "ar") ? GTK_TEXT_DIR_RTL
                                                                 : GTK_TEXT_DIR_LTR);
}

static void
rename_all (RbkDocument *document, GListModel *records, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (records, i);

      g_assert_true (
          rbk_document_take (document, rbk_edit_new_set_text (record, "name", name), NULL));
    }
}

static void
collect_heights (GtkWidget *widget, GArray *heights)
{
  graphene_rect_t bounds;

  if (RBK_IS_RECORD_ROW (widget) && gtk_widget_get_mapped (widget) &&
      gtk_widget_compute_bounds (widget, widget, &bounds))
    g_array_append_val (heights, bounds.size.height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_heights (child, heights);
}

/* The rows of all tables of the Costs page, in a language and with names in it. */
static GArray *
measure_rows (const char *language)
{
  GArray      *heights = g_array_new (FALSE, FALSE, sizeof (float));
  RbkWindow   *window;
  RbkDocument *document;
  RbkBook     *book;
  const char  *name;

  speak (language);
  name = g_dgettext (GETTEXT_PACKAGE, "Workloads");
  window = rbk_probe_new_window ("credit-tiers");
  document = rbk_window_get_document (window);
  book = rbk_document_get_book (document);
  rename_all (document, rbk_book_get_workloads (book), name);
  rename_all (document, rbk_book_get_levels (book), name);
  rename_all (document, rbk_book_get_plans (book), name);
  rename_all (document, rbk_book_get_models (book), name);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "costs");
  rbk_probe_settle (GTK_WIDGET (window));
  collect_heights (rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_COSTS_PAGE), heights);
  rbk_probe_close_window (window);

  return heights;
}

/* As many rows stand in a window, whatever they are written in. */
static void
test_heights (void)
{
  g_autoptr(GArray) arabic = NULL;
  g_autoptr(GArray) english = NULL;

  if (g_str_equal (g_dgettext (GETTEXT_PACKAGE, "Workloads"), "Workloads"))
    {
      g_test_skip ("built without catalogues");
      return;
    }
  arabic = measure_rows ("ar");
  english = measure_rows ("en");
  g_assert_cmpuint (english->len, >, 8);
  g_assert_cmpuint (arabic->len, ==, english->len);
  for (guint i = 0; i < english->len; i++)
    g_assert_cmpfloat (g_array_index (arabic, float, i), ==, g_array_index (english, float, i));
}

/* Ten rows of large letters are higher than the table grows to else. */
static void
test_large_text (void)
{
  static const RbkFigureColumn columns[] = { { .title = "Plan", .name = "Plan %s" } };
  GtkSettings                 *settings = gtk_settings_get_default ();
  GtkWidget *window = gtk_window_new (), *table = rbk_figure_table_new ("Plans", columns, 1, NULL);
  int        usual = 96 * 1024, heights[3];

  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);

      for (guint k = 0; k < 12; k++)
        g_ptr_array_add (rows, rbk_figure_row_new (g_strsplit ("Pro", ",", -1)));
      g_object_set (settings, "gtk-xft-dpi", i == 1 ? 2 * usual : usual, NULL);
      rbk_probe_settle (window);
      rbk_figure_table_take_rows (RBK_FIGURE_TABLE (table), rows);
      gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, -1, &heights[i], NULL, NULL, NULL);
    }
  g_assert_cmpint (heights[1], >, heights[0]);
  g_assert_cmpint (heights[2], ==, heights[0]);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  /* A catalogue is looked for before the first text is asked for. */
  g_setenv ("LANGUAGE", "ar", TRUE);
  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RBK_TEST_LOCALES"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/tables/heights", test_heights);
  g_test_add_func ("/tables/large-text", test_large_text);

  return g_test_run ();
}

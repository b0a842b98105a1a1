/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "rbk-design-page.h"
#include "rbk-template.h"
#include "rbk-tier-sheet.h"
#include "rbk-tier-table-private.h"
#include "rbk-window-probe.h"

/* The tier table by its keys, as people know them from spreadsheets. */

typedef struct
{
  RbkDocument  *document;
  GtkWidget    *window;
  GtkWidget    *page;
  RbkTierTable *table;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();

  if (data != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  fixture->document = rbk_document_new_for_book (book);
  fixture->page = rbk_design_page_new (fixture->document, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rbk_probe_settle (fixture->window);
  fixture->table = RBK_TIER_TABLE (rbk_probe_find_type (fixture->page, RBK_TYPE_TIER_TABLE));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer table = fixture->table;

  g_object_add_weak_pointer (table, &table);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rbk_document_close (fixture->document);
  g_object_unref (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (table);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Hands a key to what the table listens with. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType state)
{
  g_autoptr(GListModel) controllers =
                 gtk_widget_observe_controllers (GTK_WIDGET (fixture->table->sheet));
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_handled);
    }
  rbk_probe_settle (fixture->window);

  return is_handled;
}

static RbkCell *
cell_of (Fixture *fixture, const char *name)
{
  RbkCell *cell = rbk_probe_find_cell (fixture->page, name);

  g_assert_nonnull (cell);

  return cell;
}

static void
select_cell (Fixture *fixture, const char *name)
{
  rbk_cell_edit (cell_of (fixture, name));
  rbk_probe_settle (fixture->window);
}

static void
assert_at (Fixture *fixture, const char *name)
{
  RbkTierSlot *slot = rbk_tier_slot_of (gtk_root_get_focus (GTK_ROOT (fixture->window)));

  g_assert_nonnull (slot);
  g_assert_cmpstr (rbk_cell_get_title (slot->cell), ==, name);
}

static void
assert_shows (Fixture *fixture, const char *name, const char *text)
{
  g_assert_cmpstr (rbk_cell_get_shown (cell_of (fixture, name)), ==, text);
}

/* Types as a person does: into what has the focus. */
static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  int        end;

  end = gtk_editable_get_position (GTK_EDITABLE (focus));
  gtk_editable_insert_text (GTK_EDITABLE (focus), text, -1, &end);
}

static guint
n_plans (Fixture *fixture)
{
  return g_list_model_get_n_items (rbk_book_get_plans (rbk_document_get_book (fixture->document)));
}

static GtkWidget *
move_focus (Fixture *fixture, GtkDirectionType direction)
{
  g_signal_emit_by_name (fixture->window, "move-focus", direction);
  rbk_probe_settle (fixture->window);

  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* Past its ends Tab leaves the table, and it comes back to where one was. */
static void
test_tab_away (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (fixture->table);
  GtkWidget *toolbar = gtk_widget_get_last_child (table);

  select_cell (fixture, "Name of Starter");
  g_assert_false (gtk_widget_is_ancestor (move_focus (fixture, GTK_DIR_TAB_BACKWARD), table));
  move_focus (fixture, GTK_DIR_TAB_FORWARD);
  assert_at (fixture, "Name of Starter");
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_true (gtk_widget_is_ancestor (move_focus (fixture, GTK_DIR_TAB_FORWARD), toolbar));
  move_focus (fixture, GTK_DIR_TAB_BACKWARD);
  assert_at (fixture, "Headroom of Team");
}

static void
test_travel (Fixture *fixture, gconstpointer data)
{
  select_cell (fixture, "Price of Starter");
  press (fixture, GDK_KEY_Down, 0);
  assert_at (fixture, "Price of Pro");
  press (fixture, GDK_KEY_Right, 0);
  assert_at (fixture, "Included of Pro");
  press (fixture, GDK_KEY_Up, 0);
  assert_at (fixture, "Included of Starter");
  press (fixture, GDK_KEY_Up, 0);
  assert_at (fixture, "Included of Starter");
  press (fixture, GDK_KEY_End, 0);
  assert_at (fixture, "Headroom of Starter");
  press (fixture, GDK_KEY_Home, 0);
  assert_at (fixture, "Name of Starter");
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_at (fixture, "Headroom of Team");
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_at (fixture, "Name of Starter");
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_at (fixture, "Name of Team");
  press (fixture, GDK_KEY_Page_Up, 0);
  assert_at (fixture, "Name of Starter");
  press (fixture, GDK_KEY_Tab, 0);
  assert_at (fixture, "Price of Starter");
  press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_at (fixture, "Name of Starter");
  g_assert_false (press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  select_cell (fixture, "Price of Starter");
  press (fixture, GDK_KEY_Left, 0);
  assert_at (fixture, "Included of Starter");
  press (fixture, GDK_KEY_Right, 0);
  assert_at (fixture, "Price of Starter");
}

/* Numbers stand at the same side, whether they begin with a mark of Arabic or not. */
static void
test_mirrored_side (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    float       alignment;
  } cases[] = {
    { "29", 0.0f },
    { "\342\200\217٢٩٫٠٠ US$\342\200\216", 1.0f },
    { "\342\200\216US$ 29", 0.0f },
    { "٩٢٪\330\234", 1.0f },
  };
  RbkCell   *cell = cell_of (fixture, "Price of Starter");
  GtkWidget *entry = gtk_widget_get_first_child (GTK_WIDGET (cell));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rbk_cell_set_text (cell, cases[i].text, cases[i].text);
      g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (entry)), ==, cases[i].alignment);
    }
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  RbkCell *cell = cell_of (fixture, "Price of Starter");

  select_cell (fixture, "Price of Starter");
  g_assert_false (rbk_cell_get_is_editing (cell));
  press (fixture, GDK_KEY_F2, 0);
  g_assert_true (rbk_cell_get_is_editing (cell));
  g_assert_false (press (fixture, GDK_KEY_Left, 0));
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_false (rbk_cell_get_is_editing (cell));
  assert_at (fixture, "Price of Starter");

  type (fixture, "35");
  g_assert_true (rbk_cell_get_is_editing (cell));
  press (fixture, GDK_KEY_Escape, 0);
  assert_shows (fixture, "Price of Starter", "$29.00");
  g_assert_cmpstr (rbk_cell_get_text (cell), ==, "$29.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));

  type (fixture, "35");
  press (fixture, GDK_KEY_Return, 0);
  assert_shows (fixture, "Price of Starter", "$35.00");
  assert_at (fixture, "Price of Pro");
  type (fixture, "111");
  press (fixture, GDK_KEY_Return, GDK_SHIFT_MASK);
  assert_shows (fixture, "Price of Pro", "$111.00");
  assert_at (fixture, "Price of Starter");
  type (fixture, "36");
  press (fixture, GDK_KEY_Tab, 0);
  assert_at (fixture, "Included of Starter");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_true (rbk_cell_get_is_editing (cell_of (fixture, "Included of Starter")));
}

/* What can't be taken holds the keys until it is mended or given up. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  RbkCell *cell = cell_of (fixture, "Price of Starter");

  select_cell (fixture, "Price of Starter");
  type (fixture, "abc");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_nonnull (rbk_cell_get_problem (cell));
  assert_at (fixture, "Price of Starter");
  g_assert_true (press (fixture, GDK_KEY_Tab, 0));
  assert_at (fixture, "Price of Starter");
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_null (rbk_cell_get_problem (cell));
  press (fixture, GDK_KEY_Down, 0);
  assert_at (fixture, "Price of Pro");
}

static void
test_delete_clears (Fixture *fixture, gconstpointer data)
{
  select_cell (fixture, "Included of Starter");
  press (fixture, GDK_KEY_Delete, 0);
  assert_shows (fixture, "Included of Starter", "–");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_shows (fixture, "Included of Starter", "200");

  select_cell (fixture, "Price of Starter");
  press (fixture, GDK_KEY_Delete, 0);
  assert_shows (fixture, "Price of Starter", "$29.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

/* “Hard” without a number means: where the included units end. It still does when they change. */
static void
test_cap_goes_along (Fixture *fixture, gconstpointer data)
{
  assert_shows (fixture, "Cap of Starter", "Hard");
  rbk_probe_type (fixture->window, "Included of Starter", "500");
  rbk_probe_settle (fixture->window);
  assert_shows (fixture, "Included of Starter", "500");
  assert_shows (fixture, "Cap of Starter", "Hard");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_shows (fixture, "Included of Starter", "200");
  assert_shows (fixture, "Cap of Starter", "Hard");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (Fixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->window), NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

static void
wait_for_price (Fixture *fixture, const char *name, const char *text)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  while (g_strcmp0 (rbk_cell_get_shown (cell_of (fixture, name)), text) != 0 &&
         g_get_monotonic_time () < end)
    rbk_probe_settle (fixture->window);
  assert_shows (fixture, name, text);
}

static void
test_block (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;

  select_cell (fixture, "Price of Starter");
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_at (fixture, "Price of Starter");
  press (fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  copied = read_clipboard (fixture);
  g_assert_cmpstr (copied, ==, "29.00\t200\n99.00\t\n");

  press (fixture, GDK_KEY_Escape, 0);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), "31\t300\n101\t2k\n");
  press (fixture, GDK_KEY_v, GDK_CONTROL_MASK);
  wait_for_price (fixture, "Price of Pro", "$101.00");
  assert_shows (fixture, "Included of Pro", "2,000");
  assert_shows (fixture, "Price of Starter", "$31.00");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_shows (fixture, "Included of Pro", "–");
  assert_shows (fixture, "Price of Starter", "$29.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_paste_refused (Fixture *fixture, gconstpointer data)
{
  select_cell (fixture, "Price of Starter");
  rbk_tier_table_paste_text (fixture->table, "31\nabc\n");
  rbk_probe_settle (fixture->window);
  assert_shows (fixture, "Price of Starter", "$29.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_paste_adds_plans (Fixture *fixture, gconstpointer data)
{
  select_cell (fixture, "Name of Team");
  rbk_tier_table_paste_text (fixture->table, "Team\t199\nGiant\t999\n");
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 4);
  assert_shows (fixture, "Price of Giant", "$999.00");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 3);
}

/* Several rows are one step. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  select_cell (fixture, "Price of Starter");
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "plan.duplicate", NULL);
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 5);
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 3);

  select_cell (fixture, "Price of Starter");
  rbk_tier_table_pick_row (fixture->table, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "plan.delete", NULL);
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 1);
  assert_shows (fixture, "Name of Pro", "Pro");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 3);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  select_cell (fixture, "Name of Starter");
  g_assert_true (rbk_tier_table_drop (fixture->table, 0, 3));
  rbk_probe_settle (fixture->window);
  g_assert_cmpint (rbk_tier_table_get_selected (fixture->table), ==, 2);
  assert_at (fixture, "Name of Starter");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_at (fixture, "Name of Starter");
  /* Where it is already there is nothing to undo. */
  g_assert_true (rbk_tier_table_drop (fixture->table, 1, 2));
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_floor (Fixture *fixture, gconstpointer data)
{
  RbkTierSlot *slot;

  rbk_probe_type (fixture->page, "Price of Starter", "6");
  slot = rbk_tier_slot_of (GTK_WIDGET (cell_of (fixture, "Floor of Starter")));
  g_assert_true (gtk_widget_has_css_class (slot->box, "below"));
  gtk_test_accessible_assert_property (slot->extra, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Set price of Starter to its floor price, $18.34");
  g_signal_emit_by_name (slot->extra, "clicked");
  rbk_probe_settle (fixture->window);
  assert_shows (fixture, "Price of Starter", "$18.34");
  g_assert_false (gtk_widget_has_css_class (slot->box, "below"));
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_shows (fixture, "Price of Starter", "$6.00");
}

static void
test_color (Fixture *fixture, gconstpointer data)
{
  RbkBook *book = rbk_document_get_book (fixture->document);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 1);
  int        before = rbk_plan_get_color (plan);
  GtkWidget *button;

  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "plan.pick-color", "u", 1);
  rbk_probe_settle (fixture->window);
  button = rbk_probe_find_button (GTK_WIDGET (fixture->table), "Star");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_settle (fixture->window);
  g_assert_cmpint (rbk_plan_get_color (plan), ==, 5);
  rbk_document_undo (fixture->document);
  g_assert_cmpint (rbk_plan_get_color (plan), ==, before);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  select_cell (fixture, "Headroom of Pro");
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "columns.headroom", NULL);
  rbk_probe_settle (fixture->window);
  g_assert_null (rbk_probe_find_cell (fixture->page, "Headroom of Pro"));
  press (fixture, GDK_KEY_End, 0);
  assert_at (fixture, "Floor of Pro");
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "columns.headroom", NULL);
  rbk_probe_settle (fixture->window);
  g_assert_nonnull (rbk_probe_find_cell (fixture->page, "Headroom of Pro"));
}

static void
test_menus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu;

  select_cell (fixture, "Price of Pro");
  press (fixture, GDK_KEY_Menu, 0);
  menu = rbk_probe_find_type (GTK_WIDGET (fixture->table), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);

  /* GTK asks a menu that goes with its window where the pointer is, which may be too late. */
  gtk_popover_popdown (GTK_POPOVER (menu));
  rbk_probe_settle (fixture->window);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  RbkTierSlot *slot = rbk_tier_slot_of (GTK_WIDGET (cell_of (fixture, "Margin of Pro")));
  GtkWidget   *entry = rbk_probe_find_type (GTK_WIDGET (slot->cell), GTK_TYPE_ENTRY);
  GtkWidget   *sheet = GTK_WIDGET (fixture->table->sheet);

  gtk_test_accessible_assert_role (sheet, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (sheet, GTK_ACCESSIBLE_PROPERTY_LABEL, "Tier table");
  gtk_test_accessible_assert_role (slot->line->strip, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (slot->box, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Margin of Pro");
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "A good margin");
  gtk_test_accessible_assert_property (slot->line->slots[0].extra, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Color of Pro");
  select_cell (fixture, "Margin of Pro");
  gtk_test_accessible_assert_state (slot->box, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  press (fixture, GDK_KEY_Left, 0);
  gtk_test_accessible_assert_state (slot->box, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

/* However many plans a book has, only those about what is seen are there. */
static void
test_many_plans (Fixture *fixture, gconstpointer data)
{
  GListStore *plans = G_LIST_STORE (rbk_book_get_plans (rbk_document_get_book (fixture->document)));
  g_autoptr(RbkRecord) first = g_list_model_get_item (G_LIST_MODEL (plans), 0);

  select_cell (fixture, "Price of Starter");
  while (g_list_model_get_n_items (G_LIST_MODEL (plans)) < 150)
    {
      g_autoptr(RbkRecord) copy = rbk_record_copy (first);
      g_autofree char *name =
          g_strdup_printf ("p%u", g_list_model_get_n_items (G_LIST_MODEL (plans)));

      g_object_set (copy, "key", name, "name", name, NULL);
      g_list_store_append (plans, copy);
    }
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (fixture->table->lines->len, <, 60);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_Home, 0);
  assert_at (fixture, "Name of p149");
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_at (fixture, "Name of Starter");
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/tiers/tab-away", NULL, test_tab_away);
  ADD ("/tiers/travel", NULL, test_travel);
  ADD ("/tiers/mirrored", "rtl", test_mirrored);
  ADD ("/tiers/mirrored-side", "rtl", test_mirrored_side);
  ADD ("/tiers/states", NULL, test_states);
  ADD ("/tiers/refused", NULL, test_refused);
  ADD ("/tiers/delete-clears", NULL, test_delete_clears);
  ADD ("/tiers/cap-goes-along", NULL, test_cap_goes_along);
  ADD ("/tiers/block", NULL, test_block);
  ADD ("/tiers/paste-refused", NULL, test_paste_refused);
  ADD ("/tiers/paste-adds-plans", NULL, test_paste_adds_plans);
  ADD ("/tiers/rows", NULL, test_rows);
  ADD ("/tiers/drop", NULL, test_drop);
  ADD ("/tiers/floor", NULL, test_floor);
  ADD ("/tiers/color", NULL, test_color);
  ADD ("/tiers/columns", NULL, test_columns);
  ADD ("/tiers/menus", NULL, test_menus);
  ADD ("/tiers/accessible", NULL, test_accessible);
  ADD ("/tiers/many-plans", NULL, test_many_plans);

  return g_test_run ();
}

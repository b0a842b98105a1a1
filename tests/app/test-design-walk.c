/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "rbk-card-edit.h"
#include "rbk-curves-fixture.h"
#include "rbk-inspector.h"
#include "rbk-phase-edit.h"
#include "rbk-phase-list-edit.h"
#include "rbk-plan-edit.h"
#include "rbk-status-line.h"
#include "rbk-test-book.h"
#include "rbk-tier-table-private.h"
#include "rbk-window-probe.h"

/* However a book came to be as it is, the Design page that watched it all says the same of it
 * as one that is opened only now. */

#define N_STEPS 200
#define N_STEPS_BETWEEN 20
#define MAX_PLANS 6 /* that are all in sight */

typedef struct
{
  RbkCurvesFixture *fixture;
  GRand            *rand;
  guint             n_taken;
} Walk;

static guint
pick (Walk *walk, guint n)
{
  return (guint) g_rand_int_range (walk->rand, 0, (gint32) MAX (n, 1));
}

static RbkEdit *
edit_of_plans (Walk *walk, RbkBook *book, guint n_plans)
{
  switch (pick (walk, 4))
    {
    case 0:
      return n_plans < MAX_PLANS ? rbk_plan_edit_add (book) : NULL;
    case 1:
      return n_plans < MAX_PLANS ? rbk_plan_edit_duplicate (book, pick (walk, n_plans)) : NULL;
    case 2:
      return rbk_plan_edit_remove (book, pick (walk, n_plans));
    default:
      return rbk_plan_edit_move (book, pick (walk, n_plans), pick (walk, n_plans));
    }
}

static RbkEdit *
edit_of_phase (Walk *walk, RbkBook *book, RbkPhase *phase)
{
  RbkDecimal  number = rbk_decimal_from_int ((gint64) pick (walk, 2000));
  GListModel *cards = rbk_phase_get_rate_cards (phase);
  guint       n_cards = g_list_model_get_n_items (cards);
  g_autoptr(RbkRecord) meter = g_list_model_get_item (rbk_book_get_meters (book), 0);
  const char *key = meter != NULL ? rbk_record_get_key (meter) : NULL;

  switch (pick (walk, key != NULL ? 7 : 3))
    {
    case 0:
      return rbk_phase_edit_price (phase, number, NULL);
    case 1:
      return rbk_card_edit_add (book, phase, NULL);
    case 2:
      return n_cards > 0 ? rbk_card_edit_remove (phase, pick (walk, n_cards)) : NULL;
    case 3:
      return rbk_phase_edit_included (phase, key, pick (walk, 4) > 0 ? &number : NULL);
    case 4:
      return rbk_phase_edit_limit (phase, key, (RbkLimit) pick (walk, 3), &number);
    case 5:
      return rbk_phase_edit_overage (phase, key,
                                     rbk_decimal_from_double (pick (walk, 90) / 100.0, 2));
    default:
      return n_cards > 0 ? rbk_card_edit_kind (rbk_test_card (phase, pick (walk, n_cards)),
                                               (RbkPriceKind) pick (walk, 5))
                         : NULL;
    }
}

static RbkEdit *
edit_of_plan (Walk *walk, RbkBook *book, RbkPlan *plan)
{
  static const char *const names[] = { "Basic", "Pro", "A name that is longer than the others are",
                                       "Größer", "日本" };
  guint                    n_phases = g_list_model_get_n_items (rbk_plan_get_phases (plan));

  switch (pick (walk, 6))
    {
    case 0:
      return rbk_test_rename (plan, names[pick (walk, G_N_ELEMENTS (names))]);
    case 1:
      return rbk_phase_list_edit_add (plan, (RbkPhaseKind) pick (walk, 3));
    case 2:
      return n_phases > 1 ? rbk_phase_list_edit_remove (plan, pick (walk, n_phases), NULL) : NULL;
    default:
      return n_phases > 0 ? edit_of_phase (walk, book, rbk_test_phase (plan, pick (walk, n_phases)))
                          : NULL;
    }
}

static void
take_step (Walk *walk)
{
  RbkDocument *document = walk->fixture->document;
  RbkBook     *book = rbk_document_get_book (document);
  guint        n_plans = g_list_model_get_n_items (rbk_book_get_plans (book));
  guint        kind = pick (walk, 10);
  RbkEdit     *edit;

  if (kind < 2)
    {
      rbk_document_undo (document);
      return;
    }
  if (kind == 2)
    {
      rbk_document_redo (document);
      return;
    }
  if (n_plans == 0)
    edit = rbk_plan_edit_add (book);
  else
    edit = kind < 5 ? edit_of_plans (walk, book, n_plans)
                    : edit_of_plan (walk, book, rbk_test_plan (book, pick (walk, n_plans)));
  rbk_document_seal (document);
  walk->n_taken += edit != NULL && rbk_document_take (document, edit, NULL);
}

static void
add_cells (GtkWidget *widget, GString *text)
{
  if (RBK_IS_CELL (widget) && gtk_widget_get_child_visible (widget))
    g_string_append_printf (text, "%s: %s\n", rbk_cell_get_title (RBK_CELL (widget)),
                            rbk_cell_get_text (RBK_CELL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_cells (child, text);
}

/* Row by row, of columns that there is no room for as well. */
static void
add_table (RbkTierTable *table, GString *text)
{
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < rbk_n_tier_columns; column++)
      {
        RbkTierSlot *slot = rbk_tier_table_find_slot (table, row, column);

        g_assert_nonnull (slot);
        g_string_append_printf (text, "%u %s: %s\n", row, rbk_cell_get_title (slot->cell),
                                rbk_cell_get_shown (slot->cell));
      }
}

static void
add_labels (GtkWidget *line, GString *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (child)));
}

/* What a Design page says, as one text. */
static char *
read_page (GtkWidget *page)
{
  GString      *text = g_string_new (NULL);
  GtkWidget    *view = rbk_probe_find_type (page, RBK_TYPE_CHART_VIEW);
  RbkTierTable *table = RBK_TIER_TABLE (rbk_probe_find_type (page, RBK_TYPE_TIER_TABLE));

  /* The pointer of the display may happen to be over it. */
  rbk_chart_view_put_cursor (RBK_CHART_VIEW (view), FALSE, 0.0);
  add_table (table, text);
  if (table->n_rows > 0)
    {
      g_string_append_printf (text, "%s\n", rbk_chart_view_get_read_out (RBK_CHART_VIEW (view)));
      add_cells (rbk_probe_find_type (page, RBK_TYPE_INSPECTOR), text);
    }
  add_labels (rbk_probe_find_type (page, RBK_TYPE_STATUS_LINE), text);

  return g_string_free (text, FALSE);
}

static void
assert_same_lines (const char *watched, const char *opened)
{
  g_auto(GStrv) left = g_strsplit (watched, "\n", -1);
  g_auto(GStrv) right = g_strsplit (opened, "\n", -1);

  for (guint i = 0; left[i] != NULL && right[i] != NULL; i++)
    g_assert_cmpstr (left[i], ==, right[i]);
  g_assert_cmpstr (watched, ==, opened);
}

static void
compare (RbkCurvesFixture *fixture, guint step)
{
  RbkCurvesFixture fresh = { .document = g_object_ref (fixture->document) };
  GtkWidget       *table = rbk_probe_find_type (fixture->page, RBK_TYPE_TIER_TABLE);
  int              selected = rbk_tier_table_get_selected (RBK_TIER_TABLE (table));
  g_autofree char *watched = NULL;
  g_autofree char *opened = NULL;

  rbk_probe_settle (fixture->window);
  rbk_curves_open (&fresh);
  table = rbk_probe_find_type (fresh.page, RBK_TYPE_TIER_TABLE);
  rbk_tier_table_set_selected (RBK_TIER_TABLE (table), selected);
  rbk_probe_settle (fresh.window);
  watched = read_page (fixture->page);
  opened = read_page (fresh.page);
  g_test_message ("step %u", step);
  assert_same_lines (watched, opened);
  gtk_window_destroy (GTK_WINDOW (fresh.window));
  g_object_unref (fresh.document);
}

static void
test_walk (RbkCurvesFixture *fixture, gconstpointer data)
{
  Walk walk = { .fixture = fixture, .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data)) };

  for (guint i = 1; i <= N_STEPS; i++)
    {
      take_step (&walk);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      if (i % N_STEPS_BETWEEN == 0)
        compare (fixture, i);
    }
  g_test_message ("%u edits taken", walk.n_taken);
  g_assert_cmpuint (walk.n_taken, >, N_STEPS / 4);
  while (rbk_document_get_can_undo (fixture->document))
    rbk_document_undo (fixture->document);
  compare (fixture, 0);
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Starter"), ==, "$29.00");
  g_rand_free (walk.rand);
}

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

  g_test_add ("/design-walk/walk", RbkCurvesFixture, GUINT_TO_POINTER (1), rbk_curves_set_up,
              test_walk, rbk_curves_tear_down);

  return g_test_run ();
}

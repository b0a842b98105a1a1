/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "rbk-bracket-editor.h"
#include "rbk-design-page.h"
#include "rbk-entitlement.h"
#include "rbk-feature-edit.h"
#include "rbk-feature-table.h"
#include "rbk-inspector-section.h"
#include "rbk-inspector.h"
#include "rbk-phase-timeline.h"
#include "rbk-phase.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

#define CARD "Pro, evergreen, AI runs"

typedef struct
{
  RbkDocument *document;
  GtkWidget   *window;
  GtkWidget   *page;
  GtkWidget   *inspector;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->document = rbk_document_new_for_book (book);
  fixture->page = rbk_design_page_new (fixture->document, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rbk_probe_settle (fixture->window);
  rbk_cell_edit (rbk_probe_find_cell (fixture->page, "Name of Pro"));
  rbk_probe_settle (fixture->window);
  fixture->inspector = rbk_probe_find_type (fixture->page, RBK_TYPE_INSPECTOR);
}

/* Nothing may keep a part or the document once the window is gone. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer inspector = fixture->inspector;
  gpointer document = fixture->document;

  g_object_add_weak_pointer (inspector, &inspector);
  g_object_add_weak_pointer (document, &document);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rbk_document_close (fixture->document);
  g_object_unref (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (inspector);
  g_assert_null (document);
}

static RbkPlan *
plan_of (Fixture *fixture)
{
  RbkBook *book = rbk_document_get_book (fixture->document);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 1);

  g_assert_cmpstr (rbk_plan_get_name (plan), ==, "Pro");

  return plan;
}

static guint
n_phases (Fixture *fixture)
{
  return g_list_model_get_n_items (rbk_plan_get_phases (plan_of (fixture)));
}

static RbkPhase *
phase_at (Fixture *fixture, guint position)
{
  g_autoptr(RbkPhase) phase =
                 g_list_model_get_item (rbk_plan_get_phases (plan_of (fixture)), position);

  return phase;
}

static RbkRateCard *
card_of (Fixture *fixture, RbkPhase *phase, guint position)
{
  g_autoptr(RbkRateCard) card = g_list_model_get_item (rbk_phase_get_rate_cards (phase), position);

  return card;
}

/* The card on the meter, in the lasting terms. */
static RbkRateCard *
runs_card (Fixture *fixture)
{
  RbkPhase *phase = phase_at (fixture, n_phases (fixture) - 1);

  for (guint i = 0; i < g_list_model_get_n_items (rbk_phase_get_rate_cards (phase)); i++)
    if (rbk_rate_card_get_meter (card_of (fixture, phase, i)) != NULL)
      return card_of (fixture, phase, i);
  g_assert_not_reached ();
}

static void
activate (Fixture *fixture, const char *action, const char *parameter)
{
  if (parameter != NULL)
    g_assert_true (gtk_widget_activate_action (fixture->inspector, action, "s", parameter));
  else
    g_assert_true (gtk_widget_activate_action (fixture->inspector, action, NULL));
  rbk_probe_settle (fixture->window);
}

static void
undo (Fixture *fixture)
{
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
}

static GtkWidget *
segment_at (Fixture *fixture, guint position)
{
  GtkWidget *segment = gtk_widget_get_first_child (
      rbk_probe_find_type (fixture->inspector, RBK_TYPE_PHASE_TIMELINE));

  for (; position > 0; position--)
    segment = gtk_widget_get_next_sibling (segment);
  g_assert_true (GTK_IS_BUTTON (segment));

  return segment;
}

static void
assert_segment (Fixture *fixture, guint position, const char *spoken, gboolean is_selected)
{
  GtkWidget *segment = segment_at (fixture, position);

  gtk_test_accessible_assert_role (segment, GTK_ACCESSIBLE_ROLE_TAB);
  gtk_test_accessible_assert_property (segment, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  gtk_test_accessible_assert_state (segment, GTK_ACCESSIBLE_STATE_SELECTED, is_selected);
}

/* A key where the focus is, through the controllers that are there. */
static void
press (GtkWidget *widget, guint key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
      if (is_handled)
        return;
    }
}

static void
test_trial (Fixture *fixture, gconstpointer data)
{
  assert_segment (fixture, 0, "Evergreen, phase 1 of 1", TRUE);
  activate (fixture, "phase.add", "trial");
  g_assert_cmpuint (n_phases (fixture), ==, 2);
  assert_segment (fixture, 0, "Trial, 14 days, phase 1 of 2", TRUE);
  assert_segment (fixture, 1, "Evergreen, phase 2 of 2", FALSE);
  g_assert_cmpstr (rbk_probe_get_text (fixture->inspector, "Lasts of Pro, trial"), ==, "14 days");
  g_assert_cmpstr (rbk_probe_get_text (fixture->inspector, "Price of Pro, trial, Pro"), ==,
                   "$0.00");

  rbk_probe_type (fixture->inspector, "Lasts of Pro, trial", "3 weeks");
  g_assert_cmpstr (rbk_phase_get_duration (phase_at (fixture, 0)), ==, "P3W");
  rbk_probe_type (fixture->inspector, "Lasts of Pro, trial", "P30D");
  g_assert_cmpstr (rbk_probe_get_text (fixture->inspector, "Lasts of Pro, trial"), ==, "30 days");
  rbk_probe_type (fixture->inspector, "Lasts of Pro, trial", "soon");
  g_assert_nonnull (
      rbk_cell_get_problem (rbk_probe_find_cell (fixture->inspector, "Lasts of Pro, trial")));
  rbk_cell_restore (rbk_probe_find_cell (fixture->inspector, "Lasts of Pro, trial"));

  activate (fixture, "phase.remove", NULL);
  g_assert_cmpuint (n_phases (fixture), ==, 1);
  assert_segment (fixture, 0, "Evergreen, phase 1 of 1", TRUE);
  for (guint i = 0; i < 4; i++)
    undo (fixture);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_timeline_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *timeline = rbk_probe_find_type (fixture->inspector, RBK_TYPE_PHASE_TIMELINE);

  gtk_test_accessible_assert_role (timeline, GTK_ACCESSIBLE_ROLE_TAB_LIST);
  activate (fixture, "phase.add", "discount");
  gtk_widget_grab_focus (segment_at (fixture, 0));
  press (timeline, GDK_KEY_plus);
  rbk_probe_settle (fixture->window);
  assert_segment (fixture, 0, "Discount, 4 months, phase 1 of 2", TRUE);
  press (timeline, GDK_KEY_minus);
  press (timeline, GDK_KEY_minus);
  rbk_probe_settle (fixture->window);
  assert_segment (fixture, 0, "Discount, 2 months, phase 1 of 2", TRUE);
  press (timeline, GDK_KEY_Right);
  rbk_probe_settle (fixture->window);
  assert_segment (fixture, 1, "Evergreen, phase 2 of 2", TRUE);
  g_assert_true (gtk_widget_has_focus (segment_at (fixture, 1)));
  press (timeline, GDK_KEY_Home);
  rbk_probe_settle (fixture->window);
  assert_segment (fixture, 0, "Discount, 2 months, phase 1 of 2", TRUE);
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

/* However far the end of a phase is dragged, it is one step. */
static void
test_timeline_drag (Fixture *fixture, gconstpointer data)
{
  GtkWidget          *timeline = rbk_probe_find_type (fixture->inspector, RBK_TYPE_PHASE_TIMELINE);
  GtkEventController *drag = find_controller (timeline, GTK_TYPE_GESTURE_DRAG);
  graphene_rect_t     bounds;
  double              end;

  activate (fixture, "phase.add", "trial");
  g_assert_true (gtk_widget_compute_bounds (segment_at (fixture, 0), timeline, &bounds));
  end = (double) bounds.origin.x + (double) bounds.size.width;
  g_signal_emit_by_name (drag, "drag-begin", end, 10.0);
  for (int dx = 0; dx <= 31; dx++)
    g_signal_emit_by_name (drag, "drag-update", (double) dx, 0.0);
  g_signal_emit_by_name (drag, "drag-end", 31.0, 0.0);
  rbk_probe_settle (fixture->window);
  g_assert_cmpstr (rbk_phase_get_duration (phase_at (fixture, 0)), ==, "P35D");
  undo (fixture);
  g_assert_cmpstr (rbk_phase_get_duration (phase_at (fixture, 0)), ==, "P14D");

  /* Elsewhere nothing is dragged. */
  g_signal_emit_by_name (drag, "drag-begin", end - 20.0, 10.0);
  g_signal_emit_by_name (drag, "drag-update", 40.0, 0.0);
  g_signal_emit_by_name (drag, "drag-end", 40.0, 0.0);
  g_assert_cmpstr (rbk_phase_get_duration (phase_at (fixture, 0)), ==, "P14D");
}

static void
test_schedule (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "phase.schedule-for", "2031-01-01");
  g_assert_cmpuint (n_phases (fixture), ==, 2);
  assert_segment (fixture, 1, "Evergreen, from 2031-01-01, phase 2 of 2", TRUE);
  rbk_probe_type (fixture->inspector, "Price of Pro, evergreen, Pro, 2031-01-01", "120");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Pro"), ==, "$99.00");
  activate (fixture, "phase.schedule-for", "2031-01-01");
  g_assert_cmpuint (n_phases (fixture), ==, 2);
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (n_phases (fixture), ==, 1);
}

/* The focus stays in the field, though the rows around it are built anew. */
static void
test_focus_stays (Fixture *fixture, gconstpointer data)
{
  RbkCell   *cell;
  GtkWidget *focus;

  rbk_probe_type (fixture->inspector, "Line name of Pro, evergreen, Pro", "Platform");
  cell = rbk_probe_find_cell (fixture->inspector, "Price of Pro, evergreen, Platform");
  g_assert_nonnull (cell);
  rbk_cell_edit (cell);
  rbk_probe_type (fixture->inspector, "Price of Pro, evergreen, Platform", "101");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (cell)));
  activate (fixture, "wallet.add", rbk_record_get_key (RBK_RECORD (runs_card (fixture))));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  cell = rbk_probe_find_cell (fixture->inspector, "Price of Pro, evergreen, Platform");
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (cell)));
}

static void
choose_kind (Fixture *fixture, RbkPriceKind kind)
{
  GtkWidget *drop_down = rbk_probe_find_type (fixture->inspector, GTK_TYPE_DROP_DOWN);

  gtk_test_accessible_assert_property (drop_down, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Price kind of " CARD);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), kind);
  rbk_probe_settle (fixture->window);
}

static void
test_brackets (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;

  choose_kind (fixture, RBK_PRICE_KIND_GRADUATED);
  editor = rbk_probe_find_type (fixture->inspector, RBK_TYPE_BRACKET_EDITOR);
  g_assert_nonnull (editor);
  g_signal_emit_by_name (rbk_probe_find_button (editor, "Add Bracket"), "clicked");
  rbk_probe_settle (fixture->window);
  g_signal_emit_by_name (rbk_probe_find_button (editor, "Add Bracket"), "clicked");
  rbk_probe_settle (fixture->window);
  g_assert_cmpstr (rbk_probe_get_text (editor, "Bracket 1 up to of " CARD), ==, "1,000");
  g_assert_cmpstr (rbk_probe_get_text (editor, "Bracket 2 up to of " CARD), ==, "2,000");

  rbk_probe_type (editor, "Bracket 1 up to of " CARD, "3000");
  g_assert_nonnull (
      rbk_cell_get_problem (rbk_probe_find_cell (editor, "Bracket 1 up to of " CARD)));
  rbk_cell_restore (rbk_probe_find_cell (editor, "Bracket 1 up to of " CARD));
  rbk_probe_type (editor, "Bracket 1 up to of " CARD, "");
  g_assert_nonnull (
      rbk_cell_get_problem (rbk_probe_find_cell (editor, "Bracket 1 up to of " CARD)));
  rbk_cell_restore (rbk_probe_find_cell (editor, "Bracket 1 up to of " CARD));
  rbk_probe_type (editor, "Bracket 1 up to of " CARD, "1500");
  rbk_probe_type (editor, "Bracket 3 price of " CARD, "0.02");
  rbk_probe_type (editor, "Bracket 2 fee of " CARD, "5");
  g_assert_cmpstr (rbk_probe_get_text (editor, "Bracket 2 fee of " CARD), ==, "$5.00");

  g_signal_emit_by_name (rbk_probe_find_button (editor, "Remove bracket 2"), "clicked");
  rbk_probe_settle (fixture->window);
  g_assert_null (rbk_probe_find_cell (editor, "Bracket 3 price of " CARD));
  g_assert_cmpstr (rbk_probe_get_text (editor, "Bracket 2 price of " CARD), ==, "$0.02");
}

static void
test_limit_in_words (Fixture *fixture, gconstpointer data)
{
  rbk_probe_type (fixture->inspector, "Alerts of " CARD, "75 %, 90, 100 %");
  g_assert_cmpstr (rbk_probe_get_text (fixture->inspector, "Alerts of " CARD), ==, "75, 90, 100%");
  rbk_probe_type (fixture->inspector, "Alerts of " CARD, "-5");
  g_assert_nonnull (
      rbk_cell_get_problem (rbk_probe_find_cell (fixture->inspector, "Alerts of " CARD)));
  rbk_cell_restore (rbk_probe_find_cell (fixture->inspector, "Alerts of " CARD));
  rbk_probe_type (fixture->inspector, "Billed of " CARD, "every 3 months");
  g_assert_cmpstr (rbk_rate_card_get_cadence (runs_card (fixture)), ==, "P3M");
  rbk_probe_type (fixture->inspector, "Billed of " CARD, "yearly");
  g_assert_cmpstr (rbk_rate_card_get_cadence (runs_card (fixture)), ==, "P1Y");
}

/* What the line comes to is asked of the engine: 99 included runs less than 110. */
static void
test_charge (Fixture *fixture, gconstpointer data)
{
  choose_kind (fixture, RBK_PRICE_KIND_PER_UNIT);
  rbk_probe_type (fixture->inspector, "Included of " CARD, "100");
  gtk_widget_activate_action (fixture->inspector, "card.add", "s", "");
  rbk_probe_settle (fixture->window);
  rbk_probe_type (fixture->inspector, "Usage to try of " CARD, "110");
  g_assert_cmpstr (rbk_probe_get_text (fixture->inspector, "Usage to try of " CARD), ==, "110");
  rbk_probe_type (fixture->inspector, "Usage to try of " CARD, "-1");
  g_assert_nonnull (
      rbk_cell_get_problem (rbk_probe_find_cell (fixture->inspector, "Usage to try of " CARD)));
}

static void
test_cards (Fixture *fixture, gconstpointer data)
{
  RbkPhase *phase = phase_at (fixture, 0);
  guint     n_cards = g_list_model_get_n_items (rbk_phase_get_rate_cards (phase));

  activate (fixture, "card.add", "");
  g_assert_nonnull (rbk_probe_find_cell (fixture->inspector, "Price of Pro, evergreen, Fee"));
  for (gint64 end = g_get_monotonic_time () + 200000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                              GTK_WIDGET (rbk_probe_find_cell (fixture->inspector,
                                                               "Price of Pro, evergreen, Fee"))));
  rbk_probe_type (fixture->inspector, "Price of Pro, evergreen, Fee", "10");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Pro"), ==, "$109.00");
  activate (fixture, "card.remove", "fee");
  g_assert_cmpuint (g_list_model_get_n_items (rbk_phase_get_rate_cards (phase)), ==, n_cards);
  activate (fixture, "card.remove", "nothing of that name");
  g_assert_cmpuint (g_list_model_get_n_items (rbk_phase_get_rate_cards (phase)), ==, n_cards);
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_phase_get_rate_cards (phase)), ==, n_cards + 1);
}

static void
test_wallet (Fixture *fixture, gconstpointer data)
{
  const char      *key = rbk_record_get_key (RBK_RECORD (runs_card (fixture)));
  RbkEntitlement  *entitlement = rbk_rate_card_get_entitlement (runs_card (fixture));
  RbkWalletPolicy *wallet;

  activate (fixture, "wallet.add", key);
  wallet = rbk_entitlement_get_wallet (entitlement);
  g_assert_nonnull (wallet);
  rbk_probe_type (fixture->inspector, "Unused credits go of wallet, " CARD, "after 90 days");
  g_assert_cmpstr (rbk_wallet_policy_get_expiry (wallet), ==, "after:P90D");
  rbk_probe_type (fixture->inspector, "Unused credits go of wallet, " CARD, "whenever");
  g_assert_nonnull (rbk_cell_get_problem (
      rbk_probe_find_cell (fixture->inspector, "Unused credits go of wallet, " CARD)));
  rbk_cell_restore (rbk_probe_find_cell (fixture->inspector, "Unused credits go of wallet, " CARD));
  activate (fixture, "wallet.add-topups", key);
  rbk_probe_type (fixture->inspector, "Top-up price of wallet, " CARD, "15");
  g_assert_nonnull (rbk_wallet_policy_get_topup_price (wallet));
  activate (fixture, "wallet.remove-topups", key);
  g_assert_null (rbk_wallet_policy_get_topup_amount (wallet));
  activate (fixture, "wallet.remove", key);
  g_assert_null (rbk_entitlement_get_wallet (entitlement));
  g_assert_null (rbk_probe_find_cell (fixture->inspector, "Grant of wallet, " CARD));
}

static GtkWidget *
find_section (Fixture *fixture, const char *cell)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (rbk_probe_find_cell (fixture->inspector, cell)),
                                  RBK_TYPE_INSPECTOR_SECTION);
}

/* What is folded away stays so, with the next plan too. */
static void
test_folding (Fixture *fixture, gconstpointer data)
{
  GtkWidget *section = find_section (fixture, "Overhead a month of Pro");
  GtkWidget *button = rbk_probe_find_type (section, GTK_TYPE_BUTTON);

  gtk_test_accessible_assert_role (section, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (section, GTK_ACCESSIBLE_PROPERTY_LABEL, "Plan");
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_settle (fixture->window);
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_null (rbk_probe_find_cell (fixture->inspector, "Overhead a month of Pro"));
  rbk_cell_edit (rbk_probe_find_cell (fixture->page, "Name of Starter"));
  rbk_probe_settle (fixture->window);
  g_assert_nonnull (
      rbk_probe_find_cell (fixture->inspector, "Price of Starter, evergreen, Starter"));
  g_assert_null (rbk_probe_find_cell (fixture->inspector, "Overhead a month of Starter"));
}

/* Below the table it is as high as what it holds, with nothing that would take the wheel. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      gboolean   is_whole = i % 2 == 0;
      GtkWidget *timeline;

      g_object_set (fixture->inspector, "is-whole", is_whole, NULL);
      rbk_probe_settle (fixture->window);
      timeline = rbk_probe_find_type (fixture->inspector, RBK_TYPE_PHASE_TIMELINE);
      g_assert_true (gtk_widget_get_mapped (timeline));
      g_assert_cmpint (gtk_widget_get_ancestor (timeline, GTK_TYPE_VIEWPORT) == NULL ||
                           !gtk_widget_is_ancestor (gtk_widget_get_ancestor (timeline,
                                                                             GTK_TYPE_VIEWPORT),
                                                    fixture->inspector),
                       ==, is_whole);
    }
}

static GtkWidget *
open_features (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  activate (fixture, "features.edit", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *table = rbk_probe_find_type (window, RBK_TYPE_FEATURE_TABLE);

      if (table != NULL)
        return table;
    }
  g_assert_not_reached ();
}

static gboolean
has_feature (Fixture *fixture, const char *key)
{
  return rbk_feature_find (plan_of (fixture), key) != NULL;
}

static void
test_features (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = open_features (fixture);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (table));
  GtkWidget *cell;
  gpointer   gone = table;

  g_assert_true (gtk_widget_activate_action (table, "feature.add", "s", "Beta access"));
  rbk_probe_settle (window);
  cell = rbk_probe_find_named (table, GTK_TYPE_BUTTON, "Beta access in Pro");
  g_assert_nonnull (cell);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  g_assert_false (has_feature (fixture, "beta-access"));

  gtk_widget_grab_focus (cell);
  press (table, GDK_KEY_space);
  rbk_probe_settle (window);
  g_assert_true (has_feature (fixture, "beta-access"));
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  rbk_probe_type (window, "Value of Beta access in Pro", "SAML only");
  g_assert_cmpstr (rbk_feature_get_value (rbk_feature_find (plan_of (fixture), "beta-access")), ==,
                   "SAML only");
  rbk_probe_type (window, "Value of Beta access in Pro", "yes");
  g_assert_null (rbk_feature_get_value (rbk_feature_find (plan_of (fixture), "beta-access")));
  gtk_widget_grab_focus (cell);
  press (table, GDK_KEY_Delete);
  rbk_probe_settle (window);
  g_assert_false (has_feature (fixture, "beta-access"));
  undo (fixture);
  g_assert_true (has_feature (fixture, "beta-access"));

  rbk_probe_type (window, "Name of Beta access", "Early access");
  g_assert_cmpstr (rbk_feature_get_name (rbk_feature_find (plan_of (fixture), "beta-access")), ==,
                   "Early access");
  g_assert_nonnull (rbk_probe_find_named (table, GTK_TYPE_BUTTON, "Early access in Pro"));
  g_assert_true (gtk_widget_activate_action (table, "feature.move-up", "s", "beta-access"));
  g_assert_true (gtk_widget_activate_action (table, "feature.remove", "s", "beta-access"));
  rbk_probe_settle (window);
  g_assert_false (has_feature (fixture, "beta-access"));
  g_assert_null (rbk_probe_find_named (table, GTK_TYPE_BUTTON, "Early access in Pro"));

  g_object_add_weak_pointer (gone, &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  rbk_probe_settle (fixture->window);
  g_assert_null (gone);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

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

  ADD ("/inspector/trial", test_trial);
  ADD ("/inspector/timeline-keys", test_timeline_keys);
  ADD ("/inspector/schedule", test_schedule);
  ADD ("/inspector/focus-stays", test_focus_stays);
  ADD ("/inspector/brackets", test_brackets);
  ADD ("/inspector/limit-in-words", test_limit_in_words);
  ADD ("/inspector/charge", test_charge);
  ADD ("/inspector/cards", test_cards);
  ADD ("/inspector/wallet", test_wallet);
  ADD ("/inspector/timeline-drag", test_timeline_drag);
  ADD ("/inspector/folding", test_folding);
  ADD ("/inspector/whole", test_whole);
  ADD ("/inspector/features", test_features);

  return g_test_run ();
}

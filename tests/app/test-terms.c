/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-date.h"
#include "rbk-inspector.h"
#include "rbk-phase-dates.h"
#include "rbk-search-fixture.h"
#include "rbk-terms-dialog.h"
#include "rbk-terms-invoices.h"
#include "rbk-tier-table.h"
#include "rbk-version-edit.h"
#include "rbk-window-probe.h"

/* Changing terms from a day on, in its dialog and in the inspector. */

#define PLAN 1 /* Pro of the template: 99 a month */

static RbkPlan *
get_plan (RbkSearchFixture *self)
{
  g_autoptr(RbkPlan) plan =
                 g_list_model_get_item (rbk_book_get_plans (rbk_document_get_book (self->document)),
                                        PLAN);

  return plan;
}

static guint
count_phases (RbkSearchFixture *self)
{
  return g_list_model_get_n_items (rbk_plan_get_phases (get_plan (self)));
}

static void
open_dialog (RbkSearchFixture *self)
{
  GtkWidget *table = rbk_probe_find_type (self->page, RBK_TYPE_TIER_TABLE);
  GtkWidget *page = self->page;

  rbk_tier_table_set_selected (RBK_TIER_TABLE (table), PLAN);
  rbk_probe_settle (self->window);
  self->page = rbk_probe_find_type (page, RBK_TYPE_INSPECTOR);
  rbk_search_fixture_open (self, "phase.schedule", RBK_TYPE_TERMS_DIALOG);
  self->page = page;
}

static gboolean
is_ready (RbkSearchFixture *self)
{
  return gtk_widget_get_sensitive (rbk_probe_find_button (self->dialog, "_Schedule"));
}

static gboolean
is_refused (RbkSearchFixture *self)
{
  return !is_ready (self);
}

/* A day in the middle of a month of 30 days, and later than today. */
static char *
dup_later_day (void)
{
  GDate day;

  rbk_date_today (&day);

  return g_strdup_printf ("%d-06-16", g_date_get_year (&day) + 1);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;

  return FALSE;
}

static gboolean
has_new_total (RbkSearchFixture *self)
{
  return is_ready (self) && has_text (self->dialog, "$109.00");
}

/* Half a month at 99 and half at 119 is 109, beside 99; one step adds the version. */
static void
test_schedule (RbkSearchFixture *self, gconstpointer data)
{
  g_autofree char *day = dup_later_day ();
  g_autoptr(RbkPhase) version = NULL;

  open_dialog (self);
  rbk_search_fixture_type (self, "First day of the new terms", day);
  rbk_search_fixture_type (self, "Price a month", "119");
  rbk_search_fixture_wait (self, has_new_total);
  g_assert_true (has_text (self->dialog, "$99.00"));
  g_assert_true (has_text (self->dialog, "15 of 30 days"));
  g_assert_true (has_text (self->dialog, "Earlier invoices stay as they are"));
  g_assert_cmpuint (count_phases (self), ==, 1);

  g_signal_emit_by_name (rbk_probe_find_button (self->dialog, "_Schedule"), "clicked");
  rbk_probe_settle (self->window);
  g_assert_cmpuint (count_phases (self), ==, 2);
  version = g_list_model_get_item (rbk_plan_get_phases (get_plan (self)), 1);
  g_assert_cmpstr (rbk_phase_get_effective_from (version), ==, day);
  /* The inspector goes there. */
  g_assert_true (has_text (self->page, "In force today: the first terms."));
  rbk_document_undo (self->document);
  g_assert_cmpuint (count_phases (self), ==, 1);
  g_assert_false (rbk_document_get_can_undo (self->document));
}

static GtkWidget *
go_on (RbkSearchFixture *self)
{
  gtk_widget_child_focus (self->dialog, GTK_DIR_TAB_FORWARD);
  rbk_probe_settle (self->dialog);

  return gtk_root_get_focus (GTK_ROOT (self->dialog));
}

/* Tab stops once at each field, and at the end of the page, which comes into sight then. */
static void
test_keys (RbkSearchFixture *self, gconstpointer data)
{
  GtkWidget     *invoices, *focus, *before, *field;
  GtkAdjustment *scrolled;

  open_dialog (self);
  rbk_search_fixture_wait (self, is_ready);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 360, 320);
  rbk_probe_settle (self->dialog);
  invoices = rbk_probe_find_type (self->dialog, RBK_TYPE_TERMS_INVOICES);
  scrolled = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (invoices, GTK_TYPE_SCROLLED_WINDOW)));
  before = rbk_probe_find_named (self->dialog, GTK_TYPE_ENTRY, "Price a month");
  while ((focus = go_on (self)) != invoices)
    {
      g_assert_nonnull (focus);
      field = gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY);
      g_assert_nonnull (field);
      g_assert_true (field != before);
      before = field;
    }
  g_assert_true (before ==
                 rbk_probe_find_named (self->dialog, GTK_TYPE_ENTRY, "Used in that month"));
  g_assert_cmpfloat (gtk_adjustment_get_value (scrolled), >, 0.0);
  g_assert_nonnull (
      rbk_probe_find_named (self->dialog, GTK_TYPE_MENU_BUTTON, "Choose the day in a calendar"));
}

static void
test_refused (RbkSearchFixture *self, gconstpointer data)
{
  g_autofree char *day = dup_later_day ();

  open_dialog (self);
  rbk_search_fixture_wait (self, is_ready);
  rbk_search_fixture_type (self, "First day of the new terms", "2020-01-01");
  rbk_search_fixture_wait (self, is_refused);
  g_assert_true (has_text (self->dialog, "Choose a day after today"));
  rbk_search_fixture_type (self, "First day of the new terms", "soon");
  rbk_search_fixture_wait (self, is_refused);
  rbk_search_fixture_type (self, "First day of the new terms", day);
  rbk_search_fixture_wait (self, is_ready);
  rbk_search_fixture_type (self, "Price a month", "-1");
  rbk_search_fixture_wait (self, is_refused);
  rbk_search_fixture_type (self, "Price a month", "a lot");
  rbk_search_fixture_wait (self, is_refused);
  g_assert_cmpuint (count_phases (self), ==, 1);
}

/* The terms that are copied are those of the day before, so that is what the form begins with. */
static void
test_terms_of_the_day (RbkSearchFixture *self, gconstpointer data)
{
  const RbkVersionChange change = { RBK_VERSION_PRICE, NULL, RBK_DECIMAL_UNITS (149) };
  g_autofree char       *day = dup_later_day ();
  g_autofree char       *after = g_strdup (day);
  GtkWidget             *price;

  memcpy (after + 5, "09", 2);
  rbk_document_take (self->document, rbk_version_edit_new (get_plan (self), day, &change, 1, NULL),
                     NULL);
  rbk_probe_settle (self->window);
  open_dialog (self);
  price = rbk_search_fixture_find (self, GTK_TYPE_ENTRY, "Price a month");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "$99.00");
  rbk_search_fixture_type (self, "First day of the new terms", after);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "$149.00");
  rbk_search_fixture_type (self, "First day of the new terms", day);
  rbk_search_fixture_wait (self, is_refused);
}

/* Where terms are in use, a trial is for those who come later; before, for everybody. */
static void
test_trial (RbkSearchFixture *self, gconstpointer data)
{
  g_autofree char *day = dup_later_day ();
  GtkWidget       *table = rbk_probe_find_type (self->page, RBK_TYPE_TIER_TABLE);
  GtkWidget       *inspector = rbk_probe_find_type (self->page, RBK_TYPE_INSPECTOR);

  rbk_tier_table_set_selected (RBK_TIER_TABLE (table), PLAN);
  rbk_probe_settle (self->window);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(RbkPhase) trial = NULL;

      gtk_widget_activate_action (inspector, "phase.add", "s", "trial");
      trial = g_list_model_get_item (rbk_plan_get_phases (get_plan (self)), 0);
      g_assert_cmpint (rbk_phase_get_kind (trial), ==, RBK_PHASE_KIND_TRIAL);
      g_assert_cmpint (rbk_phase_get_effective_from (trial) != NULL, ==, i == 1);
      rbk_document_undo (self->document);
      if (i == 0)
        rbk_document_take (self->document,
                           rbk_version_edit_new (get_plan (self), day, NULL, 0, NULL), NULL);
      rbk_probe_settle (self->window);
    }
}

static const struct
{
  const char *today, *text;
  int         position; /* -1: no line */
  gboolean    is_in_force;
} days[] = {
  { "2026-05-31", "In force today: the first terms. Next change on 2026-06-01, in 1 day.", 0,
    FALSE },
  { "2026-06-01",
    "These terms are in use: what you change here changes earlier invoices too. Next "
    "change on 2027-06-01, in 365 days.",
    1, TRUE },
  { "2027-06-01", "These terms are in use: what you change here changes earlier invoices too.", 2,
    TRUE },
};

/* Figures may be of other terms than those that are billed today. */
static void
check_day_of_figures (RbkPlan *plan, RbkPhase *second)
{
  g_autofree char *elsewhere = NULL, *same = NULL;
  GDate            today;

  g_assert_true (rbk_date_parse ("2026-12-14", &today, NULL));
  elsewhere = rbk_phase_dup_today (plan, second, &today, "2026-05-31");
  same = rbk_phase_dup_today (plan, second, &today, "2026-06-30");
  g_assert_nonnull (strstr (elsewhere, "in 169 days. Figures are of 2026-05-31,"));
  g_assert_null (strstr (same, "Figures"));
}

/* What is said of a day among versions, of the second of three. */
static void
test_today (void)
{
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  GListStore *phases = G_LIST_STORE (rbk_plan_get_phases (plan));
  g_autoptr(RbkPhase) second = NULL;
  double last = 0;

  for (guint i = 0; i < 3; i++)
    {
      static const char *const dates[] = { NULL, "2026-06-01", "2027-06-01" };
      g_autoptr(RbkPhase) phase = rbk_phase_new ();

      g_object_set (phase, "effective-from", dates[i], NULL);
      g_list_store_append (phases, phase);
    }
  second = g_list_model_get_item (G_LIST_MODEL (phases), 1);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = NULL;
      GDate            today;
      guint            position;
      double           place;

      g_assert_true (rbk_date_parse (days[i].today, &today, NULL));
      text = rbk_phase_dup_today (plan, second, &today, days[i].today);
      g_assert_cmpstr (text, ==, days[i].text);
      g_assert_true (rbk_phase_find_today (plan, &today, &position, &place));
      g_assert_cmpint ((int) position, ==, days[i].position);
      g_assert_cmpfloat (place, >, 0.0);
      g_assert_cmpfloat (place, <, 1.0);
      g_assert_cmpfloat (position + place, >, last);
      last = position + place;
      g_assert_cmpint (rbk_phase_is_in_force (plan, second, &today), ==, days[i].is_in_force);
    }

  check_day_of_figures (plan, second);

  /* One without dates says nothing, one that begins later that nothing is in force. */
  g_list_store_remove (phases, 0);
  {
    g_autofree char *text = NULL;
    GDate            today;
    guint            position;
    double           place;

    g_assert_true (rbk_date_parse ("2026-01-01", &today, NULL));
    text = rbk_phase_dup_today (plan, second, &today, NULL);
    g_assert_cmpstr (text, ==, "No terms are in force until 2026-06-01.");
    g_assert_false (rbk_phase_find_today (plan, &today, &position, &place));
    g_object_set (second, "effective-from", NULL, NULL);
    g_list_store_remove (phases, 1);
    g_assert_null (rbk_phase_dup_today (plan, second, &today, NULL));
    g_assert_false (rbk_phase_is_in_force (plan, second, &today));
  }
}

#define ADD(path, test)                                                                            \
  g_test_add (path, RbkSearchFixture, NULL, rbk_search_fixture_set_up, test,                       \
              rbk_search_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/terms/schedule", test_schedule);
  ADD ("/terms/keys", test_keys);
  ADD ("/terms/refused", test_refused);
  ADD ("/terms/terms-of-the-day", test_terms_of_the_day);
  ADD ("/terms/trial", test_trial);
  g_test_add_func ("/terms/today", test_today);

  return g_test_run ();
}

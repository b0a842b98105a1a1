/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curves-fixture.h"

#include <adwaita.h>

#include "rbk-design-page.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

/* rbk_curves_open: a window with the curves of the fixture's document */
void
rbk_curves_open (RbkCurvesFixture *fixture)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->page = rbk_design_page_new (fixture->document, NULL);
  fixture->view = RBK_CHART_VIEW (rbk_probe_find_type (fixture->page, RBK_TYPE_CHART_VIEW));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rbk_probe_settle (fixture->window);
}

/* rbk_curves_set_up: a window with the curves of a template, the first plan selected */
void
rbk_curves_set_up (RbkCurvesFixture *fixture, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);

  fixture->document = rbk_document_new_for_book (book);
  rbk_curves_open (fixture);
  rbk_chart_view_pick (fixture->view, 0);
  rbk_probe_settle (fixture->window);
}

/* rbk_curves_tear_down: nothing may keep the chart or the document once the window is gone */
void
rbk_curves_tear_down (RbkCurvesFixture *fixture, gconstpointer data)
{
  gpointer view = fixture->view;
  gpointer document = fixture->document;

  g_object_add_weak_pointer (view, &view);
  g_object_add_weak_pointer (document, &document);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rbk_document_close (fixture->document);
  g_object_unref (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (view);
  g_assert_null (document);
}

static gboolean
has_trigger (GtkShortcut *shortcut, const char *keys)
{
  g_autoptr(GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (keys);

  g_assert_nonnull (wanted);

  return gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted);
}

/* rbk_curves_press: does what the key does that is bound to a widget */
gboolean
rbk_curves_press (gpointer widget, const char *keys)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (has_trigger (shortcut, keys))
            {
              gboolean done =
                  gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                gtk_shortcut_get_arguments (shortcut));

              rbk_probe_settle (widget);
              return done;
            }
        }
    }
  g_error ("nothing is bound to %s", keys);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-design-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-curve-panel.h"
#include "rbk-goal-dialog.h"
#include "rbk-inspector.h"
#include "rbk-optimise-dialog.h"
#include "rbk-plan-edit.h"
#include "rbk-room.h"
#include "rbk-status-line.h"
#include "rbk-text-scale.h"
#include "rbk-tier-table.h"

#define NARROW_WIDTH 820
#define INSPECTOR_WIDTH 316

/**
 * RbkDesignPage:
 *
 * Where a founder designs tiers: the curves over the tier table, and beside them all there is
 * to say of the selected plan. Where it is narrow, one below the other.
 *
 * An edit anywhere changes the document; the page then takes one analysis of it, ahead of the
 * next frame, and hands it to its parts.
 */
struct _RbkDesignPage
{
  GtkWidget parent_instance;

  RbkDocument   *document; /* (owned) */
  GSettings     *settings; /* (owned) (nullable) */
  RbkRoom       *room;
  GtkWidget     *stack; /* the workbench, or what to do with an empty book */
  GtkWidget     *scroller;
  GtkWidget     *columns; /* side by side, or one below the other */
  GtkWidget     *main;
  RbkCurvePanel *curves;
  RbkTierTable  *table;
  RbkInspector  *inspector;
  RbkStatusLine *status;
  GtkWidget     *problem; /* why there are no figures */
  guint          update_id;
  gboolean       is_stale; /* there was an edit that the page has not seen */
};

G_DEFINE_FINAL_TYPE (RbkDesignPage, rbk_design_page, GTK_TYPE_WIDGET)

static void
show_problem (RbkDesignPage *self, const GError *error)
{
  gtk_widget_set_visible (self->problem, error != NULL);
  if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->problem), error->message);
}

static void
update (RbkDesignPage *self)
{
  RbkBook     *book = rbk_document_get_book (self->document);
  RbkAnalysis *analysis = rbk_document_get_analysis (self->document);
  gboolean     is_empty = g_list_model_get_n_items (rbk_book_get_plans (book)) == 0;

  self->is_stale = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_empty ? "empty" : "workbench");
  rbk_curve_panel_update (self->curves, analysis);
  rbk_tier_table_update (self->table, analysis);
  rbk_curve_panel_set_selected (self->curves, rbk_tier_table_get_selected (self->table));
  rbk_inspector_update (self->inspector, analysis, rbk_tier_table_get_selected (self->table));
  show_problem (self, rbk_analysis_get_error (analysis));
  rbk_status_line_update (self->status, book, analysis);
}

static gboolean
update_cb (gpointer user_data)
{
  RbkDesignPage *self = user_data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* A plan with a price says more of the book than a free one before it. */
static void
select_first_priced (RbkDesignPage *self)
{
  const RbkTable *table = rbk_analysis_get_table (rbk_document_get_analysis (self->document));

  for (guint i = 0; table != NULL && i < table->n_rows; i++)
    if (table->rows[i].has_price && rbk_decimal_sign (table->rows[i].price) > 0)
      {
        rbk_tier_table_set_selected (self->table, (int) i);
        return;
      }
}

/* However many edits there are, one analysis before the next frame. */
static void
queue_update (RbkDesignPage *self)
{
  self->is_stale = TRUE;
  if (self->update_id == 0 && gtk_widget_get_child_visible (GTK_WIDGET (self)))
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* What nobody looks at need not be made; what is asked of the page next finds it as it is now. */
static void
rbk_design_page_map (GtkWidget *widget)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);

  if (self->is_stale)
    update (self);
  GTK_WIDGET_CLASS (rbk_design_page_parent_class)->map (widget);
}

static void
selected_cb (RbkDesignPage *self)
{
  int plan = rbk_tier_table_get_selected (self->table);

  rbk_curve_panel_set_selected (self->curves, plan);
  rbk_inspector_update (self->inspector, rbk_document_get_analysis (self->document), plan);
}

static void
plan_picked_cb (RbkDesignPage *self, guint plan)
{
  rbk_tier_table_set_selected (self->table, (int) plan);
}

static void
add_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);
  RbkBook       *book = rbk_document_get_book (self->document);

  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document, rbk_plan_edit_add (book), NULL))
    return;

  update (self);
  rbk_tier_table_set_selected (self->table,
                               (int) g_list_model_get_n_items (rbk_book_get_plans (book)) - 1);
  /* In the table, so that its name can be typed at once. */
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
show_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);
  GListModel    *plans = rbk_book_get_plans (rbk_document_get_book (self->document));

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, i);

      if (g_strcmp0 (rbk_record_get_key (plan), g_variant_get_string (parameter, NULL)) == 0)
        rbk_tier_table_set_selected (self->table, (int) i);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* From wherever on the page: of the plan and the column that the cursor is on. */
static void
explain_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (RBK_DESIGN_PAGE (widget)->table), action_name, NULL);
}

/* The term that the cursor is on is what is most likely looked for. */
static RbkSolveFor
guess_term (RbkDesignPage *self)
{
  static const char *const columns[] = { "price", "limit", "included", "overage" };
  const char              *column = rbk_tier_table_get_column (self->table);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (column, columns[i]))
      return (RbkSolveFor) i;

  return RBK_SOLVE_PRICE;
}

static void
find_for_margin_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);
  int            plan = rbk_tier_table_get_selected (self->table);

  if (plan >= 0)
    gtk_window_present (
        GTK_WINDOW (rbk_goal_dialog_new (widget, self->document, (guint) plan, guess_term (self))));
}

static void
find_best_prices_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);

  if (rbk_tier_table_get_selected (self->table) >= 0)
    gtk_window_present (GTK_WINDOW (rbk_optimise_dialog_new (widget, self->document)));
}

/* Wide: two columns, of which each scrolls by itself. Narrow: one that scrolls whole. */
static void
arrange (RbkDesignPage *self)
{
  gboolean is_narrow = rbk_room_get_step (self->room) == 0;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), is_narrow
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  is_narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector),
                               is_narrow ? -1 : rbk_text_scale (GTK_WIDGET (self), INSPECTOR_WIDTH),
                               -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->curves), -1,
                               is_narrow ? rbk_text_scale (GTK_WIDGET (self), 300) : -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->curves), !is_narrow);
  g_object_set (self->inspector, "is-whole", is_narrow, NULL);
}

static void
rbk_design_page_dispose (GObject *object)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->room != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->room)));
  g_clear_object (&self->document);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rbk_design_page_parent_class)->dispose (object);
}

static void
rbk_design_page_class_init (RbkDesignPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_design_page_dispose;
  widget_class->map = rbk_design_page_map;

  gtk_widget_class_install_action (widget_class, "plan.add", NULL, add_plan_cb);
  gtk_widget_class_install_action (widget_class, "plan.show", "s", show_plan_cb);
  gtk_widget_class_install_action (widget_class, "figure.explain", NULL, explain_cb);
  gtk_widget_class_install_action (widget_class, "design.find-for-margin", NULL,
                                   find_for_margin_cb);
  gtk_widget_class_install_action (widget_class, "design.find-best-prices", NULL,
                                   find_best_prices_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "designpage");
}

static void
rbk_design_page_init (RbkDesignPage *self)
{
}

static GtkWidget *
new_problem (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "problem");
  return label;
}

static GtkWidget *
new_card (GtkWidget *child)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "panel");
  gtk_box_append (GTK_BOX (card), child);

  return card;
}

static void
fill_main (RbkDesignPage *self)
{
  self->main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->problem = new_problem ();
  self->curves = RBK_CURVE_PANEL (rbk_curve_panel_new (self->document, self->settings));
  self->table = RBK_TIER_TABLE (rbk_tier_table_new (self->document, self->settings));
  self->status = RBK_STATUS_LINE (rbk_status_line_new ());
  gtk_widget_add_css_class (self->main, "main");

  gtk_box_append (GTK_BOX (self->main), self->problem);
  gtk_box_append (GTK_BOX (self->main), new_card (GTK_WIDGET (self->curves)));
  gtk_box_append (GTK_BOX (self->main), new_card (GTK_WIDGET (self->table)));
  gtk_box_append (GTK_BOX (self->main), GTK_WIDGET (self->status));
  gtk_widget_set_hexpand (self->main, TRUE);
}

static GtkWidget *
new_empty_state (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add Plan"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plan.add");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-list-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Plans Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("A plan is what a customer can subscribe to. Add the first, "
                                      "give it a price, and its margin curve appears here."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

static void
fill (RbkDesignPage *self)
{
  fill_main (self);
  self->inspector = RBK_INSPECTOR (rbk_inspector_new (self->document));
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->columns), self->main);
  gtk_box_append (GTK_BOX (self->columns), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->columns), GTK_WIDGET (self->inspector));

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->columns);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "workbench");
  gtk_stack_add_named (GTK_STACK (self->stack), new_empty_state (), "empty");
  self->room = RBK_ROOM (rbk_room_new (self->stack, NARROW_WIDTH, NARROW_WIDTH));
  gtk_widget_set_parent (GTK_WIDGET (self->room), GTK_WIDGET (self));
  g_signal_connect_object (self->room, "changed", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
}

/**
 * rbk_design_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page that shows and edits it
 */
GtkWidget *
rbk_design_page_new (RbkDocument *document, GSettings *settings)
{
  RbkDesignPage *self = g_object_new (RBK_TYPE_DESIGN_PAGE, NULL);

  self->document = g_object_ref (document);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  fill (self);
  arrange (self);

  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->curves, "plan-picked", G_CALLBACK (plan_picked_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  select_first_priced (self);

  return GTK_WIDGET (self);
}

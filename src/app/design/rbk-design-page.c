/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-design-page-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-state-page.h"
#include "rbk-text-scale.h"

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
G_DEFINE_FINAL_TYPE (RbkDesignPage, rbk_design_page, GTK_TYPE_WIDGET)

static void
show_problem (RbkDesignPage *self, const GError *error)
{
  gtk_widget_set_visible (self->problem, error != NULL);
  if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->problem), error->message);
}

/* rbk_design_page_update: shows the book as it is now */
void
rbk_design_page_update (RbkDesignPage *self)
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
  if (gtk_widget_get_child_visible (GTK_WIDGET (self)))
    rbk_soon_ask (&self->updating);
}

/* What nobody looks at need not be made; what is asked of the page next finds it as it is now. */
static void
rbk_design_page_map (GtkWidget *widget)
{
  RbkDesignPage *self = RBK_DESIGN_PAGE (widget);

  if (self->is_stale)
    rbk_design_page_update (self);
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

  rbk_soon_clear (&self->updating);
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

  rbk_design_page_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "designpage");
}

static void
rbk_design_page_init (RbkDesignPage *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) rbk_design_page_update, self);
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
  GtkWidget *page =
      rbk_state_page_new_large ("view-list-symbolic", _ ("No Plans Yet"),
                                _ ("A plan is what a customer can subscribe to. Add the first, "
                                   "give it a price, and its margin curve appears here."));

  rbk_state_page_add_button (page, _ ("_Add Plan"), "plan.add", NULL, TRUE);

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
  rbk_design_page_update (self);
  select_first_priced (self);

  return GTK_WIDGET (self);
}

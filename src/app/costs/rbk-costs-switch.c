/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-switch.h"

#include <glib/gi18n-lib.h>

#include "rbk-catalogue-edit.h"
#include "rbk-costs-candidates.h"
#include "rbk-costs-text.h"
#include "rbk-model-name.h"
#include "rbk-undo-toast.h"
#include "rbk-what-if-model.h"

#define LIST_WIDTH 380
#define LIST_HEIGHT 320

/**
 * RbkCostsSwitch:
 *
 * Which model to take in place of another: a list to be searched, with what the average call
 * would cost then. Enter in the search takes the first that was found.
 */
struct _RbkCostsSwitch
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  char                  *from;    /* (owned) */
  GtkWidget             *box;
  GtkWidget             *entry;
};

G_DEFINE_FINAL_TYPE (RbkCostsSwitch, rbk_costs_switch, GTK_TYPE_WIDGET)

/**
 * rbk_costs_switch_to:
 * @context: the page's
 * @widget: what asked for it
 * @from: a model of the book
 * @to: another, of the book or the catalogue
 *
 * Routes to another model all that went to one, as one step: its prices come into the book where
 * they are not there yet.
 *
 * Returns: whether it was done
 */
gboolean
rbk_costs_switch_to (const RbkCostsContext *context,
                     GtkWidget             *widget,
                     const char            *from,
                     const char            *to)
{
  RbkBook         *book = rbk_costs_context_get_book (context);
  RbkEdit         *group = rbk_edit_new_group (N_ ("Switch model"));
  g_autofree char *old_name = g_strdup (rbk_model_name_in (book, from));
  g_autofree char *new_name = NULL;
  g_autofree char *text = NULL;

  if (context->catalogue != NULL)
    rbk_edit_add (group, rbk_catalogue_edit_add (book, context->catalogue, to));
  rbk_edit_add (group, rbk_catalogue_edit_switch (book, from, to));
  if (!rbk_costs_context_take (context, widget, group))
    return FALSE;
  new_name = g_strdup (rbk_model_name_in (book, to));
  /* Translators: models */
  text = g_strdup_printf (_ ("Switched from %s to %s"), old_name, new_name);
  rbk_undo_toast_show (widget, text);

  return TRUE;
}

/* “$0.0078 → $0.0052 a call”; nothing where it can't be costed. */
static char *
dup_effect (RbkCostsSwitch *self, const char *to)
{
  const RbkCostsContext *context = self->context;
  g_autoptr(RbkSpec) spec = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  spec = rbk_spec_new_with_model (rbk_costs_context_get_book (context), &context->date, self->from,
                                  context->catalogue != NULL ? G_LIST_MODEL (context->catalogue)
                                                             : NULL,
                                  to, NULL);
  if (spec == NULL)
    return NULL;
  after = rbk_costs_dup_amount (context->format, rbk_cost_average_call (spec, -1, NULL));
  if (context->spec == NULL)
    return g_steal_pointer (&after);
  before = rbk_costs_dup_amount (context->format, rbk_cost_average_call (context->spec, -1, NULL));

  /* Translators: what a call costs before and after */
  return g_strdup_printf (_ ("%s → %s a call"), before, after);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (RbkCostsSwitch *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *facts = new_label ("dim-label");

  gtk_widget_add_css_class (facts, "caption");
  gtk_box_append (GTK_BOX (box), new_label (NULL));
  gtk_box_append (GTK_BOX (box), facts);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (RbkCostsSwitch *self, GtkListItem *item)
{
  RbkModelPrice   *candidate = gtk_list_item_get_item (item);
  GtkWidget       *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char      *to = rbk_model_price_get_model (candidate);
  g_autofree char *prices = rbk_costs_candidate_dup_prices (candidate, self->context->format);
  g_autofree char *effect = dup_effect (self, to);
  g_autofree char *facts = NULL;

  facts = effect != NULL ? g_strdup_printf ("%s · %s", effect, prices) : g_strdup (prices);
  gtk_label_set_text (GTK_LABEL (name), rbk_costs_candidate_get_name (candidate));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), facts);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), to);
}

static void
activate_cb (RbkCostsSwitch *self, guint position, GtkListView *view)
{
  GListModel *list = G_LIST_MODEL (gtk_list_view_get_model (view));
  g_autoptr(RbkModelPrice) candidate = g_list_model_get_item (list, position);
  const RbkCostsContext *context = self->context;
  GtkWidget             *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkWidget       *page = gtk_widget_get_parent (popover != NULL ? popover : GTK_WIDGET (self));
  g_autofree char *from = g_strdup (self->from);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  rbk_costs_switch_to (context, page, from, rbk_model_price_get_model (candidate));
}

/* The search waits a moment after a key; whoever presses Enter has done with typing. */
static void
take_first_cb (GtkListView *view, GtkEditable *entry)
{
  g_signal_emit_by_name (entry, "search-changed");
  if (gtk_editable_get_text (entry)[0] != '\0' &&
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))) > 0)
    g_signal_emit_by_name (view, "activate", 0);
}

static void
rbk_costs_switch_dispose (GObject *object)
{
  RbkCostsSwitch *self = RBK_COSTS_SWITCH (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->from, g_free);

  G_OBJECT_CLASS (rbk_costs_switch_parent_class)->dispose (object);
}

static void
rbk_costs_switch_class_init (RbkCostsSwitchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_switch_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_switch_init (RbkCostsSwitch *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Search models"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search models"), -1);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
new_list (RbkCostsSwitch *self)
{
  g_autoptr(GListStore) candidates = rbk_costs_candidates_new (self->context);
  GListModel *list = rbk_costs_candidates_new_filtered (candidates, GTK_SEARCH_ENTRY (self->entry));
  GtkSelectionModel  *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (list));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *view, *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (selection, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (take_first_cb), view,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Models to switch to"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);

  return scroller;
}

/**
 * rbk_costs_switch_new:
 * @context: the page's; it must outlive the widget
 * @from: a model of the book
 *
 * Returns: (transfer floating): a list of models to take in its place
 */
GtkWidget *
rbk_costs_switch_new (const RbkCostsContext *context, const char *from)
{
  RbkCostsSwitch *self = g_object_new (RBK_TYPE_COSTS_SWITCH, NULL);

  self->context = context;
  self->from = g_strdup (from);
  gtk_box_append (GTK_BOX (self->box), new_list (self));

  return GTK_WIDGET (self);
}

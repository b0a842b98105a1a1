/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-model-choice.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"

/* Which model serves a route, and whether in batch. The widgets know the page's context by a
 * datum, as there is nothing else to them. */

#define CONTEXT_KEY "rbk-costs-context"
#define NAME_WIDTH 15
#define MIN_NAME_WIDTH 13 /* as narrow as a phone wants it */

static const RbkCostsContext *
context_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), CONTEXT_KEY);
}

static guint
find_model (const RbkCostsContext *context, const char *model)
{
  for (guint i = 0; i < context->model_keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (context->model_keys, i), model) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
chosen_cb (RbkRecord *route, GParamSpec *pspec, GtkDropDown *choice)
{
  const RbkCostsContext *context = context_of (GTK_WIDGET (choice));
  guint                  chosen = gtk_drop_down_get_selected (choice);
  const char            *key;

  if (context->is_updating || chosen >= context->model_keys->len)
    return;
  key = g_ptr_array_index (context->model_keys, chosen);
  if (g_strcmp0 (rbk_route_get_model (RBK_ROUTE (route)), key) == 0)
    return;
  if (!rbk_costs_context_take (context, GTK_WIDGET (choice),
                               rbk_edit_new_set_text (route, "model", key)))
    rbk_costs_model_choice_update (GTK_WIDGET (choice), route);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_NAME_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_WIDTH);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *name = gtk_list_item_get_item (item);
  GtkWidget       *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (name));
  gtk_widget_set_tooltip_text (label, gtk_string_object_get_string (name));
}

/**
 * rbk_costs_name_choice_new:
 * @names: what can be chosen
 * @search: (transfer full) (nullable): how names are searched
 *
 * Returns: (transfer floating): a drop-down whose button is never wider than one can bear,
 *   however long the names are
 */
GtkWidget *
rbk_costs_name_choice_new (GListModel *names, GtkExpression *search)
{
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (names), search);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), factory, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), factory, G_CONNECT_DEFAULT);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  rbk_choice_widen_rows (choice);

  return choice;
}

/**
 * rbk_costs_model_choice_new:
 * @context: the page's; it must outlive the widget
 * @route: a route
 *
 * Returns: (transfer floating): a drop-down that routes it to another of the book's models
 */
GtkWidget *
rbk_costs_model_choice_new (const RbkCostsContext *context, RbkRecord *route)
{
  GtkWidget *choice = rbk_costs_name_choice_new (G_LIST_MODEL (context->model_names), NULL);

  g_object_set_data (G_OBJECT (choice), CONTEXT_KEY, (gpointer) context);
  gtk_widget_add_css_class (choice, "quiet");
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  rbk_costs_model_choice_update (choice, route);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), route,
                           G_CONNECT_SWAPPED);

  return choice;
}

/**
 * rbk_costs_model_choice_update:
 * @choice: a drop-down
 * @route: its route
 *
 * Shows the model that serves the route.
 */
void
rbk_costs_model_choice_update (GtkWidget *choice, RbkRecord *route)
{
  guint model = find_model (context_of (choice), rbk_route_get_model (RBK_ROUTE (route)));

  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)) != model)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), model);
}

static void
toggled_cb (RbkRecord *route, GtkCheckButton *check)
{
  gboolean is_active = gtk_check_button_get_active (check);

  if (is_active == rbk_route_get_batch (RBK_ROUTE (route)))
    return;
  if (!rbk_costs_context_take (context_of (GTK_WIDGET (check)), GTK_WIDGET (check),
                               rbk_edit_new_set_integer (route, "batch", is_active)))
    rbk_costs_batch_check_update (GTK_WIDGET (check), route);
}

/**
 * rbk_costs_batch_check_new:
 * @context: the page's; it must outlive the widget
 * @route: a route
 *
 * Returns: (transfer floating): a check button: whether the route is served in batch
 */
GtkWidget *
rbk_costs_batch_check_new (const RbkCostsContext *context, RbkRecord *route)
{
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (check), CONTEXT_KEY, (gpointer) context);
  gtk_widget_set_halign (check, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (check, _ ("At the vendor’s price for batch requests"));
  rbk_costs_batch_check_update (check, route);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), route, G_CONNECT_SWAPPED);

  return check;
}

/**
 * rbk_costs_batch_check_update:
 * @check: a check button
 * @route: its route
 *
 * Shows whether the route is served in batch.
 */
void
rbk_costs_batch_check_update (GtkWidget *check, RbkRecord *route)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), rbk_route_get_batch (RBK_ROUTE (route)));
}

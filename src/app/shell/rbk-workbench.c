/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbench-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-page.h"
#include "rbk-customers-page.h"
#include "rbk-deliver-page.h"
#include "rbk-design-page.h"
#include "rbk-findings-page.h"
#include "rbk-migration-page.h"
#include "rbk-scenarios-page.h"
#include "rbk-wallet-page.h"

#define NARROW_WIDTH 900

/* The pages over one open book, in the order of the sidebar. Another page is one more
 * line. */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (RbkDocument *document, GSettings *settings);
} Page;

static const Page pages[] = {
  { "design", N_ ("Design"), "document-edit-symbolic", rbk_design_page_new },
  { "costs", N_ ("Costs"), "accessories-calculator-symbolic", rbk_costs_page_new },
  { "customers", N_ ("Customers"), "avatar-default-symbolic", rbk_customers_page_new },
  { "scenarios", N_ ("Scenarios"), "scenarios-symbolic", rbk_scenarios_page_new },
  { "wallet", N_ ("Wallet"), "wallet-symbolic", rbk_wallet_page_new },
  { "migration", N_ ("Migration"), "system-users-symbolic", rbk_migration_page_new },
  { "findings", N_ ("Findings"), "checkbox-checked-symbolic", rbk_findings_page_new },
  { "deliver", N_ ("Deliver"), "document-send-symbolic", rbk_deliver_page_new },
};

/**
 * RbkWorkbench:
 *
 * An open book: a sidebar of pages, and the page that was chosen. The sidebar folds away
 * where it is narrow. A page is made when it is first looked at.
 */
G_DEFINE_FINAL_TYPE (RbkWorkbench, rbk_workbench, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_REVEAL_SIDEBAR = 1,
} RbkWorkbenchProperty;

static GParamSpec *properties[PROP_REVEAL_SIDEBAR + 1];

static void
rbk_workbench_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((RbkWorkbenchProperty) property_id)
    {
    case PROP_REVEAL_SIDEBAR:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (RBK_WORKBENCH (object)->flap));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rbk_workbench_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch ((RbkWorkbenchProperty) property_id)
    {
    case PROP_REVEAL_SIDEBAR:
      adw_flap_set_reveal_flap (RBK_WORKBENCH (object)->flap, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rbk_workbench_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkWorkbench *self = RBK_WORKBENCH (widget);

  rbk_fold_follow (&self->fold, width);
  gtk_widget_allocate (GTK_WIDGET (self->flap), width, height, baseline, NULL);
}

static void
rbk_workbench_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  RbkWorkbench *self = RBK_WORKBENCH (widget);

  gtk_widget_measure (GTK_WIDGET (self->flap), orientation, for_size, minimum, natural, NULL, NULL);
  /* It can become narrower than page and sidebar: then they lie one over the other. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !self->fold.is_narrow)
    gtk_widget_measure (self->stack, orientation, for_size, minimum, NULL, NULL, NULL);
}

static void
rbk_workbench_dispose (GObject *object)
{
  RbkWorkbench *self = RBK_WORKBENCH (object);

  rbk_fold_clear (&self->fold);
  if (self->flap != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->flap));
  self->flap = NULL;
  g_clear_object (&self->findings);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rbk_workbench_parent_class)->dispose (object);
}

/* What another page says of a plan is changed where plans are designed. */
static void
show_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWorkbench *self = RBK_WORKBENCH (widget);

  rbk_workbench_show_page (self, "design");
  gtk_widget_activate_action_variant (gtk_stack_get_visible_child (GTK_STACK (self->stack)),
                                      "plan.show", parameter);
}

/* What is marked at a plan is explained where findings are. */
static void
show_findings_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWorkbench *self = RBK_WORKBENCH (widget);

  rbk_workbench_show_page (self, "findings");
  gtk_widget_activate_action_variant (gtk_stack_get_visible_child (GTK_STACK (self->stack)),
                                      "findings.show-plan", parameter);
}

static void
rbk_workbench_class_init (RbkWorkbenchClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rbk_workbench_get_property;
  object_class->set_property = rbk_workbench_set_property;
  object_class->dispose = rbk_workbench_dispose;
  widget_class->size_allocate = rbk_workbench_size_allocate;
  widget_class->measure = rbk_workbench_measure;
  gtk_widget_class_install_action (widget_class, "workbench.show-plan", "s", show_plan_cb);
  gtk_widget_class_install_action (widget_class, "workbench.show-findings", "s", show_findings_cb);

  /**
   * RbkWorkbench:reveal-sidebar:
   *
   * Whether the sidebar of pages is unfolded.
   */
  properties[PROP_REVEAL_SIDEBAR] =
      g_param_spec_boolean ("reveal-sidebar", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rbk_workbench_init (RbkWorkbench *self)
{
}

static const Page *
find_page (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];

  return NULL;
}

static void
show_page (RbkWorkbench *self, const Page *page)
{
  GtkStack *stack = GTK_STACK (self->stack);

  if (gtk_stack_get_child_by_name (stack, page->name) == NULL)
    gtk_stack_add_named (stack, page->make (self->document, self->settings), page->name);
  gtk_stack_set_visible_child_name (stack, page->name);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "page", page->name);
}

static void
page_selected_cb (RbkWorkbench *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_page (self, &pages[gtk_list_box_row_get_index (row)]);
}

static void
revealed_cb (RbkWorkbench *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEAL_SIDEBAR]);
}

static void
add_pages (RbkWorkbench *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    rbk_workbench_add_page_row (self, pages[i].name, g_dgettext (GETTEXT_PACKAGE, pages[i].title),
                                pages[i].icon);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (page_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (RbkWorkbench *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_hexpand (self->stack, TRUE);

  self->flap = ADW_FLAP (adw_flap_new ());
  rbk_fold_init (&self->fold, self->flap, NARROW_WIDTH);
  adw_flap_set_flap (self->flap, rbk_workbench_new_sidebar (self));
  add_pages (self);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (self->flap, self->stack);
  /* A swipe across a chart pans it; it does not bring the pages. */
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
}

/**
 * rbk_workbench_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): the pages over it, at the one that was looked at last
 */
GtkWidget *
rbk_workbench_new (RbkDocument *document, GSettings *settings)
{
  RbkWorkbench    *self = g_object_new (RBK_TYPE_WORKBENCH, NULL);
  g_autofree char *page = settings != NULL ? g_settings_get_string (settings, "page") : NULL;

  self->document = g_object_ref (document);
  g_set_object (&self->settings, settings);
  self->findings = g_object_ref (rbk_findings_of (document, settings));
  fill (self);
  rbk_workbench_show_page (self, find_page (page) != NULL ? page : pages[0].name);

  return GTK_WIDGET (self);
}

/**
 * rbk_workbench_show_page:
 * @self: the pages over a book
 * @name: a page, as `design`; one that is not there is passed over
 *
 * Turns to a page, and into it with the focus: who asks for a page by its key wants to work there.
 * Where it is chosen in the sidebar the focus stays there, so that arrows go from page to page.
 */
void
rbk_workbench_show_page (RbkWorkbench *self, const char *name)
{
  const Page *page;
  gboolean    is_new;

  g_return_if_fail (RBK_IS_WORKBENCH (self));

  page = find_page (name);
  if (page == NULL)
    return;
  is_new = gtk_stack_get_child_by_name (GTK_STACK (self->stack), name) == NULL;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                                          (int) (page - pages)));
  rbk_workbench_focus_page (self, is_new);
}

/**
 * rbk_workbench_get_page:
 * @self: the pages over a book
 *
 * Returns: (transfer none): the page that is shown, as `design`
 */
const char *
rbk_workbench_get_page (RbkWorkbench *self)
{
  g_return_val_if_fail (RBK_IS_WORKBENCH (self), NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}

/**
 * rbk_workbench_step_page:
 * @self: the pages over a book
 * @step: 1 for the next page, -1 for the one before
 *
 * Turns to a page beside this one; past the end is the start.
 */
void
rbk_workbench_step_page (RbkWorkbench *self, int step)
{
  int n_pages = G_N_ELEMENTS (pages);
  int page;

  g_return_if_fail (RBK_IS_WORKBENCH (self));

  page = (int) (find_page (rbk_workbench_get_page (self)) - pages);
  rbk_workbench_show_page (self, pages[(page + step + n_pages) % n_pages].name);
}

/**
 * rbk_workbench_design:
 * @self: the pages over a book
 * @action: an action of the Design page, as `plan.add`
 *
 * Turns to the Design page and does something there.
 */
void
rbk_workbench_design (RbkWorkbench *self, const char *action)
{
  g_return_if_fail (RBK_IS_WORKBENCH (self));

  rbk_workbench_show_page (self, "design");
  gtk_widget_activate_action (gtk_stack_get_visible_child (GTK_STACK (self->stack)), action, NULL);
}

/**
 * rbk_workbench_explain:
 * @self: the pages over a book
 *
 * Has the page explain the figure that is chosen on it.
 *
 * Returns: whether the page knows of one
 */
gboolean
rbk_workbench_explain (RbkWorkbench *self)
{
  g_return_val_if_fail (RBK_IS_WORKBENCH (self), FALSE);

  return gtk_widget_activate_action (gtk_stack_get_visible_child (GTK_STACK (self->stack)),
                                     "figure.explain", NULL);
}

/**
 * rbk_workbench_open_usage:
 * @self: the pages over a book
 * @uri: (nullable): a usage file, or nothing to choose one
 *
 * Turns to the Customers page and opens a file of customers there.
 */
void
rbk_workbench_open_usage (RbkWorkbench *self, const char *uri)
{
  GtkWidget *page;

  g_return_if_fail (RBK_IS_WORKBENCH (self));

  rbk_workbench_show_page (self, "customers");
  page = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  if (uri != NULL)
    gtk_widget_activate_action (page, "customers.open", "s", uri);
  else
    gtk_widget_activate_action (page, "customers.choose", NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenarios-page.h"

#include <glib/gi18n-lib.h>

#include "rbk-bills-panel.h"
#include "rbk-book-format.h"
#include "rbk-compare-panel.h"
#include "rbk-parts.h"
#include "rbk-scenarios-states.h"
#include "rbk-soon.h"
#include "rbk-state-page.h"
#include "rbk-tornado-panel.h"
#include "rbk-what-if-panel.h"

/**
 * RbkScenariosPage:
 *
 * What may happen to a book and what that makes of it: scenarios, what moves margins most, whose
 * bills are steady, and books side by side. Of its parts only the one that is seen follows the
 * book.
 */
struct _RbkScenariosPage
{
  GtkWidget parent_instance;

  RbkDocument     *document; /* (owned) */
  RbkMoneyFormat  *format;   /* (owned) (nullable) */
  GtkWidget       *stack, *problem, *parts;
  RbkWhatIfPanel  *what_if;
  RbkTornadoPanel *tornado;
  RbkBillsPanel   *bills;
  RbkComparePanel *compare;
  RbkSoon          updating;
};

G_DEFINE_FINAL_TYPE (RbkScenariosPage, rbk_scenarios_page, GTK_TYPE_WIDGET)

static void
update_part (RbkScenariosPage *self, RbkAnalysis *analysis)
{
  GtkWidget      *part = gtk_stack_get_visible_child (GTK_STACK (self->parts));
  RbkMoneyFormat *format = rbk_book_format_follow (&self->format, self->document);

  if (part == GTK_WIDGET (self->what_if))
    rbk_what_if_panel_update (self->what_if, analysis, format);
  else if (part == GTK_WIDGET (self->tornado))
    rbk_tornado_panel_update (self->tornado, analysis, format);
  else if (part == GTK_WIDGET (self->bills))
    rbk_bills_panel_update (self->bills, analysis, format);
  else if (part == GTK_WIDGET (self->compare))
    rbk_compare_panel_update (self->compare, analysis);
}

static void
update (RbkScenariosPage *self)
{
  g_autoptr(RbkAnalysis) analysis = rbk_analysis_ref (rbk_document_get_analysis (self->document));
  const RbkSpec *spec = rbk_analysis_get_spec (analysis);
  const char    *shown = spec == NULL ? "problem" : spec->n_plans == 0 ? "no-plans" : "parts";

  if (spec == NULL)
    rbk_state_page_show_problem (self->problem, rbk_analysis_get_error (analysis));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown);
  if (spec != NULL && spec->n_plans > 0)
    update_part (self, analysis);
}

/* What nobody looks at need not be made. */
static void
queue_update (RbkScenariosPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rbk_soon_ask (&self->updating);
}

static void
rbk_scenarios_page_map (GtkWidget *widget)
{
  update (RBK_SCENARIOS_PAGE (widget));
  GTK_WIDGET_CLASS (rbk_scenarios_page_parent_class)->map (widget);
}

static void
side_by_side_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkScenariosPage *self = RBK_SCENARIOS_PAGE (widget);
  const char       *key;
  guint32           answer;

  g_variant_get (parameter, "(&su)", &key, &answer);
  rbk_compare_panel_add_scenario (self->compare, key, (RbkAnswer) answer);
  rbk_scenarios_page_show_part (self, "side-by-side");
}

static void
rbk_scenarios_page_dispose (GObject *object)
{
  RbkScenariosPage *self = RBK_SCENARIOS_PAGE (object);

  rbk_soon_clear (&self->updating);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_scenarios_page_parent_class)->dispose (object);
}

static void
rbk_scenarios_page_finalize (GObject *object)
{
  g_clear_pointer (&RBK_SCENARIOS_PAGE (object)->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_scenarios_page_parent_class)->finalize (object);
}

static void
rbk_scenarios_page_class_init (RbkScenariosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_scenarios_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_scenarios_page_finalize;
  widget_class->map = rbk_scenarios_page_map;

  gtk_widget_class_install_action (widget_class, "scenarios.side-by-side", "(su)", side_by_side_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scenariospage");
}

static void
rbk_scenarios_page_init (RbkScenariosPage *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) update, self);
}

static GtkWidget *
new_stack (void)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  gtk_widget_set_vexpand (stack, TRUE);

  return stack;
}

static void
fill (RbkScenariosPage *self, GSettings *settings)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkStack  *parts;

  self->parts = new_stack ();
  parts = GTK_STACK (self->parts);
  self->what_if = RBK_WHAT_IF_PANEL (rbk_what_if_panel_new (self->document, settings));
  gtk_stack_add_titled (parts, GTK_WIDGET (self->what_if), "what-if", _ ("What If"));
  self->tornado = RBK_TORNADO_PANEL (rbk_tornado_panel_new (self->document));
  gtk_stack_add_titled (parts, GTK_WIDGET (self->tornado), "tornado", _ ("Tornado"));
  self->bills = RBK_BILLS_PANEL (rbk_bills_panel_new ());
  gtk_stack_add_titled (parts, GTK_WIDGET (self->bills), "bills", _ ("Bills"));
  self->compare = RBK_COMPARE_PANEL (rbk_compare_panel_new (self->document));
  gtk_stack_add_titled (parts, GTK_WIDGET (self->compare), "side-by-side", _ ("Side by Side"));
  g_signal_connect_object (parts, "notify::visible-child", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), rbk_parts_new (parts));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->parts);

  self->stack = new_stack ();
  self->problem = rbk_state_page_new_problem (_ ("Nothing Can Be Worked Out"));
  gtk_stack_add_named (GTK_STACK (self->stack), box, "parts");
  gtk_stack_add_named (GTK_STACK (self->stack), rbk_scenarios_new_no_plans (), "no-plans");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * rbk_scenarios_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page of what may happen to it
 */
GtkWidget *
rbk_scenarios_page_new (RbkDocument *document, GSettings *settings)
{
  RbkScenariosPage *self = g_object_new (RBK_TYPE_SCENARIOS_PAGE, NULL);

  self->document = g_object_ref (document);
  fill (self, settings);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * rbk_scenarios_page_show_part:
 * @self: a page
 * @part: `what-if`, `tornado`, `bills` or `side-by-side`
 */
void
rbk_scenarios_page_show_part (RbkScenariosPage *self, const char *part)
{
  g_return_if_fail (RBK_IS_SCENARIOS_PAGE (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->parts), part);
}

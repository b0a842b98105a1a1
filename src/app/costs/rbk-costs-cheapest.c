/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-cheapest.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-candidates.h"
#include "rbk-routing-edit.h"
#include "rbk-step.h"
#include "rbk-undo-toast.h"

/**
 * RbkCostsCheapest:
 *
 * The cheapest model of the book that will do for a workload, and what it saves: a button that
 * sends all its calls there, in one step.
 */
struct _RbkCostsCheapest
{
  GtkWidget parent_instance;

  const RbkCostsContext *context;  /* (not owned) the page's */
  RbkRecord             *workload; /* (owned) */
  GtkWidget             *button;
  char                  *model; /* (owned) (nullable) its name */
};

G_DEFINE_FINAL_TYPE (RbkCostsCheapest, rbk_costs_cheapest, GTK_TYPE_WIDGET)

static RbkRouting *
find_models (RbkCostsCheapest *self)
{
  return rbk_routing_new (self->context->spec, rbk_costs_context_get_book (self->context),
                          &(RbkRoutingTerms){ 0 }, NULL);
}

static void
clicked_cb (RbkCostsCheapest *self)
{
  const RbkCostsContext *context = self->context;
  int                    place = rbk_costs_context_find_workload (context, self->workload);
  g_autoptr(RbkRouting) routing = place >= 0 ? find_models (self) : NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget       *page = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = NULL;
  RbkEdit         *edit;

  if (routing == NULL)
    return;
  edit = rbk_routing_edit_new (rbk_costs_context_get_book (context), routing, place, NULL, &error);
  if (edit == NULL)
    {
      rbk_undo_toast_refuse (page, error);
      return;
    }
  /* Translators: what customers can do, as Chat, and a model */
  text = g_strdup_printf (_ ("%s goes to %s"), rbk_record_get_name (self->workload), self->model);
  rbk_step_take (page, context->document, edit, text);
}

static void
show (RbkCostsCheapest *self, const char *text, const char *tooltip, gboolean is_useful)
{
  const char      *name = rbk_record_get_name (self->workload);
  g_autofree char *label = NULL;

  gtk_button_set_label (GTK_BUTTON (self->button), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_widget_set_sensitive (self->button, is_useful);
  /* Translators: what customers can do, as Chat; then a model and what it saves */
  label = g_strdup_printf (_ ("Cheapest model for %s: %s"), name != NULL ? name : "", text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* Whether all calls go there already. */
static gboolean
is_there (const RbkRoutingWorkload *found)
{
  return rbk_decimal_equal (found->models[0].share, RBK_DECIMAL_ONE);
}

static void
show_model (RbkCostsCheapest *self, const RbkRoutingWorkload *found)
{
  RbkMoneyFormat  *format = self->context->format;
  g_autofree char *share = NULL;
  g_autofree char *text = NULL;

  g_free (self->model);
  self->model = g_strdup (rbk_costs_candidate_get_name (found->models[0].price));
  if (is_there (found))
    {
      show (self, self->model, _ ("It serves all calls already"), FALSE);
      return;
    }
  share = rbk_money_format_percent (format, -found->saving_share, 0);
  /* Translators: a model and by how much a call's cost changes: Haiku −80% */
  text = g_strdup_printf (C_ ("model", "%s %s"), self->model, share);
  show (self, text,
        rbk_decimal_sign (found->saving) >= 0
            ? _ ("Send all calls to the cheapest model of the book that will do")
            : _ ("What serves today does not reach the least score"),
        TRUE);
}

/**
 * rbk_costs_cheapest_update:
 * @self: a suggestion
 * @routing: (nullable): the models for the book's workloads
 *
 * Shows the workload's as it is now.
 */
void
rbk_costs_cheapest_update (RbkCostsCheapest *self, const RbkRouting *routing)
{
  int place;

  g_return_if_fail (RBK_IS_COSTS_CHEAPEST (self));

  place = rbk_costs_context_find_workload (self->context, self->workload);
  if (routing == NULL || place < 0 || (guint) place >= routing->n_workloads ||
      routing->workloads[place].n_models == 0)
    show (self, "–", NULL, FALSE);
  else if (routing->workloads[place].n_chosen == 0)
    show (self, C_ ("model", "None"),
          _ ("No model of the book reaches the least score and holds the calls"), FALSE);
  else
    show_model (self, &routing->workloads[place]);
}

static void
rbk_costs_cheapest_dispose (GObject *object)
{
  RbkCostsCheapest *self = RBK_COSTS_CHEAPEST (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->workload);
  g_clear_pointer (&self->model, g_free);

  G_OBJECT_CLASS (rbk_costs_cheapest_parent_class)->dispose (object);
}

static void
rbk_costs_cheapest_class_init (RbkCostsCheapestClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_costs_cheapest_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_cheapest_init (RbkCostsCheapest *self)
{
  self->button = gtk_button_new_with_label ("–");
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiet");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "numeric");
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * rbk_costs_cheapest_new:
 * @context: the page's; it must outlive the widget
 * @workload: a workload of the book
 *
 * Returns: (transfer floating): a suggestion, to be updated before it is shown
 */
GtkWidget *
rbk_costs_cheapest_new (const RbkCostsContext *context, RbkRecord *workload)
{
  RbkCostsCheapest *self = g_object_new (RBK_TYPE_COSTS_CHEAPEST, NULL);

  self->context = context;
  self->workload = g_object_ref (workload);

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-charge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-cell.h"
#include "rbk-entitlement.h"
#include "rbk-rating.h"
#include "rbk-usage-text.h"

/**
 * RbkInspectorCharge:
 *
 * What a rate card charges at a usage that can be typed: “At 120,000: $100.00”.
 */
struct _RbkInspectorCharge
{
  GtkWidget parent_instance;

  GtkWidget         *box;
  GtkWidget         *cell;
  GtkWidget         *label;
  RbkMoneyFormat    *format; /* (not owned) (nullable) outlives it */
  RbkSpec           *spec;   /* (owned) (nullable) */
  const RbkCardSpec *card;   /* (not owned) (nullable) the spec's */
  RbkDecimal         usage;
  gboolean           has_usage; /* whether the user typed it */
};

G_DEFINE_FINAL_TYPE (RbkInspectorCharge, rbk_inspector_charge, GTK_TYPE_WIDGET)

static void
show (RbkInspectorCharge *self)
{
  g_autofree char *typed = rbk_money_format_quantity (self->format, self->usage);
  g_autofree char *money = NULL;
  RbkDecimal       charge =
      self->card != NULL ? rbk_card_spec_get_charge (self->card, self->usage) : RBK_DECIMAL_INVALID;

  rbk_cell_set_text (RBK_CELL (self->cell), typed, typed);
  if (self->spec != NULL && rbk_decimal_is_valid (charge))
    money = rbk_money_format_amount (self->format,
                                     rbk_decimal_round (charge, self->spec->minor_digits,
                                                        RBK_ROUND_HALF_AWAY),
                                     FALSE);
  gtk_label_set_text (GTK_LABEL (self->label), money != NULL ? money : "–");
}

static gboolean
commit_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkInspectorCharge *self = user_data;
  RbkDecimal          usage;

  if (!rbk_usage_text_parse (self->format, text, &usage, error))
    return FALSE;
  self->usage = usage;
  self->has_usage = TRUE;
  show (self);

  return TRUE;
}

static const RbkCardSpec *
find_card (const RbkSpec *spec, const RbkInspectorView *view, RbkRecord *card)
{
  const RbkPlanSpec  *plan = NULL;
  const RbkPhaseSpec *phase = NULL;
  const char         *key = rbk_record_get_key (card);

  plan = rbk_spec_find_plan (spec, rbk_record_get_key (RBK_RECORD (view->plan)), NULL);
  if (plan != NULL)
    phase = rbk_plan_spec_find_phase (plan, rbk_record_get_key (RBK_RECORD (view->phase)), NULL);
  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    if (strcmp (phase->cards[i].key, key) == 0)
      return &phase->cards[i];

  return NULL;
}

/* Where the charge says something: a fifth past what is included, or past the first bound. */
static RbkDecimal
find_usage (const RbkCardSpec *card)
{
  RbkDecimal base = card->included;

  if (rbk_decimal_sign (base) <= 0 && card->n_tiers > 1)
    base = card->tiers[0].up_to;
  if (rbk_decimal_sign (base) <= 0)
    return RBK_DECIMAL_UNITS (1000);

  return rbk_decimal_round (rbk_decimal_mul_div (base, RBK_DECIMAL_UNITS (6), RBK_DECIMAL_UNITS (5),
                                                 RBK_ROUND_UP),
                            0, RBK_ROUND_UP);
}

/**
 * rbk_inspector_charge_show:
 * @widget: a charge
 * @card: a rate card of the plan shown
 * @view: the book as it is now
 *
 * Shows what the card charges now.
 */
void
rbk_inspector_charge_show (GtkWidget *widget, RbkRecord *card, const RbkInspectorView *view)
{
  RbkInspectorCharge *self = RBK_INSPECTOR_CHARGE (widget);
  const RbkSpec      *spec = view->analysis != NULL ? rbk_analysis_get_spec (view->analysis) : NULL;

  self->format = view->format;
  self->card = NULL;
  g_clear_pointer (&self->spec, rbk_spec_unref);
  if (spec != NULL)
    {
      self->spec = rbk_spec_ref ((RbkSpec *) spec);
      self->card = find_card (spec, view, card);
    }
  if (self->card != NULL && !self->has_usage)
    self->usage = find_usage (self->card);
  show (self);
}

static void
rbk_inspector_charge_dispose (GObject *object)
{
  RbkInspectorCharge *self = RBK_INSPECTOR_CHARGE (object);

  if (self->box != NULL)
    rbk_cell_set_commit (RBK_CELL (self->cell), NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  self->card = NULL;

  G_OBJECT_CLASS (rbk_inspector_charge_parent_class)->dispose (object);
}

static void
rbk_inspector_charge_class_init (RbkInspectorChargeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_inspector_charge_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "charge");
}

static void
rbk_inspector_charge_init (RbkInspectorCharge *self)
{
  /* Translators: before a usage that can be typed: “At 120,000” */
  GtkWidget *at = gtk_label_new (_ ("Line at"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->cell = rbk_cell_new (TRUE);
  self->label = gtk_label_new (NULL);
  rbk_cell_set_commit (RBK_CELL (self->cell), commit_cb, self);
  gtk_widget_set_hexpand (self->cell, TRUE);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (self->label, "heading");
  gtk_box_append (GTK_BOX (self->box), at);
  gtk_box_append (GTK_BOX (self->box), self->cell);
  gtk_box_append (GTK_BOX (self->box), gtk_label_new ("="));
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _ ("What this line comes to at a usage: type any"));
}

/**
 * rbk_inspector_charge_new:
 * @suffix: of accessible names: “Pro, evergreen, AI runs”
 *
 * Returns: (transfer floating): what a card charges
 */
GtkWidget *
rbk_inspector_charge_new (const char *suffix)
{
  RbkInspectorCharge *self = g_object_new (RBK_TYPE_INSPECTOR_CHARGE, NULL);
  g_autofree char    *usage = g_strdup_printf (_ ("Usage to try of %s"), suffix);
  g_autofree char    *charge = g_strdup_printf (_ ("Charge of %s"), suffix);

  rbk_cell_set_title (RBK_CELL (self->cell), usage);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  charge, -1);

  return GTK_WIDGET (self);
}

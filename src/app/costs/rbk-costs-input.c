/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-input.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-error.h"
#include "rbk-share-text.h"

#define CELL_WIDTH 9

/**
 * RbkCostsInput:
 *
 * A labelled number to be typed. Until one is, and once it is emptied, the one that follows from
 * the book stands there.
 */
struct _RbkCostsInput
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  RbkRecordUnit          unit;
  GtkWidget             *box;
  RbkCell               *cell;
  gboolean               has_typed, has_fallback;
  RbkDecimal             typed, fallback;
};

G_DEFINE_FINAL_TYPE (RbkCostsInput, rbk_costs_input, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * rbk_costs_input_get:
 * @self: an input
 * @value: (out): its number
 *
 * Returns: whether there is one
 */
gboolean
rbk_costs_input_get (RbkCostsInput *self, RbkDecimal *value)
{
  g_return_val_if_fail (RBK_IS_COSTS_INPUT (self), FALSE);

  *value = self->has_typed ? self->typed : self->fallback;

  return self->has_typed || self->has_fallback;
}

static char *
dup_text (RbkCostsInput *self)
{
  RbkMoneyFormat *format = self->context->format;
  RbkDecimal      value;

  if (format == NULL || !rbk_costs_input_get (self, &value))
    return g_strdup ("");
  if (self->unit == RBK_RECORD_UNIT_MONEY)
    return rbk_money_format_amount (format, value, TRUE);

  return self->unit == RBK_RECORD_UNIT_FIELD ? rbk_money_format_quantity (format, value)
                                             : rbk_money_format_share (format, value);
}

static void
show (RbkCostsInput *self)
{
  g_autofree char *text = dup_text (self);

  rbk_cell_set_text (self->cell, text[0] != '\0' ? text : "–", text);
}

static gboolean
parse (RbkCostsInput *self, const char *text, RbkDecimal *value, GError **error)
{
  RbkMoneyFormat *format = self->context->format;

  if (self->unit == RBK_RECORD_UNIT_MONEY)
    return rbk_money_parse_amount (format, text, value, error);
  if (self->unit != RBK_RECORD_UNIT_PERCENT)
    return rbk_money_parse_quantity (format, text, value, error);
  if (!rbk_share_parse_text (format, text, value, error))
    return FALSE;
  if (rbk_decimal_compare (*value, RBK_DECIMAL_ONE) <= 0)
    return TRUE;
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, _ ("Type a share of up to 100 %"));

  return FALSE;
}

static gboolean
commit_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkCostsInput   *self = user_data;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  RbkDecimal       value = RBK_DECIMAL_ZERO;
  gboolean         is_empty = stripped[0] == '\0' || g_str_equal (stripped, "–");

  if (!is_empty && !parse (self, stripped, &value, error))
    return FALSE;
  if (rbk_decimal_sign (value) < 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, _ ("Type 0 or more"));
      return FALSE;
    }

  self->has_typed = !is_empty;
  self->typed = value;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/**
 * rbk_costs_input_set_fallback:
 * @self: an input
 * @value: (nullable): what stands there where nothing is typed
 *
 * Takes the number that follows from the book.
 */
void
rbk_costs_input_set_fallback (RbkCostsInput *self, const RbkDecimal *value)
{
  g_return_if_fail (RBK_IS_COSTS_INPUT (self));

  self->has_fallback = value != NULL;
  if (value != NULL)
    self->fallback = *value;
  show (self);
}

static void
rbk_costs_input_dispose (GObject *object)
{
  RbkCostsInput *self = RBK_COSTS_INPUT (object);

  if (self->box != NULL)
    rbk_cell_set_commit (self->cell, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_costs_input_parent_class)->dispose (object);
}

static void
rbk_costs_input_class_init (RbkCostsInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_input_dispose;

  /**
   * RbkCostsInput::changed:
   * @self: the input
   *
   * Another number was typed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_input_init (RbkCostsInput *self)
{
  GtkWidget *entry;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->cell = RBK_CELL (rbk_cell_new (TRUE));
  rbk_cell_set_commit (self->cell, commit_cb, self);
  entry = gtk_widget_get_first_child (GTK_WIDGET (self->cell));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), CELL_WIDTH);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_costs_input_new:
 * @context: the page's; it must outlive the widget
 * @title: what the number is
 * @accessible: the same, where one does not see what is around it
 * @unit: a quantity, an amount or a percentage
 *
 * Returns: (transfer floating): an input without a number
 */
GtkWidget *
rbk_costs_input_new (const RbkCostsContext *context,
                     const char            *title,
                     const char            *accessible,
                     RbkRecordUnit          unit)
{
  RbkCostsInput *self = g_object_new (RBK_TYPE_COSTS_INPUT, NULL);
  GtkWidget     *label = gtk_label_new (title);

  self->context = context;
  self->unit = unit;
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  rbk_cell_set_title (self->cell, accessible);
  gtk_widget_add_css_class (GTK_WIDGET (self->cell), "typed");
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->cell));

  return GTK_WIDGET (self);
}

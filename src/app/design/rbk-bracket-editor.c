/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-bracket-editor-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-entitlement.h"
#include "rbk-field-text.h"
#include "rbk-tier-edit.h"
#include "rbk-undo-toast.h"

/**
 * RbkBracketEditor:
 *
 * The brackets of a graduated or volume price as a small table. A bracket begins where the
 * one before ends, so only ends are typed and no gap can be left.
 *
 * ## Accessibility
 *
 * A group; its cells are named “Bracket 1 up to of Pro, evergreen, AI runs”.
 */
G_DEFINE_FINAL_TYPE (RbkBracketEditor, rbk_bracket_editor, GTK_TYPE_WIDGET)

const char *const rbk_bracket_fields[RBK_BRACKET_N_COLUMNS] = {
  [RBK_BRACKET_FROM] = NULL,
  [RBK_BRACKET_UP_TO] = "up-to",
  [RBK_BRACKET_PRICE] = "unit-price",
  [RBK_BRACKET_FEE] = "flat-price",
};

/* How many brackets the price has. */
static guint
count_tiers (RbkBracketEditor *self)
{
  return g_list_model_get_n_items (rbk_rate_card_get_tiers (self->card));
}

/* rbk_bracket_editor_get_tier: the bracket at a place; nothing past the last. */
RbkTier *
rbk_bracket_editor_get_tier (RbkBracketEditor *self, guint position)
{
  g_autoptr(RbkTier) tier = g_list_model_get_item (rbk_rate_card_get_tiers (self->card), position);

  return tier;
}

/* rbk_bracket_editor_take: an edit as a step of its own; fails without one. */
gboolean
rbk_bracket_editor_take (RbkBracketEditor *self, RbkEdit *edit, GError **error)
{
  if (edit == NULL)
    return FALSE;
  rbk_document_seal (self->document);

  return rbk_document_take (self->document, edit, error);
}

static void
split_cb (RbkBracketEditor *self)
{
  guint           position = count_tiers (self) - 1;
  RbkBracketLine *line;
  g_autoptr(GError) error = NULL;

  if (!rbk_bracket_editor_take (self, rbk_tier_edit_split (self->card, position), &error))
    {
      rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }
  rbk_bracket_editor_update (self);
  line = g_ptr_array_index (self->lines, position);
  rbk_cell_edit (RBK_CELL (line->widgets[RBK_BRACKET_UP_TO]));
}

static RbkDecimal
included_of (RbkBracketEditor *self)
{
  RbkEntitlement   *entitlement = rbk_rate_card_get_entitlement (self->card);
  const RbkDecimal *included =
      entitlement != NULL ? rbk_entitlement_get_included (entitlement) : NULL;

  return included != NULL ? *included : RBK_DECIMAL_ZERO;
}

/* Whether a bracket is covered by what is included, so that its price is never paid. */
static gboolean
is_included (RbkBracketEditor *self, guint position)
{
  const RbkDecimal *end = rbk_tier_get_up_to (rbk_bracket_editor_get_tier (self, position));

  return end != NULL && rbk_decimal_compare (included_of (self), *end) >= 0;
}

/* The first unit of a bracket: the one past the bound before, or past what is included. */
static char *
describe_start (RbkBracketEditor *self, guint position)
{
  const RbkDecimal *bound =
      position > 0 ? rbk_tier_get_up_to (rbk_bracket_editor_get_tier (self, position - 1)) : NULL;
  RbkDecimal       start = bound != NULL ? *bound : RBK_DECIMAL_ZERO;
  g_autofree char *text = NULL;

  if (!is_included (self, position))
    start = rbk_decimal_max (start, included_of (self));
  if (rbk_decimal_is_zero (start))
    return rbk_money_format_quantity (self->format, start);
  if (rbk_decimal_is_integer (start))
    return rbk_money_format_quantity (self->format, rbk_decimal_add (start, RBK_DECIMAL_ONE));
  text = rbk_money_format_quantity (self->format, start);

  return g_strconcat ("> ", text, NULL);
}

static void
show_cell (RbkBracketEditor *self, RbkBracketLine *line, RbkBracketColumn column)
{
  RbkRecord       *tier = RBK_RECORD (rbk_bracket_editor_get_tier (self, line->position));
  const RbkField  *field = rbk_record_find_field (tier, rbk_bracket_fields[column]);
  g_autofree char *text = rbk_field_dup_text (tier, field, self->format);
  const char      *shown = text[0] != '\0' ? text : "–";

  if (column == RBK_BRACKET_PRICE && is_included (self, line->position))
    shown = _ ("included");
  if (RBK_IS_CELL (line->widgets[column]))
    rbk_cell_set_text (RBK_CELL (line->widgets[column]), shown, text);
}

/**
 * rbk_bracket_editor_update:
 * @self: an editor
 *
 * Shows the brackets as they are now.
 */
void
rbk_bracket_editor_update (RbkBracketEditor *self)
{
  guint n_tiers;

  g_return_if_fail (RBK_IS_BRACKET_EDITOR (self));

  n_tiers = count_tiers (self);
  if (n_tiers != self->lines->len)
    {
      rbk_bracket_editor_clear (self);
      for (guint i = 0; i < n_tiers; i++)
        rbk_bracket_editor_add_line (self, i, i + 1 == n_tiers);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      RbkBracketLine  *line = g_ptr_array_index (self->lines, i);
      g_autofree char *start = describe_start (self, i);

      gtk_label_set_text (GTK_LABEL (line->widgets[RBK_BRACKET_FROM]), start);
      for (RbkBracketColumn column = RBK_BRACKET_UP_TO; column <= RBK_BRACKET_FEE; column++)
        show_cell (self, line, column);
      gtk_widget_set_sensitive (line->widgets[RBK_BRACKET_TOOLS], n_tiers > 1);
    }
}

static void
rbk_bracket_editor_dispose (GObject *object)
{
  RbkBracketEditor *self = RBK_BRACKET_EDITOR (object);
  GtkWidget        *child;

  if (self->grid != NULL)
    rbk_bracket_editor_clear (self);
  self->grid = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  g_clear_object (&self->card);
  g_clear_pointer (&self->suffix, g_free);

  G_OBJECT_CLASS (rbk_bracket_editor_parent_class)->dispose (object);
}

static void
rbk_bracket_editor_finalize (GObject *object)
{
  g_ptr_array_unref (RBK_BRACKET_EDITOR (object)->lines);

  G_OBJECT_CLASS (rbk_bracket_editor_parent_class)->finalize (object);
}

static void
rbk_bracket_editor_class_init (RbkBracketEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_bracket_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_bracket_editor_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "brackets");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_headings (RbkBracketEditor *self)
{
  static const char *const titles[] = { N_ ("From"), N_ ("Up to"), N_ ("Each"), N_ ("Fee") };
  static const char *const tooltips[] = {
    N_ ("The first unit of the bracket: it follows from the one before"),
    N_ ("The last unit that belongs to the bracket"),
    N_ ("The price of a unit in it"),
    N_ ("Charged once when units are billed in the bracket"),
  };

  for (int i = 0; i < RBK_BRACKET_TOOLS; i++)
    {
      GtkWidget *label = rbk_bracket_editor_new_label (_ (titles[i]), "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_tooltip_text (label, _ (tooltips[i]));
      gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
    }
}

static void
rbk_bracket_editor_init (RbkBracketEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget        *button = gtk_button_new_with_label (_ ("Add Bracket"));

  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 2);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  add_headings (self);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Part the last bracket in two"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/**
 * rbk_bracket_editor_new:
 * @document: an open book
 * @format: for its currency; must outlive the editor
 * @card: a rate card with tiers
 * @suffix: of accessible names: “Pro, evergreen, AI runs”
 *
 * Returns: (transfer floating): an editor of the card's brackets
 */
GtkWidget *
rbk_bracket_editor_new (RbkDocument    *document,
                        RbkMoneyFormat *format,
                        RbkRateCard    *card,
                        const char     *suffix)
{
  RbkBracketEditor *self = g_object_new (RBK_TYPE_BRACKET_EDITOR, NULL);

  self->document = g_object_ref (document);
  self->format = format;
  self->card = g_object_ref (card);
  self->suffix = g_strdup (suffix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Brackets"), -1);
  rbk_bracket_editor_update (self);

  return GTK_WIDGET (self);
}

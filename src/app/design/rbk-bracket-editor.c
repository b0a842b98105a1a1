/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-bracket-editor.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-entitlement.h"
#include "rbk-field-text.h"
#include "rbk-tier-edit.h"
#include "rbk-tier.h"
#include "rbk-undo-toast.h"

#define CELL_WIDTH 60

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
struct _RbkBracketEditor
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (not owned) outlives it */
  RbkRateCard    *card;     /* (owned) */
  char           *suffix;   /* (owned) */
  GtkWidget      *grid;
  GPtrArray      *lines; /* (owned) (element-type Line) */
};

G_DEFINE_FINAL_TYPE (RbkBracketEditor, rbk_bracket_editor, GTK_TYPE_WIDGET)

typedef enum
{
  COLUMN_FROM,
  COLUMN_UP_TO,
  COLUMN_PRICE,
  COLUMN_FEE,
  COLUMN_TOOLS,
  N_COLUMNS,
} Column;

static const char *const fields[] = {
  [COLUMN_FROM] = NULL,
  [COLUMN_UP_TO] = "up-to",
  [COLUMN_PRICE] = "unit-price",
  [COLUMN_FEE] = "flat-price",
};

/* The widgets of a bracket, owned by the grid. */
typedef struct
{
  RbkBracketEditor *editor;
  guint             position;
  GtkWidget        *widgets[N_COLUMNS];
} Line;

static guint
n_tiers_of (RbkBracketEditor *self)
{
  return g_list_model_get_n_items (rbk_rate_card_get_tiers (self->card));
}

static RbkTier *
tier_at (RbkBracketEditor *self, guint position)
{
  g_autoptr(RbkTier) tier = g_list_model_get_item (rbk_rate_card_get_tiers (self->card), position);

  return tier;
}

static gboolean
take (RbkBracketEditor *self, RbkEdit *edit, GError **error)
{
  if (edit == NULL)
    return FALSE;
  rbk_document_seal (self->document);

  return rbk_document_take (self->document, edit, error);
}

static gboolean
commit (Line *line, Column column, const char *text, GError **error)
{
  RbkBracketEditor *self = line->editor;
  RbkTier          *tier = tier_at (self, line->position);
  const RbkField   *field;
  g_auto(GValue) value = G_VALUE_INIT;

  if (tier == NULL)
    return TRUE;
  field = rbk_record_find_field (RBK_RECORD (tier), fields[column]);
  if (!rbk_field_parse_text (field, self->format, text, &value, error))
    return FALSE;
  if (column != COLUMN_UP_TO)
    return take (self, rbk_edit_new_set (RBK_RECORD (tier), fields[column], &value), error);

  if (g_value_get_boxed (&value) == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("Only the last bracket has no end; remove this one instead"));
      return FALSE;
    }

  return take (self,
               rbk_tier_edit_bound (self->card, line->position,
                                    *(RbkDecimal *) g_value_get_boxed (&value), error),
               error);
}

static gboolean
commit_up_to_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  return commit (user_data, COLUMN_UP_TO, text, error);
}

static gboolean
commit_price_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  return commit (user_data, COLUMN_PRICE, text, error);
}

static gboolean
commit_fee_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  return commit (user_data, COLUMN_FEE, text, error);
}

static void
remove_cb (RbkBracketEditor *self, GtkWidget *button)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (line->widgets[COLUMN_TOOLS] != button)
        continue;
      if (!take (self, rbk_tier_edit_remove (self->card, i), &error))
        rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }
}

static gboolean
step_cb (RbkBracketEditor *self, int columns, int rows, RbkCell *cell)
{
  for (guint i = 0; i < self->lines->len; i++)
    for (guint k = COLUMN_UP_TO; k <= COLUMN_FEE; k++)
      {
        Line *line = g_ptr_array_index (self->lines, i);
        int   row = (int) i + rows;
        int   column = (int) k + columns;

        if (line->widgets[k] != GTK_WIDGET (cell))
          continue;
        if (row < 0 || row >= (int) self->lines->len || column < COLUMN_UP_TO ||
            column > COLUMN_FEE)
          return FALSE;
        line = g_ptr_array_index (self->lines, row);
        if (!RBK_IS_CELL (line->widgets[column]))
          return FALSE;
        rbk_cell_edit (RBK_CELL (line->widgets[column]));
        return TRUE;
      }

  return FALSE;
}

static char *
dup_cell_title (const Line *line, Column column)
{
  guint       number = line->position + 1;
  const char *what = line->editor->suffix;

  if (column == COLUMN_UP_TO)
    /* Translators: the cell of a bracket's upper end; %s is what the prices are of */
    return g_strdup_printf (_ ("Bracket %u up to of %s"), number, what);
  if (column == COLUMN_PRICE)
    return g_strdup_printf (_ ("Bracket %u price of %s"), number, what);

  return g_strdup_printf (_ ("Bracket %u fee of %s"), number, what);
}

static GtkWidget *
new_cell (Line *line, Column column)
{
  static const RbkCellCommit commits[] = {
    [COLUMN_UP_TO] = commit_up_to_cb,
    [COLUMN_PRICE] = commit_price_cb,
    [COLUMN_FEE] = commit_fee_cb,
  };
  GtkWidget       *cell = rbk_cell_new (TRUE);
  g_autofree char *title = dup_cell_title (line, column);

  rbk_cell_set_title (RBK_CELL (cell), title);
  rbk_cell_set_commit (RBK_CELL (cell), commits[column], line);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_size_request (cell, column == COLUMN_FEE ? -1 : CELL_WIDTH, -1);
  g_signal_connect_object (cell, "step", G_CALLBACK (step_cb), line->editor, G_CONNECT_SWAPPED);

  return cell;
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_remove_button (Line *line)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *text = g_strdup_printf (_ ("Remove bracket %u"), line->position + 1);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), line->editor,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
add_line (RbkBracketEditor *self, guint position, gboolean is_last)
{
  Line *line = g_new0 (Line, 1);

  line->editor = self;
  line->position = position;
  line->widgets[COLUMN_FROM] = new_label (NULL, "numeric");
  line->widgets[COLUMN_UP_TO] =
      is_last ? new_label (_ ("and more"), "dim-label") : new_cell (line, COLUMN_UP_TO);
  line->widgets[COLUMN_PRICE] = new_cell (line, COLUMN_PRICE);
  line->widgets[COLUMN_FEE] = new_cell (line, COLUMN_FEE);
  line->widgets[COLUMN_TOOLS] = new_remove_button (line);
  for (int i = 0; i < N_COLUMNS; i++)
    gtk_grid_attach (GTK_GRID (self->grid), line->widgets[i], i, (int) position + 1, 1, 1);
  g_ptr_array_add (self->lines, line);
}

static void
clear (RbkBracketEditor *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      for (int k = 0; k < N_COLUMNS; k++)
        {
          if (RBK_IS_CELL (line->widgets[k]))
            rbk_cell_set_commit (RBK_CELL (line->widgets[k]), NULL, NULL);
          gtk_grid_remove (GTK_GRID (self->grid), line->widgets[k]);
        }
    }
  g_ptr_array_set_size (self->lines, 0);
}

static void
split_cb (RbkBracketEditor *self)
{
  guint position = n_tiers_of (self) - 1;
  Line *line;
  g_autoptr(GError) error = NULL;

  if (!take (self, rbk_tier_edit_split (self->card, position), &error))
    {
      rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }
  rbk_bracket_editor_update (self);
  line = g_ptr_array_index (self->lines, position);
  rbk_cell_edit (RBK_CELL (line->widgets[COLUMN_UP_TO]));
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
  const RbkDecimal *end = rbk_tier_get_up_to (tier_at (self, position));

  return end != NULL && rbk_decimal_compare (included_of (self), *end) >= 0;
}

/* The first unit of a bracket: the one past the bound before, or past what is included. */
static char *
describe_start (RbkBracketEditor *self, guint position)
{
  const RbkDecimal *bound = position > 0 ? rbk_tier_get_up_to (tier_at (self, position - 1)) : NULL;
  RbkDecimal        start = bound != NULL ? *bound : RBK_DECIMAL_ZERO;
  g_autofree char  *text = NULL;

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
show_cell (RbkBracketEditor *self, Line *line, Column column)
{
  RbkRecord       *tier = RBK_RECORD (tier_at (self, line->position));
  const RbkField  *field = rbk_record_find_field (tier, fields[column]);
  g_autofree char *text = rbk_field_dup_text (tier, field, self->format);
  const char      *shown = text[0] != '\0' ? text : "–";

  if (column == COLUMN_PRICE && is_included (self, line->position))
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

  n_tiers = n_tiers_of (self);
  if (n_tiers != self->lines->len)
    {
      clear (self);
      for (guint i = 0; i < n_tiers; i++)
        add_line (self, i, i + 1 == n_tiers);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line            *line = g_ptr_array_index (self->lines, i);
      g_autofree char *start = describe_start (self, i);

      gtk_label_set_text (GTK_LABEL (line->widgets[COLUMN_FROM]), start);
      for (Column column = COLUMN_UP_TO; column <= COLUMN_FEE; column++)
        show_cell (self, line, column);
      gtk_widget_set_sensitive (line->widgets[COLUMN_TOOLS], n_tiers > 1);
    }
}

static void
rbk_bracket_editor_dispose (GObject *object)
{
  RbkBracketEditor *self = RBK_BRACKET_EDITOR (object);
  GtkWidget        *child;

  if (self->grid != NULL)
    clear (self);
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

  for (int i = 0; i < COLUMN_TOOLS; i++)
    {
      GtkWidget *label = new_label (_ (titles[i]), "caption");

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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-icon-button.h"
#include "rbk-money-format.h"
#include "rbk-scenario-words.h"

#define HEAD_CHARS 20

/**
 * RbkCompareTable:
 *
 * Books side by side, a column each. What differs from the first one is bold and has a sign.
 *
 * ## Accessibility
 *
 * A figure is labelled `Price of Pro, Acme 2`, and says where it differs.
 */
struct _RbkCompareTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller, *grid;
  GPtrArray *lines;   /* (owned) (element-type GStrv) what is shown, for copying; the head first */
  GPtrArray *formats; /* (owned) (element-type RbkMoneyFormat) for each book's currency */
};

G_DEFINE_FINAL_TYPE (RbkCompareTable, rbk_compare_table, GTK_TYPE_WIDGET)

static const char *const titles[RBK_N_COMPARE_FIGURES] = {
  [RBK_COMPARE_PRICE] = N_ ("Price a month"),
  [RBK_COMPARE_INCLUDED] = N_ ("Included"),
  [RBK_COMPARE_CAP] = N_ ("Cap"),
  [RBK_COMPARE_OVERAGE] = N_ ("Overage price"),
  [RBK_COMPARE_COST] = N_ ("Cost"),
  [RBK_COMPARE_BILL] = N_ ("Bill"),
  [RBK_COMPARE_MARGIN] = N_ ("Margin"),
  [RBK_COMPARE_LOWEST_MARGIN] = N_ ("Lowest margin"),
  [RBK_COMPARE_FLOOR] = N_ ("Floor price"),
  [RBK_COMPARE_CUSTOMERS] = N_ ("Customers"),
  [RBK_COMPARE_REVENUE] = N_ ("Revenue"),
  [RBK_COMPARE_SPENT] = N_ ("Cost of customers"),
  [RBK_COMPARE_LEFT] = N_ ("Gross profit"),
  [RBK_COMPARE_EARNED_MARGIN] = N_ ("Gross margin"),
  [RBK_COMPARE_LOSING] = N_ ("Losing customers"),
  [RBK_COMPARE_UNSERVED] = N_ ("Customers no plan allows"),
};

static void
free_format (gpointer format)
{
  rbk_money_format_free (format);
}

static void
free_line (gpointer line)
{
  g_strfreev (line);
}

static void
rbk_compare_table_dispose (GObject *object)
{
  g_clear_pointer (&RBK_COMPARE_TABLE (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_compare_table_parent_class)->dispose (object);
}

static void
rbk_compare_table_finalize (GObject *object)
{
  g_ptr_array_unref (RBK_COMPARE_TABLE (object)->lines);
  g_ptr_array_unref (RBK_COMPARE_TABLE (object)->formats);

  G_OBJECT_CLASS (rbk_compare_table_parent_class)->finalize (object);
}

static void
rbk_compare_table_class_init (RbkCompareTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_compare_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_compare_table_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "comparetable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rbk_compare_table_init (RbkCompareTable *self)
{
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->formats = g_ptr_array_new_with_free_func (free_format);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Books side by side"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_compare_table_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
rbk_compare_table_new (void)
{
  return g_object_new (RBK_TYPE_COMPARE_TABLE, NULL);
}

static GtkWidget *
attach (RbkCompareTable *self, const char *text, const char *css_class, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);

  return label;
}

static void
add_button (GtkWidget *box, const char *icon, const char *label, const char *action, guint place)
{
  GtkWidget *button = rbk_icon_button_new (icon, label, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
attach_head (RbkCompareTable *self, const char *name, guint place, gboolean is_file)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget       *label = gtk_label_new (name);
  g_autofree char *open = g_strdup_printf (_ ("Open %s in a New Window"), name);
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), HEAD_CHARS);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);
  if (is_file)
    add_button (box, "window-new-symbolic", open, "compare.open", place);
  if (place > 0)
    add_button (box, "edit-delete-symbolic", remove, "compare.remove", place);
  gtk_widget_add_css_class (box, "head");
  gtk_grid_attach (GTK_GRID (self->grid), box, (int) place + 1, 0, 1, 1);
}

static char *
spell (RbkCompareTable *self, guint book, RbkCompareFigure figure, const RbkCompareValue *value)
{
  RbkMoneyFormat *format = g_ptr_array_index (self->formats, book);

  if (!value->exists)
    return g_strdup ("–");
  switch (rbk_compare_figure_get_kind (figure))
    {
    case RBK_COMPARE_KIND_MONEY:
      return rbk_money_format_amount (format,
                                      rbk_decimal_round (value->value, 6, RBK_ROUND_HALF_AWAY),
                                      figure == RBK_COMPARE_OVERAGE);
    case RBK_COMPARE_KIND_SHARE:
      return rbk_money_format_percent (format, value->ratio, 1);
    case RBK_COMPARE_KIND_QUANTITY:
    case RBK_COMPARE_KIND_COUNT:
    default:
      return rbk_money_format_quantity (format, value->value);
    }
}

static const RbkCompareValue *
get_value (const RbkComparison *comparison, int plan, guint book, RbkCompareFigure figure)
{
  return plan < 0 ? &comparison->books[book].total[figure]
                  : &comparison->rows[plan].plans[book].values[figure];
}

static gboolean
is_shown (const RbkComparison *comparison, int plan, RbkCompareFigure figure)
{
  for (guint i = 0; i < comparison->n_books; i++)
    if (get_value (comparison, plan, i, figure)->exists)
      return TRUE;

  return FALSE;
}

static void
show_figure (RbkCompareTable     *self,
             const RbkComparison *comparison,
             int                  plan,
             const char          *of,
             RbkCompareFigure     figure,
             int                  row)
{
  char **line = g_new0 (char *, comparison->n_books + 3);

  line[0] = g_strdup (of);
  line[1] = g_strdup (_ (titles[figure]));
  attach (self, line[1], "title", 0, row);
  for (guint i = 0; i < comparison->n_books; i++)
    {
      const RbkCompareValue *value = get_value (comparison, plan, i, figure);
      g_autofree char       *text = spell (self, i, figure, value);
      /* Translators: a figure, a plan, a book: “Price of Pro, Acme 2” */
      g_autofree char *name =
          g_strdup_printf (_ ("%s of %s, %s"), line[1], of, comparison->books[i].name);
      GtkWidget *label;

      line[i + 2] = value->differs ? g_strdup_printf ("%s ≠", text) : g_steal_pointer (&text);
      label = attach (self, line[i + 2], "numeric", (int) i + 1, row);
      rbk_scenario_words_name (label, name);
      if (!value->differs)
        continue;
      gtk_widget_add_css_class (label, "differs");
      gtk_widget_set_tooltip_text (label, _ ("Differs from the first"));
    }
  g_ptr_array_add (self->lines, line);
}

static int
show_plan (
    RbkCompareTable *self, const RbkComparison *comparison, int plan, const char *name, int row)
{
  GtkWidget *label = attach (self, name, "plan", 0, row++);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), HEAD_CHARS);
  for (guint i = 0; i < RBK_N_COMPARE_FIGURES; i++)
    if (is_shown (comparison, plan, (RbkCompareFigure) i))
      show_figure (self, comparison, plan, name, (RbkCompareFigure) i, row++);

  return row;
}

static void
show_head (RbkCompareTable *self, const RbkComparison *comparison, const gboolean *are_files)
{
  char **line = g_new0 (char *, comparison->n_books + 3);

  line[0] = g_strdup (_ ("Plan"));
  line[1] = g_strdup (_ ("Figure"));
  attach (self, "", NULL, 0, 0);
  for (guint i = 0; i < comparison->n_books; i++)
    {
      attach_head (self, comparison->books[i].name, i, are_files[i]);
      line[i + 2] = g_strdup (comparison->books[i].name);
      g_ptr_array_add (self->formats,
                       rbk_money_format_new (NULL, comparison->books[i].spec->currency));
    }
  g_ptr_array_add (self->lines, line);
}

/**
 * rbk_compare_table_show:
 * @self: a table
 * @comparison: books
 * @are_files: (array): which of them are files that can be opened
 *
 * Shows them.
 */
void
rbk_compare_table_show (RbkCompareTable     *self,
                        const RbkComparison *comparison,
                        const gboolean      *are_files)
{
  int row = 1;

  g_return_if_fail (RBK_IS_COMPARE_TABLE (self));

  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->formats, 0);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_widget_add_css_class (self->grid, "figures");
  show_head (self, comparison, are_files);
  for (guint i = 0; i < comparison->n_rows; i++)
    row = show_plan (self, comparison, (int) i, comparison->rows[i].name, row);
  if (comparison->has_customers)
    show_plan (self, comparison, -1, _ ("All customers"), row);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
}

/* A spreadsheet must not take a cell for a formula. */
static void
append_csv (GString *text, const char *cell)
{
  gboolean is_formula = cell[0] != '\0' && strchr ("=+-@\t\r", cell[0]) != NULL;

  g_string_append_c (text, '"');
  if (is_formula)
    g_string_append_c (text, '\'');
  for (; *cell != '\0'; cell++)
    g_string_append_len (text, *cell == '"' ? "\"\"" : cell, *cell == '"' ? 2 : 1);
  g_string_append_c (text, '"');
}

static void
append_markdown (GString *text, const char *cell)
{
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '|' || *cell == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *cell == '\n' ? ' ' : *cell);
    }
}

static void
append_rule (GString *text, char **head)
{
  for (guint i = 0; head[i] != NULL; i++)
    g_string_append (text, i < 2 ? "| --- " : "| ---: ");
  g_string_append (text, "|\n");
}

/**
 * rbk_compare_table_dup_text:
 * @self: a table
 * @is_csv: as CSV; as Markdown else
 *
 * Returns: (transfer full): what it shows, to be pasted elsewhere
 */
char *
rbk_compare_table_dup_text (RbkCompareTable *self, gboolean is_csv)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (RBK_IS_COMPARE_TABLE (self), g_string_free (text, FALSE));

  for (guint i = 0; i < self->lines->len; i++)
    {
      char **line = g_ptr_array_index (self->lines, i);

      for (guint k = 0; line[k] != NULL; k++)
        {
          g_string_append (text, !is_csv ? "| " : k > 0 ? "," : "");
          if (is_csv)
            append_csv (text, line[k]);
          else
            append_markdown (text, line[k]);
          g_string_append (text, is_csv ? "" : " ");
        }
      g_string_append (text, is_csv ? "\r\n" : "|\n");
      if (!is_csv && i == 0)
        append_rule (text, line);
    }

  return g_string_free (text, FALSE);
}

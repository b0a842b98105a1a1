/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-output.h"

#include "rbk-finding-output.h"
#include "rbk-output.h"

/* What is printed, and of which figures the tree stands there already. */
typedef struct
{
  RbkColumns *columns;
  GHashTable *seen; /* (element-type RbkWorking) */
  const char *currency;
} Printer;

static char *
dup_unit (const RbkWorking *node, const char *currency)
{
  switch (node->value.kind)
    {
    case RBK_FACT_MONEY:
      return node->unit != NULL ? g_strdup_printf ("%s per %s", currency, node->unit)
                                : g_strdup (currency);
    case RBK_FACT_RATIO:
      return g_strdup ("share");
    case RBK_FACT_MULTIPLE:
      return g_strdup ("times");
    case RBK_FACT_QUANTITY:
    case RBK_FACT_TEXT:
    default:
      return g_strdup (node->unit);
    }
}

static const char *
get_formula (const RbkWorking *node)
{
  return node->how == RBK_OPERATION_GIVEN ? NULL : rbk_operation_get_formula (node->how);
}

static void
add_value (JsonBuilder *builder, const RbkWorking *node)
{
  gboolean exists = rbk_working_exists (node);

  if (node->value.kind == RBK_FACT_RATIO || node->value.kind == RBK_FACT_MULTIPLE)
    rbk_output_member_ratio (builder, "value", exists, node->value.ratio);
  else
    rbk_output_member_decimal (builder, "value", exists, node->value.value);
}

/**
 * rbk_explain_output_object: (skip)
 * @builder: stands where a value is due
 * @root: a figure
 * @currency: the book's
 *
 * Adds a figure with all that it comes from.
 */
void
rbk_explain_output_object (JsonBuilder *builder, const RbkWorking *root, const char *currency)
{
  g_autofree char *label =
      rbk_working_dup_label (root, NULL, rbk_finding_output_fact, (gpointer) currency);
  g_autofree char *unit = dup_unit (root, currency);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "where", root->where);
  rbk_output_member_text (builder, "label", label);
  add_value (builder, root);
  rbk_output_member_text (builder, "unit", unit);
  rbk_output_member_text (builder, "source", root->source);
  rbk_output_member_text (builder, "formula", get_formula (root));
  json_builder_set_member_name (builder, "children");
  json_builder_begin_array (builder);
  for (guint i = 0; i < root->children->len; i++)
    rbk_explain_output_object (builder, g_ptr_array_index (root->children, i), currency);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
dup_value (const RbkWorking *node, const char *currency)
{
  g_autofree char *unit = dup_unit (node, currency);
  g_autofree char *number = NULL;

  if (!rbk_working_exists (node))
    return g_strdup ("-");
  if (node->value.kind == RBK_FACT_RATIO)
    return rbk_percent_to_text (TRUE, node->value.ratio);
  if (node->value.kind == RBK_FACT_MULTIPLE)
    number = rbk_finding_output_fact (&node->value, NULL);
  else if (node->value.kind == RBK_FACT_MONEY)
    number = rbk_decimal_to_string (node->value.value);
  else
    number = rbk_grouped_to_text (node->value.value);
  return unit != NULL ? g_strdup_printf ("%s %s", number, unit) : g_steal_pointer (&number);
}

static void
add_line (Printer *printer, const RbkWorking *node, guint depth)
{
  g_autofree char *label =
      rbk_working_dup_label (node, NULL, rbk_finding_output_fact, (gpointer) printer->currency);
  g_autofree char *indented = g_strdup_printf ("%*s%s", (int) depth * 2, "", label);
  g_autofree char *value = dup_value (node, printer->currency);
  g_autofree char *printable = rbk_printable (value);
  g_autofree char *from =
      rbk_printable (node->source != NULL ? node->source : rbk_operation_get_formula (node->how));
  gboolean is_above = node->children->len > 0 && !g_hash_table_add (printer->seen, (gpointer) node);

  rbk_columns_add (printer->columns, indented, printable, is_above ? "as above" : from, NULL);
  for (guint i = 0; !is_above && i < node->children->len; i++)
    add_line (printer, g_ptr_array_index (node->children, i), depth + 1);
}

/**
 * rbk_explain_output_text: (skip)
 * @root: a figure
 * @currency: the book's
 *
 * Returns: (transfer full): the figure and below it what it comes from, a line each
 */
char *
rbk_explain_output_text (const RbkWorking *root, const char *currency)
{
  static const char *const titles[] = { "FIGURE", "VALUE", "FROM", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrl");
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  Printer printer = { columns, seen, currency };

  add_line (&printer, root, 0);
  return rbk_columns_to_text (columns);
}

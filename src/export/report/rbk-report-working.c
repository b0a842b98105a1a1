/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include <string.h>

#include "rbk-explain.h"
#include "rbk-export-text.h"
#include "rbk-unit-words.h"

/* Whoever wants to follow more plans by hand has the program; so many rows are many pages. */
#define MAX_PLANS 12
#define MAX_ROWS 1500

/* Derivations being set, each once: what stands on the pages already is only named again. */
typedef struct
{
  const RbkExportJob *job;
  RbkExplainInput     input;
  RbkReportTable     *table; /* (not owned) of the part */
  const char         *part;  /* its title */
  GPtrArray          *trees; /* (owned) the figures with what they come from */
  GHashTable         *ids;   /* (owned) a figure with all below it, as a text, to its number */
  GHashTable         *known; /* (owned) figures to their numbers */
  GHashTable         *parts; /* (owned) numbers to the title of the part where they stand */
  guint               n_rows;
} Workings;

/* Whether a figure is what the only one below it is. */
static gboolean
is_same (const RbkWorking *self)
{
  const RbkWorking *child;

  if (self->children->len != 1 ||
      (self->how != RBK_OPERATION_SAME && self->how != RBK_OPERATION_SUM &&
       self->how != RBK_OPERATION_ROUND))
    return FALSE;
  child = g_ptr_array_index (self->children, 0);
  return self->value.kind == child->value.kind &&
         (self->value.kind == RBK_FACT_MONEY || self->value.kind == RBK_FACT_QUANTITY) &&
         rbk_working_exists (self) && rbk_working_exists (child) &&
         rbk_decimal_equal (self->value.value, child->value.value);
}

/* Steps that change nothing are not told one by one. */
static const RbkWorking *
skip_same (const RbkWorking *self)
{
  while (is_same (self))
    self = g_ptr_array_index (self->children, 0);

  return self;
}

static char *
label_of (const Workings *self, const RbkWorking *node)
{
  return rbk_working_dup_label (node, NULL, rbk_judgement_fact_words,
                                self->job->table->spec->currency);
}

/* Returns: (transfer full) (nullable): the figure, without what it counts */
static char *
value_of (const Workings *self, const RbkWorking *node)
{
  if (!rbk_working_exists (node))
    return NULL;
  if (node->value.kind == RBK_FACT_RATIO)
    return rbk_report_share (TRUE, node->value.ratio);
  if (node->value.kind == RBK_FACT_MULTIPLE)
    return rbk_judgement_fact_words (&node->value, NULL);
  return node->value.kind == RBK_FACT_MONEY ? rbk_report_price (self->job, TRUE, node->value.value)
                                            : rbk_export_grouped (node->value.value);
}

/* Several units of a meter are called otherwise than one. */
static char *
plural_of (const RbkSpec *spec, const char *unit)
{
  for (guint i = 0; i < spec->n_meters; i++)
    if (g_strcmp0 (spec->meters[i].unit, unit) == 0)
      return rbk_meter_spec_dup_units (&spec->meters[i]);

  return g_strdup (unit);
}

static char *
unit_of (const Workings *self, const RbkWorking *node)
{
  const RbkSpec   *spec = self->job->table->spec;
  g_autofree char *unit = NULL;

  if (!rbk_working_exists (node) || node->value.kind == RBK_FACT_RATIO)
    return g_strdup ("");
  if (node->value.kind == RBK_FACT_MULTIPLE)
    return g_strdup ("times");
  if (node->unit == NULL || node->unit[0] == '\0')
    return g_strdup (node->value.kind == RBK_FACT_MONEY ? spec->currency : "");
  if (node->value.kind == RBK_FACT_MONEY)
    return g_strdup_printf ("%s per %s", spec->currency, node->unit);
  unit = rbk_decimal_equal (node->value.value, RBK_DECIMAL_ONE) ? g_strdup (node->unit)
                                                                : plural_of (spec, node->unit);
  return rbk_report_cut (g_steal_pointer (&unit));
}

/* Where a figure stands, for who has no file to look into: the part of the book, and the price
 * list that it is from. */
static char *
source_words (const char *source)
{
  static const struct
  {
    const char *path, *words;
  } places[] = {
    { "plans[", "terms of the plan" }, { "workloads[", "calls and their models" },
    { "levels[", "usage levels" },     { "levels", "usage levels" },
    { "models[", "prices of models" }, { "meters[", "meters" },
  };
  const char *more = strstr (source, "; ");

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (source, places[i].path))
      return g_strconcat (places[i].words, more, NULL);
  return g_strdup (source);
}

/* Gives the same number to figures that are equal down to what stands in the book. */
static guint
number_of (Workings *self, const RbkWorking *node)
{
  gpointer         known = g_hash_table_lookup (self->known, node);
  g_autofree char *label = NULL, *value = NULL;
  g_autoptr(GString) text = NULL;

  if (known != NULL)
    return GPOINTER_TO_UINT (known);
  label = label_of (self, node);
  value = value_of (self, node);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%d|%s|%s|%s", (int) node->how, label, value != NULL ? value : "",
                          node->source != NULL ? node->source : "");
  for (guint i = 0; i < node->children->len; i++)
    g_string_append_printf (text, "|%u", number_of (self, g_ptr_array_index (node->children, i)));
  known = g_hash_table_lookup (self->ids, text->str);
  if (known == NULL)
    {
      known = GUINT_TO_POINTER (g_hash_table_size (self->ids) + 1);
      g_hash_table_insert (self->ids, g_strdup (text->str), known);
    }
  g_hash_table_insert (self->known, (gpointer) node, known);

  return GPOINTER_TO_UINT (known);
}

/* Says where a figure comes from; what was shown before is not shown again. */
static char *
from_words (Workings *self, const RbkWorking *node, const char *shown)
{
  if (shown != NULL)
    return g_strcmp0 (shown, self->part) == 0 ? g_strdup ("as above")
                                              : g_strdup_printf ("see %s", shown);
  if (node->source != NULL)
    return source_words (node->source);
  return g_strdup (node->how == RBK_OPERATION_GIVEN ? "" : rbk_operation_get_formula (node->how));
}

static void
add_figure (Workings *self, const RbkWorking *named, guint depth)
{
  const RbkWorking *node = skip_same (named);
  gpointer          number = GUINT_TO_POINTER (number_of (self, node));
  const char *shown = node->children->len > 0 ? g_hash_table_lookup (self->parts, number) : NULL;

  if (self->n_rows++ >= MAX_ROWS)
    return;
  rbk_report_table_begin (self->table, depth == 0 ? RBK_REPORT_ROW_LEAD : RBK_REPORT_ROW_PLAIN);
  rbk_report_table_indent (self->table, depth);
  rbk_report_table_take (self->table, rbk_report_cut (label_of (self, named)));
  rbk_report_table_take (self->table, value_of (self, named));
  rbk_report_table_take (self->table, unit_of (self, named));
  rbk_report_table_take (self->table, from_words (self, node, shown));
  if (shown != NULL)
    return;
  g_hash_table_insert (self->parts, number, (gpointer) self->part);
  for (guint i = 0; i < node->children->len; i++)
    add_figure (self, g_ptr_array_index (node->children, i), depth + 1);
}

static void
unref_working (gpointer working)
{
  rbk_working_unref (working);
}

/* Sets some figures under a heading. They are kept until all are set: @self knows them by where
 * they are. */
static void
add_part (Workings *self, RbkReportFlow *flow, const char *title, const char *const *wheres)
{
  static const char *const titles[] = { "Figure", "Value", "", "From" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lrll");

  rbk_report_table_set_tight (table);
  self->table = table;
  self->part = g_intern_string (title);
  for (guint i = 0; wheres[i] != NULL; i++)
    {
      RbkWorking *working = rbk_explain (&self->input, wheres[i], NULL);

      if (working == NULL)
        continue;
      g_ptr_array_add (self->trees, working);
      add_figure (self, working, 0);
    }
  self->table = NULL;
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, title);
  rbk_report_flow_table (flow, table);
}

static void
add_calls (Workings *self, RbkReportFlow *flow)
{
  const RbkSpec *spec = self->job->table->spec;
  g_autoptr(GStrvBuilder) wheres = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      g_autofree char *where = g_strdup_printf ("workload:%s.cost", spec->workloads[i].key);

      g_strv_builder_add (wheres, where);
    }
  list = g_strv_builder_end (wheres);
  add_part (self, flow, "Cost of a call", (const char *const *) list);
}

/* Its price, what it costs to serve where it is sized, what that leaves, the least that it must
 * cost, and from where on it loses money. */
static void
add_plan (Workings *self, RbkReportFlow *flow, const RbkPlanSpec *plan)
{
  static const char *const figures[] = { "price", "cost", "margin", "floor_price", "break_even" };
  g_autofree char         *name = rbk_report_short_name (plan->name, plan->key);
  g_autoptr(GStrvBuilder) wheres = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *where = g_strconcat (plan->key, ".", figures[i], NULL);

      if (!plan->is_quote_only || strcmp (figures[i], "cost") == 0)
        g_strv_builder_add (wheres, where);
    }
  list = g_strv_builder_end (wheres);
  add_part (self, flow, name, (const char *const *) list);
}

static void
add_left_out (Workings *self, RbkReportFlow *flow)
{
  const RbkSpec *spec = self->job->table->spec;

  if (self->n_rows > MAX_ROWS)
    rbk_report_flow_textf (flow, RBK_REPORT_NOTE,
                           "The first %u rows; Ratebook shows how any figure is worked out.",
                           MAX_ROWS);
  else if (spec->n_plans > MAX_PLANS)
    rbk_report_flow_textf (flow, RBK_REPORT_NOTE,
                           "The first %u plans; Ratebook shows how figures of the others are "
                           "worked "
                           "out.",
                           MAX_PLANS);
}

/* The headline figures of each plan, down to what stands in the book. */
void
rbk_report_add_workings (RbkReportFlow *flow, const RbkExportJob *job)
{
  const RbkSpec *spec = job->table->spec;
  g_autoptr(GPtrArray) trees = g_ptr_array_new_with_free_func (unref_working);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) parts = g_hash_table_new (NULL, NULL);
  Workings self = { .job = job, .trees = trees, .ids = ids, .known = known, .parts = parts };

  if (spec->n_plans == 0)
    return;
  self.input = (RbkExplainInput){ .book = job->book, .spec = spec, .population = job->population };
  rbk_report_flow_heading (flow, 1, "How the figures are worked out");
  rbk_report_flow_textf (flow, RBK_REPORT_BODY,
                         "Below each figure, set in, is what it comes from, down to what stands in "
                         "the book. Nothing is rounded on the way but what says so. Amounts are in "
                         "%s.",
                         spec->currency);
  add_calls (&self, flow);
  for (guint i = 0; i < MIN (spec->n_plans, MAX_PLANS) && self.n_rows < MAX_ROWS; i++)
    add_plan (&self, flow, &spec->plans[i]);
  add_left_out (&self, flow);
}

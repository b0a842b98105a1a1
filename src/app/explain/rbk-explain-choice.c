/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-choice.h"
#include "rbk-explain.h"
#include "rbk-population.h"

#define SPACING 6

/* Figures of a plan, as people call them. */
static const struct
{
  const char *name, *words;
} figures[] = {
  { "margin", N_ ("Margin") },
  { "margin_amount", N_ ("What is left") },
  { "bill", N_ ("Bill") },
  { "cost", N_ ("Loaded cost") },
  { "inference", N_ ("Inference") },
  { "overhead", N_ ("Overhead") },
  { "usage", N_ ("Usage") },
  { "price", N_ ("Price") },
  { "floor_price", N_ ("Floor price") },
  { "included", N_ ("Included") },
  { "cap", N_ ("Cap") },
  { "overage", N_ ("Overage") },
  { "overage_multiple", N_ ("Overage multiple") },
  { "break_even", N_ ("Break-even") },
  { "lowest_margin", N_ ("Lowest margin") },
};

/**
 * RbkExplainChoice:
 *
 * Says which figure is explained: of which plan, or of a call, which one, and where on the usage
 * axis; and lets another be chosen.
 */
struct _RbkExplainChoice
{
  GtkWidget parent_instance;

  char      *where; /* (owned) (nullable) */
  GPtrArray *keys;  /* (owned) (element-type utf8) of plans, then of workloads */
  GPtrArray *spots; /* (owned) (element-type utf8) places on the axis, as texts of programs */
  guint      n_plans;
  gboolean   is_quiet; /* while the lists are being filled */
  GtkWidget *subject, *figure, *spot, *box;
};

G_DEFINE_FINAL_TYPE (RbkExplainChoice, rbk_explain_choice, GTK_TYPE_WIDGET)

static guint changed_signal;

/* A plan's figure in its parts: `starter`, `margin`, `p90`. */
typedef struct
{
  char *plan, *figure, *spot;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->plan);
  g_free (parts->figure);
  g_free (parts->spot);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
parts_init (Parts *parts, const char *where)
{
  const char *at = strchr (where, '@');
  gssize      length = at != NULL ? at - where : (gssize) strlen (where);
  const char *dot = g_strrstr_len (where, length, ".");

  *parts = (Parts){ NULL };
  /* Models and workloads are no plans. */
  if (dot == NULL || memchr (where, ':', (gsize) length) != NULL)
    return;
  parts->plan = g_strndup (where, (gsize) (dot - where));
  parts->figure = g_strndup (dot + 1, (gsize) (where + length - dot - 1));
  parts->spot = at != NULL ? g_strdup (at + 1) : NULL;
}

static void
set_texts (GtkWidget *choice, GPtrArray *texts, guint selected)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)));
  guint          n_before = g_list_model_get_n_items (G_LIST_MODEL (list));
  gboolean       is_same = n_before == texts->len;

  for (guint i = 0; is_same && i < n_before; i++)
    is_same = g_str_equal (gtk_string_list_get_string (list, i), g_ptr_array_index (texts, i));
  if (!is_same)
    {
      g_ptr_array_add (texts, NULL);
      gtk_string_list_splice (list, 0, n_before, (const char *const *) texts->pdata);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
}

static guint
show_subjects (RbkExplainChoice *self, const RbkSpec *spec, const char *plan)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_ptr_array_set_size (self->keys, 0);
  self->n_plans = spec->n_plans;
  for (guint i = 0; i < spec->n_plans + spec->n_workloads; i++)
    {
      gboolean         is_plan = i < spec->n_plans;
      guint            place = is_plan ? i : i - spec->n_plans;
      const char      *key = is_plan ? spec->plans[place].key : spec->workloads[place].key;
      g_autofree char *where = g_strdup_printf ("workload:%s.cost", key);

      g_ptr_array_add (self->keys, g_strdup (key));
      /* Translators: what a call costs; %s is a kind of call */
      g_ptr_array_add (names, is_plan
                                  ? g_strdup (spec->plans[place].name)
                                  : g_strdup_printf (_ ("Call: %s"), spec->workloads[place].name));
      if (is_plan ? g_strcmp0 (key, plan) == 0 : g_strcmp0 (where, self->where) == 0)
        selected = i;
    }
  set_texts (self->subject, names, selected);

  return selected;
}

static void
show_figures (RbkExplainChoice *self, const char *figure)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_ptr_array_add (names, (gpointer) _ (figures[i].words));
      if (g_strcmp0 (figures[i].name, figure) == 0)
        selected = i;
    }
  set_texts (self->figure, names, selected);
}

static void
add_spot (RbkExplainChoice *self, GPtrArray *names, const char *spot, char *name)
{
  if (g_ptr_array_find_with_equal_func (self->spots, spot, g_str_equal, NULL))
    {
      g_free (name);
      return;
    }
  g_ptr_array_add (self->spots, g_strdup (spot));
  g_ptr_array_add (names, name);
}

/* Where a person may want to know it: where it is sized, at usage levels, at percentiles of the
 * customers that there are, at the cap; and where it was asked for. */
static void
add_spots (RbkExplainChoice *self, RbkAnalysis *analysis, const RbkPlanSpec *plan, GPtrArray *names)
{
  static const char *const percentiles[] = { "p10", "p50", "p90", "p99" };
  const RbkSpec           *spec = rbk_analysis_get_spec (analysis);
  g_autofree char         *sizing = rbk_where_to_string (&plan->sizing);

  /* Translators: a place on the usage axis; %s is how programs write it, as “p90” */
  add_spot (self, names, sizing, g_strdup_printf (_ ("Where it is sized, %s"), sizing));
  for (guint i = 0; i < spec->n_levels; i++)
    /* Translators: a place on the usage axis; %s is a usage level */
    add_spot (self, names, spec->levels[i].key,
              g_strdup_printf (_ ("At “%s”"), spec->levels[i].name));
  for (guint i = 0;
       rbk_analysis_get_population (analysis) != NULL && i < G_N_ELEMENTS (percentiles); i++)
    /* Translators: a place on the usage axis; %s is a percentile of the customers, as “p90” */
    add_spot (self, names, percentiles[i], g_strdup_printf (_ ("At %s"), percentiles[i]));
  add_spot (self, names, "cap:100%", g_strdup (_ ("At its cap")));
}

static void
show_spots (RbkExplainChoice *self, RbkAnalysis *analysis, guint plan, const char *spot)
{
  const RbkPlanSpec *of = &rbk_analysis_get_spec (analysis)->plans[plan];
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  g_ptr_array_set_size (self->spots, 0);
  add_spots (self, analysis, of, names);
  if (spot != NULL)
    /* Translators: a place on the usage axis; %s is a number of units */
    add_spot (self, names, spot, g_strdup_printf (_ ("At %s"), spot));
  for (guint i = 0; spot != NULL && i < self->spots->len; i++)
    if (g_str_equal (g_ptr_array_index (self->spots, i), spot))
      selected = i;
  set_texts (self->spot, names, selected);
}

/**
 * rbk_explain_choice_show:
 * @self: a choice
 * @analysis: what follows from the book
 * @where: a figure, as [func@explain] takes it
 *
 * Shows which figure it is.
 */
void
rbk_explain_choice_show (RbkExplainChoice *self, RbkAnalysis *analysis, const char *where)
{
  const RbkSpec *spec = rbk_analysis_get_spec (analysis);
  g_auto(Parts) parts = { NULL };
  guint    subject;
  gboolean is_plan;

  g_return_if_fail (RBK_IS_EXPLAIN_CHOICE (self));

  gtk_widget_set_visible (self->box, spec != NULL);
  if (spec == NULL)
    return;
  self->is_quiet = TRUE;
  if (where != self->where)
    {
      g_free (self->where);
      self->where = g_strdup (where);
    }
  parts_init (&parts, self->where);
  subject = show_subjects (self, spec, parts.plan);
  is_plan = subject < self->n_plans;
  gtk_widget_set_visible (self->figure, is_plan);
  gtk_widget_set_visible (self->spot, is_plan && rbk_explain_has_place (parts.figure));
  if (is_plan)
    {
      show_figures (self, parts.figure);
      show_spots (self, analysis, subject, parts.spot);
    }
  self->is_quiet = FALSE;
}

/**
 * rbk_explain_choice_get_where:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the figure that was chosen, as [func@explain] takes it
 */
const char *
rbk_explain_choice_get_where (RbkExplainChoice *self)
{
  g_return_val_if_fail (RBK_IS_EXPLAIN_CHOICE (self), NULL);

  return self->where;
}

static char *
dup_chosen (RbkExplainChoice *self)
{
  guint       subject = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->subject));
  guint       spot = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->spot));
  guint       figure = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->figure));
  const char *name = figures[figure < G_N_ELEMENTS (figures) ? figure : 0].name;

  if (subject >= self->keys->len)
    return NULL;
  if (subject >= self->n_plans)
    return g_strdup_printf ("workload:%s.cost", (char *) g_ptr_array_index (self->keys, subject));
  /* What was chosen of one plan is looked up of another where that is sized. */
  if (!rbk_explain_has_place (name) || spot == 0 || spot >= self->spots->len)
    return g_strdup_printf ("%s.%s", (char *) g_ptr_array_index (self->keys, subject), name);

  return g_strdup_printf ("%s.%s@%s", (char *) g_ptr_array_index (self->keys, subject), name,
                          (char *) g_ptr_array_index (self->spots, spot));
}

static void
chosen_cb (RbkExplainChoice *self)
{
  char *where;

  if (self->is_quiet)
    return;
  where = dup_chosen (self);
  if (where == NULL)
    return;
  g_free (self->where);
  self->where = where;
  g_signal_emit (self, changed_signal, 0);
}

static void
rbk_explain_choice_dispose (GObject *object)
{
  g_clear_pointer (&RBK_EXPLAIN_CHOICE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_explain_choice_parent_class)->dispose (object);
}

static void
rbk_explain_choice_finalize (GObject *object)
{
  RbkExplainChoice *self = RBK_EXPLAIN_CHOICE (object);

  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->spots);
  g_free (self->where);

  G_OBJECT_CLASS (rbk_explain_choice_parent_class)->finalize (object);
}

static void
rbk_explain_choice_class_init (RbkExplainChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_explain_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_explain_choice_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * RbkExplainChoice::changed:
   * @self: a choice
   *
   * Another figure was chosen.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_choice (RbkExplainChoice *self, const char *title)
{
  GtkWidget *choice = rbk_choice_new_framed (title);

  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_set_tooltip_text (choice, title);
  gtk_box_append (GTK_BOX (self->box), choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return choice;
}

static void
rbk_explain_choice_init (RbkExplainChoice *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->spots = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  self->is_quiet = TRUE;
  self->subject = add_choice (self, _ ("Of what"));
  self->figure = add_choice (self, _ ("Which figure"));
  self->spot = add_choice (self, _ ("At which usage"));
  self->is_quiet = FALSE;
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_explain_choice_new:
 *
 * Returns: (transfer floating): a choice that shows nothing yet
 */
GtkWidget *
rbk_explain_choice_new (void)
{
  return g_object_new (RBK_TYPE_EXPLAIN_CHOICE, NULL);
}

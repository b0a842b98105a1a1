/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-figures.h"

#include <glib/gi18n-lib.h>

#include "rbk-migration-choices.h"
#include "rbk-migration-form.h"
#include "rbk-migration-letters.h"
#include "rbk-migration-plots.h"
#include "rbk-migration-tables.h"
#include "rbk-section.h"
#include "rbk-word.h"

static const RbkMigrationFormField threshold_fields[] = {
  { "threshold", N_ ("A rise that is too much"), NULL },
};

static const RbkMigrationFormField keep_fields[] = {
  { "keep-months", N_ ("Months of old terms; 0 is for good"), NULL },
};

static const RbkMigrationFormField step_fields[] = {
  { "start", N_ ("First wave is told on"), N_ ("the date of prices") },
  { "notice-days", N_ ("Days of notice"), NULL },
  { "waves", N_ ("Waves"), NULL },
  { "wave-days", N_ ("Days between waves"), NULL },
  /* Translators: a percentage of the customers whose bills rise beyond the threshold */
  { "leaving", N_ ("Of those past the threshold, leave"), NULL },
  { "months", N_ ("Months to look at"), NULL },
};

/* What is told first. */
typedef enum
{
  REVENUE,
  MARGIN,
  OVER,
  LESS,
  MAY_LEAVE,
  N_TILES,
} Tile;

static const char *const tile_titles[N_TILES] = {
  [REVENUE] = N_ ("Revenue a month"),
  [MARGIN] = N_ ("Margin a month"),
  /* Translators: how many customers pay more than the threshold above what they paid */
  [OVER] = N_ ("Pay more than the threshold"),
  [LESS] = N_ ("Pay less"),
  /* Translators: how many of those who pay more can leave until revenue is what it was before */
  [MAY_LEAVE] = N_ ("Can leave before revenue falls"),
};

/**
 * RbkMigrationFigures:
 *
 * What a move of customers comes to: who goes where, who pays what, whom to spare and what that
 * costs, in which waves, and what to write.
 */
struct _RbkMigrationFigures
{
  GtkWidget parent_instance;

  RbkDocument         *document; /* (owned) */
  GtkWidget           *box;
  GtkWidget           *values[N_TILES], *notes[N_TILES];
  RbkMigrationChoices *map, *keep;
  RbkMigrationForm    *threshold, *keep_months, *steps;
  GtkWidget           *cohorts, *plans, *rises, *waves;
  GtkWidget           *changes, *months;
  GtkWidget           *rises_section, *letters_section;
  RbkMigrationLetters *letters;
};

G_DEFINE_FINAL_TYPE (RbkMigrationFigures, rbk_migration_figures, GTK_TYPE_WIDGET)

static void
rbk_migration_figures_dispose (GObject *object)
{
  RbkMigrationFigures *self = RBK_MIGRATION_FIGURES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_migration_figures_parent_class)->dispose (object);
}

static void
rbk_migration_figures_class_init (RbkMigrationFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_migration_figures_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "migrationfigures");
}

static void
rbk_migration_figures_init (RbkMigrationFigures *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
add_section (RbkMigrationFigures *self, const char *title, const char *note, ...)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *section = rbk_section_new (title, box);
  GtkWidget *child;
  va_list    children;

  va_start (children, note);
  while ((child = va_arg (children, GtkWidget *)) != NULL)
    gtk_box_append (GTK_BOX (box), child);
  va_end (children);
  rbk_section_set_note (RBK_SECTION (section), note);
  gtk_box_append (GTK_BOX (self->box), section);

  return section;
}

static GtkWidget *
new_tile (RbkMigrationFigures *self, Tile tile)
{
  const char *title = rbk_word_translate (tile_titles[tile]);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget  *name = gtk_label_new (title);
  GtkWidget  *child = gtk_flow_box_child_new ();

  self->values[tile] = gtk_label_new (NULL);
  self->notes[tile] = gtk_label_new (NULL);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (self->values[tile], "title-3");
  gtk_widget_add_css_class (self->values[tile], "numeric");
  gtk_widget_add_css_class (self->notes[tile], "dim-label");
  gtk_widget_add_css_class (box, "tile");
  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->values[tile]), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (self->notes[tile]), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->notes[tile]), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->values[tile]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), self->values[tile]);
  gtk_box_append (GTK_BOX (box), self->notes[tile]);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);

  return child;
}

static GtkWidget *
new_tiles (RbkMigrationFigures *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), N_TILES);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  /* The toolkit has Tab stay in a flow of which nothing can be focused. */
  gtk_widget_set_can_focus (flow, FALSE);
  for (Tile tile = 0; tile < N_TILES; tile++)
    gtk_flow_box_append (GTK_FLOW_BOX (flow), new_tile (self, tile));

  return flow;
}

static void
fill (RbkMigrationFigures *self, GSettings *settings)
{
  self->map = RBK_MIGRATION_CHOICES (rbk_migration_choices_new_map (self->document));
  self->keep = RBK_MIGRATION_CHOICES (rbk_migration_choices_new_keep (self->document));
  self->threshold = RBK_MIGRATION_FORM (
      rbk_migration_form_new (_ ("Threshold"), threshold_fields, G_N_ELEMENTS (threshold_fields)));
  self->keep_months = RBK_MIGRATION_FORM (
      rbk_migration_form_new (_ ("Months of old terms"), keep_fields, G_N_ELEMENTS (keep_fields)));
  self->steps = RBK_MIGRATION_FORM (
      /* Translators: how a move of customers goes: notice, waves, days between them */
      rbk_migration_form_new (_ ("Steps of the move"), step_fields, G_N_ELEMENTS (step_fields)));
  self->cohorts = rbk_migration_new_cohorts (settings);
  self->plans = rbk_migration_new_plans (settings);
  self->rises = rbk_migration_new_rises (settings);
  self->waves = rbk_migration_new_waves (settings);
  self->changes = rbk_migration_new_plot (_ ("How bills change"));
  self->months = rbk_migration_new_plot (_ ("Revenue by month"));
  self->letters = RBK_MIGRATION_LETTERS (rbk_migration_letters_new ());

  add_section (self, _ ("What It Comes To"), NULL, new_tiles (self), self->cohorts,
               GTK_WIDGET (self->threshold), NULL);
  add_section (self, _ ("Where Customers Go"),
               _ ("Customers of a plan go to the one of the same key or name, unless you say "
                  "otherwise."),
               GTK_WIDGET (self->map), NULL);
  add_section (self, _ ("How Bills Change"),
               _ ("Of all customers, as if nobody kept the old terms"), self->changes, self->plans,
               NULL);
  add_section (self, _ ("Whom to Leave on the Old Terms"),
               _ ("Nobody is kept who would pay no more and could go on as before."),
               GTK_WIDGET (self->keep), GTK_WIDGET (self->keep_months), NULL);
  self->rises_section =
      add_section (self, _ ("The Largest Rises"),
                   _ ("Those who pay more than the threshold allows"), self->rises, NULL);
  add_section (self, _ ("In Waves"),
               _ ("Those who gain move first, those whose bill rises most last. A month in which "
                  "customers move is counted by days."),
               GTK_WIDGET (self->steps), self->waves, self->months, NULL);
  self->letters_section = add_section (self, _ ("What to Write"),
                                       _ ("Drafts to start from: copy them to where you write"),
                                       GTK_WIDGET (self->letters), NULL);
}

/**
 * rbk_migration_figures_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): figures of nothing
 */
GtkWidget *
rbk_migration_figures_new (RbkDocument *document, GSettings *settings)
{
  RbkMigrationFigures *self = g_object_new (RBK_TYPE_MIGRATION_FIGURES, NULL);

  self->document = g_object_ref (document);
  fill (self, settings);

  return GTK_WIDGET (self);
}

static void
show_tile (RbkMigrationFigures *self, Tile tile, const char *value, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->values[tile]), value);
  gtk_label_set_text (GTK_LABEL (self->notes[tile]), note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->values[tile]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
}

static void
show_money (RbkMigrationFigures *self,
            Tile                 tile,
            RbkMoneyFormat      *format,
            RbkDecimal           before,
            RbkDecimal           after)
{
  g_autofree char *value = rbk_migration_words_for_amount (format, after);
  g_autofree char *change = rbk_migration_words_for_change (format, before, after);
  /* Translators: %s is an amount with its sign: “+$120 against today” */
  g_autofree char *note = g_strdup_printf (_ ("%s against today"), change);

  show_tile (self, tile, value, note);
}

static void
show_count (RbkMigrationFigures *self, Tile tile, RbkMoneyFormat *format, guint64 n, guint64 n_all)
{
  g_autofree char *value = rbk_migration_words_for_count (format, n);
  g_autofree char *share =
      rbk_money_format_percent (format, (double) n / (double) MAX (n_all, 1), 1);
  /* Translators: %s is a percentage */
  g_autofree char *note = g_strdup_printf (_ ("%s of the customers"), share);

  show_tile (self, tile, value, note);
}

static void
show_tiles (RbkMigrationFigures *self, const RbkMigration *migration, RbkMoneyFormat *format)
{
  g_autofree char *share = migration->has_break_even
                               ? rbk_money_format_percent (format, migration->break_even, 1)
                               : g_strdup ("–");

  show_money (self, REVENUE, format, migration->revenue_before, migration->revenue_after);
  show_money (self, MARGIN, format, migration->margin_before, migration->margin_after);
  show_count (self, OVER, format, migration->sums[RBK_COHORT_OVER].n, migration->n_customers);
  show_count (self, LESS, format, migration->sums[RBK_COHORT_LESS].n, migration->n_customers);
  show_tile (self, MAY_LEAVE, share, _ ("of those past the threshold"));
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->values[MAY_LEAVE],
                                                   GTK_TYPE_FLOW_BOX_CHILD),
                          migration->has_break_even);
}

/**
 * rbk_migration_figures_update:
 * @self: figures
 * @result: what was worked out, a move; it must live until the next update
 * @format: how numbers are written
 *
 * Shows it.
 */
void
rbk_migration_figures_update (RbkMigrationFigures      *self,
                              const RbkMigrationResult *result,
                              RbkMoneyFormat           *format)
{
  g_return_if_fail (RBK_IS_MIGRATION_FIGURES (self));
  g_return_if_fail (result != NULL && result->rollout != NULL);

  show_tiles (self, result->migration, format);
  rbk_migration_choices_update (self->map, result, format);
  rbk_migration_choices_update (self->keep, result, format);
  rbk_migration_form_update (self->threshold, self->document, format);
  rbk_migration_form_update (self->keep_months, self->document, format);
  rbk_migration_form_update (self->steps, self->document, format);
  rbk_migration_show_cohorts (self->cohorts, result, format);
  rbk_migration_show_plans (self->plans, result, format);
  rbk_migration_show_rises (self->rises, result, format);
  rbk_migration_show_waves (self->waves, result, format);
  rbk_migration_show_changes (self->changes, result, format);
  rbk_migration_show_months (self->months, result, format);
  rbk_migration_letters_update (self->letters, result);
  gtk_widget_set_visible (self->rises_section, result->rises->len > 0);
  gtk_widget_set_visible (self->letters_section,
                          gtk_widget_get_visible (GTK_WIDGET (self->letters)));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-hits-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-plot.h"
#include "rbk-section.h"

/**
 * RbkHitsPanel:
 *
 * On which day customers reach 80 % and all of their plan's cap, where the file has days.
 */
struct _RbkHitsPanel
{
  GtkWidget parent_instance;

  GtkWidget     *section;
  GtkWidget     *choice;
  GtkStringList *names;  /* (not owned) the choice's */
  GArray        *plans;  /* (owned) (element-type guint) the plan behind each name */
  int            chosen; /* a plan, or -1 while none was chosen by hand */
  RbkPlot       *plot;

  RbkMoneyFormat *format; /* (owned) (nullable) */
  char          **days;   /* (owned) (nullable) names of them */
  guint64        *at_80;  /* (owned) (nullable) of one plan after another */
  guint64        *at_100; /* (owned) (nullable) */
  guint           n_days; /* how many there are */
  gboolean        is_settling;
};

G_DEFINE_FINAL_TYPE (RbkHitsPanel, rbk_hits_panel, GTK_TYPE_WIDGET)

static void
clear_hits (RbkHitsPanel *self)
{
  g_clear_pointer (&self->days, g_strfreev);
  g_clear_pointer (&self->at_80, g_free);
  g_clear_pointer (&self->at_100, g_free);
  g_array_set_size (self->plans, 0);
  self->n_days = 0;
}

static gboolean
is_reached (const RbkCapHits *hits)
{
  for (guint i = 0; i < hits->n_days; i++)
    if (hits->at_80[i] > 0 || hits->at_100[i] > 0)
      return TRUE;

  return FALSE;
}

/* The hits of all plans stand one after the other, a row of days each. */
static void
keep_hits (RbkHitsPanel *self, const RbkCustomersView *view)
{
  const RbkCustomersFigure *figure = view->figure;
  GStrvBuilder             *names = g_strv_builder_new ();

  clear_hits (self);
  for (guint i = 0; i < figure->n_plans; i++)
    if (figure->hits[i] != NULL && is_reached (figure->hits[i]))
      {
        const RbkCapHits *hits = figure->hits[i];
        guint             row = self->plans->len;

        self->n_days = hits->n_days;
        self->at_80 = g_renew (guint64, self->at_80, (row + 1) * hits->n_days);
        self->at_100 = g_renew (guint64, self->at_100, (row + 1) * hits->n_days);
        memcpy (&self->at_80[row * hits->n_days], hits->at_80, hits->n_days * sizeof (guint64));
        memcpy (&self->at_100[row * hits->n_days], hits->at_100, hits->n_days * sizeof (guint64));
        g_array_append_val (self->plans, i);
      }
  for (guint i = 0; i < self->n_days; i++)
    g_strv_builder_add (names, rbk_slices_get_name (view->usage->days, i));
  self->days = g_strv_builder_end (names);
  g_strv_builder_unref (names);
}

/* Where nobody chose, the plan whose cap bites most says most. */
static guint
find_row_of_most (RbkHitsPanel *self)
{
  guint64 most = 0;
  guint   best = 0;

  for (guint i = 0; i < self->plans->len; i++)
    {
      guint64 n_hits = 0;

      for (guint j = i * self->n_days; j < (i + 1) * self->n_days; j++)
        n_hits += self->at_80[j] + self->at_100[j];
      if (n_hits > most)
        {
          most = n_hits;
          best = i;
        }
    }

  return best;
}

static guint
row_of (RbkHitsPanel *self)
{
  for (guint i = 0; i < self->plans->len; i++)
    if ((int) g_array_index (self->plans, guint, i) == self->chosen)
      return i;

  return find_row_of_most (self);
}

static void
draw (RbkHitsPanel *self)
{
  const RbkPlotAxes axes = { .kind = RBK_PLOT_BARS,
                             .x_unit = RBK_PLOT_NAME,
                             .y_unit = RBK_PLOT_QUANTITY,
                             .x_title = _ ("Day · light: reach 80 %, dark: reach the cap") };
  guint             first = row_of (self) * self->n_days;
  guint64           n_80 = 0, n_100 = 0;
  g_autofree char  *all_80 = NULL, *all_100 = NULL, *summary = NULL;

  rbk_plot_start (self->plot, &axes);
  for (guint i = 0; i < self->n_days; i++)
    {
      guint64          at_80 = self->at_80[first + i], at_100 = self->at_100[first + i];
      g_autofree char *text_80 = rbk_customers_dup_count (self->format, at_80);
      g_autofree char *text_100 = rbk_customers_dup_count (self->format, at_100);
      g_autofree char *text =
          /* Translators: a day, and how many customers reach 80 % and all of a cap on it */
          g_strdup_printf (_ ("%s: %s reach 80 %%, %s the cap"), self->days[i], text_80, text_100);
      RbkPlotItem item = { .from = i,
                           .to = i + 1,
                           .value = (double) MAX (at_80, at_100),
                           .part = (double) at_100,
                           .name = self->days[i],
                           .text = text };

      rbk_plot_add_item (self->plot, &item);
      n_80 += at_80;
      n_100 += at_100;
    }
  all_80 = rbk_customers_dup_count (self->format, n_80);
  all_100 = rbk_customers_dup_count (self->format, n_100);
  /* Translators: two numbers of customers */
  summary = g_strdup_printf (_ ("%s reach 80 %% of the cap, %s all of it"), all_80, all_100);
  rbk_plot_finish (self->plot, summary);
  rbk_section_set_note (RBK_SECTION (self->section), summary);
}

static void
chosen_cb (RbkHitsPanel *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (self->is_settling || selected >= self->plans->len)
    return;

  self->chosen = (int) g_array_index (self->plans, guint, selected);
  draw (self);
}

static void
rbk_hits_panel_dispose (GObject *object)
{
  g_clear_pointer (&RBK_HITS_PANEL (object)->section, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_hits_panel_parent_class)->dispose (object);
}

static void
rbk_hits_panel_finalize (GObject *object)
{
  RbkHitsPanel *self = RBK_HITS_PANEL (object);

  clear_hits (self);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_array_unref (self->plans);

  G_OBJECT_CLASS (rbk_hits_panel_parent_class)->finalize (object);
}

static void
rbk_hits_panel_class_init (RbkHitsPanelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_hits_panel_dispose;
  object_class->finalize = rbk_hits_panel_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_hits_panel_init (RbkHitsPanel *self)
{
  self->chosen = -1;
  self->plans = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = gtk_string_list_new (NULL);
  self->choice = gtk_drop_down_new (G_LIST_MODEL (self->names), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plan whose cap is looked at"), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->plot = RBK_PLOT (rbk_plot_new (_ ("Customers reaching a cap, by day")));
  gtk_widget_set_margin_start (GTK_WIDGET (self->plot), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->plot), 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self->plot), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->plot), 6);
  self->section = rbk_section_new (_ ("When They Reach the Cap"), GTK_WIDGET (self->plot));
  rbk_section_set_tools (RBK_SECTION (self->section), self->choice);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_hits_panel_new:
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_hits_panel_new (void)
{
  return g_object_new (RBK_TYPE_HITS_PANEL, NULL);
}

static void
fill_choice (RbkHitsPanel *self, const RbkSpec *spec)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  for (guint i = 0; i < self->plans->len; i++)
    g_strv_builder_add (builder, spec->plans[g_array_index (self->plans, guint, i)].name);
  names = g_strv_builder_end (builder);
  self->is_settling = TRUE;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), row_of (self));
  self->is_settling = FALSE;
}

/**
 * rbk_hits_panel_update:
 * @self: a panel
 * @view: what the page shows
 *
 * Shows the days as they are now.
 */
void
rbk_hits_panel_update (RbkHitsPanel *self, const RbkCustomersView *view)
{
  gboolean has_days = view->usage != NULL && view->usage->days != NULL;
  gboolean has_hits;

  g_return_if_fail (RBK_IS_HITS_PANEL (self));

  gtk_widget_set_visible (GTK_WIDGET (self), view->usage != NULL);
  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format = rbk_money_format_new (NULL, rbk_money_format_get_currency (view->format));
  if (has_days && view->figure != NULL && view->figure->hits != NULL)
    keep_hits (self, view);
  else
    clear_hits (self);
  has_hits = self->plans->len > 0 && self->n_days > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->plot), has_hits);
  gtk_widget_set_visible (self->choice, has_hits);
  if (has_hits)
    {
      fill_choice (self, rbk_analysis_get_spec (view->figure->analysis));
      draw (self);
    }
  else if (!has_days)
    rbk_section_set_note (RBK_SECTION (self->section),
                          _ ("The file has no days. Export the usage a row a day or a call to see "
                             "when in the month customers reach their cap."));
  else
    rbk_section_set_note (RBK_SECTION (self->section), _ ("Nobody comes near the cap of a plan."));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-hits-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-customers-text.h"
#include "rbk-plot.h"

#define N_MARKS 3
#define HEIGHT 240

/**
 * RbkHitsPanel:
 *
 * On which day customers come to half, 80 % and all of their plan's cap.
 */
struct _RbkHitsPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *choice;
  GArray    *plans;  /* (owned) (element-type guint) the plan behind each name */
  int        chosen; /* a plan, or -1 while none was chosen by hand */
  RbkPlot   *plot;

  RbkMoneyFormat *format; /* (owned) (nullable) */
  char          **days;   /* (owned) (nullable) names of them */
  guint64        *hits;   /* (owned) (nullable) of each mark, day and plan, the plan outermost */
  guint           n_days; /* how many there are */
  gboolean        is_settling;
};

G_DEFINE_FINAL_TYPE (RbkHitsPanel, rbk_hits_panel, GTK_TYPE_WIDGET)

static void
clear_hits (RbkHitsPanel *self)
{
  g_clear_pointer (&self->days, g_strfreev);
  g_clear_pointer (&self->hits, g_free);
  g_array_set_size (self->plans, 0);
  self->n_days = 0;
}

static guint64 *
get_hits (RbkHitsPanel *self, guint row, guint day)
{
  return &self->hits[(row * self->n_days + day) * N_MARKS];
}

static void
keep_month (RbkHitsPanel *self, const RbkTriggerMonth *month)
{
  const RbkCapHits *hits = month->hits;
  guint             row = self->plans->len;

  self->n_days = hits->n_days;
  self->hits = g_renew (guint64, self->hits, (row + 1) * self->n_days * N_MARKS);
  for (guint i = 0; i < hits->n_days; i++)
    {
      const guint64 marks[N_MARKS] = { hits->at_50[i], hits->at_80[i], hits->at_100[i] };

      memcpy (get_hits (self, row, i), marks, sizeof marks);
    }
  g_array_append_val (self->plans, month->plan);
}

/* Days of an even pace are those of a month. */
static void
keep_hits (RbkHitsPanel *self, const RbkCustomersView *view)
{
  const GArray *months = view->figure->months;
  RbkSlices    *days = rbk_analysis_get_days (view->figure->analysis);

  clear_hits (self);
  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, RbkTriggerMonth, i).at_50 > 0)
      keep_month (self, &g_array_index (months, RbkTriggerMonth, i));
  self->days = g_new0 (char *, self->n_days + 1);
  for (guint i = 0; i < self->n_days; i++)
    self->days[i] =
        days != NULL ? g_strdup (rbk_slices_get_name (days, i)) : g_strdup_printf ("%u", i + 1);
}

static guint64
count_mark (RbkHitsPanel *self, guint row, guint mark)
{
  guint64 n = 0;

  for (guint i = 0; i < self->n_days; i++)
    n += get_hits (self, row, i)[mark];

  return n;
}

/* Where nobody chose, the plan whose cap bites most says most. */
static guint
find_row_of_most (RbkHitsPanel *self)
{
  guint64 most = 0;
  guint   best = 0;

  for (guint i = 0; i < self->plans->len; i++)
    {
      guint64 n_hits = count_mark (self, i, 1) + count_mark (self, i, 2);

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
add_series (RbkHitsPanel *self)
{
  const RbkPlotSeries series[N_MARKS] = {
    { _ ("Come to 50 %"), 1, TRUE },
    { _ ("Come to 80 %"), 1, FALSE },
    { _ ("Come to all of it"), 2, FALSE },
  };

  for (gsize i = 0; i < N_MARKS; i++)
    rbk_plot_add_series (self->plot, &series[i]);
}

static void
add_day (RbkHitsPanel *self, guint row, guint day)
{
  const guint64   *hits = get_hits (self, row, day);
  const double     values[N_MARKS] = { (double) hits[0], (double) hits[1], (double) hits[2] };
  g_autofree char *text_50 = rbk_customers_dup_count (self->format, hits[0]);
  g_autofree char *text_80 = rbk_customers_dup_count (self->format, hits[1]);
  g_autofree char *text_100 = rbk_customers_dup_count (self->format, hits[2]);
  g_autofree char *text =
      /* Translators: a day, and how many customers come to 50 %, 80 % and all of a cap on it */
      g_strdup_printf (_ ("%s: %s come to 50 %%, %s to 80 %%, %s to the cap"), self->days[day],
                       text_50, text_80, text_100);
  RbkPlotItem item = {
    .from = day, .to = day + 1, .values = values, .name = self->days[day], .text = text
  };

  rbk_plot_add_item (self->plot, &item);
}

static void
draw (RbkHitsPanel *self)
{
  const RbkPlotAxes axes = { .kind = RBK_PLOT_STACK,
                             .x_unit = RBK_PLOT_NAME,
                             .y_unit = RBK_PLOT_QUANTITY,
                             .x_title = _ ("Day on which a customer comes to a part of the cap") };
  guint             row = row_of (self);
  g_autofree char  *text_50 = rbk_customers_dup_count (self->format, count_mark (self, row, 0));
  g_autofree char  *text_80 = rbk_customers_dup_count (self->format, count_mark (self, row, 1));
  g_autofree char  *text_100 = rbk_customers_dup_count (self->format, count_mark (self, row, 2));
  /* Translators: three numbers of customers */
  g_autofree char *summary =
      g_strdup_printf (_ ("%s come to 50 %% of the cap, %s to 80 %%, %s to all of it"), text_50,
                       text_80, text_100);

  rbk_plot_start (self->plot, &axes);
  add_series (self);
  for (guint i = 0; i < self->n_days; i++)
    add_day (self, row, i);
  rbk_plot_finish (self->plot, summary);
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
  g_clear_pointer (&RBK_HITS_PANEL (object)->box, gtk_widget_unparent);

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
  GtkWidget *legend;

  self->chosen = -1;
  self->plans = g_array_new (FALSE, FALSE, sizeof (guint));
  self->choice = rbk_choice_new_framed (_ ("Plan whose cap is looked at"));
  gtk_widget_set_halign (self->choice, GTK_ALIGN_START);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->plot = RBK_PLOT (rbk_plot_new (_ ("Customers reaching a cap, by day")));
  rbk_plot_set_height (self->plot, HEIGHT);
  legend = rbk_plot_get_legend (self->plot);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->choice);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->plot));
  gtk_box_append (GTK_BOX (self->box), legend);
  gtk_widget_add_css_class (self->box, "hits");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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
  g_autofree const char **names = g_new0 (const char *, self->plans->len + 1);
  GtkStringList          *list;

  for (guint i = 0; i < self->plans->len; i++)
    names[i] = spec->plans[g_array_index (self->plans, guint, i)].name;
  self->is_settling = TRUE;
  list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice)));
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), row_of (self));
  self->is_settling = FALSE;
}

/**
 * rbk_hits_panel_update:
 * @self: a panel
 * @view: what the page shows
 *
 * Shows the days as they are now; nothing where nobody comes near a cap.
 */
void
rbk_hits_panel_update (RbkHitsPanel *self, const RbkCustomersView *view)
{
  gboolean has_hits;

  g_return_if_fail (RBK_IS_HITS_PANEL (self));

  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format = rbk_money_format_new (NULL, rbk_money_format_get_currency (view->format));
  if (view->figure != NULL && view->figure->months != NULL)
    keep_hits (self, view);
  else
    clear_hits (self);
  has_hits = self->plans->len > 0 && self->n_days > 0;
  gtk_widget_set_visible (GTK_WIDGET (self), has_hits);
  if (!has_hits)
    return;
  fill_choice (self, rbk_analysis_get_spec (view->figure->analysis));
  draw (self);
}

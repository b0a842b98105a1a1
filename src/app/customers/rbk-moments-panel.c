/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-moments-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-figure-table.h"
#include "rbk-hits-panel.h"
#include "rbk-moment-form.h"
#include "rbk-section.h"

static const RbkFigureColumn month_columns[] = {
  { N_ ("Plan"), NULL, N_ ("Moments of plan %s"), FALSE, FALSE },
  { N_ ("Cap"), N_ ("Units a month up to the cap; what is past a soft one is billed"),
    N_ ("Cap of %s"), TRUE, FALSE },
  { N_ ("At 50 %"), N_ ("Customers that come to half of the cap"), N_ ("Half of the cap of %s"),
    TRUE, FALSE },
  { N_ ("At 80 %"), N_ ("Customers that come to 80 % of the cap"),
    N_ ("80 percent of the cap of %s"), TRUE, FALSE },
  { N_ ("At 100 %"), N_ ("Customers that come to all of the cap"), N_ ("All of the cap of %s"),
    TRUE, FALSE },
  { N_ ("Then offered"), N_ ("The plan with room for more that bills least"),
    N_ ("Plan offered after %s"), FALSE, FALSE },
  { N_ ("More a month"), N_ ("What the fees of that plan are above those of this one"),
    N_ ("More a month after %s"), TRUE, FALSE },
  { N_ ("At stake"), N_ ("The same for all who come to the cap, a month; use is not counted"),
    N_ ("Revenue at stake of %s"), TRUE, FALSE },
};

static const RbkFigureColumn pace_columns[] = {
  { N_ ("Plan and level"), NULL, N_ ("Pace of %s"), FALSE, FALSE },
  { N_ ("Usage"), N_ ("Units a month"), N_ ("Usage of %s"), TRUE, FALSE },
  { N_ ("50 % on day"), N_ ("Of the month, where the same is used every day"),
    N_ ("Half of the cap for %s"), TRUE, FALSE },
  { N_ ("80 % on day"), N_ ("Of the month, where the same is used every day"),
    N_ ("80 percent of the cap for %s"), TRUE, FALSE },
  { N_ ("100 % on day"), N_ ("Of the month, where the same is used every day"),
    N_ ("All of the cap for %s"), TRUE, FALSE },
};

/**
 * RbkMomentsPanel:
 *
 * When customers come to half, 80 % and all of what their plan allows, what they would pay more
 * then, and what one of them is told. Without customers the book's usage levels say when.
 */
struct _RbkMomentsPanel
{
  GtkWidget parent_instance;

  GtkWidget     *box, *section, *hits, *months, *paces;
  RbkMomentForm *form;
};

G_DEFINE_FINAL_TYPE (RbkMomentsPanel, rbk_moments_panel, GTK_TYPE_WIDGET)

static void
rbk_moments_panel_dispose (GObject *object)
{
  g_clear_pointer (&RBK_MOMENTS_PANEL (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_moments_panel_parent_class)->dispose (object);
}

static void
rbk_moments_panel_class_init (RbkMomentsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_moments_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_table (const char *label, const RbkFigureColumn *columns, guint n_columns)
{
  GtkWidget *table = rbk_figure_table_new (label, columns, n_columns, NULL);

  rbk_figure_table_set_shows_all (RBK_FIGURE_TABLE (table), TRUE);
  return table;
}

static void
rbk_moments_panel_init (RbkMomentsPanel *self)
{
  GtkWidget *calendar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->hits = rbk_hits_panel_new ();
  self->months =
      new_table (_ ("Upgrade moments of plans"), month_columns, G_N_ELEMENTS (month_columns));
  self->paces =
      new_table (_ ("Upgrade moments of usage levels"), pace_columns, G_N_ELEMENTS (pace_columns));
  gtk_box_append (GTK_BOX (calendar), self->hits);
  gtk_box_append (GTK_BOX (calendar), self->months);
  gtk_box_append (GTK_BOX (calendar), self->paces);
  self->section = rbk_section_new (_ ("Upgrade Moments"), calendar);
  self->form = RBK_MOMENT_FORM (rbk_moment_form_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (self->box), self->section);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->form));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_moments_panel_new:
 *
 * Returns: (transfer floating): a panel of no plan
 */
GtkWidget *
rbk_moments_panel_new (void)
{
  return g_object_new (RBK_TYPE_MOMENTS_PANEL, NULL);
}

static char *
dup_amount (RbkMoneyFormat *format, gboolean exists, RbkDecimal amount)
{
  return exists && rbk_decimal_is_valid (amount) ? rbk_money_format_amount (format, amount, FALSE)
                                                 : g_strdup ("–");
}

static RbkFigureRow *
new_month (const RbkCustomersView *view, const RbkTriggerMonth *month)
{
  const RbkSpec      *spec = rbk_analysis_get_spec (view->figure->analysis);
  const RbkGateOffer *offer = &month->offer;
  g_autofree char    *cap = rbk_money_format_quantity (view->format, month->cap);
  char              **texts = g_new0 (char *, G_N_ELEMENTS (month_columns) + 1);

  texts[0] = g_strdup (spec->plans[month->plan].name);
  /* Translators: %s is a number: units past it are billed, or stopped */
  texts[1] = g_strdup_printf (month->is_hard ? _ ("%s, hard") : _ ("%s, soft"), cap);
  texts[2] = rbk_customers_dup_count (view->format, month->at_50);
  texts[3] = rbk_customers_dup_count (view->format, month->at_80);
  texts[4] = rbk_customers_dup_count (view->format, month->at_100);
  texts[5] = g_strdup (offer->plan != NULL ? offer->plan->name : "–");
  texts[6] = dup_amount (view->format, offer->has_price, month->more);
  texts[7] = dup_amount (view->format, offer->has_price, month->at_stake);

  return rbk_figure_row_new (texts);
}

static guint
show_months (RbkMomentsPanel *self, const RbkCustomersView *view)
{
  const GArray *months = view->figure != NULL ? view->figure->months : NULL;
  GPtrArray    *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);
  guint         n;

  for (guint i = 0; months != NULL && i < months->len; i++)
    g_ptr_array_add (rows, new_month (view, &g_array_index (months, RbkTriggerMonth, i)));
  n = rows->len;
  gtk_widget_set_visible (self->months, n > 0);
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (self->months), rows);
  return n;
}

static char *
dup_day (guint day)
{
  return day > 0 ? g_strdup_printf ("%u", day) : g_strdup ("–");
}

static RbkFigureRow *
new_pace (const RbkCustomersView *view, const RbkSpec *spec, const RbkTriggerPace *pace)
{
  char **texts = g_new0 (char *, G_N_ELEMENTS (pace_columns) + 1);

  /* Translators: a plan and a usage level: “Pro · heavy” */
  texts[0] =
      g_strdup_printf (_ ("%s · %s"), spec->plans[pace->plan].name, spec->levels[pace->level].key);
  texts[1] = rbk_money_format_quantity (view->format, pace->usage);
  texts[2] = dup_day (pace->day_50);
  texts[3] = dup_day (pace->day_80);
  texts[4] = dup_day (pace->day_100);

  return rbk_figure_row_new (texts);
}

static guint
show_paces (RbkMomentsPanel *self, const RbkCustomersView *view, const RbkSpec *spec)
{
  guint n_days =
      g_date_get_days_in_month (g_date_get_month (&spec->date), g_date_get_year (&spec->date));
  g_autoptr(GArray) paces = rbk_trigger_paces_new (spec, n_days);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);
  guint      n;

  for (guint i = 0; i < paces->len; i++)
    {
      const RbkTriggerPace *pace = &g_array_index (paces, RbkTriggerPace, i);

      if (pace->day_50 > 0)
        g_ptr_array_add (rows, new_pace (view, spec, pace));
    }
  n = rows->len;
  gtk_widget_set_visible (self->paces, n > 0);
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (self->paces), rows);
  return n;
}

static gboolean
has_caps (const RbkSpec *spec)
{
  RbkDecimal cap;

  for (guint i = 0; i < spec->n_plans; i++)
    if (rbk_trigger_get_cap (spec, &spec->plans[i], NULL, &cap))
      return TRUE;

  return FALSE;
}

static const char *
get_note (const RbkCustomersView *view, guint n_months, guint n_paces)
{
  if (n_months > 0 && rbk_analysis_get_days (view->figure->analysis) != NULL)
    return _ ("On which day customers come to half, 80 % and all of what their plan allows.");
  if (n_months > 0)
    return _ ("Nothing says what was used on which day, so every customer is taken to use the same "
              "each day of a month. Export the usage a row a day to see the real days.");
  if (n_paces > 0)
    return _ ("When customers of the book’s usage levels come to a cap, if they use the same every "
              "day.");
  return _ ("Nobody comes near the cap of a plan.");
}

/**
 * rbk_moments_panel_update:
 * @self: a panel
 * @view: what the page shows
 *
 * Shows the moments as they are now; nothing where no plan has a cap.
 */
void
rbk_moments_panel_update (RbkMomentsPanel *self, const RbkCustomersView *view)
{
  const RbkSpec *spec = rbk_analysis_get_spec (view->analysis);
  gboolean       has_customers = rbk_analysis_get_population (view->analysis) != NULL;
  gboolean       is_needed;
  guint          n_months = 0, n_paces = 0;

  g_return_if_fail (RBK_IS_MOMENTS_PANEL (self));

  is_needed = spec != NULL && has_caps (spec);
  gtk_widget_set_visible (GTK_WIDGET (self), is_needed);
  if (!is_needed)
    return;
  rbk_hits_panel_update (RBK_HITS_PANEL (self->hits), view);
  n_months = show_months (self, view);
  gtk_widget_set_visible (self->paces, FALSE);
  if (!has_customers)
    n_paces = show_paces (self, view, spec);
  rbk_section_set_note (RBK_SECTION (self->section), get_note (view, n_months, n_paces));
  rbk_moment_form_update (self->form, view);
}

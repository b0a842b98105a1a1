/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-made-up-form.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-entry-list.h"

#define FIRST_CUSTOMERS "10000"
#define FIRST_MEDIAN "200"
#define FIRST_SIGMA 1.8
#define MAX_SEED 1000000000

/**
 * RbkMadeUpForm:
 *
 * What customers are to be made up: how many, and how their calls are spread, which follows
 * from the usage levels of the book, from percentiles that are known, or is said outright.
 */
struct _RbkMadeUpForm
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  GtkEntry       *customers;
  GtkWidget      *source;
  GtkWidget      *known;     /* the percentiles */
  GtkEntry       *values[3]; /* of them */
  GtkWidget      *shape;     /* median and sigma */
  GtkEntry       *median;
  GtkAdjustment  *sigma;
  GtkEntry       *seed;
  RbkSpec        *spec;   /* (owned) */
  RbkMoneyFormat *format; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RbkMadeUpForm, rbk_made_up_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* From what the spread follows. */
typedef enum
{
  SOURCE_LEVELS,
  SOURCE_KNOWN,
  SOURCE_SHAPE,
} Source;

static const char *const source_titles[] = {
  N_ ("The book’s usage levels"),
  N_ ("Percentiles that I know"),
  N_ ("Median and sigma"),
  NULL,
};

static const guint known_percents[] = { 50, 90, 99 };

static const char *const known_titles[] = {
  N_ ("Calls at p50"),
  N_ ("Calls at p90"),
  N_ ("Calls at p99"),
};

static Source
source_of (RbkMadeUpForm *self)
{
  return (Source) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->source));
}

static void
changed_cb (RbkMadeUpForm *self)
{
  if (self->shape == NULL)
    return;

  gtk_widget_set_visible (self->known, source_of (self) == SOURCE_KNOWN);
  gtk_widget_set_visible (self->shape, source_of (self) == SOURCE_SHAPE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rbk_made_up_form_dispose (GObject *object)
{
  RbkMadeUpForm *self = RBK_MADE_UP_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_made_up_form_parent_class)->dispose (object);
}

static void
rbk_made_up_form_class_init (RbkMadeUpFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_made_up_form_dispose;

  /**
   * RbkMadeUpForm::changed:
   * @self: a form
   *
   * Something else was filled in.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_made_up_form_init (RbkMadeUpForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkEntry *
add_number (
    RbkMadeUpForm *self, GtkWidget *list, const char *title, const char *detail, const char *text)
{
  GtkEntry *entry = rbk_entry_list_add_entry (list, title, detail, text, 12);

  gtk_entry_set_alignment (entry, 1.0f);
  gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (GTK_WIDGET (entry), "numeric");
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

static void
add_source (RbkMadeUpForm *self, GtkWidget *list)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; source_titles[i] != NULL; i++)
    gtk_string_list_append (titles, _ (source_titles[i]));
  self->source = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  rbk_choice_set_title (self->source, _ ("Their spread follows from"));
  rbk_entry_list_add (list, _ ("Their spread follows from"), NULL, self->source);
  g_signal_connect_object (self->source, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_known (RbkMadeUpForm *self)
{
  self->known = rbk_entry_list_new (self->box, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (known_percents); i++)
    self->values[i] =
        add_number (self, self->known, _ (known_titles[i]),
                    i == 0 ? _ ("Calls a month of the customer in the middle. One figure is "
                                "enough; with more the curve is fitted to all of them.")
                           : NULL,
                    NULL);
  gtk_widget_set_visible (self->known, FALSE);
}

static void
add_shape (RbkMadeUpForm *self)
{
  GtkWidget *scale;

  self->shape = rbk_entry_list_new (self->box, NULL);
  self->median =
      add_number (self, self->shape, _ ("Calls of the customer in the middle"), NULL, FIRST_MEDIAN);
  self->sigma = gtk_adjustment_new (FIRST_SIGMA, 0.0, RBK_SYNTHETIC_MAX_SIGMA, 0.05, 0.5, 0.0);
  scale = gtk_spin_button_new (self->sigma, 0.05, 2);
  rbk_entry_list_add (self->shape, _ ("Sigma"),
                      _ ("How unequal they are: 0 is all alike, 1.2 as seats of one product, 1.8 "
                         "usual, 2.7 as on an API platform, where a few use nearly all"),
                      scale);
  g_signal_connect_object (self->sigma, "value-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->shape, FALSE);
}

/**
 * rbk_made_up_form_new:
 * @spec: the book that they are for
 * @currency: its currency
 *
 * Returns: (transfer floating): a form with what is usual
 */
GtkWidget *
rbk_made_up_form_new (const RbkSpec *spec, const char *currency)
{
  RbkMadeUpForm *self = g_object_new (RBK_TYPE_MADE_UP_FORM, NULL);
  GtkWidget     *list = rbk_entry_list_new (self->box, NULL);

  self->spec = rbk_spec_ref ((RbkSpec *) spec);
  self->format = rbk_money_format_new (NULL, currency);
  self->customers = add_number (self, list, _ ("How many customers"), NULL, FIRST_CUSTOMERS);
  add_source (self, list);
  self->seed = add_number (self, list, _ ("Seed"),
                           _ ("The same seed makes the same customers, on every machine"), "1");
  add_known (self);
  add_shape (self);

  return GTK_WIDGET (self);
}

static void
show_number (RbkMadeUpForm *self, GtkEntry *entry, RbkDecimal number)
{
  g_autofree char *text = rbk_money_format_quantity (self->format, number);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static int
find_known (RbkDecimal percent)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_percents); i++)
    if (rbk_decimal_equal (percent, rbk_decimal_from_int (known_percents[i])))
      return (int) i;

  return -1;
}

/* Whether the form has a place for all figures that they were fitted to. */
static gboolean
show_known (RbkMadeUpForm *self, const RbkLognormal *calls)
{
  for (guint i = 0; i < calls->n_quantiles; i++)
    if (find_known (calls->quantiles[i].percent) < 0)
      return FALSE;
  for (guint i = 0; i < calls->n_quantiles; i++)
    show_number (self, self->values[find_known (calls->quantiles[i].percent)],
                 calls->quantiles[i].value);

  return calls->n_quantiles > 0;
}

/**
 * rbk_made_up_form_show:
 * @self: a form
 * @facts: customers that were made up before
 *
 * Fills it in as they were.
 */
void
rbk_made_up_form_show (RbkMadeUpForm *self, const RbkMadeUp *facts)
{
  g_return_if_fail (RBK_IS_MADE_UP_FORM (self));

  show_number (self, self->customers, rbk_decimal_from_int (facts->n_customers));
  show_number (self, self->seed, rbk_decimal_from_int ((gint64) facts->seed));
  show_number (self, self->median, rbk_lognormal_get_median (&facts->calls));
  gtk_adjustment_set_value (self->sigma, facts->calls.sigma);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->source),
                              show_known (self, &facts->calls) ? SOURCE_KNOWN : SOURCE_SHAPE);
}

/* Reads what must be a number above, or from 0 to a largest one. */
static gboolean
read_number (RbkMadeUpForm *self,
             GtkEntry      *entry,
             gint64         least,
             gint64         most,
             RbkDecimal    *number,
             GError       **error)
{
  g_autoptr(GError) problem = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (rbk_money_parse_quantity (self->format, text, number, &problem) &&
      (rbk_decimal_compare (*number, rbk_decimal_from_int (least)) < 0 ||
       rbk_decimal_compare (*number, rbk_decimal_from_int (most)) > 0))
    {
      g_autofree char *low = rbk_money_format_quantity (self->format, rbk_decimal_from_int (least));
      g_autofree char *high = rbk_money_format_quantity (self->format, rbk_decimal_from_int (most));

      g_set_error (&problem, RBK_ERROR, RBK_ERROR_INVALID,
                   /* Translators: the least and the largest number that may stand there */
                   _ ("It must be from %s to %s"), low, high);
    }
  rbk_entry_list_set_problem (entry, problem != NULL ? problem->message : NULL);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

static gboolean
read_known (RbkMadeUpForm *self, RbkLognormal *calls, GError **error)
{
  RbkQuantile quantiles[G_N_ELEMENTS (known_percents)];
  guint       n_quantiles = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (known_percents); i++)
    {
      RbkQuantile *quantile = &quantiles[n_quantiles];

      rbk_entry_list_set_problem (self->values[i], NULL);
      if (*gtk_editable_get_text (GTK_EDITABLE (self->values[i])) == '\0')
        continue;
      if (!read_number (self, self->values[i], 0, G_MAXINT32, &quantile->value, error))
        return FALSE;
      quantile->percent = rbk_decimal_from_int (known_percents[i]);
      n_quantiles++;
    }
  if (n_quantiles == 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("Type at least one percentile that you know"));
      return FALSE;
    }

  return rbk_lognormal_fit (quantiles, n_quantiles, calls, error);
}

static gboolean
read_shape (RbkMadeUpForm *self, RbkLognormal *calls, GError **error)
{
  RbkDecimal median;

  if (!read_number (self, self->median, 1, G_MAXINT32, &median, error))
    return FALSE;

  return rbk_lognormal_init (calls, rbk_decimal_to_double (median),
                             gtk_adjustment_get_value (self->sigma), error);
}

/**
 * rbk_made_up_form_read:
 * @self: a form
 * @facts: (out caller-allocates): what is filled in
 * @error: return location for a #GError
 *
 * Reads it, and marks what can't be read.
 *
 * Returns: whether all of it can be read
 */
gboolean
rbk_made_up_form_read (RbkMadeUpForm *self, RbkMadeUp *facts, GError **error)
{
  RbkDecimal customers, seed;

  g_return_val_if_fail (RBK_IS_MADE_UP_FORM (self), FALSE);

  if (!read_number (self, self->customers, 1, RBK_SYNTHETIC_MAX_CUSTOMERS, &customers, error) ||
      !read_number (self, self->seed, 0, MAX_SEED, &seed, error))
    return FALSE;
  facts->n_customers = (guint) rbk_decimal_to_double (customers);
  facts->seed = (guint64) rbk_decimal_to_double (seed);
  if (source_of (self) == SOURCE_LEVELS)
    return rbk_lognormal_fit_levels (self->spec, &facts->calls, error);
  if (source_of (self) == SOURCE_KNOWN)
    return read_known (self, &facts->calls, error);

  return read_shape (self, &facts->calls, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-made-up-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-distribution-plots.h"
#include "rbk-entry-list.h"
#include "rbk-latest.h"
#include "rbk-made-up-form.h"
#include "rbk-synthetic-edit.h"

#define WIDTH 520
#define HEIGHT 720
#define PREVIEW_CUSTOMERS 5000
#define PREVIEW_BINS 32
#define PREVIEW_HEIGHT 190

/* Of the normal distribution. */
#define Z90 1.2815515655446004
#define Z99 2.3263478740408408

/**
 * RbkMadeUpDialog:
 *
 * Makes up customers for a book that has none: from the least that is known of them to a whole
 * base, of which a picture is shown while it is described.
 *
 * ## Shortcuts
 *
 * Return makes them, Escape does not.
 */
struct _RbkMadeUpDialog
{
  AdwWindow parent_instance;

  RbkMadeUpForm  *form;
  RbkPlot        *plot;
  GtkWidget      *words;
  GtkWidget      *accept;
  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) */
  RbkLatest      *work;     /* (owned) */
  GArray         *caps;     /* (owned) (element-type RbkCapGuide) none: the curve is of calls */
};

G_DEFINE_FINAL_TYPE (RbkMadeUpDialog, rbk_made_up_dialog, ADW_TYPE_WINDOW)

/* The picture of fewer customers is that of all, and there at once. */
static gpointer
work (gpointer request)
{
  const RbkMadeUp *asked = request;
  guint            n_customers = MIN (asked->n_customers, PREVIEW_CUSTOMERS);
  RbkSyntheticTask task = { .calls = asked->calls,
                            .n_customers = n_customers,
                            .seed = asked->seed };
  g_autoptr(RbkPopulation) population = rbk_synthetic_new_calls (&task, NULL);

  if (population == NULL)
    return NULL;

  return rbk_distribution_new (population, RBK_DISTRIBUTION_CALLS, PREVIEW_BINS,
                               (guint32) asked->seed);
}

static void
free_result (gpointer result)
{
  rbk_distribution_free (result);
}

static void
done (gpointer owner, gpointer result)
{
  RbkMadeUpDialog *self = owner;
  g_autoptr(RbkDistribution) distribution = result;

  rbk_distribution_draw_bins (self->plot, distribution, self->caps, self->format);
}

static const RbkLatestFacts facts = { work, done, g_free, free_result };

static char *
dup_quantity (RbkMadeUpDialog *self, double value)
{
  return rbk_money_format_quantity (self->format, rbk_decimal_from_double (MIN (value, 1e15),
                                                                           value < 100.0 ? 1 : 0));
}

static const char *
describe_sigma (double sigma)
{
  if (sigma < 0.8)
    return _ ("much alike");
  if (sigma < 1.5)
    return _ ("as seats of one product");
  if (sigma < 2.2)
    return _ ("as customers usually are");

  return _ ("as on an API platform, where a few use nearly all");
}

static char *
describe (RbkMadeUpDialog *self, const RbkLognormal *calls)
{
  g_autofree char *median = dup_quantity (self, calls->median);
  g_autofree char *p90 = dup_quantity (self, calls->median * exp (Z90 * calls->sigma));
  g_autofree char *p99 = dup_quantity (self, calls->median * exp (Z99 * calls->sigma));
  g_autofree char *miss = rbk_money_format_percent (self->format, calls->largest_miss, 1);
  GString         *text = g_string_new (NULL);

  g_string_append_printf (text,
                          /* Translators: a number, what it means, and three numbers of calls */
                          _ ("Sigma %.2f, %s: the customer in the middle makes %s calls a month, "
                             "one in ten more than %s, one in a hundred more than %s."),
                          calls->sigma, describe_sigma (calls->sigma), median, p90, p99);
  if (calls->n_quantiles > 0)
    g_string_append_c (text, ' ');
  if (calls->n_quantiles > 1)
    g_string_append_printf (text,
                            /* Translators: a number of figures, and a share */
                            ngettext ("It is fitted to %u figure; the worst is missed by %s.",
                                      "It is fitted to %u figures; the worst is missed by %s.",
                                      calls->n_quantiles),
                            calls->n_quantiles, miss);
  else if (calls->n_quantiles == 1)
    g_string_append (text, _ ("One figure gives no spread: this sigma is what is usual."));

  return g_string_free (text, FALSE);
}

static void
say (RbkMadeUpDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->words), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What this means"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
update_cb (RbkMadeUpDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  RbkMadeUp        made_up;
  gboolean         is_right = rbk_made_up_form_read (self->form, &made_up, &error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "made-up.accept", is_right);
  text = is_right ? describe (self, &made_up.calls) : g_strdup (error->message);
  say (self, text);
  gtk_widget_set_visible (GTK_WIDGET (self->plot), is_right);
  if (!is_right)
    return;

  rbk_latest_ask (self->work, g_memdup2 (&made_up, sizeof made_up));
}

/* A file would go before them: it is let go in the same step. */
static gboolean
take (RbkMadeUpDialog *self, const RbkMadeUp *made_up, GError **error)
{
  RbkBook *book = rbk_document_get_book (self->document);
  RbkEdit *group;
  g_autoptr(RbkSyntheticUsage) usage = NULL;

  if (rbk_book_get_usage (book) == NULL)
    return rbk_document_set_synthetic (self->document, &made_up->calls, made_up->n_customers,
                                       made_up->seed, error);

  usage = rbk_synthetic_usage_new_for (&made_up->calls, made_up->n_customers, made_up->seed);
  group = rbk_edit_new_group (N_ ("Make up customers"));
  rbk_edit_add (group, rbk_edit_new_set_object (RBK_RECORD (book), "usage", NULL));
  rbk_edit_add (group,
                rbk_edit_new_set_object (RBK_RECORD (book), "synthetic-usage", RBK_RECORD (usage)));
  rbk_document_seal (self->document);

  return rbk_document_take (self->document, group, error);
}

static void
accept_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkMadeUpDialog *self = RBK_MADE_UP_DIALOG (widget);
  g_autoptr(GError) error = NULL;
  RbkMadeUp made_up;

  if (!rbk_made_up_form_read (self->form, &made_up, &error) || !take (self, &made_up, &error))
    {
      say (self, error->message);
      gtk_widget_error_bell (widget);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
rbk_made_up_dialog_dispose (GObject *object)
{
  RbkMadeUpDialog *self = RBK_MADE_UP_DIALOG (object);

  g_clear_pointer (&self->work, rbk_latest_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->caps, g_array_unref);

  G_OBJECT_CLASS (rbk_made_up_dialog_parent_class)->dispose (object);
}

static void
rbk_made_up_dialog_class_init (RbkMadeUpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_made_up_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "made-up.accept", NULL, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rbk_made_up_dialog_init (RbkMadeUpDialog *self)
{
  self->work = rbk_latest_new (&facts, self);
  self->caps = g_array_new (FALSE, FALSE, sizeof (RbkCapGuide));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Make Up Customers"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
fill (RbkMadeUpDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *picture = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->plot = RBK_PLOT (rbk_plot_new (_ ("Calls of the customers to be made up")));
  rbk_plot_set_height (self->plot, PREVIEW_HEIGHT);
  self->words = new_label (NULL, NULL);
  gtk_widget_add_css_class (picture, "card");
  gtk_widget_add_css_class (picture, "preview");
  gtk_box_append (GTK_BOX (picture), GTK_WIDGET (self->plot));
  gtk_box_append (GTK_BOX (picture), self->words);
  gtk_box_append (GTK_BOX (content),
                  new_label (_ ("They stand in until there is usage to measure. Wherever a figure "
                                "rests on them it says “made up”."),
                             "dim-label"));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (content), picture);
  self->accept =
      rbk_entry_list_new_window (GTK_WINDOW (self), _ ("_Make Up"), "made-up.accept", content);
}

/* Customers that the book asks for already are made up anew. */
static void
show_known (RbkMadeUpDialog *self)
{
  RbkSyntheticUsage *usage = rbk_book_get_synthetic_usage (rbk_document_get_book (self->document));
  RbkMadeUp          made_up;

  if (usage == NULL || !rbk_lognormal_init_for_usage (&made_up.calls, usage, NULL))
    return;

  made_up.n_customers = (guint) rbk_synthetic_usage_get_customers (usage);
  made_up.seed = (guint64) rbk_synthetic_usage_get_seed (usage);
  rbk_made_up_form_show (self->form, &made_up);
}

/**
 * rbk_made_up_dialog_new:
 * @parent: the window over which it stands
 * @document: the book that the customers are for, which has plans that can be priced
 *
 * Returns: (transfer none): a dialog, not yet shown; the toolkit owns it
 */
GtkWidget *
rbk_made_up_dialog_new (GtkWindow *parent, RbkDocument *document)
{
  RbkMadeUpDialog *self = g_object_new (RBK_TYPE_MADE_UP_DIALOG, "transient-for", parent, NULL);
  const RbkSpec   *spec = rbk_analysis_get_spec (rbk_document_get_analysis (document));
  const char      *currency = rbk_book_get_currency (rbk_document_get_book (document));

  self->document = g_object_ref (document);
  self->format = rbk_money_format_new (NULL, currency);
  self->form = RBK_MADE_UP_FORM (rbk_made_up_form_new (spec, currency));
  fill (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  show_known (self);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
  update_cb (self);

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-chart.h"

#include <glib/gi18n-lib.h>

#include "rbk-finding-words.h"
#include "rbk-held-book.h"
#include "rbk-icon-menu.h"
#include "rbk-latest.h"
#include "rbk-picture-sheet.h"
#include "rbk-plot.h"
#include "rbk-word.h"
#include "rbk-wrapped-label.h"

#define HEIGHT 220

/**
 * RbkFindingChart:
 *
 * A finding as a small chart, where a picture says it better. It is worked out once it is looked
 * at, beside the window where there are customers to look at. Its menu copies and saves it.
 */
struct _RbkFindingChart
{
  GtkWidget parent_instance;

  GtkWidget   *box, *title, *summary;
  RbkPlot     *plot;
  RbkDocument *document; /* (owned) */
  RbkLatest   *work;     /* (owned) */
  RbkPicture  *picture;  /* (owned) (nullable) */
  char        *rule;     /* (owned) (nullable) what is to be shown */
  guint        plan;
  gboolean     is_stale; /* it is to be worked out */
};

G_DEFINE_FINAL_TYPE (RbkFindingChart, rbk_finding_chart, GTK_TYPE_WIDGET)

typedef struct
{
  RbkHeldBook held;
  char       *rule; /* (owned) */
  guint       plan;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  rbk_held_book_clear (&request->held);
  g_free (request->rule);
  g_free (request);
}

static Request *
request_new (RbkFindingChart *self, gboolean is_elsewhere)
{
  Request *request = g_new0 (Request, 1);

  rbk_held_book_init (&request->held, self->document, is_elsewhere);
  request->rule = g_strdup (self->rule);
  request->plan = self->plan;
  return request;
}

/* The result of the work, which may be that there is nothing to draw. */
typedef struct
{
  RbkPicture *picture;
} Result;

static void
result_free (gpointer data)
{
  Result *result = data;

  g_clear_pointer (&result->picture, rbk_picture_free);
  g_free (result);
}

static gpointer
work (gpointer data)
{
  const Request *request = data;
  RbkAnalysis   *analysis = request->held.analysis;
  Result        *result = g_new0 (Result, 1);
  RbkCheckInput  input = { .book = request->held.book,
                           .table = rbk_analysis_get_table (analysis),
                           .population = rbk_analysis_get_population (analysis),
                           .index = rbk_analysis_get_mix_index (analysis) };

  if (input.table == NULL)
    return result;
  input.mix = input.index != NULL ? rbk_analysis_get_mix (analysis) : NULL;
  result->picture = rbk_picture_new (&input, request->rule, request->plan);
  return result;
}

static char *
dup_x (RbkFindingChart *self, RbkDecimal x, RbkMoneyFormat *format)
{
  double           share = rbk_decimal_to_double (x);
  g_autofree char *number = rbk_money_format_quantity (format, x);

  if (self->picture->axis == RBK_PICTURE_CUSTOMERS)
    {
      g_autofree char *percent = rbk_money_format_percent (format, share, 0);

      /* Translators: %s is a share: “90%” */
      return g_strdup_printf (_ ("%s use as much or less"), percent);
    }
  if (self->picture->axis == RBK_PICTURE_ACCOUNTS)
    /* Translators: %s is a number */
    return g_strdup_printf (ngettext ("%s account", "%s accounts",
                                      rbk_word_plural ((guint64) share)),
                            number);
  return g_steal_pointer (&number);
}

static void
add_item (RbkFindingChart       *self,
          const RbkPicturePoint *point,
          char *const           *names,
          RbkMoneyFormat        *format)
{
  g_autofree char *x = dup_x (self, point->x, format);
  g_autoptr(GString) text = g_string_new (x);
  double      values[RBK_PICTURE_MAX_LINES];
  RbkPlotItem item = { .from = rbk_decimal_to_double (point->x), .values = values };

  for (guint i = 0; i < self->picture->n_lines; i++)
    {
      g_autofree char *amount = rbk_money_format_amount (format, point->values[i], FALSE);

      values[i] = rbk_decimal_to_double (point->values[i]);
      g_string_append_printf (text, " · %s %s", names[i], amount);
    }
  item.to = item.from;
  item.text = text->str;
  rbk_plot_add_item (self->plot, &item);
}

static void
draw_lines (RbkFindingChart *self, RbkMoneyFormat *format)
{
  const RbkPicture *picture = self->picture;
  char             *names[RBK_PICTURE_MAX_LINES + 1] = { NULL };

  for (guint i = 0; i < picture->n_lines; i++)
    {
      RbkPlotSeries series = { .color = rbk_picture_sheet_get_color (i) };

      names[i] = rbk_picture_sheet_dup_text (picture, picture->lines[i], format);
      series.name = names[i];
      rbk_plot_add_series (self->plot, &series);
    }
  for (guint i = 0; i < picture->points->len; i++)
    add_item (self, &g_array_index (picture->points, RbkPicturePoint, i), names, format);
  for (guint i = 0; i < picture->n_lines; i++)
    g_free (names[i]);
}

static void
draw (RbkFindingChart *self)
{
  const RbkPicture *picture = self->picture;
  const char       *currency = rbk_book_get_currency (rbk_document_get_book (self->document));
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, currency);
  g_autofree char *title = rbk_picture_sheet_dup_text (picture, picture->title, format);
  g_autofree char *x_title = rbk_picture_sheet_dup_text (picture, picture->x_title, format);
  g_autofree char *summary = rbk_picture_sheet_dup_text (picture, picture->summary, format);
  RbkPlotAxes      axes = { .kind = RBK_PLOT_LINES,
                            .x_unit = picture->axis == RBK_PICTURE_CUSTOMERS ? RBK_PLOT_PERCENT
                                                                             : RBK_PLOT_QUANTITY,
                            .y_unit = RBK_PLOT_AMOUNT,
                            .currency = currency,
                            .x_title = x_title };

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  rbk_plot_start (self->plot, &axes);
  draw_lines (self, format);
  for (guint i = 0; i < picture->marks->len; i++)
    {
      const RbkPictureMark *mark = &g_array_index (picture->marks, RbkPictureMark, i);
      g_autofree char      *label = rbk_picture_sheet_dup_text (picture, mark->label, format);

      rbk_plot_add_guide (self->plot, rbk_decimal_to_double (mark->x), label, -1);
    }
  rbk_plot_finish (self->plot, summary);
}

static void
worked_out (gpointer owner, gpointer data)
{
  RbkFindingChart *self = owner;
  Result          *result = data;

  g_clear_pointer (&self->picture, rbk_picture_free);
  self->picture = g_steal_pointer (&result->picture);
  result_free (result);
  gtk_widget_set_visible (self->box, self->picture != NULL);
  if (self->picture != NULL)
    draw (self);
}

static const RbkLatestFacts work_facts = { work, worked_out, request_free, result_free };

static void
update (RbkFindingChart *self)
{
  RbkAnalysis *analysis = rbk_document_get_analysis (self->document);
  gboolean     is_elsewhere = rbk_analysis_get_population (analysis) != NULL;
  Request     *request;

  self->is_stale = FALSE;
  request = request_new (self, is_elsewhere);
  if (is_elsewhere)
    {
      rbk_latest_ask (self->work, request);
      return;
    }
  worked_out (self, work (request));
  request_free (request);
}

static void
rbk_finding_chart_map (GtkWidget *widget)
{
  RbkFindingChart *self = RBK_FINDING_CHART (widget);

  if (self->is_stale)
    update (self);
  GTK_WIDGET_CLASS (rbk_finding_chart_parent_class)->map (widget);
}

static void
rbk_finding_chart_dispose (GObject *object)
{
  RbkFindingChart *self = RBK_FINDING_CHART (object);

  g_clear_pointer (&self->work, rbk_latest_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->picture, rbk_picture_free);
  g_clear_pointer (&self->rule, g_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_finding_chart_parent_class)->dispose (object);
}

static gboolean
make_picture (GtkWidget *owner, RbkPictureWrite write, GByteArray *out, GError **error)
{
  RbkFindingChart *self = RBK_FINDING_CHART (owner);
  const char      *currency = rbk_book_get_currency (rbk_document_get_book (self->document));
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, currency);

  if (self->picture == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, _ ("There is no chart yet"));
      return FALSE;
    }
  return rbk_picture_sheet_write (self->picture, format, write, out, error);
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_picture_file_copy (widget, make_picture);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *name = g_strconcat (RBK_FINDING_CHART (widget)->rule, ".svg", NULL);

  rbk_picture_file_save (widget, make_picture, name);
}

static void
rbk_finding_chart_class_init (RbkFindingChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_finding_chart_dispose;
  widget_class->map = rbk_finding_chart_map;

  gtk_widget_class_install_action (widget_class, "picture.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "picture.save", NULL, save_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findingchart");
}

static GtkWidget *
new_menu (void)
{
  GtkWidget *button = rbk_icon_menu_new ("view-more-symbolic", _ ("Picture"));
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Copy _Picture"), "picture.copy");
  g_menu_append (menu, _ ("_Save Picture…"), "picture.save");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);

  return button;
}

static void
rbk_finding_chart_init (RbkFindingChart *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *legend;

  self->work = rbk_latest_new (&work_facts, self);
  self->title = rbk_wrapped_label_new (NULL, "heading");
  self->summary = rbk_wrapped_label_new (NULL, "caption");
  self->plot = RBK_PLOT (rbk_plot_new (""));
  rbk_plot_set_height (self->plot, HEIGHT);
  legend = rbk_plot_get_legend (self->plot);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), new_menu ());
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->plot));
  gtk_box_append (GTK_BOX (self->box), legend);
  gtk_box_append (GTK_BOX (self->box), self->summary);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_finding_chart_new:
 * @document: the open book
 *
 * Returns: (transfer floating): a chart of nothing
 */
GtkWidget *
rbk_finding_chart_new (RbkDocument *document)
{
  RbkFindingChart *self = g_object_new (RBK_TYPE_FINDING_CHART, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}

/**
 * rbk_finding_chart_show:
 * @self: a chart
 * @rule: the id of a rule
 * @plan: the place of the plan that it found; -1 for none
 *
 * Shows what it found, once it is looked at; nothing where words say it as well.
 */
void
rbk_finding_chart_show (RbkFindingChart *self, const char *rule, int plan)
{
  gboolean has_picture;

  g_return_if_fail (RBK_IS_FINDING_CHART (self) && rule != NULL);

  has_picture = plan >= 0 && rbk_picture_has_rule (rule);
  gtk_widget_set_visible (GTK_WIDGET (self), has_picture);
  if (!has_picture)
    return;
  g_free (self->rule);
  self->rule = g_strdup (rule);
  self->plan = (guint) plan;
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

/**
 * rbk_finding_chart_get_picture:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const RbkPicture *
rbk_finding_chart_get_picture (RbkFindingChart *self)
{
  g_return_val_if_fail (RBK_IS_FINDING_CHART (self), NULL);

  return self->picture;
}

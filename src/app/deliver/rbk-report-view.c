/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-view.h"

#include <glib/gi18n-lib.h>

#include "rbk-icon-button.h"

#define PAGE_WIDTH 560

/**
 * RbkReportView:
 *
 * A document page by page, as it comes out of a printer.
 *
 * ## Shortcuts
 *
 * Page Up and Page Down turn the pages.
 */
struct _RbkReportView
{
  GtkWidget parent_instance;

  RbkReport *report; /* (not owned) (nullable) its owner says when it goes */
  guint      page;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *frame; /* has the shape of the paper */
  GtkWidget *area;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (RbkReportView, rbk_report_view, GTK_TYPE_WIDGET)

static guint
count_pages (RbkReportView *self)
{
  return self->report != NULL ? rbk_report_get_n_pages (self->report) : 0;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  RbkReportView *self = user_data;
  double         page_width, page_height;

  if (self->page >= count_pages (self))
    return;
  rbk_report_get_size (self->report, &page_width, &page_height);
  /* Paper is white, whatever the window is. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  rbk_report_draw_page (self->report, self->page, cr);
}

static void
show_page (RbkReportView *self)
{
  guint            n_pages = count_pages (self);
  g_autofree char *text = NULL;

  if (self->page >= n_pages)
    self->page = n_pages > 0 ? n_pages - 1 : 0;
  /* Translators: %1$u is the page shown, %2$u is how many there are */
  text = g_strdup_printf (_ ("Page %1$u of %2$u"), n_pages > 0 ? self->page + 1 : 0, n_pages);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.next", self->page + 1 < n_pages);
  gtk_widget_queue_draw (self->area);
}

static void
previous_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RBK_REPORT_VIEW (widget)->page--;
  show_page (RBK_REPORT_VIEW (widget));
}

static void
next_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RBK_REPORT_VIEW (widget)->page++;
  show_page (RBK_REPORT_VIEW (widget));
}

static void
rbk_report_view_dispose (GObject *object)
{
  RbkReportView *self = RBK_REPORT_VIEW (object);

  self->report = NULL;
  if (self->box != NULL)
    gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), NULL, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_report_view_parent_class)->dispose (object);
}

static void
rbk_report_view_class_init (RbkReportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_report_view_dispose;

  gtk_widget_class_install_action (widget_class, "report.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "report.next", NULL, next_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "report.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "report.next", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reportview");
}

static GtkWidget *
new_bar (RbkReportView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), rbk_icon_button_new ("go-previous-symbolic", _ ("Previous Page"),
                                                      "report.previous"));
  gtk_box_append (GTK_BOX (bar), self->label);
  gtk_box_append (GTK_BOX (bar),
                  rbk_icon_button_new ("go-next-symbolic", _ ("Next Page"), "report.next"));

  return bar;
}

static void
rbk_report_view_init (RbkReportView *self)
{
  self->frame = gtk_aspect_frame_new (0.5f, 0.0f, 1.0f, FALSE);
  self->area = gtk_drawing_area_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  gtk_widget_set_focusable (self->area, TRUE);
  gtk_widget_add_css_class (self->area, "paper");
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (self->frame), self->area);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->frame);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (self->box), new_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* The frame is as the paper, upright. */
static void
shape (RbkReportView *self)
{
  double width, height;

  rbk_report_get_size (self->report, &width, &height);
  gtk_aspect_frame_set_ratio (GTK_ASPECT_FRAME (self->frame), (float) (width / height));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area),
                                       (int) (PAGE_WIDTH * height / width));
}

/**
 * rbk_report_view_set_report:
 * @self: a view
 * @report: (nullable): what to show; it must outlive the view or be set to nothing before it goes
 *
 * Shows a document, at the page at which the last one was.
 */
void
rbk_report_view_set_report (RbkReportView *self, RbkReport *report)
{
  g_return_if_fail (RBK_IS_REPORT_VIEW (self));

  self->report = report;
  if (report != NULL)
    shape (self);
  show_page (self);
}

/**
 * rbk_report_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
rbk_report_view_new (void)
{
  return g_object_new (RBK_TYPE_REPORT_VIEW, NULL);
}

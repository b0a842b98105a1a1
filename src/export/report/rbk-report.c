/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report.h"

#include "rbk-error.h"
#include "rbk-report-sections.h"

/* On less there is no room for a table; no printer has more. */
#define SMALLEST 200.0
#define LARGEST 14400.0

#define EDGE_TOP 30.0
#define EDGE_BOTTOM 38.0

/* A line of the list of sections on the cover. */
#define CONTENTS_LINE 17.0

struct _RbkReport
{
  RbkReportFlow flow;
  GArray       *marks; /* (owned) borrows titles from the flow */
};

static void
add_contents (RbkReportFlow *flow, guint page, double y)
{
  guint n_sections = 0;

  for (guint i = 0; i < flow->headings->len; i++)
    n_sections += g_array_index (flow->headings, RbkReportHeading, i).level == 1;
  if (flow->bottom - y < (n_sections + 1) * CONTENTS_LINE)
    return;

  y = MAX (y, flow->bottom - (n_sections + 1) * CONTENTS_LINE);
  for (guint i = 0; i < flow->headings->len; i++)
    {
      const RbkReportHeading *heading = &g_array_index (flow->headings, RbkReportHeading, i);
      g_autofree char        *number = g_strdup_printf ("%u", heading->page + 1);

      if (heading->level != 1)
        continue;
      rbk_report_flow_put_text (flow, page, RBK_REPORT_BODY, PANGO_ALIGN_LEFT, heading->title,
                                flow->left, y, flow->measure - 40.0);
      rbk_report_flow_put_text (flow, page, RBK_REPORT_BODY, PANGO_ALIGN_RIGHT, number, flow->left,
                                y, flow->measure);
      y += CONTENTS_LINE;
      rbk_report_flow_put_fill (flow, page, RBK_REPORT_INK_RULE, flow->left, y - 4.0, flow->measure,
                                0.5);
    }
}

/* The cover has no edges: it says the same itself. */
static void
add_edges (RbkReportFlow *flow, const RbkExportJob *job)
{
  g_autofree char *title = rbk_report_name (rbk_book_get_title (job->book), "Pricing report");
  g_autofree char *client = rbk_report_clean_line (rbk_book_get_client (job->book));
  g_autofree char *date = rbk_report_date (&job->spec->date);
  double           half = flow->measure / 2.0 - 6.0;
  double           right = flow->left + flow->measure - half;

  for (guint page = 1; page < flow->pages->len; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", page + 1, flow->pages->len);
      double           bottom = flow->height - EDGE_BOTTOM;

      rbk_report_flow_put_text (flow, page, RBK_REPORT_EDGE, PANGO_ALIGN_LEFT, title, flow->left,
                                EDGE_TOP, half);
      if (client[0] != '\0')
        rbk_report_flow_put_text (flow, page, RBK_REPORT_EDGE, PANGO_ALIGN_RIGHT, client, right,
                                  EDGE_TOP, half);
      rbk_report_flow_put_fill (flow, page, RBK_REPORT_INK_RULE, flow->left, EDGE_TOP + 14.0,
                                flow->measure, 0.5);
      rbk_report_flow_put_text (flow, page, RBK_REPORT_EDGE, PANGO_ALIGN_LEFT, date, flow->left,
                                bottom, half);
      rbk_report_flow_put_text (flow, page, RBK_REPORT_EDGE, PANGO_ALIGN_RIGHT, number, right,
                                bottom, half);
    }
}

static void
add_marks (RbkReport *self)
{
  for (guint i = 0; i < self->flow.headings->len; i++)
    {
      const RbkReportHeading *heading = &g_array_index (self->flow.headings, RbkReportHeading, i);
      RbkReportMark           mark = {
                  .level = heading->level, .title = heading->title, .page = heading->page, .y = heading->y
      };

      g_array_append_vals (self->marks, &mark, 1);
    }
}

static void
add_sections (RbkReportFlow *flow, const RbkExportJob *job)
{
  g_auto(RbkReportCrowd) crowd = { 0 };
  g_auto(RbkJudgement) judgement = { 0 };

  rbk_report_crowd_init (&crowd, job);
  rbk_judgement_init (&judgement, job);
  rbk_report_flow_new_page (flow);
  rbk_report_add_summary (flow, job, &crowd);
  if (rbk_judgement_is_shown (job->book, rbk_delivery_get_show_reasons))
    rbk_report_add_reasons (flow, job);
  rbk_report_add_plans (flow, job);
  rbk_report_add_ways (flow, job);
  rbk_report_add_curves (flow, job);
  rbk_report_add_percentiles (flow, job);
  rbk_report_add_customers (flow, job, &crowd);
  if (rbk_judgement_is_shown (job->book, rbk_delivery_get_show_decisions))
    rbk_report_add_decisions (flow, job, &judgement);
  if (rbk_judgement_is_shown (job->book, rbk_delivery_get_show_findings))
    rbk_report_add_findings (flow, job, &judgement);
  rbk_report_add_scenarios (flow, job, &crowd);
  rbk_report_add_method (flow, job);
  if (rbk_judgement_is_shown (job->book, rbk_delivery_get_show_workings))
    rbk_report_add_workings (flow, job);
}

/**
 * rbk_report_new_for_job:
 * @handed: what is reported, with its table
 * @width: of the paper, in points of 1/72 inch
 * @height: of the paper, likewise
 * @error: return location for an error
 *
 * Lays a book out on pages. Fails with `RBK_ERROR_RANGE` for paper on which nothing fits.
 *
 * Returns: (transfer full) (nullable): the report
 */
RbkReport *
rbk_report_new_for_job (const RbkExportJob *handed, double width, double height, GError **error)
{
  RbkExportJob own, *job = &own;
  RbkReport   *self;
  guint        cover;
  double       cover_end;

  g_return_val_if_fail (handed != NULL && handed->table != NULL, NULL);

  if (!(width >= SMALLEST) || !(height >= SMALLEST) || width > LARGEST || height > LARGEST)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   E_ ("A report can't be set on paper of %.0f x %.0f points: choose a size from "
                       "A6 on"),
                   width, height);
      return NULL;
    }

  /* The rows of a table point into the spec that it was made of. */
  own = *handed;
  own.spec = own.table->spec;
  self = g_new0 (RbkReport, 1);
  self->marks = g_array_new (FALSE, FALSE, sizeof (RbkReportMark));
  rbk_report_flow_init (&self->flow, width, height);
  rbk_report_add_cover (&self->flow, job);
  cover = rbk_report_flow_get_page (&self->flow);
  cover_end = self->flow.y;
  add_sections (&self->flow, job);
  add_contents (&self->flow, cover, cover_end);
  add_edges (&self->flow, job);
  add_marks (self);
  g_clear_object (&self->flow.context);

  return self;
}

/**
 * rbk_report_new:
 * @input: what is reported
 * @width: of the paper, in points of 1/72 inch
 * @height: of the paper, likewise
 * @error: return location for an error
 *
 * Lays a book out on pages. Fails where the book makes no sense, and with `RBK_ERROR_RANGE`
 * for paper on which nothing fits.
 *
 * Returns: (transfer full) (nullable): the report
 */
RbkReport *
rbk_report_new (const RbkExportInput *input, double width, double height, GError **error)
{
  g_auto(RbkExportJob) job = { 0 };

  g_return_val_if_fail (input != NULL && RBK_IS_BOOK (input->book), NULL);

  if (!rbk_export_job_init (&job, input, TRUE, error))
    return NULL;

  return rbk_report_new_for_job (&job, width, height, error);
}

/**
 * rbk_report_new_on_paper:
 * @input: what is reported, with the paper that it is set on
 * @error: return location for an error
 *
 * Lays a book out as its PDF has it. Fails where the book makes no sense.
 *
 * Returns: (transfer full) (nullable): the report
 */
RbkReport *
rbk_report_new_on_paper (const RbkExportInput *input, GError **error)
{
  g_return_val_if_fail (input != NULL, NULL);

  return input->paper == RBK_EXPORT_PAPER_LETTER
             ? rbk_report_new (input, RBK_REPORT_LETTER_WIDTH, RBK_REPORT_LETTER_HEIGHT, error)
             : rbk_report_new (input, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT, error);
}

/**
 * rbk_report_free:
 * @self: a report
 *
 * Frees a report.
 */
void
rbk_report_free (RbkReport *self)
{
  rbk_report_flow_clear (&self->flow);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * rbk_report_get_n_pages:
 * @self: a report
 *
 * Returns: how many pages it has, one at least
 */
guint
rbk_report_get_n_pages (RbkReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->flow.pages->len;
}

/**
 * rbk_report_get_size:
 * @self: a report
 * @width: (out): of its paper, in points of 1/72 inch
 * @height: (out): of its paper, likewise
 */
void
rbk_report_get_size (RbkReport *self, double *width, double *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = self->flow.width;
  *height = self->flow.height;
}

/**
 * rbk_report_get_marks:
 * @self: a report
 * @n_marks: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_marks): its headings, in order
 */
const RbkReportMark *
rbk_report_get_marks (RbkReport *self, guint *n_marks)
{
  g_return_val_if_fail (self != NULL && n_marks != NULL, NULL);

  *n_marks = self->marks->len;

  return (const RbkReportMark *) (void *) self->marks->data;
}

/**
 * rbk_report_draw_page:
 * @self: a report
 * @page: which page, from 0
 * @cr: with its origin in the upper left corner of the paper and points as its units
 *
 * Draws a page. Nothing is painted where the paper is white.
 */
void
rbk_report_draw_page (RbkReport *self, guint page, cairo_t *cr)
{
  PangoContext *context;
  GArray       *items;

  g_return_if_fail (self != NULL && page < self->flow.pages->len && cr != NULL);

  context = rbk_report_type_context ();
  items = g_ptr_array_index (self->flow.pages, page);
  cairo_save (cr);
  for (guint i = 0; i < items->len; i++)
    rbk_report_item_draw (&g_array_index (items, RbkReportItem, i), context, cr);
  cairo_restore (cr);
  g_object_unref (context);
}

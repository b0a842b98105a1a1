/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-report-type.h"

G_BEGIN_DECLS

/**
 * RbkReportDraw:
 * @figure: what is drawn
 * @width: its width in points
 * @height: its height in points
 * @cr: with its origin in the figure's upper left corner
 *
 * Draws a figure of a report.
 */
typedef void (*RbkReportDraw) (gconstpointer figure, double width, double height, cairo_t *cr);

/* What stands before the entries of a list. */
#define RBK_REPORT_BULLET "\xe2\x80\xa2"
#define RBK_REPORT_BOX "\xe2\x98\x90"

typedef enum
{
  RBK_REPORT_ITEM_TEXT,
  RBK_REPORT_ITEM_FILL,
  RBK_REPORT_ITEM_FIGURE,
} RbkReportItemKind;

/* Something at its place on a page, in points from the upper left corner of the paper. */
typedef struct
{
  RbkReportItemKind kind;
  double            x, y, width, height;
  RbkReportStyle    style;
  PangoAlignment    align;
  char             *text; /* (owned) a GRefString: pieces of a text that is broken share it */
  guint             first_line, n_lines;
  RbkReportInk      ink;
  RbkReportDraw     draw;
  gconstpointer     figure;
} RbkReportItem;

/* A heading for the outline. */
typedef struct
{
  guint  level;
  char  *title; /* (owned) */
  guint  page;
  double y;
} RbkReportHeading;

/**
 * RbkReportFlow:
 * @width: of the paper, in points
 * @height: of the paper
 * @left: where the text begins
 * @top: likewise
 * @bottom: where it ends
 * @measure: how wide it is
 * @y: where the next thing goes
 * @context: (owned) (nullable): the fonts, while the report is being laid out
 * @pages: (owned) (element-type GArray): pages, each an array of #RbkReportItem
 * @headings: (owned) (element-type RbkReportHeading): for the outline
 * @owned: (owned): what figures point to
 * @kept_item: the first item of the headings under which nothing stands yet
 * @kept_top: where they begin
 * @kept_end: where what they are over would begin
 *
 * Pages being filled from top to bottom. What doesn't fit goes on the next.
 */
typedef struct
{
  double        width, height, left, top, bottom, measure, y;
  PangoContext *context;
  GPtrArray    *pages;
  GArray       *headings;
  GArray       *owned;
  guint         kept_item;
  double        kept_top, kept_end;
} RbkReportFlow;

void   rbk_report_flow_init (RbkReportFlow *self, double width, double height);
void   rbk_report_flow_clear (RbkReportFlow *self);
void   rbk_report_flow_new_page (RbkReportFlow *self);
void   rbk_report_flow_need (RbkReportFlow *self, double height);
void   rbk_report_flow_skip (RbkReportFlow *self, double height);
double rbk_report_flow_left (RbkReportFlow *self);
guint  rbk_report_flow_get_page (RbkReportFlow *self);
void   rbk_report_flow_own (RbkReportFlow *self, gpointer thing, GDestroyNotify destroy);

void rbk_report_flow_text (RbkReportFlow *self, RbkReportStyle style, const char *text);
void rbk_report_flow_textf (RbkReportFlow *self, RbkReportStyle style, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void rbk_report_flow_bullet (RbkReportFlow *self, const char *text);
void rbk_report_flow_entry (RbkReportFlow *self, const char *sign, const char *text);
void rbk_report_flow_heading (RbkReportFlow *self, guint level, const char *text);
void rbk_report_flow_callout (RbkReportFlow *self, const char *text);
void rbk_report_flow_figure (
    RbkReportFlow *self, RbkReportDraw draw, gconstpointer figure, double width, double height);

void rbk_report_flow_put_text (RbkReportFlow *self,
                               guint          page,
                               RbkReportStyle style,
                               PangoAlignment align,
                               const char    *text,
                               double         x,
                               double         y,
                               double         width);
void rbk_report_flow_put_lines (RbkReportFlow *self, const RbkReportItem *piece, char *text);
void rbk_report_flow_put_fill (RbkReportFlow *self,
                               guint          page,
                               RbkReportInk   ink,
                               double         x,
                               double         y,
                               double         width,
                               double         height);

guint rbk_report_lines_fit (PangoLayout *layout, guint first, double room, double *height);
void  rbk_report_item_draw (const RbkReportItem *item, PangoContext *context, cairo_t *cr);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkReportFlow, rbk_report_flow_clear)

G_END_DECLS

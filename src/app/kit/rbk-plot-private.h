/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-palette.h"
#include "rbk-plot.h"
#include "rbk-scale.h"

G_BEGIN_DECLS

/* More would be a hatching. */
#define RBK_PLOT_MAX_GUIDES 32

typedef struct
{
  double x;
  char  *label; /* (owned) */
  int    color; /* of a plan, or -1 */
} RbkPlotGuide;

/* What a plot is of. */
typedef struct
{
  RbkPlotAxes     axes;
  char           *x_title; /* (owned) (nullable) */
  RbkMoneyFormat *format;  /* (owned) */
  GArray         *series;  /* (owned) (element-type RbkPlotSeries) whose names are owned */
  GArray         *items;   /* (owned) (element-type RbkPlotItem) whose texts and values are owned */
  GArray         *guides;  /* (owned) (element-type RbkPlotGuide) */
  int             cursor;  /* which item is read, or -1 */
} RbkPlotData;

struct _RbkPlot
{
  GtkWidget parent_instance;

  RbkPlotData data;
  GtkWidget  *legend; /* (owned) */
  int         height;
  char       *summary; /* (owned) (nullable) */
};

/* Where everything goes. */
typedef struct
{
  double   left, top, right, bottom; /* of the plot */
  double   line_height;
  RbkScale x, y;
} RbkPlotLayout;

gboolean rbk_plot_layout (const RbkPlotData *data, GtkWidget *widget, RbkPlotLayout *layout);
int      rbk_plot_find (const RbkPlotData *data, const RbkPlotLayout *layout, double x);
void     rbk_plot_draw (const RbkPlotData   *data,
                        const RbkPlotLayout *layout,
                        const RbkPalette    *palette,
                        GtkWidget           *widget,
                        cairo_t             *cr);

double rbk_plot_item_top (const RbkPlotData *data, guint item);
void   rbk_plot_draw_stack (const RbkPlotData   *data,
                            const RbkPlotLayout *layout,
                            const RbkPalette    *palette,
                            cairo_t             *cr);
void   rbk_plot_draw_lines (const RbkPlotData   *data,
                            const RbkPlotLayout *layout,
                            const RbkPalette    *palette,
                            cairo_t             *cr);

/* Of the guides. */
guint rbk_plot_count_label_rows (const RbkPlotData *data, const RbkPlotLayout *layout);
void  rbk_plot_draw_guides (const RbkPlotData   *data,
                            const RbkPlotLayout *layout,
                            const RbkPalette    *palette,
                            GtkWidget           *widget,
                            cairo_t             *cr);

/* Of what is read. */
PangoLayout *rbk_plot_new_read_out (const RbkPlotData *data,
                                    GtkWidget         *widget,
                                    gboolean          *is_card) G_GNUC_WARN_UNUSED_RESULT;
void         rbk_plot_draw_read_out (const RbkPlotData   *data,
                                     const RbkPlotLayout *layout,
                                     const RbkPalette    *palette,
                                     GtkWidget           *widget,
                                     cairo_t             *cr);

/* Of texts. */
PangoLayout *rbk_plot_new_text (GtkWidget *widget, const char *text) G_GNUC_WARN_UNUSED_RESULT;
double       rbk_plot_measure_text (GtkWidget *widget, const char *text, double *height);
void         rbk_plot_draw_text (
            GtkWidget *widget, cairo_t *cr, const char *text, double x, double y, double anchor);

/* What stands beside a plot and says what its colours mean. */
GtkWidget *rbk_plot_legend_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_plot_legend_show (GtkWidget *legend, const GArray *series);

G_END_DECLS

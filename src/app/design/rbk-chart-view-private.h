/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-grip.h"
#include "rbk-chart-view.h"
#include "rbk-handle-edit.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/* What the files of the chart view share: its parts by what they do. */

/* A drag of a grip, or its being moved by keys. */
typedef struct
{
  gboolean       is_on;    /* a grip is held */
  gboolean       is_keyed; /* by the keyboard */
  gboolean       is_group; /* whether the document has an open group for it */
  gboolean       had_range;
  RbkHandle      handle; /* as it was at the start */
  RbkAnalysis   *start;  /* (owned) (nullable) of that time */
  RbkChartLayout layout; /* likewise */
  double         usage;  /* of the grip */
  double         dx, dy; /* from the pointer to the grip */
  double         x, y;   /* where the pointer took hold */
  RbkDecimal     value;
  gboolean       is_taking; /* while the book changes by the drag itself */
} RbkChartDrag;

struct _RbkChartView
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) (nullable) what handles edit */
  RbkAnalysis    *analysis; /* (owned) (nullable) */
  RbkMarginChart *chart;    /* (owned) (nullable) what is drawn of it */
  RbkMoneyFormat *format;   /* (owned) (nullable) for the book's currency */
  RbkShownPlans   shown;
  GArray         *plans;       /* (owned) (element-type guint) the plan behind each series */
  GArray         *colors;      /* (owned) (element-type guint) of plans, one after the other */
  guint           first_color; /* the plan of the first */
  GArray         *isolated;    /* (owned) (element-type guint) the plans that don't stand back */
  RbkBinCache     bins;        /* of the customers */
  RbkChartOf      of;
  int             selected; /* -1: none */
  gboolean        has_cursor;
  double          cursor; /* a usage */
  char           *read_out;
  char           *x_title; /* (owned) (nullable) */
  gboolean        shows_guides, shows_bins, shows_marks;

  RbkHandle    handles[RBK_N_HANDLES];
  RbkGrip      grips[RBK_N_HANDLES];
  guint        n_grips;
  int          hovered; /* a grip, or -1 */
  int          chosen;  /* the kind of the handle that keys move, or -1 */
  RbkChartDrag drag;

  gboolean       is_zoomed;
  RbkCurveRange  natural;   /* the range before it was zoomed */
  char          *axis_key;  /* (owned) (nullable) its meter */
  RbkChartLayout pan_start; /* where what is pushed aside was at first */
  gboolean       is_panning;
  gboolean       can_pan; /* whether the press took hold of nothing */
  double         pointer_x;
  double         pinch_scale;
  GtkWidget     *menu; /* (nullable) once it was opened */
};

gboolean rbk_chart_view_layout (RbkChartView *self, RbkChartLayout *layout);
void     rbk_chart_view_rebuild (RbkChartView *self);
void     rbk_chart_view_describe (RbkChartView *self);
void     rbk_chart_view_put_cursor (RbkChartView *self, gboolean has_cursor, double usage);
void     rbk_chart_view_pick (RbkChartView *self, guint plan);
void     rbk_chart_view_isolate_selected (RbkChartView *self);

void rbk_chart_view_dress (RbkChartView *self);
void rbk_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* Of the cursor and the keys that move it. */
void rbk_chart_view_add_cursor_bindings (GtkWidgetClass *widget_class);
void rbk_chart_view_draw_cursor (RbkChartView         *self,
                                 const RbkChartLayout *layout,
                                 const RbkPalette     *palette,
                                 cairo_t              *cr);

/* Of the pointer. */
void rbk_chart_view_add_pointer (RbkChartView *self);

/* Of the grips. */
void  rbk_chart_view_place_grips (RbkChartView *self, const RbkChartLayout *layout);
void  rbk_chart_view_draw_grips (RbkChartView         *self,
                                 const RbkChartLayout *layout,
                                 const RbkPalette     *palette,
                                 cairo_t              *cr);
char *rbk_chart_view_describe_handle (RbkChartView    *self,
                                      const RbkHandle *handle) G_GNUC_WARN_UNUSED_RESULT;
int   rbk_chart_view_find_grip (RbkChartView *self, RbkHandleKind kind);

/* Of moving them. */
gboolean rbk_chart_view_take_hold (RbkChartView *self, guint grip, double x, double y);
void     rbk_chart_view_move_to (RbkChartView *self, double x, double y, RbkHandleSnap snap);
void     rbk_chart_view_let_go (RbkChartView *self);
void     rbk_chart_view_watch_book (RbkChartView *self);
gboolean rbk_chart_view_give_up (RbkChartView *self);
void     rbk_chart_view_add_drag (RbkChartView *self);
void     rbk_chart_view_add_focus (RbkChartView *self);
void     rbk_chart_view_add_handle_bindings (GtkWidgetClass *widget_class);
gboolean rbk_chart_view_nudge (RbkChartView *self, int steps, RbkHandleSnap snap);

/* Of the range. */
void rbk_chart_view_range_changed (RbkChartView *self);
void rbk_chart_view_show_range (RbkChartView *self, double min, double max);
void rbk_chart_view_hold_range (RbkChartView *self);
void rbk_chart_view_free_range (RbkChartView *self);
void rbk_chart_view_check_range (RbkChartView *self);
void rbk_chart_view_add_zoom (RbkChartView *self);
void rbk_chart_view_install_zoom (GtkWidgetClass *widget_class);

/* Of the menu. */
void rbk_chart_view_add_menu (RbkChartView *self);
void rbk_chart_view_install_menu (GtkWidgetClass *widget_class);

G_END_DECLS

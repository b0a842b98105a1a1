/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-report-table.h"

G_BEGIN_DECLS

/* Between two columns there is twice as much. */
#define RBK_REPORT_CELL_PAD 5.0

#define RBK_REPORT_MAX_COLUMNS 16

/* A cell in one line. */
typedef struct
{
  double width, height;
} RbkReportCellSize;

struct _RbkReportTable
{
  guint              n_columns;
  char              *aligns; /* (owned) l or r for each column */
  GPtrArray         *cells;  /* (owned) row by row; the first is the head */
  GArray            *rows;   /* (owned) what each row stands for */
  GArray            *depths; /* (owned) how far each is set in */
  RbkReportCellSize *sizes;  /* (owned) (nullable) (array) of the cells, once they were measured */
  double             widths[RBK_REPORT_MAX_COLUMNS];
  double             pad;      /* above and below what is in a row */
  gboolean           is_tight; /* whether only rows that lead are set off from those before */
};

gboolean       rbk_report_table_is_group (RbkReportTable *self, guint row);
RbkReportStyle rbk_report_table_style_of (RbkReportTable *self, guint row, guint column);
double         rbk_report_table_indent_of (RbkReportTable *self,
                                           RbkReportFlow  *flow,
                                           guint           row,
                                           guint           column);
PangoLayout   *rbk_report_table_layout (RbkReportTable *self,
                                        PangoContext   *context,
                                        guint           row,
                                        guint           column,
                                        double          width) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_report_table_find_widths (RbkReportTable *self, RbkReportFlow *flow);

G_END_DECLS

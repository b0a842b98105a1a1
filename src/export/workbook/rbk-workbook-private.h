/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "rbk-axis.h"
#include "rbk-export.h"

G_BEGIN_DECLS

/* The sheets, in the order in which they stand. */
typedef enum
{
  RBK_SHEET_PLANS,
  RBK_SHEET_INPUTS,
  RBK_SHEET_LEVELS,
  RBK_SHEET_CURVES,
  RBK_SHEET_CUSTOMERS,
  RBK_SHEET_CALLS,
  RBK_SHEET_DECISIONS,
  RBK_SHEET_FINDINGS,
  RBK_SHEET_NOTES,
  RBK_N_SHEETS,
} RbkSheet;

/* How a cell looks. Inputs are coloured: they are there to be changed. */
typedef enum
{
  RBK_CELL_TITLE,
  RBK_CELL_SECTION,
  RBK_CELL_HEAD,
  RBK_CELL_TEXT,
  RBK_CELL_WRAPPED,
  RBK_CELL_NOTE,
  RBK_CELL_WARNING,
  RBK_CELL_AMOUNT,   /* to the minor unit */
  RBK_CELL_COST,     /* a little finer */
  RBK_CELL_RATE,     /* of a call, or for a token */
  RBK_CELL_QUANTITY, /* as many decimals as there are */
  RBK_CELL_PERCENT,
  RBK_CELL_INPUT_TEXT,
  RBK_CELL_INPUT_AMOUNT,
  RBK_CELL_INPUT_QUANTITY,
  RBK_CELL_INPUT_PERCENT,
  RBK_N_CELLS,
} RbkCell;

/* Rows of the sheet of inputs, from 0. */
typedef struct
{
  guint row, tiers; /* of a rate card, and of its first tier */
} RbkCardRows;

typedef struct
{
  RbkCardRows *cards;                   /* (array) of the lasting terms */
  guint        row, first_card, sizing; /* the last on the sheet of levels; 0 for none */
} RbkPlanRows;

/* A place on an axis, by its row on the sheet of calls. */
typedef struct
{
  int      axis;
  RbkWhere where;
  guint    row;
} RbkPlaceRow;

typedef struct
{
  const RbkExportJob *job;
  const RbkSpec      *spec;
  const RbkTable     *table;
  lxw_workbook       *book;
  lxw_worksheet      *sheets[RBK_N_SHEETS];
  lxw_format         *formats[RBK_N_CELLS];
  lxw_error           status;                    /* the first that went wrong */
  guint              *prices;                    /* (array) rows of model prices */
  guint               meters, workloads, levels; /* first rows */
  guint              *routes;                    /* (array) first rows, one a workload */
  RbkPlanRows        *plans;
  guint              *calls;  /* (array) first rows of calls: at their own tokens, at a level's */
  GArray             *places; /* (element-type RbkPlaceRow) */
} RbkWorkbook;

/* A reference to a cell or a range. */
typedef struct
{
  char text[64];
} RbkRef;

/* A stretch of rows under one heading: a plan at several usages. */
typedef struct
{
  RbkSheet           sheet;
  const RbkTableRow *plan;
  guint              index; /* of the plan */
  guint              first; /* row */
  guint              n_charges, n_metered;
  RbkAxis           *axis; /* along which figures of the current row are */
  const RbkPlaceRow *place;
  gboolean           is_place; /* whether the row is at the place itself */
  guint              row;
} RbkBlock;

/* Columns of a block. Charges follow, then quantities, then where caps stop. */
enum
{
  RBK_BLOCK_AT,
  RBK_BLOCK_USAGE,
  RBK_BLOCK_SERVED,
  RBK_BLOCK_INFERENCE,
  RBK_BLOCK_OVERHEAD,
  RBK_BLOCK_COST,
  RBK_BLOCK_BILL,
  RBK_BLOCK_LEFT,
  RBK_BLOCK_MARGIN,
  RBK_BLOCK_CHARGES,
};

/* Columns of the sheet of inputs that formulas look at. */
enum
{
  RBK_PRICE_ABOVE = 2,
  RBK_PRICE_INPUT,
  RBK_PRICE_OUTPUT,
  RBK_PRICE_CACHE_READ,
  RBK_PRICE_CACHE_WRITE,
  RBK_PRICE_BATCH_INPUT,
  RBK_PRICE_BATCH_OUTPUT,
};
enum
{
  RBK_METER_CONVERSION = 2,
};
enum
{
  RBK_WORKLOAD_SHARE = 1,
  RBK_WORKLOAD_UNITS,
  RBK_WORKLOAD_COUNTS,
};
enum
{
  RBK_ROUTE_SHARE = 3,
  RBK_ROUTE_INPUT,
  RBK_ROUTE_OUTPUT,
  RBK_ROUTE_CACHE_READ,
  RBK_ROUTE_CACHE_WRITE,
  RBK_ROUTE_FACTOR,
  RBK_ROUTE_CREDITS,
};
enum
{
  RBK_LEVEL_CALLS = 1,
  RBK_LEVEL_TOKENS,
};
enum
{
  RBK_PLAN_OVERHEAD = 1,
  RBK_PLAN_TARGET,
};
enum
{
  RBK_CARD_MONTHS = 4,
  RBK_CARD_AMOUNT,
  RBK_CARD_PACKAGE,
  RBK_CARD_MINIMUM,
  RBK_CARD_MAXIMUM,
  RBK_CARD_INCLUDED,
  RBK_CARD_LIMIT,
  RBK_CARD_CAP,
  RBK_CARD_FEE,
};
enum
{
  RBK_TIER_UP_TO = 2,
  RBK_TIER_UNIT,
  RBK_TIER_FLAT,
  RBK_TIER_FROM,
  RBK_TIER_TO,
};

/* Columns of a call of a workload on the sheet of calls; its units on meters follow. */
enum
{
  RBK_CALL_COST = 2,
  RBK_CALL_METERS,
};

/* Columns of a place on the sheet of calls; a meter's usage follows. */
enum
{
  RBK_PLACE_CALLS = 2,
  RBK_PLACE_USAGE,
  RBK_PLACE_INFERENCE,
  RBK_PLACE_METERS,
};

RbkRef rbk_ref (RbkSheet sheet, guint row, guint column);
RbkRef rbk_range (RbkSheet sheet, guint row, guint column, guint last_row, guint last_column);

void rbk_workbook_note_error (RbkWorkbook *self, lxw_error error);
void rbk_workbook_text (
    RbkWorkbook *self, RbkSheet sheet, guint row, guint column, RbkCell cell, const char *text);
void rbk_workbook_number (
    RbkWorkbook *self, RbkSheet sheet, guint row, guint column, RbkCell cell, RbkDecimal value);
void rbk_workbook_maybe_number (RbkWorkbook *self,
                                RbkSheet     sheet,
                                guint        row,
                                guint        column,
                                RbkCell      cell,
                                gboolean     exists,
                                RbkDecimal   value);
void rbk_workbook_formula (RbkWorkbook *self,
                           RbkSheet     sheet,
                           guint        row,
                           guint        column,
                           RbkCell      cell,
                           double       value,
                           const char  *format,
                           ...) G_GNUC_PRINTF (7, 8);
void rbk_workbook_maybe_formula (RbkWorkbook *self,
                                 RbkSheet     sheet,
                                 guint        row,
                                 guint        column,
                                 RbkCell      cell,
                                 gboolean     exists,
                                 double       value,
                                 const char  *format,
                                 ...) G_GNUC_PRINTF (8, 9);
void rbk_workbook_head (RbkWorkbook *self, RbkSheet sheet, guint row, const char *const *titles);
const char *rbk_workbook_get_meter_name (RbkWorkbook *self, int meter);

void               rbk_workbook_init_formats (RbkWorkbook *self);
void               rbk_workbook_add_inputs (RbkWorkbook *self);
guint              rbk_workbook_add_offers (RbkWorkbook *self, guint row);
void               rbk_workbook_add_calls (RbkWorkbook *self);
guint              rbk_workbook_add_places (RbkWorkbook *self, guint row);
const RbkPlaceRow *rbk_workbook_find_place (RbkWorkbook *self, int axis, const RbkWhere *where);
const RbkPlaceRow *rbk_workbook_find_base (RbkWorkbook *self, int axis);
void               rbk_workbook_add_plans (RbkWorkbook *self);
void               rbk_workbook_add_curves (RbkWorkbook *self);
void               rbk_workbook_add_customers (RbkWorkbook *self);
void               rbk_workbook_add_judgement (RbkWorkbook *self);
void               rbk_workbook_add_notes (RbkWorkbook *self);

char *rbk_workbook_charge (RbkWorkbook       *self,
                           guint              plan,
                           guint              card,
                           const RbkCardSpec *spec,
                           const char        *quantity) G_GNUC_WARN_UNUSED_RESULT;

void rbk_block_begin (RbkBlock *self, RbkWorkbook *book, RbkSheet sheet, guint plan, guint row);
void rbk_block_add_figure (RbkBlock *self, RbkWorkbook *book, const RbkFigure *figure);

G_END_DECLS

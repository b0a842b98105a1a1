/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-json-records.h"
#include "rbk-usage-members.h"
#include "rbk-usage-table.h"

G_BEGIN_DECLS

/* A record that is kept. */
typedef struct
{
  RbkCsvCell *cells; /* (owned) */
  guint       n_cells;
  char       *text; /* (owned): what the cells point into */
  guint64     line;
  char       *problem; /* (owned) (nullable) */
} RbkUsageHeadRow;

struct _RbkUsageTable
{
  RbkCsvReader   *csv;  /* (owned) (nullable): either this */
  RbkJsonRecords *json; /* (owned) (nullable): or that */
  gboolean        has_mark;

  RbkUsageMembers members;
  guint           n_header; /* columns that the header has */
  GArray         *packed;   /* (owned) (element-type guint): columns whose cells are JSON */
  GPtrArray      *parsed;   /* (owned) (element-type JsonNode): what the cells point into */
  JsonNode       *root;     /* (owned) (nullable): likewise, for a record of JSON */
  JsonArray      *results;  /* (unowned) (nullable): what is left of the record */
  guint           next_result;
  char           *problem; /* (owned) (nullable) */

  GPtrArray *head;    /* (owned) (element-type RbkUsageHeadRow) */
  GError    *failure; /* (owned) (nullable): what comes behind them */
  guint      next_head;

  RbkCsvSource *source; /* (owned) (nullable): what blocks are read from */
  char         *rest;   /* (owned) (nullable): what comes before that */
  gsize         n_rest, rest_start;
};

void  rbk_usage_head_row_free (gpointer data);
gsize rbk_usage_table_keep (RbkUsageTable *self, const RbkUsageRecord *record);

G_END_DECLS

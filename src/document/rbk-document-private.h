/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-history.h"

G_BEGIN_DECLS

struct _RbkDocument
{
  GObject parent_instance;

  RbkBook    *book;     /* (owned) */
  RbkHistory *history;  /* (owned) of @book */
  GPtrArray  *problems; /* (owned) (nullable) (element-type RbkProblem) of @book, once asked */
  guint64     revision;

  GFile        *file;            /* (owned) (nullable) */
  char         *etag;            /* (owned) (nullable) of @file, as we know it */
  GFileMonitor *monitor;         /* (owned) (nullable) of @file */
  GCancellable *looking;         /* (owned) (nullable) a look at @file that is under way */
  gboolean      is_saving;       /* a save is under way */
  gboolean      external_change; /* @file is not what we know of it */

  GFile        *drafts_folder; /* (owned) (nullable) nothing keeps no drafts */
  RbkDraft     *draft;         /* (owned) (nullable) of unsaved work */
  RbkDraftInfo *recovered;     /* (owned) (nullable) where the work came from */
  guint         draft_source;  /* the timer until the draft is written */

  RbkAnalysis  *analysis;      /* (owned) (nullable) the last that was asked for */
  RbkCustomers *customers;     /* (owned) (nullable) */
  GObject      *customer_file; /* (owned) (nullable) the #RbkCustomerFile, once asked for */
  gboolean      has_range;
  RbkCurveRange range;
  gboolean      is_log;
};

void rbk_document_notify_file (RbkDocument *self);
void rbk_document_set_book (RbkDocument *self, RbkBook *book);
void rbk_document_set_external_change (RbkDocument *self, gboolean external_change);
void rbk_document_bump (RbkDocument *self);
void rbk_document_take_customers (RbkDocument *self, RbkCustomers *customers);

void rbk_document_watch (RbkDocument *self);
void rbk_document_unwatch (RbkDocument *self);

void rbk_document_update_draft (RbkDocument *self);

G_END_DECLS

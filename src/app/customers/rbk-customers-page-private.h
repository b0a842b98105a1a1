/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customers-figures.h"
#include "rbk-customers-page.h"
#include "rbk-customers-work.h"
#include "rbk-import-step.h"
#include "rbk-latest.h"
#include "rbk-soon.h"

G_BEGIN_DECLS

/* What the files of the page share. */
struct _RbkCustomersPage
{
  GtkWidget parent_instance;

  RbkDocument         *document;  /* (owned) */
  RbkCustomerFile     *customers; /* (owned) */
  GSettings           *settings;  /* (owned) (nullable) */
  RbkMoneyFormat      *format;    /* (owned) (nullable) */
  RbkLatest           *work;      /* (owned) */
  RbkCustomersFigure  *figure;    /* (owned) (nullable) the last that was worked out */
  guint64              revision;  /* that was asked for last */
  GtkWidget           *stack;
  GtkWidget           *empty;
  GtkWidget           *reading;
  GtkWidget           *problem;
  GtkWidget           *database;
  RbkImportStep       *import;
  RbkCustomersFigures *figures;
  gboolean             is_importing; /* the columns are being chosen */
  RbkSoon              updating;
  guint                patience_id;
};

void     rbk_customers_page_queue_update (RbkCustomersPage *self);
void     rbk_customers_page_install_actions (GtkWidgetClass *widget_class);
gboolean rbk_customers_page_drop (RbkCustomersPage *self, const GValue *value, double x, double y);

G_END_DECLS

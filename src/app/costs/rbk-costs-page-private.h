/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-browser.h"
#include "rbk-costs-levels.h"
#include "rbk-costs-loaded.h"
#include "rbk-costs-models.h"
#include "rbk-costs-page.h"
#include "rbk-costs-prices.h"
#include "rbk-costs-workloads.h"
#include "rbk-soon.h"

G_BEGIN_DECLS

struct _RbkCostsPage
{
  GtkWidget parent_instance;

  RbkCostsContext       context;
  GtkWidget            *scroller;
  GtkWidget            *start; /* what to do where the book has nothing to cost yet */
  RbkCostsModels       *models;
  RbkCostsBrowser      *browser;
  RbkCostsWorkloads    *workloads;
  RbkCostsLevels       *levels;
  RbkCostsPrices       *prices;
  RbkCostsLoaded       *loaded;
  GtkFileChooserNative *chooser;     /* (owned) (nullable) while it is open */
  GCancellable         *cancellable; /* (owned) of what is being read */
  RbkSoon               updating;
  gboolean              is_stale; /* there was an edit that the page has not seen */
};

void rbk_costs_page_update (RbkCostsPage *self);

/* Catalogues that are brought in, in rbk-costs-page-import.c. */
void rbk_costs_page_install_import (GtkWidgetClass *klass);
void rbk_costs_page_add_drop (RbkCostsPage *self);
void rbk_costs_page_stop_import (RbkCostsPage *self);

G_END_DECLS

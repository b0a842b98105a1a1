/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-catalogue.h"
#include "rbk-cost-working.h"
#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/**
 * RbkCostsContext:
 * @document: the open book
 * @settings: (nullable): the user's choices
 * @format: how numbers are shown and typed
 * @catalogue: (nullable): models to choose from
 * @analysis: (nullable): what follows from the book as it is
 * @spec: (nullable): the book, frozen; nothing where it can't be costed
 * @date: on which prices are in force
 * @model_keys: (element-type utf8): the models of the book, each once
 * @model_names: what they are called, in the same order
 * @is_updating: whether @model_names is being changed: what drop-downs choose then is not the
 * user's
 *
 * What all sections of the Costs page share. The page owns it and keeps it up to date.
 */
typedef struct
{
  RbkDocument    *document;
  GSettings      *settings;
  RbkMoneyFormat *format;
  RbkCatalogue   *catalogue;
  RbkAnalysis    *analysis;
  const RbkSpec  *spec;
  GDate           date;
  GPtrArray      *model_keys;
  GtkStringList  *model_names;
  gboolean        is_updating;
} RbkCostsContext;

void     rbk_costs_context_init (RbkCostsContext *self, RbkDocument *document, GSettings *settings);
void     rbk_costs_context_clear (RbkCostsContext *self);
void     rbk_costs_context_update (RbkCostsContext *self);
RbkBook *rbk_costs_context_get_book (const RbkCostsContext *self);
int      rbk_costs_context_find_workload (const RbkCostsContext *self, RbkRecord *workload);
gboolean rbk_costs_context_work_out (const RbkCostsContext *self,
                                     RbkRoute              *route,
                                     RbkCostWorking        *working,
                                     GError               **error);
gboolean rbk_costs_context_take (const RbkCostsContext *self, GtkWidget *widget, RbkEdit *edit);
void     rbk_costs_list_take_over (GListStore *list, GPtrArray *found);

G_END_DECLS

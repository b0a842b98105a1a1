/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-money-format.h"
#include "rbk-optimise-form.h"
#include "rbk-plan-choice.h"

G_BEGIN_DECLS

#define RBK_OPTIMISE_N_DEMANDS (RBK_DEMAND_CHURN + 1)
#define RBK_OPTIMISE_N_TERMS (RBK_SOLVE_OVERAGE + 1)

struct _RbkOptimiseForm
{
  GtkWidget parent_instance;

  RbkBook        *book;   /* (owned) */
  RbkMoneyFormat *format; /* (owned) */
  GtkWidget      *demands[RBK_OPTIMISE_N_DEMANDS], *values[RBK_OPTIMISE_N_DEMANDS];
  GtkWidget      *example; /* the row that says what an elasticity means */
  GtkWidget      *terms[RBK_OPTIMISE_N_TERMS];
  RbkPlanChoice  *plans;
  GtkWidget      *min_margin, *max_increase, *max_increase_row;
  AdwComboRow    *ending;
};

/* Of rbk-optimise-form-read.c */
RbkDemandKind rbk_optimise_form_get_kind (RbkOptimiseForm *self);
gboolean      rbk_optimise_form_read_demand (RbkOptimiseForm *self,
                                             RbkDemandKind    kind,
                                             RbkDemand       *demand);

G_END_DECLS

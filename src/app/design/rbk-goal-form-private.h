/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-goal-form.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/* Words of the choice of places that are no places themselves. */
#define RBK_GOAL_PLACE_SIZING "sizing"
#define RBK_GOAL_PLACE_CUSTOMERS "customers"
#define RBK_GOAL_PLACE_TYPED "typed"

struct _RbkGoalForm
{
  GtkWidget parent_instance;

  RbkAnalysis    *analysis; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) */
  AdwComboRow    *plan, *what, *where;
  GtkWidget      *margin, *typed, *typed_row;
  GPtrArray      *places;   /* (owned) (element-type utf8) what each choice of @where means */
  gboolean        is_typed; /* whether the margin is the user's own */
  gboolean        is_filling;
};

/* Of rbk-goal-places.c */
const RbkTableRow *rbk_goal_form_get_row (RbkGoalForm *self);
const char        *rbk_goal_form_get_place (RbkGoalForm *self);
void               rbk_goal_form_choose_place (RbkGoalForm *self, const char *place);
void               rbk_goal_form_fill_places (RbkGoalForm *self);

G_END_DECLS

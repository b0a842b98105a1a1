/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-goal-form-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-said-text.h"

/* rbk_goal_form_get_row: the row of the tier table that the chosen plan has; nothing without a
 * table. */
const RbkTableRow *
rbk_goal_form_get_row (RbkGoalForm *self)
{
  const RbkTable *table = rbk_analysis_get_table (self->analysis);
  guint           plan = adw_combo_row_get_selected (self->plan);

  return table != NULL && plan < table->n_rows ? &table->rows[plan] : NULL;
}

static void
add_place (RbkGoalForm *self, GtkStringList *names, const char *place, char *name)
{
  g_autofree char *owned = name;

  g_ptr_array_add (self->places, g_strdup (place));
  gtk_string_list_append (names, owned);
}

static char *
describe_level (RbkGoalForm *self, const RbkTableRow *row, const RbkTableLevel *level)
{
  const RbkSpec   *spec = rbk_analysis_get_spec (self->analysis);
  g_autofree char *usage = rbk_money_format_compact (self->format, level->figure.usage);

  /* Translators: a usage level or a percentile, how much that is, and what of */
  return g_strdup_printf (_ ("%s · %s %s"), level->at, usage,
                          row->axis >= 0 ? spec->meters[row->axis].name : "");
}

static void
add_levels (RbkGoalForm *self, GtkStringList *names, const RbkTableRow *row)
{
  for (guint i = 0; i < row->n_levels; i++)
    add_place (self, names, row->levels[i].at, describe_level (self, row, &row->levels[i]));
}

/* rbk_goal_form_choose_place: chooses a place again, where there still is that choice. */
void
rbk_goal_form_choose_place (RbkGoalForm *self, const char *place)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_str_equal (g_ptr_array_index (self->places, i), place))
      adw_combo_row_set_selected (self->where, i);
}

/* rbk_goal_form_fill_places: the places that suit what is to be found. A cap is judged by itself,
 * or at a part of it. */
void
rbk_goal_form_fill_places (RbkGoalForm *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  const RbkTableRow *row = rbk_goal_form_get_row (self);
  g_autofree char   *sizing = rbk_place_to_words (row != NULL ? row->plan->sizing_text : NULL);
  gboolean           is_cap = adw_combo_row_get_selected (self->what) == RBK_SOLVE_CAP;

  g_ptr_array_set_size (self->places, 0);
  if (is_cap)
    {
      add_place (self, names, "cap", g_strdup (_ ("All of the cap")));
      add_place (self, names, "cap:80%", g_strdup (_ ("80 % of the cap")));
    }
  else
    {
      add_place (self, names, RBK_GOAL_PLACE_SIZING,
                 row != NULL && row->plan->sizing_text != NULL
                     /* Translators: %s is a rule: p90, cap:80% */
                     ? g_strdup_printf (_ ("Where it is sized: %s"), sizing)
                     : g_strdup (_ ("Where it is sized")));
      if (row != NULL)
        add_levels (self, names, row);
      add_place (self, names, RBK_GOAL_PLACE_TYPED, g_strdup (_ ("Another usage…")));
    }
  if (rbk_analysis_get_mix_index (self->analysis) != NULL)
    add_place (self, names, RBK_GOAL_PLACE_CUSTOMERS,
               g_strdup (_ ("All of its customers together")));
  adw_combo_row_set_model (self->where, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->where, 0);
}

/* rbk_goal_form_get_place: what the chosen place means. */
const char *
rbk_goal_form_get_place (RbkGoalForm *self)
{
  guint place = adw_combo_row_get_selected (self->where);

  return place < self->places->len ? g_ptr_array_index (self->places, place)
                                   : RBK_GOAL_PLACE_SIZING;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-version-edit.h"

#include <string.h>

#include "rbk-credit-rate.h"
#include "rbk-date.h"
#include "rbk-edit-private.h"
#include "rbk-model-price.h"
#include "rbk-phase-edit.h"
#include "rbk-phase-list-edit.h"
#include "rbk-phase-terms.h"
#include "rbk-text.h"
#include "rbk-unique.h"

static RbkEdit *
new_change (RbkPhase *phase, const RbkVersionChange *change, GError **error)
{
  RbkRateCard    *card = NULL;
  RbkEntitlement *entitlement;
  RbkLimit        limit = RBK_LIMIT_HARD;

  if (change->meter != NULL)
    card = rbk_phase_find_meter_card (phase, change->meter);
  entitlement = card != NULL ? rbk_rate_card_get_entitlement (card) : NULL;

  switch (change->term)
    {
    case RBK_VERSION_INCLUDED:
      return rbk_phase_edit_included (phase, change->meter, &change->value);
    case RBK_VERSION_CAP:
      if (entitlement != NULL && rbk_entitlement_get_limit (entitlement) != RBK_LIMIT_NONE)
        limit = rbk_entitlement_get_limit (entitlement);
      return rbk_phase_edit_limit (phase, change->meter, limit, &change->value);
    case RBK_VERSION_OVERAGE:
      return rbk_phase_edit_overage (phase, change->meter, change->value);
    case RBK_VERSION_PRICE:
    default:
      return rbk_phase_edit_price (phase, change->value, error);
    }
}

/* The phase that an edit is about to put into a plan. */
static RbkPhase *
get_version (const RbkEdit *group)
{
  const RbkEdit *insert = g_ptr_array_index (group->group.edits, 0);

  return RBK_PHASE (insert->item.item);
}

/**
 * rbk_version_edit_new:
 * @plan: a plan
 * @date: the first day of the new terms, `YYYY-MM-DD`
 * @changes: (array length=n_changes): what changes
 * @n_changes: how many there are
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that changes a plan's lasting terms from a day on: a version of those in force
 * before, with a key of its own and with the changes.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where no version can start then, or
 *   it can't have those terms
 */
RbkEdit *
rbk_version_edit_new (RbkPlan                *plan,
                      const char             *date,
                      const RbkVersionChange *changes,
                      guint                   n_changes,
                      GError                **error)
{
  g_autoptr(RbkEdit) group = rbk_phase_list_edit_schedule (plan, date, error);

  if (group == NULL)
    return NULL;
  /* The version is nobody's yet, so it is changed before it is put in its place. */
  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr(RbkEdit) change = new_change (get_version (group), &changes[i], error);

      if (change == NULL || !rbk_edit_apply (change, error))
        return NULL;
    }

  return g_steal_pointer (&group);
}

static RbkPhase *
phase_at (RbkPlan *plan, guint position)
{
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), position);

  return phase;
}

/* The place behind all phases of a kind and of those before it, and whether a date is later than
 * all dates of that kind. */
static gboolean
find_place (RbkPlan *plan, RbkPhaseKind kind, const char *date, guint *place, GError **error)
{
  guint n_phases = g_list_model_get_n_items (rbk_plan_get_phases (plan));

  for (*place = 0; *place < n_phases; (*place)++)
    {
      RbkPhase   *phase = phase_at (plan, *place);
      const char *from = rbk_phase_get_effective_from (phase);

      if (rbk_phase_get_kind (phase) > kind)
        break;
      if (rbk_phase_get_kind (phase) == kind && from != NULL && strcmp (from, date) >= 0)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                       E_ ("one is on offer from %s on; choose a later day"), from);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * rbk_version_edit_phase:
 * @plan: a plan with lasting terms
 * @kind: a trial, a discount or a ramp
 * @date: from when it is on offer, `YYYY-MM-DD`
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that offers a phase to those who subscribe from a day on, in place of one of
 * its kind. Who has subscribed before keeps what was on offer then.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where it can't begin then
 */
RbkEdit *
rbk_version_edit_phase (RbkPlan *plan, RbkPhaseKind kind, const char *date, GError **error)
{
  g_autoptr(RbkPhase) phase = NULL;
  RbkEdit *group;
  GDate    day;
  guint    place;

  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (kind < RBK_PHASE_KIND_EVERGREEN, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  if (!rbk_date_parse (date, &day, error) || !find_place (plan, kind, date, &place, error))
    return NULL;
  if (place == g_list_model_get_n_items (rbk_plan_get_phases (plan)))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the plan has no lasting terms to lead to; add them first"));
      return NULL;
    }
  phase = rbk_phase_terms_new (plan, kind);
  g_object_set (phase, "effective-from", date, NULL);
  group = rbk_edit_new_group (N_ ("Offer a phase"));
  rbk_edit_add (group, rbk_edit_new_insert (G_LIST_STORE (rbk_plan_get_phases (plan)), place,
                                            RBK_RECORD (phase)));

  return group;
}

/**
 * rbk_version_edit_credits:
 * @route: a route
 * @date: the first day of the new rate, `YYYY-MM-DD`
 * @credits: what a call takes from then on
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that changes a route's credit rate from a day on.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where a rate begins on that day already
 */
RbkEdit *
rbk_version_edit_credits (RbkRoute *route, const char *date, RbkDecimal credits, GError **error)
{
  GListModel *rates;
  g_autoptr(RbkCreditRate) rate = NULL;
  RbkEdit *group;
  GDate    day;
  guint    place = 0;

  g_return_val_if_fail (RBK_IS_ROUTE (route), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  if (!rbk_date_parse (date, &day, error))
    return NULL;
  rates = rbk_route_get_credit_rates (route);
  for (guint i = 0; i < g_list_model_get_n_items (rates); i++)
    {
      g_autoptr(RbkCreditRate) other = g_list_model_get_item (rates, i);
      int order = g_strcmp0 (rbk_credit_rate_get_effective_from (other), date);

      if (order == 0)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                       E_ ("a credit rate begins on %s already; change it, or choose another day"),
                       date);
          return NULL;
        }
      place = order < 0 ? i + 1 : place;
    }
  rate = rbk_credit_rate_new ();
  g_object_set (rate, "effective-from", date, "credits", &credits, NULL);
  group = rbk_edit_new_group (N_ ("Change a credit rate"));
  rbk_edit_add (group, rbk_edit_new_insert (G_LIST_STORE (rates), place, RBK_RECORD (rate)));

  return group;
}

/* The price of a model that is in force before a day, and the place behind it. */
static RbkModelPrice *
find_price (RbkBook *book, const char *model, const char *date, guint *place, GError **error)
{
  GListModel    *models = rbk_book_get_models (book);
  RbkModelPrice *found = NULL;
  const char    *last = NULL;
  gboolean       is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);
      const char *from = rbk_model_price_get_effective_from (price);

      if (g_strcmp0 (rbk_model_price_get_model (price), model) != 0)
        continue;
      is_taken = is_taken || g_strcmp0 (from, date) == 0;
      if (g_strcmp0 (from, date) > 0 || (found != NULL && g_strcmp0 (from, last) < 0))
        continue;
      found = price;
      last = from;
      *place = i + 1;
    }
  if (is_taken)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("a price of %s begins on %s already; change it, or choose another day"),
                   model, date);
      return NULL;
    }
  if (found == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                 E_ ("%s has no price before %s; choose a later day"), model, date);

  return found;
}

/**
 * rbk_version_edit_model:
 * @book: a book
 * @model: a model's id
 * @date: the first day of the new price, `YYYY-MM-DD`
 * @input: (nullable): its price for 1,000,000 input tokens, nothing to keep it
 * @output: (nullable): likewise of output tokens
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that changes what a model costs from a day on.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where the model has no price before
 *   that day, or one that begins on it
 */
RbkEdit *
rbk_version_edit_model (RbkBook          *book,
                        const char       *model,
                        const char       *date,
                        const RbkDecimal *input,
                        const RbkDecimal *output,
                        GError          **error)
{
  RbkModelPrice *before;
  g_autoptr(RbkRecord) price = NULL;
  RbkEdit *group;
  GDate    day;
  guint    place = 0;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);
  g_return_val_if_fail (model != NULL && date != NULL, NULL);

  if (!rbk_date_parse (date, &day, error))
    return NULL;
  before = find_price (book, model, date, &place, error);
  if (before == NULL)
    return NULL;
  price = rbk_record_copy (RBK_RECORD (before));
  g_object_set (price, "effective-from", date, NULL);
  if (input != NULL)
    g_object_set (price, "input", input, NULL);
  if (output != NULL)
    g_object_set (price, "output", output, NULL);
  group = rbk_edit_new_group (N_ ("Change a model price"));
  rbk_edit_add (group,
                rbk_edit_new_insert (G_LIST_STORE (rbk_book_get_models (book)), place, price));

  return group;
}

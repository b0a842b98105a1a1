/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination-edit.h"

#include "rbk-credit-rate.h"
#include "rbk-credit-scale-edit.h"
#include "rbk-error.h"
#include "rbk-route.h"
#include "rbk-text.h"
#include "rbk-workload.h"

/* The credits of a book's routes as they will be. */
typedef struct
{
  RbkEdit               *group; /* (not owned) */
  const RbkSpec         *spec;
  const RbkDenomination *found;
  const char            *day; /* of the spec */
} Change;

static void
set (const Change *self, gpointer record, const RbkDecimal *before, RbkDecimal credits)
{
  if (before == NULL || !rbk_decimal_equal (*before, credits))
    rbk_edit_add (self->group, rbk_edit_new_set_decimal (record, "credits", &credits));
}

static gboolean
is_later (RbkCreditRate *rate, const char *day)
{
  return g_strcmp0 (rbk_credit_rate_get_effective_from (rate), day) > 0;
}

/* Rates of days to come are in credits of the new size too. */
static void
scale_later (const Change *self, RbkRoute *route)
{
  GListModel *rates = rbk_route_get_credit_rates (route);

  for (guint i = 0; i < g_list_model_get_n_items (rates); i++)
    {
      g_autoptr(RbkCreditRate) rate = g_list_model_get_item (rates, i);
      const RbkDecimal *credits = rbk_credit_rate_get_credits (rate);

      if (credits != NULL && is_later (rate, self->day))
        set (self, rate, credits, rbk_decimal_mul (*credits, self->found->scale));
    }
}

/* Sets the rate that holds on the day of the spec: the dated one, where one does. */
static void
change_route (const Change *self, RbkRoute *route, const RbkDecimal *credits)
{
  GListModel *rates = rbk_route_get_credit_rates (route);
  g_autoptr(RbkRecord) holds = g_object_ref (RBK_RECORD (route));
  const RbkDecimal *before = rbk_route_get_credits (route);
  RbkDecimal        value;

  for (guint i = 0; i < g_list_model_get_n_items (rates); i++)
    {
      g_autoptr(RbkCreditRate) rate = g_list_model_get_item (rates, i);

      if (is_later (rate, self->day))
        continue;
      g_set_object (&holds, RBK_RECORD (rate));
      before = rbk_credit_rate_get_credits (rate);
    }
  if (credits == NULL && before == NULL)
    return;
  value = credits != NULL ? *credits : rbk_decimal_mul (*before, self->found->scale);
  set (self, holds, before, value);
  if (!rbk_decimal_equal (self->found->scale, RBK_DECIMAL_ONE))
    scale_later (self, route);
}

/* What was found for a route; nothing for one that costs nothing. */
static const RbkDecimal *
find_credits (const Change *self, guint workload, guint route)
{
  for (guint i = 0; i < self->found->n_routes; i++)
    {
      const RbkDenominationRoute *found = &self->found->routes[i];

      if (found->workload == workload && (found->route < 0 || found->route == (int) route))
        return &found->credits;
    }

  return NULL;
}

static void
change_workload (const Change *self, RbkWorkload *workload, guint place)
{
  GListModel *routes = rbk_workload_get_routes (workload);

  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);

      change_route (self, route, find_credits (self, place, i));
    }
}

/**
 * rbk_denomination_edit_new:
 * @book: a book
 * @spec: made of it as it is
 * @denomination: credits that were found with it
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the one edit that gives all routes the credits that were found: in the rates that hold on
 * the spec's day. Where credits are of another size then, what plans give and sell is of it too,
 * for the same money. Fails with `RBK_ERROR_REFUSED` where nothing was found, and with
 * `RBK_ERROR_INVALID` where the book is no longer as it was.
 *
 * Returns: (transfer full) (nullable): the edit; an empty one where nothing changes
 */
RbkEdit *
rbk_denomination_edit_new (RbkBook               *book,
                           const RbkSpec         *spec,
                           const RbkDenomination *denomination,
                           GError               **error)
{
  g_autoptr(RbkEdit) group = rbk_edit_new_group (N_ ("Whole credits"));
  g_autofree char *day = NULL;
  GListModel      *workloads;
  const char      *meter;

  g_return_val_if_fail (RBK_IS_BOOK (book) && spec != NULL && denomination != NULL, NULL);

  workloads = rbk_book_get_workloads (book);
  if (denomination->reason != RBK_DENOMINATION_FOUND)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_REFUSED,
                           E_ ("no whole credits were found; change the band and search again"));
      return NULL;
    }
  if (g_list_model_get_n_items (workloads) != spec->n_workloads)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the workloads are no longer as they were; search again"));
      return NULL;
    }
  meter = spec->meters[denomination->bound.meter].key;
  day = rbk_date_to_string (&spec->date);
  if (!rbk_decimal_equal (denomination->scale, RBK_DECIMAL_ONE))
    rbk_credit_scale_edit_add (group, book, meter, denomination->scale);
  for (guint i = 0; i < spec->n_workloads; i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);

      if (spec->workloads[i].counts[denomination->bound.meter])
        change_workload (&(Change){ group, spec, denomination, day }, workload, i);
    }

  return g_steal_pointer (&group);
}

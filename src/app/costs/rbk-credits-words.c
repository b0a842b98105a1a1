/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-credits-words.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-text.h"
#include "rbk-route.h"
#include "rbk-workload.h"

static char *
dup_percent (const RbkCreditsWords *self, double share)
{
  return rbk_money_format_percent (self->format, share, 1);
}

/**
 * rbk_credits_words_dup_title:
 * @self: what was found
 *
 * Returns: (transfer full): in a line, whether there are whole credits and what they leave
 */
char *
rbk_credits_words_dup_title (const RbkCreditsWords *self)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->found->reason != RBK_DENOMINATION_FOUND)
    return g_strdup (_ ("No such credits"));
  low = dup_percent (self, self->found->lowest);
  high = dup_percent (self, self->found->highest);

  /* Translators: the lowest and the highest margin */
  return g_strdup_printf (_ ("Margins from %s to %s"), low, high);
}

static char *
dup_price (const RbkCreditsWords *self)
{
  const RbkCreditPrice *bound = &self->found->bound;
  const char           *plan = self->spec->plans[bound->plan].name;
  g_autofree char      *price = rbk_costs_dup_amount (self->format, bound->price);

  switch (bound->source)
    {
    case RBK_CREDIT_SOURCE_OVERAGE:
      /* Translators: an amount, a plan */
      return g_strdup_printf (_ ("The cheapest credit costs %s: one past those included in %s."),
                              price, plan);
    case RBK_CREDIT_SOURCE_TOPUP:
      /* Translators: an amount, a plan */
      return g_strdup_printf (_ ("The cheapest credit costs %s: one of a top-up of %s."), price,
                              plan);
    case RBK_CREDIT_SOURCE_INCLUDED:
    default:
      /* Translators: an amount, a plan */
      return g_strdup_printf (_ ("The cheapest credit costs %s: one of %s, where all are used."),
                              price, plan);
    }
}

static void
append_cause (const RbkCreditsWords *self, GString *text)
{
  const RbkDenomination *found = self->found;
  g_autofree char       *most = rbk_money_format_quantity (self->format, found->terms.max_credits);

  switch (found->reason)
    {
    case RBK_DENOMINATION_GAP:
      g_string_append (text, _ ("On the marked routes no whole number leaves a margin inside the "
                                "band."));
      break;
    case RBK_DENOMINATION_TOO_MANY:
      /* Translators: %s is a number */
      g_string_append_printf (text, _ ("The marked routes take more than %s credits."), most);
      break;
    case RBK_DENOMINATION_UNEVEN:
      g_string_append (text,
                       _ ("Between the marked routes whole numbers differ more than they may."));
      break;
    case RBK_DENOMINATION_FOUND:
    default:
      break;
    }
}

static void
append_ways (const RbkCreditsWords *self, GString *text)
{
  const RbkDenomination *found = self->found;
  g_autofree char       *size = rbk_money_format_quantity (self->format, found->way_out);
  g_autofree char       *band = dup_percent (self, found->band_high);
  g_autofree char       *loss = dup_percent (self, rbk_decimal_to_double (found->even_loss));

  /* Translators: %s is a number: 0.05, or 10 */
  if (found->has_way_out)
    g_string_append_printf (text, _ (" Credits of another size would do: %s for each of today."),
                            size);
  if (found->has_band)
    g_string_append_printf (text, _ (" So would margins up to %s."), band);
  if (found->reason == RBK_DENOMINATION_UNEVEN)
    g_string_append_printf (text, _ (" They could differ by %s."), loss);
}

/**
 * rbk_credits_words_dup_detail:
 * @self: what was found
 *
 * Returns: (transfer full): what a credit is sold for, what else changes; or why there are no
 * such credits and what would do
 */
char *
rbk_credits_words_dup_detail (const RbkCreditsWords *self)
{
  g_autofree char *price = NULL;
  g_autofree char *size = NULL;
  g_autofree char *then = NULL;
  GString         *text;

  g_return_val_if_fail (self != NULL, NULL);

  price = dup_price (self);
  text = g_string_new (price);
  if (self->found->reason != RBK_DENOMINATION_FOUND)
    {
      g_string_append_c (text, ' ');
      append_cause (self, text);
      append_ways (self, text);
      return g_string_free (text, FALSE);
    }
  if (rbk_decimal_equal (self->found->scale, RBK_DECIMAL_ONE))
    return g_string_free (text, FALSE);
  size = rbk_money_format_quantity (self->format, self->found->scale);
  then = rbk_costs_dup_amount (self->format, self->found->price);
  g_string_append_printf (text,
                          /* Translators: a number: 0.05, or 10; an amount */
                          _ (" Plans give and sell %s credits for each of today, at %s: the same "
                             "money for the same calls. Change the credits that customers have in "
                             "their wallets with them."),
                          size, then);

  return g_string_free (text, FALSE);
}

static char *
dup_name (const RbkCreditsWords *self, const RbkDenominationRoute *route)
{
  const char *name = self->spec->workloads[route->workload].name;
  g_autoptr(RbkWorkload) workload =
                 g_list_model_get_item (rbk_book_get_workloads (self->book), route->workload);
  g_autoptr(RbkRoute) one = NULL;
  g_autofree char *route_name = NULL;
  GListModel      *routes = rbk_workload_get_routes (workload);

  if (route->route < 0 || g_list_model_get_n_items (routes) == 1)
    return g_strdup (name);
  one = g_list_model_get_item (routes, (guint) route->route);
  route_name = rbk_costs_dup_route_name (one);

  /* Translators: a workload, as Chat, and the model or route that serves it */
  return g_strdup_printf (_ ("%s on %s"), name, route_name);
}

/**
 * rbk_credits_words_dup_sentence:
 * @self: what was found
 * @route: the place of one of its routes
 *
 * Returns: (transfer full): what to tell customers
 */
char *
rbk_credits_words_dup_sentence (const RbkCreditsWords *self, guint route)
{
  const RbkDenominationRoute *found;
  g_autofree char            *name = NULL;
  g_autofree char            *credits = NULL;
  gint64                      count = 0;

  g_return_val_if_fail (self != NULL && route < self->found->n_routes, NULL);

  found = &self->found->routes[route];
  name = dup_name (self, found);
  credits = rbk_money_format_quantity (self->format, found->credits);
  rbk_decimal_to_int (found->credits, &count);

  /* Translators: what a customer can do, as Chat, and a number */
  return g_strdup_printf (ngettext ("%s takes %s credit", "%s takes %s credits", (gulong) count),
                          name, credits);
}

/**
 * rbk_credits_words_dup_facts:
 * @self: what was found
 * @route: the place of one of its routes
 *
 * Returns: (transfer full): what a call costs there and what it leaves, then and now
 */
char *
rbk_credits_words_dup_facts (const RbkCreditsWords *self, guint route)
{
  const RbkDenominationRoute *found;
  g_autofree char            *cost = NULL;
  g_autofree char            *margin = NULL;
  g_autofree char            *before = NULL;
  g_autofree char            *margin_before = NULL;

  g_return_val_if_fail (self != NULL && route < self->found->n_routes, NULL);

  found = &self->found->routes[route];
  cost = rbk_costs_dup_amount (self->format, found->cost);
  margin = dup_percent (self, found->margin);
  if (!found->has_before)
    /* Translators: an amount, a percentage */
    return g_strdup_printf (_ ("costs %s · leaves %s"), cost, margin);
  before = rbk_money_format_quantity (self->format, found->before);
  margin_before = dup_percent (self, found->margin_before);

  /* Translators: an amount, a percentage, a number of credits, a percentage */
  return g_strdup_printf (_ ("costs %s · leaves %s · today %s, leaves %s"), cost, margin, before,
                          margin_before);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-credits-words.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-text.h"
#include "rbk-word.h"
#include "rbk-credit-rate.h"
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
  gint64                 n_most = 0;

  rbk_decimal_to_int (found->terms.max_credits, &n_most);
  switch (found->reason)
    {
    case RBK_DENOMINATION_GAP:
      g_string_append (text, _ ("On the marked routes no whole number leaves a margin inside the "
                                "band."));
      break;
    case RBK_DENOMINATION_TOO_MANY:
      /* Translators: %s is a number */
      g_string_append_printf (text,
                              ngettext ("The marked routes take more than %s credit.",
                                        "The marked routes take more than %s credits.",
                                        rbk_word_plural ((guint64) n_most)),
                              most);
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

/* A sentence with one figure, after others. */
static void G_GNUC_PRINTF (2, 3) append_sentence (GString *text, const char *format, ...)
{
  va_list figures;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (figures, format);
  g_string_append_vprintf (text, format, figures);
  va_end (figures);
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
    append_sentence (text, _ ("Credits of another size would do: %s for each of today."), size);
  if (found->has_band)
    /* Translators: %s is a percentage; the same whole numbers would do with such margins */
    append_sentence (text, _ ("Margins up to %s would do too."), band);
  if (found->reason == RBK_DENOMINATION_UNEVEN)
    /* Translators: %s is a percentage */
    append_sentence (text, _ ("The routes could differ by %s."), loss);
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
  append_sentence (text,
                   /* Translators: a number: 0.05, or 10; an amount */
                   _ ("Plans give and sell %s credits for each of today, at %s: the same "
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
  route_name = rbk_costs_dup_route_name (self->book, one);

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
  return g_strdup_printf (ngettext ("%s takes %s credit", "%s takes %s credits",
                                    rbk_word_plural ((guint64) count)),
                          name, credits);
}

/* A fact, after others in the same line. */
static void G_GNUC_PRINTF (2, 3) append_part (GString *text, const char *format, ...)
{
  va_list figures;

  g_string_append (text, " · ");
  va_start (figures, format);
  g_string_append_vprintf (text, format, figures);
  va_end (figures);
}

/* What to say of a route's dated rates: since when the one that is set holds, and what the first
 * of those to come takes then. */
static void
append_dates (const RbkCreditsWords *self, RbkRoute *route, GString *text)
{
  g_autofree char *day = rbk_date_to_string (&self->spec->date);
  GListModel      *rates = rbk_route_get_credit_rates (route);
  RbkCreditRate   *holds = NULL, *next = NULL; /* (not owned) the list's */

  for (guint i = 0; i < g_list_model_get_n_items (rates) && next == NULL; i++)
    {
      g_autoptr(RbkCreditRate) rate = g_list_model_get_item (rates, i);

      if (g_strcmp0 (rbk_credit_rate_get_effective_from (rate), day) > 0)
        next = rate;
      else
        holds = rate;
    }
  if (holds != NULL)
    /* Translators: a day */
    append_part (text, _ ("changes the rate in force since %s"),
                 rbk_credit_rate_get_effective_from (holds));
  if (next != NULL && rbk_credit_rate_get_credits (next) != NULL)
    {
      g_autofree char *credits =
          rbk_money_format_quantity (self->format,
                                     rbk_decimal_mul (*rbk_credit_rate_get_credits (next),
                                                      self->found->scale));

      /* Translators: a day and a number of credits */
      append_part (text, _ ("from %s on it takes %s"), rbk_credit_rate_get_effective_from (next),
                   credits);
    }
}

/* Of a workload with one rate for all its routes, the first that has dates speaks for them. */
static void
append_route_dates (const RbkCreditsWords *self, const RbkDenominationRoute *found, GString *text)
{
  g_autoptr(RbkWorkload) workload =
                 g_list_model_get_item (rbk_book_get_workloads (self->book), found->workload);
  GListModel *routes = rbk_workload_get_routes (workload);

  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);

      if ((found->route >= 0 && (guint) found->route != i) ||
          g_list_model_get_n_items (rbk_route_get_credit_rates (route)) == 0)
        continue;
      append_dates (self, route, text);
      return;
    }
}

/**
 * rbk_credits_words_dup_facts:
 * @self: what was found
 * @route: the place of one of its routes
 *
 * Returns: (transfer full): what a call costs there and what it leaves, then and now; and which
 * of its dated rates is changed, and which follows
 */
char *
rbk_credits_words_dup_facts (const RbkCreditsWords *self, guint route)
{
  const RbkDenominationRoute *found;
  g_autofree char            *cost = NULL;
  g_autofree char            *margin = NULL;
  GString                    *text;

  g_return_val_if_fail (self != NULL && route < self->found->n_routes, NULL);

  text = g_string_new (NULL);
  found = &self->found->routes[route];
  cost = rbk_costs_dup_amount (self->format, found->cost);
  margin = dup_percent (self, found->margin);
  if (!found->has_before)
    /* Translators: an amount, a percentage */
    g_string_append_printf (text, _ ("costs %s · leaves %s"), cost, margin);
  else
    {
      g_autofree char *before = rbk_money_format_quantity (self->format, found->before);
      g_autofree char *margin_before = dup_percent (self, found->margin_before);

      /* Translators: an amount, a percentage, a number of credits, a percentage */
      g_string_append_printf (text, _ ("costs %s · leaves %s · today %s, leaves %s"), cost, margin,
                              before, margin_before);
    }
  append_route_dates (self, found, text);

  return g_string_free (text, FALSE);
}

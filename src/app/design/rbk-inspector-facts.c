/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-facts.h"

#include <glib/gi18n-lib.h>

#include "rbk-explained.h"
#include "rbk-inspector-group.h"

static char *
quantity (RbkMoneyFormat *format, RbkDecimal value)
{
  return rbk_money_format_quantity (format, rbk_decimal_round (value, 2, RBK_ROUND_HALF_AWAY));
}

static char *
describe_lowest (const RbkCertificate *certificate, RbkMoneyFormat *format)
{
  g_autofree char *margin = NULL;
  g_autofree char *at = NULL;

  if (!certificate->has_lowest)
    return g_strdup (_ ("none while nothing is billed"));
  margin = rbk_money_format_percent (format, certificate->lowest_margin, 1);
  at = quantity (format, certificate->at);

  /* Translators: a margin, and the usage at which it is */
  return g_strdup_printf (certificate->is_past ? _ ("%s just past %s") : _ ("%s at %s"), margin,
                          at);
}

static char *
describe_least (const RbkCertificate *certificate, RbkMoneyFormat *format)
{
  g_autofree char *amount = rbk_money_format_amount (format,
                                                     rbk_decimal_round (certificate->lowest_amount,
                                                                        2, RBK_ROUND_HALF_AWAY),
                                                     FALSE);
  g_autofree char *at = quantity (format, certificate->lowest_amount_at);

  /* Translators: an amount, and the usage at which it is */
  return g_strdup_printf (_ ("%s at %s"), amount, at);
}

static char *
describe_break_even (const RbkCurve *curve, RbkMoneyFormat *format)
{
  GString *text;

  if (curve->n_break_even == 0)
    return g_strdup (rbk_decimal_sign (curve->certificate.lowest_amount) < 0
                         ? _ ("never: always loses")
                         : _ ("never loses"));

  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (curve->n_break_even, 4); i++)
    {
      g_autofree char *at = quantity (format, curve->break_even[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", at);
    }

  return g_string_free (text, FALSE);
}

static GtkWidget *
add (GtkWidget *list, const char *title, const char *text, const char *tooltip)
{
  GtkWidget *fact = rbk_inspector_new_fact (title, text, tooltip);

  gtk_list_box_append (GTK_LIST_BOX (list), fact);

  return fact;
}

static void
add_figure (GtkWidget         *list,
            const char        *title,
            const char        *text,
            const char        *tooltip,
            const RbkPlanSpec *plan,
            const char        *figure)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", plan->key, figure);

  rbk_explained_set (add (list, title, text, tooltip), where);
}

/**
 * rbk_inspector_show_facts:
 * @list: a list of facts; what is in it goes
 * @analysis: what follows from a book
 * @plan: the place of a plan
 * @format: for the book's currency
 *
 * Says what is certain of a plan's margin over the whole usage axis.
 */
void
rbk_inspector_show_facts (GtkWidget      *list,
                          RbkAnalysis    *analysis,
                          guint           plan,
                          RbkMoneyFormat *format)
{
  const RbkCurve  *curve = rbk_analysis_get_curve (analysis, plan);
  GtkWidget       *child;
  g_autofree char *lowest = NULL;
  g_autofree char *least = NULL;
  g_autofree char *break_even = NULL;
  g_autofree char *to = NULL;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
  if (curve == NULL)
    {
      add (list, _ ("No figures"), _ ("only by quote, or the book can't be priced"),
           _ ("A plan without a public price has no margin"));
      return;
    }

  lowest = describe_lowest (&curve->certificate, format);
  least = describe_least (&curve->certificate, format);
  break_even = describe_break_even (curve, format);
  to = quantity (format, curve->certificate.to);
  add_figure (list, _ ("Lowest margin"), lowest,
              _ ("The lowest margin at any usage that it covers: exact, not sampled. Where the "
                 "bill is nothing there is no margin to speak of"),
              curve->plan, "lowest_margin");
  add (list, _ ("Least left"), least, _ ("The least that is left of a customer's bill"));
  add_figure (list, _ ("Breaks even"), break_even, _ ("Usages at which bill and cost are equal"),
              curve->plan, "break_even");
  add (list, _ ("Covers usage to"), to, _ ("The plan's cap, else where usage ends"));
}

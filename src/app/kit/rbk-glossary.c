/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-glossary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Said once: tooltips and the help take it from here. In the order in which one meets them. */
static const RbkGlossaryWord words[] = {
  { "book", N_ ("Book"),
    N_ ("The document: plans, what they charge, what use costs to serve, how much customers use, "
        "and what was decided. A file that ends in .ratebook.") },
  { "plan", N_ ("Plan"),
    N_ ("What a customer subscribes to: Starter, Pro. One row of the tier table.") },
  { "phase", N_ ("Phase"),
    N_ ("A stretch of a plan with terms of its own: a trial, a discount, a ramp, and then "
        "evergreen, "
        "which lasts. Terms change by another phase or by a date, so that invoices of the past "
        "stay "
        "as they are.") },
  { "rate-card", N_ ("Rate card"),
    N_ ("One line of the invoice: a fee, or a price for what a meter counts, with what is "
        "included.") },
  { "meter", N_ ("Meter"),
    N_ ("What is counted and paid for: requests, tokens, credits, outcomes, seats. Its definition "
        "is "
        "what a customer reads in a dispute.") },
  { "credit", N_ ("Credit"),
    N_ ("A unit of your own that stands between your price and what models cost: each way to serve "
        "a "
        "call takes so many credits.") },
  { "outcome", N_ ("Outcome"),
    N_ ("A result that the customer pays for, such as a ticket that is resolved, however many "
        "calls "
        "it took.") },
  { "included", N_ ("Included"),
    N_ ("Units that the price covers. Only what is used past them is overage.") },
  { "overage", N_ ("Overage"), N_ ("Use past what is included, and the price of one such unit.") },
  { "limit", N_ ("Hard and soft limit"),
    N_ ("What happens at the cap: a hard limit blocks further use, a soft one bills it.") },
  { "cap", N_ ("Cap"), N_ ("The usage at which a limit stands.") },
  { "wallet", N_ ("Wallet"),
    N_ ("A balance of credits: granted each month or year, used up, expired, carried over, topped "
        "up.") },
  { "rollover", N_ ("Rollover"),
    N_ ("Credits that are left over and carried on to the next month or year.") },
  { "breakage", N_ ("Breakage"),
    N_ ("Paid credits that expire unused. They may become revenue that day: ask your auditor.") },
  { "deferred-revenue", N_ ("Deferred revenue"),
    N_ ("Money that was paid for credits not used yet. It is owed in service, and becomes revenue "
        "as "
        "they are used: ask your auditor.") },
  { "model-price", N_ ("Model price"),
    N_ ("What a vendor asks for 1,000,000 tokens of a model, from a day on. A price that changes "
        "is "
        "another entry with another day.") },
  { "token", N_ ("Token"),
    N_ ("A piece of text, about three quarters of a word, in which models count what they read and "
        "write.") },
  { "workload", N_ ("Workload"),
    N_ ("One thing that a customer can do, such as a chat message, and the routes that serve "
        "it.") },
  { "route", N_ ("Route"),
    N_ ("The model that serves a share of a workload, with the tokens of a call. A fallback takes "
        "over where the first fails.") },
  { "inference", N_ ("Inference"), N_ ("What models cost for what a customer uses in a month.") },
  { "overhead", N_ ("Overhead"),
    N_ ("What an active customer costs in a month beside models: servers, support, sign-in.") },
  { "loaded-cost", N_ ("Loaded cost"),
    N_ ("Inference and overhead together: what an active customer costs in a month.") },
  { "bill", N_ ("Bill"),
    N_ ("What a customer pays in a month, each line of the invoice rounded once.") },
  { "margin", N_ ("Gross margin"),
    N_ ("The share of the bill that is left after the loaded cost.") },
  { "sizing", N_ ("Sizing rule"),
    N_ ("The customer for whom a plan’s price must pay: p50, p90 or p99 of usage, 80 % of the cap, "
        "or "
        "a number of units.") },
  { "percentile", N_ ("p50, p90, p99"),
    N_ ("Of a hundred customers fifty, ninety or ninety-nine use as much or less. p50 is the "
        "customer "
        "in the middle.") },
  { "target-margin", N_ ("Target margin"),
    N_ ("The gross margin that a plan is to reach where it is sized.") },
  { "floor-price", N_ ("Floor price"),
    N_ ("The lowest price at which a plan reaches its target margin where it is sized.") },
  { "headroom", N_ ("Headroom"),
    N_ ("How far the price stands above its floor. Below zero it is too low.") },
  { "break-even", N_ ("Break-even"),
    N_ ("The usage from which a customer costs more than the bill.") },
  { "certificate", N_ ("Lowest margin"),
    N_ ("The worst margin of a plan at any usage up to its cap, and where it is. It is computed "
        "exactly, not sampled.") },
  { "usage-level", N_ ("Usage level"),
    N_ ("A typical customer by name: light, medium, heavy. It stands in where there is no file of "
        "customers.") },
  { "population", N_ ("Population"),
    N_ ("The customers: from a file, from a database, or made up.") },
  { "plan-mix", N_ ("Plan mix"),
    N_ ("How many customers are on each plan when each takes the cheapest for them.") },
  { "made-up", N_ ("Made-up customers"),
    N_ ("Customers drawn from a bell curve of logarithms by their median and how unequal they are. "
        "They are an assumption, and each figure made with them says so.") },
  { "shock", N_ ("Shock"),
    N_ ("Something that may happen: a model gets dearer, calls get longer, usage doubles.") },
  { "scenario", N_ ("Scenario"), N_ ("Shocks that happen together, under a name.") },
  { "finding", N_ ("Finding"),
    N_ ("What a rule says about the book, with its figures, and often with what mends it.") },
  { "witness", N_ ("Witness"), N_ ("The usage, or the purchase, at which a finding shows.") },
  { "decision", N_ ("Decision"),
    N_ ("One of six that a pricing rests on: meter, primitive, price and margin, tiers, limits, "
        "wallet. One that is locked keeps its reason and the figures it rested on.") },
  { "primitive", N_ ("Primitive"),
    N_ ("The kind of thing that is charged for: tokens, credits, outcomes, or a mix of them.") },
  { "stale", N_ ("Stale"),
    N_ ("A decision whose figures have moved past the bound that was set when it was locked.") },
  { "acquisition-cost", N_ ("Acquisition cost"),
    N_ ("What it takes to win a paying customer: advertising, sales, free accounts.") },
  { "loss-report", N_ ("Loss report"),
    N_ ("What of a book a billing system cannot hold, and what becomes of it there.") },
};

/**
 * rbk_glossary_list:
 * @n_words: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_words): all words, in English
 */
const RbkGlossaryWord *
rbk_glossary_list (guint *n_words)
{
  *n_words = G_N_ELEMENTS (words);
  return words;
}

/**
 * rbk_glossary_get_meaning:
 * @id: what programs call a word, with dashes or with underscores in it
 *
 * Returns: (nullable) (transfer none): what it means, in the user's language; nothing where it
 *   needs no explanation
 */
const char *
rbk_glossary_get_meaning (const char *id)
{
  g_autofree char *key = g_strdelimit (g_strdup (id), "_", '-');

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].id, key) == 0)
      return _ (words[i].meaning);

  return NULL;
}

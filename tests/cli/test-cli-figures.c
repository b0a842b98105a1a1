/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

/* Figures through the program: those of the two articles that the templates follow, prices on
 * the days around a change, bills on both sides of a boundary. */

static const RbkCliFigure cases[] = {
  /* The first article: 81.03, 76.01, 78.70 % and 69.70 % at Pro's cap. */
  { "gated/starter-price", "table usage-gated.ratebook --json", "plans/0/price", "\"29\"" },
  { "gated/starter-cost", "table usage-gated.ratebook --json", "plans/0/cost", "\"5.5\"" },
  { "gated/starter-margin", "table usage-gated.ratebook --json", "plans/0/margin",
    "0.8103448275862069" },
  { "gated/starter-floor", "table usage-gated.ratebook --json", "plans/0/floor_price",
    "\"18.34\"" },
  { "gated/pro-cost", "table usage-gated.ratebook --json", "plans/1/cost", "\"23.75\"" },
  { "gated/pro-margin", "table usage-gated.ratebook --json", "plans/1/margin",
    "0.7601010101010101" },
  { "gated/team-cost", "table usage-gated.ratebook --json", "plans/2/cost", "\"85\"" },
  { "gated/team-margin", "table usage-gated.ratebook --json", "plans/2/margin",
    "0.7869674185463659" },
  { "gated/pro-at-cap", "table usage-gated.ratebook --json", "plans/1/levels/8/margin",
    "0.696969696969697" },
  { "gated/pro-lowest", "curve usage-gated.ratebook --plan pro",
    "plans/0/certificate/lowest_margin", "0.696969696969697" },
  { "gated/pro-lowest-at", "curve usage-gated.ratebook --plan pro", "plans/0/certificate/at",
    "\"2000\"" },
  { "gated/two-curves", "curve usage-gated.ratebook --plan team pro", "plans/1/key", "\"pro\"" },

  /* The second article: 0.0175 a request, overage 1.724 and 1.672 times the included rate. */
  { "credits/request", "cost --model claude-opus-4-8 --input 1000 --output 500 --json", "total",
    "\"0.0175\"" },
  { "credits/request-input", "cost --model claude-opus-4-8 --input 1000 --output 500 --json",
    "input", "\"0.005\"" },
  { "credits/request-output", "cost --model claude-opus-4-8 --input 1000 --output 500 --json",
    "output", "\"0.0125\"" },
  { "credits/starter-multiple", "table credit-tiers.ratebook --json", "plans/1/overage_multiple",
    "1.7241379310344827" },
  { "credits/pro-multiple", "table credit-tiers.ratebook --json", "plans/2/overage_multiple",
    "1.6722408026755853" },
  { "credits/quote-price", "table credit-tiers.ratebook --json", "plans/4/price", "null" },
  { "credits/quote-margin", "table credit-tiers.ratebook --json", "plans/4/margin", "null" },
  { "credits/quote-only", "table credit-tiers.ratebook --json", "plans/4/quote_only", "true" },
  { "credits/free-price", "table credit-tiers.ratebook --json", "plans/0/price", "\"0\"" },
  { "credits/free-margin", "table credit-tiers.ratebook --json", "plans/0/margin", "null" },

  { "credits/quote-amount", "curve credit-tiers.ratebook --plan enterprise",
    "plans/0/certificate/lowest_amount", "null" },
  { "credits/quote-bill", "curve credit-tiers.ratebook --plan enterprise", "plans/0/points/0/1",
    "null" },

  /* A vendor's dated price change. */
  { "dates/before", "cost --model claude-sonnet-5 --input 1M --output 1M --date 2026-08-31 --json",
    "total", "\"12\"" },
  { "dates/after", "cost --model claude-sonnet-5 --input 1M --output 1M --date 2026-09-01 --json",
    "total", "\"18\"" },
  { "dates/since", "cost --model claude-sonnet-5 --input 1 --date 2026-09-01 --json",
    "effective_from", "\"2026-09-01\"" },
  { "dates/beginning", "cost --model claude-sonnet-5 --input 1 --date 2026-08-31 --json",
    "effective_from", "null" },

  /* Cache, batch and the cliff of a context tier. */
  { "call/cache", "cost --model claude-opus-4-8 --cache-read 1M --cache-write 1M --json", "total",
    "\"6.75\"" },
  { "call/batch", "cost --model claude-opus-4-8 --input 1000 --output 500 --batch --json", "total",
    "\"0.00875\"" },
  { "call/below-tier", "cost --model gpt-5.5 --input 272000 --output 1000 --json", "total",
    "\"1.39\"" },
  { "call/above-tier", "cost --model gpt-5.5 --input 272001 --output 1000 --json", "total",
    "\"2.76501\"" },
  { "call/name", "cost --model 'opus 4.8' --input 1000 --output 500 --json", "model",
    "\"claude-opus-4-8\"" },

  /* Bills at a boundary: a hard cap blocks, what is included is no overage. */
  { "bill/at-cap", "bill usage-gated.ratebook --plan starter --usage ai_runs=200 --json", "total",
    "\"29\"" },
  { "bill/past-cap", "bill usage-gated.ratebook --plan starter --usage ai_runs=201 --json",
    "blocked/ai_runs", "\"1\"" },
  { "bill/past-cap-total", "bill usage-gated.ratebook --plan starter --usage ai_runs=5k --json",
    "total", "\"29\"" },
  { "bill/included", "bill credit-tiers.ratebook --plan starter --usage credits=5000 --json",
    "total", "\"29\"" },
  { "bill/overage", "bill credit-tiers.ratebook --plan starter --usage credits=5001 --json",
    "total", "\"29.01\"" },
  { "bill/overage-line", "bill credit-tiers.ratebook --plan starter --usage credits=5001 --json",
    "lines/1/amount", "\"0.01\"" },
  { "bill/fee-quantity", "bill credit-tiers.ratebook --plan starter --json", "lines/0/quantity",
    "\"1\"" },
  { "bill/half-cent", "bill credit-tiers.ratebook --plan pro --usage credits=100001 --json",
    "total", "\"299.01\"" },
  { "bill/several", "bill hybrid.ratebook --plan team --usage ai_runs=501 --usage seats=3 --json",
    "total", "\"49.15\"" },
  { "bill/added", "bill credit-tiers.ratebook --plan starter --usage credits=5k credits=100 --json",
    "total", "\"30\"" },
  { "bill/trial", "bill token-api.ratebook --plan payg --phase trial --usage input_tokens=1 --json",
    "total", "\"0\"" },

  /* Solving, at every kind of place. */
  { "solve/price", "solve usage-gated.ratebook --plan starter --margin 0.7 --json", "value",
    "\"18.34\"" },
  { "solve/percent", "solve usage-gated.ratebook --plan starter --margin 70% --json", "value",
    "\"18.34\"" },
  { "solve/number", "solve usage-gated.ratebook --plan pro --margin 0.7 --at 1.5k --json", "usage",
    "\"1500\"" },
  { "solve/cap-share", "solve usage-gated.ratebook --plan pro --margin 0.7 --at cap:80% --json",
    "usage", "\"1600\"" },
  { "solve/cap-price", "solve usage-gated.ratebook --plan pro --margin 0.7 --at cap:80% --json",
    "value", "\"83.34\"" },
  { "solve/included",
    "solve credit-tiers.ratebook --plan starter --margin 0.7 --at included --json", "usage",
    "\"5000\"" },
  { "solve/level", "solve usage-gated.ratebook --plan pro --margin 0.7 --at heavy --json", "at",
    "\"heavy\"" },
  { "solve/cap", "solve usage-gated.ratebook --plan starter --margin 0.7 --for cap --json", "value",
    "\"456\"" },
};

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();

  rbk_cli_add_figures ("/cli/figures/", cases, G_N_ELEMENTS (cases));

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-template.h"
#include "rbk-test-repeats.h"

/* Figures of texts, each as TEXT:VERDICT:WHERE. */
typedef struct
{
  const char *name, *book, *text, *expected;
} Case;

#define GATED "usage-gated"
#define CREDITS "credit-tiers"

static const Case cases[] = {
  { "short", GATED, "81% at $29, 200 runs",
    "81%:holds:starter.margin@200 $29:holds:starter.price" },
  { "usual", GATED, "Starter keeps ~81% at $29.",
    "~81%:holds:starter.margin@p50 "
    "$29:holds:starter.price" },
  { "clauses", GATED, "Starter keeps 81%, and Pro keeps 76% at p90 and 70% at its cap.",
    "81%:holds:starter.margin@p50 76%:holds:pro.margin@p90 70%:holds:pro.margin@cap:100%" },
  { "other-order", GATED, "81% on Starter and 79% on Team",
    "81%:holds:starter.margin@p50 "
    "79%:holds:team.margin@p99" },
  { "part-of-cap", GATED, "Starter at 80% of its cap costs $5.00",
    "$5.00:holds:starter.cost@cap:80%" },
  { "no-overhead", GATED, "Pro keeps 62% for a heavy customer", "62%:differs:pro.margin@heavy" },
  { "digits", GATED, "Starter: 81.0% margin. Starter: 81.1% margin.",
    "81.0%:holds:starter.margin@p50 81.1%:differs:starter.margin@p50" },
  { "half", GATED, "Starter costs $4.2, $4.3 cost, $4.25 cost, $4.24 cost at 100 runs.",
    "$4.2:holds:starter.cost@100 $4.3:holds:starter.cost@100 $4.25:holds:starter.cost@100 "
    "$4.24:differs:starter.cost@100" },
  { "floor", GATED, "Pro has a floor price of $79.17, loaded cost $23.75",
    "$79.17:holds:pro.floor_price@p90 $23.75:holds:pro.cost@p90" },
  { "cap", GATED, "Pro has a cap of 5,000 runs.", "5,000:differs:pro.cap" },
  { "table", GATED,
    "| Plan | Price | Margin at p90 |\n|---|---|---|\n| Pro | $99 | ~76% |\n| Team | 399 USD | 93% "
    "|",
    "$99:holds:pro.price ~76%:holds:pro.margin@p90 399:holds:team.price "
    "93%:holds:team.margin@p90" },
  { "tabs", GATED, "Plan\tLoaded cost\nStarter\t$5.50\nPro\t$30\n",
    "$5.50:holds:starter.cost@p50 $30:differs:pro.cost@p90" },
  { "nobody", GATED, "Half of it is 81%.", "81%:unknown:" },
  { "nothing", GATED, "On the 18th day of 2026 we met 3 people.", "" },
  { "call", CREDITS, "A request costs $0.0175.", "$0.0175:holds:workload:request.cost" },
  { "overage", CREDITS, "Starter overage is $0.01, a 1.724x overage; Pro overage is 2x.",
    "$0.01:holds:starter.overage 1.724x:holds:starter.overage_multiple "
    "2x:holds:pro.overage_multiple" },
  { "included", CREDITS, "Pro at $299 has 100k credits included.",
    "$299:holds:pro.price 100k:holds:pro.included" },
  { "quote", CREDITS, "Enterprise is $2,500.", "$2,500:unknown:enterprise.price" },
};

/* The figures of the two articles, as they stand there. The book of the first is at the price that
 * three of its four rows imply, so what rests on the other prices differs: the light row, the Pro
 * of the questions and the Pro of the summary, which is that of its cap. */
static const Case articles[] = {
  { "summary", GATED,
    "| Plan | Price | AI runs/month | Inference cost at median usage | Gross margin |\n"
    "|, -|, -|, -|, -|, -|\n"
    "| Starter | $29/month | 200 | $2.50 + $3 overhead | ~81% |\n"
    "| Pro | $99/month | Unlimited (soft cap 2,000) | $25 + $5 overhead (90th pct) | ~70% |\n"
    "| Team | $399/month | Custom quota | $75 + $10 overhead (99th pct) | ~79% |",
    "$29:holds:starter.price $2.50:holds:starter.inference@200 $3:holds:starter.overhead "
    "~81%:holds:starter.margin@200 "
    "$99:holds:pro.price 2,000:holds:pro.cap $25:differs:pro.inference@p90 "
    "$5:holds:pro.overhead ~70%:differs:pro.margin@p90 "
    "$399:holds:team.price $75:holds:team.inference@p99 $10:holds:team.overhead "
    "~79%:holds:team.margin@p99" },
  { "levels", GATED,
    "| Usage level | Calls/month | Avg tokens/call | Total tokens | Monthly inference cost |\n"
    "|---|---|---|---|---|\n"
    "| Light (casual user) | 40 | 800 | 32,000 | $0.48 |\n"
    "| Medium (active user) | 200 | 1,000 | 200,000 | $2.50 |\n"
    "| Heavy (power user) | 1,000 | 1,500 | 1,500,000 | $18.75 |\n"
    "| Extreme (team lead) | 3,000 | 2,000 | 6,000,000 | $75.00 |",
    "$0.48:differs:pro.inference@light $2.50:holds:pro.inference@medium "
    "$18.75:holds:pro.inference@heavy $75.00:holds:team.inference@extreme" },
  { "starter", GATED,
    "Starter: if your median active user runs 200 calls/month at 1,000 tokens average, your "
    "inference cost is $2.50. Add infra and support overhead of $3.00/user. Floor is $5.50. A "
    "$29/month plan gives ~81% gross margin at median usage.",
    "$2.50:holds:starter.inference@medium $3.00:holds:starter.overhead "
    "$5.50:holds:starter.cost@p50 $29:holds:starter.price ~81%:holds:starter.margin@p50" },
  { "pro", GATED,
    "Pro: if your 90th-percentile power user runs 1,000 calls/month at 1,500 tokens average, "
    "inference cost is $18.75. Add $5.00 overhead. Floor is $23.75. A $99/month plan gives ~76% "
    "gross margin on that user.",
    "$18.75:holds:pro.inference@heavy $5.00:holds:pro.overhead $23.75:holds:pro.cost@p90 "
    "$99:holds:pro.price ~76%:holds:pro.margin@p90" },
  { "questions", GATED,
    "If Pro users run 1,000 calls at 1,500 tokens average, cost rises to ~$37.50/user, a $99 Pro "
    "plan still margins at ~62%. Starter at 500 tokens a call and 200 calls costs $5.50.",
    "~$37.50:differs:pro.cost@heavy $99:holds:pro.price ~62%:differs:pro.margin@heavy "
    "$5.50:unknown:" },
  { "caps", GATED,
    "Starter at 80% of its cap costs $5.00 and keeps 82.76%. Pro keeps 69.70% at its cap. Pro "
    "has a cap of 2,000 calls, a cap of 5,000 calls and a cap of 1,000 calls.",
    "$5.00:holds:starter.cost@cap:80% 82.76%:holds:starter.margin@cap:80% "
    "69.70%:holds:pro.margin@cap:100% 2,000:holds:pro.cap 5,000:differs:pro.cap "
    "1,000:differs:pro.cap" },
  { "team", GATED,
    "Team at $299 keeps 71.57%. Team at $999 keeps 91.49%. Team keeps 78.70% at $399.",
    "$299:differs:team.price 71.57%:differs:team.margin@p99 $999:differs:team.price "
    "91.49%:differs:team.margin@p99 78.70%:holds:team.margin@p99 $399:holds:team.price" },
  { "other-rates", GATED,
    "Starter keeps 89.48%, Starter keeps 72.41%, Pro keeps 57.07%, Pro keeps 59.09%.",
    "89.48%:differs:starter.margin@p50 72.41%:differs:starter.margin@p50 "
    "57.07%:differs:pro.margin@p90 59.09%:differs:pro.margin@p90" },
  { "prices", GATED, "Haiku costs $0.00025 per 1K tokens; a seat is $75 per seat.",
    "$0.00025:unknown: $75:unknown:" },
  { "tiers", CREDITS,
    "| Tier | Price/mo | Included | Limit type | Best for |\n|---|---|---|---|---|\n"
    "| Sandbox | $0 | 100 credits/month | Hard cap | Devs evaluating, demos |\n"
    "| Starter | $29 | 5,000 credits/month | Soft cap, $0.01/credit overage | Indie devs |\n"
    "| Pro | $299 | 100,000 credits/month | Soft cap, $0.005/credit overage | Growing teams |\n"
    "| Scale | From $2,500 | Annual commit | Negotiated overage | $1M+ ARR mid-market |\n"
    "| Enterprise | Custom | Custom + SLA | Custom | Regulated |",
    "$0:holds:sandbox.price 100:holds:sandbox.included $29:holds:starter.price "
    "5,000:holds:starter.included $0.01:holds:starter.overage $299:holds:pro.price "
    "100,000:holds:pro.included $0.005:holds:pro.overage $2,500:holds:scale.price "
    "$1M:unknown:" },
  { "request", CREDITS,
    "Your cost per request is $0.005 + $0.0125 = $0.0175. With 35% more tokens a request costs "
    "$0.023625. At the old price a request cost $0.0525. A 50k-token prompt makes a request cost "
    "$0.2625.",
    "$0.005:unknown: $0.0125:unknown: $0.0175:holds:workload:request.cost 35%:unknown: "
    "$0.023625:differs:workload:request.cost $0.0525:differs:workload:request.cost "
    "$0.2625:differs:workload:request.cost" },
  { "multiples", CREDITS,
    "Starter overage is $0.01, a 1.724x overage. Pro overage is $0.005, a 1.672x overage. "
    "Starter's included credit "
    "is $0.0058/credit, Pro's is $0.00299 per credit. Pro costs $41.25.",
    "$0.01:holds:starter.overage 1.724x:holds:starter.overage_multiple "
    "$0.005:holds:pro.overage 1.672x:holds:pro.overage_multiple $0.0058:unknown: "
    "$0.00299:unknown: $41.25:holds:pro.cost@p90" },
  { "full-use", CREDITS,
    "Starter costs $87.50 at 5,000 credits and keeps -201.7%. Pro costs $1,750 at 100,000 credits.",
    "$87.50:differs:starter.cost@5000 201.7%:differs:starter.margin@5000 "
    "$1,750:differs:pro.cost@100000" },
};

/* Tables whose titles say what their bare numbers are. */
static const Case tables[] = {
  { "percent", GATED, "Plan\tPrice\tMargin %\nStarter\t29\t81\nPro\t98\t76.0",
    "29:holds:starter.price 81:holds:starter.margin@p50 98:differs:pro.price "
    "76.0:holds:pro.margin@p90" },
  { "share", GATED, "| Plan | Gross margin |\n|---|---|\n| Team | 0.79 |\n| Pro | 0.70 |",
    "0.79:holds:team.margin@p99 0.70:differs:pro.margin@p90" },
  { "small-percent", GATED, "| Plan | Margin % |\n|---|---|\n| Team | 0.79 |",
    "0.79:differs:team.margin@p99" },
  { "usage", GATED, "| Plan | Runs | Loaded cost (USD) |\n|---|---|---|\n| Pro | 1,000 | 17.50 |",
    "17.50:holds:pro.cost@1000" },
  { "multiple", CREDITS,
    "| Plan | Included | Overage | Overage multiple |\n|---|---|---|---|\n"
    "| Pro | 100,000 | 0.005 | 1.672 |",
    "100,000:holds:pro.included 0.005:holds:pro.overage 1.672:holds:pro.overage_multiple" },
  { "others", GATED, "| Plan | Seats | Best for |\n|---|---|---|\n| Pro | 5 | 3 teams |", "" },
};

static GPtrArray *
check (const char *name, const char *text, GError **error)
{
  g_autoptr(RbkBook) book = rbk_template_new_book (name, NULL);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  RbkExplainInput input = { .book = book, .spec = spec };

  g_assert_nonnull (spec);
  return rbk_claims_check (&input, text, error);
}

static void
test_case (gconstpointer data)
{
  const Case *given = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) claims = check (given->book, given->text, &error);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < claims->len; i++)
    {
      const RbkClaim *claim = g_ptr_array_index (claims, i);

      g_string_append_printf (found, "%s%s:%s:%s", i > 0 ? " " : "", claim->text,
                              rbk_claim_verdict_get_name (claim->verdict),
                              claim->where != NULL ? claim->where : "");
      g_assert_cmpint (claim->verdict == RBK_CLAIM_UNKNOWN, ==, claim->reason != NULL);
    }
  g_assert_cmpstr (found->str, ==, given->expected);
}

static void
test_limits (void)
{
  g_autofree char *large = g_strnfill (70000, 'x');
  g_autofree char *wide = g_strnfill (65000, '9');
  g_autofree char *busy = g_strnfill (60000, '$');
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) many = NULL;
  g_autoptr(GError) odd = NULL;
  g_autoptr(GPtrArray) claims = NULL;

  g_assert_null (check (GATED, large, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
  for (gsize i = 1; i < 60000; i += 3)
    busy[i] = '1';
  g_assert_null (check (GATED, busy, &many));
  g_assert_error (many, RBK_ERROR, RBK_ERROR_RANGE);
  g_assert_null (check (GATED, "81 \xff", &odd));
  g_assert_error (odd, RBK_ERROR, RBK_ERROR_SYNTAX);
  claims = check (GATED, wide, NULL);
  g_assert_nonnull (claims);
  g_assert_cmpuint (claims->len, ==, 0);
}

/* Whatever is pasted, nothing breaks. */
static void
test_random (void)
{
  static const char *const parts[] = { "Starter", "Pro ",  "81",  "%",      "$",  "29", ",",
                                       ".",       " and ", "|",   "\t",     "\n", "x",  "p",
                                       "90",      "k",     "cap", "margin", "€",  "th", "~" };

  for (guint i = 0; i < rbk_test_repeats (2000, 100); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GPtrArray) claims = NULL;

      for (int k = g_test_rand_int_range (0, 40); k > 0; k--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      claims = check (GATED, text->str, NULL);
      g_assert_nonnull (claims);
    }
}

static void
add_cases (const char *of, const Case *list, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("/claim/%s/%s", of, list[i].name);

      g_test_add_data_func (path, &list[i], test_case);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("text", cases, G_N_ELEMENTS (cases));
  add_cases ("article", articles, G_N_ELEMENTS (articles));
  add_cases ("table", tables, G_N_ELEMENTS (tables));
  g_test_add_func ("/claim/limits", test_limits);
  g_test_add_func ("/claim/random", test_random);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claim.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-template.h"

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

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GPtrArray) claims = NULL;

      for (int k = g_test_rand_int_range (0, 40); k > 0; k--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      claims = check (GATED, text->str, NULL);
      g_assert_nonnull (claims);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/claim/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/claim/limits", test_limits);
  g_test_add_func ("/claim/random", test_random);
  return g_test_run ();
}

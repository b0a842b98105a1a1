/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Invoices of months in which terms change. By hand: the first 20 of June's 30 days at 30 a month
 * and the last 10 at 60 come to 20 each. 300 calls are 10 a day: 150 credits until the 15th, then
 * 100 until the 20th, as a call takes 2 from the 16th on, and 200 more. */

#define BOOK                                                                                       \
  "{'format': 'ratebook', 'version': 1, 'title': 'Shop', 'currency': 'USD', 'meters': [{'key': "   \
  "'credits', 'name': 'Credits', 'kind': 'credit'}], 'models': [{'model': 'm', 'input': '10', "    \
  "'output': '10'}, {'model': 'm', 'effective_from': '2026-06-11', 'input': '5', 'output': '5'}]," \
  "'workloads': [{'key': 'chat', 'meters': ['credits'], 'routes': [{'model': 'm', "                \
  "'input_tokens': '1000', 'credits': '1', 'credit_rates': [{'effective_from': '2026-06-16', "     \
  "'credits': '2'}]}]}], 'plans': [{'key': 'pro', 'name': 'Pro', 'phases': [{'key': 'trial', "     \
  "'name': 'Trial', 'kind': 'trial', 'duration': 'P14D', 'rate_cards': [{'key': 'base', "          \
  "'amount': '0', 'price': 'flat'}]}, {'key': 'now', 'name': 'Now', 'rate_cards': [{'key': "       \
  "'base', 'price': 'flat', 'amount': '30', 'annual_amount': '300'}, {'key': 'credits', 'meter': " \
  "'credits', 'price': 'per_unit', 'amount': '0.01', 'entitlement': {'included': '100'}}]}, "      \
  "{'key': 'later', 'name': 'Later', 'effective_from': '2026-06-21', 'rate_cards': [{'key': "      \
  "'base', 'price': 'flat', 'amount': '60', 'annual_amount': '600'}, {'key': 'credits', 'meter': " \
  "'credits', 'price': 'per_unit', 'amount': '0.02', 'entitlement': {'included': '100'}}]}]}], "   \
  "'discounts': [{'key': 'tenth', 'percent': '10'}]}"
#define BILL(rest) "bill over-time.ratebook --plan pro --json " rest
#define JUNE(rest) BILL ("--date 2026-06-20 " rest)

static const RbkCliFigure figures[] = {
  { "fee-before", JUNE (""), "lines/0/amount", "\"20\"" },
  { "fee-after", JUNE (""), "lines/1/amount", "\"20\"" },
  { "from", JUNE (""), "lines/1/from", "\"2026-06-21\"" },
  { "to", JUNE (""), "lines/1/to", "\"2026-06-30\"" },
  { "phase-of-the-day", JUNE (""), "phase", "\"now\"" },
  { "phase-of-another", BILL ("--date 2026-06-21"), "phase", "\"later\"" },
  { "stretch", JUNE (""), "stretches/0/to", "\"2026-06-20\"" },
  { "calls", JUNE ("--calls 300"), "total", "\"45.5\"" },
  { "calls-at-their-rate", JUNE ("--calls 300"), "lines/3/quantity", "\"100\"" },
  { "calls-in-credits", JUNE ("--calls 300"), "usage/credits", "\"450\"" },
  { "calls-cost", JUNE ("--calls 300"), "inference", "\"2\"" },
  { "calls-of-a-day", JUNE ("--calls 300@2026-06-16"), "usage/credits", "\"600\"" },
  { "calls-of-two-days", JUNE ("--calls 150@2026-06-15 --calls 150@2026-06-16"), "usage/credits",
    "\"450\"" },
  { "calls-of-days-cost", JUNE ("--calls 150@2026-06-10 --calls 150@2026-06-16"), "inference",
    "\"2.25\"" },
  { "credits-by-hand", JUNE ("--usage credits=300"), "total", "\"43\"" },
  { "credits-of-a-day", JUNE ("--usage credits=300@2026-06-20"), "total", "\"42\"" },
  { "credits-of-two-days", JUNE ("--usage credits=150@2026-06-20 --usage credits=150@2026-06-21"),
    "total", "\"43.5\"" },
  { "discount", JUNE ("--discount tenth"), "total", "\"36\"" },
  { "discount-of", JUNE ("--discount tenth"), "subtotal", "\"40\"" },
  { "trial", JUNE ("--start 2026-06-10"), "lines/0/amount", "\"0\"" },
  { "trial-then", JUNE ("--start 2026-06-10"), "total", "\"32\"" },
  { "started", JUNE ("--start 2026-06-10"), "start", "\"2026-06-10\"" },
  { "month-of-start", JUNE ("--start 2026-06-10"), "to", "\"2026-07-09\"" },
  { "end-of-months", BILL ("--date 2026-03-02 --start 2026-01-31"), "from", "\"2026-02-28\"" },
  { "year-in-its-month", BILL ("--annual --start 2025-03-05 --date 2026-03-20"), "total",
    "\"300\"" },
  { "year-in-its-month-to", BILL ("--annual --start 2025-03-05 --date 2026-03-20"), "lines/0/to",
    "\"2027-03-18\"" },
  { "year-in-another-month", BILL ("--annual --start 2025-03-05 --date 2026-05-20"), "total",
    "\"0\"" },
};

/* Where nothing changes within the month it is as before. */
static void
test_unchanged (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (BILL ("--date 2026-07-20 --usage credits=300"));
  g_autoptr(RbkCliRun) phase =
                 rbk_cli_run_line (BILL ("--date 2026-07-20 --phase later --usage credits=300"));

  g_assert_cmpint (run->status, ==, 0);
  g_assert_false (rbk_cli_has (run, "", "stretches"));
  g_assert_cmpstr (run->output, ==, phase->output);
}

/* What a later change adds to the book above. */
static const struct
{
  const char *after, *added;
} later[] = {
  { "{'effective_from': '2026-06-16', 'credits': '2'}",
    ", {'effective_from': '2027-01-01', 'credits': '9'}" },
  { "'effective_from': '2026-06-11', 'input': '5', 'output': '5'}",
    ", {'model': 'm', 'effective_from': '2027-01-01', 'input': '50', 'output': '50'}" },
  { "'price': 'per_unit', 'amount': '0.02', 'entitlement': {'included': '100'}}]}",
    ", {'key': 'last', 'effective_from': '2027-01-01', 'rate_cards': [{'key': 'base', 'price': "
    "'flat', 'amount': '99'}]}" },
  { "'amount': '0', 'price': 'flat'}]}",
    ", {'key': 'trial-2', 'kind': 'trial', 'duration': 'P30D', 'effective_from': '2027-01-01', "
    "'rate_cards': [{'key': 'base', 'price': 'flat', 'amount': '5'}]}" },
  { "'plans': [", "{'key': 'new', 'phases': [{'key': 'now', 'rate_cards': [{'key': 'base', "
                  "'price': 'flat', 'amount': '1'}]}]}, " },
};

static char *
dup_later_book (void)
{
  g_autoptr(GString) text = g_string_new (BOOK);

  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    {
      const char *found = strstr (text->str, later[i].after);

      g_assert_nonnull (found);
      g_string_insert (text, found - text->str + (gssize) strlen (later[i].after), later[i].added);
    }

  return g_strdelimit (g_strdup (text->str), "'", '"');
}

/* Each invoice of before a change is the same to the byte after it, for people and for programs. */
static void
test_stays (void)
{
  static const char *const ways[] = { "", "--json", "--start 2026-01-31",
                                      "--start 2026-06-10 --json", "--annual --json" };
  g_autofree char         *book = dup_later_book ();

  rbk_cli_write ("later.ratebook", book);
  for (guint month = 1; month <= 11; month++)
    for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
      {
        g_autofree char *rest =
            g_strdup_printf ("--plan pro --date 2026-%02u-15 --calls 300 %s", month, ways[i]);
        g_autofree char *before_line = g_strconcat ("bill over-time.ratebook ", rest, NULL);
        g_autofree char *after_line = g_strconcat ("bill later.ratebook ", rest, NULL);
        g_autoptr(RbkCliRun) before = rbk_cli_run_line (before_line);
        g_autoptr(RbkCliRun) after = rbk_cli_run_line (after_line);

        g_assert_cmpint (after->status, ==, before->status);
        g_assert_cmpstr (after->output, ==, before->output);
      }
}

/* And after it, it holds. */
static void
test_then_changes (void)
{
  g_autoptr(RbkCliRun) before = rbk_cli_run_line (BILL ("--date 2027-01-15"));
  g_autoptr(RbkCliRun) after =
                 rbk_cli_run_line ("bill later.ratebook --plan pro --json --date 2027-01-15");

  rbk_cli_assert_text (before, "total", "60");
  rbk_cli_assert_text (after, "total", "99");
}

static const struct
{
  const char *line, *message;
  int         status;
} refused[] = {
  { JUNE ("--start 2026-06-21"), "not subscribed", 1 },
  { JUNE ("--start yesterday"), "not a date", 2 },
  { JUNE ("--calls many"), "write how many calls", 2 },
  { JUNE ("--calls -1"), "write how many calls", 2 },
  { JUNE ("--usage credits=1@2026-07-01"), "2026-06-01 to 2026-06-30", 2 },
  { JUNE ("--usage credits=1@soon"), "for one day", 2 },
  { JUNE ("--phase now --calls 1"), "leave it out", 2 },
  { JUNE ("--phase now --start 2026-01-01"), "leave it out", 2 },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (refused[i].line);

      if (run->status != refused[i].status || strstr (run->errors, refused[i].message) == NULL)
        g_error ("%s: %d, %s", refused[i].line, run->status, run->errors);
      g_assert_cmpstr (run->output, ==, "");
    }
}

static void
test_text (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "bill over-time.ratebook --plan pro --date 2026-06-20 --calls 300");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "The terms change within this month"));
  g_assert_nonnull (strstr (run->output, "2026-06-21 to 2026-06-30: Later"));
  g_assert_nonnull (strstr (run->output, "(10 of 30 days)"));
  g_assert_nonnull (strstr (run->output, "45.50"));
  g_assert_nonnull (strstr (run->output, "Serving 300 calls costs you 2.00"));
}

int
main (int argc, char **argv)
{
  g_autofree char *book = g_strdelimit (g_strdup (BOOK), "'", '"');
  int              status;

  g_test_init (&argc, &argv, NULL);

  rbk_cli_write ("over-time.ratebook", book);
  rbk_cli_add_figures ("/cli/bill-time/", figures, G_N_ELEMENTS (figures));
  g_test_add_func ("/cli/bill-time/unchanged", test_unchanged);
  g_test_add_func ("/cli/bill-time/stays", test_stays);
  g_test_add_func ("/cli/bill-time/then-changes", test_then_changes);
  g_test_add_func ("/cli/bill-time/refused", test_refused);
  g_test_add_func ("/cli/bill-time/text", test_text);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}

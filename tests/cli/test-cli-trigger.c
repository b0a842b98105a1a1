/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

/* What a customer is told on the way to a cap. Starter stops at 200 runs, with alerts at 80 and
 * 100 %; Pro is 99 and bills past 2,000. */

#define STARTER "trigger usage-gated.ratebook --json --plan starter "
#define AT_160 STARTER "--used 160 --day 18 --month 2026-06"
#define AT_CAP STARTER "--used 200 --day 18 --month 2026-06"
#define CALENDAR STARTER "--usage days.csv"
#define PRO "trigger usage-gated.ratebook --json --plan pro "

static const RbkCliFigure cases[] = {
  /* Of all on Starter, a comes to 50 and 80 % on the first day and to all on the second. b comes
   * to half in June, and in July the count starts anew.
   * c passes all at once, and takes Pro where each takes the cheapest. */
  { "calendar-50", CALENDAR, "calendar/0/at_50", "3" },
  { "calendar-80", CALENDAR, "calendar/0/at_80", "2" },
  { "calendar-100", CALENDAR, "calendar/0/at_100", "2" },
  { "calendar-stake", CALENDAR, "calendar/0/revenue_at_stake", "\"140\"" },
  { "calendar-day", CALENDAR, "calendar/0/days/0/day", "\"2026-06-01\"" },
  { "calendar-day-50", CALENDAR, "calendar/0/days/0/at_50", "1" },
  { "calendar-day-100", CALENDAR, "calendar/0/days/1/at_100", "1" },
  { "calendar-last", CALENDAR, "calendar/0/days/2/at_50", "2" },
  { "calendar-mix", "trigger usage-gated.ratebook --json --usage days.csv", "calendar/0/at_100",
    "1" },
  { "share", AT_160, "share", "0.8" },
  { "cap", AT_160, "cap", "\"200\"" },
  { "recommend", AT_160, "recommend/plan", "\"pro\"" },
  { "price", AT_160, "recommend/price", "\"99\"" },
  { "banner", AT_160, "texts/alert:80/0/title", "\"80 % of your AI runs used\"" },
  { "mail", AT_160, "texts/alert:80/1/text",
    "\"160 of the 200 AI runs in Starter are used, and at this pace it will be 267 before "
    "2026-07-01. Pro has room for that, for $99 a month.\"" },
  { "button", AT_160, "texts/alert:80/1/buttons/0", "\"Upgrade to Pro\"" },
  { "confirmation", AT_160, "texts/confirmation/0/title", "\"You are on Pro now\"" },
  { "sent", AT_160, "texts/alert:80/1/not_sent", "null" },
  { "share-not-all", STARTER "--used 199.99 --day 30 --month 2026-06", "texts/alert:80/0/title",
    "\"99 % of your AI runs used\"" },
  { "gate", AT_CAP, "texts/limit/0/title", "\"All 200 AI runs are used\"" },
  { "gate-way-on", AT_CAP, "texts/limit/0/buttons/0", "\"Upgrade to Pro\"" },
  { "gate-usage", AT_CAP, "texts/limit/0/buttons/1", "\"View usage\"" },
  { "upgrade", AT_CAP, "texts/upgrade/0/text",
    "\"So far you have used 200 AI runs. If you go on like this it will be 333 by 2026-07-01; "
    "Starter has 200. Pro costs $99 a month.\"" },
  /* 200 in 18 days, by the length of the month. */
  { "days-30", AT_CAP, "projected", "\"333\"" },
  { "days-31", STARTER "--used 200 --day 18 --month 2026-07", "projected", "\"344\"" },
  { "days-28", STARTER "--used 200 --day 18 --month 2026-02", "projected", "\"311\"" },
  { "days-29", STARTER "--used 200 --day 18 --month 2028-02", "projected", "\"322\"" },
  { "no-leap-1900", STARTER "--used 200 --day 18 --month 1900-02", "days", "28" },
  { "leap-2000", STARTER "--used 200 --day 18 --month 2000-02", "days", "29" },
  { "new-year", STARTER "--used 200 --day 18 --month 2026-12", "reset_date", "\"2027-01-01\"" },
  { "month-of-date", STARTER "--used 200 --day 18 --date 2026-02-03", "projected", "\"311\"" },
  /* The pace alone: said from the third day on, where no alert says it. */
  { "pace-text", STARTER "--used 100 --day 9 --month 2026-06", "texts/projection/0/title",
    "\"333 AI runs at this pace\"" },
  { "pace-fits", STARTER "--used 60 --day 9 --month 2026-06", "over_at_this_pace", "false" },
  { "nothing", STARTER "--used 0 --day 1 --month 2026-06", "projected", "\"0\"" },
  { "large", STARTER "--used 2k --day 30 --month 2026-06", "projected", "\"2000\"" },
  /* Without thresholds in the book those of everybody hold. Past a soft cap nothing stops; Team
   * costs more than staying. */
  { "soft-stays", PRO "--used 2500 --day 30 --month 2026-06", "recommend", "null" },
  /* There is nothing to offer, so something else is said in the mail's place. */
  { "stand-in", PRO "--used 1600 --day 18 --month 2026-06", "texts/alert:80/1/text",
    "\"1,600 of the 2,000 AI runs in Pro are used, and at this pace it will be 2,667 before "
    "2026-07-01.\"" },
  { "stand-in-button", PRO "--used 1600 --day 18 --month 2026-06", "texts/alert:80/1/buttons/0",
    "\"View usage\"" },
  { "stand-in-sent", PRO "--used 1600 --day 18 --month 2026-06", "texts/alert:80/1/not_sent",
    "null" },
  { "stand-in-pace", PRO "--used 1500 --day 18 --month 2026-06", "texts/projection/0/text",
    "\"Pro has 2,000 until 2026-07-01.\"" },
  { "stand-in-overage",
    "trigger credit-tiers.ratebook --json --plan starter --used 4500 --day 18 --month 2026-06",
    "texts/alert:80/1/text",
    "\"4,500 of the 5,000 credits in Starter are used, and at this pace it will be 7,500 before "
    "2026-07-01. Nothing stops at 5,000: each one past that costs $0.01.\"" },
  /* 160 at an even pace in 30 days: half of 200 by day 19, as 160 / 30 x 18 = 96; 80 % on the
   * last, and all of it not at all. */
  { "levels", "trigger usage-gated.ratebook --json --month 2026-06", "levels/1/day_80", "24" },
  { "levels-february", "trigger usage-gated.ratebook --json --month 2026-02", "levels/1/day_80",
    "23" },
  { "levels-never", "trigger usage-gated.ratebook --json --month 2026-06", "levels/0/day_50",
    "null" },
  { "even", "trigger usage-gated.ratebook --json --plan starter --usage sums.csv --month 2026-06",
    "even_pace", "true" },
  { "even-50", STARTER "--usage sums.csv --month 2026-06", "calendar/0/days/0/day", "\"19\"" },
  { "even-80", STARTER "--usage sums.csv --month 2026-06", "calendar/0/days/1/day", "\"30\"" },
  { "even-100", STARTER "--usage sums.csv --month 2026-06", "calendar/0/at_100", "0" },
  { "even-february", STARTER "--usage sums.csv --month 2026-02", "calendar/0/days/0/day",
    "\"18\"" },
  { "made-up", "trigger usage-gated.ratebook --json --synthetic 100", "even_pace", "true" },
  { "no-cap", "trigger usage-gated.ratebook --json --plan team --used 9 --day 3", "share", "null" },
};

/* What is due, in its order. */
static const struct
{
  const char *line, *due;
} dues[] = {
  { AT_160, "alert:80" },
  { STARTER "--used 159.99 --day 30 --month 2026-06", "" },
  { AT_CAP, "alert:100 limit" },
  { STARTER "--used 100 --day 9 --month 2026-06", "projection" },
  { STARTER "--used 100 --day 2 --month 2026-06", "" },
  { STARTER "--used 100 --day 3 --month 2026-06", "projection" },
  { STARTER "--used 60 --day 9 --month 2026-06", "" },
  { PRO "--used 1000 --day 30 --month 2026-06", "alert:50" },
  { PRO "--used 2000 --day 30 --month 2026-06", "alert:100" },
  { "trigger usage-gated.ratebook --json --plan team --used 9 --day 3", "" },
};

static void
test_due (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (dues[i].line);
      g_autoptr(GString) due = g_string_new (NULL);

      for (guint k = 0; k < rbk_cli_length (run, "due"); k++)
        {
          g_autofree char *path = g_strdup_printf ("due/%u", k);

          g_string_append_printf (due, "%s%s", k > 0 ? " " : "", rbk_cli_text (run, path));
        }
      g_test_message ("%s", dues[i].line);
      g_assert_cmpstr (due->str, ==, dues[i].due);
    }
}

static void
test_one_mail (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (PRO "--used 1600 --day 18 --month 2026-06");

  g_assert_cmpuint (rbk_cli_length (run, "texts/alert:80"), ==, 2);
}

/* An occasion for which nobody wrote anything. */
static void
test_no_text (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (PRO "--used 1000 --day 30 --month 2026-06");

  g_assert_cmpuint (rbk_cli_length (run, "texts/alert:50"), ==, 0);
}

static void
test_text (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "trigger usage-gated.ratebook --plan starter --used 200 --day 18 --month 2026-06");
  const char *const parts[] = {
    "200 of 200 AI runs in Starter are used: 100 %.",
    "At this pace it will be 333 in a month of 30 days, past the cap.",
    "To offer: Pro, $99.",
    "limit, due now\n",
    "[Upgrade to Pro] [View usage]",
    "upgrade, when asked",
    "confirmation, 24 hours after",
  };

  rbk_cli_assert_parts (run, parts, G_N_ELEMENTS (parts));
}

static void
test_refused (void)
{
  static const RbkCliRefusal refused[] = {
    { "trigger usage-gated.ratebook --used 1 --day 1", "--plan", 2 },
    { "trigger usage-gated.ratebook --plan starter --day 1", "--used", 2 },
    { "trigger usage-gated.ratebook --plan starter --used 1", "--day", 2 },
    { "trigger usage-gated.ratebook --plan gone --used 1 --day 1", "gone", 2 },
    { STARTER "--used -1 --day 1", "--used", 2 },
    { STARTER "--used x --day 1", "--used", 2 },
    { STARTER "--used 1 --day 0", "--day", 2 },
    { STARTER "--used 1 --day 31 --month 2026-06", "1 to 30", 2 },
    { STARTER "--used 1 --day 29 --month 2026-02", "1 to 28", 2 },
    { STARTER "--used 1 --day 1.5", "--day", 2 },
    { STARTER "--used 1 --day 1 --month 2026-13", "--month", 2 },
    { STARTER "--used 1 --day 1 --month 2026-6", "--month", 2 },
    { STARTER "--used 1 --day 1 --month 2026-06-01", "--month", 2 },
    { STARTER "--used 170000000000000000000 --day 1", "too large", 3 },
    { STARTER "--usage days.csv --used 3", "of one customer", 2 },
    { "trigger gone.ratebook --plan starter --used 1 --day 1", "gone.ratebook", 3 },
  };

  rbk_cli_assert_refused (refused, G_N_ELEMENTS (refused));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("days.csv", "customer_id,day,calls\na,2026-06-01,160\na,2026-06-02,40\n"
                             "b,2026-06-03,100\nb,2026-07-01,99\nc,2026-06-03,500\n");
  rbk_cli_write ("sums.csv", "customer_id,calls\na,160\n");
  rbk_cli_add_figures ("/cli/trigger/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/trigger/due", test_due);
  g_test_add_func ("/cli/trigger/no-text", test_no_text);
  g_test_add_func ("/cli/trigger/one-mail", test_one_mail);
  g_test_add_func ("/cli/trigger/text", test_text);
  g_test_add_func ("/cli/trigger/refused", test_refused);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}

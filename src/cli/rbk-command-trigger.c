/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-gate-message.h"
#include "rbk-load-customers.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-trigger-days.h"
#include "rbk-trigger-output.h"

typedef struct
{
  RbkCustomerOptions customers;
  char              *plan, *used, *day, *month, *date, *output;
  gboolean           json;
} TriggerOptions;

static void
clear_options (TriggerOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->plan);
  g_free (options->used);
  g_free (options->day);
  g_free (options->month);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TriggerOptions, clear_options)

static gboolean
check_options (const TriggerOptions *options, GError **error)
{
  const char *missing = options->plan == NULL   ? "plan"
                        : options->used == NULL ? "used"
                        : options->day == NULL  ? "day"
                                                : NULL;

  if (missing != NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "trigger: --%s is missing", missing);
  return missing == NULL;
}

static gboolean
read_used (const char *text, RbkDecimal *used, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (rbk_quantity_parse (text, used, &reason) && rbk_decimal_sign (*used) >= 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "--used: write how many units were used, zero or more, such as 160");
  return FALSE;
}

/* The first of a month, as `YYYY-MM`; of the book's date where nothing is said. */
static gboolean
read_month (const char *text, const GDate *date, GDate *month, GError **error)
{
  g_autofree char *first = text != NULL ? g_strconcat (text, "-01", NULL) : NULL;

  *month = *date;
  g_date_set_day (month, 1);
  if (text == NULL || (strlen (text) == strlen ("YYYY-MM") && rbk_date_parse (first, month, NULL)))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--month: write a month as 2026-02");
  return FALSE;
}

static gboolean
read_day (const TriggerOptions *options, const GDate *date, GDate *day, GError **error)
{
  guint64 number;
  guint   n_days;

  if (!read_month (options->month, date, day, error))
    return FALSE;
  n_days = g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day));
  if (g_ascii_string_to_unsigned (options->day, 10, 1, n_days, &number, NULL))
    {
      g_date_set_day (day, (GDateDay) number);
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "--day: write a day of the month, from 1 to %u: the last that counts", n_days);
  return FALSE;
}

static gboolean
write_answer (const RbkTrigger     *trigger,
              const RbkSpec        *spec,
              GPtrArray            *messages,
              const TriggerOptions *options,
              GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  if (!options->json)
    {
      text = rbk_trigger_output_text (trigger, spec, messages);
      return rbk_output_write (options->output, text, strlen (text), error);
    }
  json_builder_begin_object (builder);
  rbk_trigger_output_json (builder, trigger, spec, messages);
  json_builder_end_object (builder);
  return rbk_output_write_json (options->output, builder, error);
}

static gboolean
run (const char *path, const TriggerOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(GPtrArray) messages = NULL;
  const RbkPlanSpec *plan;
  RbkTrigger         trigger;
  RbkDecimal         used;
  GDate              day;

  if (!check_options (options, error) || !read_used (options->used, &used, error))
    return FALSE;
  spec = rbk_load_spec (path, options->date, &book, error);
  if (spec == NULL || !read_day (options, &spec->date, &day, error))
    return FALSE;
  messages = rbk_gate_messages_new (book, error);
  plan = messages != NULL ? rbk_spec_find_plan (spec, options->plan, error) : NULL;
  if (plan == NULL || !rbk_trigger_init (&trigger, spec, plan, used, &day, messages, error))
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  return write_answer (&trigger, spec, messages, options, error);
}

static gboolean
read_plan (const RbkSpec *spec, const char *key, int *plan, GError **error)
{
  const RbkPlanSpec *found = key != NULL ? rbk_spec_find_plan (spec, key, error) : NULL;

  *plan = found != NULL ? (int) (found - spec->plans) : -1;
  return key == NULL || found != NULL;
}

/* When customers come to caps, from day to day; without any, those of the usage levels. */
static gboolean
run_calendar (const char *path, TriggerOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = NULL;
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkCustomers) customers = NULL;
  g_autofree char *text = NULL;
  RbkTriggerAsked  asked = { .from = &from, .is_json = options->json };

  spec = rbk_load_spec (path, options->date, &book, error);
  if (spec == NULL || !read_month (options->month, &spec->date, &asked.month, error))
    return FALSE;
  if (!read_plan (spec, options->plan, &asked.plan, error))
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  if (!rbk_load_any_customers (path, book, spec, &options->customers, &from, &customers, error))
    return FALSE;
  text = customers != NULL ? rbk_trigger_days_to_text (spec, customers, &asked, error)
                           : rbk_trigger_paces_to_text (spec, &asked);
  if (text == NULL)
    {
      rbk_command_blame (error, from.path);
      return FALSE;
    }
  return rbk_output_write (options->output, text, strlen (text), error);
}

/* Of one customer it is said what was used by when. */
static gboolean
check_customers (const TriggerOptions *options, GError **error)
{
  if (options->customers.usage == NULL && options->customers.synthetic == NULL)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "trigger: --used and --day are of one customer, --usage and --synthetic of all");
  return FALSE;
}

/* trigger FILE [--usage CSV] [--plan P] [--month M] [--date D] [--json] [-o FILE];
 * trigger FILE --plan P --used N --day D [--month YYYY-MM] [--date D] [--json] [-o FILE] */
RbkExit
rbk_run_trigger (char **arguments)
{
  g_auto(TriggerOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  gboolean           is_done;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &options.plan,
      "The customer's plan, by its key; of a calendar, the one that all are on", "PLAN" },
    { "used", 0, 0, G_OPTION_ARG_STRING, &options.used,
      "Units used so far in the month; without it, on which days all customers come to caps", "N" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &options.day, "The day of the month, which counts", "D" },
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "month", 0, 0, G_OPTION_ARG_STRING, &options.month, "The month; else that of the date",
      "YYYY-MM" },
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &status))
    return status;
  if (options.used == NULL && options.day == NULL)
    is_done = run_calendar (files[0], &options, &error);
  else
    is_done = check_customers (&options, &error) && run (files[0], &options, &error);
  if (!is_done)
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

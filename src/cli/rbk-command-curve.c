/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-chart-file.h"
#include "rbk-curve-output.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-output.h"

#define PICTURE_WIDTH 960
#define PICTURE_HEIGHT 540

typedef struct
{
  RbkCustomerOptions customers;
  char             **plans;
  char              *meter, *from, *to, *of, *format, *date, *output;
  int                n_points;
  gboolean           is_log;
} CurveOptions;

static const char *const formats[] = { "json", "csv", "svg", "png", "pdf", NULL };

/* What --to-format says, else what the file's name ends in, else JSON. */
static const char *
find_format (const CurveOptions *options, GError **error)
{
  const char *dot = options->output != NULL ? strrchr (options->output, '.') : NULL;

  if (options->format == NULL)
    return dot != NULL && g_strv_contains (formats, dot + 1) ? dot + 1 : "json";
  if (g_strv_contains (formats, options->format))
    return options->format;

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--to-format %s: use json, csv, svg, png or pdf",
               options->format);

  return NULL;
}

static gboolean
read_end (const char *name, const char *text, RbkDecimal *end, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (rbk_quantity_parse (text, end, NULL) && rbk_decimal_sign (*end) >= 0)
    return TRUE;

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--%s %s: write a usage such as 200 or 5k", name,
               text);

  return FALSE;
}

/* The meter asked for. Where calls count on none, as in a book brought in from a billing
 * system, the first of which any can be used says more than fees alone; -1 leaves it at calls. */
static gboolean
find_axis (const char *meter, const RbkSpec *spec, int *axis, GError **error)
{
  if (meter != NULL)
    {
      *axis = rbk_spec_find_meter (spec, meter, error);
      return *axis >= 0;
    }
  for (guint i = 0; *axis < 0 && i < spec->n_meters; i++)
    if (!spec->meters[i].is_level)
      *axis = (int) i;

  return TRUE;
}

static gboolean
read_range (const CurveOptions *options,
            const RbkSpec      *spec,
            RbkPopulation      *population,
            RbkCurveRange      *range,
            GError            **error)
{
  int axis;

  rbk_curve_range_init (range, spec, population);
  axis = range->axis;
  if (!find_axis (options->meter, spec, &axis, error))
    return FALSE;
  if (axis != range->axis)
    rbk_curve_range_init_on (range, spec, axis, population);
  if (!read_end ("from", options->from, &range->from, error) ||
      !read_end ("to", options->to, &range->to, error))
    return FALSE;

  range->is_log = options->is_log;
  range->n_points = (guint) options->n_points;
  if (rbk_decimal_compare (range->from, range->to) < 0)
    return TRUE;

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--from must be less than --to");

  return FALSE;
}

static gboolean
add_curve (const RbkSpec       *spec,
           const RbkPlanSpec   *plan,
           const RbkCurveRange *range,
           GPtrArray           *curves,
           GError             **error)
{
  RbkCurve *curve = rbk_curve_new (spec, plan, range, error);

  if (curve != NULL)
    g_ptr_array_add (curves, curve);

  return curve != NULL;
}

/* The plans asked for, else all that have a price. */
static gboolean
make_curves (char               **plans,
             const RbkSpec       *spec,
             const RbkCurveRange *range,
             GPtrArray           *curves,
             GError             **error)
{
  for (guint i = 0; plans == NULL && i < spec->n_plans; i++)
    if (!spec->plans[i].is_quote_only && !add_curve (spec, &spec->plans[i], range, curves, error))
      return FALSE;

  for (guint i = 0; plans != NULL && plans[i] != NULL; i++)
    {
      const RbkPlanSpec *plan = rbk_spec_find_plan (spec, plans[i], error);

      if (plan == NULL || !add_curve (spec, plan, range, curves, error))
        return FALSE;
    }

  return TRUE;
}

static char *
describe_axis (const RbkSpec *spec, int axis)
{
  const RbkMeterSpec *meter = axis >= 0 ? &spec->meters[axis] : NULL;

  if (meter == NULL)
    return g_strdup ("Calls a month");
  /* A unit of a million tokens must be said; one of a run says nothing more. */
  if (meter->unit != NULL && !rbk_decimal_equal (meter->conversion, RBK_DECIMAL_ONE))
    return g_strdup_printf ("%s a month, in units of %s", meter->name, meter->unit);

  return g_strdup_printf ("%s a month", meter->name);
}

/* A picture is handed on without the words around it. */
static char *
describe_customers (const char *usage, RbkPopulation *population)
{
  const char *how = population != NULL ? rbk_population_get_synthetic (population) : NULL;

  if (how == NULL)
    return g_strdup (usage);

  return g_strdup_printf ("%s (made-up customers: %s)", usage, how);
}

static char *
describe_values (const RbkSpec *spec, RbkChartOf of)
{
  static const char *const amounts[] = {
    [RBK_CHART_OF_AMOUNT] = "Bill less cost",
    [RBK_CHART_OF_BILL] = "Bill",
    [RBK_CHART_OF_COST] = "Cost",
  };

  if (of == RBK_CHART_OF_MARGIN)
    return g_strdup ("Gross margin");

  return g_strdup_printf ("%s of a customer, %s a month", amounts[of], spec->currency);
}

static gboolean
write_picture (const char          *format,
               const CurveOptions  *options,
               const RbkSpec       *spec,
               const RbkCurveRange *range,
               GPtrArray           *curves,
               RbkPopulation       *population,
               GError             **error)
{
  g_autoptr(RbkMarginChart) chart = NULL;
  g_autoptr(GBytes) picture = NULL;
  g_autofree char *title = NULL;
  g_autofree char *usage = describe_axis (spec, range->axis);
  g_autofree char *x_title = NULL;
  g_autofree char *y_title = NULL;
  RbkChartOf       of;

  if (!rbk_chart_of_parse (options->of != NULL ? options->of : "margin", &of, error))
    return FALSE;

  chart = rbk_margin_chart_new (spec, (RbkCurve *const *) curves->pdata, curves->len, of,
                                range->is_log, population);
  chart->spec.title = title = rbk_printable (spec->title != NULL ? spec->title : "Untitled book");
  chart->spec.x_title = x_title = describe_customers (usage, population);
  chart->spec.y_title = y_title = describe_values (spec, of);
  chart->spec.empty_message = "No plan has a price";
  picture = rbk_curve_output_picture (&chart->spec, format, PICTURE_WIDTH, PICTURE_HEIGHT, error);

  return picture != NULL && rbk_output_write_bytes (options->output, picture, error);
}

static gboolean
run (char **files, const char *format, const CurveOptions *options, GError **error)
{
  const char *path = files[0];
  g_auto(GStrv) plans = rbk_command_join (options->plans, files + 1);
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = rbk_load_spec (path, options->date, &book, error);
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(GPtrArray) curves = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_curve_free);
  g_autofree char *text = NULL;
  RbkCurveRange    range;

  if (spec == NULL ||
      !rbk_load_population (path, book, spec, &options->customers, &from, &population, error))
    return FALSE;
  if (!read_range (options, spec, population, &range, error) ||
      !make_curves (plans, spec, &range, curves, error))
    {
      rbk_command_blame (error, path);
      return FALSE;
    }

  if (strcmp (format, "json") == 0)
    text = rbk_curve_output_json (spec, range.axis, curves, &from);
  else if (strcmp (format, "csv") == 0)
    text = rbk_curve_output_csv (curves);
  else
    return write_picture (format, options, spec, &range, curves, population, error);

  return rbk_output_write (options->output, text, strlen (text), error);
}

static void
clear_options (CurveOptions *options)
{
  g_strfreev (options->plans);
  g_free (options->meter);
  g_free (options->from);
  g_free (options->to);
  g_free (options->of);
  g_free (options->format);
  rbk_customer_options_clear (&options->customers);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CurveOptions, clear_options)

static gboolean
check_options (const CurveOptions *options, GError **error)
{
  RbkChartOf of;

  if (options->n_points < 2 || options->n_points > 100000)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--points: write a number from 2 to 100000");
      return FALSE;
    }

  if (options->of != NULL && !rbk_chart_of_parse (options->of, &of, error))
    {
      rbk_command_blame_option (error, "--of");
      return FALSE;
    }

  return TRUE;
}

/* curve FILE [--plan P …] [--meter M] [--from N] [--to N] [--points N] [--log] [--of W]
 * [--to-format F] [--usage CSV|--synthetic [N] …] [--date D] [-o OUT] */
RbkExit
rbk_run_curve (char **arguments)
{
  g_auto(CurveOptions) options = { .n_points = 200 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const char        *format;
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.plans, "A plan; all without", "PLAN" },
    { "meter", 0, 0, G_OPTION_ARG_STRING, &options.meter, "The meter on the axis", "METER" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, "Usage at which it starts", "N" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, "Usage at which it ends", "N" },
    { "points", 0, 0, G_OPTION_ARG_INT, &options.n_points, "Points beside the kinks", "N" },
    { "log", 0, 0, G_OPTION_ARG_NONE, &options.is_log, "A logarithmic axis", NULL },
    { "of", 0, 0, G_OPTION_ARG_STRING, &options.of, "What a picture shows",
      "margin|amount|bill|cost" },
    { "to-format", 0, 0, G_OPTION_ARG_STRING, &options.format, "What to write",
      "json|csv|svg|png|pdf" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "The same as --to-format json", NULL },
    RBK_CUSTOMER_OPTIONS (options.customers),
    RBK_OPTION_PRICES_ON (options.date),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "OUT" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, G_MAXUINT, &files, &status))
    return status;
  if (json && options.format == NULL)
    options.format = g_strdup ("json");
  format = find_format (&options, &error);
  if (format == NULL || !check_options (&options, &error))
    return rbk_command_fail (error);
  if (!run (files, format, &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}

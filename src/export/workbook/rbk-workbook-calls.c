/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include "rbk-costing.h"

#define SHEET RBK_SHEET_CALLS

/* Columns of a call on a route. */
enum
{
  CALL_OWN = 3,
  CALL_TOKENS,
  CALL_INPUT,
  CALL_OUTPUT,
  CALL_READ,
  CALL_WRITE,
  CALL_PRICED,
  CALL_RATES,
  CALL_COST = CALL_RATES + 4,
};

/* The calls that there are: at the routes' own tokens, then at each level that has some. */
typedef struct
{
  const RbkLevelSpec *level;
  guint               index;
} Variant;

static const char *
get_variant_name (const Variant *variant)
{
  if (variant->level == NULL)
    return "own tokens";
  return variant->level->name[0] != '\0' ? variant->level->name : variant->level->key;
}

static const RbkDecimal *
get_tokens (const Variant *variant)
{
  return variant->level != NULL ? &variant->level->tokens : NULL;
}

static double
number (RbkDecimal value)
{
  return rbk_decimal_to_double (value);
}

/* Tokens of a kind: the route's own, in proportion where the level says how many all are. */
static void
add_tokens (RbkWorkbook      *self,
            guint             route,
            guint             row,
            guint             kind,
            RbkDecimal        own,
            RbkDecimal        all,
            const RbkDecimal *wanted)
{
  RbkRef     source = rbk_ref (RBK_SHEET_INPUTS, route, RBK_ROUTE_INPUT + kind);
  RbkRef     sum = rbk_ref (SHEET, row, CALL_OWN);
  RbkRef     tokens = rbk_ref (SHEET, row, CALL_TOKENS);
  RbkDecimal value = own;

  if (wanted != NULL && rbk_decimal_is_zero (all))
    value = kind == 0 ? *wanted : RBK_DECIMAL_ZERO;
  else if (wanted != NULL)
    value = rbk_decimal_mul_div (own, *wanted, all, RBK_ROUND_HALF_AWAY);
  rbk_workbook_formula (self, SHEET, row, CALL_INPUT + kind, RBK_CELL_QUANTITY, number (value),
                        "=IF(%s=0,%s,%s*%s/%s)", sum.text, kind == 0 ? tokens.text : "0",
                        source.text, tokens.text, sum.text);
}

/* A context tier is a cliff: the whole request moves. A batch discount holds of every rate. */
static void
add_rate (RbkWorkbook *self, const RbkRouteSpec *route, guint row, guint kind, RbkDecimal value)
{
  static const guint  batch[] = { RBK_PRICE_BATCH_INPUT, RBK_PRICE_BATCH_OUTPUT,
                                  RBK_PRICE_BATCH_INPUT, RBK_PRICE_BATCH_INPUT };
  static const guint  standard[] = { RBK_PRICE_INPUT, RBK_PRICE_OUTPUT, RBK_PRICE_INPUT,
                                     RBK_PRICE_INPUT };
  const RbkPriceSpec *price = &self->spec->prices[route->price];
  guint               first = self->prices[route->price], column = RBK_PRICE_INPUT + kind;
  RbkRef rates = rbk_range (RBK_SHEET_INPUTS, first, column, first + price->n_tiers, column);
  g_autofree char *rate = g_strdup (rates.text);
  g_autofree char *factor = NULL;

  if (price->n_tiers > 0)
    {
      RbkRef above = rbk_range (RBK_SHEET_INPUTS, first + 1, RBK_PRICE_ABOVE,
                                first + price->n_tiers, RBK_PRICE_ABOVE);

      g_free (rate);
      rate = g_strdup_printf ("INDEX(%s,1+SUMPRODUCT(--(%s<%s)))", rates.text, above.text,
                              rbk_ref (SHEET, row, CALL_PRICED).text);
    }
  else
    {
      g_free (rate);
      rate = g_strdup (rbk_ref (RBK_SHEET_INPUTS, first, column).text);
    }
  if (route->batch)
    {
      RbkRef base = rbk_ref (RBK_SHEET_INPUTS, first, standard[kind]);

      factor = g_strdup_printf ("*IF(%s=0,1,%s/%s)", base.text,
                                rbk_ref (RBK_SHEET_INPUTS, first, batch[kind]).text, base.text);
    }
  rbk_workbook_formula (self, SHEET, row, CALL_RATES + kind, RBK_CELL_RATE, number (value), "=%s%s",
                        rate, factor != NULL ? factor : "");
}

static void
add_rates (RbkWorkbook *self, const RbkRouteSpec *route, guint row, RbkDecimal priced)
{
  RbkContextTierSpec rates =
      rbk_price_spec_pick_rates (&self->spec->prices[route->price], priced, route->batch);

  add_rate (self, route, row, 0, rates.input);
  add_rate (self, route, row, 1, rates.output);
  add_rate (self, route, row, 2, rates.cache_read);
  add_rate (self, route, row, 3, rates.cache_write);
}

/* What is priced by: input tokens, cached ones too, as the model counts them. */
static RbkDecimal
count_priced (const RbkRouteSpec *route, RbkDecimal all, const RbkDecimal *wanted)
{
  RbkDecimal input = rbk_decimal_sub (all, route->output);

  if (wanted != NULL)
    input = rbk_decimal_is_zero (all)
                ? *wanted
                : rbk_decimal_mul_div (input, *wanted, all, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_mul (input, route->tokenizer_factor);
}

static void
add_route_figures (
    RbkWorkbook *self, const RbkRouteSpec *route, const Variant *variant, guint source, guint row)
{
  const RbkDecimal  own[] = { route->input, route->output, route->cache_read, route->cache_write };
  const RbkDecimal *wanted = get_tokens (variant);
  RbkRef            sum = rbk_ref (SHEET, row, CALL_OWN);
  RbkRef            factor = rbk_ref (RBK_SHEET_INPUTS, source, RBK_ROUTE_FACTOR);
  RbkDecimal        all = RBK_DECIMAL_ZERO, priced;

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    all = rbk_decimal_add (all, own[i]);
  priced = count_priced (route, all, wanted);
  rbk_workbook_formula (self, SHEET, row, CALL_OWN, RBK_CELL_QUANTITY, number (all), "=SUM(%s)",
                        rbk_range (RBK_SHEET_INPUTS, source, RBK_ROUTE_INPUT, source,
                                   RBK_ROUTE_CACHE_WRITE)
                            .text);
  rbk_workbook_formula (self, SHEET, row, CALL_TOKENS, RBK_CELL_QUANTITY,
                        number (wanted != NULL ? *wanted : all), "=%s",
                        wanted != NULL ? rbk_ref (RBK_SHEET_INPUTS, self->levels + variant->index,
                                                  RBK_LEVEL_TOKENS)
                                             .text
                                       : sum.text);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    add_tokens (self, source, row, i, own[i], all, wanted);
  rbk_workbook_formula (self, SHEET, row, CALL_PRICED, RBK_CELL_QUANTITY, number (priced),
                        "=ROUND((%s+%s+%s)*%s,9)", rbk_ref (SHEET, row, CALL_INPUT).text,
                        rbk_ref (SHEET, row, CALL_READ).text, rbk_ref (SHEET, row, CALL_WRITE).text,
                        factor.text);
  add_rates (self, route, row, priced);
  rbk_workbook_formula (self, SHEET, row, CALL_COST, RBK_CELL_RATE,
                        number (rbk_cost_route (self->spec, route, wanted)),
                        "=SUMPRODUCT(%s,%s)*%s/1000000",
                        rbk_range (SHEET, row, CALL_INPUT, row, CALL_WRITE).text,
                        rbk_range (SHEET, row, CALL_RATES, row, CALL_RATES + 3).text, factor.text);
}

static guint
add_route_calls (RbkWorkbook *self, const Variant *variant, guint row)
{
  for (guint i = 0; i < self->spec->n_workloads; i++)
    {
      const RbkWorkloadSpec *workload = &self->spec->workloads[i];

      for (guint k = 0; k < workload->n_routes; k++, row++)
        {
          rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, get_variant_name (variant));
          rbk_workbook_text (self, SHEET, row, 1, RBK_CELL_TEXT,
                             workload->name[0] != '\0' ? workload->name : workload->key);
          rbk_workbook_text (self, SHEET, row, 2, RBK_CELL_TEXT, workload->routes[k].name);
          add_route_figures (self, &workload->routes[k], variant, self->routes[i] + k, row);
        }
    }
  return row;
}

/* A sum over a workload's routes, weighed by their shares. */
static char *
weigh (const char *values, RbkRef shares)
{
  return g_strdup_printf ("SUMPRODUCT(%s,%s)/SUM(%s)", values, shares.text, shares.text);
}

/* Units on a meter that a call of a workload counts, before its conversion. */
static char *
write_units (RbkWorkbook *self, guint workload, guint meter, guint first)
{
  const RbkWorkloadSpec *spec = &self->spec->workloads[workload];
  guint                  last = first + MAX (spec->n_routes, 1) - 1;
  guint                  source = self->routes[workload];
  guint                  last_source = source + MAX (spec->n_routes, 1) - 1;
  RbkRef                 shares =
      rbk_range (RBK_SHEET_INPUTS, source, RBK_ROUTE_SHARE, last_source, RBK_ROUTE_SHARE);
  RbkRef credits =
      rbk_range (RBK_SHEET_INPUTS, source, RBK_ROUTE_CREDITS, last_source, RBK_ROUTE_CREDITS);
  g_autofree char *tokens =
      g_strdup_printf ("%s-%s", rbk_range (SHEET, first, CALL_TOKENS, last, CALL_TOKENS).text,
                       rbk_range (SHEET, first, CALL_OUTPUT, last, CALL_OUTPUT).text);

  switch (self->spec->meters[meter].kind)
    {
    case RBK_METER_KIND_REQUEST:
    case RBK_METER_KIND_OUTCOME:
      return g_strdup (
          rbk_ref (RBK_SHEET_INPUTS, self->workloads + workload, RBK_WORKLOAD_UNITS).text);
    case RBK_METER_KIND_CREDIT:
      return spec->n_routes > 0 ? weigh (credits.text, shares) : g_strdup ("0");
    case RBK_METER_KIND_INPUT_TOKEN:
      return spec->n_routes > 0 ? weigh (tokens, shares) : g_strdup ("0");
    case RBK_METER_KIND_OUTPUT_TOKEN:
      return spec->n_routes > 0
                 ? weigh (rbk_range (SHEET, first, CALL_OUTPUT, last, CALL_OUTPUT).text, shares)
                 : g_strdup ("0");
    case RBK_METER_KIND_TOKEN:
      return spec->n_routes > 0
                 ? weigh (rbk_range (SHEET, first, CALL_TOKENS, last, CALL_TOKENS).text, shares)
                 : g_strdup ("0");
    case RBK_METER_KIND_SEAT:
    default:
      return g_strdup ("0");
    }
}

/* What a workload's calls count on a meter, before conversion: of a spec with no other. */
static RbkDecimal
count_units (RbkWorkbook *self, guint workload, guint meter, const RbkDecimal *tokens)
{
  RbkWorkloadSpec only = self->spec->workloads[workload];
  RbkMeterSpec    counted = self->spec->meters[meter];
  RbkSpec         spec = *self->spec;
  gboolean        counts = TRUE;

  only.weight = RBK_DECIMAL_ONE;
  only.counts = &counts;
  counted.conversion = RBK_DECIMAL_ONE;
  spec.workloads = &only;
  spec.n_workloads = 1;
  spec.meters = &counted;
  spec.n_meters = 1;
  return rbk_cost_units_of_weighed_call (&spec, 0, 0, tokens);
}

static void
add_workload_call (
    RbkWorkbook *self, const Variant *variant, guint workload, guint first, guint row)
{
  const RbkWorkloadSpec *spec = &self->spec->workloads[workload];
  guint                  last = first + MAX (spec->n_routes, 1) - 1;
  guint                  source = self->routes[workload];
  RbkRef                 shares = rbk_range (RBK_SHEET_INPUTS, source, RBK_ROUTE_SHARE,
                                             source + MAX (spec->n_routes, 1) - 1, RBK_ROUTE_SHARE);
  g_autofree char       *cost =
      spec->n_routes > 0 ? weigh (rbk_range (SHEET, first, CALL_COST, last, CALL_COST).text, shares)
                               : g_strdup ("0");

  rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, get_variant_name (variant));
  rbk_workbook_text (self, SHEET, row, 1, RBK_CELL_TEXT,
                     spec->name[0] != '\0' ? spec->name : spec->key);
  rbk_workbook_formula (self, SHEET, row, RBK_CALL_COST, RBK_CELL_RATE,
                        number (rbk_cost_workload (self->spec, spec, get_tokens (variant))), "=%s",
                        cost);
  for (guint m = 0; m < self->spec->n_meters; m++)
    {
      g_autofree char *units = write_units (self, workload, m, first);

      rbk_workbook_formula (self, SHEET, row, RBK_CALL_METERS + m, RBK_CELL_QUANTITY,
                            number (count_units (self, workload, m, get_tokens (variant))), "=%s",
                            units);
    }
}

static guint
add_workload_calls (RbkWorkbook *self, const Variant *variant, guint first, guint row)
{
  for (guint i = 0; i < self->spec->n_workloads; i++)
    {
      add_workload_call (self, variant, i, first, row++);
      first += self->spec->workloads[i].n_routes;
    }
  return row;
}

static void
add_workload_head (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Tokens of", "Workload", "Cost", NULL };

  rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_SECTION,
                     "A call of a workload: its cost, and its units on meters");
  rbk_workbook_head (self, SHEET, row + 1, titles);
  for (guint m = 0; m < self->spec->n_meters; m++)
    rbk_workbook_text (self, SHEET, row + 1, RBK_CALL_METERS + m, RBK_CELL_HEAD,
                       rbk_workbook_get_meter_name (self, (int) m));
}

static GArray *
list_variants (RbkWorkbook *self)
{
  GArray *variants = g_array_new (FALSE, TRUE, sizeof (Variant));

  g_array_set_size (variants, 1);
  for (guint i = 0; i < self->spec->n_levels; i++)
    if (self->spec->levels[i].has_tokens)
      {
        Variant variant = { .level = &self->spec->levels[i], .index = i };

        g_array_append_val (variants, variant);
      }
  return variants;
}

/* Writes what calls cost, and what customers use at the places that plans are looked at. */
void
rbk_workbook_add_calls (RbkWorkbook *self)
{
  static const char *const titles[] = {
    "Tokens of",  "Workload",    "Route",      "Own tokens",  "Tokens",
    "Input",      "Output",      "Cache read", "Cache write", "Priced as input of",
    "Input rate", "Output rate", "Read rate",  "Write rate",  "Cost",
    NULL
  };
  g_autoptr(GArray) variants = list_variants (self);
  g_autofree guint *firsts = g_new0 (guint, variants->len);
  guint             row = 5;

  worksheet_set_column (self->sheets[SHEET], 0, 2, 20, NULL);
  worksheet_set_column (self->sheets[SHEET], 3, 20, 12, NULL);
  rbk_workbook_text (self, SHEET, 0, 0, RBK_CELL_TITLE, "What calls cost");
  rbk_workbook_text (self, SHEET, 1, 0, RBK_CELL_NOTE,
                     "Computed from the inputs; the working behind the other sheets.");
  rbk_workbook_text (self, SHEET, 3, 0, RBK_CELL_SECTION, "A call on a route");
  rbk_workbook_head (self, SHEET, 4, titles);
  for (guint i = 0; i < variants->len; i++)
    {
      firsts[i] = row;
      row = add_route_calls (self, &g_array_index (variants, Variant, i), row);
    }

  add_workload_head (self, ++row);
  row += 2;
  self->calls = g_new0 (guint, self->spec->n_levels + 1);
  for (guint i = 0; i < variants->len; i++)
    {
      const Variant *variant = &g_array_index (variants, Variant, i);

      self->calls[variant->level != NULL ? variant->index + 1 : 0] = row;
      row = add_workload_calls (self, variant, firsts[i], row);
    }
  rbk_workbook_add_places (self, row + 1);
}

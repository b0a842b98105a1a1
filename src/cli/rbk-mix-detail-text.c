/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-detail.h"

#include "rbk-output.h"

/* Of more flows a terminal shows the largest. */
#define MAX_FLOWS 24

static void
append_columns (GString *text, RbkColumns *columns)
{
  g_autofree char *body = rbk_columns_to_text (columns);

  g_string_append (text, body);
}

static void
add_spread (RbkColumns            *columns,
            const RbkSpec         *spec,
            const char            *name,
            const RbkMarginSpread *spread,
            gboolean               is_ratio)
{
  char *cells[RBK_N_SPREAD_PERCENTS];

  for (guint i = 0; i < RBK_N_SPREAD_PERCENTS; i++)
    cells[i] =
        is_ratio
            ? rbk_percent_to_text (spread->has_ratios,
                                   spread->has_ratios ? rbk_decimal_to_double (spread->ratios[i])
                                                      : 0.0)
            : rbk_amount_to_text (spec->currency, spread->has_amounts,
                                  rbk_decimal_round (spread->amounts[i], spec->minor_digits,
                                                     RBK_ROUND_HALF_AWAY));
  rbk_columns_add (columns, name, cells[0], cells[1], cells[2], cells[3], cells[4], NULL);
  for (guint i = 0; i < RBK_N_SPREAD_PERCENTS; i++)
    g_free (cells[i]);
}

static void
append_spread (const RbkMixDetail *self, GString *text, const char *title, gboolean is_ratio)
{
  const char *const titles[] = { title, "P5", "P10", "P50", "P90", "P95", NULL };
  const RbkSpec    *spec = self->spec;
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrr");

  for (guint i = 0; i < spec->n_plans; i++)
    if (self->spread->plans[i].n_customers > 0)
      add_spread (columns, spec, spec->plans[i].name, &self->spread->plans[i], is_ratio);
  add_spread (columns, spec, "All", &self->spread->total, is_ratio);
  g_string_append (text, "\n");
  append_columns (text, columns);
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const RbkMove *left = *(const RbkMove *const *) a, *right = *(const RbkMove *const *) b;

  if (left->n_customers != right->n_customers)
    return left->n_customers > right->n_customers ? -1 : 1;
  return left < right ? -1 : 1;
}

static void
add_move (const RbkMixDetail *self, RbkColumns *columns, const RbkMove *move)
{
  const RbkSpec   *spec = self->spec;
  g_autofree char *from =
      rbk_printable (rbk_population_get_plan_name (self->population, move->from));
  g_autofree char *customers = rbk_grouped_to_text (
      rbk_decimal_from_int ((gint64) MIN (move->n_customers, (guint64) G_MAXINT64)));
  g_autofree char *before =
      rbk_amount_to_text (spec->currency, rbk_decimal_is_valid (move->bill_before),
                          move->bill_before);
  g_autofree char *after = rbk_amount_to_text (spec->currency, move->to >= 0, move->bill);

  rbk_columns_add (columns, from, move->to >= 0 ? spec->plans[move->to].name : "none", customers,
                   before, after, NULL);
}

static void
append_flows (const RbkMixDetail *self, GString *text)
{
  static const char *const titles[] = { "ON TODAY",         "TAKES",           "CUSTOMERS",
                                        "BILL/MONTH TODAY", "BILL/MONTH THEN", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrrr");
  g_autoptr(GPtrArray) flows = g_ptr_array_new ();
  GArray *moves = self->moves->moves;

  for (guint i = 0; i < moves->len; i++)
    g_ptr_array_add (flows, &g_array_index (moves, RbkMove, i));
  if (flows->len > MAX_FLOWS)
    g_ptr_array_sort (flows, compare_moves);
  for (guint i = 0; i < flows->len && i < MAX_FLOWS; i++)
    add_move (self, columns, g_ptr_array_index (flows, i));
  g_string_append (text, "\n");
  append_columns (text, columns);
  if (flows->len > MAX_FLOWS)
    g_string_append_printf (text, "and %u more; --json has them all\n", flows->len - MAX_FLOWS);
}

static void
append_sums (const RbkMixDetail *self, GString *text)
{
  const RbkMoves  *moves = self->moves;
  const char      *currency = self->spec->currency;
  guint64          n = moves->n_staying + moves->n_upgrading + moves->n_downgrading;
  g_autofree char *before = rbk_amount_to_text (currency, TRUE, moves->bill_before);
  g_autofree char *after = rbk_amount_to_text (currency, TRUE, moves->bill);
  g_autofree char *stay = rbk_grouped_to_text (RBK_DECIMAL_UNITS ((__int128) moves->n_staying));
  g_autofree char *up = rbk_grouped_to_text (RBK_DECIMAL_UNITS ((__int128) moves->n_upgrading));
  g_autofree char *down = rbk_grouped_to_text (RBK_DECIMAL_UNITS ((__int128) moves->n_downgrading));

  if (n == 0)
    {
      g_string_append (text, "\nNo customer goes from a plan of the book to another.\n");
      return;
    }
  g_string_append (text, "\nOf ");
  rbk_append_count (text, n, "customer", "customers");
  g_string_append_printf (text,
                          " on a plan of the book %s would stay, %s move up and %s down; together "
                          "they would pay %s a month in place of %s at the book's prices.\n",
                          stay, up, down, after, before);
}

static void
append_others (const RbkMixDetail *self, GString *text)
{
  const RbkMoves *moves = self->moves;

  if (moves->n_unserved > 0)
    {
      rbk_append_count (text, moves->n_unserved, "customer has", "customers have");
      g_string_append (text, " no plan that allows the usage.\n");
    }
  if (moves->n_unknown > 0)
    {
      rbk_append_count (text, moves->n_unknown, "customer is", "customers are");
      g_string_append (text, " on a plan that the file does not say or the book has no price "
                             "for.\n");
    }
}

/**
 * rbk_mix_detail_append_text:
 * @self: the detail
 * @text: where to
 *
 * Appends it for people.
 */
void
rbk_mix_detail_append_text (const RbkMixDetail *self, GString *text)
{
  if (self->spread->total.has_amounts)
    append_spread (self, text, "MARGIN A CUSTOMER", FALSE);
  if (self->spread->total.has_ratios)
    append_spread (self, text, "MARGIN OF A BILL", TRUE);
  if (self->moves != NULL)
    {
      append_flows (self, text);
      append_sums (self, text);
      append_others (self, text);
    }
  g_string_append (text, "\nEach line of an invoice is rounded before bills are added up. "
                         "Percentiles are interpolated between customers (type 7)");
  if (self->spread->total.n_free > 0)
    {
      g_string_append (text, "; of a bill, between those who pay: ");
      rbk_append_count (text, self->spread->total.n_free, "customer pays nothing",
                        "customers pay nothing");
    }
  g_string_append (text, ".\n");
  if (rbk_population_get_weights (self->population) != NULL)
    {
      g_string_append (text, "The customers are counted from ");
      rbk_append_count (text, rbk_population_get_size (self->population), "entry", "entries");
      g_string_append (text, ", each of customers that are alike.\n");
    }
}

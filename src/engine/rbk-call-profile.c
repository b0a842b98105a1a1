/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-synthetic.h"

#include <stdlib.h>
#include <string.h>

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-population-amounts.h"

/* What a call takes of a column. */
static const RbkColumn columns[] = { RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT, RBK_COLUMN_CACHE_READ,
                                     RBK_COLUMN_CACHE_WRITE, RBK_COLUMN_COST };

#define N_AMOUNTS G_N_ELEMENTS (columns)
#define COST (N_AMOUNTS - 1)

/* What a call takes of customers that make so many: tokens of each kind, and money. */
typedef struct
{
  RbkDecimal calls;
  RbkDecimal amounts[N_AMOUNTS];
} Point;

struct _RbkCallProfile
{
  GArray  *points; /* (element-type Point) at least one, by ascending calls */
  gboolean has_routes;
};

static void
add_share (RbkDecimal *sum, RbkDecimal tokens, RbkDecimal weight)
{
  *sum = rbk_decimal_add (*sum, rbk_decimal_mul (tokens, weight));
}

/* Tokens that are given in place of a route's own are shared out as its own are, and all go to
 * input where it has none; it is so in costing. */
static void
add_route (Point *point, const RbkRouteSpec *route, RbkDecimal weight, const RbkDecimal *tokens)
{
  const RbkDecimal own[COST] = { route->input, route->output, route->cache_read,
                                 route->cache_write };
  RbkDecimal       sum = RBK_DECIMAL_ZERO;

  for (gsize i = 0; i < COST; i++)
    sum = rbk_decimal_add (sum, own[i]);
  for (gsize i = 0; i < COST; i++)
    {
      RbkDecimal taken = own[i];

      if (tokens != NULL && rbk_decimal_is_zero (sum))
        taken = i == 0 ? *tokens : RBK_DECIMAL_ZERO;
      else if (tokens != NULL)
        taken = rbk_decimal_mul_div (own[i], *tokens, sum, RBK_ROUND_HALF_AWAY);
      add_share (&point->amounts[i], taken, weight);
    }
}

static void
add_point (RbkCallProfile *self, const RbkSpec *spec, RbkDecimal calls, const RbkDecimal *tokens)
{
  Point point = { .calls = calls };

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; k < spec->workloads[i].n_routes; k++)
      {
        const RbkRouteSpec *route = &spec->workloads[i].routes[k];

        add_route (&point, route, rbk_decimal_mul (spec->workloads[i].share, route->share), tokens);
        self->has_routes = TRUE;
      }
  point.amounts[COST] = rbk_cost_average_call (spec, -1, tokens);
  g_array_append_val (self->points, point);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (((const Point *) a)->calls, ((const Point *) b)->calls);
}

/* Of levels with the same calls the first holds. */
static void
drop_twins (GArray *points)
{
  for (guint i = 1; i < points->len;)
    if (compare_points (&g_array_index (points, Point, i - 1), &g_array_index (points, Point, i)))
      i++;
    else
      g_array_remove_index (points, i);
}

/**
 * rbk_call_profile_new:
 * @spec: a book
 *
 * Finds what a customer's calls take: an average call of the book, with the tokens of the
 * usage levels where those have some. Between two levels tokens and cost of a call change in
 * proportion to calls; below the first level and above the last they stay.
 *
 * Returns: (transfer full): the profile
 */
RbkCallProfile *
rbk_call_profile_new (const RbkSpec *spec)
{
  RbkCallProfile *self;

  g_return_val_if_fail (spec != NULL, NULL);

  self = g_new0 (RbkCallProfile, 1);
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  for (guint i = 0; i < spec->n_levels; i++)
    if (spec->levels[i].has_tokens)
      add_point (self, spec, spec->levels[i].calls, &spec->levels[i].tokens);
  if (self->points->len == 0)
    add_point (self, spec, RBK_DECIMAL_ZERO, NULL);
  g_array_sort (self->points, compare_points);
  drop_twins (self->points);

  return self;
}

/**
 * rbk_call_profile_free:
 * @self: (transfer full): a profile
 *
 * Frees it.
 */
void
rbk_call_profile_free (RbkCallProfile *self)
{
  g_array_unref (self->points);
  g_free (self);
}

/**
 * rbk_call_profile_equal:
 * @a: a profile
 * @b: another one
 *
 * Returns: whether both make the same of every customer
 */
gboolean
rbk_call_profile_equal (const RbkCallProfile *a, const RbkCallProfile *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->has_routes == b->has_routes && a->points->len == b->points->len &&
         memcmp (a->points->data, b->points->data, a->points->len * sizeof (Point)) == 0;
}

/* What one call takes of customers that make @calls. */
static RbkDecimal
amount_of_call (const RbkCallProfile *self, gsize amount, RbkDecimal calls)
{
  const Point *points = (const Point *) (gpointer) self->points->data;
  guint        n = self->points->len, next = 0;
  RbkDecimal   from, change;

  while (next < n && rbk_decimal_compare (points[next].calls, calls) <= 0)
    next++;
  if (next == 0 || next == n)
    return points[next == 0 ? 0 : n - 1].amounts[amount];

  from = points[next - 1].amounts[amount];
  change = rbk_decimal_mul_div (rbk_decimal_sub (points[next].amounts[amount], from),
                                rbk_decimal_sub (calls, points[next - 1].calls),
                                rbk_decimal_sub (points[next].calls, points[next - 1].calls),
                                RBK_ROUND_HALF_AWAY);
  return rbk_decimal_add (from, change);
}

/* Rounded once: tokens to whole ones, costs to nano-units, half away from zero. */
static gboolean
multiply (RbkDecimal amount, gint64 calls, gboolean is_cost, gint64 *value)
{
  const __int128 unit = is_cost ? RBK_NANO_RAW : RBK_DECIMAL_ONE_RAW;
  __int128       product;

  if (!rbk_decimal_is_valid (amount) ||
      __builtin_mul_overflow (amount.raw, (__int128) calls, &product) ||
      __builtin_add_overflow (product, unit / 2, &product) || product / unit > G_MAXINT64)
    return FALSE;
  *value = (gint64) (product / unit);
  return TRUE;
}

static gint64 *
fill_column (const RbkCallProfile *self, RbkPopulation *population, gsize amount)
{
  const gint64      *calls = rbk_population_get_column (population, RBK_COLUMN_CALLS);
  guint              n = rbk_population_get_size (population);
  g_autofree gint64 *values = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      /* Customers stand by ascending calls, and small counts come many times. */
      if (i > 0 && calls[i] == calls[i - 1])
        values[i] = values[i - 1];
      else if (!multiply (amount_of_call (self, amount, rbk_decimal_from_int (calls[i])), calls[i],
                          amount == COST, &values[i]))
        return NULL;
    }
  return g_steal_pointer (&values);
}

static gboolean
has_any (const RbkCallProfile *self, gsize amount)
{
  for (guint i = 0; i < self->points->len; i++)
    if (!rbk_decimal_is_zero (g_array_index (self->points, Point, i).amounts[amount]))
      return TRUE;

  return FALSE;
}

/**
 * rbk_call_profile_apply:
 * @self: what calls take
 * @population: customers with calls; it is sealed by this
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Gives customers the tokens of their calls, each kind that the book has rounded to whole
 * tokens, and what their calls cost, rounded to a nano-unit. Without a route they stay as they
 * are. Fails with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full) (nullable): the same customers
 */
RbkPopulation *
rbk_call_profile_apply (const RbkCallProfile *self, RbkPopulation *population, GError **error)
{
  gint64  *made[RBK_N_COLUMNS] = { NULL };
  gboolean fits = TRUE;

  g_return_val_if_fail (self != NULL && population != NULL, NULL);
  g_return_val_if_fail (rbk_population_has_column (population, RBK_COLUMN_CALLS), NULL);

  if (!self->has_routes)
    return rbk_population_ref (population);
  for (gsize i = 0; i < N_AMOUNTS && fits; i++)
    if (i == COST || has_any (self, i))
      {
        made[columns[i]] = fill_column (self, population, i);
        fits = made[columns[i]] != NULL;
      }
  if (fits)
    return rbk_population_new_with_columns (population, made);

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    g_free (made[i]);
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("a made-up customer uses more than can be counted; choose a smaller median or "
                   "sigma"));
  return NULL;
}

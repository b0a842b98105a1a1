/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cap-hits.h"

#include "rbk-error.h"
#include "rbk-mix-parts.h"

/* The first numbers of a source that come to a part of a cap, in a month. */
typedef struct
{
  gint64 at_50[RBK_N_MIX_SOURCES], at_80[RBK_N_MIX_SOURCES], at_100[RBK_N_MIX_SOURCES];
} Bounds;

/* Days are apart by months; the numbers of cells are those of the sources. */
typedef struct
{
  RbkSlices    *slices;
  const gint64 *weights; /* (nullable) */
  const gint64 *columns[RBK_N_COLUMNS];
  guint        *months; /* (owned) of each day */
  const Bounds *bounds;
  RbkCapHits   *hits;
} Count;

static void
find_bounds (Bounds *self, const RbkMixIndex *index, const RbkPhaseSpec *phase)
{
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    self->at_50[i] = self->at_80[i] = self->at_100[i] = G_MAXINT64;
  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      const RbkMixMeter *meter;

      if (!rbk_mix_has_cap (card))
        continue;
      meter = &index->meters[card->meter];
      if (meter->source == RBK_MIX_NOTHING)
        continue;
      self->at_50[meter->source] =
          MIN (self->at_50[meter->source], rbk_mix_find_alert (meter, card, G_MAXINT64 - 1, 50));
      self->at_80[meter->source] =
          MIN (self->at_80[meter->source], rbk_mix_find_alert (meter, card, G_MAXINT64 - 1, 80));
      self->at_100[meter->source] =
          MIN (self->at_100[meter->source], rbk_mix_find_alert (meter, card, G_MAXINT64 - 1, 100));
    }
}

static gint64
get_value (const Count *self, RbkColumn column, guint cell)
{
  return self->columns[column] != NULL ? self->columns[column][cell] : 0;
}

static gint64
get_number (const Count *self, RbkMixSource source, guint cell)
{
  gint64 input = 0, number;

  if (source == RBK_MIX_CALLS)
    return get_value (self, RBK_COLUMN_CALLS, cell);
  if (source == RBK_MIX_OUTPUT)
    return get_value (self, RBK_COLUMN_OUTPUT, cell);
  if (__builtin_add_overflow (get_value (self, RBK_COLUMN_INPUT, cell),
                              get_value (self, RBK_COLUMN_CACHE_READ, cell), &input) ||
      __builtin_add_overflow (input, get_value (self, RBK_COLUMN_CACHE_WRITE, cell), &input))
    return G_MAXINT64;
  if (source == RBK_MIX_INPUT)
    return input;
  return __builtin_add_overflow (input, get_value (self, RBK_COLUMN_OUTPUT, cell), &number)
             ? G_MAXINT64
             : number;
}

/* Adds a day to what was used since the month began. More than can be counted is the most. */
static void
add_day (const Count *self, guint cell, gint64 used[RBK_N_MIX_SOURCES])
{
  for (guint i = RBK_MIX_CALLS; i < RBK_N_MIX_SOURCES; i++)
    if (self->bounds->at_50[i] < G_MAXINT64 &&
        __builtin_add_overflow (used[i], get_number (self, (RbkMixSource) i, cell), &used[i]))
      used[i] = G_MAXINT64;
}

static gboolean
reaches (const gint64 bounds[RBK_N_MIX_SOURCES], const gint64 used[RBK_N_MIX_SOURCES])
{
  for (guint i = RBK_MIX_CALLS; i < RBK_N_MIX_SOURCES; i++)
    if (bounds[i] < G_MAXINT64 && used[i] >= bounds[i])
      return TRUE;
  return FALSE;
}

static void
add_hits (guint64 *hits, gint64 weight)
{
  if (__builtin_add_overflow (*hits, (guint64) weight, hits))
    *hits = G_MAXUINT64;
}

static void
count_customer (const Count *self, guint customer)
{
  guint               n_own, first = rbk_slices_find_customer (self->slices, customer, &n_own);
  guint               n_cells;
  const RbkSliceCell *cells = rbk_slices_get_cells (self->slices, &n_cells);
  gint64              used[RBK_N_MIX_SOURCES] = { 0 };
  gint64              weight = self->weights != NULL ? self->weights[customer] : 1;
  gboolean            is_at_50 = FALSE, is_at_80 = FALSE, is_at_100 = FALSE;

  for (guint i = first; i < first + n_own; i++)
    {
      guint day = cells[i].slice;

      if (i > first && self->months[day] != self->months[cells[i - 1].slice])
        {
          for (guint k = 0; k < RBK_N_MIX_SOURCES; k++)
            used[k] = 0;
          is_at_50 = is_at_80 = is_at_100 = FALSE;
        }
      add_day (self, i, used);
      if (!is_at_50 && reaches (self->bounds->at_50, used))
        {
          is_at_50 = TRUE;
          add_hits (&self->hits->at_50[day], weight);
        }
      if (!is_at_80 && reaches (self->bounds->at_80, used))
        {
          is_at_80 = TRUE;
          add_hits (&self->hits->at_80[day], weight);
        }
      if (!is_at_100 && reaches (self->bounds->at_100, used))
        {
          is_at_100 = TRUE;
          add_hits (&self->hits->at_100[day], weight);
        }
    }
}

static guint *
find_months (RbkSlices *days, GError **error)
{
  guint             n_days = rbk_slices_get_n_slices (days);
  g_autofree guint *months = g_new (guint, MAX (n_days, 1));

  for (guint i = 0; i < n_days; i++)
    {
      const char *name = rbk_slices_get_name (days, i);
      GDate       day;

      /* A file may number the days of one month that it does not name. */
      months[i] = 0;
      if (strspn (name, "0123456789") == strlen (name))
        continue;
      if (!rbk_date_parse (name, &day, error))
        return NULL;
      months[i] = g_date_get_year (&day) * 12u + g_date_get_month (&day);
    }
  return g_steal_pointer (&months);
}

static RbkCapHits *
new_hits (guint n_days)
{
  RbkCapHits *self = g_new0 (RbkCapHits, 1);

  self->n_days = n_days;
  self->at_50 = g_new0 (guint64, MAX (n_days, 1));
  self->at_80 = g_new0 (guint64, MAX (n_days, 1));
  self->at_100 = g_new0 (guint64, MAX (n_days, 1));
  return self;
}

static RbkCapHits *
count_customers (const RbkSpec *spec,
                 guint          plan,
                 RbkMixIndex   *index,
                 RbkSlices     *days,
                 const GArray  *customers,
                 GError       **error)
{
  g_autoptr(RbkCapHits) self = new_hits (rbk_slices_get_n_slices (days));
  g_autofree guint *months = find_months (days, error);
  guint             n_customers = customers != NULL ? customers->len : index->n_customers;
  Bounds            bounds;
  Count             count = {
                .slices = days, .weights = index->entry_weights, .bounds = &bounds, .hits = self
  };

  if (months == NULL)
    return NULL;
  count.months = months;
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    count.columns[i] = rbk_slices_get_column (days, (RbkColumn) i);
  find_bounds (&bounds, index, rbk_mix_get_phase (spec, &spec->plans[plan]));
  for (guint i = 0; i < n_customers; i++)
    count_customer (&count, customers != NULL ? g_array_index (customers, guint, i) : i);
  return g_steal_pointer (&self);
}

/**
 * rbk_cap_hits_new:
 * @spec: a book
 * @plan: the place of one of its plans
 * @index: its customers
 * @days: what they used on each day, named as `2026-06-14`, or as `14` where all are of one month
 *   that is not named
 * @error: return location for a [error@Error]
 *
 * Finds on which day customers of a plan reach half, 80 % and all of its cap, the first of them
 * where it has several. Customers are those that take the plan in the mix. What they use
 * adds up from day to day and begins anew with each month, so that a customer can be counted
 * once a month. Fails as [func@mix_new] does, and with `RBK_ERROR_SYNTAX` or
 * `RBK_ERROR_RANGE` where @days are none.
 *
 * Returns: (transfer full): the days; nobody on any where the plan has no cap
 */
RbkCapHits *
rbk_cap_hits_new (
    const RbkSpec *spec, guint plan, RbkMixIndex *index, RbkSlices *days, GError **error)
{
  g_autoptr(GArray) customers = NULL;

  g_return_val_if_fail (spec != NULL && index != NULL && days != NULL, NULL);
  g_return_val_if_fail (plan < spec->n_plans, NULL);

  rbk_slices_seal (days);
  customers = rbk_mix_list_customers (spec, plan, index, error);
  return customers != NULL ? count_customers (spec, plan, index, days, customers, error) : NULL;
}

/**
 * rbk_cap_hits_new_for_plan:
 * @spec: a book
 * @plan: the place of one of its plans
 * @index: its customers
 * @days: what they used on each day
 * @error: return location for a [error@Error]
 *
 * As [func@cap_hits_new], of all customers: what happens when everybody is on the plan, those
 * too that come to its cap and would use more.
 *
 * Returns: (transfer full): the days
 */
RbkCapHits *
rbk_cap_hits_new_for_plan (
    const RbkSpec *spec, guint plan, RbkMixIndex *index, RbkSlices *days, GError **error)
{
  g_return_val_if_fail (spec != NULL && index != NULL && days != NULL, NULL);
  g_return_val_if_fail (plan < spec->n_plans, NULL);

  rbk_slices_seal (days);
  return count_customers (spec, plan, index, days, NULL, error);
}

/* The first day at whose end as much as a bound is used, of the first source that comes to it. */
static void
add_even_day (const gint64 bounds[RBK_N_MIX_SOURCES],
              const gint64 numbers[RBK_N_MIX_SOURCES],
              guint        n_days,
              gint64       weight,
              guint64     *hits)
{
  guint first = n_days + 1;

  for (guint i = RBK_MIX_CALLS; i < RBK_N_MIX_SOURCES; i++)
    if (bounds[i] < G_MAXINT64 && numbers[i] >= bounds[i])
      {
        __int128 days = (__int128) bounds[i] * n_days;
        guint    day = numbers[i] > 0 ? (guint) ((days + numbers[i] - 1) / numbers[i]) : 1;

        first = MIN (first, MAX (day, 1));
      }
  if (first <= n_days)
    add_hits (&hits[first - 1], weight);
}

/**
 * rbk_cap_hits_new_even:
 * @spec: a book
 * @plan: the place of one of its plans
 * @index: its customers
 * @n_days: how many days the month has
 * @is_everybody: whether all customers are taken to be on the plan; else those that take it
 * @error: return location for a [error@Error]
 *
 * As [func@cap_hits_new] where nothing says on which day what was used: every customer uses the
 * same every day. Fails as [func@mix_new] does.
 *
 * Returns: (transfer full): the days of a month
 */
RbkCapHits *
rbk_cap_hits_new_even (const RbkSpec *spec,
                       guint          plan,
                       RbkMixIndex   *index,
                       guint          n_days,
                       gboolean       is_everybody,
                       GError       **error)
{
  g_autoptr(GArray) customers = NULL;
  RbkCapHits *self;
  Bounds      bounds;
  guint       n_customers;

  g_return_val_if_fail (spec != NULL && index != NULL, NULL);
  g_return_val_if_fail (plan < spec->n_plans && n_days > 0, NULL);

  if (!is_everybody)
    {
      customers = rbk_mix_list_customers (spec, plan, index, error);
      if (customers == NULL)
        return NULL;
    }
  self = new_hits (n_days);
  find_bounds (&bounds, index, rbk_mix_get_phase (spec, &spec->plans[plan]));
  n_customers = customers != NULL ? customers->len : index->n_customers;
  for (guint i = 0; i < n_customers; i++)
    {
      guint  customer = customers != NULL ? g_array_index (customers, guint, i) : i;
      gint64 numbers[RBK_N_MIX_SOURCES], weight = rbk_mix_get_weight (index, customer);

      rbk_mix_get_numbers (index, customer, numbers);
      add_even_day (bounds.at_50, numbers, n_days, weight, self->at_50);
      add_even_day (bounds.at_80, numbers, n_days, weight, self->at_80);
      add_even_day (bounds.at_100, numbers, n_days, weight, self->at_100);
    }
  return self;
}

/**
 * rbk_cap_hits_free:
 * @self: (transfer full): days
 *
 * Frees them.
 */
void
rbk_cap_hits_free (RbkCapHits *self)
{
  g_free (self->at_50);
  g_free (self->at_80);
  g_free (self->at_100);
  g_free (self);
}

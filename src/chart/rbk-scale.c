/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scale.h"

#include <math.h>

/* Beyond these, differences and ratios of doubles stop being useful on paper. */
#define VALUE_LIMIT 1e30
#define LEAST_SPAN 1e-100
#define LOG_FLOOR 1e-12
#define LOG_DEFAULT_DECADES 1e6

/* Cairo keeps coordinates in 24.8 fixed point: farther ones would wrap around. */
#define PIXEL_LIMIT 1e6

typedef struct
{
  double (*forward) (double value);
  double (*backward) (double position);
  guint (*ticks) (const RbkScale *scale, guint max_ticks, double *ticks);
} ScaleMap;

static double
identity (double value)
{
  return value;
}

static double
power_of_ten (double exponent)
{
  return pow (10.0, exponent);
}

static guint
linear_ticks (const RbkScale *scale, guint max_ticks, double *ticks)
{
  return rbk_scale_ticks_every (scale, rbk_scale_step (scale, max_ticks), max_ticks, ticks);
}

/* Lists the multiples of @factors over all decades; FALSE where they are too many. */
static gboolean
list_decades (const RbkScale *scale,
              const double   *factors,
              guint           n_factors,
              guint           max_ticks,
              double         *ticks,
              guint          *n_ticks)
{
  int first = (int) floor (log10 (scale->min));
  int last = (int) ceil (log10 (scale->max));

  *n_ticks = 0;
  for (int exponent = first; exponent <= last; exponent++)
    for (guint i = 0; i < n_factors; i++)
      {
        double tick = factors[i] * power_of_ten (exponent);

        if (tick < scale->min * (1.0 - 1e-9) || tick > scale->max * (1.0 + 1e-9))
          continue;
        if (*n_ticks == max_ticks)
          return FALSE;
        ticks[(*n_ticks)++] = tick;
      }

  return TRUE;
}

static guint
sparse_decades (const RbkScale *scale, guint max_ticks, double *ticks)
{
  int   first = (int) ceil (log10 (scale->min) - 1e-9);
  int   last = (int) floor (log10 (scale->max) + 1e-9);
  int   stride = MAX (1, (last - first + (int) max_ticks) / (int) max_ticks);
  guint n = 0;

  for (int exponent = first; exponent <= last && n < max_ticks; exponent += stride)
    ticks[n++] = power_of_ten (exponent);

  return n;
}

static guint
log_ticks (const RbkScale *scale, guint max_ticks, double *ticks)
{
  static const double factors[] = { 1.0, 2.0, 5.0 };
  guint               n;

  /* Within less than one doubling a log axis looks linear, and reads so too. */
  if (scale->max / scale->min < 2.0)
    return linear_ticks (scale, max_ticks, ticks);
  if (list_decades (scale, factors, G_N_ELEMENTS (factors), max_ticks, ticks, &n))
    return n;
  if (list_decades (scale, factors, 1, max_ticks, ticks, &n))
    return n;

  return sparse_decades (scale, max_ticks, ticks);
}

static const ScaleMap maps[] = {
  [RBK_SCALE_LINEAR] = { identity, identity, linear_ticks },
  [RBK_SCALE_LOG] = { log10, power_of_ten, log_ticks },
};

static double
finite_or (double value, double fallback)
{
  return isfinite (value) ? CLAMP (value, -VALUE_LIMIT, VALUE_LIMIT) : fallback;
}

/**
 * rbk_scale_init:
 * @scale: a scale to fill
 * @kind: linear or logarithmic
 * @min: the lowest value
 * @max: the highest value
 *
 * Sets the domain of @scale and leaves it one pixel long. Whatever @min and
 * @max are, the result is usable: one that is not finite takes the value of the
 * other, swapped ones put in order, an empty domain widened, and a domain that
 * reaches zero or less on a log scale starts six decades below its end.
 */
void
rbk_scale_init (RbkScale *scale, RbkScaleKind kind, double min, double max)
{
  double first = finite_or (min, finite_or (max, 0.0));
  double second = finite_or (max, first);
  double low = MIN (first, second);
  double high = MAX (first, second);

  if (kind == RBK_SCALE_LOG)
    {
      high = high > LOG_FLOOR ? high : 1.0;
      low = low >= LOG_FLOOR ? low : MAX (high / LOG_DEFAULT_DECADES, LOG_FLOOR);
      if (high / low < 1.0 + 1e-9)
        {
          low /= 2.0;
          high *= 2.0;
        }
    }
  else if (high - low <= fabs (high) * 1e-12 + LEAST_SPAN)
    {
      double half = MAX (fabs (high) / 2.0, 0.5);

      low -= half;
      high += half;
    }

  *scale = (RbkScale){ .kind = kind, .min = low, .max = high, .from = 0.0, .to = 1.0 };
}

/**
 * rbk_scale_clamp:
 * @scale: a scale
 * @value: a value
 *
 * Returns: @value, or the nearer end of the axis when it lies outside
 */
double
rbk_scale_clamp (const RbkScale *scale, double value)
{
  return CLAMP (value, scale->min, scale->max);
}

/**
 * rbk_scale_map:
 * @scale: a scale
 * @value: a value
 *
 * Finds the pixel of @value. Values outside the axis land outside its pixels,
 * but never so far that drawing there would overflow. On a log scale zero and
 * less have no place: they, and all below the axis, stand at its low end.
 *
 * Returns: the pixel
 */
double
rbk_scale_map (const RbkScale *scale, double value)
{
  const ScaleMap *map = &maps[scale->kind];
  double          low = map->forward (scale->min);
  double          inside = scale->kind == RBK_SCALE_LOG ? MAX (value, scale->min) : value;
  double          part = (map->forward (inside) - low) / (map->forward (scale->max) - low);

  return CLAMP (scale->from + part * (scale->to - scale->from), -PIXEL_LIMIT, PIXEL_LIMIT);
}

/**
 * rbk_scale_unmap:
 * @scale: a scale
 * @pixel: a pixel
 *
 * Finds the value at @pixel: the inverse of rbk_scale_map().
 *
 * Returns: the value
 */
double
rbk_scale_unmap (const RbkScale *scale, double pixel)
{
  const ScaleMap *map = &maps[scale->kind];
  double          length = scale->to - scale->from;
  double          low = map->forward (scale->min);

  if (!(fabs (length) > 0.0))
    return scale->min;

  return map->backward (low + (pixel - scale->from) / length * (map->forward (scale->max) - low));
}

/**
 * rbk_scale_step:
 * @scale: a scale, taken as linear
 * @max_ticks: the most ticks that fit
 *
 * Finds the smallest step of 1, 2 or 5 times a power of ten that needs no more
 * than @max_ticks ticks.
 *
 * Returns: the step, or 0 when fewer than two ticks fit
 */
double
rbk_scale_step (const RbkScale *scale, guint max_ticks)
{
  static const double nice[] = { 1.0, 2.0, 5.0 };
  double              rough, power;

  if (max_ticks < 2)
    return 0.0;

  rough = (scale->max - scale->min) / (max_ticks - 1);
  power = power_of_ten (floor (log10 (rough)));

  for (gsize i = 0; i < G_N_ELEMENTS (nice); i++)
    if (nice[i] * power >= rough * (1.0 - 1e-9))
      return nice[i] * power;

  return 10.0 * power;
}

/**
 * rbk_scale_ticks_every:
 * @scale: a scale
 * @step: the distance of two ticks; 0 or less gives none
 * @max_ticks: the room in @ticks
 * @ticks: (out caller-allocates) (array length=max_ticks): the ticks, rising
 *
 * Lists the multiples of @step on the axis.
 *
 * Returns: how many there are
 */
guint
rbk_scale_ticks_every (const RbkScale *scale, double step, guint max_ticks, double *ticks)
{
  guint  n = 0;
  double first;

  if (!(step > 0.0))
    return 0;

  first = ceil (scale->min / step - 1e-9);
  while (n < max_ticks && (first + n) * step <= scale->max + step * 1e-9)
    {
      double tick = (first + n) * step;

      /* Not -0, which a label would show. */
      ticks[n++] = fabs (tick) < step / 2.0 ? 0.0 : tick;
    }

  return n;
}

/**
 * rbk_scale_ticks:
 * @scale: a scale
 * @max_ticks: the most ticks that fit; taken down to %RBK_SCALE_MAX_TICKS
 * @ticks: (out caller-allocates): the ticks, rising
 *
 * Finds round values for an axis: multiples of 1, 2 or 5 times a power of ten;
 * on a log scale 1-2-5 of every decade, the decades, or every other decade.
 *
 * Returns: how many ticks there are
 */
guint
rbk_scale_ticks (const RbkScale *scale, guint max_ticks, double *ticks)
{
  guint limit = MIN (max_ticks, RBK_SCALE_MAX_TICKS);

  return limit == 0 ? 0 : maps[scale->kind].ticks (scale, limit, ticks);
}

/**
 * rbk_scale_zoom:
 * @scale: a scale
 * @pixel: what stays where it is
 * @factor: how much longer everything becomes; below 1 it becomes shorter
 * @min: (out): the lower end to show
 * @max: (out): the upper end to show
 *
 * Finds the ends of the axis that is zoomed about a place.
 */
void
rbk_scale_zoom (const RbkScale *scale, double pixel, double factor, double *min, double *max)
{
  double before = (pixel - scale->from) / factor;
  double behind = (scale->to - pixel) / factor;

  *min = rbk_scale_unmap (scale, pixel - before);
  *max = rbk_scale_unmap (scale, pixel + behind);
}

/**
 * rbk_scale_pan:
 * @scale: a scale
 * @pixels: how far what is shown moves, to the right where more than 0
 * @min: (out): the lower end to show
 * @max: (out): the upper end to show
 *
 * Finds the ends of the axis that is pushed aside.
 */
void
rbk_scale_pan (const RbkScale *scale, double pixels, double *min, double *max)
{
  *min = rbk_scale_unmap (scale, scale->from - pixels);
  *max = rbk_scale_unmap (scale, scale->to - pixels);
}

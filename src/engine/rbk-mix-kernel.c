/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

gboolean rbk_mix_may_be_vectors = TRUE;

#define MAX_NUMERATOR (G_GINT64_CONSTANT (1) << 50)

/*
 * rbk_mix_slope_init:
 * @self: a slope
 * @piece: a piece of a line
 * @high: the largest number that it is for, on the piece
 *
 * Returns: `FALSE` where the piece is not exact or its numbers are too large
 */
gboolean
rbk_mix_slope_init (RbkMixSlope *self, const RbkMixPiece *piece, gint64 high)
{
  __int128 rise = (__int128) piece->step * high;

  if (!piece->is_exact || high > G_MAXINT32 || rise >= MAX_NUMERATOR ||
      piece->first + piece->unit >= MAX_NUMERATOR)
    return FALSE;
  self->first = (double) (piece->first - piece->step * piece->from +
                          (piece->unit > 1 ? piece->unit / 2 : 0)) +
                0.5;
  self->step = (double) piece->step;
  self->inverse = 1.0 / (double) piece->unit;
  return TRUE;
}

/* Numbers are not negative: to cut off the decimals is to round down. */
static inline gint64
charge (const RbkMixSlope *slope, guint32 number)
{
  return (gint64) ((slope->first + slope->step * (double) number) * slope->inverse);
}

static void
add_plainly (const RbkMixSlope *slope, const guint32 *numbers, guint n, double *bills)
{
  for (guint i = 0; i < n; i++)
    bills[i] += (double) charge (slope, numbers[i]);
}

static gint64
sum_plainly (const RbkMixSlope *slope, const guint32 *numbers, guint n)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += charge (slope, numbers[i]);
  return sum;
}

static void
compare_plainly (const double *bills,
                 const gint64 *costs,
                 guint         n,
                 double        nano_per_minor,
                 double        overhead,
                 RbkMixSums   *sums)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 bill = (gint64) bills[i];

      sums->bill += bill;
      if ((double) costs[i] <= bills[i] * nano_per_minor - overhead)
        continue;
      sums->n_losing++;
      sums->losing_bill += bill;
      sums->losing_cost += costs[i];
    }
}

static const RbkMixKernel plain = { add_plainly, sum_plainly, compare_plainly };

#if defined(__x86_64__)

#define AVX2 __attribute__ ((target ("avx2")))

/* Four at a time. */
AVX2 static inline __m256d
charge_four (__m256d first, __m256d step, __m256d inverse, const guint32 *numbers)
{
  __m256d number = _mm256_cvtepi32_pd (_mm_loadu_si128 ((const __m128i *) (const void *) numbers));

  return _mm256_floor_pd (
      _mm256_mul_pd (_mm256_add_pd (first, _mm256_mul_pd (step, number)), inverse));
}

AVX2 static inline double
add_up_four (__m256d values)
{
  double parts[4];

  _mm256_storeu_pd (parts, values);
  return parts[0] + parts[1] + parts[2] + parts[3];
}

AVX2 static void
add_by_vectors (const RbkMixSlope *slope, const guint32 *numbers, guint n, double *bills)
{
  __m256d first = _mm256_set1_pd (slope->first), step = _mm256_set1_pd (slope->step);
  __m256d inverse = _mm256_set1_pd (slope->inverse);
  guint   i = 0;

  for (; i + 4 <= n; i += 4)
    _mm256_storeu_pd (bills + i, _mm256_add_pd (_mm256_loadu_pd (bills + i),
                                                charge_four (first, step, inverse, numbers + i)));
  add_plainly (slope, numbers + i, n - i, bills + i);
}

AVX2 static gint64
sum_by_vectors (const RbkMixSlope *slope, const guint32 *numbers, guint n)
{
  __m256d first = _mm256_set1_pd (slope->first), step = _mm256_set1_pd (slope->step);
  __m256d inverse = _mm256_set1_pd (slope->inverse);
  __m256d sum = _mm256_setzero_pd (), other = _mm256_setzero_pd ();
  guint   i = 0;

  for (; i + 8 <= n; i += 8)
    {
      sum = _mm256_add_pd (sum, charge_four (first, step, inverse, numbers + i));
      other = _mm256_add_pd (other, charge_four (first, step, inverse, numbers + i + 4));
    }
  return (gint64) add_up_four (_mm256_add_pd (sum, other)) +
         sum_plainly (slope, numbers + i, n - i);
}

/* A number of up to 51 bits, with a sign, as a double. */
AVX2 static inline __m256d
to_doubles (__m256i numbers)
{
  const __m256d magic = _mm256_set1_pd (6755399441055744.0); /* 2^52 + 2^51 */

  return _mm256_sub_pd (_mm256_castsi256_pd (
                            _mm256_add_epi64 (numbers, _mm256_castpd_si256 (magic))),
                        magic);
}

AVX2 static void
compare_by_vectors (const double *bills,
                    const gint64 *costs,
                    guint         n,
                    double        nano_per_minor,
                    double        overhead,
                    RbkMixSums   *sums)
{
  __m256d scale = _mm256_set1_pd (nano_per_minor), kept_back = _mm256_set1_pd (overhead);
  __m256d bill_sum = _mm256_setzero_pd (), losing_sum = _mm256_setzero_pd ();
  __m256i cost_sum = _mm256_setzero_si256 (), count = _mm256_setzero_si256 ();
  gint64  parts[4];
  guint   i = 0;

  for (; i + 4 <= n; i += 4)
    {
      __m256d bill = _mm256_loadu_pd (bills + i);
      __m256i cost = _mm256_loadu_si256 ((const __m256i *) (const void *) (costs + i));
      __m256d kept = _mm256_sub_pd (_mm256_mul_pd (bill, scale), kept_back);
      __m256d is_losing = _mm256_cmp_pd (to_doubles (cost), kept, _CMP_GT_OQ);

      bill_sum = _mm256_add_pd (bill_sum, bill);
      losing_sum = _mm256_add_pd (losing_sum, _mm256_and_pd (bill, is_losing));
      cost_sum =
          _mm256_add_epi64 (cost_sum, _mm256_and_si256 (cost, _mm256_castpd_si256 (is_losing)));
      count = _mm256_sub_epi64 (count, _mm256_castpd_si256 (is_losing));
    }
  compare_plainly (bills + i, costs + i, n - i, nano_per_minor, overhead, sums);
  sums->bill += (gint64) add_up_four (bill_sum);
  sums->losing_bill += (gint64) add_up_four (losing_sum);
  _mm256_storeu_si256 ((__m256i *) (void *) parts, cost_sum);
  sums->losing_cost += parts[0] + parts[1] + parts[2] + parts[3];
  _mm256_storeu_si256 ((__m256i *) (void *) parts, count);
  sums->n_losing += (guint) (parts[0] + parts[1] + parts[2] + parts[3]);
}

static const RbkMixKernel vectors = { add_by_vectors, sum_by_vectors, compare_by_vectors };

#endif

/*
 * rbk_mix_kernel_get:
 * @may_be_vectors: whether the processor's vectors may be used, where it has any
 *
 * Returns: (transfer none): how to bill many customers
 */
const RbkMixKernel *
rbk_mix_kernel_get (gboolean may_be_vectors)
{
#if defined(__x86_64__)
  if (may_be_vectors && __builtin_cpu_supports ("avx2"))
    return &vectors;
#endif
  return &plain;
}

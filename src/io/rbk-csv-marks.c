/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-csv-marks.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define LAST_CONTROL 0x1f
#define BLOCK 64

/**
 * rbk_csv_marks_find_bytewise:
 * @text: (array length=length): a text
 * @length: its length
 * @separator: what stands between cells
 * @marks: (out caller-allocates): room for @length places
 *
 * Finds marks a byte at a time: what the other ways of finding them are held against.
 *
 * Returns: how many there are
 */
guint
rbk_csv_marks_find_bytewise (const char *text, gsize length, char separator, guint32 *marks)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    if (text[i] == separator || text[i] == '"' || (guchar) text[i] <= LAST_CONTROL)
      marks[n++] = (guint32) i;
  return n;
}

#if defined(__x86_64__)

/* Writes the places of the bits of a block down. */
static inline guint
take_bits (guint64 bits, gsize at, guint32 *marks)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    marks[n++] = (guint32) (at + (gsize) __builtin_ctzll (bits));
  return n;
}

/* The bits of a block that lie within the text. */
static inline guint64
mask_end (guint64 bits, gsize n_left)
{
  return n_left >= BLOCK ? bits : bits & ((G_GUINT64_CONSTANT (1) << n_left) - 1);
}

static inline guint64
find_in_16 (const char *text, __m128i separator)
{
  const __m128i quote = _mm_set1_epi8 ('"'), control = _mm_set1_epi8 (LAST_CONTROL);
  __m128i       bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) text);
  __m128i       found = _mm_cmpeq_epi8 (bytes, separator);

  found = _mm_or_si128 (found, _mm_cmpeq_epi8 (bytes, quote));
  found = _mm_or_si128 (found, _mm_cmpeq_epi8 (_mm_min_epu8 (bytes, control), bytes));
  return (guint64) (guint) _mm_movemask_epi8 (found);
}

static guint
find_sse2 (const char *text, gsize length, char separator, guint32 *marks)
{
  const __m128i separators = _mm_set1_epi8 (separator);
  guint         n = 0;

  for (gsize at = 0; at < length; at += BLOCK)
    {
      guint64 bits = 0;

      for (guint i = 0; i < BLOCK; i += 16)
        bits |= find_in_16 (text + at + i, separators) << i;
      n += take_bits (mask_end (bits, length - at), at, marks + n);
    }
  return n;
}

__attribute__ ((target ("avx2"))) static inline guint64
find_in_32 (const char *text, __m256i separator)
{
  const __m256i quote = _mm256_set1_epi8 ('"'), control = _mm256_set1_epi8 (LAST_CONTROL);
  __m256i       bytes = _mm256_loadu_si256 ((const __m256i *) (gconstpointer) text);
  __m256i       found = _mm256_cmpeq_epi8 (bytes, separator);

  found = _mm256_or_si256 (found, _mm256_cmpeq_epi8 (bytes, quote));
  found = _mm256_or_si256 (found, _mm256_cmpeq_epi8 (_mm256_min_epu8 (bytes, control), bytes));
  return (guint64) (guint) _mm256_movemask_epi8 (found);
}

__attribute__ ((target ("avx2,bmi"))) static guint
find_avx2 (const char *text, gsize length, char separator, guint32 *marks)
{
  const __m256i separators = _mm256_set1_epi8 (separator);
  guint         n = 0;

  for (gsize at = 0; at < length; at += BLOCK)
    {
      guint64 bits = find_in_32 (text + at, separators) | find_in_32 (text + at + 32, separators)
                                                              << 32;

      for (bits = mask_end (bits, length - at); bits != 0; bits &= bits - 1)
        marks[n++] = (guint32) (at + (gsize) __builtin_ctzll (bits));
    }
  return n;
}

static gboolean
has_avx2 (void)
{
  return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("bmi");
}

#endif

/**
 * rbk_csv_marks_get_func:
 * @i: which, from 0, the quickest first
 * @name: (out): what it is called
 *
 * Gets the ways of finding marks that this machine has.
 *
 * Returns: (nullable): one of them
 */
RbkCsvMarksFunc
rbk_csv_marks_get_func (guint i, const char **name)
{
  const struct
  {
    RbkCsvMarksFunc func;
    const char     *name;
    gboolean        is_there;
  } ways[] = {
#if defined(__x86_64__)
    { find_avx2, "avx2", has_avx2 () },
    { find_sse2, "sse2", TRUE },
#endif
    { rbk_csv_marks_find_bytewise, "bytewise", TRUE },
  };

  for (guint k = 0; k < G_N_ELEMENTS (ways); k++)
    if (ways[k].is_there && i-- == 0)
      {
        *name = ways[k].name;
        return ways[k].func;
      }
  return NULL;
}

/**
 * rbk_csv_marks_find:
 * @text: (array length=length): as for [callback@CsvMarksFunc]
 * @length: its length
 * @separator: what stands between cells
 * @marks: (out caller-allocates): room for @length places
 *
 * Finds marks as quickly as this machine can.
 *
 * Returns: how many there are
 */
guint
rbk_csv_marks_find (const char *text, gsize length, char separator, guint32 *marks)
{
  const char *name;

  return rbk_csv_marks_get_func (0, &name) (text, length, separator, marks);
}

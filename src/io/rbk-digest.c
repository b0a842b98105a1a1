/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-digest.h"

#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

#define BLOCK 64
#define WORDS 8

struct _RbkDigest
{
  GChecksum *plain; /* (owned) (nullable): where the processor can't do it */
  guint32    state[WORDS];
  guint8     rest[2 * BLOCK]; /* bytes that are no whole block */
  gsize      n_rest;
  guint64    n_bytes;
};

static const guint32 first_state[WORDS] = {
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

#if defined(__x86_64__)

static const guint32 constants[BLOCK] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

#define SHA __attribute__ ((target ("sha,sse4.1,ssse3")))

/* The two halves of the state, in the order that the instructions want. */
typedef struct
{
  __m128i abef, cdgh;
} Halves;

/* Four rounds with the words of the message that `words` is. */
SHA static inline void
add_rounds (Halves *halves, __m128i words, guint round)
{
  __m128i keys =
      _mm_add_epi32 (words,
                     _mm_loadu_si128 ((const __m128i *) (gconstpointer) (constants + 4 * round)));

  halves->cdgh = _mm_sha256rnds2_epu32 (halves->cdgh, halves->abef, keys);
  halves->abef = _mm_sha256rnds2_epu32 (halves->abef, halves->cdgh, _mm_shuffle_epi32 (keys, 0x0e));
}

/* The four words that follow sixteen others, which begin with `first`. */
SHA static inline __m128i
next_words (__m128i first, __m128i second, __m128i third, __m128i fourth)
{
  __m128i words = _mm_sha256msg1_epu32 (first, second);

  words = _mm_add_epi32 (words, _mm_alignr_epi8 (fourth, third, 4));
  return _mm_sha256msg2_epu32 (words, fourth);
}

SHA static inline __m128i
load_words (const guint8 *bytes)
{
  const __m128i order = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);

  return _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) bytes), order);
}

SHA static inline void
add_block (Halves *halves, const guint8 *bytes)
{
  Halves  before = *halves;
  __m128i a = load_words (bytes), b = load_words (bytes + 16);
  __m128i c = load_words (bytes + 32), d = load_words (bytes + 48);

  for (guint round = 0; round < 16; round += 4)
    {
      if (round > 0)
        {
          a = next_words (a, b, c, d);
          b = next_words (b, c, d, a);
          c = next_words (c, d, a, b);
          d = next_words (d, a, b, c);
        }
      add_rounds (halves, a, round);
      add_rounds (halves, b, round + 1);
      add_rounds (halves, c, round + 2);
      add_rounds (halves, d, round + 3);
    }
  halves->abef = _mm_add_epi32 (halves->abef, before.abef);
  halves->cdgh = _mm_add_epi32 (halves->cdgh, before.cdgh);
}

SHA static void
add_blocks (guint32 state[WORDS], const guint8 *bytes, gsize n_blocks)
{
  __m128i low = _mm_loadu_si128 ((const __m128i *) (gconstpointer) state);
  __m128i high = _mm_loadu_si128 ((const __m128i *) (gconstpointer) (state + 4));
  Halves  halves;

  low = _mm_shuffle_epi32 (low, 0xb1);
  high = _mm_shuffle_epi32 (high, 0x1b);
  halves.abef = _mm_alignr_epi8 (low, high, 8);
  halves.cdgh = _mm_blend_epi16 (high, low, 0xf0);
  for (; n_blocks > 0; n_blocks--, bytes += BLOCK)
    add_block (&halves, bytes);

  low = _mm_shuffle_epi32 (halves.abef, 0x1b);
  high = _mm_shuffle_epi32 (halves.cdgh, 0xb1);
  _mm_storeu_si128 ((__m128i *) (gpointer) state, _mm_blend_epi16 (low, high, 0xf0));
  _mm_storeu_si128 ((__m128i *) (gpointer) (state + 4), _mm_alignr_epi8 (high, low, 8));
}

static gboolean
is_fast (void)
{
  guint a, b, c, d;

  return __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0 &&
         __builtin_cpu_supports ("sse4.1") && __builtin_cpu_supports ("ssse3");
}

#else

static void
add_blocks (guint32 state[WORDS], const guint8 *bytes, gsize n_blocks)
{
  g_assert_not_reached ();
}

static gboolean
is_fast (void)
{
  return FALSE;
}

#endif

/**
 * rbk_digest_new:
 * @is_plain: whether to go without the instructions for it, to compare
 *
 * Begins a digest.
 *
 * Returns: (transfer full): the digest of nothing so far
 */
RbkDigest *
rbk_digest_new (gboolean is_plain)
{
  RbkDigest *self = g_new0 (RbkDigest, 1);

  if (is_plain || !is_fast ())
    self->plain = g_checksum_new (G_CHECKSUM_SHA256);
  memcpy (self->state, first_state, sizeof self->state);
  return self;
}

/**
 * rbk_digest_free:
 * @self: (transfer full) (nullable): a digest
 *
 * Frees it.
 */
void
rbk_digest_free (RbkDigest *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->plain, g_checksum_free);
  g_free (self);
}

/**
 * rbk_digest_update:
 * @self: a digest
 * @bytes: (array length=n): what comes next
 * @n: how much it is
 *
 * Takes bytes in.
 */
void
rbk_digest_update (RbkDigest *self, gconstpointer bytes, gsize n)
{
  const guint8 *next = bytes;

  g_return_if_fail (self != NULL && (bytes != NULL || n == 0));

  if (self->plain != NULL)
    {
      g_checksum_update (self->plain, next, (gssize) n);
      return;
    }
  self->n_bytes += n;
  if (self->n_rest > 0)
    {
      gsize n_taken = MIN (n, BLOCK - self->n_rest);

      memcpy (self->rest + self->n_rest, next, n_taken);
      self->n_rest += n_taken;
      next += n_taken;
      n -= n_taken;
      if (self->n_rest < BLOCK)
        return;
      add_blocks (self->state, self->rest, 1);
    }
  add_blocks (self->state, next, n / BLOCK);
  self->n_rest = n % BLOCK;
  if (self->n_rest > 0)
    memcpy (self->rest, next + n / BLOCK * BLOCK, self->n_rest);
}

/**
 * rbk_digest_finish:
 * @self: a digest, of no more use afterwards
 *
 * Ends a digest.
 *
 * Returns: (transfer full): it, in 64 hexadecimal digits
 */
char *
rbk_digest_finish (RbkDigest *self)
{
  GString *text;
  gsize    n_blocks;
  guint64  n_bits;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->plain != NULL)
    return g_strdup (g_checksum_get_string (self->plain));

  n_blocks = self->n_rest + 1 + sizeof n_bits > BLOCK ? 2 : 1;
  n_bits = GUINT64_TO_BE (self->n_bytes * 8);
  memset (self->rest + self->n_rest, 0, sizeof self->rest - self->n_rest);
  self->rest[self->n_rest] = 0x80;
  memcpy (self->rest + n_blocks * BLOCK - sizeof n_bits, &n_bits, sizeof n_bits);
  add_blocks (self->state, self->rest, n_blocks);

  text = g_string_new (NULL);
  for (guint i = 0; i < WORDS; i++)
    g_string_append_printf (text, "%08x", self->state[i]);
  return g_string_free (text, FALSE);
}

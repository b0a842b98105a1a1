/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-digest.h"

#include <string.h>

#define N_ROUNDS 300
#define MAX_BYTES 1000

/* From FIPS 180-4 and its examples. */
static void
test_known (void)
{
  const struct
  {
    const char *text, *digest;
  } cases[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbkDigest) digest = rbk_digest_new (i % 2 == 1);
      g_autofree char *text = NULL;

      rbk_digest_update (digest, cases[i / 2].text, strlen (cases[i / 2].text));
      text = rbk_digest_finish (digest);
      g_assert_cmpstr (text, ==, cases[i / 2].digest);
    }
}

/* Whatever the pieces are that the bytes come in. */
static void
test_same (void)
{
  guint8 bytes[MAX_BYTES];

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (RbkDigest) digest = rbk_digest_new (FALSE);
      gsize            n = (gsize) g_test_rand_int_range (0, MAX_BYTES), at = 0;
      g_autofree char *found = NULL, *expected = NULL;

      for (gsize i = 0; i < n; i++)
        bytes[i] = (guint8) g_test_rand_int_range (0, 256);
      while (at < n)
        {
          gsize piece = (gsize) g_test_rand_int_range (0, (int) (n - at) + 1);

          rbk_digest_update (digest, bytes + at, piece);
          at += piece;
        }
      found = rbk_digest_finish (digest);
      expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, n);
      g_assert_cmpstr (found, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/known", test_known);
  g_test_add_func ("/digest/same", test_same);
  return g_test_run ();
}

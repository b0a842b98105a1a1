/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reader.h"
#include "usage-log.h"
#include "rbk-test-repeats.h"

/* Whoever gives up at any moment gets nothing, or all of it; never a part. */

#define N_ROWS 60000
#define N_ROUNDS rbk_test_repeats (60, 8)
#define LATEST_US 30000

typedef struct
{
  GCancellable *cancellable; /* (unowned) */
  gulong        delay;
} Giving;

static gpointer
give_up (gpointer data)
{
  Giving *giving = data;

  g_usleep (giving->delay);
  g_cancellable_cancel (giving->cancellable);
  return NULL;
}

static RbkUsage *
read_bytes (GBytes *bytes, GCancellable *cancellable, gboolean is_plain, GError **error)
{
  RbkUsageOptions options = { .is_plain = is_plain, .cancellable = cancellable };
  gsize           n;
  const char     *text = g_bytes_get_data (bytes, &n);

  return usage_log_read (text, (gssize) n, &options, error);
}

static void
check_once (GBytes *bytes, gulong delay, gboolean is_plain, guint *n_given_up)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = NULL;
  Giving   giving = { cancellable, delay };
  GThread *thread = g_thread_new ("give-up", give_up, &giving);

  usage = read_bytes (bytes, cancellable, is_plain, &error);
  g_thread_join (thread);
  if (usage != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (usage->rows, ==, N_ROWS);
      g_assert_true (rbk_population_get_total (usage->population, RBK_COLUMN_CALLS).raw ==
                     RBK_DECIMAL_UNITS (N_ROWS).raw);
      return;
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ++*n_given_up;
}

static GBytes *
make_file (gboolean is_packed)
{
  g_autoptr (GString) text = g_string_new ("day,customer_id,model,calls\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "2026-06-%02u,customer-%u,model-%u,1\n", i % 30 + 1, i % 7919,
                            i % 3);
  return is_packed ? usage_log_pack (text->str, (gssize) text->len)
                   : g_bytes_new (text->str, text->len);
}

static void
test_cancel (gconstpointer data)
{
  gboolean is_packed = GPOINTER_TO_UINT (data) > 0;
  g_autoptr (GBytes) bytes = make_file (is_packed);
  guint n_given_up = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    check_once (bytes, i > 0 ? (gulong) g_test_rand_int_range (0, LATEST_US) : 0, i % 4 == 3,
                &n_given_up);
  g_assert_cmpuint (n_given_up, >, 0);
}

/* Nothing is begun for who has given up before. */
static void
test_before (void)
{
  g_autoptr (GBytes) bytes = make_file (FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (read_bytes (bytes, cancellable, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/usage-cancel/plain", GUINT_TO_POINTER (0), test_cancel);
  g_test_add_data_func ("/usage-cancel/packed", GUINT_TO_POINTER (1), test_cancel);
  g_test_add_func ("/usage-cancel/before", test_before);
  return g_test_run ();
}

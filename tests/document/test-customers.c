/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers.h"
#include "rbk-model-price.h"
#include "rbk-template.h"
#include "rbk-usage-load.h"

#include <string.h>

static RbkPopulation *
new_population (void)
{
  RbkPopulation *population = rbk_population_new ();
  guint          customer;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  rbk_population_add_column (population, RBK_COLUMN_INPUT);
  customer = rbk_population_add_customer (population, "one");
  g_assert_true (rbk_population_add_value (population, customer, RBK_COLUMN_CALLS, 10));
  g_assert_true (rbk_population_add_value (population, customer, RBK_COLUMN_INPUT, 2000000));
  rbk_population_seal (population);

  return population;
}

static void
assert_cost (RbkPopulation *costed, const char *text)
{
  RbkDecimal       total = rbk_population_get_total (costed, RBK_COLUMN_COST);
  g_autofree char *shown = rbk_decimal_to_string (total);

  g_assert_cmpstr (shown, ==, text);
}

/* Two million tokens at 12.50 a million, then at 1. */
static void
test_costed_once_for_each_price (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(RbkPopulation) population = new_population ();
  g_autoptr(RbkCustomers) customers = rbk_customers_new (population);
  g_autoptr(RbkSpec) before = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkSpec) after = NULL;
  g_autoptr(GObject) price = g_list_model_get_item (rbk_book_get_models (book), 0);
  RbkPopulation *costed = rbk_customers_get_costed (customers, before, NULL, NULL);
  RbkDecimal     one = RBK_DECIMAL_ONE;

  assert_cost (costed, "25");
  g_assert_false (rbk_population_has_column (population, RBK_COLUMN_COST));
  g_assert_true (rbk_customers_get_costed (customers, before, NULL, NULL) == costed);

  g_object_set (price, "input", &one, "output", &one, NULL);
  after = rbk_spec_new (book, NULL, NULL);
  assert_cost (rbk_customers_get_costed (customers, after, NULL, NULL), "2");
}

/* Customers of a file that names models: one of them is the book's, one is mapped to it. */
static void
test_own_models (void)
{
  static const char text[] = "customer_id,model,calls,input_tokens,output_tokens\n"
                             "a,m,1,1000000,0\nb,theirs,1,2000000,0\nc,unheard,1,3000000,0\n";
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr(RbkUsage) usage = rbk_usage_read_stream (stream, NULL, NULL);
  g_autoptr(RbkCustomers) customers = rbk_customers_new_for_usage (usage);
  g_autoptr(RbkUsageSource) source = rbk_usage_source_new ();
  g_autoptr(RbkModelPrice) price = rbk_model_price_new ();
  g_autoptr(RbkSpec) spec = NULL;
  const char *const names[] = { "theirs=m", NULL };
  const RbkDecimal  one = RBK_DECIMAL_ONE, two = RBK_DECIMAL_UNITS (2);

  g_object_set (price, "model", "m", "input", &one, "output", &one, NULL);
  g_list_store_append (G_LIST_STORE (rbk_book_get_models (book)), price);
  spec = rbk_spec_new (book, NULL, NULL);
  g_assert_true (rbk_customers_get_usage (customers) == usage);

  /* 1, and two and three million tokens at the blend, 12.50 a million. */
  assert_cost (rbk_customers_get_costed (customers, spec, NULL, NULL), "63.5");
  g_assert_cmpuint (rbk_customers_get_n_unknown (customers), ==, 2);
  g_object_set (source, "models", names, NULL);
  assert_cost (rbk_customers_get_costed (customers, spec, source, NULL), "40.5");
  g_assert_cmpuint (rbk_customers_get_n_unknown (customers), ==, 1);
  g_object_set (source, "model", "m", NULL);
  assert_cost (rbk_customers_get_costed (customers, spec, source, NULL), "6");
  g_object_set (source, "rescale", &two, NULL);
  assert_cost (rbk_customers_get_costed (customers, spec, source, NULL), "12");
  g_assert_null (rbk_customers_get_days (customers));
}

static void
test_index_kept (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(RbkPopulation) population = new_population ();
  g_autoptr(RbkCustomers) customers = rbk_customers_new (population);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(GObject) price = g_list_model_get_item (rbk_book_get_models (book), 0);
  g_autoptr(RbkSpec) after = NULL;
  const RbkDecimal one = RBK_DECIMAL_ONE;

  g_assert_nonnull (rbk_customers_get_costed (customers, spec, NULL, NULL));
  index = rbk_mix_index_ref (rbk_customers_get_index (customers, spec, NULL));
  g_assert_true (rbk_customers_get_index (customers, spec, NULL) == index);

  g_object_set (price, "input", &one, NULL);
  after = rbk_spec_new (book, NULL, NULL);
  g_assert_nonnull (rbk_customers_get_costed (customers, after, NULL, NULL));
  g_assert_false (rbk_customers_get_index (customers, after, NULL) == index);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
load (GFile *file, GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  rbk_usage_load_async (file, NULL, NULL, cancellable, NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

static void
test_load (void)
{
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_tmp ("customers-XXXXXX.csv", &stream, NULL);
  g_autoptr(GAsyncResult) good = NULL;
  g_autoptr(GAsyncResult) cancelled = NULL;
  g_autoptr(GAsyncResult) gone = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(RbkUsage) usage = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_replace_contents (file, "customer_id,calls\na,3\n", 22, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  good = load (file, NULL);
  usage = rbk_usage_load_finish (good, &sha256, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rbk_population_get_size (usage->population), ==, 1);
  g_assert_cmpstr (sha256, ==, "bc890d993a3e0febde65b3fe7177dc6297588364361bab55f5369c22f1d4a0ad");

  g_cancellable_cancel (cancellable);
  cancelled = load (file, cancellable);
  g_assert_null (rbk_usage_load_finish (cancelled, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_true (g_file_delete (file, NULL, NULL));
  gone = load (file, NULL);
  g_assert_null (rbk_usage_load_finish (gone, NULL, &error));
  g_assert_nonnull (error);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  double *told = ((gpointer *) user_data)[1];

  g_assert_cmpfloat (fraction, >, *told);
  g_assert_cmpfloat (fraction, <=, 1);
  *told = fraction;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((gpointer *) user_data)[0] = g_object_ref (result);
}

/* How far it is comes to the loop that asked, in the format that it asked for. */
static void
test_load_progress (void)
{
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_tmp ("customers-XXXXXX.csv", &stream, NULL);
  g_autoptr(GString) text = g_string_new ("customer_id,calls\n");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) refused = NULL;
  g_autoptr(RbkUsage) usage = NULL;
  g_autoptr(GError) error = NULL;
  double   told = 0;
  gpointer data[2] = { NULL, &told };

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "customer-%u,3\n", i);
  g_assert_true (g_file_replace_contents (file, text->str, text->len, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rbk_usage_load_async (file, "plain", NULL, NULL, progress_cb, told_cb, data);
  while (data[0] == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = data[0];
  usage = rbk_usage_load_finish (result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rbk_population_get_size (usage->population), ==, 100000);
  g_assert_cmpfloat (told, >, 0.5);

  data[0] = NULL;
  rbk_usage_load_async (file, "trace", NULL, NULL, NULL, told_cb, data);
  while (data[0] == NULL)
    g_main_context_iteration (NULL, TRUE);
  refused = data[0];
  g_assert_null (rbk_usage_load_finish (refused, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static gboolean
append_cb (gpointer user_data)
{
  g_autoptr(GFileOutputStream) stream =
                 g_file_append_to (user_data, G_FILE_CREATE_NONE, NULL, NULL);

  g_assert_true (
      g_output_stream_write_all (G_OUTPUT_STREAM (stream), "late,1\n", 7, NULL, NULL, NULL));
  return G_SOURCE_CONTINUE;
}

/* Of a file that is still being written neither the customers nor the digest are kept. */
static void
test_load_growing (void)
{
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_tmp ("customers-XXXXXX.csv", &stream, NULL);
  g_autoptr(GString) text = g_string_new ("customer_id,calls,plan\n");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  guint source;

  for (guint i = 0; i < 500000; i++)
    g_string_append_printf (text, "customer-%u,3,pro\n", i);
  g_assert_true (g_file_replace_contents (file, text->str, text->len, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  source = g_timeout_add (1, append_cb, file);
  result = load (file, NULL);
  g_source_remove (source);
  g_assert_null (rbk_usage_load_finish (result, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "changed while it was read"));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/customers/costed-once-for-each-price", test_costed_once_for_each_price);
  g_test_add_func ("/customers/own-models", test_own_models);
  g_test_add_func ("/customers/index-kept", test_index_kept);
  g_test_add_func ("/customers/load", test_load);
  g_test_add_func ("/customers/load-progress", test_load_progress);
  g_test_add_func ("/customers/load-growing", test_load_growing);

  return g_test_run ();
}

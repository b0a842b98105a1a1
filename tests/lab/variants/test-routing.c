/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-routing.h"

#include "rbk-book-steps.h"
#include "rbk-random-book.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* Three models at 10, 4 and 1 a million, of two providers; chat goes to large and small by half,
 * 1,000 tokens in and 500 out. */
static RbkBook *
make_book (void)
{
  RbkBook *book = rbk_book_new ();
  gpointer workload;

  rbk_test_set (book, "title", "Routes", "as-of", "2026-08-01", NULL);
  rbk_test_add (book, "meters", "key", "credits", "kind", "credit", NULL);
  rbk_test_add (book, "models", "model", "large", "provider", "One", "input", "10", "output", "10",
                "context-window", "100000", "quality", "90", NULL);
  rbk_test_add (book, "models", "model", "middle", "provider", "Two", "input", "4", "output", "4",
                "quality", "80", NULL);
  rbk_test_add (book, "models", "model", "small", "provider", "One", "input", "1", "output", "1",
                "context-window", "8000", "quality", "60", NULL);
  workload = rbk_test_add (book, "workloads", "key", "chat", "meters", "credits", NULL);
  rbk_test_add (workload, "routes", "model", "large", "input-tokens", "1000", "output-tokens",
                "500", "share", "0.5", "credits", "10", NULL);
  rbk_test_add (workload, "routes", "model", "small", "input-tokens", "1000", "output-tokens",
                "500", "share", "0.5", "credits", "1", NULL);

  return book;
}

static RbkRouting *
route (RbkBook *book, const RbkRoutingTerms *terms)
{
  g_autoptr(RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr(GError) error = NULL;
  RbkRouting *self = rbk_routing_new (spec, book, terms, &error);

  g_assert_no_error (error);

  return self;
}

/* `small middle | large:1` – those that are chosen, those that qualify too, the others and why */
static char *
describe (const RbkRoutingWorkload *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_models; i++)
    {
      const RbkRoutingModel *model = &self->models[i];

      if (i == self->n_chosen)
        g_string_append (text, "| ");
      g_string_append (text, rbk_model_price_get_model (model->price));
      if (model->bars != 0)
        g_string_append_printf (text, ":%d", model->bars);
      g_string_append_c (text, ' ');
    }
  g_strchomp (text->str);

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  RbkBookStep steps[4];
  const char *quality;
  const char *providers[2];
  guint       n_fallbacks;
  const char *expected;
} Case;

G_STATIC_ASSERT (RBK_ROUTING_BAR_CONTEXT == 1 && RBK_ROUTING_BAR_QUALITY == 2 &&
                 RBK_ROUTING_BAR_NO_QUALITY == 4 && RBK_ROUTING_BAR_PROVIDER == 8 &&
                 RBK_ROUTING_BAR_BATCH == 16);

static const Case cases[] = {
  { .name = "cheapest", .expected = "small | middle large" },
  { .name = "fallbacks", .n_fallbacks = 1, .expected = "small middle | large" },
  { .name = "all", .n_fallbacks = 9, .expected = "small middle large" },
  { .name = "quality", .quality = "70", .expected = "middle | large small:2" },
  { .name = "quality-just", .quality = "80", .expected = "middle | large small:2" },
  { .name = "quality-none", .quality = "0", .expected = "small | middle large" },
  { .name = "nobody", .quality = "95", .expected = "| small:2 middle:2 large:2" },
  { .name = "no-score",
    .quality = "70",
    .steps = { { "models/1", "quality", NULL } },
    .expected = "large | small:2 middle:4" },
  { .name = "floor",
    .steps = { { "workloads/0", "quality-floor", "85" } },
    .expected = "large | small:2 middle:2" },
  { .name = "floor-overruled",
    .steps = { { "workloads/0", "quality-floor", "85" } },
    .quality = "70",
    .expected = "middle | large small:2" },
  { .name = "provider", .providers = { "one" }, .expected = "small | large middle:8" },
  { .name = "both",
    .providers = { "One" },
    .quality = "85",
    .expected = "large | small:2 middle:10" },
  { .name = "context",
    .steps = { { "workloads/0/routes/0", "input-tokens", "7501" } },
    .expected = "middle | large small:1" },
  { .name = "context-just",
    .steps = { { "workloads/0/routes/0", "input-tokens", "7500" } },
    .expected = "small | middle large" },
  { .name = "context-cached",
    .steps = { { "workloads/0/routes/0", "cache-read-tokens", "7000" } },
    .expected = "middle | large small:1" },
  { .name = "context-tokenizer",
    .steps = { { "workloads/0/routes/1", "tokenizer-factor", "6" } },
    .expected = "middle | large small:1" },
  { .name = "tokenizer-dearer",
    .steps = { { "workloads/0/routes/1", "tokenizer-factor", "5" } },
    .expected = "middle | small large" },
  { .name = "batch",
    .steps = { { "models/0", "batch-input", "5" },
               { "models/0", "batch-output", "5" },
               { "workloads/0/routes/0", "batch", "true" } },
    .expected = "large | small:16 middle:16" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr(RbkBook) book = make_book ();
  RbkRoutingTerms terms = { .providers = one->providers, .n_fallbacks = one->n_fallbacks };
  g_autoptr(RbkRouting) self = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (one->steps) && one->steps[i].field != NULL; i++)
    rbk_book_take_step (book, &one->steps[i]);
  terms.has_quality = one->quality != NULL;
  if (one->quality != NULL)
    terms.quality = rbk_test_decimal (one->quality);
  self = route (book, &terms);
  text = describe (&self->workloads[0]);
  g_assert_cmpstr (text, ==, one->expected);
}

/* 1,500 tokens: 0.015 on large, 0.006 on middle, 0.0015 on small; 0.00825 by half. */
static void
test_saving (void)
{
  g_autoptr(RbkBook) book = make_book ();
  RbkRoutingTerms terms = { .has_quality = TRUE, .quality = RBK_DECIMAL_UNITS (70) };
  g_autoptr(RbkRouting) self = route (book, &terms);
  const RbkRoutingWorkload *chat = &self->workloads[0];

  rbk_test_assert_decimal (chat->cost, "0.00825");
  rbk_test_assert_decimal (chat->window, "1500");
  rbk_test_assert_decimal (chat->models[0].cost, "0.006");
  rbk_test_assert_decimal (chat->models[2].share, "0.5");
  rbk_test_assert_decimal (chat->saving, "0.00225");
  g_assert_cmpfloat_with_epsilon (chat->saving_share, 0.00225 / 0.00825, 1e-12);
  rbk_test_assert_decimal (self->cost, "0.00825");
  rbk_test_assert_decimal (self->cost_then, "0.006");

  /* Only large is good enough, and dearer than what serves today. */
  g_clear_pointer (&self, rbk_routing_free);
  terms.quality = RBK_DECIMAL_UNITS (90);
  self = route (book, &terms);
  rbk_test_assert_decimal (self->workloads[0].saving, "-0.00675");

  /* Nobody is: it stays as it is. */
  g_clear_pointer (&self, rbk_routing_free);
  terms.quality = RBK_DECIMAL_UNITS (100);
  self = route (book, &terms);
  g_assert_cmpuint (self->workloads[0].n_chosen, ==, 0);
  rbk_test_assert_decimal (self->cost_then, "0.00825");
}

/* Of a catalogue, what the book hasn't; at the price of the day; of equal ones the book's. */
static void
test_catalogue (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkBook) more = rbk_book_new ();
  RbkRoutingTerms terms = { .more = rbk_book_get_models (more) };
  g_autoptr(RbkRouting) self = NULL;
  g_autofree char *text = NULL;

  rbk_test_add (more, "models", "model", "small", "input", "0.001", "output", "0.001", NULL);
  rbk_test_add (more, "models", "model", "tiny", "input", "5", "output", "5", NULL);
  rbk_test_add (more, "models", "model", "tiny", "input", "0.5", "output", "0.5", "effective-from",
                "2026-07-01", NULL);
  rbk_test_add (more, "models", "model", "tiny", "input", "0.1", "output", "0.1", "effective-from",
                "2026-09-01", NULL);
  rbk_test_add (more, "models", "model", "alike", "input", "1", "output", "1", NULL);
  rbk_test_add (more, "models", "model", "later", "input", "0", "output", "0", "effective-from",
                "2026-08-02", NULL);
  self = route (book, &terms);
  text = describe (&self->workloads[0]);
  g_assert_cmpstr (text, ==, "tiny | small alike middle large");
  rbk_test_assert_decimal (self->workloads[0].models[0].cost, "0.00075");
  g_assert_false (self->workloads[0].models[0].is_in_book);
}

/* A price that moved has not changed the score of the model. */
static void
test_score_stays (void)
{
  g_autoptr(RbkBook) book = make_book ();
  RbkRoutingTerms terms = { .has_quality = TRUE, .quality = RBK_DECIMAL_UNITS (70) };
  g_autoptr(RbkRouting) self = NULL;
  g_autofree char *text = NULL;

  rbk_test_add (book, "models", "model", "middle", "provider", "Two", "input", "20", "output", "20",
                "effective-from", "2026-07-01", NULL);
  self = route (book, &terms);
  text = describe (&self->workloads[0]);
  g_assert_cmpstr (text, ==, "large | middle small:2");
}

/* Those that qualify are in the order of what they cost, and nobody else is chosen. */
static void
test_random (void)
{
  guint n_routed = 0;

  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkRouting) self = NULL;

      if (spec != NULL)
        self = rbk_routing_new (spec, book, &(RbkRoutingTerms){ .n_fallbacks = 2 }, NULL);
      if (self == NULL)
        continue;
      for (guint i = 0; i < self->n_workloads; i++)
        {
          const RbkRoutingWorkload *one = &self->workloads[i];

          n_routed += one->n_chosen > 0;
          g_assert_cmpuint (one->n_chosen, <=, 3);
          for (guint k = 1; k < one->n_models; k++)
            if (one->models[k].bars == 0)
              g_assert_cmpint (rbk_decimal_compare (one->models[k - 1].cost, one->models[k].cost),
                               <=, 0);
          for (guint k = 0; k < one->n_models; k++)
            g_assert_cmpint (one->models[k].bars == 0, >=, k < one->n_chosen);
        }
    }
  g_assert_cmpuint (n_routed, >, 50);
}

/* A plan of 20 for 1,000 credits, a cent and a half past them; 200 calls, the level of the
 * median, take 1,100 credits: a bill of 21.5, a cost of 1.65 + 2. All on large: 2,000 credits and
 * 3; all on small: 200 credits and 0.3. */
static void
test_spread (void)
{
  const RbkTestCard base = { .price = "flat", .amount = "20" };
  const RbkTestCard card = { .price = "per_unit", .amount = "0.015", .included = "1000" };
  RbkDecimal        half = rbk_test_decimal ("0.5");
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(GArray) list = NULL;
  const RbkRoutingSpread *spread;
  gpointer                plan, phase;

  rbk_test_add (book, "levels", "key", "usual", "calls", "200", "percentile", "p50", NULL);
  plan = rbk_test_add (book, "plans", "key", "plan", "overhead", "2", "sizing", "p50", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);
  rbk_test_add_card (phase, NULL, &base);
  rbk_test_add_card (phase, "credits", &card);
  rbk_test_add (book, "plans", "key", "quote", "quote-only", "true", NULL);
  spec = rbk_test_freeze (book);
  list = rbk_routing_spread_list (spec, NULL, half, NULL);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_false (g_array_index (list, RbkRoutingSpread, 1).exists);
  spread = &g_array_index (list, RbkRoutingSpread, 0);
  g_assert_true (spread->exists && spread->has_rates);
  rbk_test_assert_decimal (spread->calls, "200");
  rbk_test_assert_decimal (spread->bill, "21.5");
  rbk_test_assert_decimal (spread->mix.cost, "3.65");
  rbk_test_assert_decimal (spread->mix.bill, "21.5");
  rbk_test_assert_decimal (spread->dearest.cost, "5");
  rbk_test_assert_decimal (spread->dearest.passed_bill, "22.85");
  rbk_test_assert_decimal (spread->dearest.bill, "22.18");
  rbk_test_assert_decimal (spread->cheapest.cost, "2.3");
  rbk_test_assert_decimal (spread->cheapest.passed_bill, "20.15");
  rbk_test_assert_decimal (spread->rated_low, "20");
  rbk_test_assert_decimal (spread->rated_high, "35");
  g_assert_cmpfloat_with_epsilon (spread->dearest.absorbed, 1.0 - 5.0 / 21.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (spread->dearest.passed, 1.0 - 5.0 / 22.85, 1e-12);
  g_assert_cmpfloat_with_epsilon (spread->dearest.margin, 1.0 - 5.0 / 22.18, 1e-12);
  g_assert_cmpfloat_with_epsilon (spread->cheapest.absorbed, 1.0 - 2.3 / 21.5, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/Lab/Routing/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/Lab/Routing/saving", test_saving);
  g_test_add_func ("/Lab/Routing/catalogue", test_catalogue);
  g_test_add_func ("/Lab/Routing/score-stays", test_score_stays);
  g_test_add_func ("/Lab/Routing/random", test_random);
  g_test_add_func ("/Lab/Routing/spread", test_spread);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-completion.h"
#include "rbk-explain.h"
#include "rbk-known-scenarios.h"
#include "rbk-model-price.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"

/* What the book on the command line has by name. */

static void
add_plans (RbkCompletion *self)
{
  rbk_completion_add_records (self, rbk_book_get_plans (self->book));
}

static void
add_meters (RbkCompletion *self)
{
  rbk_completion_add_records (self, rbk_book_get_meters (self->book));
}

static void
add_workloads (RbkCompletion *self)
{
  rbk_completion_add_records (self, rbk_book_get_workloads (self->book));
}

static void
add_models (RbkCompletion *self)
{
  rbk_completion_add_records (self, rbk_book_get_models (self->book));
}

static void
add_discounts (RbkCompletion *self)
{
  rbk_completion_add_records (self, rbk_book_get_discounts (self->book));
}

static void
add_scenarios (RbkCompletion *self)
{
  g_autoptr(GListModel) known = rbk_known_scenarios_new (self->book);

  rbk_completion_add_records (self, rbk_book_get_scenarios (self->book));
  rbk_completion_add_records (self, known);
}

/* A phase of the same key may stand in several plans, and is then told more than once: shells
 * show equal words once. */
static void
add_phases (RbkCompletion *self)
{
  GListModel *plans = rbk_book_get_plans (self->book);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      rbk_completion_add_records (self, rbk_plan_get_phases (plan));
    }
}

static void
add_metered (RbkCompletion *self)
{
  GListModel *meters = rbk_book_get_meters (self->book);

  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkRecord) meter = g_list_model_get_item (meters, i);
      g_autofree char *word = g_strconcat (rbk_record_get_key (meter), "=", NULL);

      rbk_completion_add (self, word, rbk_record_get_name (meter));
    }
}

static void
add_usage_places (RbkCompletion *self)
{
  static const struct
  {
    const char *word, *what;
  } places[] = {
    { "p50", "the middle customer" },
    { "p90", "of ten customers the heaviest but one" },
    { "p99", "of a hundred customers the heaviest but one" },
    { "cap", "all that the plan allows" },
    { "cap:80%", "80 % of it" },
    { "included", "all that the plan includes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    rbk_completion_add (self, places[i].word, places[i].what);
  rbk_completion_add_records (self, rbk_book_get_levels (self->book));
}

/* PLAN., PLAN.FIGURE, PLAN.FIGURE@PLACE: as much as is begun. */
static void
add_places (RbkCompletion *self)
{
  GListModel      *plans = rbk_book_get_plans (self->book);
  RbkCompletion    of_figure = *self;
  const char      *at = strchr (self->stem, '@');
  g_autofree char *prefix = NULL;

  if (at != NULL)
    {
      prefix = g_strdup_printf ("%s%.*s", self->prefix, (int) (at + 1 - self->stem), self->stem);
      of_figure.prefix = prefix;
      of_figure.stem = at + 1;
      add_usage_places (&of_figure);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      const char      *figure;
      g_autofree char *head = g_strconcat (rbk_plan_get_key (plan), ".", NULL);

      if (!g_str_has_prefix (self->stem, head))
        {
          rbk_completion_add (self, head, rbk_plan_get_name (plan));
          continue;
        }
      for (guint j = 0; (figure = rbk_explain_get_figure (j)) != NULL; j++)
        {
          g_autofree char *word = g_strconcat (head, figure, NULL);

          rbk_completion_add (self, word, rbk_plan_get_name (plan));
        }
    }
}

static void
add_shocks (RbkCompletion *self)
{
  static const struct
  {
    const char *word, *what;
  } words[] = {
    { "tokenizer=", "x1.35: the vendor counts more tokens" },
    { "tokenizer-input=", "x1.35: likewise of input alone" },
    { "input=", "x1.2: calls take more input" },
    { "output=", "x1.2: calls give more output" },
    { "cache-hit=", "0.6: the share of input read from the cache" },
    { "retries=", "x1.1: calls for each that is billed" },
    { "usage=", "x2: customers do more" },
    { "overhead=", "x1.5: what a customer costs beside the models" },
    { "date=", "2026-09-01: prices in force then" },
    { "vendor=", "2026-09-01: with the vendors' prices" },
    { "model:*.price=", "x0.333: what vendors charge for all models" },
  };
  GListModel *models = rbk_book_get_models (self->book);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    rbk_completion_add (self, words[i].word, words[i].what);
  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) model = g_list_model_get_item (models, i);
      g_autofree char *word =
          g_strdup_printf ("model:%s.price=", rbk_model_price_get_model (model));

      rbk_completion_add (self, word, rbk_model_price_get_name (model));
    }
}

static const RbkCompletionSource sources[] = {
  { NULL, "plan", add_plans },         { NULL, "phase", add_phases },
  { NULL, "meter", add_meters },       { NULL, "workload", add_workloads },
  { NULL, "discount", add_discounts }, { "bill", "usage", add_metered },
  { "costs", "from", add_models },     { "scenario", "scenario", add_scenarios },
  { "scenario", "set", add_shocks },   { NULL, "at", add_usage_places },
  { "explain", "WHERE", add_places },
};

/**
 * rbk_completion_add_of_book:
 * @self: a completion
 * @name: of an option, or the placeholder of an argument
 *
 * Adds what the book has by name; where there is no book yet, what any has.
 *
 * Returns: whether books have such names
 */
gboolean
rbk_completion_add_of_book (RbkCompletion *self, const char *name)
{
  g_autoptr(RbkBook) any = NULL;
  gboolean is_known;

  if (self->book == NULL)
    self->book = any = rbk_book_new ();
  is_known = rbk_completion_add_from (self, sources, G_N_ELEMENTS (sources), name);
  if (any != NULL)
    self->book = NULL;

  return is_known;
}

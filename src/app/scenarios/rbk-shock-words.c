/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shock-words.h"

#include <glib/gi18n-lib.h>

#include "rbk-model-name.h"
#include "rbk-model-price.h"
#include "rbk-route.h"
#include "rbk-workload.h"

#define ALL_MODELS "*"

typedef struct
{
  RbkShockKind   kind;
  RbkShockRate   rate;
  RbkShockTarget target;
  RbkShockValue  value;
  const char    *first; /* as a book writes it, behind the equals sign */
  const char    *title;
  const char    *sentence; /* (nullable) with the target in it */
  const char    *help;
} Kind;

static const Kind kinds[] = {
  { RBK_SHOCK_MODEL, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_MODEL, RBK_SHOCK_VALUE_FACTOR, "x0.5",
    N_ ("Price of a model"), N_ ("Price of %s"), N_ ("All that its vendor charges for it") },
  { RBK_SHOCK_MODEL, RBK_SHOCK_RATE_INPUT, RBK_SHOCK_TARGET_MODEL, RBK_SHOCK_VALUE_RATE, "x0.5",
    N_ ("Its input price"), N_ ("Input price of %s"),
    N_ ("×0.5, −50 %, or an amount for 1,000,000 tokens") },
  { RBK_SHOCK_MODEL, RBK_SHOCK_RATE_OUTPUT, RBK_SHOCK_TARGET_MODEL, RBK_SHOCK_VALUE_RATE, "x0.5",
    N_ ("Its output price"), N_ ("Output price of %s"),
    N_ ("×0.5, −50 %, or an amount for 1,000,000 tokens") },
  { RBK_SHOCK_MODEL, RBK_SHOCK_RATE_CACHE_READ, RBK_SHOCK_TARGET_MODEL, RBK_SHOCK_VALUE_RATE,
    "x0.5", N_ ("Its cache read price"), N_ ("Cache read price of %s"),
    N_ ("×0.5, −50 %, or an amount for 1,000,000 tokens") },
  { RBK_SHOCK_MODEL, RBK_SHOCK_RATE_CACHE_WRITE, RBK_SHOCK_TARGET_MODEL, RBK_SHOCK_VALUE_RATE,
    "x0.5", N_ ("Its cache write price"), N_ ("Cache write price of %s"),
    N_ ("×0.5, −50 %, or an amount for 1,000,000 tokens") },
  { RBK_SHOCK_TOKENIZER, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_FACTOR, "x1.35",
    N_ ("Tokens counted"), NULL,
    N_ ("The vendor counts more tokens for the same text; what customers are billed for stays") },
  { RBK_SHOCK_TOKENIZER_INPUT, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_FACTOR,
    "x1.35", N_ ("Input tokens counted"), NULL, N_ ("Likewise, but of input alone") },
  { RBK_SHOCK_INPUT, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_FACTOR, "x1.2",
    N_ ("Input of a call"), NULL, N_ ("Calls take more input than the book says") },
  { RBK_SHOCK_OUTPUT, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_FACTOR, "x1.2",
    N_ ("Output of a call"), NULL, N_ ("Answers are longer than the book says") },
  { RBK_SHOCK_CACHE_HIT, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_SHARE, "0.6",
    N_ ("Input from the cache"), NULL, N_ ("That share of all input is read from the cache") },
  { RBK_SHOCK_RETRIES, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_FACTOR, "x1.1",
    N_ ("Calls for each billed one"), NULL,
    N_ ("Calls that are made again cost you, and nobody is billed for them") },
  { RBK_SHOCK_SHARE, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_ROUTE, RBK_SHOCK_VALUE_SHARE, "0.5",
    N_ ("Share of a route"), N_ ("Share of %s"),
    N_ ("That share of calls goes to it; the other routes share the rest as before") },
  { RBK_SHOCK_USAGE, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_FACTOR, "x2",
    N_ ("Usage"), NULL, N_ ("Customers do more of everything") },
  { RBK_SHOCK_OVERHEAD, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_FACTOR, "x1.2",
    N_ ("Overhead of a customer"), NULL, N_ ("What a customer costs beside the models") },
  { RBK_SHOCK_DATE, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_DATE, "",
    N_ ("The book on a day"), NULL, N_ ("Prices and terms of the book that are in force then") },
  { RBK_SHOCK_VENDOR, RBK_SHOCK_PRICE, RBK_SHOCK_TARGET_NONE, RBK_SHOCK_VALUE_DATE, "",
    N_ ("Vendors on a day"), NULL,
    N_ ("Prices of models that are in force then, those of the catalogue among them") },
};

/**
 * rbk_shock_words_get_n_kinds:
 *
 * Returns: how many kinds of shock there are
 */
guint
rbk_shock_words_get_n_kinds (void)
{
  return G_N_ELEMENTS (kinds);
}

/**
 * rbk_shock_words_get_title:
 * @kind: which
 *
 * Returns: (transfer none): what it is called in a list
 */
const char *
rbk_shock_words_get_title (guint kind)
{
  return _ (kinds[kind].title);
}

/**
 * rbk_shock_words_get_help:
 * @kind: which
 *
 * Returns: (transfer none): what it means, and how its value is written
 */
const char *
rbk_shock_words_get_help (guint kind)
{
  return _ (kinds[kind].help);
}

/**
 * rbk_shock_words_get_target:
 * @kind: which
 *
 * Returns: what it is of
 */
RbkShockTarget
rbk_shock_words_get_target (guint kind)
{
  return kinds[kind].target;
}

/**
 * rbk_shock_words_get_value:
 * @shock: a shock
 *
 * Returns: what is typed for it
 */
RbkShockValue
rbk_shock_words_get_value (const RbkShock *shock)
{
  return kinds[rbk_shock_words_find_kind (shock)].value;
}

/**
 * rbk_shock_words_find_kind:
 * @shock: a shock
 *
 * Returns: its kind
 */
guint
rbk_shock_words_find_kind (const RbkShock *shock)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == shock->kind &&
        (kinds[i].kind != RBK_SHOCK_MODEL || kinds[i].rate == shock->rate))
      return i;

  return 0;
}

/**
 * rbk_shock_words_new_shock:
 * @kind: which
 * @target: (nullable): what it is of, where it is of something
 * @date: of dated ones
 *
 * Returns: (transfer full): such a shock, with a value that is worth a look
 */
RbkShock *
rbk_shock_words_new_shock (guint kind, const char *target, GDate *date)
{
  const Kind *of = &kinds[kind];
  RbkShock   *shock = g_new0 (RbkShock, 1);
  const char *first = of->first;

  shock->kind = of->kind;
  shock->rate = of->rate;
  shock->is_factor = of->value == RBK_SHOCK_VALUE_FACTOR || of->value == RBK_SHOCK_VALUE_RATE;
  shock->date = *date;
  if (of->target != RBK_SHOCK_TARGET_NONE)
    shock->target = g_strdup (target != NULL ? target : ALL_MODELS);
  if (of->value != RBK_SHOCK_VALUE_DATE)
    rbk_decimal_parse (first[0] == 'x' ? first + 1 : first, &shock->value, NULL);

  return shock;
}

/**
 * rbk_shock_words_get_first:
 * @book: a book
 *
 * Returns: (transfer none): what happens in a scenario that somebody begins, as the book writes it
 */
const char *
rbk_shock_words_get_first (RbkBook *book)
{
  return g_list_model_get_n_items (rbk_book_get_models (book)) > 0 ? "model:*.price=x0.5"
                                                                   : "usage=x2";
}

static void
add_once (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_ptr_array_index (names, i), name))
      return;
  g_ptr_array_add (names, g_strdup (name));
}

static void
add_routes (GPtrArray *names, RbkWorkload *workload)
{
  GListModel *routes = rbk_workload_get_routes (workload);

  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);
      const char *name = rbk_route_get_name (route);

      if (name == NULL)
        name = rbk_route_get_model (route);
      if (name != NULL)
        add_once (names, name);
    }
}

/**
 * rbk_shock_words_list_targets:
 * @target: what is looked for
 * @book: a book
 *
 * Returns: (transfer full) (element-type utf8): what a shock can be of, as the book writes it
 */
GPtrArray *
rbk_shock_words_list_targets (RbkShockTarget target, RbkBook *book)
{
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  GListModel *models = rbk_book_get_models (book);
  GListModel *workloads = rbk_book_get_workloads (book);

  if (target == RBK_SHOCK_TARGET_MODEL)
    g_ptr_array_add (names, g_strdup (ALL_MODELS));
  for (guint i = 0; target == RBK_SHOCK_TARGET_MODEL && i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) model = g_list_model_get_item (models, i);

      if (rbk_model_price_get_model (model) != NULL)
        add_once (names, rbk_model_price_get_model (model));
    }
  for (guint i = 0; target == RBK_SHOCK_TARGET_ROUTE && i < g_list_model_get_n_items (workloads);
       i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);

      add_routes (names, workload);
    }

  return names;
}

/**
 * rbk_shock_words_for_target:
 * @target: what a shock is of, as the book writes it
 * @book: a book
 *
 * Returns: (transfer none): the same for people: a model by its name
 */
const char *
rbk_shock_words_for_target (const char *target, RbkBook *book)
{
  return g_str_equal (target, ALL_MODELS) ? _ ("all models") : rbk_model_name_in (book, target);
}

/**
 * rbk_shock_words_dup_subject:
 * @shock: a shock
 * @book: a book
 *
 * Returns: (transfer full): what it changes: “Price of all models”
 */
char *
rbk_shock_words_dup_subject (const RbkShock *shock, RbkBook *book)
{
  const Kind *kind = &kinds[rbk_shock_words_find_kind (shock)];

  if (kind->sentence == NULL || shock->target == NULL)
    return g_strdup (_ (kind->title));
    /* The sentence is a format out of a static table. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (kind->sentence), rbk_shock_words_for_target (shock->target, book));
#pragma GCC diagnostic pop
}

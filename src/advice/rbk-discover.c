/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-private.h"

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-model-price.h"
#include "rbk-route.h"
#include "rbk-unit-words.h"
#include "rbk-workload.h"

static const char *const unit_names[] = {
  [RBK_UNIT_RUNS] = "runs",     [RBK_UNIT_CREDITS] = "credits", [RBK_UNIT_OUTCOMES] = "outcomes",
  [RBK_UNIT_TOKENS] = "tokens", [RBK_UNIT_HYBRID] = "hybrid",
};

static const struct
{
  const char *name, *title;
} whys[RBK_WHY_COUNT] = {
  [RBK_WHY_STRUCTURE] = { "structure", N_ ("Why this structure") },
  [RBK_WHY_PRICES] = { "prices", N_ ("Why these prices") },
  [RBK_WHY_TRADE_OFFS] = { "trade_offs", N_ ("What is given up") },
  [RBK_WHY_TESTS] = { "tests", N_ ("What to test in the first 90 days") },
};

/**
 * rbk_why_get_name:
 * @why: what a reason is about
 *
 * Returns: (transfer none): what programs call it
 */
const char *
rbk_why_get_name (RbkWhy why)
{
  return whys[why].name;
}

/**
 * rbk_why_get_title:
 * @why: what a reason is about
 *
 * Returns: (transfer none): what people call it
 */
const char *
rbk_why_get_title (RbkWhy why)
{
  return whys[why].title;
}

/* Adds a record to a list of another, which owns it. */
gpointer
rbk_discover_add (gpointer owner, const char *list, GType type)
{
  g_autoptr(RbkRecord) record = g_object_new (type, NULL);
  g_autoptr(GListStore) items = NULL;

  g_object_get (owner, list, &items, NULL);
  g_list_store_append (items, record);
  return record;
}

void
rbk_discover_set (gpointer record, const char *property, RbkDecimal value)
{
  g_object_set (record, property, &value, NULL);
}

gboolean
rbk_discover_freeze (RbkDiscover *self, GError **error)
{
  g_clear_pointer (&self->spec, rbk_spec_unref);
  self->spec = rbk_spec_new (self->book, self->date, error);
  return self->spec != NULL;
}

/* What the models cost for so many units of what customers pay for. */
RbkDecimal
rbk_discover_cost_of (RbkDiscover *self, RbkDecimal usage)
{
  return rbk_cost_of_usage (self->spec, 0, usage);
}

/* What so many units are called, as the pricing page says it. */
char *
rbk_discover_dup_units (RbkDiscover *self, RbkDecimal count)
{
  return rbk_decimal_equal (count, RBK_DECIMAL_ONE)
             ? g_strdup (self->spec->meters[0].unit)
             : rbk_meter_spec_dup_units (&self->spec->meters[0]);
}

static const char *
get_model_name (RbkDiscover *self, RbkRoute *route)
{
  GListModel *models = rbk_book_get_models (self->book);
  const char *model = rbk_route_get_model (route);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);

      if (g_strcmp0 (rbk_model_price_get_model (price), model) == 0 &&
          rbk_model_price_get_name (price) != NULL)
        return rbk_model_price_get_name (price);
    }
  return model;
}

/* The models in the order in which they serve, with commas between them. */
char *
rbk_discover_dup_models (RbkDiscover *self)
{
  g_autoptr(RbkWorkload) workload = g_list_model_get_item (rbk_book_get_workloads (self->book), 0);
  GListModel *routes = rbk_workload_get_routes (workload);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", get_model_name (self, route));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
free_reason (gpointer reason)
{
  g_ptr_array_unref (((RbkProposalReason *) reason)->facts);
  g_free (reason);
}

/**
 * rbk_proposal_free:
 * @self: (nullable): a proposal
 */
void
rbk_proposal_free (RbkProposal *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->book);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

static gboolean
propose (RbkDiscover *self, GPtrArray *prices, GError **error)
{
  if (!rbk_discover_serve (self, prices, error))
    return FALSE;
  rbk_discover_offer (self);
  if (!rbk_discover_price (self, error))
    return FALSE;
  rbk_discover_fill_in (self);
  rbk_discover_explain (self);
  return TRUE;
}

/**
 * rbk_discover_propose:
 * @answers: what was answered
 * @prices: (element-type RbkModelPrice): what the models cost that are named in @answers, with
 *   their history
 * @currency: the currency of @prices
 * @date: (nullable): the day whose prices count, %NULL for today
 * @error: return location for a #GError
 *
 * Proposes a book by fixed rules: the same answers, prices and day always give the same book.
 * Each price is the floor at which its plan reaches the target margin, or a little more, so that
 * it can be said. Fails with %RBK_ERROR_INVALID where answers do not fit together, and with
 * %RBK_ERROR_NOT_FOUND where a model has no price.
 *
 * Returns: (transfer full): the proposal
 */
RbkProposal *
rbk_discover_propose (const RbkAnswers *answers,
                      GPtrArray        *prices,
                      const char       *currency,
                      const GDate      *date,
                      GError          **error)
{
  g_autoptr(RbkProposal) proposal = NULL;
  g_auto(GStrv) texts = NULL;
  RbkDiscover self = { .answers = answers, .date = date };
  gboolean    is_done;

  g_return_val_if_fail (answers != NULL && prices != NULL && currency != NULL, NULL);

  if (!rbk_answers_check (answers, error))
    return NULL;
  proposal = g_new0 (RbkProposal, 1);
  proposal->book = rbk_book_new ();
  proposal->reasons = g_ptr_array_new_with_free_func (free_reason);
  self.proposal = proposal;
  self.book = proposal->book;
  self.target = rbk_answers_get_number (answers, "margin");
  g_object_set (self.book, "title", rbk_answers_get (answers, "product"), "currency", currency,
                NULL);
  rbk_discover_set (self.book, "target-margin", self.target);
  texts = rbk_answers_dup_texts (answers);
  if (texts != NULL)
    {
      g_autoptr(RbkDiscovery) discovery = rbk_discovery_new ();

      g_object_set (discovery, "answers", texts, NULL);
      g_object_set (self.book, "discovery", discovery, NULL);
    }
  is_done = propose (&self, prices, error);
  g_clear_pointer (&self.spec, rbk_spec_unref);
  proposal->unit = unit_names[self.unit];
  return is_done ? g_steal_pointer (&proposal) : NULL;
}

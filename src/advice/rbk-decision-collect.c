/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision-input.h"

#include "rbk-check-private.h"
#include "rbk-costing.h"
#include "rbk-meter.h"
#include "rbk-unit-words.h"

/* On what each of the six decisions rests, as the book has it now. */

/* Costs of a token have many decimals that matter; what a figure was divided by has none. */
#define COST_PLACES 12
#define RATIO_PLACES 4

typedef struct
{
  RbkBook        *book;
  const RbkTable *table;
  const RbkSpec  *spec;
  GPtrArray      *inputs;
} Collector;

static RbkDecisionInput *
add (Collector *self, const char *key, const char *subject, const char *word)
{
  g_autofree char  *name = key != NULL ? g_strconcat (key, ".", word, NULL) : g_strdup (word);
  RbkDecisionInput *input = rbk_decision_input_new (name);

  g_free (input->subject);
  input->subject = g_strdup (subject != NULL ? subject : "");
  g_ptr_array_add (self->inputs, input);
  return input;
}

/* A book keeps an input on one line. */
static void
add_text (Collector *self, const char *key, const char *subject, const char *word, const char *text)
{
  RbkDecisionInput *input = add (self, key, subject, word);

  input->after = g_strdelimit (g_strdup (text != NULL ? text : "none"), "\r\n\t", ' ');
}

static RbkDecisionInput *
add_number (
    Collector *self, const char *key, const char *subject, const char *word, RbkDecimal value)
{
  RbkDecisionInput *input;

  if (!rbk_decimal_is_valid (value))
    return NULL;
  input = add (self, key, subject, word);
  input->after = rbk_decimal_to_string (value);
  return input;
}

static void
add_rounded (Collector  *self,
             const char *key,
             const char *subject,
             const char *word,
             RbkDecimal  value,
             guint       places)
{
  add_number (self, key, subject, word,
              rbk_decimal_is_valid (value) ? rbk_decimal_round (value, places, RBK_ROUND_HALF_AWAY)
                                           : value);
}

static void
add_quantity (Collector  *self,
              int         meter,
              const char *key,
              const char *subject,
              const char *word,
              RbkDecimal  value)
{
  RbkDecisionInput *input = add_number (self, key, subject, word, value);

  if (input != NULL && meter >= 0)
    input->unit = rbk_meter_spec_dup_units (&self->spec->meters[meter]);
}

static gboolean
is_sold (const RbkSpec *spec, guint meter)
{
  for (guint i = 0; i < spec->n_plans; i++)
    for (guint j = 0; j < spec->plans[i].n_phases; j++)
      for (guint k = 0; k < spec->plans[i].phases[j].n_cards; k++)
        if (spec->plans[i].phases[j].cards[k].meter == (int) meter)
          return TRUE;
  return FALSE;
}

static const char *
get_nick (GType type, int value)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (klass, value);

  return found != NULL ? found->value_nick : "";
}

static void
add_unit_cost (Collector *self, guint meter)
{
  const RbkMeterSpec *spec = &self->spec->meters[meter];
  RbkDecimal          cost = rbk_cost_of_usage (self->spec, (int) meter, RBK_DECIMAL_ONE);

  if (rbk_decimal_is_valid (cost) && rbk_decimal_sign (cost) > 0)
    add_rounded (self, spec->key, spec->name, "unit_cost", cost, COST_PLACES);
}

static void
collect_meters (Collector *self)
{
  for (guint i = 0; i < self->spec->n_meters; i++)
    {
      const RbkMeterSpec *spec = &self->spec->meters[i];
      g_autoptr(RbkMeter) meter = g_list_model_get_item (rbk_book_get_meters (self->book), i);

      if (!is_sold (self->spec, i))
        continue;
      add_text (self, spec->key, spec->name, "counts",
                get_nick (RBK_TYPE_METER_KIND, (int) spec->kind));
      add_text (self, spec->key, spec->name, "definition", rbk_meter_get_definition (meter));
      add_unit_cost (self, i);
    }
}

static void
collect_primitives (Collector *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int kind = RBK_METER_KIND_REQUEST; kind <= RBK_METER_KIND_SEAT; kind++)
    for (guint i = 0; i < self->spec->n_meters; i++)
      if ((int) self->spec->meters[i].kind == kind && is_sold (self->spec, i))
        {
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                  get_nick (RBK_TYPE_METER_KIND, kind));
          break;
        }
  add_text (self, NULL, NULL, "primitives", text->len > 0 ? text->str : NULL);
  for (guint i = 0; i < self->spec->n_meters; i++)
    {
      const RbkMeterSpec *meter = &self->spec->meters[i];
      RbkDecimal          cheap, dear;

      if (is_sold (self->spec, i) && rbk_check_find_unit_costs (self->spec, i, &cheap, &dear))
        add_rounded (self, meter->key, meter->name, "spread",
                     rbk_decimal_div (dear, cheap, RBK_ROUND_HALF_AWAY), RATIO_PLACES);
    }
}

static void
collect_prices (Collector *self)
{
  for (guint i = 0; i < self->table->n_rows; i++)
    {
      const RbkTableRow *row = &self->table->rows[i];
      const char        *key = row->plan->key;
      const char        *name = row->plan->name;

      if (row->plan->is_quote_only || !row->has_price)
        continue;
      add_number (self, key, name, "price", row->price);
      if (row->has_overage)
        add_number (self, key, name, "overage", row->overage);
      add_number (self, key, name, "target_margin", row->plan->target_margin);
      if (!row->has_sizing)
        continue;
      add_rounded (self, key, name, "cost", row->sizing.cost, COST_PLACES);
      if (row->sizing.has_margin)
        add_number (self, key, name, "margin",
                    rbk_decimal_from_double (row->sizing.margin, RATIO_PLACES));
    }
}

/* How much customers use: the levels of the first plan that is sized on something. */
static void
collect_usage (Collector *self)
{
  for (guint i = 0; i < self->table->n_rows; i++)
    {
      const RbkTableRow *row = &self->table->rows[i];

      if (row->axis < 0 || row->n_levels == 0)
        continue;
      for (guint j = 0; j < row->n_levels; j++)
        add_quantity (self, row->axis, row->levels[j].at, row->levels[j].at, "usage",
                      rbk_decimal_round (row->levels[j].figure.usage, RATIO_PLACES,
                                         RBK_ROUND_HALF_AWAY));
      return;
    }
}

static void
collect_tiers (Collector *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const RbkTableRow *before = NULL;

  for (guint i = 0; i < self->table->n_rows; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", self->table->rows[i].plan->key);
  add_text (self, NULL, NULL, "plans", text->len > 0 ? text->str : NULL);
  for (guint i = 0; i < self->table->n_rows; i++)
    {
      const RbkTableRow *row = &self->table->rows[i];

      if (row->plan->is_quote_only || !row->has_price || rbk_decimal_sign (row->price) <= 0)
        continue;
      if (before != NULL)
        add_rounded (self, row->plan->key, row->plan->name, "step",
                     rbk_decimal_div (row->price, before->price, RBK_ROUND_HALF_AWAY),
                     RATIO_PLACES);
      before = row;
    }
  collect_usage (self);
}

static char *
dup_alerts (const RbkCardSpec *card)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < card->n_alerts; i++)
    {
      g_autofree char *alert = rbk_decimal_to_string (card->alerts[i]);

      g_string_append_printf (text, "%s%s%%", i > 0 ? ", " : "", alert);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
collect_limits (Collector *self)
{
  for (guint i = 0; i < self->table->n_rows; i++)
    {
      const RbkTableRow *row = &self->table->rows[i];
      const char        *key = row->plan->key;
      const char        *name = row->plan->name;
      g_autofree char   *alerts = NULL;

      if (row->card == NULL)
        continue;
      add_text (self, key, name, "limit", get_nick (RBK_TYPE_LIMIT, (int) row->limit));
      if (row->has_included)
        add_quantity (self, row->axis, key, name, "included", row->included);
      if (row->has_cap)
        add_quantity (self, row->axis, key, name, "cap", row->cap);
      alerts = dup_alerts (row->card);
      if (row->has_cap && alerts[0] != '\0')
        add_text (self, key, name, "alerts", alerts);
    }
  collect_usage (self);
}

static void
add_wallet (Collector *self, const RbkTableRow *row, const RbkCardSpec *card)
{
  const RbkWalletRules *rules = &card->wallet->rules;
  g_autofree char      *key = g_strconcat (row->plan->key, ".", card->key, NULL);
  g_autofree char      *expiry = rbk_wallet_life_to_string (&rules->expiry);
  g_autoptr(GString) rollover = g_string_new (get_nick (RBK_TYPE_ROLLOVER, (int) rules->rollover));

  if (rules->rollover == RBK_ROLLOVER_SHARE)
    {
      g_autofree char *share = rbk_decimal_to_string (rules->rollover_share);

      g_string_append_printf (rollover, " %s", share);
    }
  add_quantity (self, card->meter, key, row->plan->name, "grant", rules->grant);
  add_text (self, key, row->plan->name, "expiry", expiry);
  add_text (self, key, row->plan->name, "rollover", rollover->str);
  if (rules->has_topup)
    add_number (self, key, row->plan->name, "topup_price", rules->topup_price);
}

static void
collect_wallets (Collector *self)
{
  g_autoptr(GString) plans = g_string_new (NULL);

  for (guint i = 0; i < self->table->n_rows; i++)
    {
      const RbkTableRow *row = &self->table->rows[i];
      gboolean           has_wallet = FALSE;

      for (guint j = 0; row->phase != NULL && j < row->phase->n_cards; j++)
        if (row->phase->cards[j].wallet != NULL)
          {
            add_wallet (self, row, &row->phase->cards[j]);
            has_wallet = TRUE;
          }
      if (has_wallet)
        g_string_append_printf (plans, "%s%s", plans->len > 0 ? ", " : "", row->plan->key);
    }
  add_text (self, NULL, NULL, "wallets", plans->len > 0 ? plans->str : NULL);
  for (guint i = 0; i < self->spec->n_meters; i++)
    if (self->spec->meters[i].kind == RBK_METER_KIND_CREDIT && is_sold (self->spec, i))
      add_unit_cost (self, i);
}

static void
free_input (gpointer data)
{
  rbk_decision_input_free (data);
}

/**
 * rbk_decision_inputs_new: (skip)
 * @book: a book
 * @table: its tier table
 * @topic: one of the six decisions
 *
 * Returns: (transfer full) (element-type RbkDecisionInput): on what the decision rests now
 */
GPtrArray *
rbk_decision_inputs_new (RbkBook *book, const RbkTable *table, RbkDecisionTopic topic)
{
  static void (*const collect[]) (Collector *) = {
    [RBK_DECISION_TOPIC_METER] = collect_meters,
    [RBK_DECISION_TOPIC_PRIMITIVE] = collect_primitives,
    [RBK_DECISION_TOPIC_UNIT_PRICE] = collect_prices,
    [RBK_DECISION_TOPIC_TIERS] = collect_tiers,
    [RBK_DECISION_TOPIC_LIMITS] = collect_limits,
    [RBK_DECISION_TOPIC_WALLET] = collect_wallets,
  };
  Collector self = { .book = book,
                     .table = table,
                     .spec = table->spec,
                     .inputs = g_ptr_array_new_with_free_func (free_input) };

  collect[topic](&self);
  return self.inputs;
}

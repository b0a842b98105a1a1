/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-offer.h"

#include <string.h>

#include "rbk-catalogue-rates.h"
#include "rbk-currency.h"
#include "rbk-json.h"

#define MAX_TRIAL_DAYS 730

static void
option_clear (gpointer data)
{
  RbkStripeOption *option = data;

  g_free (option->currency);
  rbk_import_terms_clear (&option->terms);
}

/**
 * rbk_stripe_offer_free: (skip)
 * @self: (nullable) (transfer full): a price
 *
 * Frees it.
 */
void
rbk_stripe_offer_free (RbkStripeOffer *self)
{
  if (self == NULL)
    return;
  g_free (self->plan);
  g_free (self->phase);
  g_free (self->card);
  g_free (self->cadence);
  g_free (self->meter);
  g_clear_pointer (&self->included, rbk_decimal_free);
  g_array_unref (self->options);
  g_free (self);
}

/**
 * rbk_stripe_offer_find: (skip)
 * @self: a price
 * @currency: ISO 4217
 *
 * Returns: (nullable) (transfer none): the price in that currency
 */
RbkStripeOption *
rbk_stripe_offer_find (const RbkStripeOffer *self, const char *currency)
{
  for (guint i = 0; i < self->options->len; i++)
    {
      RbkStripeOption *option = &g_array_index (self->options, RbkStripeOption, i);

      if (strcmp (option->currency, currency) == 0)
        return option;
    }

  return NULL;
}

/**
 * rbk_stripe_offer_get_terms: (skip)
 * @self: a price
 *
 * Returns: (transfer none): what it charges in its own currency
 */
RbkImportTerms *
rbk_stripe_offer_get_terms (const RbkStripeOffer *self)
{
  return &g_array_index (self->options, RbkStripeOption, 0).terms;
}

/**
 * rbk_stripe_offer_get_currency: (skip)
 * @self: a price
 *
 * Returns: (transfer none): its own currency
 */
const char *
rbk_stripe_offer_get_currency (const RbkStripeOffer *self)
{
  return g_array_index (self->options, RbkStripeOption, 0).currency;
}

/*
 * rbk_stripe_leave_out:
 * @reading: the account
 * @item: a price
 * @why: what is wrong with it
 *
 * Notes that a price does not come into the book.
 *
 * Returns: `FALSE`
 */
gboolean
rbk_stripe_leave_out (RbkStripeReading *reading, const RbkStripeItem *item, const char *why)
{
  g_autofree char *id = rbk_import_text (item->id != NULL ? item->id : item->alias);

  if (id != NULL)
    rbk_import_note (reading->notes, item->file, item->place,
                     /* Translators: %.200s is the id of a price, %s says why, as in “it recurs
                      * after no number of days”, where “it” is the price */
                     E_ ("the price %.200s is left out: %s"), id, why);
  else
    rbk_import_note (reading->notes, item->file, item->place,
                     /* Translators: %s says why; what it says begins with “it” or “its”, which
                      * is the price: “its currency is none of ISO 4217” */
                     E_ ("the price is left out: %s"), why);

  return FALSE;
}

static gboolean
leave_out_at_interval (RbkStripeReading *reading, const RbkStripeItem *item)
{
  return rbk_stripe_leave_out (reading, item,
                               /* Translators: why a price is left out; “it” is the price */
                               E_ ("it recurs after no number of days, weeks, months or years"));
}

static gboolean
add_option (RbkStripeOffer *self, RbkStripeReading *reading, JsonObject *amounts, const char *text)
{
  RbkStripeOption  option = { 0 };
  g_autofree char *code = text != NULL ? g_ascii_strup (text, -1) : g_strdup ("");

  if (rbk_currency_find (code) == NULL)
    return rbk_stripe_leave_out (reading, self->item,
                                 /* Translators: why a price is left out; “its” is the price’s */
                                 E_ ("its currency is none of ISO 4217"));
  if (rbk_stripe_offer_find (self, code) != NULL)
    return TRUE;
  if (!rbk_stripe_read_terms (reading, self->item, amounts, code, &option.terms))
    {
      rbk_import_terms_clear (&option.terms);
      return FALSE;
    }
  option.currency = g_steal_pointer (&code);
  g_array_append_val (self->options, option);

  return TRUE;
}

static gboolean
add_options (RbkStripeOffer *self, RbkStripeReading *reading)
{
  JsonObject    *object = self->item->object;
  JsonObject    *others = rbk_json_peek_object (object, "currency_options");
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  if (!add_option (self, reading, object, rbk_json_peek_text (object, "currency")))
    return FALSE;
  if (others == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, others);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (JSON_NODE_HOLDS_OBJECT (node) &&
        !add_option (self, reading, json_node_get_object (node), name))
      return FALSE;

  return TRUE;
}

static char *
cadence_of (const char *interval, guint count)
{
  static const char *const intervals[][2] = {
    { "day", "D" }, { "week", "W" }, { "month", "M" }, { "year", "Y" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    if (g_strcmp0 (intervals[i][0], interval) == 0)
      return count == 12 && i == 2 ? g_strdup ("P1Y")
                                   : g_strdup_printf ("P%u%s", count, intervals[i][1]);

  return NULL;
}

static gboolean
read_recurring (RbkStripeOffer *self, RbkStripeReading *reading)
{
  JsonObject *recurring = rbk_json_peek_object (self->item->object, "recurring");
  RbkDecimal  count = RBK_DECIMAL_ONE, trial;
  gint64      n = 1, days = 0;

  if (rbk_stripe_member (self->item->object, "recurring") == NULL)
    {
      self->cadence = g_strdup ("once");
      return TRUE;
    }
  if (recurring == NULL)
    return leave_out_at_interval (reading, self->item);
  if (rbk_stripe_member (recurring, "interval_count") != NULL &&
      !rbk_json_peek_count (recurring, "interval_count", &count))
    n = 0;
  if (n > 0 && (!rbk_decimal_to_int (count, &n) || n > 1095))
    n = 0;
  self->cadence = n > 0 ? cadence_of (rbk_json_peek_text (recurring, "interval"), (guint) n) : NULL;
  if (self->cadence == NULL)
    return leave_out_at_interval (reading, self->item);
  self->is_metered = g_strcmp0 (rbk_json_peek_text (recurring, "usage_type"), "metered") == 0;
  if (rbk_json_peek_count (recurring, "trial_period_days", &trial) &&
      rbk_decimal_to_int (trial, &days) && days <= MAX_TRIAL_DAYS)
    self->trial_days = (guint) days;

  return TRUE;
}

static char *
dup_own_key (const RbkStripeItem *item, const char *name)
{
  const char *key = rbk_stripe_metadata (item->object, name);

  return rbk_import_is_key (key) ? g_strdup (key) : NULL;
}

/**
 * rbk_stripe_offer_new: (skip)
 * @reading: an account
 * @item: one of its prices
 *
 * Returns: (transfer full) (nullable): what the price says; nothing where that can't be known,
 *   which is noted
 */
RbkStripeOffer *
rbk_stripe_offer_new (RbkStripeReading *reading, const RbkStripeItem *item)
{
  g_autoptr(RbkStripeOffer) self = g_new0 (RbkStripeOffer, 1);

  self->item = item;
  self->options = g_array_new (FALSE, TRUE, sizeof (RbkStripeOption));
  g_array_set_clear_func (self->options, option_clear);
  self->product_id = rbk_stripe_reference (item->object, "product");
  self->product = rbk_stripe_reading_find (reading, RBK_STRIPE_PRODUCT, self->product_id);
  self->plan = dup_own_key (item, "ratebook_plan");
  self->card = dup_own_key (item, "ratebook_rate_card");
  self->phase = dup_own_key (item, "ratebook_phase");
  self->role = rbk_stripe_metadata (item->object, "ratebook_role");
  if (!read_recurring (self, reading) || !add_options (self, reading))
    return NULL;
  if (self->plan == NULL || self->card == NULL)
    {
      g_clear_pointer (&self->plan, g_free);
      g_clear_pointer (&self->card, g_free);
    }

  return g_steal_pointer (&self);
}

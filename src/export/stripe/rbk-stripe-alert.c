/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-stripe-text.h"

#define MAX_ALERTS 25 /* on a meter, for a customer */
#define MAX_TITLE 256

/**
 * rbk_stripe_join_alerts:
 * @card: a rate card
 *
 * Returns: (transfer full): the shares of its cap at which customers are told, with commas
 */
char *
rbk_stripe_join_alerts (const RbkCardSpec *card)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < card->n_alerts; i++)
    {
      g_autofree char *share = rbk_decimal_to_string (card->alerts[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", share);
    }
  return g_string_free (text, FALSE);
}

/* The first whole unit at or past a share of the cap. */
static gboolean
find_threshold (RbkStripeCatalog *self, const RbkCardSpec *card, guint index, gint64 *threshold)
{
  RbkDecimal units = rbk_stripe_catalog_get_units (self, card->meter);
  RbkDecimal cap = rbk_decimal_mul (card->cap, units);
  RbkDecimal at =
      rbk_decimal_mul_div (cap, card->alerts[index], RBK_DECIMAL_UNITS (100), RBK_ROUND_UP);

  return rbk_decimal_to_int (rbk_decimal_round (at, 0, RBK_ROUND_UP), threshold) &&
         *threshold > 0 && *threshold <= RBK_STRIPE_MAX_INTEGER;
}

/* One threshold of a meter is enough: an alert is for every customer. */
static gboolean
is_free (const RbkStripeCatalog *self, const RbkStripeObject *meter, gint64 threshold)
{
  guint n_alerts = 0;

  for (guint i = 0; i < self->alerts->len; i++)
    {
      const RbkStripeAlert *alert = g_ptr_array_index (self->alerts, i);

      if (alert->meter != meter)
        continue;
      if (alert->threshold == threshold)
        return FALSE;
      n_alerts++;
    }
  return n_alerts < MAX_ALERTS;
}

static void
add_alert (RbkStripeCatalog      *self,
           const RbkStripeCard   *card,
           const RbkStripeObject *meter,
           guint                  index,
           gint64                 threshold)
{
  RbkStripeAlert  *alert = g_new0 (RbkStripeAlert, 1);
  g_autofree char *share = rbk_decimal_to_string (card->card->alerts[index]);
  g_autofree char *title =
      g_strdup_printf ("%s: %s, %s %%", card->plan->name, card->card->name, share);
  g_autofree char *level = g_strdup_printf ("%" G_GINT64_FORMAT, threshold);

  alert->name = rbk_stripe_name ("alert", meter->id, level);
  alert->title = rbk_stripe_text (self->losses, card->where, "alert's title", title, MAX_TITLE);
  alert->meter = meter;
  alert->threshold = threshold;
  g_ptr_array_add (self->alerts, alert);
}

/**
 * rbk_stripe_catalog_add_alerts:
 * @self: a catalogue
 * @card: a rate card on a meter
 *
 * Adds what tells of a share of the cap, where the book wants Stripe to.
 */
void
rbk_stripe_catalog_add_alerts (RbkStripeCatalog *self, const RbkStripeCard *card)
{
  RbkDelivery           *delivery = rbk_book_get_delivery (self->job->book);
  const RbkStripeObject *meter = rbk_stripe_catalog_get_meter (self, card->card->meter);
  gboolean               is_complete = TRUE;

  if (delivery == NULL || !rbk_delivery_get_stripe_alerts (delivery) || meter == NULL ||
      !card->is_main || !card->card->has_cap || card->card->n_alerts == 0)
    return;
  for (guint i = 0; i < card->card->n_alerts; i++)
    {
      gint64 threshold;

      if (find_threshold (self, card->card, i, &threshold) && is_free (self, meter, threshold))
        add_alert (self, card, meter, i, threshold);
      else
        is_complete = FALSE;
    }
  rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                  "Stripe's alerts fire once for a customer and never again, for customers of any "
                  "plan, and only on use that is reported after they were made%s",
                  is_complete ? ""
                              : "; some are left out, because another one is at the same place or "
                                "the meter has 25");
}

/**
 * rbk_stripe_alert_get_params:
 * @alert: an alert
 * @meter: how to name its meter
 *
 * Returns: (transfer full): its create parameters
 */
JsonObject *
rbk_stripe_alert_get_params (const RbkStripeAlert *alert, const char *meter)
{
  JsonObject *params = json_object_new (), *threshold = json_object_new ();

  json_object_set_string_member (params, "alert_type", "usage_threshold");
  json_object_set_string_member (params, "title", alert->title);
  json_object_set_string_member (threshold, "meter", meter);
  json_object_set_int_member (threshold, "gte", alert->threshold);
  json_object_set_string_member (threshold, "recurrence", "one_time");
  json_object_set_object_member (params, "usage_threshold", threshold);
  return params;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-export-text.h"
#include "rbk-stripe-text.h"
#include "rbk-stripe.h"

/* What is said before a command, and the file that it takes. */
static const struct
{
  const char *text, *file;
} commands[] = {
  {
      "Stripe products, prices, meters, features and coupons, as create parameters for the\n"
      "Stripe CLI. Read `LOSSES.md` first: it says what Stripe does not carry and your product\n"
      "must see to.\n"
      "\n"
      "## First run\n"
      "\n"
      "In test mode, in an account that has none of it yet:\n",
      "stripe-fixtures.json",
  },
  {
      "Keep the `--api-version`: without it the account's default version decides.\n"
      "\n"
      "## Again, after a change\n",
      "stripe-fixtures.update.json",
  },
  {
      "Products are updated. Prices never change in Stripe: each is made anew and takes over the\n"
      "lookup key, and the old one stays active for those who have it. To archive the old ones as\n"
      "they are replaced, so that nobody new gets them, run this instead:\n",
      "stripe-fixtures.replace.json",
  },
  {
      "What the book no longer has stays in the account; archive that in the dashboard. Requests\n"
      "whose object is there already fail, as they are expected to. Meters and features are\n"
      "found among the newest 100 of the account. A discount with other terms is a new coupon,\n"
      "and its promotion code moves there; who has the old coupon keeps it. Alerts are made on\n"
      "the first run alone.\n"
      "\n"
      "## A customer\n"
      "\n"
      "`stripe-customer-example.json` subscribes a test customer by a schedule, and grants what\n"
      "top-ups and commitments are worth. It reads the customer's id from a file `.env` beside\n"
      "it, with the line `STRIPE_CUSTOMER=cus_...`; `STRIPE_GRANT_EXPIRES=` there, in seconds\n"
      "since 1970, says when grants end. Where it has several requests, keep those you want and\n"
      "`--skip` the others by name.\n",
      "stripe-customer-example.json",
  },
};

static const char bundles[] =
    "## What a plan is made of\n"
    "\n"
    "Stripe has no object that bundles prices, so a checkout names them all by lookup key.\n"
    "Prices on a meter take no quantity. Of seats there are as many as a customer buys, and of\n"
    "all else, minimum charges too, there is one. A customer pays in one currency, and a\n"
    "subscription that mixes monthly and yearly prices needs the flexible billing mode, which is\n"
    "what this version of the API takes unless told otherwise.\n";

static const char top_ups[] =
    "\n## Top-ups\n"
    "\n"
    "1. Sell the price below once, by Checkout or as an item of an invoice.\n"
    "2. On the event `invoice.paid`, or `checkout.session.completed`, add the units to the\n"
    "   customer's balance in your product.\n"
    "3. Make a paid credit grant too, as the customer example does: Stripe's credits are money,\n"
    "   so it is worth what the units cost past those included, and takes that off the invoice.\n"
    "   Where there is no such grant in the example, use past those included is not billed.\n"
    "4. Stripe carries nothing over and expires by date alone: `ratebook_wallet` in the metadata\n"
    "   says what the book wants.\n"
    "\n";

static const char commitments[] =
    "\n## Annual commitments\n"
    "\n"
    "Either way the price below is billed once a year, ahead:\n"
    "\n"
    "- Prepaid: the commitment is the price of a year and use past what is included is billed\n"
    "  monthly. Subscribe to it in place of the fee.\n"
    "- Drawn down: make a paid credit grant of the amount, as the customer example does. It pays\n"
    "  for use on meters until it is spent or a year is over; fees are not use, and are billed.\n"
    "\n"
    "Stripe has no invoice that makes up for what is missing at the end of a year.\n"
    "\n";

static void
append_commands (GString *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "%s\n```sh\nstripe fixtures %s --api-version %s\n```\n\n",
                            commands[i].text, commands[i].file, RBK_STRIPE_API_VERSION);
}

static gboolean
is_in_bundle (const RbkStripePrice *price)
{
  return price->role != RBK_STRIPE_TOP_UP && price->role != RBK_STRIPE_COMMITMENT;
}

static void
append_currencies (GString *text, const RbkStripeCatalog *self, const RbkStripePrice *price)
{
  const char *separator = ", in ";

  for (guint i = 0; i < self->n_moneys && self->n_moneys > 1; i++)
    {
      if (!price->sells[i])
        continue;
      g_string_append_printf (text, "%s%s", separator, self->moneys[i].name);
      separator = ", ";
    }
}

static void
append_price (GString *text, const RbkStripeCatalog *self, const RbkStripePrice *price)
{
  g_string_append_printf (text, "- `%s`", price->lookup_key);
  if (price->meter != NULL)
    g_string_append_printf (text, ", on the meter `%s`", price->meter->id);
  else if (price->role == RBK_STRIPE_YEAR)
    g_string_append (text, ", instead of the monthly one, for who pays a year ahead");
  else if (price->recurring == NULL)
    g_string_append (text, ", once");
  append_currencies (text, self, price);
  g_string_append_c (text, '\n');
}

static void
append_role (GString *text, const RbkStripeCatalog *self, RbkStripeRole role, const char *recipe)
{
  gboolean is_empty = TRUE;

  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (price->role != role)
        continue;
      if (is_empty)
        g_string_append (text, recipe);
      is_empty = FALSE;
      append_price (text, self, price);
    }
}

static void
append_discounts (GString *text, const RbkStripeCatalog *self)
{
  if (self->coupons->len > 0)
    g_string_append (text, "\n## Discounts\n\n");
  for (guint i = 0; i < self->coupons->len; i++)
    {
      const RbkStripeObject *coupon = g_ptr_array_index (self->coupons, i);

      g_string_append_printf (text, "- the coupon `%s`\n", coupon->id);
    }
  for (guint i = 0; i < self->codes->len; i++)
    {
      const RbkStripeObject *code = g_ptr_array_index (self->codes, i);

      g_string_append_printf (text, "- the promotion code `%s`\n", code->id);
    }
}

static void
append_prices (GString *text, const RbkStripeCatalog *self, const RbkPlanSpec *plan)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (price->plan == plan && is_in_bundle (price))
        append_price (text, self, price);
    }
}

/**
 * rbk_stripe_catalog_to_guide:
 * @self: a catalogue
 *
 * Returns: (transfer full): how to use the files, in Markdown
 */
char *
rbk_stripe_catalog_to_guide (const RbkStripeCatalog *self)
{
  const RbkSpec   *spec = self->job->spec;
  g_autofree char *title = rbk_export_markdown_cell (spec->title);
  g_autofree char *date = rbk_date_to_string (&spec->date);
  GString         *text = g_string_new (NULL);

  g_string_append_printf (text, "# %s: Stripe catalogue\n\nTerms in force on %s, in %s.\n\n",
                          title[0] != '\0' ? title : "Ratebook", date, spec->currency);
  append_commands (text);
  g_string_append (text, bundles);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &spec->plans[i];
      g_autofree char   *name = rbk_export_markdown_cell (plan->name);
      g_autofree char   *id = rbk_stripe_id (plan->key, FALSE);

      g_string_append_printf (text, "\n### %s (`ratebook_%s`)\n\n", name, id);
      if (plan->is_quote_only)
        g_string_append (text, "On request: a product without a price.\n");
      append_prices (text, self, plan);
    }
  append_role (text, self, RBK_STRIPE_TOP_UP, top_ups);
  append_role (text, self, RBK_STRIPE_COMMITMENT, commitments);
  append_discounts (text, self);
  return g_string_free (text, FALSE);
}

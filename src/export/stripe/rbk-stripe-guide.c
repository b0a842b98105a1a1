/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-export-text.h"
#include "rbk-stripe-text.h"
#include "rbk-stripe.h"

static const char head[] =
    "Stripe products, prices, meters and features, as create parameters for the Stripe CLI.\n"
    "Read `LOSSES.md` first: it says what Stripe does not carry and your product must see to.\n"
    "\n"
    "## First run\n"
    "\n"
    "In test mode, in an account that has none of it yet:\n"
    "\n"
    "```sh\n"
    "stripe fixtures stripe-fixtures.json --api-version " RBK_STRIPE_API_VERSION "\n"
    "```\n"
    "\n"
    "Keep the `--api-version`: without it the account's default version decides.\n"
    "\n"
    "## Again, after a change\n"
    "\n"
    "```sh\n"
    "stripe fixtures stripe-fixtures.update.json --api-version " RBK_STRIPE_API_VERSION "\n"
    "```\n"
    "\n"
    "Products are updated. Prices never change in Stripe: each is made anew and takes over the\n"
    "lookup key. The old price stays active for those who have it; archive it in the dashboard\n"
    "when nobody does. Requests whose object is there already fail, as they are expected to.\n"
    "Meters and features are found among the newest 100 of the account.\n"
    "\n"
    "## A customer\n"
    "\n"
    "`stripe-customer-example.json` subscribes a test customer by a schedule. It reads the\n"
    "customer's id from a file `.env` beside it, with the line `STRIPE_CUSTOMER=cus_...`.\n"
    "Where it has several schedules, keep the one you want and `--skip` the others by name.\n"
    "\n"
    "```sh\n"
    "stripe fixtures stripe-customer-example.json --api-version " RBK_STRIPE_API_VERSION "\n"
    "```\n"
    "\n"
    "## What a plan is made of\n"
    "\n"
    "Stripe has no object that bundles prices, so a checkout names them all by lookup key.\n"
    "Prices on a meter take no quantity; all others do.\n";

static void
append_prices (GString *text, const RbkStripeCatalog *self, const RbkPlanSpec *plan)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      const RbkStripePrice *price = g_ptr_array_index (self->prices, i);

      if (price->plan != plan)
        continue;
      g_string_append_printf (text, "- `%s`", price->lookup_key);
      if (price->meter != NULL)
        g_string_append_printf (text, ", on the meter `%s`", price->meter->id);
      else if (price->recurring == NULL)
        g_string_append (text, ", once");
      g_string_append_c (text, '\n');
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

  g_string_append_printf (text, "# %s: Stripe catalogue\n\nTerms in force on %s, in %s. ",
                          title[0] != '\0' ? title : "Ratebook", date, spec->currency);
  g_string_append (text, head);
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
  return g_string_free (text, FALSE);
}

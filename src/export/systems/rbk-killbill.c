/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-killbill.h"

#include "rbk-system-text.h"
#include "rbk-systems.h"

static const RbkSystem killbill = {
  .title = "Kill Bill", .separator = '-', .max_id = 100, .has_volume = TRUE, .adds_up = TRUE
};

/* Codes of ISO 4217 that its catalogue does not have. */
static const char *const missing_currencies[] = { "BOV", "BYN", "CHE", "CHW", "CLF", "COU", "MRU",
                                                  "MXV", "SLE", "SSP", "STN", "USN", "UYI", "UYW",
                                                  "VED", "VES", "XCG", "ZWG", NULL };

/* Plans in other currencies are products of their own, so that a product, a period and a price
 * list always mean one plan. */
static char *
get_product_key (RbkOffer *offer, const RbkOfferPlan *plan)
{
  if (g_str_equal (plan->currency, offer->job->spec->currency))
    return g_strdup (plan->plan->key);
  return g_strdup_printf ("%s.%s", plan->plan->key, plan->currency);
}

static const char *
get_plan_id (RbkOffer *offer, const RbkOfferPlan *plan)
{
  g_autofree char *key = g_strconcat (plan->source, ".plan", NULL);

  return rbk_offer_get_id (offer, "xml", "plan", key);
}

static void
write_plan (RbkKillbillWriter *self, const RbkOfferPlan *plan)
{
  g_autofree char *product = get_product_key (self->offer, plan);
  g_autofree char *name = rbk_system_clean_xml (plan->name);

  rbk_killbill_open_element (self, "plan name=\"%s\" prettyName=\"%s\"",
                             get_plan_id (self->offer, plan), name);
  rbk_killbill_leaf (self, "product", rbk_offer_get_id (self->offer, "xml", "product", product));
  if (plan->phases->len > 1)
    rbk_killbill_open_element (self, "initialPhases");
  for (guint i = 0; i < plan->phases->len; i++)
    {
      const RbkOfferPhase *phase = g_ptr_array_index (plan->phases, i);

      if (phase->is_main && plan->phases->len > 1)
        rbk_killbill_close_element (self, "initialPhases");
      rbk_killbill_write_phase (self, plan, phase);
    }
  rbk_killbill_close_element (self, "plan");
}

static void
write_currencies (RbkKillbillWriter *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  rbk_killbill_open_element (self, "currencies");
  for (guint i = 0; i < self->offer->plans->len; i++)
    {
      const RbkOfferPlan *plan = g_ptr_array_index (self->offer->plans, i);

      if (!g_hash_table_add (seen, (gpointer) plan->currency))
        continue;
      rbk_killbill_leaf (self, "currency", plan->currency);
      if (g_strv_contains (missing_currencies, plan->currency))
        rbk_losses_add (self->offer->losses, RBK_LOSS_BILL, plan->source,
                        N_ ("Kill Bill's catalogue has no %s; choose another currency"),
                        plan->currency);
    }
  rbk_killbill_close_element (self, "currencies");
}

static void
write_units (RbkKillbillWriter *self)
{
  RbkOffer *offer = self->offer;

  rbk_killbill_open_element (self, "units");
  for (guint i = 0; i < offer->job->spec->n_meters; i++)
    {
      rbk_killbill_indent (self);
      g_string_append_printf (self->text, "<unit name=\"%s\"/>\n",
                              rbk_offer_get_id (offer, "xml", "unit",
                                                offer->job->spec->meters[i].key));
    }
  rbk_killbill_close_element (self, "units");
}

static void
write_products (RbkKillbillWriter *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  rbk_killbill_open_element (self, "products");
  for (guint i = 0; i < self->offer->plans->len; i++)
    {
      const RbkOfferPlan *plan = g_ptr_array_index (self->offer->plans, i);
      g_autofree char    *key = get_product_key (self->offer, plan);
      g_autofree char    *name = rbk_system_clean_xml (rbk_plan_get_name (plan->record) != NULL
                                                           ? rbk_plan_get_name (plan->record)
                                                           : plan->plan->key);
      const char         *id = rbk_offer_get_id (self->offer, "xml", "product", key);

      if (!g_hash_table_add (seen, (gpointer) id))
        continue;
      rbk_killbill_open_element (self, "product name=\"%s\" prettyName=\"%s\"", id, name);
      rbk_killbill_leaf (self, "category", "BASE");
      rbk_killbill_close_element (self, "product");
    }
  rbk_killbill_close_element (self, "products");
}

/* Who changes a plan has it at once; who cancels one keeps what is paid. */
static void
write_rules (RbkKillbillWriter *self)
{
  static const struct
  {
    const char *list, *rule, *policy;
  } rules[] = {
    { "changePolicy", "changePolicyCase", "IMMEDIATE" },
    { "cancelPolicy", "cancelPolicyCase", "END_OF_TERM" },
  };

  rbk_killbill_open_element (self, "rules");
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      rbk_killbill_open_element (self, "%s", rules[i].list);
      rbk_killbill_open_element (self, "%s", rules[i].rule);
      rbk_killbill_leaf (self, "policy", rules[i].policy);
      rbk_killbill_close_element (self, rules[i].rule);
      rbk_killbill_close_element (self, rules[i].list);
    }
  rbk_killbill_close_element (self, "rules");
}

static void
write_price_list (RbkKillbillWriter *self)
{
  rbk_killbill_open_element (self, "priceLists");
  rbk_killbill_open_element (self, "defaultPriceList name=\"DEFAULT\"");
  rbk_killbill_open_element (self, "plans");
  for (guint i = 0; i < self->offer->plans->len; i++)
    rbk_killbill_leaf (self, "plan",
                       get_plan_id (self->offer, g_ptr_array_index (self->offer->plans, i)));
  rbk_killbill_close_element (self, "plans");
  rbk_killbill_close_element (self, "defaultPriceList");
  rbk_killbill_close_element (self, "priceLists");
}

static char *
write_catalog (RbkOffer *offer)
{
  RbkKillbillWriter self = { offer, g_string_new (NULL), 0 };
  g_autofree char  *date = rbk_date_to_string (&offer->job->spec->date);
  g_autofree char  *time = g_strconcat (date, "T00:00:00+00:00", NULL);
  const char       *title = rbk_book_get_title (offer->job->book);

  g_string_append (self.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  rbk_killbill_open_element (&self, "catalog");
  rbk_killbill_leaf (&self, "effectiveDate", time);
  rbk_killbill_leaf (&self, "catalogName", title != NULL ? title : "Prices");
  rbk_killbill_leaf (&self, "recurringBillingMode", "IN_ADVANCE");
  write_currencies (&self);
  write_units (&self);
  write_products (&self);
  write_rules (&self);
  rbk_killbill_open_element (&self, "plans");
  for (guint i = 0; i < offer->plans->len; i++)
    write_plan (&self, g_ptr_array_index (offer->plans, i));
  rbk_killbill_close_element (&self, "plans");
  write_price_list (&self);
  rbk_killbill_close_element (&self, "catalog");
  return g_string_free (self.text, FALSE);
}

static const char guide[] =
    "# Catalogue for Kill Bill\n"
    "\n"
    "Check it, then upload it to your tenant:\n"
    "\n"
    "    xmllint --noout --schema https://docs.killbill.io/latest/catalog.xsd catalog.xml\n"
    "    curl --fail -u admin:password -X POST http://127.0.0.1:8080/1.0/kb/catalog/xml \\\n"
    "      -H 'X-Killbill-ApiKey: KEY' -H 'X-Killbill-ApiSecret: SECRET' \\\n"
    "      -H 'X-Killbill-CreatedBy: me' -H 'Content-Type: text/xml' --data-binary @catalog.xml\n"
    "\n"
    "Record usage with `POST /1.0/kb/usages`, in whole units of the catalogue. A tier's `max` is\n"
    "its own width, not where it ends. `LOSSES.md` lists what your product must see to itself.\n";

/**
 * rbk_killbill_export:
 * @job: what is exported
 * @out: takes the files and the losses
 * @error: return location for an error
 *
 * Makes the XML catalogue of Kill Bill. Fails with `RBK_ERROR_REFUSED` where Kill Bill would
 * bill otherwise than the book says.
 *
 * Returns: whether it could be made
 */
gboolean
rbk_killbill_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(RbkOffer) offer = rbk_offer_new (&killbill, job, out->losses);

  rbk_offer_report_features (offer);
  rbk_export_add (out, "catalog.xml", write_catalog (offer));
  if (!rbk_losses_check (out->losses, "Kill Bill", error))
    return FALSE;
  rbk_offer_add_files (offer, out, "killbill", g_strdup (guide));
  return TRUE;
}

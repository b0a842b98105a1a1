/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-systems.h"

#include "rbk-offer-fees.h"
#include "rbk-system-text.h"

static const RbkSystem killbill = {
  .title = "Kill Bill", .separator = '-', .max_id = 100, .has_volume = TRUE
};

static const RbkPeriodName periods[] = {
  { 1, 0, "MONTHLY" },      { 0, 1, "DAILY" },        { 0, 7, "WEEKLY" },
  { 0, 14, "BIWEEKLY" },    { 0, 30, "THIRTY_DAYS" }, { 0, 60, "SIXTY_DAYS" },
  { 0, 90, "NINETY_DAYS" }, { 2, 0, "BIMESTRIAL" },   { 3, 0, "QUARTERLY" },
  { 4, 0, "TRIANNUAL" },    { 6, 0, "BIANNUAL" },     { 12, 0, "ANNUAL" },
  { 24, 0, "BIENNIAL" },
};

/* Codes of ISO 4217 that its catalogue does not have. */
static const char *const missing_currencies[] = { "BOV", "BYN", "CHE", "CHW", "CLF", "COU", "MRU",
                                                  "MXV", "SLE", "SSP", "STN", "USN", "UYI", "UYW",
                                                  "VED", "VES", "XCG", "ZWG", NULL };

typedef struct
{
  RbkOffer *offer;
  GString  *text;
  guint     depth;
} Writer;

static void
indent (Writer *self)
{
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

G_GNUC_PRINTF (2, 3)
static void
open_element (Writer *self, const char *format, ...)
{
  g_autofree char *start = NULL;
  va_list          arguments;

  va_start (arguments, format);
  start = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  indent (self);
  g_string_append_printf (self->text, "<%s>\n", start);
  self->depth++;
}

static void
close_element (Writer *self, const char *name)
{
  self->depth--;
  indent (self);
  g_string_append_printf (self->text, "</%s>\n", name);
}

/* Characters that XML has no way to write are left out. */
static void
leaf (Writer *self, const char *name, const char *value)
{
  g_autofree char *escaped = rbk_system_escape_xml (value);

  indent (self);
  g_string_append_printf (self->text, "<%s>%s</%s>\n", name, escaped, name);
}

static void
write_price (Writer *self, const char *name, const char *currency, RbkDecimal amount)
{
  g_autofree char *value = rbk_decimal_to_string (amount);

  open_element (self, "%s", name);
  open_element (self, "price");
  leaf (self, "currency", currency);
  leaf (self, "value", value);
  close_element (self, "price");
  close_element (self, name);
}

static void
write_block (Writer     *self,
             const char *unit,
             const char *currency,
             gint64      size,
             RbkDecimal  amount,
             gint64      max)
{
  g_autofree char *size_text = g_strdup_printf ("%" G_GINT64_FORMAT, size);
  g_autofree char *max_text = g_strdup_printf ("%" G_GINT64_FORMAT, max);

  open_element (self, "tier");
  open_element (self, "blocks");
  open_element (self, "tieredBlock");
  leaf (self, "unit", unit);
  leaf (self, "size", size_text);
  write_price (self, "prices", currency, amount);
  leaf (self, "max", max_text);
  close_element (self, "tieredBlock");
  close_element (self, "blocks");
  close_element (self, "tier");
}

/* A tier's maximum is its own width in blocks, and -1 in the last one. */
static void
write_tiers (Writer *self, const RbkUse *use, const char *unit, const char *currency)
{
  gint64 from = 0;

  if (use->kind == RBK_USE_PACKAGE && use->free > 0)
    write_block (self, unit, currency, 1, RBK_DECIMAL_ZERO, use->free);
  if (use->kind == RBK_USE_PACKAGE || use->kind == RBK_USE_UNIT)
    write_block (self, unit, currency, use->kind == RBK_USE_PACKAGE ? use->size : 1, use->unit, -1);
  for (guint i = 0; use->tiers != NULL && i < use->tiers->len; i++)
    {
      const RbkUseTier *tier = &g_array_index (use->tiers, RbkUseTier, i);

      write_block (self, unit, currency, 1, tier->unit, tier->is_open ? -1 : tier->up_to - from);
      from = tier->up_to;
    }
}

static void
write_usage (Writer *self, const RbkOfferPlan *plan, const RbkOfferCard *card)
{
  RbkOffer   *offer = self->offer;
  const char *unit = rbk_offer_get_id (offer, "xml", "unit", card->meter_spec->key);
  const char *period =
      rbk_offer_find_period (offer, periods, G_N_ELEMENTS (periods), &card->period, card->where);

  open_element (self,
                card->use.kind == RBK_USE_VOLUME
                    ? "usage name=\"%s\" billingMode=\"IN_ARREAR\" usageType=\"CONSUMABLE\" "
                      "tierBlockPolicy=\"TOP_TIER\""
                    : "usage name=\"%s\" billingMode=\"IN_ARREAR\" usageType=\"CONSUMABLE\"",
                rbk_offer_get_id (offer, "xml", "usage", card->where));
  leaf (self, "billingPeriod", period);
  open_element (self, "tiers");
  write_tiers (self, &card->use, unit, plan->currency);
  close_element (self, "tiers");
  close_element (self, "usage");
}

static void
write_duration (Writer *self, const RbkOfferPhase *phase)
{
  const RbkDuration *duration = &phase->phase->duration;
  guint              months = 12 * duration->years + duration->months;
  guint              days = 7 * duration->weeks + duration->days;
  g_autofree char   *number = g_strdup_printf ("%u", months > 0 ? months : days);

  open_element (self, "duration");
  leaf (self, "unit", !phase->phase->has_duration ? "UNLIMITED" : months > 0 ? "MONTHS" : "DAYS");
  if (phase->phase->has_duration)
    leaf (self, "number", number);
  close_element (self, "duration");
  if (phase->phase->has_duration && months > 0 && days > 0)
    rbk_losses_add (self->offer->losses, RBK_LOSS_BILL, phase->where,
                    "Kill Bill's phases last so many months or so many days; choose one of them");
}

static const char *
get_phase_type (const RbkOfferPhase *phase)
{
  if (phase->is_main)
    return phase->phase->has_duration ? "FIXEDTERM" : "EVERGREEN";
  switch (phase->phase->kind)
    {
    case RBK_PHASE_KIND_TRIAL:
      return "TRIAL";
    case RBK_PHASE_KIND_DISCOUNT:
      return "DISCOUNT";
    case RBK_PHASE_KIND_RAMP:
    case RBK_PHASE_KIND_EVERGREEN:
    default:
      return "FIXEDTERM";
    }
}

static void
write_fees (Writer *self, const RbkOfferPlan *plan, const RbkOfferPhase *phase)
{
  RbkOfferFees fees;
  gboolean     is_recurring;

  rbk_offer_phase_get_fees (self->offer, phase, &fees);
  is_recurring = phase->is_main || !rbk_decimal_is_zero (fees.recurring);
  if (!is_recurring || !rbk_decimal_is_zero (fees.once))
    {
      open_element (self, "fixed");
      write_price (self, "fixedPrice", plan->currency, fees.once);
      close_element (self, "fixed");
    }
  if (!is_recurring)
    return;
  open_element (self, "recurring");
  leaf (self, "billingPeriod",
        rbk_offer_find_period (self->offer, periods, G_N_ELEMENTS (periods), &fees.period,
                               phase->where));
  write_price (self, "recurringPrice", plan->currency, fees.recurring);
  close_element (self, "recurring");
}

static void
write_phase (Writer *self, const RbkOfferPlan *plan, const RbkOfferPhase *phase)
{
  const char *name = phase->is_main ? "finalPhase" : "phase";
  guint       n_usages = 0;

  rbk_offer_phase_check_meters (self->offer, phase);
  open_element (self, "%s type=\"%s\"", name, get_phase_type (phase));
  write_duration (self, phase);
  write_fees (self, plan, phase);
  for (guint i = 0; i < phase->cards->len; i++)
    {
      const RbkOfferCard *card = g_ptr_array_index (phase->cards, i);

      rbk_offer_card_report_limit (self->offer, card, FALSE, FALSE);
      if (card->use.kind == RBK_USE_FREE)
        continue;
      if (n_usages++ == 0)
        open_element (self, "usages");
      write_usage (self, plan, card);
    }
  if (n_usages > 0)
    close_element (self, "usages");
  close_element (self, name);
}

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
write_plan (Writer *self, const RbkOfferPlan *plan)
{
  g_autofree char *product = get_product_key (self->offer, plan);
  g_autofree char *name = rbk_system_clean_xml (plan->name);

  open_element (self, "plan name=\"%s\" prettyName=\"%s\"", get_plan_id (self->offer, plan), name);
  leaf (self, "product", rbk_offer_get_id (self->offer, "xml", "product", product));
  if (plan->phases->len > 1)
    open_element (self, "initialPhases");
  for (guint i = 0; i < plan->phases->len; i++)
    {
      const RbkOfferPhase *phase = g_ptr_array_index (plan->phases, i);

      if (phase->is_main && plan->phases->len > 1)
        close_element (self, "initialPhases");
      write_phase (self, plan, phase);
    }
  close_element (self, "plan");
}

static void
write_currencies (Writer *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  open_element (self, "currencies");
  for (guint i = 0; i < self->offer->plans->len; i++)
    {
      const RbkOfferPlan *plan = g_ptr_array_index (self->offer->plans, i);

      if (!g_hash_table_add (seen, (gpointer) plan->currency))
        continue;
      leaf (self, "currency", plan->currency);
      if (g_strv_contains (missing_currencies, plan->currency))
        rbk_losses_add (self->offer->losses, RBK_LOSS_BILL, plan->source,
                        "Kill Bill's catalogue has no %s; choose another currency", plan->currency);
    }
  close_element (self, "currencies");
}

static void
write_units (Writer *self)
{
  RbkOffer *offer = self->offer;

  open_element (self, "units");
  for (guint i = 0; i < offer->job->spec->n_meters; i++)
    {
      indent (self);
      g_string_append_printf (self->text, "<unit name=\"%s\"/>\n",
                              rbk_offer_get_id (offer, "xml", "unit",
                                                offer->job->spec->meters[i].key));
    }
  close_element (self, "units");
}

static void
write_products (Writer *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  open_element (self, "products");
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
      open_element (self, "product name=\"%s\" prettyName=\"%s\"", id, name);
      leaf (self, "category", "BASE");
      close_element (self, "product");
    }
  close_element (self, "products");
}

/* Who changes a plan has it at once; who cancels one keeps what is paid. */
static void
write_rules (Writer *self)
{
  static const struct
  {
    const char *list, *rule, *policy;
  } rules[] = {
    { "changePolicy", "changePolicyCase", "IMMEDIATE" },
    { "cancelPolicy", "cancelPolicyCase", "END_OF_TERM" },
  };

  open_element (self, "rules");
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      open_element (self, "%s", rules[i].list);
      open_element (self, "%s", rules[i].rule);
      leaf (self, "policy", rules[i].policy);
      close_element (self, rules[i].rule);
      close_element (self, rules[i].list);
    }
  close_element (self, "rules");
}

static void
write_price_list (Writer *self)
{
  open_element (self, "priceLists");
  open_element (self, "defaultPriceList name=\"DEFAULT\"");
  open_element (self, "plans");
  for (guint i = 0; i < self->offer->plans->len; i++)
    leaf (self, "plan", get_plan_id (self->offer, g_ptr_array_index (self->offer->plans, i)));
  close_element (self, "plans");
  close_element (self, "defaultPriceList");
  close_element (self, "priceLists");
}

static char *
write_catalog (RbkOffer *offer)
{
  Writer           self = { offer, g_string_new (NULL), 0 };
  g_autofree char *date = rbk_date_to_string (&offer->job->spec->date);
  g_autofree char *time = g_strconcat (date, "T00:00:00+00:00", NULL);
  const char      *title = rbk_book_get_title (offer->job->book);

  g_string_append (self.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  open_element (&self, "catalog");
  leaf (&self, "effectiveDate", time);
  leaf (&self, "catalogName", title != NULL ? title : "Prices");
  leaf (&self, "recurringBillingMode", "IN_ADVANCE");
  write_currencies (&self);
  write_units (&self);
  write_products (&self);
  write_rules (&self);
  open_element (&self, "plans");
  for (guint i = 0; i < offer->plans->len; i++)
    write_plan (&self, g_ptr_array_index (offer->plans, i));
  close_element (&self, "plans");
  write_price_list (&self);
  close_element (&self, "catalog");
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

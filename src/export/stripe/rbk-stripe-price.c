/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-stripe-text.h"
#include "rbk-stripe-wallet.h"

#define MAX_NICKNAME 5000

/* How a price is told from the others of its rate card, in its lookup key and in its name. */
static const struct
{
  const char *name, *infix, *suffix;
} roles[] = {
  [RBK_STRIPE_FEE] = { "fee", "", "" },
  [RBK_STRIPE_MINIMUM] = { "minimum", ".minimum", " (minimum)" },
  [RBK_STRIPE_USE] = { "use", "", "" },
  [RBK_STRIPE_YEAR] = { "year", "", " (yearly)" },
  [RBK_STRIPE_TOP_UP] = { "top-up", ".top-up", " (top-up)" },
  [RBK_STRIPE_COMMITMENT] = { "commitment", ".commitment", " (annual commitment)" },
};

/**
 * rbk_stripe_role_get_name:
 * @role: what a price is for
 *
 * Returns: what its metadata calls it
 */
const char *
rbk_stripe_role_get_name (RbkStripeRole role)
{
  return roles[role].name;
}

static void
set_interval (RbkStripePrice *price, const char *interval, guint count)
{
  price->recurring = json_object_new ();
  json_object_set_string_member (price->recurring, "interval", interval);
  json_object_set_int_member (price->recurring, "interval_count", count);
}

static char *
make_lookup_key (const RbkStripeCard  *card,
                 const RbkStripePrice *price,
                 const RbkStripeMoney *money)
{
  GString *key = g_string_new (card->plan->key);

  if (!card->is_main)
    g_string_append_printf (key, ".%s", card->phase->key);
  g_string_append_printf (key, ".%s%s.", card->card->key, roles[price->role].infix);
  if (price->role == RBK_STRIPE_YEAR)
    g_string_append (key, "year");
  else if (price->role == RBK_STRIPE_TOP_UP || card->interval == NULL)
    g_string_append (key, "once");
  else if (card->interval_count > 1)
    g_string_append_printf (key, "%u%s", card->interval_count, card->interval);
  else
    g_string_append (key, card->interval);
  g_string_append_printf (key, ".%s", money->code);
  g_strdelimit (key->str, ":/", '-');
  return g_string_free (key, FALSE);
}

static JsonObject *
make_metadata (RbkStripeCatalog *self, const RbkStripeCard *card, RbkStripeRole role)
{
  static const char *const limits[] = {
    [RBK_LIMIT_NONE] = NULL, [RBK_LIMIT_HARD] = "hard", [RBK_LIMIT_SOFT] = "soft"
  };
  static const char *const kinds[] = { [RBK_PHASE_KIND_TRIAL] = "trial",
                                       [RBK_PHASE_KIND_DISCOUNT] = "discount",
                                       [RBK_PHASE_KIND_RAMP] = "ramp",
                                       [RBK_PHASE_KIND_EVERGREEN] = "evergreen" };
  const RbkCardSpec       *spec = card->card;
  JsonObject              *metadata = json_object_new ();
  const char              *duration = rbk_phase_get_duration (card->phase_record);
  const char              *version = rbk_phase_get_effective_from (card->phase_record);
  RbkDecimal               units =
      spec->meter >= 0 ? rbk_stripe_catalog_get_units (self, spec->meter) : RBK_DECIMAL_ONE;
  g_autofree char *conversion =
      rbk_decimal_equal (units, RBK_DECIMAL_ONE) ? NULL : rbk_decimal_to_string (units);
  g_autofree char *included = spec->has_included ? rbk_decimal_to_string (spec->included) : NULL;
  g_autofree char *cap = spec->has_cap ? rbk_decimal_to_string (spec->cap) : NULL;
  g_autofree char *alerts = rbk_stripe_join_alerts (spec);
  g_autofree char *wallet = rbk_stripe_wallet_to_text (card->record);
  const struct
  {
    const char *name, *value;
  } entries[] = {
    { "plan", card->plan->key },
    { "phase", card->phase->key },
    { "phase_kind", duration != NULL ? kinds[rbk_phase_get_kind (card->phase_record)] : NULL },
    { "phase_duration", duration },
    { "rate_card", spec->key },
    { "role", roles[role].name },
    { "version", version != NULL ? version : "initial" },
    { "meter", spec->meter >= 0 ? self->job->spec->meters[spec->meter].key : NULL },
    { "conversion", conversion },
    { "included", included },
    { "limit", limits[spec->limit] },
    { "cap", cap },
    { "alerts", spec->meter >= 0 ? alerts : NULL },
    { "wallet", wallet },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    rbk_stripe_set_metadata (metadata, entries[i].name, self->losses, card->where,
                             entries[i].value);
  return metadata;
}

/* What all prices begin with; takes the lookup key. */
static RbkStripePrice *
add_price (RbkStripeCatalog  *self,
           const RbkPlanSpec *plan,
           RbkStripePrice    *price,
           const char        *nickname,
           guint              money,
           const char        *where)
{
  rbk_stripe_catalog_claim (self, "lookup key", price->lookup_key, where);
  price->name = rbk_stripe_name ("price", price->lookup_key, NULL);
  price->plan = plan;
  price->quantity = 1;
  price->sells = g_new0 (gboolean, self->n_moneys);
  price->params = json_object_new ();
  json_object_set_string_member (price->params, "currency", self->moneys[money].code);
  /* What is wrong with a name has been said of its product already. */
  rbk_stripe_set_text (price->params, "nickname", NULL, where, nickname, MAX_NICKNAME);
  json_object_set_string_member (price->params, "lookup_key", price->lookup_key);
  g_ptr_array_add (self->prices, price);
  return price;
}

/**
 * rbk_stripe_catalog_add_price:
 * @self: a catalogue
 * @card: a rate card
 * @role: what the price is for
 * @money: the index of its own currency
 *
 * Adds a price without an amount.
 *
 * Returns: (transfer none): the price
 */
RbkStripePrice *
rbk_stripe_catalog_add_price (RbkStripeCatalog    *self,
                              const RbkStripeCard *card,
                              RbkStripeRole        role,
                              guint                money)
{
  RbkStripePrice  *price = g_new0 (RbkStripePrice, 1);
  const char      *plan = rbk_plan_get_name (card->plan_record);
  const char      *name = rbk_rate_card_get_name (card->record);
  g_autofree char *nickname =
      g_strdup_printf ("%s: %s%s", plan != NULL ? plan : card->plan->key,
                       name != NULL ? name : card->card->key, roles[role].suffix);

  price->role = role;
  price->phase = card->phase;
  price->card = card->card;
  price->lookup_key = make_lookup_key (card, price, &self->moneys[money]);
  add_price (self, card->plan, price, nickname, money, card->where);
  if (role == RBK_STRIPE_YEAR)
    set_interval (price, "year", 1);
  else if (card->interval != NULL && role != RBK_STRIPE_TOP_UP)
    set_interval (price, card->interval, card->interval_count);
  json_object_set_object_member (price->params, "metadata", make_metadata (self, card, role));
  return price;
}

/**
 * rbk_stripe_catalog_add_commitment:
 * @self: a catalogue
 * @plan: a plan
 * @product: its product
 * @amount: what a customer commits to spend in a year
 *
 * Adds the price of a commitment that is paid ahead. It is in no bundle.
 *
 * Returns: (transfer none): the price
 */
RbkStripePrice *
rbk_stripe_catalog_add_commitment (RbkStripeCatalog      *self,
                                   const RbkPlanSpec     *plan,
                                   const RbkStripeObject *product,
                                   RbkDecimal             amount)
{
  const RbkStripeCharge charge = { .base = rbk_decimal_mul (amount, self->moneys[0].factor) };
  RbkStripePrice       *price = g_new0 (RbkStripePrice, 1);
  g_autofree char *nickname = g_strconcat (plan->name, roles[RBK_STRIPE_COMMITMENT].suffix, NULL);
  JsonObject      *metadata = json_object_new ();

  price->role = RBK_STRIPE_COMMITMENT;
  price->lookup_key = g_strdup_printf ("%s.commitment.year.%s", plan->key, self->moneys[0].code);
  g_strdelimit (price->lookup_key, ":/", '-');
  add_price (self, plan, price, nickname, 0, plan->key);
  price->product = product;
  set_interval (price, "year", 1);
  rbk_stripe_catalog_set_charge (self, price, &charge, 0);
  rbk_stripe_set_metadata (metadata, "plan", self->losses, plan->key, plan->key);
  rbk_stripe_set_metadata (metadata, "role", self->losses, plan->key,
                           roles[RBK_STRIPE_COMMITMENT].name);
  json_object_set_object_member (price->params, "metadata", metadata);
  return price;
}

static JsonArray *
make_tiers (const RbkStripeCharge *charge)
{
  JsonArray *tiers = json_array_new ();

  for (guint i = 0; i < charge->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (charge->tiers, RbkChargeTier, i);
      JsonObject          *object = json_object_new ();

      if (tier->is_open)
        json_object_set_string_member (object, "up_to", "inf");
      else
        json_object_set_int_member (object, "up_to", tier->up_to);
      rbk_stripe_money_set (object, "unit_amount", tier->unit);
      if (!rbk_decimal_is_zero (tier->flat))
        rbk_stripe_money_set (object, "flat_amount", tier->flat);
      json_array_add_object_element (tiers, object);
    }
  return tiers;
}

static gboolean
is_use (const RbkStripePrice *price, const RbkStripeCharge *charge)
{
  return price->role == RBK_STRIPE_USE && charge->has_use;
}

static void
set_scheme (RbkStripePrice *price, const RbkStripeCharge *charge)
{
  gboolean    is_tiered = is_use (price, charge) && charge->tiers != NULL;
  JsonObject *transform;

  json_object_set_string_member (price->params, "billing_scheme",
                                 is_tiered ? "tiered" : "per_unit");
  if (is_tiered)
    json_object_set_string_member (price->params, "tiers_mode",
                                   charge->scheme == RBK_STRIPE_VOLUME ? "volume" : "graduated");
  if (price->recurring != NULL)
    json_object_set_string_member (price->recurring, "usage_type",
                                   price->meter != NULL ? "metered" : "licensed");
  if (!is_use (price, charge) || charge->scheme != RBK_STRIPE_PACKAGE)
    return;
  transform = json_object_new ();
  json_object_set_int_member (transform, "divide_by", charge->divide_by);
  json_object_set_string_member (transform, "round", charge->rounds_down ? "down" : "up");
  json_object_set_object_member (price->params, "transform_quantity", transform);
}

static void
set_amounts (const RbkStripePrice *price, JsonObject *object, const RbkStripeCharge *charge)
{
  if (!is_use (price, charge))
    rbk_stripe_money_set (object, "unit_amount", charge->base);
  else if (charge->tiers != NULL)
    json_object_set_array_member (object, "tiers", make_tiers (charge));
  else
    rbk_stripe_money_set (object, "unit_amount", charge->unit);
}

/**
 * rbk_stripe_catalog_set_charge:
 * @self: a catalogue
 * @price: one of its prices, with its product and meter
 * @charge: what it charges
 * @money: the index of the currency
 *
 * Sets what a price charges. The first currency is its own, and decides its shape; each other
 * becomes an option of the same shape.
 */
void
rbk_stripe_catalog_set_charge (RbkStripeCatalog      *self,
                               RbkStripePrice        *price,
                               const RbkStripeCharge *charge,
                               guint                  money)
{
  const char *code = self->moneys[money].code;
  JsonObject *options, *option;

  price->sells[money] = TRUE;
  if (g_str_equal (json_object_get_string_member (price->params, "currency"), code))
    {
      set_scheme (price, charge);
      set_amounts (price, price->params, charge);
      return;
    }
  if (!json_object_has_member (price->params, "currency_options"))
    json_object_set_object_member (price->params, "currency_options", json_object_new ());
  options = json_object_get_object_member (price->params, "currency_options");
  option = json_object_new ();
  set_amounts (price, option, charge);
  json_object_set_object_member (options, code, option);
}

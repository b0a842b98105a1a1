/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-private.h"

#include "rbk-feature.h"
#include "rbk-phase.h"
#include "rbk-rate-card.h"
#include "rbk-wallet-policy.h"

/* Plans as their customers know them, with all but the prices. */

typedef struct
{
  const char *key, *name, *audience;
} Shape;

typedef struct
{
  const char *customers;
  Shape       shapes[RBK_ROLE_COUNT]; /* in the order of roles; a key of NULL: no such plan */
} Shapes;

static const Shapes all_shapes[] = {
  { "developers",
    { { "sandbox", "Sandbox", "Developers who evaluate" },
      { "starter", "Starter", "Developers with a first product" },
      { "pro", "Pro", "Teams in full production" },
      { "scale", "Scale", "Products with users of their own" } } },
  { "prosumers",
    { { "free", "Free", "Anyone who wants to try" },
      { "starter", "Starter", "People who use it now and then" },
      { "pro", "Pro", "People who use it every day" },
      { "max", "Max", "People who work with it all day" } } },
  { "startups",
    { { "free", "Free", "Anyone who wants to try" },
      { "starter", "Starter", "Small teams" },
      { "pro", "Pro", "Growing teams" },
      { "scale", "Scale", "Companies that run on it" } } },
  { "enterprises",
    { { "pilot", "Pilot", "A department that evaluates" },
      { "team", "Team", "One department" },
      { "business", "Business", "Several departments" },
      { "scale", "Scale", "A whole company" },
      { "enterprise", "Enterprise", "Groups with terms of their own" } } },
  { "mix",
    { { "sandbox", "Sandbox", "Anyone who wants to try" },
      { "starter", "Starter", "Single people and small teams" },
      { "pro", "Pro", "Growing teams" },
      { "scale", "Scale", "Companies that run on it" },
      { "enterprise", "Enterprise", "Groups with terms of their own" } } },
};

typedef struct
{
  const char *key, *name;
  RbkRole     from;                   /* the first plan that has it */
  const char *values[RBK_ROLE_COUNT]; /* what it is on each plan, where that differs */
  const char *not_for;                /* customers who have no use for it */
} Offer;

static const Offer offers[] = {
  { "api", "API access", RBK_ROLE_FREE, { NULL }, "prosumers" },
  { "support",
    "Support",
    RBK_ROLE_FREE,
    { "community", "mail", "priority", "named engineer", "dedicated" },
    NULL },
  { "priority", "Priority in the queue", RBK_ROLE_MIDDLE, { NULL }, NULL },
  { "observability", "Usage reports", RBK_ROLE_MIDDLE, { NULL }, NULL },
  { "sso", "Single sign-on", RBK_ROLE_TOP, { NULL }, "prosumers" },
  { "audit_log", "Audit log", RBK_ROLE_TOP, { NULL }, "prosumers" },
  { "sla",
    "Service level",
    RBK_ROLE_TOP,
    { NULL, NULL, NULL, "99.9 %", "as agreed" },
    "prosumers" },
  { "multi_entity", "Several legal entities", RBK_ROLE_QUOTE, { NULL }, NULL },
};

/* How heavy plans are to support: a twentieth of an entry customer, as much, twice, five times. */
static const char *const burdens[RBK_ROLE_COUNT] = { "0.05", "1", "2", "5", NULL };
static const char *const sizings[RBK_ROLE_COUNT] = { NULL, "cap:80%", "p90", "p99", NULL };
static const int         seats[RBK_ROLE_COUNT] = { 1, 2, 10, 25, 0 };

static const Shapes *
find_shapes (RbkDiscover *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_shapes); i++)
    if (rbk_answers_is (self->answers, "customers", all_shapes[i].customers))
      return &all_shapes[i];
  return &all_shapes[0];
}

/* More units than the median needs, or the rest would stop at it; all that the heavy use. */
static RbkDecimal
size_included (RbkDiscover *self, RbkRole role, RbkDecimal before)
{
  const char *question = role == RBK_ROLE_ENTRY    ? "calls_p50"
                         : role == RBK_ROLE_MIDDLE ? "calls_p90"
                                                   : "calls_p99";
  RbkDecimal  units =
      rbk_decimal_mul (rbk_answers_get_number (self->answers, question), self->call_units);

  if (role == RBK_ROLE_ENTRY)
    units = rbk_decimal_mul_div (units, RBK_DECIMAL_UNITS (5), RBK_DECIMAL_UNITS (4),
                                 RBK_ROUND_CEILING);
  return rbk_sayable_count (
      rbk_decimal_max (units, rbk_decimal_mul (before, RBK_DECIMAL_UNITS (2))));
}

static RbkDecimal
size_overhead (RbkDiscover *self, RbkRole role)
{
  RbkDecimal burden;

  if (burdens[role] == NULL || !rbk_decimal_parse (burdens[role], &burden, NULL))
    return RBK_DECIMAL_ZERO;
  return rbk_decimal_round (rbk_decimal_mul (rbk_answers_get_number (self->answers, "overhead"),
                                             burden),
                            self->spec->minor_digits, RBK_ROUND_CEILING);
}

static void
add_features (RbkDiscover *self, RbkPlan *plan, RbkRole role)
{
  g_autofree char *models = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      const Offer *offer = &offers[i];
      RbkFeature  *feature;

      if (role < offer->from ||
          (offer->not_for != NULL && rbk_answers_is (self->answers, "customers", offer->not_for)))
        continue;
      feature = rbk_discover_add (plan, "features", RBK_TYPE_FEATURE);
      g_object_set (feature, "key", offer->key, "name", offer->name, "value", offer->values[role],
                    NULL);
    }
  models = rbk_discover_dup_models (self);
  g_object_set (rbk_discover_add (plan, "features", RBK_TYPE_FEATURE), "key", "models", "name",
                "Models", "value", models, NULL);
}

static void
add_plan (RbkDiscover *self, RbkRole role, const Shape *shape)
{
  RbkOffered *offered = &self->offered[role];
  RbkPlan    *plan = rbk_discover_add (self->book, "plans", RBK_TYPE_PLAN);

  offered->is_there = TRUE;
  offered->plan = plan;
  offered->overhead = size_overhead (self, role);
  g_object_set (plan, "key", shape->key, "name", shape->name, "audience", shape->audience,
                "quote-only", role == RBK_ROLE_QUOTE, NULL);
  if (sizings[role] != NULL)
    g_object_set (plan, "sizing", sizings[role], NULL);
  if (seats[role] > 0)
    rbk_discover_set (plan, "seats",
                      rbk_decimal_from_int (rbk_answers_is (self->answers, "customers", "prosumers")
                                                ? 1
                                                : seats[role]));
  if (role != RBK_ROLE_QUOTE)
    rbk_discover_set (plan, "overhead", offered->overhead);
  add_features (self, plan, role);
}

/* Plans with all but what they count and cost. */
void
rbk_discover_offer (RbkDiscover *self)
{
  const Shapes *shapes = find_shapes (self);
  RbkDecimal    included = RBK_DECIMAL_ZERO;

  for (RbkRole role = RBK_ROLE_FREE; role < RBK_ROLE_COUNT; role++)
    {
      if (shapes->shapes[role].key == NULL ||
          (role == RBK_ROLE_FREE && !rbk_answers_is (self->answers, "free_tier", "yes")))
        continue;
      add_plan (self, role, &shapes->shapes[role]);
      if (role >= RBK_ROLE_ENTRY && role <= RBK_ROLE_TOP)
        self->offered[role].included = included = size_included (self, role, included);
    }
}

static RbkEntitlement *
add_card (
    RbkDiscover *self, RbkPhase *phase, RbkDecimal overage, RbkDecimal included, RbkLimit limit)
{
  RbkRateCard *card = rbk_discover_add (phase, "rate-cards", RBK_TYPE_RATE_CARD);
  g_autoptr(RbkEntitlement) entitlement = rbk_entitlement_new ();

  g_object_set (card, "key", self->spec->meters[0].key, "name", self->spec->meters[0].name, "meter",
                self->spec->meters[0].key, "price", RBK_PRICE_KIND_PER_UNIT, "entitlement",
                entitlement, NULL);
  rbk_discover_set (card, "amount", overage);
  g_object_set (entitlement, "limit", limit, NULL);
  rbk_discover_set (entitlement, "included", included);
  return entitlement;
}

static void
add_fee (RbkPhase *phase, RbkPlan *plan, RbkDecimal fee)
{
  RbkRateCard *card = rbk_discover_add (phase, "rate-cards", RBK_TYPE_RATE_CARD);

  g_object_set (card, "key", "base", "name", rbk_plan_get_name (plan), "price", RBK_PRICE_KIND_FLAT,
                NULL);
  rbk_discover_set (card, "amount", fee);
}

/* A fifth of what is included, at the price of overage. */
static void
size_topup (RbkDiscover *self, const RbkOffered *offered, RbkDecimal *amount, RbkDecimal *price)
{
  *amount = rbk_sayable_count (
      rbk_decimal_div (offered->included, RBK_DECIMAL_UNITS (5), RBK_ROUND_CEILING));
  *price = rbk_decimal_round (rbk_decimal_mul (*amount, offered->overage), self->spec->minor_digits,
                              RBK_ROUND_CEILING);
}

static gboolean
has_contract (RbkDiscover *self, RbkRole role)
{
  return role == RBK_ROLE_TOP && !rbk_answers_is (self->answers, "customers", "prosumers");
}

/* A pool that lasts a year, or as long as the contract, and can be filled up at the price of
 * overage. */
static void
add_wallet (RbkDiscover *self, RbkRole role, RbkEntitlement *entitlement)
{
  const RbkOffered *offered = &self->offered[role];
  g_autoptr(RbkWalletPolicy) wallet = rbk_wallet_policy_new ();
  RbkDecimal topup, price;

  g_object_set (entitlement, "wallet", wallet, NULL);
  g_object_set (wallet, "pool", "credits", NULL);
  rbk_discover_set (wallet, "grant", offered->included);
  if (role == RBK_ROLE_FREE)
    {
      g_object_set (wallet, "rollover", RBK_ROLLOVER_NONE, NULL);
      return;
    }
  g_object_set (wallet, "rollover", RBK_ROLLOVER_FULL, "expiry",
                has_contract (self, role) ? "contract_end" : "after:P1Y", "topup-channel",
                role == RBK_ROLE_TOP ? RBK_TOPUP_CHANNEL_SALES : RBK_TOPUP_CHANNEL_SELF_SERVE,
                NULL);
  if (role == RBK_ROLE_TOP)
    return;
  size_topup (self, offered, &topup, &price);
  rbk_discover_set (wallet, "topup-amount", topup);
  rbk_discover_set (wallet, "topup-price", price);
}

static RbkDecimal
size_trial (RbkDiscover *self)
{
  return rbk_sayable_count (rbk_decimal_div (self->offered[RBK_ROLE_ENTRY].included,
                                             RBK_DECIMAL_UNITS (2), RBK_ROUND_CEILING));
}

/* The middle plan can be tried, under a hard limit: half of what the entry plan includes. */
static void
add_trial (RbkDiscover *self)
{
  const RbkOffered *offered = &self->offered[RBK_ROLE_MIDDLE];
  RbkDecimal        days = rbk_answers_get_number (self->answers, "trial");
  g_autofree char  *count = rbk_decimal_to_string (days);
  g_autofree char  *duration = g_strdup_printf ("P%sD", count);
  RbkPhase         *phase;

  if (rbk_decimal_sign (days) <= 0)
    return;
  phase = rbk_discover_add (offered->plan, "phases", RBK_TYPE_PHASE);
  g_object_set (phase, "key", "trial", "name", "Trial", "kind", RBK_PHASE_KIND_TRIAL, "duration",
                duration, NULL);
  add_fee (phase, offered->plan, RBK_DECIMAL_ZERO);
  add_card (self, phase, RBK_DECIMAL_ZERO, size_trial (self), RBK_LIMIT_HARD);
}

/* A seat costs what an entry plan's customer costs to look after, at the target margin. */
static void
add_seats (RbkDiscover *self, RbkRole role, RbkPhase *phase)
{
  RbkRateCard *card = rbk_discover_add (phase, "rate-cards", RBK_TYPE_RATE_CARD);
  g_autoptr(RbkEntitlement) entitlement = rbk_entitlement_new ();
  RbkDecimal keep = rbk_decimal_sub (RBK_DECIMAL_ONE, self->target);

  g_object_set (card, "key", "seats", "name", "Seats", "meter", "seats", "price",
                RBK_PRICE_KIND_PER_UNIT, "entitlement", entitlement, NULL);
  rbk_discover_set (card, "amount",
                    rbk_sayable_price (rbk_decimal_div (self->offered[RBK_ROLE_ENTRY].overhead,
                                                        keep, RBK_ROUND_CEILING)));
  g_object_set (entitlement, "limit", RBK_LIMIT_NONE, NULL);
  rbk_discover_set (entitlement, "included", rbk_decimal_from_int (seats[role]));
}

static char *
dup_amount (RbkDiscover *self, RbkDecimal count)
{
  g_autofree char *number = rbk_decimal_to_string (count);
  g_autofree char *units = rbk_discover_dup_units (self, count);

  return g_strconcat (number, g_ascii_isdigit (*units) ? " × " : " ", units, NULL);
}

/* What becomes of credits that are left, and what more of them cost. */
static void
append_wallet (RbkDiscover *self, RbkRole role, GString *text)
{
  RbkDecimal       amount, price;
  g_autofree char *more = NULL, *money = NULL;

  g_string_append (text, has_contract (self, role) ? " What is left keeps with the contract."
                                                   : " What is left keeps for a year.");
  if (role == RBK_ROLE_TOP)
    return;
  size_topup (self, &self->offered[role], &amount, &price);
  more = dup_amount (self, amount);
  money = rbk_decimal_to_string (price);
  g_string_append_printf (text, " %s more cost %s %s.", more, self->spec->currency, money);
}

static char *
dup_description (RbkDiscover *self, RbkRole role)
{
  const RbkOffered *offered = &self->offered[role];
  g_autofree char  *overage = rbk_decimal_to_string (offered->overage);
  g_autofree char  *included = dup_amount (self, offered->included);
  g_autoptr(GString) text = g_string_new (NULL);

  if (role == RBK_ROLE_QUOTE)
    return g_strdup ("Volume, terms and service levels agreed with you.");
  if (role == RBK_ROLE_FREE)
    return g_strdup_printf ("%s a month, free; then it stops until next month.", included);
  g_string_append_printf (text,
                          "%s a month; past that %s %s each, with alerts at 50, 80 and 100 %%.",
                          included, self->spec->currency, overage);
  if (self->unit == RBK_UNIT_CREDITS)
    append_wallet (self, role, text);
  if (role == RBK_ROLE_MIDDLE &&
      rbk_decimal_sign (rbk_answers_get_number (self->answers, "trial")) > 0)
    {
      g_autofree char *trial = dup_amount (self, size_trial (self));

      g_string_append_printf (text, " Free to try for %s days, with %s.",
                              rbk_answers_get (self->answers, "trial"), trial);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_in_plan (RbkDiscover *self, RbkRole role)
{
  const RbkOffered *offered = &self->offered[role];
  g_autofree char  *description = dup_description (self, role);
  RbkPhase         *phase;
  RbkEntitlement   *entitlement;

  g_object_set (offered->plan, "description", description, NULL);
  if (role == RBK_ROLE_QUOTE)
    return;
  if (role == RBK_ROLE_MIDDLE)
    add_trial (self);
  if (has_contract (self, role))
    {
      g_object_set (offered->plan, "price-from", TRUE, NULL);
      rbk_discover_set (offered->plan, "annual-commitment",
                        rbk_decimal_mul (offered->fee, RBK_DECIMAL_UNITS (12)));
    }
  phase = rbk_discover_add (offered->plan, "phases", RBK_TYPE_PHASE);
  g_object_set (phase, "key", "evergreen", "name", "Evergreen", "kind", RBK_PHASE_KIND_EVERGREEN,
                NULL);
  add_fee (phase, offered->plan, offered->fee);
  entitlement = add_card (self, phase, offered->overage, offered->included,
                          role == RBK_ROLE_FREE ? RBK_LIMIT_HARD : RBK_LIMIT_SOFT);
  if (self->unit == RBK_UNIT_CREDITS)
    add_wallet (self, role, entitlement);
  if (self->unit == RBK_UNIT_HYBRID && role != RBK_ROLE_FREE)
    add_seats (self, role, phase);
}

/* What plans count and cost, now that it is known. */
void
rbk_discover_fill_in (RbkDiscover *self)
{
  RbkDecimal acquisition = rbk_answers_get_number (self->answers, "acquisition_cost");

  if (rbk_decimal_is_valid (acquisition))
    rbk_discover_set (self->book, "acquisition-cost", acquisition);
  for (RbkRole role = RBK_ROLE_FREE; role < RBK_ROLE_COUNT; role++)
    if (self->offered[role].is_there)
      fill_in_plan (self, role);
}

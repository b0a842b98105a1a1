/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plan.h"

#include "rbk-feature.h"
#include "rbk-text.h"
#include "rbk-phase.h"

/**
 * RbkPlan:
 *
 * What a customer can subscribe to.
 */
struct _RbkPlan
{
  RbkRecord parent_instance;

  char       *key;         /* (owned) (nullable) */
  char       *name;        /* (owned) (nullable) */
  char       *audience;    /* (owned) (nullable) */
  char       *description; /* (owned) (nullable) */
  int         color;
  gboolean    quote_only;
  gboolean    price_from;
  RbkDecimal *seats;             /* (owned) (nullable) */
  RbkDecimal *overhead;          /* (owned) */
  char       *sizing;            /* (owned) (nullable) */
  RbkDecimal *target_margin;     /* (owned) (nullable) */
  RbkDecimal *annual_commitment; /* (owned) (nullable) */
  GListStore *features;          /* (owned) (element-type RbkFeature) */
  GListStore *phases;            /* (owned) (element-type RbkPhase) */
};

G_DEFINE_FINAL_TYPE (RbkPlan, rbk_plan, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkPlan, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "audience", RBK_FIELD_STRING, FIELD (audience), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "audience") },
  { "description", RBK_FIELD_STRING, FIELD (description), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "description") },
  { "color", RBK_FIELD_INTEGER, FIELD (color), NULL, RBK_FIELD_PLAIN, "-1",
    NC_ ("field", "colour") },
  { "quote-only", RBK_FIELD_BOOLEAN, FIELD (quote_only), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "quote only") },
  { "price-from", RBK_FIELD_BOOLEAN, FIELD (price_from), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "price from") },
  { "seats", RBK_FIELD_DECIMAL, FIELD (seats), NULL, RBK_FIELD_NON_NEGATIVE | RBK_FIELD_WHOLE, NULL,
    NC_ ("field", "seats") },
  { "overhead", RBK_FIELD_DECIMAL, FIELD (overhead), NULL, RBK_FIELD_NON_NEGATIVE, "0",
    NC_ ("field", "overhead") },
  { "sizing", RBK_FIELD_STRING, FIELD (sizing), NULL, RBK_FIELD_PLAIN, "p50",
    NC_ ("field", "sizing rule") },
  { "target-margin", RBK_FIELD_DECIMAL, FIELD (target_margin), NULL, RBK_FIELD_SHARE, NULL,
    NC_ ("field", "target margin") },
  { "annual-commitment", RBK_FIELD_DECIMAL, FIELD (annual_commitment), NULL, RBK_FIELD_NON_NEGATIVE,
    NULL, NC_ ("field", "annual commitment") },
  { "features", RBK_FIELD_LIST, FIELD (features), rbk_feature_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "features") },
  { "phases", RBK_FIELD_LIST, FIELD (phases), rbk_phase_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "phases") },
};

static void
rbk_plan_class_init (RbkPlanClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_plan_init (RbkPlan *self)
{
}

/**
 * rbk_plan_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkPlan *
rbk_plan_new (void)
{
  return g_object_new (RBK_TYPE_PLAN, NULL);
}

/**
 * rbk_plan_get_key:
 * @self: a plan
 *
 * Returns: (nullable) (transfer none): what programs call it
 */
const char *
rbk_plan_get_key (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return self->key;
}

/**
 * rbk_plan_get_name:
 * @self: a plan
 *
 * Returns: (nullable) (transfer none): what the pricing page calls it
 */
const char *
rbk_plan_get_name (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return self->name;
}

/**
 * rbk_plan_get_audience:
 * @self: a plan
 *
 * Returns: (nullable) (transfer none): whom it is for
 */
const char *
rbk_plan_get_audience (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return self->audience;
}

/**
 * rbk_plan_get_description:
 * @self: a plan
 *
 * Returns: (nullable) (transfer none): one sentence for the pricing page
 */
const char *
rbk_plan_get_description (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return self->description;
}

/**
 * rbk_plan_get_color:
 * @self: a plan
 *
 * Returns: its place in the palette; -1 is by position
 */
int
rbk_plan_get_color (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), 0);

  return self->color;
}

/**
 * rbk_plan_get_quote_only:
 * @self: a plan
 *
 * Returns: whether its price is only given on request
 */
gboolean
rbk_plan_get_quote_only (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), FALSE);

  return self->quote_only;
}

/**
 * rbk_plan_get_price_from:
 * @self: a plan
 *
 * Returns: whether its price is where prices start
 */
gboolean
rbk_plan_get_price_from (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), FALSE);

  return self->price_from;
}

/**
 * rbk_plan_get_seats:
 * @self: a plan
 *
 * Returns: (nullable) (transfer none): seats included; nothing is not limited
 */
const RbkDecimal *
rbk_plan_get_seats (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return self->seats;
}

/**
 * rbk_plan_get_overhead:
 * @self: a plan
 *
 * Returns: infrastructure, support and the like, a month, for each active customer
 */
RbkDecimal
rbk_plan_get_overhead (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), RBK_DECIMAL_INVALID);

  return self->overhead != NULL ? *self->overhead : RBK_DECIMAL_UNITS (0);
}

/**
 * rbk_plan_get_sizing:
 * @self: a plan
 *
 * Returns: (nullable) (transfer none): what its price must cover: p50, p90, p99, cap:80%, included,
 * or a number
 */
const char *
rbk_plan_get_sizing (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return self->sizing;
}

/**
 * rbk_plan_get_target_margin:
 * @self: a plan
 *
 * Returns: (nullable) (transfer none): gross margin to reach there; nothing is the book's
 */
const RbkDecimal *
rbk_plan_get_target_margin (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return self->target_margin;
}

/**
 * rbk_plan_get_annual_commitment:
 * @self: a plan
 *
 * Returns: (nullable) (transfer none): the least to be paid a year
 */
const RbkDecimal *
rbk_plan_get_annual_commitment (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return self->annual_commitment;
}

/**
 * rbk_plan_get_features:
 * @self: a plan
 *
 * Returns: (transfer none): a list of RbkFeature: what it offers beside usage
 */
GListModel *
rbk_plan_get_features (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->features);
}

/**
 * rbk_plan_get_phases:
 * @self: a plan
 *
 * Returns: (transfer none): a list of RbkPhase: its stretches in time, the last without an end
 */
GListModel *
rbk_plan_get_phases (RbkPlan *self)
{
  g_return_val_if_fail (RBK_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->phases);
}

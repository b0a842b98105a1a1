/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book.h"

#include "rbk-decision.h"
#include "rbk-discount.h"
#include "rbk-text.h"
#include "rbk-message.h"
#include "rbk-meter.h"
#include "rbk-model-price.h"
#include "rbk-plan.h"
#include "rbk-scenario.h"
#include "rbk-suppression.h"
#include "rbk-usage-level.h"
#include "rbk-workload.h"

/**
 * RbkBook:
 *
 * The document.
 */
struct _RbkBook
{
  RbkRecord parent_instance;

  char              *title;            /* (owned) (nullable) */
  char              *client;           /* (owned) (nullable) */
  char              *currency;         /* (owned) (nullable) */
  char              *as_of;            /* (owned) (nullable) */
  RbkDecimal        *target_margin;    /* (owned) */
  RbkDecimal        *acquisition_cost; /* (owned) (nullable) */
  char              *notes;            /* (owned) (nullable) */
  GListStore        *meters;           /* (owned) (element-type RbkMeter) */
  GListStore        *models;           /* (owned) (element-type RbkModelPrice) */
  GListStore        *workloads;        /* (owned) (element-type RbkWorkload) */
  GListStore        *levels;           /* (owned) (element-type RbkUsageLevel) */
  RbkUsageSource    *usage;            /* (owned) (nullable) */
  RbkSyntheticUsage *synthetic_usage;  /* (owned) (nullable) */
  GListStore        *plans;            /* (owned) (element-type RbkPlan) */
  GListStore        *discounts;        /* (owned) (element-type RbkDiscount) */
  GListStore        *messages;         /* (owned) (element-type RbkMessage) */
  GListStore        *scenarios;        /* (owned) (element-type RbkScenario) */
  GListStore        *decisions;        /* (owned) (element-type RbkDecision) */
  GListStore        *suppressions;     /* (owned) (element-type RbkSuppression) */
  RbkDelivery       *delivery;         /* (owned) (nullable) */
  RbkMigrationPlan  *migration;        /* (owned) (nullable) */
  RbkDiscovery      *discovery;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkBook, rbk_book, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkBook, member)

static const RbkField fields[] = {
  { "title", RBK_FIELD_STRING, FIELD (title), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "title") },
  { "client", RBK_FIELD_STRING, FIELD (client), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "client") },
  { "currency", RBK_FIELD_STRING, FIELD (currency), NULL, RBK_FIELD_REQUIRED, "USD",
    NC_ ("field", "currency") },
  { "as-of", RBK_FIELD_DATE, FIELD (as_of), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "date of prices") },
  { "target-margin", RBK_FIELD_DECIMAL, FIELD (target_margin), NULL, RBK_FIELD_SHARE, "0.7",
    NC_ ("field", "target margin") },
  { "acquisition-cost", RBK_FIELD_DECIMAL, FIELD (acquisition_cost), NULL, RBK_FIELD_NON_NEGATIVE,
    NULL, NC_ ("field", "cost of a new customer") },
  { "notes", RBK_FIELD_STRING, FIELD (notes), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "notes") },
  { "meters", RBK_FIELD_LIST, FIELD (meters), rbk_meter_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "meters") },
  { "models", RBK_FIELD_LIST, FIELD (models), rbk_model_price_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "models") },
  { "workloads", RBK_FIELD_LIST, FIELD (workloads), rbk_workload_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "workloads") },
  { "levels", RBK_FIELD_LIST, FIELD (levels), rbk_usage_level_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "usage levels") },
  { "usage", RBK_FIELD_OBJECT, FIELD (usage), rbk_usage_source_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "usage file") },
  { "synthetic-usage", RBK_FIELD_OBJECT, FIELD (synthetic_usage), rbk_synthetic_usage_get_type,
    RBK_FIELD_PLAIN, NULL, NC_ ("field", "made-up customers") },
  { "plans", RBK_FIELD_LIST, FIELD (plans), rbk_plan_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "plans") },
  { "discounts", RBK_FIELD_LIST, FIELD (discounts), rbk_discount_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "discounts") },
  { "messages", RBK_FIELD_LIST, FIELD (messages), rbk_message_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "messages") },
  { "scenarios", RBK_FIELD_LIST, FIELD (scenarios), rbk_scenario_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "scenarios") },
  { "decisions", RBK_FIELD_LIST, FIELD (decisions), rbk_decision_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "decisions") },
  { "suppressions", RBK_FIELD_LIST, FIELD (suppressions), rbk_suppression_get_type, RBK_FIELD_PLAIN,
    NULL, NC_ ("field", "findings let be") },
  { "delivery", RBK_FIELD_OBJECT, FIELD (delivery), rbk_delivery_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "delivery") },
  { "migration", RBK_FIELD_OBJECT, FIELD (migration), rbk_migration_plan_get_type, RBK_FIELD_PLAIN,
    NULL, NC_ ("field", "move of customers") },
  { "discovery", RBK_FIELD_OBJECT, FIELD (discovery), rbk_discovery_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "discovery") },
};

static void
rbk_book_class_init (RbkBookClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_book_init (RbkBook *self)
{
}

/**
 * rbk_book_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkBook *
rbk_book_new (void)
{
  return g_object_new (RBK_TYPE_BOOK, NULL);
}

/**
 * rbk_book_get_title:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): what it is called
 */
const char *
rbk_book_get_title (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->title;
}

/**
 * rbk_book_get_client:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): for whom it was made
 */
const char *
rbk_book_get_client (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->client;
}

/**
 * rbk_book_get_currency:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): ISO 4217 code of all its amounts
 */
const char *
rbk_book_get_currency (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->currency;
}

/**
 * rbk_book_get_as_of:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): model prices in force on this day count; nothing is today
 */
const char *
rbk_book_get_as_of (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->as_of;
}

/**
 * rbk_book_get_target_margin:
 * @self: a book
 *
 * Returns: gross margin that plans should reach
 */
RbkDecimal
rbk_book_get_target_margin (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), RBK_DECIMAL_INVALID);

  return self->target_margin != NULL ? *self->target_margin
                                     : (RbkDecimal){ RBK_DECIMAL_ONE_RAW / 10 * 7 };
}

/**
 * rbk_book_get_acquisition_cost:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): what it costs to win a paying customer, in major units
 */
const RbkDecimal *
rbk_book_get_acquisition_cost (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->acquisition_cost;
}

/**
 * rbk_book_get_notes:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): anything
 */
const char *
rbk_book_get_notes (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->notes;
}

/**
 * rbk_book_get_meters:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkMeter: what is counted
 */
GListModel *
rbk_book_get_meters (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->meters);
}

/**
 * rbk_book_get_models:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkModelPrice: prices of the models in use
 */
GListModel *
rbk_book_get_models (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->models);
}

/**
 * rbk_book_get_workloads:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkWorkload: what customers do
 */
GListModel *
rbk_book_get_workloads (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->workloads);
}

/**
 * rbk_book_get_levels:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkUsageLevel: how much they do
 */
GListModel *
rbk_book_get_levels (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->levels);
}

/**
 * rbk_book_get_usage:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): the customers' own file
 */
RbkUsageSource *
rbk_book_get_usage (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->usage;
}

/**
 * rbk_book_get_synthetic_usage:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): the customers to make up where it names no file of
 *   customers
 */
RbkSyntheticUsage *
rbk_book_get_synthetic_usage (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->synthetic_usage;
}

/**
 * rbk_book_get_plans:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkPlan: the tiers, in order
 */
GListModel *
rbk_book_get_plans (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->plans);
}

/**
 * rbk_book_get_scenarios:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkScenario: shocks to look at
 */
GListModel *
rbk_book_get_scenarios (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->scenarios);
}

/**
 * rbk_book_get_decisions:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkDecision: what was decided
 */
GListModel *
rbk_book_get_decisions (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->decisions);
}

/**
 * rbk_book_get_suppressions:
 * @self: a book
 *
 * Returns: (transfer none): the findings that it lets be, with their reasons
 */
GListModel *
rbk_book_get_suppressions (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->suppressions);
}

/**
 * rbk_book_get_discounts:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkDiscount: who pays less
 */
GListModel *
rbk_book_get_discounts (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->discounts);
}

/**
 * rbk_book_get_messages:
 * @self: a book
 *
 * Returns: (transfer none): a list of RbkMessage: what customers read near a limit
 */
GListModel *
rbk_book_get_messages (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return G_LIST_MODEL (self->messages);
}

/**
 * rbk_book_get_delivery:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): what was chosen last for what leaves the book
 */
RbkDelivery *
rbk_book_get_delivery (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->delivery;
}

/**
 * rbk_book_get_migration:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): what was chosen last for moving customers to its prices
 */
RbkMigrationPlan *
rbk_book_get_migration (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->migration;
}

/**
 * rbk_book_get_discovery:
 * @self: a book
 *
 * Returns: (nullable) (transfer none): what was answered when the book was proposed
 */
RbkDiscovery *
rbk_book_get_discovery (RbkBook *self)
{
  g_return_val_if_fail (RBK_IS_BOOK (self), NULL);

  return self->discovery;
}

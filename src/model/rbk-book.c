/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-private.h"

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

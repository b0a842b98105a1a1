/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-meter.h"

#include "rbk-text.h"

/**
 * RbkMeter:
 *
 * What is counted, and in which unit.
 */
struct _RbkMeter
{
  RbkRecord parent_instance;

  char          *key;  /* (owned) (nullable) */
  char          *name; /* (owned) (nullable) */
  RbkMeterKind   kind;
  RbkAggregation aggregation;
  char          *definition;    /* (owned) (nullable) */
  char          *unit;          /* (owned) (nullable) */
  char          *internal_unit; /* (owned) (nullable) */
  RbkDecimal    *conversion;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (RbkMeter, rbk_meter, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkMeter, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "kind", RBK_FIELD_ENUM, FIELD (kind), rbk_meter_kind_get_type, RBK_FIELD_PLAIN, "request",
    NC_ ("field", "meter kind") },
  { "aggregation", RBK_FIELD_ENUM, FIELD (aggregation), rbk_aggregation_get_type, RBK_FIELD_PLAIN,
    "sum", NC_ ("field", "aggregation") },
  { "definition", RBK_FIELD_STRING, FIELD (definition), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "definition") },
  { "unit", RBK_FIELD_STRING, FIELD (unit), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "customer unit") },
  { "internal-unit", RBK_FIELD_STRING, FIELD (internal_unit), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "internal unit") },
  { "conversion", RBK_FIELD_DECIMAL, FIELD (conversion), NULL, RBK_FIELD_POSITIVE, "1",
    NC_ ("field", "conversion") },
};

static void
rbk_meter_class_init (RbkMeterClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_meter_init (RbkMeter *self)
{
}

/**
 * rbk_meter_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkMeter *
rbk_meter_new (void)
{
  return g_object_new (RBK_TYPE_METER, NULL);
}

/**
 * rbk_meter_get_key:
 * @self: a meter
 *
 * Returns: (nullable) (transfer none): what programs and events call it
 */
const char *
rbk_meter_get_key (RbkMeter *self)
{
  g_return_val_if_fail (RBK_IS_METER (self), NULL);

  return self->key;
}

/**
 * rbk_meter_get_name:
 * @self: a meter
 *
 * Returns: (nullable) (transfer none): what customers call it
 */
const char *
rbk_meter_get_name (RbkMeter *self)
{
  g_return_val_if_fail (RBK_IS_METER (self), NULL);

  return self->name;
}

/**
 * rbk_meter_get_kind:
 * @self: a meter
 *
 * Returns: what a unit of it is
 */
RbkMeterKind
rbk_meter_get_kind (RbkMeter *self)
{
  g_return_val_if_fail (RBK_IS_METER (self), 0);

  return self->kind;
}

/**
 * rbk_meter_get_aggregation:
 * @self: a meter
 *
 * Returns: how events become a quantity
 */
RbkAggregation
rbk_meter_get_aggregation (RbkMeter *self)
{
  g_return_val_if_fail (RBK_IS_METER (self), 0);

  return self->aggregation;
}

/**
 * rbk_meter_get_definition:
 * @self: a meter
 *
 * Returns: (nullable) (transfer none): the exact written definition that a customer sees
 */
const char *
rbk_meter_get_definition (RbkMeter *self)
{
  g_return_val_if_fail (RBK_IS_METER (self), NULL);

  return self->definition;
}

/**
 * rbk_meter_get_unit:
 * @self: a meter
 *
 * Returns: (nullable) (transfer none): the unit shown to customers, in the singular
 */
const char *
rbk_meter_get_unit (RbkMeter *self)
{
  g_return_val_if_fail (RBK_IS_METER (self), NULL);

  return self->unit;
}

/**
 * rbk_meter_get_internal_unit:
 * @self: a meter
 *
 * Returns: (nullable) (transfer none): the unit that the product counts in, where it is another
 */
const char *
rbk_meter_get_internal_unit (RbkMeter *self)
{
  g_return_val_if_fail (RBK_IS_METER (self), NULL);

  return self->internal_unit;
}

/**
 * rbk_meter_get_conversion:
 * @self: a meter
 *
 * Returns: internal units in one customer unit
 */
RbkDecimal
rbk_meter_get_conversion (RbkMeter *self)
{
  g_return_val_if_fail (RBK_IS_METER (self), RBK_DECIMAL_INVALID);

  return self->conversion != NULL ? *self->conversion : RBK_DECIMAL_UNITS (1);
}

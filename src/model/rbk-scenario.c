/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario.h"

#include "rbk-text.h"

/**
 * RbkScenario:
 *
 * A named set of shocks.
 */
struct _RbkScenario
{
  RbkRecord parent_instance;

  char     *key;    /* (owned) (nullable) */
  char     *name;   /* (owned) (nullable) */
  char    **shocks; /* (owned) (nullable) */
  RbkAnswer answer;
};

G_DEFINE_FINAL_TYPE (RbkScenario, rbk_scenario, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkScenario, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "shocks", RBK_FIELD_STRINGS, FIELD (shocks), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "shocks") },
  { "answer", RBK_FIELD_ENUM, FIELD (answer), rbk_answer_get_type, RBK_FIELD_PLAIN, "hold",
    NC_ ("field", "answer") },
};

static void
rbk_scenario_class_init (RbkScenarioClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_scenario_init (RbkScenario *self)
{
}

/**
 * rbk_scenario_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkScenario *
rbk_scenario_new (void)
{
  return g_object_new (RBK_TYPE_SCENARIO, NULL);
}

/**
 * rbk_scenario_get_key:
 * @self: a scenario
 *
 * Returns: (nullable) (transfer none): what programs call it
 */
const char *
rbk_scenario_get_key (RbkScenario *self)
{
  g_return_val_if_fail (RBK_IS_SCENARIO (self), NULL);

  return self->key;
}

/**
 * rbk_scenario_get_name:
 * @self: a scenario
 *
 * Returns: (nullable) (transfer none): what people call it
 */
const char *
rbk_scenario_get_name (RbkScenario *self)
{
  g_return_val_if_fail (RBK_IS_SCENARIO (self), NULL);

  return self->name;
}

/**
 * rbk_scenario_get_shocks:
 * @self: a scenario
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): as on the command line:
 * model:ID.price=x0.333, tokenizer=x1.35
 */
const char *const *
rbk_scenario_get_shocks (RbkScenario *self)
{
  g_return_val_if_fail (RBK_IS_SCENARIO (self), NULL);

  return (const char *const *) self->shocks;
}

/**
 * rbk_scenario_get_answer:
 * @self: a scenario
 *
 * Returns: what is done about a price cut
 */
RbkAnswer
rbk_scenario_get_answer (RbkScenario *self)
{
  g_return_val_if_fail (RBK_IS_SCENARIO (self), 0);

  return self->answer;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workload.h"

#include "rbk-text.h"
#include "rbk-route.h"

/**
 * RbkWorkload:
 *
 * One thing a customer can do: send a chat message, have a document analysed.
 */
struct _RbkWorkload
{
  RbkRecord parent_instance;

  char       *key;            /* (owned) (nullable) */
  char       *name;           /* (owned) (nullable) */
  char      **meters;         /* (owned) (nullable) */
  RbkDecimal *share;          /* (owned) */
  RbkDecimal *units_per_call; /* (owned) */
  RbkDecimal *quality_floor;  /* (owned) (nullable) */
  GListStore *routes;         /* (owned) (element-type RbkRoute) */
};

G_DEFINE_FINAL_TYPE (RbkWorkload, rbk_workload, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkWorkload, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "meters", RBK_FIELD_STRINGS, FIELD (meters), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "meters") },
  { "share", RBK_FIELD_DECIMAL, FIELD (share), NULL, RBK_FIELD_NON_NEGATIVE, "1",
    NC_ ("field", "share") },
  { "units-per-call", RBK_FIELD_DECIMAL, FIELD (units_per_call), NULL, RBK_FIELD_POSITIVE, "1",
    NC_ ("field", "units per call") },
  { "quality-floor", RBK_FIELD_DECIMAL, FIELD (quality_floor), NULL, RBK_FIELD_SCORE, NULL,
    NC_ ("field", "least quality") },
  { "routes", RBK_FIELD_LIST, FIELD (routes), rbk_route_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "routes") },
};

static void
rbk_workload_class_init (RbkWorkloadClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_workload_init (RbkWorkload *self)
{
}

/**
 * rbk_workload_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkWorkload *
rbk_workload_new (void)
{
  return g_object_new (RBK_TYPE_WORKLOAD, NULL);
}

/**
 * rbk_workload_get_key:
 * @self: a workload
 *
 * Returns: (nullable) (transfer none): what programs call it
 */
const char *
rbk_workload_get_key (RbkWorkload *self)
{
  g_return_val_if_fail (RBK_IS_WORKLOAD (self), NULL);

  return self->key;
}

/**
 * rbk_workload_get_name:
 * @self: a workload
 *
 * Returns: (nullable) (transfer none): what people call it
 */
const char *
rbk_workload_get_name (RbkWorkload *self)
{
  g_return_val_if_fail (RBK_IS_WORKLOAD (self), NULL);

  return self->name;
}

/**
 * rbk_workload_get_meters:
 * @self: a workload
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): keys of the meters on which it
 * counts
 */
const char *const *
rbk_workload_get_meters (RbkWorkload *self)
{
  g_return_val_if_fail (RBK_IS_WORKLOAD (self), NULL);

  return (const char *const *) self->meters;
}

/**
 * rbk_workload_get_share:
 * @self: a workload
 *
 * Returns: its part of a customer's calls, beside the other workloads'
 */
RbkDecimal
rbk_workload_get_share (RbkWorkload *self)
{
  g_return_val_if_fail (RBK_IS_WORKLOAD (self), RBK_DECIMAL_INVALID);

  return self->share != NULL ? *self->share : RBK_DECIMAL_UNITS (1);
}

/**
 * rbk_workload_get_units_per_call:
 * @self: a workload
 *
 * Returns: what a call counts on a meter of requests or outcomes
 */
RbkDecimal
rbk_workload_get_units_per_call (RbkWorkload *self)
{
  g_return_val_if_fail (RBK_IS_WORKLOAD (self), RBK_DECIMAL_INVALID);

  return self->units_per_call != NULL ? *self->units_per_call : RBK_DECIMAL_UNITS (1);
}

/**
 * rbk_workload_get_quality_floor:
 * @self: a workload
 *
 * Returns: (nullable) (transfer none): the least score, 0 to 100, of a model that may serve it;
 * nothing: any may
 */
const RbkDecimal *
rbk_workload_get_quality_floor (RbkWorkload *self)
{
  g_return_val_if_fail (RBK_IS_WORKLOAD (self), NULL);

  return self->quality_floor;
}

/**
 * rbk_workload_get_routes:
 * @self: a workload
 *
 * Returns: (transfer none): a list of RbkRoute: the models that serve it
 */
GListModel *
rbk_workload_get_routes (RbkWorkload *self)
{
  g_return_val_if_fail (RBK_IS_WORKLOAD (self), NULL);

  return G_LIST_MODEL (self->routes);
}

/**
 * rbk_workloads_count_routes:
 * @workloads: a list of RbkWorkload
 * @model: a model's id
 *
 * Returns: how many of their routes the model serves, fallbacks too
 */
guint
rbk_workloads_count_routes (GListModel *workloads, const char *model)
{
  guint n_found = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (workloads), 0);

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);
      GListModel *routes = rbk_workload_get_routes (workload);

      for (guint k = 0; k < g_list_model_get_n_items (routes); k++)
        {
          g_autoptr(RbkRoute) route = g_list_model_get_item (routes, k);

          n_found += g_strcmp0 (rbk_route_get_model (route), model) == 0;
        }
    }

  return n_found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-feature.h"

#include "rbk-text.h"

/**
 * RbkFeature:
 *
 * Something a plan offers beside usage: single sign-on, an audit log, a service level.
 */
struct _RbkFeature
{
  RbkRecord parent_instance;

  char *key;   /* (owned) (nullable) */
  char *name;  /* (owned) (nullable) */
  char *value; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkFeature, rbk_feature, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkFeature, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "feature") },
  { "value", RBK_FIELD_STRING, FIELD (value), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "value") },
};

static void
rbk_feature_class_init (RbkFeatureClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_feature_init (RbkFeature *self)
{
}

/**
 * rbk_feature_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkFeature *
rbk_feature_new (void)
{
  return g_object_new (RBK_TYPE_FEATURE, NULL);
}

/**
 * rbk_feature_get_key:
 * @self: a feature
 *
 * Returns: (nullable) (transfer none): what programs call it; equal keys on two plans are one row
 * of the matrix
 */
const char *
rbk_feature_get_key (RbkFeature *self)
{
  g_return_val_if_fail (RBK_IS_FEATURE (self), NULL);

  return self->key;
}

/**
 * rbk_feature_get_name:
 * @self: a feature
 *
 * Returns: (nullable) (transfer none): what customers call it
 */
const char *
rbk_feature_get_name (RbkFeature *self)
{
  g_return_val_if_fail (RBK_IS_FEATURE (self), NULL);

  return self->name;
}

/**
 * rbk_feature_get_value:
 * @self: a feature
 *
 * Returns: (nullable) (transfer none): its extent, such as `99.9 %`, or nothing for yes
 */
const char *
rbk_feature_get_value (RbkFeature *self)
{
  g_return_val_if_fail (RBK_IS_FEATURE (self), NULL);

  return self->value;
}

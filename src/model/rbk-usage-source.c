/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-source.h"

#include "rbk-text.h"

/**
 * RbkUsageSource:
 *
 * The file of customers that the book was sized on; never copied into it.
 */
struct _RbkUsageSource
{
  RbkRecord parent_instance;

  char       *path;    /* (owned) (nullable) */
  char       *sha256;  /* (owned) (nullable) */
  char       *format;  /* (owned) (nullable) */
  char      **mapping; /* (owned) (nullable) */
  char       *model;   /* (owned) (nullable) */
  char      **models;  /* (owned) (nullable) */
  RbkDecimal *rescale; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkUsageSource, rbk_usage_source, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkUsageSource, member)

static const RbkField fields[] = {
  { "path", RBK_FIELD_STRING, FIELD (path), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "path") },
  { "sha256", RBK_FIELD_STRING, FIELD (sha256), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "digest") },
  { "format", RBK_FIELD_STRING, FIELD (format), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "format") },
  { "mapping", RBK_FIELD_STRINGS, FIELD (mapping), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "mapping") },
  { "model", RBK_FIELD_REF, FIELD (model), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "model") },
  { "models", RBK_FIELD_STRINGS, FIELD (models), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "model names") },
  { "rescale", RBK_FIELD_DECIMAL, FIELD (rescale), NULL, RBK_FIELD_POSITIVE, NULL,
    NC_ ("field", "rescaling") },
};

static void
rbk_usage_source_class_init (RbkUsageSourceClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_usage_source_init (RbkUsageSource *self)
{
}

/**
 * rbk_usage_source_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkUsageSource *
rbk_usage_source_new (void)
{
  return g_object_new (RBK_TYPE_USAGE_SOURCE, NULL);
}

/**
 * rbk_usage_source_get_path:
 * @self: a usage source
 *
 * Returns: (nullable) (transfer none): where it is, from the book's folder
 */
const char *
rbk_usage_source_get_path (RbkUsageSource *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_SOURCE (self), NULL);

  return self->path;
}

/**
 * rbk_usage_source_get_sha256:
 * @self: a usage source
 *
 * Returns: (nullable) (transfer none): its digest when it was read
 */
const char *
rbk_usage_source_get_sha256 (RbkUsageSource *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_SOURCE (self), NULL);

  return self->sha256;
}

/**
 * rbk_usage_source_get_format:
 * @self: a usage source
 *
 * Returns: (nullable) (transfer none): the format it was read as
 */
const char *
rbk_usage_source_get_format (RbkUsageSource *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_SOURCE (self), NULL);

  return self->format;
}

/**
 * rbk_usage_source_get_mapping:
 * @self: a usage source
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): field=column for what was not
 * detected
 */
const char *const *
rbk_usage_source_get_mapping (RbkUsageSource *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_SOURCE (self), NULL);

  return (const char *const *) self->mapping;
}

/**
 * rbk_usage_source_get_model:
 * @self: a usage source
 *
 * Returns: (nullable) (transfer none): the model whose prices cost its tokens
 */
const char *
rbk_usage_source_get_model (RbkUsageSource *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_SOURCE (self), NULL);

  return self->model;
}

/**
 * rbk_usage_source_get_models:
 * @self: a usage source
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): name=model for models that the
 * file calls otherwise than the book
 */
const char *const *
rbk_usage_source_get_models (RbkUsageSource *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_SOURCE (self), NULL);

  return (const char *const *) self->models;
}

/**
 * rbk_usage_source_get_rescale:
 * @self: a usage source
 *
 * Returns: (nullable) (transfer none): its counts are multiplied by this
 */
const RbkDecimal *
rbk_usage_source_get_rescale (RbkUsageSource *self)
{
  g_return_val_if_fail (RBK_IS_USAGE_SOURCE (self), NULL);

  return self->rescale;
}

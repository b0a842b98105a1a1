/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discovery.h"

#include "rbk-text.h"

/**
 * RbkDiscovery:
 *
 * What was answered when the book was proposed, so that the questions can be asked again with
 * these answers and the two proposals be compared.
 */
struct _RbkDiscovery
{
  RbkRecord parent_instance;

  char **answers; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkDiscovery, rbk_discovery, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkDiscovery, member)

static const RbkField fields[] = {
  { "answers", RBK_FIELD_STRINGS, FIELD (answers), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "answers") },
};

static void
rbk_discovery_class_init (RbkDiscoveryClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_discovery_init (RbkDiscovery *self)
{
}

/**
 * rbk_discovery_new:
 *
 * Returns: (transfer full): one with nothing set
 */
RbkDiscovery *
rbk_discovery_new (void)
{
  return g_object_new (RBK_TYPE_DISCOVERY, NULL);
}

/**
 * rbk_discovery_get_answers:
 * @self: a discovery
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): what was answered, each as
 *   `question=answer`: `goal=revenue`
 */
const char *const *
rbk_discovery_get_answers (RbkDiscovery *self)
{
  g_return_val_if_fail (RBK_IS_DISCOVERY (self), NULL);

  return (const char *const *) self->answers;
}

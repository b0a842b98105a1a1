/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-settings.h"

#include "config.h"

/**
 * rbk_settings_new:
 *
 * Gets the user's choices. A program that was built but not installed may find no schema;
 * then there are no choices, and everything is as it is at first.
 *
 * Returns: (nullable) (transfer full): the settings
 */
GSettings *
rbk_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, RBK_APP_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

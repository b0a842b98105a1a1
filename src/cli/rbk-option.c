/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-option.h"

#include <string.h>

/**
 * rbk_option_takes_value:
 * @self: an option
 *
 * Returns: whether something follows it
 */
gboolean
rbk_option_takes_value (const GOptionEntry *self)
{
  return self->arg != G_OPTION_ARG_NONE;
}

/**
 * rbk_option_takes_file:
 * @self: an option
 *
 * Returns: whether its value is the name of a file or folder
 */
gboolean
rbk_option_takes_file (const GOptionEntry *self)
{
  return self->arg == G_OPTION_ARG_FILENAME || self->arg == G_OPTION_ARG_FILENAME_ARRAY;
}

/**
 * rbk_option_may_lack_value:
 * @self: an option
 *
 * Returns: whether its value may be left out, as of `--synthetic=[N]`
 */
gboolean
rbk_option_may_lack_value (const GOptionEntry *self)
{
  const char *form = self->arg_description;

  return rbk_option_takes_value (self) && form != NULL && form[0] == '[' &&
         g_str_has_suffix (form, "]");
}

/**
 * rbk_option_repeats:
 * @self: an option
 *
 * Returns: whether it may be given more than once
 */
gboolean
rbk_option_repeats (const GOptionEntry *self)
{
  return self->arg == G_OPTION_ARG_STRING_ARRAY || self->arg == G_OPTION_ARG_FILENAME_ARRAY;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-unit-words.h"

#include <string.h>

/* Longer than any ending that makes a word one for several. */
#define MAX_ENDING 3

/* What follows the word for one in the name of a meter, which is for several: "Anfrage" and
 * "Anfragen", "AI run" and "AI runs". */
static char *
find_ending (const char *unit, const char *name)
{
  g_autofree char *lower_unit = g_utf8_strdown (unit, -1);
  g_autofree char *lower_name = g_utf8_strdown (name, -1);
  gsize            length = strlen (lower_unit);

  if (!g_str_has_prefix (lower_name, lower_unit) || strchr (lower_name + length, ' ') != NULL ||
      g_utf8_strlen (lower_name + length, -1) > MAX_ENDING)
    return NULL;

  return g_strdup (lower_name + length);
}

static gboolean
ends_in (const char *unit, const char *const *ends)
{
  for (gsize i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (unit, ends[i]))
      return TRUE;

  return FALSE;
}

/* By the rules of English; what ends in a capital, a digit or a letter of other alphabets is no
 * word of it, and what ends in an s is for several already. */
static char *
make_plural (const char *unit)
{
  static const char *const hissing[] = { "ch", "sh", "x", "z", NULL };
  static const char *const vowels[] = { "ay", "ey", "iy", "oy", "uy", NULL };
  gsize                    length = strlen (unit);

  if (length < 2 || !g_ascii_islower (unit[length - 1]) || unit[length - 1] == 's')
    return g_strdup (unit);
  if (unit[length - 1] == 'y' && !ends_in (unit, vowels))
    return g_strdup_printf ("%.*sies", (int) length - 1, unit);

  return g_strconcat (unit, ends_in (unit, hissing) ? "es" : "s", NULL);
}

static const char *
name_of (const RbkMeterSpec *self)
{
  return self->name != NULL && self->name[0] != '\0' ? self->name : self->key;
}

/**
 * rbk_meter_spec_dup_units:
 * @self: a meter
 *
 * Finds what several of what a meter counts are called within a sentence. A book has the word
 * for one, and a name, which most often is that for several; where it is not, the rules of
 * English have to do. A unit that is many of what is counted, such as `1M tokens`, stays.
 *
 * Returns: (transfer full): the words
 */
char *
rbk_meter_spec_dup_units (const RbkMeterSpec *self)
{
  const char      *name;
  g_autofree char *ending = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  name = name_of (self);
  if (self->unit == NULL || self->unit[0] == '\0')
    return g_strdup (name);
  ending = find_ending (self->unit, name);

  return ending != NULL && ending[0] != '\0' ? g_strconcat (self->unit, ending, NULL)
                                             : make_plural (self->unit);
}

/**
 * rbk_meter_spec_dup_heading:
 * @self: a meter
 *
 * Finds what a meter counts is called where much of it stands below, as at an axis. That is its
 * name, but for one that is named after its unit: an axis of “invoice” has many of them.
 *
 * Returns: (transfer full): the words
 */
char *
rbk_meter_spec_dup_heading (const RbkMeterSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strcmp0 (name_of (self), self->unit) == 0 ? rbk_meter_spec_dup_units (self)
                                                     : g_strdup (name_of (self));
}

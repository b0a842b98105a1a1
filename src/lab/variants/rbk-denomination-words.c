/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination.h"

/**
 * rbk_denomination_dup_sentence:
 * @route: a call with credits
 *
 * Returns: (transfer full): what to tell a customer, in English: "Chat takes 5 credits"
 */
char *
rbk_denomination_dup_sentence (const RbkDenominationRoute *route)
{
  g_autofree char *credits = NULL;
  gboolean         is_one;

  g_return_val_if_fail (route != NULL, NULL);

  credits = rbk_decimal_to_string (route->credits);
  is_one = rbk_decimal_equal (route->credits, RBK_DECIMAL_ONE);

  return g_strdup_printf ("%s takes %s credit%s", route->name, credits, is_one ? "" : "s");
}

static guint
append_names (const RbkDenomination *self, GString *text)
{
  guint n = 0;

  for (guint i = 0; i < self->n_routes; i++)
    if (self->routes[i].binds)
      g_string_append_printf (text, "%s%s", n++ > 0 ? ", " : "", self->routes[i].name);

  return n;
}

static void
append_cause (const RbkDenomination *self, GString *text)
{
  g_autofree char *most = rbk_decimal_to_string (self->terms.max_credits);
  guint            n;

  n = append_names (self, text);
  switch (self->reason)
    {
    case RBK_DENOMINATION_GAP:
      g_string_append (text, ": no whole number of credits leaves a margin inside the band");
      break;
    case RBK_DENOMINATION_TOO_MANY:
      g_string_append_printf (text, ": %s more than %s credits", n > 1 ? "take" : "takes", most);
      break;
    case RBK_DENOMINATION_UNEVEN:
      g_string_append (text, ": whole credits are too far from what calls cost");
      break;
    case RBK_DENOMINATION_FOUND:
    default:
      break;
    }
}

static void
append_ways (const RbkDenomination *self, GString *text)
{
  g_autofree char *scale = rbk_decimal_to_string (self->way_out);
  g_autofree char *loss =
      rbk_decimal_to_string (rbk_decimal_mul (self->even_loss, RBK_DECIMAL_UNITS (100)));

  char band[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->has_way_out)
    g_string_append_printf (text, "; credits of another size would do: %s for each of today",
                            scale);
  if (self->has_band)
    g_string_append_printf (text, "; so would a band up to %s %%",
                            g_ascii_formatd (band, sizeof band, "%.1f", 100.0 * self->band_high));
  if (self->reason == RBK_DENOMINATION_UNEVEN)
    g_string_append_printf (text, "; so would routes that differ by up to %s %%", loss);
}

/**
 * rbk_denomination_dup_reason:
 * @self: a denomination
 *
 * Says in English why there is no answer, and what would have one.
 *
 * Returns: (transfer full) (nullable): that, or %NULL where there is an answer
 */
char *
rbk_denomination_dup_reason (const RbkDenomination *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->reason == RBK_DENOMINATION_FOUND)
    return NULL;
  text = g_string_new (NULL);
  append_cause (self, text);
  append_ways (self, text);

  return g_string_free (text, FALSE);
}

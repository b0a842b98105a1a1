/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-private.h"

#include <math.h>
#include <string.h>

#include "rbk-error.h"

static const char *const names[] = { "bound", "elasticity", "churn" };

static gint64
to_parts (double share)
{
  return (gint64) (CLAMP (share, 0.0, 1.0) * (double) RBK_STAY_ALL + 0.5);
}

/* Gets ready to look up who stays. */
void
rbk_stay_init (RbkStay *self, const RbkDemand *demand)
{
  double value = rbk_decimal_to_double (demand->value);

  *self = (RbkStay){ .kind = demand->kind };
  self->leaving = value * 10.0 * (double) RBK_STAY_ALL;
  for (guint i = 0; i <= RBK_STAY_STEPS; i++)
    self->steps[i] = to_parts (pow (1.0 + (double) i / RBK_STAY_STEPS, -value));
  for (guint i = 0; i < RBK_STAY_OCTAVES; i++)
    self->octaves[i] = to_parts (pow (2.0, -value * i));
}

/* Within an octave of the rise the power is drawn straight between 257 points. */
static gint64
get_elastic (const RbkStay *self, gint64 before, gint64 after)
{
  int    octave;
  double half = frexp ((double) after / (double) before, &octave);
  double place = (half * 2.0 - 1.0) * RBK_STAY_STEPS;
  guint  step = MIN ((guint) place, RBK_STAY_STEPS - 1);
  gint64 part = (gint64) ((place - step) * (double) (1 << 20)), share;

  share = self->steps[step] - (((self->steps[step] - self->steps[step + 1]) * part) >> 20);
  octave = CLAMP (octave - 1, 0, RBK_STAY_OCTAVES - 1);
  return (share * self->octaves[octave]) >> RBK_STAY_BITS;
}

/* Of those whose bill rises from before to after, which part stays. From nothing any rise is
 * without end. */
gint64
rbk_stay_get (const RbkStay *self, gint64 before, gint64 after)
{
  double leaving;

  if (after <= before || self->kind == RBK_DEMAND_BOUND)
    return RBK_STAY_ALL;
  if (before <= 0)
    return 0;
  if (self->kind == RBK_DEMAND_ELASTICITY)
    return get_elastic (self, before, after);
  leaving = self->leaving * ((double) (after - before) / (double) before);
  return leaving >= (double) RBK_STAY_ALL ? 0 : RBK_STAY_ALL - (gint64) leaving;
}

static char *
to_percent (RbkDecimal share)
{
  return rbk_decimal_to_string (rbk_decimal_mul (share, RBK_DECIMAL_UNITS (100)));
}

/**
 * rbk_demand_to_string:
 * @self: an assumption
 *
 * Returns: (transfer full): as [func@demand_parse] reads it: `bound:20%`
 */
char *
rbk_demand_to_string (const RbkDemand *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL && self->kind < G_N_ELEMENTS (names), NULL);

  value = self->kind == RBK_DEMAND_ELASTICITY ? rbk_decimal_to_string (self->value)
                                              : to_percent (self->value);
  return g_strdup_printf ("%s:%s%s", names[self->kind], value,
                          self->kind == RBK_DEMAND_ELASTICITY ? "" : "%");
}

/* A share such as 0.2, or a percentage such as 20%. */
static gboolean
read_value (const char *text, RbkDecimal *value)
{
  gsize length = strlen (text);

  if (length == 0 || text[length - 1] != '%')
    return rbk_decimal_parse (text, value, NULL);
  if (!rbk_decimal_parse_len (text, length - 1, value, NULL))
    return FALSE;
  *value = rbk_decimal_div (*value, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
  return TRUE;
}

/* Whether an assumption is one that can be reckoned with. */
gboolean
rbk_demand_is_valid (const RbkDemand *self)
{
  RbkDecimal most = self->kind == RBK_DEMAND_CHURN ? RBK_DECIMAL_ONE : RBK_DECIMAL_UNITS (100);

  return self->kind < G_N_ELEMENTS (names) && rbk_decimal_is_valid (self->value) &&
         rbk_decimal_sign (self->value) >= (self->kind == RBK_DEMAND_BOUND ? 0 : 1) &&
         rbk_decimal_compare (self->value, most) <= 0;
}

/**
 * rbk_demand_parse:
 * @text: (nullable): `bound:20%`, `elasticity:1.5` or `churn:5%`
 * @self: (out caller-allocates): the assumption
 * @error: return location for a [error@Error]
 *
 * Reads how customers answer to a change of their bill. There is none that stands for all
 * businesses, so one has to be chosen. Fails with `RBK_ERROR_USAGE` and says how.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_demand_parse (const char *text, RbkDemand *self, GError **error)
{
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (strncmp (text, names[i], length) != 0 || text[length] != ':')
        continue;
      self->kind = (RbkDemandKind) i;
      if (read_value (text + length + 1, &self->value) && rbk_demand_is_valid (self))
        return TRUE;
    }
  quoted = text != NULL ? rbk_error_quote (text, strlen (text)) : g_strdup ("nothing");
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "%s does not say how customers answer to a rise; write bound:20%% (no bill may "
               "rise by more), elasticity:1.5 (1 %% more, 1.5 %% of them leave) or churn:5%% "
               "(for each 10 %% more that share leaves)",
               quoted);
  return FALSE;
}

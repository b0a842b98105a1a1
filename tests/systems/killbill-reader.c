/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "systems-reader.h"

#include <string.h>

/* As ContiguousIntervalConsumableUsageInArrear bills: a tier is as wide as its max says, in
 * blocks, and blocks are rounded up in each tier. */
typedef struct
{
  gint64     size, max;
  RbkDecimal price;
} Tier;

typedef struct
{
  const SystemsBill *bill;
  char              *wanted;
  gboolean           is_in_plan, is_in_phase, is_in_usage, is_top_tier;
  GString           *text;
  char              *unit;
  GArray            *tiers;
  Tier               tier;
  RbkDecimal         value, total;
} Reader;

static gint64
count_blocks (gint64 units, gint64 size)
{
  return units / size + (units % size == 0 ? 0 : 1);
}

static RbkDecimal
all_tiers (GArray *tiers, gint64 units)
{
  RbkDecimal total = RBK_DECIMAL_ZERO;
  gint64     remaining = units;

  for (guint i = 0; i < tiers->len; i++)
    {
      const Tier *tier = &g_array_index (tiers, Tier, i);
      gint64      blocks = count_blocks (remaining, tier->size);

      g_assert_true ((tier->max == -1) == (i + 1 == tiers->len));
      if (tier->max != -1 && blocks > tier->max)
        {
          blocks = tier->max;
          remaining -= tier->max * tier->size;
        }
      else
        remaining = 0;
      total = rbk_decimal_add (total, rbk_decimal_mul (tier->price, rbk_decimal_from_int (blocks)));
    }
  return total;
}

static RbkDecimal
top_tier (GArray *tiers, gint64 units)
{
  const Tier *target = &g_array_index (tiers, Tier, tiers->len - 1);
  gint64      remaining = units;

  for (guint i = 0; i < tiers->len; i++)
    {
      const Tier *tier = &g_array_index (tiers, Tier, i);

      if (count_blocks (remaining, tier->size) <= tier->max)
        {
          target = tier;
          break;
        }
      remaining -= tier->max * tier->size;
    }
  return rbk_decimal_mul (target->price, rbk_decimal_from_int (count_blocks (units, target->size)));
}

static void
start_element (GMarkupParseContext *context,
               const char          *name,
               const char         **names,
               const char         **values,
               gpointer             user_data,
               GError             **error)
{
  Reader *self = user_data;

  g_string_set_size (self->text, 0);
  if (g_str_equal (name, "plan") && names[0] != NULL)
    self->is_in_plan = g_str_equal (values[0], self->wanted);
  if (g_str_equal (name, self->bill->phase != NULL ? "phase" : "finalPhase"))
    self->is_in_phase = TRUE;
  if (!g_str_equal (name, "usage"))
    return;
  self->is_in_usage = TRUE;
  self->is_top_tier = FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    self->is_top_tier = self->is_top_tier || g_str_equal (values[i], "TOP_TIER");
  g_array_set_size (self->tiers, 0);
}

static void
add (Reader *self, RbkDecimal amount)
{
  if (self->is_in_plan && self->is_in_phase)
    self->total = rbk_decimal_add (self->total, rbk_decimal_round (amount, self->bill->minor_digits,
                                                                   RBK_ROUND_HALF_AWAY));
}

static gint64
find_usage (Reader *self)
{
  for (guint i = 0; self->bill->meters[i] != NULL; i++)
    if (g_str_equal (self->bill->meters[i], self->unit))
      return self->bill->usage[i];
  g_error ("no unit %s", self->unit);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (name, "value"))
    g_assert_true (rbk_decimal_parse (self->text->str, &self->value, NULL));
  else if (g_str_equal (name, "unit") && self->is_in_usage)
    {
      g_free (self->unit);
      self->unit = g_strdup (self->text->str);
    }
  else if (g_str_equal (name, "size"))
    self->tier.size = g_ascii_strtoll (self->text->str, NULL, 10);
  else if (g_str_equal (name, "prices"))
    self->tier.price = self->value;
  else if (g_str_equal (name, "max"))
    {
      self->tier.max = g_ascii_strtoll (self->text->str, NULL, 10);
      g_array_append_val (self->tiers, self->tier);
    }
  else if (g_str_equal (name, "fixedPrice") || g_str_equal (name, "recurringPrice"))
    add (self, self->value);
  else if (g_str_equal (name, "usage"))
    {
      if (self->is_in_plan && self->is_in_phase)
        add (self, self->is_top_tier ? top_tier (self->tiers, find_usage (self))
                                     : all_tiers (self->tiers, find_usage (self)));
      self->is_in_usage = FALSE;
    }
  else if (g_str_equal (name, "phase") || g_str_equal (name, "finalPhase"))
    self->is_in_phase = FALSE;
}

static void
take_text (GMarkupParseContext *context,
           const char          *text,
           gsize                length,
           gpointer             user_data,
           GError             **error)
{
  Reader *self = user_data;

  g_string_append_len (self->text, text, (gssize) length);
}

RbkDecimal
systems_bill_killbill (const SystemsBill *bill)
{
  const GMarkupParser  parser = { start_element, end_element, take_text, NULL, NULL };
  const RbkExportFile *file = rbk_export_get_file (bill->out, "catalog.xml");
  Reader               self = { .bill = bill,
                                .wanted = g_strconcat (bill->plan, "-plan", NULL),
                                .text = g_string_new (NULL),
                                .tiers = g_array_new (FALSE, TRUE, sizeof (Tier)) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &self, NULL);

  g_markup_parse_context_parse (context, g_bytes_get_data (file->bytes, NULL),
                                (gssize) g_bytes_get_size (file->bytes), &error);
  g_assert_no_error (error);
  g_free (self.wanted);
  g_free (self.unit);
  g_string_free (self.text, TRUE);
  g_array_unref (self.tiers);
  return self.total;
}

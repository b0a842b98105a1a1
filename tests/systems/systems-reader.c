/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "systems-reader.h"

#include <string.h>

#include "rbk-json.h"

char *
systems_make_id (const char *key, char separator)
{
  char *id = g_ascii_strdown (key, -1);

  for (char *c = id; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      *c = separator;
  return id;
}

static JsonObject *
parse (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = rbk_json_parse (text, length, &error);

  g_assert_no_error (error);
  return json_node_dup_object (root);
}

static JsonObject *
parse_file (const RbkExportFile *file)
{
  g_assert_nonnull (file);
  return parse (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

/* The file of a request, whatever its number is. */
static const RbkExportFile *
find_request (RbkExport *out, const char *kind, const char *id)
{
  g_autofree char *suffix = g_strdup_printf ("-%s-%s.json", kind, id);

  for (guint i = 0; i < out->files->len; i++)
    {
      const RbkExportFile *file = g_ptr_array_index (out->files, i);

      if (g_str_has_suffix (file->path, suffix) && strlen (file->path) == 3 + strlen (suffix))
        return file;
    }
  return NULL;
}

static RbkDecimal
number (JsonObject *object, const char *name)
{
  JsonNode  *node = json_object_get_member (object, name);
  RbkDecimal value;

  g_assert_nonnull (node);
  if (rbk_json_node_is_string (node))
    g_assert_true (rbk_decimal_parse (json_node_get_string (node), &value, NULL));
  else
    g_assert_true (rbk_json_node_get_decimal (node, &value, NULL));
  g_assert_cmpint (rbk_decimal_sign (value), >=, 0);
  return value;
}

static gint64
whole (JsonObject *object, const char *name)
{
  gint64 value;

  g_assert_true (rbk_decimal_to_int (number (object, name), &value));
  return value;
}

static gint64
usage_of (const SystemsBill *bill, const char *meter)
{
  for (guint i = 0; bill->meters[i] != NULL; i++)
    if (g_str_equal (bill->meters[i], meter))
      return bill->usage[i];
  g_error ("no meter %s", meter);
}

static RbkDecimal
times (RbkDecimal price, gint64 units)
{
  return rbk_decimal_mul (price, rbk_decimal_from_int (units));
}

static void
add_line (const SystemsBill *bill, RbkDecimal *total, RbkDecimal amount)
{
  *total =
      rbk_decimal_add (*total, rbk_decimal_round (amount, bill->minor_digits, RBK_ROUND_HALF_AWAY));
}

static gint64
packages (gint64 units, gint64 size)
{
  return units <= 0 ? 0 : (units + size - 1) / size;
}

/* What one tier adds: units in it, or all of them in the tier that volume reaches. */
static RbkDecimal
bill_tier (
    gint64 quantity, gint64 from, gint64 to, gboolean is_volume, RbkDecimal unit, RbkDecimal flat)
{
  g_assert_cmpint (to, >, from);
  if (quantity <= from || (is_volume && quantity > to))
    return RBK_DECIMAL_ZERO;
  return rbk_decimal_add (flat, times (unit, is_volume ? quantity : MIN (quantity, to) - from));
}

/* --- OpenMeter --- */

static RbkDecimal
openmeter_tiers (JsonObject *price, gint64 quantity)
{
  JsonArray *tiers = json_object_get_array_member (price, "tiers");
  gboolean   is_volume = g_str_equal (json_object_get_string_member (price, "mode"), "volume");
  RbkDecimal total = RBK_DECIMAL_ZERO;
  gint64     from = 0;

  for (guint i = 0; i < json_array_get_length (tiers); i++)
    {
      JsonObject *tier = json_array_get_object_element (tiers, i);
      gboolean    is_open = !json_object_has_member (tier, "upToAmount");
      gint64      to = is_open ? G_MAXINT64 : whole (tier, "upToAmount");
      RbkDecimal  flat = RBK_DECIMAL_ZERO;

      g_assert_true (is_open == (i + 1 == json_array_get_length (tiers)));
      if (!json_object_get_null_member (tier, "flatPrice"))
        flat = number (json_object_get_object_member (tier, "flatPrice"), "amount");
      total = rbk_decimal_add (total,
                               bill_tier (quantity, from, to, is_volume,
                                          number (json_object_get_object_member (tier, "unitPrice"),
                                                  "amount"),
                                          flat));
      from = to;
    }
  return total;
}

static RbkDecimal
openmeter_card (const SystemsBill *bill, JsonObject *card)
{
  JsonObject      *price = json_object_get_object_member (card, "price");
  const char      *type = json_object_get_string_member (price, "type");
  const char      *key = json_object_get_string_member (card, "key");
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) feature = NULL;
  gint64 quantity;

  if (g_str_equal (type, "flat"))
    return number (price, "amount");
  g_assert_cmpstr (json_object_get_string_member (card, "featureKey"), ==, key);
  path = g_strdup_printf ("feature-%s.json", key);
  feature = parse_file (rbk_export_get_file (bill->out, path));
  quantity = usage_of (bill, json_object_get_string_member (feature, "meterSlug"));
  if (json_object_has_member (card, "discounts"))
    quantity -=
        whole (json_object_get_object_member (json_object_get_object_member (card, "discounts"),
                                              "usage"),
               "quantity");
  if (g_str_equal (type, "unit"))
    return times (number (price, "amount"), MAX (0, quantity));
  if (g_str_equal (type, "package"))
    return times (number (price, "amount"),
                  packages (quantity, whole (price, "quantityPerPackage")));
  g_assert_cmpstr (type, ==, "tiered");
  return openmeter_tiers (price, quantity);
}

RbkDecimal
systems_bill_openmeter (const SystemsBill *bill)
{
  g_autofree char *path = g_strdup_printf ("plan-%s.json", bill->plan);
  g_autoptr (JsonObject) plan = parse_file (rbk_export_get_file (bill->out, path));
  JsonArray  *phases = json_object_get_array_member (plan, "phases");
  guint       n_phases = json_array_get_length (phases);
  JsonObject *phase =
      json_array_get_object_element (phases, bill->phase != NULL ? 0 : n_phases - 1);
  JsonArray *cards = json_object_get_array_member (phase, "rateCards");
  RbkDecimal total = RBK_DECIMAL_ZERO;

  g_assert_true (json_object_get_null_member (phase, "duration") == (bill->phase == NULL));
  if (bill->phase != NULL)
    g_assert_cmpstr (json_object_get_string_member (phase, "key"), ==, bill->phase);
  for (guint i = 0; i < json_array_get_length (cards); i++)
    {
      JsonObject *card = json_array_get_object_element (cards, i);

      if (!json_object_get_null_member (card, "price"))
        add_line (bill, &total, openmeter_card (bill, card));
    }
  return total;
}

/* --- Autumn --- */

static JsonObject *
autumn_plan (RbkExport *out, const char *id)
{
  const RbkExportFile *file = rbk_export_get_file (out, "autumn.config.ts");
  gsize                length;
  const char          *text = g_bytes_get_data (file->bytes, &length);
  g_autofree char     *start = g_strdup_printf ("\nexport const plan_%s = plan(", id);
  const char          *from = g_strstr_len (text, (gssize) length, start), *to;

  if (from == NULL)
    return NULL;
  from += strlen (start);
  to = strstr (from, "\n});\n");
  g_assert_nonnull (to);
  return parse (from, (gsize) (to + 2 - from));
}

static RbkDecimal
autumn_item (JsonObject *item, gint64 quantity)
{
  JsonObject *price = json_object_get_object_member (item, "price");
  gint64      size = whole (price, "billingUnits"), from = 0;
  RbkDecimal  total = RBK_DECIMAL_ZERO;
  JsonArray  *tiers;
  gboolean    is_volume;

  if (!json_object_has_member (price, "tiers"))
    return times (number (price, "amount"), packages (quantity - whole (item, "included"), size));
  g_assert_false (json_object_has_member (item, "included"));
  tiers = json_object_get_array_member (price, "tiers");
  is_volume = g_str_equal (json_object_get_string_member (price, "tierBehavior"), "volume");
  for (guint i = 0; i < json_array_get_length (tiers); i++)
    {
      JsonObject *tier = json_array_get_object_element (tiers, i);
      gboolean    is_open = rbk_json_node_is_string (json_object_get_member (tier, "to"));
      gint64      to = is_open ? G_MAXINT64 : whole (tier, "to");

      g_assert_true (is_open == (i + 1 == json_array_get_length (tiers)));
      total = rbk_decimal_add (total, bill_tier (quantity, from, to, is_volume,
                                                 number (tier, "amount"), RBK_DECIMAL_ZERO));
      from = to;
    }
  return total;
}

RbkDecimal
systems_bill_autumn (const SystemsBill *bill)
{
  g_autoptr (JsonObject) plan = autumn_plan (bill->out, bill->plan);
  g_autoptr (JsonObject) once = autumn_plan (bill->out, bill->once);
  RbkDecimal total = RBK_DECIMAL_ZERO;
  JsonArray *items;

  g_assert_nonnull (plan);
  items = json_object_get_array_member (plan, "items");
  if (json_object_has_member (plan, "price"))
    add_line (bill, &total, number (json_object_get_object_member (plan, "price"), "amount"));
  if (once != NULL)
    add_line (bill, &total, number (json_object_get_object_member (once, "price"), "amount"));
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (json_object_has_member (item, "price"))
        add_line (bill, &total,
                  autumn_item (item,
                               usage_of (bill, json_object_get_string_member (item, "featureId"))));
    }
  return total;
}

/* --- Lago --- */

static char *
placeholder (JsonObject *object, const char *name, const char *kind)
{
  g_autofree char *start = g_strdup_printf ("@ratebook:%s:", kind);
  const char      *text = json_object_get_string_member (object, name);

  g_assert_true (g_str_has_prefix (text, start) && g_str_has_suffix (text, "@"));
  return g_strndup (text + strlen (start), strlen (text) - strlen (start) - 1);
}

static RbkDecimal
lago_ranges (JsonArray *ranges, gboolean is_volume, gint64 quantity)
{
  RbkDecimal total = RBK_DECIMAL_ZERO;
  gint64     before = 0;

  for (guint i = 0; i < json_array_get_length (ranges); i++)
    {
      JsonObject *range = json_array_get_object_element (ranges, i);
      gboolean    is_open = json_object_get_null_member (range, "to_value");
      gint64      to = is_open ? G_MAXINT64 : whole (range, "to_value");

      g_assert_cmpint (whole (range, "from_value"), ==, i == 0 ? 0 : before + 1);
      g_assert_true (is_open == (i + 1 == json_array_get_length (ranges)));
      g_assert_cmpint (to, >, whole (range, "from_value"));
      total = rbk_decimal_add (total, bill_tier (quantity, before, to, is_volume,
                                                 number (range, "per_unit_amount"),
                                                 number (range, "flat_amount")));
      if (i == 0)
        g_assert_true (rbk_decimal_is_zero (number (range, "flat_amount")));
      before = to;
    }
  return total;
}

static RbkDecimal
lago_charge (const SystemsBill *bill, JsonObject *charge)
{
  g_autofree char *metric = placeholder (charge, "billable_metric_id", "metric");
  const char      *model = json_object_get_string_member (charge, "charge_model");
  JsonObject      *properties = json_object_get_object_member (charge, "properties");
  gint64           quantity = usage_of (bill, metric);

  if (g_str_equal (model, "standard"))
    return times (number (properties, "amount"), quantity);
  if (g_str_equal (model, "package"))
    return times (number (properties, "amount"),
                  packages (quantity - whole (properties, "free_units"),
                            whole (properties, "package_size")));
  if (g_str_equal (model, "volume"))
    return lago_ranges (json_object_get_array_member (properties, "volume_ranges"), TRUE, quantity);
  return lago_ranges (json_object_get_array_member (properties, "graduated_ranges"), FALSE,
                      quantity);
}

static RbkDecimal
cents (const SystemsBill *bill, JsonObject *object)
{
  RbkDecimal amount = rbk_decimal_from_int (whole (object, "amount_cents"));

  for (guint i = 0; i < bill->minor_digits; i++)
    amount = rbk_decimal_div (amount, RBK_DECIMAL_UNITS (10), RBK_ROUND_HALF_AWAY);
  return amount;
}

RbkDecimal
systems_bill_lago (const SystemsBill *bill)
{
  g_autoptr (JsonObject) root = parse_file (find_request (bill->out, "plan", bill->plan));
  JsonObject          *plan = json_object_get_object_member (root, "plan");
  JsonArray           *charges = json_object_get_array_member (plan, "charges");
  RbkDecimal           total = cents (bill, plan);
  const RbkExportFile *once = find_request (bill->out, "add-on", bill->once);

  for (guint i = 0; i < json_array_get_length (charges); i++)
    add_line (bill, &total, lago_charge (bill, json_array_get_object_element (charges, i)));
  if (once != NULL)
    {
      g_autoptr (JsonObject) body = parse_file (once);

      add_line (bill, &total, cents (bill, json_object_get_object_member (body, "add_on")));
    }
  return total;
}

/* --- Flexprice --- */

static RbkDecimal
flexprice_tiers (JsonObject *price, gint64 quantity)
{
  JsonArray *tiers = json_object_get_array_member (price, "tiers");
  gboolean   is_volume = g_str_equal (json_object_get_string_member (price, "tier_mode"), "VOLUME");
  RbkDecimal total = RBK_DECIMAL_ZERO;
  gint64     from = 0;

  for (guint i = 0; i < json_array_get_length (tiers); i++)
    {
      JsonObject *tier = json_array_get_object_element (tiers, i);
      gboolean    is_open = !json_object_has_member (tier, "up_to");
      gint64      to = is_open ? G_MAXINT64 : whole (tier, "up_to");

      g_assert_true (is_open == (i + 1 == json_array_get_length (tiers)));
      g_assert_false (json_object_has_member (tier, "flat_amount"));
      total = rbk_decimal_add (total, bill_tier (quantity, from, to, is_volume,
                                                 number (tier, "unit_amount"), RBK_DECIMAL_ZERO));
      from = to;
    }
  return total;
}

static RbkDecimal
flexprice_price (const SystemsBill *bill, JsonObject *price)
{
  const char      *model = json_object_get_string_member (price, "billing_model");
  g_autofree char *meter = NULL;
  gint64           quantity;

  if (g_str_equal (json_object_get_string_member (price, "type"), "FIXED"))
    return number (price, "amount");
  meter = placeholder (price, "meter_id", "meter");
  quantity = usage_of (bill, meter);
  if (g_str_equal (model, "TIERED"))
    return flexprice_tiers (price, quantity);
  if (g_str_equal (model, "PACKAGE"))
    return times (number (price, "amount"),
                  packages (quantity,
                            whole (json_object_get_object_member (price, "transform_quantity"),
                                   "divide_by")));
  g_assert_cmpstr (model, ==, "FLAT_FEE");
  return times (number (price, "amount"), quantity);
}

RbkDecimal
systems_bill_flexprice (const SystemsBill *bill)
{
  RbkDecimal total = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < bill->out->files->len; i++)
    {
      const RbkExportFile *file = g_ptr_array_index (bill->out->files, i);
      g_autoptr (JsonObject) price = NULL;
      g_autofree char *plan = NULL;

      if (strlen (file->path) < 5 || !g_str_has_prefix (file->path + 3, "-price-"))
        continue;
      price = parse_file (file);
      plan = placeholder (price, "entity_id", "plan");
      if (g_str_equal (plan, bill->plan))
        add_line (bill, &total, flexprice_price (bill, price));
    }
  return total;
}

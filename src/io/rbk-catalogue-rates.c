/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-rates.h"

/* Programs that keep prices as floating-point numbers write out their noise:
 * 1.2999999999999999e-07. Fifteen digits are all that such a number surely holds, so a text of
 * more digits is what it rounds to there. */
#define MAX_DIGITS 15
#define MAX_EXPONENT 1000

const char *const rbk_rate_properties[RBK_N_RATES] = {
  "input", "output", "cache-read", "cache-write", "batch-input", "batch-output",
};

typedef struct
{
  guint64  digits;
  guint    n_digits;
  int      exponent;
  gboolean has_point, has_any, rounds_up, is_full;
} Scan;

static void
take_digit (Scan *self, guint digit)
{
  self->has_any = TRUE;
  if (self->n_digits == MAX_DIGITS)
    {
      if (!self->is_full)
        self->rounds_up = digit >= 5;
      self->is_full = TRUE;
      self->exponent += self->has_point ? 0 : 1;
      return;
    }

  self->digits = self->digits * 10 + digit;
  self->n_digits += self->digits > 0;
  self->exponent -= self->has_point ? 1 : 0;
}

static gboolean
take_exponent (Scan *self, const char *text)
{
  gboolean is_negative = *text == '-';
  int      exponent = 0;

  if (*text == '-' || *text == '+')
    text++;
  if (*text == '\0')
    return FALSE;
  for (; g_ascii_isdigit (*text); text++)
    exponent = MIN (exponent * 10 + g_ascii_digit_value (*text), MAX_EXPONENT);
  self->exponent += is_negative ? -exponent : exponent;

  return *text == '\0';
}

static gboolean
to_decimal (const Scan *self, int shift, RbkDecimal *value)
{
  __int128 raw = (__int128) self->digits + self->rounds_up;
  int      places = self->exponent + shift + RBK_DECIMAL_PLACES;

  for (; raw > 0 && places < 0; places++)
    {
      if (raw % 10 != 0)
        return FALSE;
      raw /= 10;
    }
  for (; raw > 0 && places > 0; places--)
    if (__builtin_mul_overflow (raw, (__int128) 10, &raw))
      return FALSE;
  value->raw = raw;

  return TRUE;
}

/**
 * rbk_rate_scan: (skip)
 * @text: a number as a price list has it, also with an exponent: `2.5e-06`
 * @shift: by how many places the decimal point moves to the right
 * @value: (out): the number
 *
 * Reads a price without a detour through floating point.
 *
 * Returns: whether it is a number of zero or more that a price can hold
 */
gboolean
rbk_rate_scan (const char *text, int shift, RbkDecimal *value)
{
  Scan self = { 0 };

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        take_digit (&self, (guint) g_ascii_digit_value (*text));
      else if (*text == '.' && !self.has_point && self.has_any)
        self.has_point = TRUE;
      else
        break;
    }
  if (!self.has_any)
    return FALSE;
  if ((*text == 'e' || *text == 'E') ? !take_exponent (&self, text + 1) : *text != '\0')
    return FALSE;

  return to_decimal (&self, shift, value);
}

static const char *
number_text (JsonNode *node)
{
  const char *text = rbk_json_node_get_number (node);

  return text == NULL && rbk_json_node_is_string (node) ? json_node_get_string (node) : text;
}

/**
 * rbk_rates_read_node: (skip)
 * @self: rates
 * @rate: which of them
 * @node: (nullable): a number, a text with a number, or nothing
 * @shift: how far the list's decimal point is from ours
 *
 * Returns: %FALSE where there is something that is not a price
 */
gboolean
rbk_rates_read_node (RbkRates *self, RbkRate rate, JsonNode *node, int shift)
{
  const char *text;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  text = number_text (node);
  if (text == NULL || !rbk_rate_scan (text, shift, &self->value[rate]))
    return FALSE;
  self->has[rate] = TRUE;

  return TRUE;
}

/**
 * rbk_rates_read: (skip)
 * @self: rates
 * @rate: which of them
 * @object: an object of a price list
 * @member: what the list calls the rate
 * @shift: how far the list's decimal point is from ours
 *
 * Returns: %FALSE where there is something that is not a price
 */
gboolean
rbk_rates_read (RbkRates *self, RbkRate rate, JsonObject *object, const char *member, int shift)
{
  return rbk_rates_read_node (self, rate, json_object_get_member (object, member), shift);
}

/**
 * rbk_rates_is_free: (skip)
 * @self: rates
 *
 * Returns: whether nothing costs anything
 */
gboolean
rbk_rates_is_free (const RbkRates *self)
{
  for (guint i = 0; i < RBK_N_RATES; i++)
    if (self->has[i] && !rbk_decimal_is_zero (self->value[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_odd (RbkDecimal value)
{
  RbkDecimal per_thousand = rbk_decimal_mul (value, RBK_DECIMAL_UNITS (1000));

  return !rbk_decimal_is_zero (value) &&
         (rbk_decimal_compare (per_thousand, RBK_DECIMAL_ONE) < 0 ||
          rbk_decimal_compare (value, RBK_DECIMAL_UNITS (1000)) > 0);
}

/**
 * rbk_rates_is_odd: (skip)
 * @self: rates
 *
 * Returns: whether the standard rates are outside 0.001 to 1,000, as they are when a list has
 *   mixed up its units
 */
gboolean
rbk_rates_is_odd (const RbkRates *self)
{
  return (self->has[RBK_RATE_INPUT] && is_odd (self->value[RBK_RATE_INPUT])) ||
         (self->has[RBK_RATE_OUTPUT] && is_odd (self->value[RBK_RATE_OUTPUT]));
}

/**
 * rbk_rates_peek: (skip)
 * @price: a price
 * @rate: one of its rates
 *
 * Returns: (nullable) (transfer none): the rate
 */
const RbkDecimal *
rbk_rates_peek (RbkModelPrice *price, RbkRate rate)
{
  RbkRecord *record = RBK_RECORD (price);

  return rbk_record_get_decimal (record, rbk_record_find_field (record, rbk_rate_properties[rate]));
}

/**
 * rbk_json_peek_object: (skip)
 * @object: an object
 * @member: the name of a member
 *
 * Returns: (nullable) (transfer none): the object that the member is
 */
JsonObject *
rbk_json_peek_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * rbk_json_peek_array: (skip)
 * @object: an object
 * @member: the name of a member
 *
 * Returns: (nullable) (transfer none): the list that the member is
 */
JsonArray *
rbk_json_peek_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * rbk_json_peek_text: (skip)
 * @object: an object
 * @member: the name of a member
 *
 * Returns: (nullable) (transfer none): the text that the member is
 */
const char *
rbk_json_peek_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && rbk_json_node_is_string (node) ? json_node_get_string (node) : NULL;
}

/**
 * rbk_json_peek_count: (skip)
 * @object: an object
 * @member: the name of a member
 * @count: (out): a whole number of one or more
 *
 * Returns: whether the member is such a number
 */
gboolean
rbk_json_peek_count (JsonObject *object, const char *member, RbkDecimal *count)
{
  JsonNode   *node = json_object_get_member (object, member);
  const char *text = node != NULL ? number_text (node) : NULL;
  RbkDecimal  value;

  if (text == NULL || !rbk_rate_scan (text, 0, &value) || rbk_decimal_sign (value) <= 0 ||
      !rbk_decimal_is_integer (value))
    return FALSE;
  *count = value;

  return TRUE;
}

/**
 * rbk_json_peek_element: (skip)
 * @array: (nullable): a list
 * @position: a place in it
 *
 * Returns: (nullable) (transfer none): the object that stands there
 */
JsonObject *
rbk_json_peek_element (JsonArray *array, guint position)
{
  JsonNode *node = array != NULL && position < json_array_get_length (array)
                       ? json_array_get_element (array, position)
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * rbk_json_peek_has_object: (skip)
 * @root: a tree
 * @member: a name
 *
 * Returns: whether it is an object of objects, of which one has an object by that name
 */
gboolean
rbk_json_peek_has_object (JsonNode *root, const char *member)
{
  g_autoptr(GList) values = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  values = json_object_get_values (json_node_get_object (root));
  for (GList *value = values; value != NULL; value = value->next)
    if (JSON_NODE_HOLDS_OBJECT ((JsonNode *) value->data) &&
        rbk_json_peek_object (json_node_get_object (value->data), member) != NULL)
      return TRUE;

  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-random-parts.h"

/* Records filled by their tables of fields, each field for itself. */

static const char *const texts[] = {
  "Plain words",
  "Überzeit – 日本語 ✓",
  "quote \" backslash \\ slash /",
  "two\nlines\tand a tab",
  "1e9",
  "null",
  "\u202eright to left\u202c",
  "\x7f control",
  NULL,
};

static void
set_text (GRand *rand, RbkRecord *record, const RbkField *field)
{
  g_object_set (record, field->name, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts) - 1)],
                NULL);
}

static void
set_decimal (GRand *rand, RbkRecord *record, const RbkField *field)
{
  g_autofree char *text = NULL;
  guint32          whole = (guint32) g_rand_int_range (rand, 1, 5000);
  guint32          part = (guint32) g_rand_int_range (rand, 1, 1000000000);

  if (field->flags & RBK_FIELD_SHARE)
    text = g_strdup_printf ("0.%u", part);
  else if (field->flags & RBK_FIELD_SCORE)
    text = g_strdup_printf ("%u.%u", whole % 100, part % 1000);
  else if (field->flags & RBK_FIELD_WHOLE)
    text = g_strdup_printf ("%u", whole);
  else
    text = g_strdup_printf ("%u.%09u%09u", whole, part, part);
  rbk_random_set_decimal (record, field->name, text);
}

static void
set_enum (GRand *rand, RbkRecord *record, const RbkField *field)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());

  g_object_set (record, field->name, g_rand_int_range (rand, 0, (gint32) klass->n_values), NULL);
}

static void
set_field (GRand *rand, RbkRecord *record, const RbkField *field)
{
  static const char *const durations[] = { "P1M", "P1Y", "P14D", "P1Y6M", "P2W" };
  g_autofree char         *date = NULL;

  switch (field->kind)
    {
    case RBK_FIELD_STRING:
      set_text (rand, record, field);
      break;

    case RBK_FIELD_DECIMAL:
      set_decimal (rand, record, field);
      break;

    case RBK_FIELD_INTEGER:
      g_object_set (record, field->name, g_rand_int_range (rand, 0, 100), NULL);
      break;

    case RBK_FIELD_BOOLEAN:
      g_object_set (record, field->name, g_rand_boolean (rand), NULL);
      break;

    case RBK_FIELD_ENUM:
      set_enum (rand, record, field);
      break;

    case RBK_FIELD_DATE:
      date = g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (rand, 20, 26),
                              g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
      g_object_set (record, field->name, date, NULL);
      break;

    case RBK_FIELD_DURATION:
      g_object_set (record, field->name,
                    durations[g_rand_int_range (rand, 0, G_N_ELEMENTS (durations))], NULL);
      break;

    case RBK_FIELD_STRINGS:
      g_object_set (record, field->name, texts, NULL);
      break;

    case RBK_FIELD_KEY:
      g_object_set (record, field->name, "some.key:1/2_3-4", NULL);
      break;

    case RBK_FIELD_REF:
    case RBK_FIELD_OBJECT:
    case RBK_FIELD_LIST:
    default:
      break;
    }
}

/**
 * rbk_random_record_new:
 * @rand: where chance comes from
 * @type: a type of record
 *
 * Returns: (transfer full): one with all that it requires, and about half of all else;
 *   no references, no lists, no records of its own
 */
RbkRecord *
rbk_random_record_new (GRand *rand, GType type)
{
  RbkRecord      *record = g_object_new (type, NULL);
  guint           n_fields;
  const RbkField *fields = rbk_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & RBK_FIELD_REQUIRED) || g_rand_boolean (rand))
      set_field (rand, record, &fields[i]);

  return record;
}

/**
 * rbk_random_add:
 * @rand: where chance comes from
 * @owner: a record
 * @list: a property of it that is a list
 *
 * Returns: (transfer none): a new item of the list
 */
RbkRecord *
rbk_random_add (GRand *rand, RbkRecord *owner, const char *list)
{
  const RbkField *field = rbk_record_find_field (owner, list);
  g_autoptr(RbkRecord) record = rbk_random_record_new (rand, field->get_type ());

  g_list_store_append (rbk_record_get_list (owner, field), record);

  return record;
}

/**
 * rbk_random_put:
 * @rand: where chance comes from
 * @owner: a record
 * @property: a property of it that is a record
 *
 * Returns: (transfer none): the record that is there now
 */
RbkRecord *
rbk_random_put (GRand *rand, RbkRecord *owner, const char *property)
{
  const RbkField *field = rbk_record_find_field (owner, property);
  g_autoptr(RbkRecord) record = rbk_random_record_new (rand, field->get_type ());

  g_object_set (owner, property, record, NULL);

  return record;
}

/**
 * rbk_random_set_decimal:
 * @record: a record
 * @property: a property of it
 * @text: (nullable): a number, or %NULL for none
 */
void
rbk_random_set_decimal (RbkRecord *record, const char *property, const char *text)
{
  RbkDecimal value;

  if (text != NULL && !rbk_decimal_parse (text, &value, NULL))
    g_error ("%s is no number", text);
  g_object_set (record, property, text != NULL ? &value : NULL, NULL);
}

/**
 * rbk_random_set_key:
 * @record: a record
 * @stem: what kind of thing it is
 * @index: which of them
 *
 * Gives it the key `stem-index`.
 */
void
rbk_random_set_key (RbkRecord *record, const char *stem, guint index)
{
  g_autofree char *key = g_strdup_printf ("%s-%u", stem, index);

  g_object_set (record, "key", key, NULL);
}

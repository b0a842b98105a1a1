/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-schema.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-json.h"
#include "rbk-record-reader.h"

/* The JSON Schema of a book, made of the tables of fields. */

#define DECIMALS "[0-9]+(\\.[0-9]+)?$"

static const char *
decimal_pattern (RbkFieldFlags flags)
{
  if (flags & RBK_FIELD_SHARE)
    return "^(0+(\\.[0-9]+)?|0*1(\\.0+)?)$";
  if (flags & RBK_FIELD_SCORE)
    return "^(0*[0-9]{1,2}(\\.[0-9]+)?|0*100(\\.0+)?)$";
  if ((flags & RBK_FIELD_POSITIVE) && (flags & RBK_FIELD_WHOLE))
    return "^(?=.*[1-9])[0-9]+(\\.0+)?$";
  if (flags & RBK_FIELD_POSITIVE)
    return "^(?=.*[1-9])" DECIMALS;
  if (flags & RBK_FIELD_WHOLE)
    return "^[0-9]+(\\.0+)?$";

  return flags & RBK_FIELD_NON_NEGATIVE ? "^" DECIMALS : "^-?" DECIMALS;
}

/* rate_card for RbkRateCard */
static char *
definition_name (GType type)
{
  const char *name = g_type_name (type) + strlen ("Rbk");
  GString    *text = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p) && p > name)
        g_string_append_c (text, '_');
      g_string_append_c (text, g_ascii_tolower (*p));
    }

  return g_string_free (text, FALSE);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, int value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_title (JsonBuilder *builder, const char *title)
{
  g_autofree char *text = g_strdup (title);

  text[0] = g_ascii_toupper (text[0]);
  add_member (builder, "title", text);
}

static void
add_reference (JsonBuilder *builder, GType type)
{
  g_autofree char *name = definition_name (type);
  g_autofree char *reference = g_strdup_printf ("#/$defs/%s", name);

  add_member (builder, "$ref", reference);
}

static void
add_text_type (JsonBuilder *builder, const RbkField *field)
{
  json_builder_set_member_name (builder, "type");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "string");
  if (!(field->flags & RBK_FIELD_REQUIRED))
    json_builder_add_string_value (builder, "null");
  json_builder_end_array (builder);
}

static void
add_enum (JsonBuilder *builder, const RbkField *field)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());

  json_builder_set_member_name (builder, "enum");
  json_builder_begin_array (builder);
  for (guint i = 0; i < klass->n_values; i++)
    json_builder_add_string_value (builder, klass->values[i].value_nick);
  json_builder_end_array (builder);
}

static void
add_items (JsonBuilder *builder, const RbkField *field)
{
  add_member (builder, "type", "array");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  if (field->kind == RBK_FIELD_LIST)
    add_reference (builder, field->get_type ());
  else
    add_member (builder, "type", "string");
  json_builder_end_object (builder);
  add_number (builder, "maxItems", RBK_LIST_MAX_ITEMS);
}

static void
add_kind (JsonBuilder *builder, const RbkField *field)
{
  switch (field->kind)
    {
    case RBK_FIELD_STRING:
      add_text_type (builder, field);
      break;

    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
      add_text_type (builder, field);
      add_member (builder, "pattern", "^[A-Za-z0-9_.:/-]{0,64}$");
      break;

    case RBK_FIELD_DECIMAL:
      add_text_type (builder, field);
      add_member (builder, "pattern", decimal_pattern (field->flags));
      break;

    case RBK_FIELD_DATE:
      add_text_type (builder, field);
      add_member (builder, "format", "date");
      break;

    case RBK_FIELD_DURATION:
      add_text_type (builder, field);
      add_member (builder, "pattern", "^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$");
      break;

    case RBK_FIELD_INTEGER:
      add_member (builder, "type", "integer");
      break;

    case RBK_FIELD_BOOLEAN:
      add_member (builder, "type", "boolean");
      break;

    case RBK_FIELD_ENUM:
      add_enum (builder, field);
      break;

    case RBK_FIELD_OBJECT:
      add_reference (builder, field->get_type ());
      break;

    case RBK_FIELD_STRINGS:
    case RBK_FIELD_LIST:
    default:
      add_items (builder, field);
    }
}

static void
add_default (JsonBuilder *builder, const RbkField *field)
{
  g_auto(GStrv) texts = NULL;

  if (field->fallback == NULL)
    return;

  json_builder_set_member_name (builder, "default");
  if (field->kind == RBK_FIELD_INTEGER)
    {
      json_builder_add_value (builder, rbk_json_node_new_number (field->fallback));
      return;
    }
  if (field->kind == RBK_FIELD_BOOLEAN)
    {
      json_builder_add_boolean_value (builder, g_str_equal (field->fallback, "true"));
      return;
    }
  if (field->kind != RBK_FIELD_STRINGS)
    {
      json_builder_add_string_value (builder, field->fallback);
      return;
    }

  texts = g_strsplit (field->fallback, ",", -1);
  json_builder_begin_array (builder);
  for (guint i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_fields (JsonBuilder *builder, const RbkField *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *member = rbk_field_get_member (&fields[i]);

      json_builder_set_member_name (builder, member);
      json_builder_begin_object (builder);
      add_title (builder, fields[i].title);
      add_kind (builder, &fields[i]);
      add_default (builder, &fields[i]);
      json_builder_end_object (builder);
    }
}

static void
add_required (JsonBuilder *builder, const RbkField *fields, guint n_fields, gboolean is_root)
{
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  if (is_root)
    {
      json_builder_add_string_value (builder, "format");
      json_builder_add_string_value (builder, "version");
    }
  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & RBK_FIELD_REQUIRED) && fields[i].fallback == NULL)
      {
        g_autofree char *member = rbk_field_get_member (&fields[i]);

        json_builder_add_string_value (builder, member);
      }
  json_builder_end_array (builder);
}

/* All types of records that can stand in a book, each once, in the order in which a
 * reader of the file meets them. */
static void
collect_types (GType type, GArray *types)
{
  guint           n_fields;
  const RbkField *fields = rbk_record_class_get_fields (type, &n_fields);

  for (guint i = 0; i < types->len; i++)
    if (g_array_index (types, GType, i) == type)
      return;

  g_array_append_val (types, type);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].kind == RBK_FIELD_LIST || fields[i].kind == RBK_FIELD_OBJECT)
      collect_types (fields[i].get_type (), types);
}

static void
add_definitions (JsonBuilder *builder)
{
  g_autoptr(GArray) types = g_array_new (FALSE, FALSE, sizeof (GType));

  collect_types (RBK_TYPE_BOOK, types);
  json_builder_set_member_name (builder, "$defs");
  json_builder_begin_object (builder);
  for (guint i = 1; i < types->len; i++)
    {
      GType            type = g_array_index (types, GType, i);
      g_autofree char *name = definition_name (type);
      guint            n_fields;
      const RbkField  *fields = rbk_record_class_get_fields (type, &n_fields);

      json_builder_set_member_name (builder, name);
      json_builder_begin_object (builder);
      add_member (builder, "type", "object");
      json_builder_set_member_name (builder, "properties");
      json_builder_begin_object (builder);
      add_fields (builder, fields, n_fields);
      json_builder_end_object (builder);
      add_required (builder, fields, n_fields, FALSE);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_head (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "format");
  json_builder_begin_object (builder);
  add_member (builder, "const", "ratebook");
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_begin_object (builder);
  add_number (builder, "const", RBK_BOOK_VERSION);
  json_builder_end_object (builder);
}

/**
 * book_schema_to_text:
 *
 * Returns: (transfer full): what `data/ratebook.schema.json` holds
 */
char *
book_schema_to_text (void)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  guint           n_fields;
  const RbkField *fields = rbk_record_class_get_fields (RBK_TYPE_BOOK, &n_fields);

  json_builder_begin_object (builder);
  add_member (builder, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add_member (builder, "$id", "urn:io.github.ratebook:book:" G_STRINGIFY (RBK_BOOK_VERSION));
  add_member (builder, "title", "Ratebook book");
  add_member (builder, "description",
              "A .ratebook file: plans, what one unit of use costs to serve, and how much "
              "customers "
              "use. Amounts are exact decimals in the major unit of the book's currency, written "
              "as "
              "strings; prices of models are per 1,000,000 tokens. Members that are not listed are "
              "allowed, and kept. Beyond this schema, keys are unique within their list and "
              "references name keys that exist: `ratebook-cli validate` checks all of it.");
  add_member (builder, "type", "object");
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  add_head (builder);
  add_fields (builder, fields, n_fields);
  json_builder_end_object (builder);
  add_required (builder, fields, n_fields, TRUE);
  add_definitions (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return rbk_json_to_text (root);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "rbk-decimal.h"
#include "rbk-error.h"

G_BEGIN_DECLS

/**
 * RbkFieldKind:
 * @RBK_FIELD_STRING: text; nothing and the empty text are the same, %NULL
 * @RBK_FIELD_KEY: a name for programs: letters, digits, `_`, `-`, `.`; up to 64
 * @RBK_FIELD_REF: the key of another record
 * @RBK_FIELD_DECIMAL: an exact number, kept as `RbkDecimal *`, %NULL where there is none
 * @RBK_FIELD_INTEGER: a small whole number
 * @RBK_FIELD_BOOLEAN: yes or no
 * @RBK_FIELD_ENUM: one of the nicks of an enumeration
 * @RBK_FIELD_DATE: `YYYY-MM-DD`
 * @RBK_FIELD_DURATION: an ISO 8601 duration
 * @RBK_FIELD_STRINGS: a list of texts
 * @RBK_FIELD_OBJECT: a record of its own, or %NULL
 * @RBK_FIELD_LIST: a list of records of one type, a #GListStore
 */
typedef enum
{
  RBK_FIELD_STRING,
  RBK_FIELD_KEY,
  RBK_FIELD_REF,
  RBK_FIELD_DECIMAL,
  RBK_FIELD_INTEGER,
  RBK_FIELD_BOOLEAN,
  RBK_FIELD_ENUM,
  RBK_FIELD_DATE,
  RBK_FIELD_DURATION,
  RBK_FIELD_STRINGS,
  RBK_FIELD_OBJECT,
  RBK_FIELD_LIST,
} RbkFieldKind;

/**
 * RbkFieldFlags:
 * @RBK_FIELD_REQUIRED: a record without it is not valid
 * @RBK_FIELD_NON_NEGATIVE: zero or more
 * @RBK_FIELD_POSITIVE: more than zero
 * @RBK_FIELD_SHARE: from 0 to 1
 * @RBK_FIELD_WHOLE: no decimals
 * @RBK_FIELD_SCORE: from 0 to 100
 */
typedef enum
{
  RBK_FIELD_PLAIN = 0,
  RBK_FIELD_REQUIRED = 1 << 0,
  RBK_FIELD_NON_NEGATIVE = 1 << 1,
  RBK_FIELD_POSITIVE = 1 << 2,
  RBK_FIELD_SHARE = 1 << 3,
  RBK_FIELD_WHOLE = 1 << 4,
  RBK_FIELD_SCORE = 1 << 5,
} RbkFieldFlags;

/**
 * RbkField:
 * @name: the property's name; the file's member has `_` for `-`
 * @kind: what it holds
 * @offset: where it stands in the instance
 * @get_type: the type of an enumeration, of an object or of a list's items
 * @flags: what its value must be
 * @fallback: the value where none is set, as the file spells it, or %NULL
 * @title: its name for people, in English; catalogues know it under the context `field`
 *
 * One field of a record. The table of a type's fields is all there is to know of it: the
 * properties, the file, its schema, copying and comparing follow from it.
 */
typedef struct
{
  const char  *name;
  RbkFieldKind kind;
  gsize        offset;
  GType (*get_type) (void);
  RbkFieldFlags flags;
  const char   *fallback;
  const char   *title;
} RbkField;

#define RBK_TYPE_RECORD (rbk_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (RbkRecord, rbk_record, RBK, RECORD, GObject)

struct _RbkRecordClass
{
  GObjectClass parent_class;

  const RbkField *fields; /* (not owned) static */
  guint           n_fields;
  GValue         *fallbacks; /* (owned) of fields with one, never freed */
  const char    **members;   /* (owned) what each field is called in a file; never freed */
  RbkRecord      *pristine;  /* (owned) (nullable) made when first needed, never freed */
};

void rbk_record_class_install_fields (RbkRecordClass *klass,
                                      const RbkField *fields,
                                      guint           n_fields);

const RbkField *rbk_record_get_fields (RbkRecord *self, guint *n_fields);
const RbkField *rbk_record_class_get_fields (GType type, guint *n_fields);
const RbkField *rbk_record_find_field (RbkRecord *self, const char *name);
const char     *rbk_record_get_member (RbkRecord *self, guint field);

const char        *rbk_record_get_string (RbkRecord *self, const RbkField *field);
const RbkDecimal  *rbk_record_get_decimal (RbkRecord *self, const RbkField *field);
int                rbk_record_get_integer (RbkRecord *self, const RbkField *field);
const char *const *rbk_record_get_strings (RbkRecord *self, const RbkField *field);
RbkRecord         *rbk_record_get_object (RbkRecord *self, const RbkField *field);
GListStore        *rbk_record_get_list (RbkRecord *self, const RbkField *field);
gboolean           rbk_record_is_fallback (RbkRecord *self, const RbkField *field);

const char *rbk_record_get_key (RbkRecord *self);
const char *rbk_record_get_name (RbkRecord *self);
JsonObject *rbk_record_get_unknown (RbkRecord *self);
void        rbk_record_set_unknown (RbkRecord *self, JsonObject *unknown);

gboolean    rbk_field_check (const RbkField *field, const GValue *value, GError **error);
gboolean    rbk_field_value_from_text (const RbkField *field,
                                       const char     *text,
                                       GValue         *value,
                                       GError        **error);
const char *rbk_field_enum_nick (const RbkField *field, int value);
char       *rbk_field_get_member (const RbkField *field) G_GNUC_WARN_UNUSED_RESULT;

RbkRecord *rbk_record_copy (RbkRecord *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean   rbk_record_equal (RbkRecord *a, RbkRecord *b);
RbkRecord *rbk_record_find_by_key (GListModel *list, const char *key);

G_END_DECLS
